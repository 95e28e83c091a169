/* What is found in an index in pieces -> Material's search dialog, in the form in which its own search answers. Loaded with
   the first search. The pieces are our own, or Pagefind's. */
(function () {
  "use strict";
  const step = 8; /* pages that are shown at a time: each is a file of its own */
  const best = 3; /* sections of a page that stand open */
  const pause = 150; /* milliseconds after a letter before anything is loaded: another one may follow */
  const here = document.currentScript.src;
  const texts = (function () {
    try {
      return JSON.parse(document.getElementById("bf-words").textContent);
    } catch (error) {
      return {};
    }
  })();
  const word = (key, english, values) => (texts[key] || english).replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
  const escape = (text) => text.replace(/[&<>"]/g, (c) => "&#" + c.charCodeAt(0) + ";");
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);

  function load(source) {
    return new Promise(function (resolve, reject) {
      const script = Object.assign(document.createElement("script"), { src: source, onload: resolve });
      script.onerror = () => reject(new Error("could not load " + source));
      document.head.append(script);
    });
  }

  /* A page that was found, as Material's search has it: the page itself, then its sections, the best first. */
  function item(path, title, excerpt, sections, score, terms) {
    const entry = (location, heading, text, worth) => ({ location, title: heading, text: text ? "<p>" + text + "</p>" : "", score: worth, terms });
    return [entry(path, title, excerpt, score), ...sections.map((one, at) => entry(path + "#" + one.anchor, one.title, one.excerpt, at < best ? score : score / 2))];
  }

  /* Pagefind: a question -> how many pages it found, and what it says of each. */
  async function pagefind(base) {
    if (location.protocol === "file:") throw new Error("server");
    const engine = await import(new URL("pagefind/pagefind.js", base).href);
    await engine.options({ noWorker: true, excerptLength: 26 });
    await engine.init();
    return async function (text) {
      const { results } = await engine.search(text);
      const terms = Object.fromEntries(text.split(/\s+/).filter(Boolean).map((term) => [term, true]));
      return { count: results.length, async page(at) {
        const data = await results[at].data();
        const path = data.raw_url.replace(/^\//, "");
        const sections = data.sub_results.filter((sub) => sub.anchor).map((sub) => ({ anchor: sub.anchor.id, title: escape(sub.title), excerpt: sub.excerpt }));
        return item(path, escape(data.meta.title || path), data.excerpt, sections, results[at].score, terms);
      } };
    };
  }

  /* Our own: words lead to sections, which are numbered through: 64 numbers for each page. */
  async function pieces(base) {
    const span = 64;
    const got = (window.bfPieces = window.bfPieces || { words: new Map(), pages: new Map(), loads: new Map() });
    got.start = (firsts, count, boosts) => Object.assign(got, { firsts, count, boosts });
    got.piece = (at, found) => got.words.set(at, { words: found.words.split(" "), in: found.in.split(";"), heads: found.heads.split(";") });
    got.page = (at, found) => got.pages.set(at, found);
    const once = function (name) {
      if (!got.loads.has(name)) got.loads.set(name, load(new URL("search/" + name + ".js", base).href).catch((error) => { got.loads.delete(name); throw error; }));
      return got.loads.get(name);
    };
    await Promise.all([load(new URL("words.js", here).href), once("start")]);
    const { words, parts, holding, summed } = window.bfWords;
    const numbers = (steps) => (steps ? summed(steps.split(",").map(Number)) : []);

    /* The sections that have a word, or a longer one that begins like it -> what that is worth; most in a page's title. */
    async function sections(sought) {
      const places = holding(got.firsts, sought);
      await Promise.all(places.map((at) => once("words-" + at)));
      const found = new Map();
      for (const place of places) {
        const piece = got.words.get(place);
        piece.words.forEach(function (other, at) {
          if (other !== sought && !(sought.length > 1 && other.startsWith(sought))) return;
          const all = numbers(piece.in[at]);
          const heads = new Set(numbers(piece.heads[at]));
          const worth = Math.log(1 + got.count / all.length) * (other === sought ? 1 : 0.3 + 0.4 * (sought.length / other.length));
          for (const section of all) {
            const here = worth * (!heads.has(section) ? 1 : section % span ? 3 : 6);
            if ((found.get(section) || 0) < here) found.set(section, here);
          }
        });
      }
      return found;
    }

    function excerpt(text, sought) {
      const all = parts(text, sought);
      const hit = all.findIndex((part) => part.found);
      let from = Math.max(0, hit);
      for (let size = 0; from > 0 && size < 60; from -= 1) size += all[from - 1].text.length;
      let shown = "";
      let size = 0;
      for (let at = from; at < all.length && size < 220; at += 1) {
        size += all[at].text.length;
        shown += all[at].found ? "<mark>" + escape(all[at].text) + "</mark>" : escape(all[at].text);
      }
      return (from > 0 ? "… " : "") + shown.trim() + (size >= 220 ? " …" : "");
    }
    const marked = (text, sought) => parts(text, sought).map((part) => (part.found ? "<mark>" + escape(part.text) + "</mark>" : escape(part.text))).join("");

    return async function (text) {
      const sought = words(text);
      const each = await Promise.all(sought.map(sections));
      const pages = new Map(); /* page -> the words that it has, and its sections with their worth */
      each.forEach(function (found, at) {
        for (const [section, worth] of found) {
          const page = Math.floor(section / span);
          if (!pages.has(page)) pages.set(page, { has: new Set(), sections: new Map() });
          const { has, sections: held } = pages.get(page);
          has.add(at);
          const before = held.get(section) || { worth: 0, words: 0 };
          held.set(section, { worth: before.worth + worth, words: before.words + 1 });
        }
      });
      const worth = (one) => one.worth * (one.words / sought.length);
      const most = Math.max(0, ...[...pages.values()].map((page) => page.has.size)); /* all words, or as many as occur together */
      const found = [...pages].filter(([, page]) => page.has.size === most).map(function ([page, { has, sections: held }]) {
        const ordered = [...held].map(([section, one]) => [section % span, worth(one)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
        return { page, has, ordered, score: ordered[0][1] * (1 + 0.1 * Number(got.boosts[page])) };
      }).sort((a, b) => b.score - a.score || a.page - b.page);
      return { count: found.length, async page(at) {
        const { page, has, ordered, score } = found[at];
        await once("page-" + page);
        const [path, held] = got.pages.get(page);
        const terms = Object.fromEntries(sought.map((one, place) => [one, has.has(place)]));
        const below = ordered.filter(([section]) => section && held[section]).map(([section]) => ({ anchor: held[section][0], title: marked(held[section][1], sought), excerpt: excerpt(held[section][2], sought) }));
        return item(path, marked(held[0][1], sought), excerpt(held[0][2], sought), below, score, terms);
      } };
    };
  }

  const result = () => document.querySelector('[data-md-component="search-result"]');
  function say(text) {
    const meta = result().firstElementChild;
    if (meta.textContent !== text) meta.textContent = text;
  }

  /* A last line in the list, as a link: Material's keys go from link to link. */
  function line(text, href, act) {
    const made = Object.assign(document.createElement("li"), { className: "md-search-result__item bf-searchmore" });
    const link = Object.assign(document.createElement("a"), { className: "md-search-result__link", href, tabIndex: -1 });
    link.append(Object.assign(document.createElement("span"), { textContent: text }));
    if (act) link.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); act(made); });
    made.append(link);
    result().lastElementChild.append(made);
  }

  window.bfSearch = function (base, page, kind) {
    const explore = (text) => page + (location.protocol === "file:" ? "#" : "?") + "find=" + encodeURIComponent(text);
    let engine = null;

    function failed(text, error, answer) {
      answer({ items: [] });
      say(error.message === "server" ? word("search.server", "From a folder on disk, this library is searched on the page Explore.") : word("search.failed", "The search could not be loaded. Try again in a while."));
      if (page) line(word("search.explore", "Look for “{text}” on the page Explore", { text }), explore(text));
    }

    /* Material draws a whole list anew; what was drawn stays where it is, since the reader is at its end. */
    async function show(found, from, answer, stays) {
      const items = await Promise.all(Array.from({ length: Math.min(step, found.count - from) }, (none, at) => found.page(from + at)));
      if (!stays()) return;
      const list = result().lastElementChild;
      const box = list.closest(".md-search__scrollwrap");
      const before = from ? [...list.children] : [];
      const top = box.scrollTop;
      answer({ items });
      list.prepend(...before);
      box.scrollTop = from ? top : 0;
      if (found.count > 1) say(word("search.found", "{n} matching documents", { n: number(found.count) }));
      const shown = from + items.length;
      if (shown >= found.count) return;
      line(word("search.more", "Show more results ({n} left)", { n: number(found.count - shown) }), "#", async function (made) {
        made.remove();
        await show(found, shown, answer, stays);
        if (stays()) list.children[shown].querySelector("a").focus({ preventScroll: true });
      });
    }

    return async function search(text, answer, stays) {
      if (!text.trim()) {
        answer({ items: [] });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (!stays()) return;
      try {
        engine = engine || (kind === "pagefind" ? pagefind : pieces)(base);
        const ask = await engine;
        if (!stays()) return;
        const found = await ask(text);
        if (!stays()) return;
        if (found.count) await show(found, 0, answer, stays);
        else answer({ items: [] });
      } catch (error) {
        engine = null; /* the next question tries again */
        if (stays()) failed(text, error, answer);
      }
    };
  };
})();
