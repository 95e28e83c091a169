/* Figures and lists, tied together: what is pointed at in a drawing lights up in the lists, and the other way round.
   A click on a mark pins it; the plain link stays one for the keys that open a new window. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const kinds = ["event", "place", "actor"];
  const known = kinds.map((kind) => "[data-" + kind + "]").join() + ",[data-places],[data-actors]";
  let index = new Map(); /* "place:saraqeb" -> elements, in drawings and in lists */
  let pinned = null; /* a mark in a drawing */
  let note = null; /* what is said about it, under the drawing */
  let under = null; /* what the pointer or the focus is on */

  const drawingOf = (element) => element.closest("svg.bf-draw");

  /* What an element stands for. */
  function keys(element) {
    return kinds.flatMap(function (kind) {
      const text = (element.getAttribute("data-" + kind) || "") + " " + (element.getAttribute("data-" + kind + "s") || "");
      return text.split(/\s+/).filter(Boolean).map((id) => kind + ":" + id);
    });
  }

  /* Those that stand for the same: everywhere for a mark, in drawings for a line of a list. */
  function partners(element) {
    const all = keys(element).flatMap((key) => index.get(key) || []);
    return new Set(drawingOf(element) ? all : [element, ...all.filter(drawingOf)]);
  }

  function light(element) {
    const lit = new Set([...(element ? partners(element) : []), ...(pinned ? partners(pinned) : [])]);
    for (const old of document.querySelectorAll(".is-lit")) if (!lit.has(old)) old.classList.remove("is-lit");
    for (const each of lit) each.classList.add("is-lit");
    for (const svg of document.querySelectorAll("svg.bf-draw")) svg.classList.toggle("has-lit", Boolean(svg.querySelector(".is-lit")));
  }

  /* The element around `node` that has partners on this page. */
  function tied(node) {
    let element = node instanceof Element ? node.closest(known) : null;
    while (element) {
      const side = Boolean(drawingOf(element));
      if ([...partners(element)].some((each) => Boolean(drawingOf(each)) !== side)) return element;
      element = element.parentElement && element.parentElement.closest(known);
    }
    return null;
  }

  function release() {
    if (note) note.remove();
    if (pinned) pinned.classList.remove("is-pinned");
    pinned = note = null;
    light(null);
  }

  function nameOf(mark, link) {
    const title = mark.querySelector("title");
    const labelled = (link && link.getAttribute("aria-label")) || mark.getAttribute("aria-label");
    return (labelled || (title || mark).textContent).trim().replace(/\s+/g, " ");
  }

  function pin(mark, link, href) {
    if (pinned) release();
    pinned = mark;
    mark.classList.add("is-pinned");
    light(null);
    const listed = [...partners(mark)].filter((each) => !drawingOf(each) && !each.closest("[hidden]"));
    const off = bf.make("button", { type: "button" }, bf.word("link.release", "Release"));
    off.addEventListener("click", function () {
      const back = link || null;
      release();
      if (back) back.focus();
    });
    const text = bf.word("link.pinned", "{name}: {count} marked on this page.", { name: nameOf(mark, link), count: bf.number(listed.length) });
    const parts = [bf.make("span", { role: "status" }), " "];
    if (listed.length) {
      const down = bf.make("button", { type: "button" }, bf.word("link.first", "Show the first"));
      down.addEventListener("click", () => show(listed[0]));
      parts.push(down, " ");
    }
    if (href) parts.push(bf.make("a", { href }, bf.word("link.follow", "Open its page")), " ");
    note = bf.make("p", { class: "bf-pinned", "data-search-exclude": true }, ...parts, off);
    drawingOf(mark).insertAdjacentElement("afterend", note);
    window.setTimeout(() => { if (parts[0].isConnected) parts[0].textContent = text; }, 0);
  }

  function show(item) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const inner = item.querySelector("a[href], button");
    if (inner) inner.focus({ preventScroll: true });
  }

  /* The address of a link, in HTML or in a drawing; null if it stays on this page. */
  function away(link) {
    const url = new URL(link.getAttribute("href") || "", document.baseURI);
    const here = new URL(window.location.href);
    return url.pathname === here.pathname && url.host === here.host && url.hash ? null : url.href;
  }

  function point(element) {
    if (element === under) return;
    under = element;
    light(element);
  }

  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") point(tied(event.target)); });
  document.addEventListener("focusin", (event) => point(tied(event.target)));
  document.addEventListener("focusout", () => point(null));
  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const mark = tied(event.target);
    if (!mark || !drawingOf(mark)) return;
    const link = event.target.closest("a") || mark.querySelector("a");
    const href = link && link.hasAttribute("href") ? away(link) : null;
    if (link && !href) { /* to a place on this page: go there, lit */
      if (mark !== pinned) pin(mark, link, null);
      return;
    }
    event.preventDefault();
    if (mark === pinned) release();
    else pin(mark, link, href);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pinned) release(); });

  (bf.starts = bf.starts || []).push(function () {
    if (pinned && !pinned.isConnected) release();
    index = new Map();
    for (const element of document.querySelectorAll(known)) {
      for (const key of keys(element)) index.set(key, [...(index.get(key) || []), element]);
    }
  });
})();
