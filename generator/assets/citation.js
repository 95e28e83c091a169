/* The card of a citation mark: how the statement stands, who says it, what is said, why, and where in the source.
   It opens on hover, on focus and on a tap; what it knows comes from `cards.js` beside the page that the mark leads to. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const cards = new Map(); /* address of a cards.js -> its content; null while it loads or where it is missing */
  const slow = 120;
  const grace = 250;
  let card = null; /* the one element */
  let mark = null; /* the mark whose card is open */
  let title = null; /* what its tooltip said */
  let timer = 0;
  let openBefore = null; /* the mark that was open when the pointer went down */
  let touched = false;
  let dismissed = null; /* the mark whose card was closed on purpose: it stays closed until it is left */

  /* Called by cards.js. The address of the running script tells which one it is. */
  window.bfCards = function (slug, content) {
    const script = document.currentScript;
    cards.set(script ? script.src : slug, content);
    if (mark) show(mark);
  };

  const linkOf = (sup) => sup.querySelector("a[href]");
  const markAt = (node) => (node instanceof Element ? node.closest(".bf-cite[data-of]") : null);
  const inCard = (node) => card !== null && node instanceof Node && card.contains(node);

  function address(sup) {
    try {
      const page = linkOf(sup); // the Sources page: a file, or, where the site's addresses are folders, a folder
      return new URL(page.pathname.endsWith("/") ? "../cards.js" : "cards.js", page.href).href;
    } catch (error) {
      return "";
    }
  }

  /* The content of the mark's briefing; asks for it at the first call. */
  function content(sup) {
    const url = address(sup);
    if (url && !cards.has(url)) {
      cards.set(url, null);
      document.head.append(bf.make("script", { src: url, async: true }));
    }
    return cards.get(url) || null;
  }

  function runs(parts) {
    return (Array.isArray(parts) ? parts : []).map(function (part) {
      const [text, voice] = part;
      return voice === null || voice === undefined ? String(text) : bf.make("strong", { class: "v" + voice }, String(text));
    });
  }

  function statement(found) {
    const lines = [];
    if (found.label) lines.push(bf.make("p", {}, bf.make("span", { class: "bf-standing is-" + found.standing }, found.label)));
    for (const by of found.voices.map(runs).filter((parts) => parts.length)) lines.push(bf.make("p", { class: "bf-card__by" }, ...by));
    if (found.says) lines.push(bf.make("p", { class: "bf-card__says", dir: "auto" }, found.says));
    if (found.why) lines.push(bf.make("p", { class: "bf-card__why" }, found.why));
    return lines;
  }

  /* Those who say the same of the same stand together. */
  function together(found) {
    const kept = [];
    for (const one of found) {
      const same = kept.find((other) => ["says", "standing", "why"].every((key) => other[key] === one[key]));
      if (same) same.voices.push(one.by);
      else kept.push(Object.assign({ voices: [one.by] }, one));
    }
    return kept;
  }

  function build(sup) {
    const all = content(sup);
    const link = linkOf(sup);
    const statements = ((all && all.statements) || {});
    const found = together((sup.dataset.of || "").split(/\s+/).map((id) => statements[id]).filter(Boolean));
    const source = (all && all.sources && all.sources[sup.dataset.source]) || {};
    const lines = found.flatMap(statement);
    let where = title || link.textContent.trim();
    if (found.length && source.line && sup.dataset.at) where = source.line + bf.word("comma", ", ") + sup.dataset.at;
    else if (found.length && found[0].label && where.endsWith(". " + found[0].label)) where = where.slice(0, -found[0].label.length - 2);
    lines.push(bf.make("p", { class: "bf-card__src", dir: "auto" }, where));
    /* The mark itself leads there: a second stop for the keyboard would only be in the way. */
    const links = [bf.make("a", { href: link.href, tabindex: "-1" }, bf.word("card.source", "In the source"))];
    if (/^https?:/i.test(source.url || "")) {
      links.push(bf.make("a", { href: source.url, rel: "noopener external" }, bf.word("card.original", "Original")));
    }
    lines.push(bf.make("p", { class: "bf-card__links" }, ...links));
    return lines;
  }

  function element() {
    if (!card || !card.isConnected) {
      const old = document.getElementById("bf-card");
      if (old) old.remove();
      card = bf.make("div", { id: "bf-card", class: "bf-card", role: "group", "aria-label": bf.word("card.label", "Citation"), "data-search-exclude": true, hidden: true });
      (document.querySelector(".bf") || document.body).append(card);
    }
    return card;
  }

  function position() {
    if (!mark) return;
    const at = linkOf(mark).getBoundingClientRect();
    if (at.bottom < 0 || at.top > window.innerHeight || !mark.isConnected) return close();
    bf.place(card, at, document.documentElement.clientWidth < 600);
  }

  function show(sup) {
    window.clearTimeout(timer);
    const link = linkOf(sup);
    if (!link) return;
    if (mark !== sup) {
      close();
      mark = sup;
      title = link.getAttribute("title");
      link.removeAttribute("title");
      link.setAttribute("aria-describedby", "bf-card");
      sup.classList.add("is-open");
    }
    const at = document.activeElement;
    const held = inCard(at) ? [...card.querySelectorAll("a")].indexOf(at) : -1;
    element().replaceChildren(...build(sup));
    card.hidden = false;
    if (held >= 0) (card.querySelectorAll("a")[held] || link).focus();
    position();
  }

  function close() {
    window.clearTimeout(timer);
    if (!mark) return;
    const link = linkOf(mark);
    if (link) {
      if (title !== null) link.setAttribute("title", title);
      link.removeAttribute("aria-describedby");
    }
    mark.classList.remove("is-open");
    mark = title = null;
    if (card) card.hidden = true;
  }

  function later(what, delay) {
    window.clearTimeout(timer);
    timer = window.setTimeout(what, delay);
  }

  /* Whether the keyboard holds the card open. */
  const held = () => mark !== null && (mark.contains(document.activeElement) || inCard(document.activeElement));

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    const sup = markAt(event.target);
    if (sup && sup !== dismissed) {
      if (sup === mark) window.clearTimeout(timer);
      else later(() => show(sup), slow);
    } else if (inCard(event.target)) window.clearTimeout(timer);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch") return;
    const from = markAt(event.target);
    const to = event.relatedTarget;
    if (!from && !inCard(event.target)) return;
    if (from && from.contains(to)) return;
    if (from === dismissed) dismissed = null;
    if (inCard(to) || (mark && mark.contains(to))) return;
    if (!held()) later(close, grace);
    else window.clearTimeout(timer);
  });

  document.addEventListener("focusin", function (event) {
    const sup = markAt(event.target);
    if (sup && sup !== dismissed && !(touched && openBefore !== sup)) show(sup);
    else if (!sup && !inCard(event.target)) close();
  });
  document.addEventListener("focusout", function (event) {
    const to = event.relatedTarget;
    if (markAt(event.target) === dismissed) dismissed = null;
    if (mark && !mark.contains(to) && !inCard(to) && to) close();
    else if (mark && !to && !touched) later(() => { if (!held() && !mark.matches(":hover") && !card.matches(":hover")) close(); }, grace);
  });

  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    openBefore = mark;
    if (mark && !mark.contains(event.target) && !inCard(event.target)) close();
  }, true);
  document.addEventListener("click", function (event) {
    const sup = markAt(event.target);
    if (!sup || !touched || !event.target.closest("a") || openBefore === sup) return;
    event.preventDefault(); /* the first tap opens the card, the second follows the link */
    dismissed = null;
    show(sup);
  });

  document.addEventListener("keydown", function (event) {
    touched = false;
    if (!mark) return;
    const link = linkOf(mark);
    const stops = [...card.querySelectorAll("a:not([tabindex])")];
    const inside = inCard(document.activeElement);
    if (event.key === "Escape") {
      dismissed = mark;
      if (inside) link.focus();
      close();
      event.preventDefault();
    } else if (event.key === "Tab" && !event.shiftKey && document.activeElement === link && stops.length) {
      event.preventDefault();
      stops[0].focus();
    } else if (event.key === "Tab" && inside) {
      link.focus(); /* from where the browser goes on to what comes after the mark */
      if (event.shiftKey) event.preventDefault();
    }
  });

  let waiting = false;
  function follow() {
    if (waiting || !mark) return;
    waiting = true;
    window.requestAnimationFrame(function () {
      waiting = false;
      position();
    });
  }
  window.addEventListener("scroll", (event) => { if (!inCard(event.target)) follow(); }, { passive: true, capture: true });
  window.addEventListener("resize", follow);

  (bf.starts = bf.starts || []).push(function () {
    close();
    element();
  });
})();
