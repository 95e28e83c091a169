/* What Pagefind finds -> Material's search dialog, in the form in which its own search answers. Loaded with the first search
   of a site that was built with Pagefind. */
(function () {
  "use strict";
  const step = 8; /* pages that are shown at a time: each is a file of its own */
  const best = 3; /* sections of a page that stand open */
  const words = (function () {
    try {
      return JSON.parse(document.getElementById("bf-words").textContent);
    } catch (error) {
      return {};
    }
  })();
  const word = (key, english, values) => (words[key] || english).replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
  const escape = (text) => text.replace(/[&<>"]/g, (c) => "&#" + c.charCodeAt(0) + ";");
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);

  /* A page that was found, as Material's search has it: the page itself, then its sections. */
  function item(data, score, terms) {
    const path = data.raw_url.replace(/^\//, "");
    const page = { location: path, title: escape(data.meta.title || path), text: "<p>" + data.excerpt + "</p>", score, terms };
    const sections = data.sub_results.filter((sub) => sub.anchor).map((sub, at) => ({
      location: path + "#" + sub.anchor.id, title: escape(sub.title), text: "<p>" + sub.excerpt + "</p>", score: at < best ? score : score / 2, terms,
    }));
    return [page, ...sections];
  }

  const result = () => document.querySelector('[data-md-component="search-result"]');
  function say(text) {
    const meta = result().firstElementChild;
    if (meta.textContent !== text) meta.textContent = text;
  }

  /* A last line in the list, as a link: Material's keys go from link to link. */
  function line(text, href, act) {
    const made = document.createElement("li");
    made.className = "md-search-result__item bf-searchmore";
    const link = Object.assign(document.createElement("a"), { className: "md-search-result__link", href, tabIndex: -1 });
    link.append(Object.assign(document.createElement("span"), { textContent: text }));
    if (act) link.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); act(link); });
    made.append(link);
    result().lastElementChild.append(made);
    return made;
  }

  window.bfSearch = function (base, page) {
    const explore = (text) => page + (location.protocol === "file:" ? "#" : "?") + "find=" + encodeURIComponent(text);
    let engine = null;

    function failed(text, why, answer) {
      answer({ items: [] });
      say(why);
      if (page) line(word("search.explore", "Look for “{text}” on the page Explore", { text }), explore(text));
    }

    async function load() {
      const found = await import(new URL("pagefind/pagefind.js", base).href);
      await found.options({ noWorker: true, excerptLength: 26, ranking: { termSaturation: 1, pageLength: 0.6 } });
      await found.init();
      return found;
    }

    return async function search(text, answer, stays) {
      if (!text.trim()) {
        answer({ items: [] });
        return;
      }
      if (location.protocol === "file:") {
        failed(text, word("search.needs-server", "From a folder on disk, this library is searched on the page Explore."), answer);
        return;
      }
      try {
        engine = engine || load();
        const pagefind = await engine;
        if (!stays()) return;
        const found = (await pagefind.search(text)).results;
        const terms = Object.fromEntries(text.split(/\s+/).filter(Boolean).map((term) => [term, true]));
        const part = (at) => Promise.all(found.slice(at, at + step).map(async (each) => item(await each.data(), each.score, terms)));
        const items = await part(0);
        if (!stays()) return;
        show(items, 0);

        /* Material draws a whole list anew; what was drawn stays where it is, since the reader is at its end. */
        function show(loaded, from) {
          const list = result().lastElementChild;
          const box = list.closest(".md-search__scrollwrap");
          const before = from ? [...list.children] : [];
          const at = box.scrollTop;
          answer({ items: loaded });
          if (from) list.prepend(...before);
          box.scrollTop = from ? at : 0;
          if (found.length > 1) say(word("search.found", "{n} matching documents", { n: number(found.length) }));
          const shown = from + loaded.length;
          if (shown < found.length) {
            line(word("search.more", "Show more results ({n} left)", { n: number(found.length - shown) }), "#", async function (link) {
              const more = await part(shown);
              if (!stays()) return;
              link.parentElement.remove();
              show(more, shown);
              list.children[shown].querySelector("a").focus({ preventScroll: true });
            });
          }
        }
      } catch (error) {
        engine = null; /* the next question tries again */
        if (stays()) failed(text, word("search.failed", "The search could not be loaded. Try again in a while."), answer);
      }
    };
  };
})();
