/* A citation to take along: a button that opens a menu of formats, each of which is copied.
   The texts stand in the block, in `[data-cite-formats]`; nothing is put together here. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const formats = [
    ["plain", "copy.plain", "Plain text"], ["markdown", "copy.markdown", "Markdown"], ["bibtex", "copy.bibtex", "BibTeX"], ["csl", "copy.csl", "CSL-JSON"],
  ];
  let open = null; /* the menu that is open: {button, list} */
  let count = 0;

  function close(back) {
    if (!open) return;
    const { button, list } = open;
    open = null;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }

  function show(button, list, last) {
    close(false);
    open = { button, list };
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    bf.place(list, button.getBoundingClientRect(), false);
    const items = list.children;
    items[last ? items.length - 1 : 0].focus({ preventScroll: true });
  }

  /* Copying without the clipboard of the browser, which some addresses do not have. */
  function byHand(text) {
    const area = bf.make("textarea", { class: "bf-copy__hidden", readonly: true, "aria-hidden": true, tabindex: "-1" });
    area.value = text;
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    area.remove();
    return done;
  }

  async function copy(text) {
    if (window.isSecureContext && navigator.clipboard && navigator.clipboard.writeText) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch (error) {
        /* not allowed here: by hand, then */
      }
    }
    return byHand(text);
  }

  /* The page's own address, which only the browser knows. */
  function here() {
    const canonical = document.querySelector('link[rel="canonical"]');
    return canonical ? canonical.href : window.location.href.replace(/[?#].*/, "");
  }

  async function choose(box, button, format) {
    const text = format.split("https://" + "here.invalid/").join(here());
    const done = await copy(text);
    close(false);
    button.focus();
    const old = box.querySelector(".bf-copy__text");
    if (old) old.remove();
    if (done) {
      const word = bf.word("copy.done", "Copied");
      button.classList.add("is-done");
      button.textContent = word;
      bf.say(word);
      window.setTimeout(function () {
        button.classList.remove("is-done");
        button.textContent = bf.word("copy.button", "Cite");
      }, 2000);
      return;
    }
    const area = bf.make("textarea", { class: "bf-copy__text", readonly: true, rows: "6", "aria-label": bf.word("copy.self", "Copy this text") });
    area.value = text;
    box.append(area);
    area.focus();
    area.select();
  }

  function prepare(block) {
    const texts = bf.json(block.querySelector("[data-cite-formats]"));
    const known = formats.filter(([id]) => typeof texts[id] === "string");
    if (!known.length || block.querySelector(".bf-copy")) return;
    const id = "bf-copy-" + ++count;
    const button = bf.make("button", { type: "button", class: "bf-copy__button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id }, bf.word("copy.button", "Cite"));
    const list = bf.make("div", { id, class: "bf-copy__menu", role: "menu", "aria-label": bf.word("copy.label", "Copy the citation"), hidden: true });
    const box = bf.make("div", { class: "bf-copy", "data-search-exclude": true }, button, list);
    for (const [format, key, english] of known) {
      const item = bf.make("button", { type: "button", role: "menuitem", tabindex: "-1" }, bf.word(key, english));
      item.addEventListener("click", () => { choose(box, button, texts[format]); });
      list.append(item);
    }
    button.addEventListener("click", function () {
      if (open && open.button === button) close(true);
      else show(button, list, false);
    });
    button.addEventListener("keydown", function (event) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      show(button, list, event.key === "ArrowUp");
    });
    list.addEventListener("keydown", function (event) {
      const items = [...list.children];
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        items[(to + items.length) % items.length].focus();
      } else if (event.key === "Escape") {
        event.stopPropagation();
        close(true);
      } else if (event.key === "Tab") close(true); /* and on from the button */
    });
    box.dataset.added = "";
    (block.querySelector("[data-cite-slot]") || block).append(box);
  }

  document.addEventListener("pointerdown", (event) => { if (open && !open.list.contains(event.target) && event.target !== open.button) close(false); });
  window.addEventListener("scroll", () => close(false), { passive: true });
  window.addEventListener("resize", () => close(false));
  (bf.starts = bf.starts || []).push(() => document.querySelectorAll("[data-cite]").forEach(prepare));
})();
