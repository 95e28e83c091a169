/* The page Explore: what is chosen stands in the address, and the list follows it. */
(function () {
  "use strict";
  const bf = window.bf;
  const step = 25;
  const sorts = ["relevance", "newest", "oldest"];
  const onDisk = location.protocol === "file:"; /* where only what follows # may be written */
  let open = null; /* the page that is shown */

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const empty = () => Object.assign(Object.fromEntries(bf.records.facets.map((facet) => [facet, []])), { find: "", sort: "" });
  const standard = (state) => (state.find ? "relevance" : "newest");

  function read(all) {
    const query = new URLSearchParams(onDisk ? location.hash.slice(1) : location.search);
    const state = empty();
    for (const facet of bf.records.facets) {
      const ids = query.getAll(facet).flatMap((text) => text.split(","));
      state[facet] = ids.map((id) => all.values[facet].id.indexOf(id)).filter((value) => value >= 0);
    }
    state.find = (query.get("find") || "").trim();
    state.sort = sorts.includes(query.get("sort")) ? query.get("sort") : "";
    return state;
  }

  function write(page, replaces) {
    const { all, state } = page;
    const query = new URLSearchParams();
    if (state.find) query.set("find", state.find);
    for (const facet of bf.records.facets) if (state[facet].length) query.set(facet, state[facet].map((value) => all.values[facet].id[value]).join(","));
    if (state.sort && state.sort !== standard(state)) query.set("sort", state.sort);
    const text = query.toString().replace(/%2C/g, ",");
    const url = new URL(location.href);
    if (onDisk) url.hash = text;
    else {
      url.search = text;
      url.hash = "";
    }
    if (url.href === location.href || (onDisk && location.hash.slice(1) === text)) return;
    history[replaces ? "replaceState" : "pushState"](history.state, "", url);
  }

  function build(page) {
    const { all } = page;
    const say = all.words;
    page.facets = bf.facets.make(all);
    page.field = bf.make("input", { type: "search", class: "bf-find__field", id: "bf-find", name: "find", autocomplete: "off", placeholder: say.find, enterkeyhint: "search" });
    page.order = bf.make("select", { name: "sort", autocomplete: "off" }, ...sorts.map((sort) => bf.make("option", { value: sort }, say[sort])));
    page.count = bf.make("p", { class: "bf-filters__count", role: "status", tabindex: "-1" });
    page.pills = bf.make("ul", { class: "bf-pills", "aria-label": say.chosen });
    page.clear = bf.make("button", { type: "button", class: "bf-filters__clear" }, say.clear);
    page.list = bf.make("ol", { class: "bf-hits" });
    page.none = bf.make("div", { class: "bf-filters__none", hidden: true });
    page.more = bf.make("button", { type: "button", class: "bf-hits__more", hidden: true });
    page.unfold = bf.make("button", { type: "button", class: "bf-filters__more", "aria-expanded": "false", "aria-controls": "bf-explore-top bf-explore-side" }, say.facets);
    const top = bf.make("div", { class: "bf-explore__top", id: "bf-explore-top" }, ...page.facets.top);
    const side = bf.make("div", { class: "bf-explore__side", id: "bf-explore-side" }, ...page.facets.side);
    const form = bf.make("form", { class: "bf-filters bf-explore__form", role: "search", "aria-label": say.facets, "data-added": true, autocomplete: "off" },
      bf.make("div", { class: "bf-find" }, bf.make("label", { for: "bf-find" }, say["find-short"]), page.field),
      page.unfold, top, side,
      bf.make("div", { class: "bf-explore__results" },
        bf.make("div", { class: "bf-filters__foot" }, page.count, bf.make("label", { class: "bf-pick" }, bf.make("span", {}, say.sort), page.order)),
        bf.make("div", { class: "bf-explore__chosen" }, page.pills, page.clear),
        bf.make("h2", { class: "bf-heard" }, say.hits), page.none, page.list, page.more));
    page.unfold.addEventListener("click", () => page.unfold.setAttribute("aria-expanded", String(page.unfold.getAttribute("aria-expanded") === "false")));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => changed(page, event.target));
    page.field.addEventListener("input", () => typed(page));
    page.clear.addEventListener("click", () => set(page, empty(), true));
    page.more.addEventListener("click", () => more(page, true));
    page.box.replaceChildren(form);
    page.form = form;
  }

  function changed(page, control) {
    const state = Object.assign({}, page.state);
    if (control.name === "sort") state.sort = control.value;
    else if (control.type !== "checkbox") return;
    else {
      const value = Number(control.value);
      const others = state[control.name].filter((one) => one !== value);
      state[control.name] = control.checked ? [...others, value] : others;
      if (control.name === "year") state.month = state.month.filter((month) => state.year.some((year) => page.all.values.month.id[month].startsWith(page.all.values.year.id[year] + "-")));
    }
    set(page, state);
  }

  /* Each letter narrows the list; the address takes a whole word, as one step back. */
  function typed(page) {
    window.clearTimeout(page.waits);
    page.waits = window.setTimeout(function () {
      const find = page.field.value.trim();
      if (find === page.state.find) return;
      const state = Object.assign({}, page.state, { find });
      if (state.sort === "relevance") state.sort = "";
      const again = page.typing;
      set(page, state, false, again);
      page.typing = true;
    }, 180);
  }

  function set(page, state, moves, replaces) {
    page.state = state;
    page.typing = false;
    write(page, replaces);
    show(page).then(() => { if (moves) page.count.focus({ preventScroll: true }); });
  }

  async function show(page) {
    const number = (page.asked = (page.asked || 0) + 1);
    const { all, state } = page;
    try {
      const scores = state.find ? await bf.records.find(all, page.to.base, state.find) : null;
      if (number !== page.asked) return;
      const matched = bf.records.match(all, state, scores);
      page.sorted = bf.records.ordered(all, matched.found, state.sort || standard(state), scores);
      page.shown = 0;
      if (page.field.value.trim() !== state.find) page.field.value = state.find;
      page.order.value = state.sort || standard(state);
      page.order.firstElementChild.disabled = !state.find;
      page.facets.show(matched.counts, state);
      const text = matched.found.length === all.size ? fill(all.words.count, { n: bf.number(all.size) }) : fill(all.words["count-of"], { shown: bf.number(matched.found.length), all: bf.number(all.size) });
      if (page.count.textContent !== text) page.count.textContent = text;
      choices(page, matched);
      await more(page, false, number);
    } catch (error) {
      page.count.textContent = all.words.failed;
      page.element.classList.add("is-failed");
    }
  }

  /* What is chosen, each to be taken away; and, where nothing is left, what there would be without it. */
  function choices(page, matched) {
    const { all, state } = page;
    const chosen = bf.records.facets.flatMap((facet) => state[facet].map((value) => ({ facet, value, label: bf.facets.label(all, facet, value) })));
    const without = (facet, value) => Object.assign({}, page.state, { [facet]: state[facet].filter((one) => one !== value) });
    const pill = function ({ facet, value, label }) {
      const button = bf.make("button", { type: "button", "aria-label": fill(all.words.remove, { name: label }) }, bf.make("span", { "aria-hidden": true }, label + "\u00a0×"));
      button.addEventListener("click", () => set(page, without(facet, value), true));
      return bf.make("li", {}, button);
    };
    page.pills.replaceChildren(...chosen.map(pill));
    page.pills.hidden = chosen.length === 0;
    page.clear.hidden = chosen.length === 0 && !state.find;
    page.unfold.dataset.chosen = chosen.length ? String(chosen.length) : "";
    page.count.dataset.chosen = [...(state.find ? ["“" + state.find + "”"] : []), ...chosen.map((one) => one.label)].join(", ");
    page.form.classList.toggle("is-filtered", chosen.length > 0 || state.find !== "");
    page.none.hidden = matched.found.length > 0;
    if (page.none.hidden) return;
    const ways = bf.records.facets.filter((facet) => state[facet].length && matched.without[facet]).map(function (facet) {
      const names = state[facet].map((value) => bf.facets.label(all, facet, value)).join(", ");
      const button = bf.make("button", { type: "button" }, fill(all.words["try-less"], { name: names, n: bf.number(matched.without[facet]) }));
      button.addEventListener("click", () => set(page, Object.assign({}, page.state, { [facet]: [] }), true));
      return bf.make("li", {}, button);
    });
    const all_ = bf.make("button", { type: "button" }, all.words.clear);
    all_.addEventListener("click", () => set(page, empty(), true));
    page.none.replaceChildren(bf.make("p", {}, all.words.empty), bf.make("ul", {}, ...ways, bf.make("li", {}, all_)));
  }

  /* Shows the next rows. `moves`: the reader goes on at the first of them. */
  async function more(page, moves, number = page.asked) {
    const part = page.sorted.slice(page.shown, page.shown + step);
    const rows = await bf.hits.rows(page.all, page.to, part, page.state.find);
    if (number !== page.asked) return;
    if (page.shown) page.list.append(...rows);
    else page.list.replaceChildren(...rows);
    page.shown += rows.length;
    repeats(page);
    const left = page.sorted.length - page.shown;
    page.more.hidden = left <= 0;
    page.more.textContent = fill(page.all.words["more-results"], { n: bf.number(Math.min(step, left)) });
    const first = moves && rows[0] && rows[0].querySelector("a");
    if (first) first.focus({ preventScroll: true });
  }

  /* A date stands once above what shares it, where the list is in the order of time. */
  function repeats(page) {
    const inTime = (page.state.sort || standard(page.state)) !== "relevance";
    let before = null;
    for (const row of page.list.children) {
      const when = row.querySelector(".bf-hit__when").textContent;
      row.classList.toggle("is-same", inTime && when !== "" && when === before);
      before = when;
    }
  }

  function again() {
    if (!open || !open.box.isConnected) return;
    open.state = read(open.all);
    open.typing = false;
    show(open);
  }
  window.addEventListener("popstate", again);

  bf.explore = {
    async open(element) {
      const page = { element, box: element.querySelector("[data-explore-app]") };
      const like = element.querySelector("[data-explore-claims] a");
      if (!like) throw new Error("nothing to explore");
      page.to = bf.hits.addresses(like.href);
      page.all = await bf.records.open(page.to.base);
      open = page;
      build(page);
      page.state = read(page.all);
      await show(page);
      element.classList.add("is-ready");
    },
  };
})();
