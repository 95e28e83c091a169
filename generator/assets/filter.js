/* Filters over a list: standing, kind, actor, place and period. What is chosen stands in the address.
   A list is `[data-filter]`, its members are `[data-item]`; a `[data-group]` goes when all of its members do. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const chips = ["standing", "kind"];
  const picks = ["actor", "place"];
  const ends = ["from", "to"];
  const most = 6; /* more values than these are a menu rather than chips */
  const standings = ["corroborated", "attributed", "reported", "contested", "denied", "withdrawn", "declined", "silent"];
  const lists = new Map(); /* container -> its filter */
  const heads = {
    standing: ["filter.standing", "Standing"], kind: ["filter.kind", "Kind"], actor: ["filter.actor", "Actor"], place: ["filter.place", "Place"],
    from: ["filter.from", "From"], to: ["filter.to", "To"],
  };
  const head = (name) => bf.word(heads[name][0], heads[name][1]);
  const ids = (text) => (text || "").split(/\s+/).filter(Boolean);

  /* An item as the filter sees it. */
  function member(element) {
    const data = element.dataset;
    const from = data.from || "";
    const to = data.to || "";
    return { element, from, to, dated: Boolean(from || to), values: {
      standing: ids(data.standing), kind: ids(data.kind), actor: ids(data.actors), place: ids(data.places),
    } };
  }

  /* All values of a facet with their names: standings in their own order, the others by name. */
  function options(name, members, labels) {
    const found = new Map();
    for (const each of members) {
      for (const id of each.values[name]) {
        if (!found.has(id)) found.set(id, (labels[name + "s"] || {})[id] || each.element.dataset[name + "Label"] || id);
      }
    }
    const language = document.documentElement.lang || undefined;
    const rank = (option) => (name === "standing" ? standings.indexOf(option.id) : 0);
    return [...found].map(([id, label]) => ({ id, label })).sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, language));
  }

  function inPeriod(each, state) {
    if (!state.from && !state.to) return true;
    if (!each.dated) return false;
    return (!state.to || !each.from || each.from <= state.to) && (!state.from || !each.to || each.to >= state.from);
  }

  /* Whether a member stays. `but`: the facet that is left out of account, for its own counts. */
  function stays(each, state, but) {
    const facets = [...chips, ...picks].filter((name) => name !== but);
    return inPeriod(each, state) && facets.every((name) => !state[name].length || state[name].some((id) => each.values[name].includes(id)));
  }

  function chip(filter, name, option) {
    const input = bf.make("input", { type: "checkbox", name: filter.prefix + name, value: option.id, autocomplete: "off" });
    const count = bf.make("small", {});
    const word = bf.make("span", name === "standing" && option.id ? { class: "bf-standing is-" + option.id } : {}, option.label);
    option.show = function (number, chosen) {
      count.textContent = bf.number(number);
      input.checked = chosen;
      input.disabled = !number && !chosen;
    };
    return bf.make("label", { class: "bf-chip" }, input, bf.make("span", {}, word, " ", count));
  }

  function group(filter, name) {
    const all = { id: "", label: bf.word("filter.all", "All") };
    const made = [all, ...filter.options[name]].map((option) => chip(filter, name, option));
    filter.all[name] = all;
    return bf.make("fieldset", { class: "bf-chips" }, bf.make("legend", {}, head(name)), ...made);
  }

  function pick(filter, name) {
    const select = bf.make("select", { name: filter.prefix + name, autocomplete: "off" }, bf.make("option", { value: "" }, bf.word("filter.all", "All")));
    for (const option of filter.options[name]) {
      const line = bf.make("option", { value: option.id });
      select.append(line);
      option.show = function (number, chosen) {
        line.textContent = option.label + " (" + bf.number(number) + ")";
        line.disabled = !number && !chosen;
        if (chosen) select.value = option.id;
      };
    }
    filter.all[name] = { show: (number, none) => { if (none) select.value = ""; } };
    return bf.make("label", { class: "bf-pick" }, bf.make("span", {}, head(name)), select);
  }

  function period(filter, name, dates) {
    const input = bf.make("input", { type: "date", name: filter.prefix + name, min: dates[0], max: dates[dates.length - 1], autocomplete: "off" });
    filter.ends[name] = input;
    return bf.make("label", { class: "bf-pick" }, bf.make("span", {}, head(name)), input);
  }

  function build(filter) {
    const box = filter.container;
    const rows = [];
    const fields = [];
    for (const name of [...chips, ...picks]) {
      if (filter.options[name].length < 2) continue;
      if (chips.includes(name) && filter.options[name].length <= most) rows.push(group(filter, name));
      else fields.push(pick(filter, name));
    }
    const dates = filter.members.flatMap((each) => [each.from, each.to]).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
    if (dates[0] !== dates[dates.length - 1]) fields.push(...ends.map((name) => period(filter, name, dates)));
    if (fields.length) rows.push(bf.make("div", { class: "bf-picks" }, ...fields));
    if (!rows.length) return false;
    filter.count = bf.make("p", { class: "bf-filters__count", role: "status", tabindex: "-1" });
    filter.clear = bf.make("button", { type: "button", class: "bf-filters__clear" }, bf.word("filter.clear", "Clear filters"));
    const back = bf.make("button", { type: "button" }, bf.word("filter.back", "Show all"));
    filter.none = bf.make("div", { class: "bf-filters__none", hidden: true }, bf.make("p", {}, bf.word("filter.none", "Nothing here matches these filters.")), back);
    const id = "bf-filters-" + lists.size;
    const panel = bf.make("div", { class: "bf-filters__rows", id }, ...rows);
    filter.more = bf.make("button", { type: "button", class: "bf-filters__more", "aria-expanded": "false", "aria-controls": id }, bf.word("filter.label", "Filter"));
    filter.more.addEventListener("click", () => unfold(filter, filter.more.getAttribute("aria-expanded") === "false"));
    const form = bf.make("form", { class: "bf-filters", "aria-label": bf.word("filter.label", "Filter"), "data-search-exclude": true, "data-added": true, autocomplete: "off" },
      filter.more, panel, bf.make("div", { class: "bf-filters__foot" }, filter.count, filter.clear), filter.none);
    const place = box.querySelector("[data-filter-controls]") || document.querySelector('[data-filter-controls="' + CSS.escape(box.dataset.filter) + '"]');
    if (place) place.replaceChildren(form);
    else box.prepend(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => { changed(filter, event.target); });
    for (const button of [filter.clear, back]) {
      button.addEventListener("click", function () {
        set(filter, empty());
        filter.count.focus({ preventScroll: true }); /* the button is gone */
      });
    }
    return true;
  }

  /* Only a small screen folds the choices away; the style sheet sees to that. */
  function unfold(filter, open) {
    filter.more.setAttribute("aria-expanded", String(open));
  }

  const empty = () => ({ standing: [], kind: [], actor: [], place: [], from: "", to: "" });
  const isEmpty = (state) => !Object.values(state).some((value) => value.length);

  function changed(filter, field) {
    const name = field.name.slice(filter.prefix.length);
    const state = Object.assign({}, filter.state);
    if (ends.includes(name)) state[name] = field.value;
    else if (field.type === "checkbox" && field.value) state[name] = field.checked ? [...state[name], field.value] : state[name].filter((id) => id !== field.value);
    else state[name] = ids(field.value);
    set(filter, state);
  }

  function set(filter, state) {
    filter.state = state;
    apply(filter);
    write(filter);
  }

  function apply(filter) {
    const state = filter.state;
    let shown = 0;
    for (const each of filter.members) {
      const stay = stays(each, state);
      each.element.hidden = !stay;
      shown += stay ? 1 : 0;
    }
    for (const box of filter.container.querySelectorAll("[data-group]")) {
      const items = [...box.querySelectorAll("[data-item]")];
      box.hidden = items.length > 0 && items.every((item) => item.hidden);
    }
    for (const name of Object.keys(filter.all)) {
      const left = filter.members.filter((each) => stays(each, state, name));
      filter.all[name].show(left.length, !state[name].length);
      for (const option of filter.options[name]) {
        option.show(left.filter((each) => each.values[name].includes(option.id)).length, state[name].includes(option.id));
      }
    }
    for (const name of Object.keys(filter.ends)) {
      if (filter.ends[name].value !== state[name]) filter.ends[name].value = state[name];
    }
    const numbers = { shown: bf.number(shown), all: bf.number(filter.members.length) };
    const counts = { events: ["filter.count.events", "{shown} of {all} events"], claims: ["filter.count.claims", "{shown} of {all} propositions"] };
    const text = bf.word(...(counts[filter.container.dataset.filter] || ["filter.count", "{shown} of {all}"]), numbers);
    if (filter.count.textContent !== text) filter.count.textContent = text;
    filter.count.dataset.chosen = chosen(filter).join(", ");
    filter.clear.hidden = isEmpty(state);
    filter.none.hidden = shown > 0;
    filter.container.classList.toggle("is-filtered", !isEmpty(state));
    dim();
  }

  /* What is chosen, in words: printed beside the count. */
  function chosen(filter) {
    const names = Object.keys(filter.all).flatMap((name) => filter.options[name].filter((option) => filter.state[name].includes(option.id)).map((option) => option.label));
    return [...names, ...ends.filter((name) => filter.state[name]).map((name) => head(name) + " " + filter.state[name])];
  }

  /* In the drawings of the page, what no item that is shown speaks of steps back. */
  function dim() {
    const out = {};
    for (const name of ["event", "place", "actor"]) out[name] = { known: new Set(), shown: new Set() };
    for (const filter of lists.values()) {
      for (const each of filter.members) {
        const of = { event: ids(each.element.dataset.event), place: each.values.place, actor: each.values.actor };
        for (const name of Object.keys(of)) {
          for (const id of of[name]) {
            out[name].known.add(id);
            if (!each.element.hidden) out[name].shown.add(id);
          }
        }
      }
    }
    for (const name of Object.keys(out)) {
      for (const mark of document.querySelectorAll("svg [data-" + name + "]")) {
        const id = mark.getAttribute("data-" + name);
        mark.classList.toggle("is-out", out[name].known.has(id) && !out[name].shown.has(id));
      }
    }
  }

  function read(filter) {
    const query = new URLSearchParams(window.location.search);
    const state = empty();
    for (const name of Object.keys(filter.all)) {
      const known = new Set(filter.options[name].map((option) => option.id));
      state[name] = query.getAll(filter.prefix + name).flatMap((text) => text.split(",")).filter((id) => known.has(id));
    }
    for (const name of Object.keys(filter.ends)) {
      const value = query.get(filter.prefix + name) || "";
      if (/^\d{4}-\d\d-\d\d$/.test(value)) state[name] = value;
    }
    filter.state = state;
    if (!isEmpty(state)) unfold(filter, true);
    apply(filter);
  }

  function write(filter) {
    const url = new URL(window.location.href);
    for (const name of [...chips, ...picks, ...ends]) {
      const value = [].concat(filter.state[name]).filter(Boolean).join(",");
      if (value) url.searchParams.set(filter.prefix + name, value);
      else url.searchParams.delete(filter.prefix + name);
    }
    url.search = url.search.replace(/%2C/g, ",");
    const at = target();
    if (at && at.closest("[hidden]")) url.hash = ""; /* or a reload would take the filter away again */
    try {
      window.history.replaceState(window.history.state, "", url);
    } catch (error) {
      /* A file on disk may not be allowed to: the filter works, only its address cannot be passed on. */
    }
  }

  function target() {
    try {
      return document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    } catch (error) {
      return null;
    }
  }

  /* What a link leads to is shown, whatever is filtered. */
  function reveal() {
    const at = target();
    if (!at) return;
    for (const filter of lists.values()) {
      if (!filter.container.contains(at) || !at.closest("[hidden]")) continue;
      set(filter, empty());
      at.scrollIntoView();
    }
  }

  function start() {
    for (const box of lists.keys()) if (!box.isConnected) lists.delete(box);
    for (const container of document.querySelectorAll("[data-filter]")) {
      if (lists.has(container)) continue;
      const members = [...container.querySelectorAll("[data-item]")].map(member);
      if (members.length < 2) continue;
      const labels = bf.json(container.querySelector("[data-filter-labels]"));
      const prefix = lists.size ? container.dataset.filter + "-" : "";
      const filter = { container, members, prefix, options: {}, all: {}, ends: {}, state: empty() };
      for (const name of [...chips, ...picks]) filter.options[name] = options(name, members, labels);
      if (!build(filter)) continue;
      lists.set(container, filter);
      read(filter);
    }
    reveal();
  }

  const again = () => { lists.forEach(read); reveal(); };
  window.addEventListener("hashchange", reveal);
  window.addEventListener("popstate", again);
  window.addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  document.addEventListener("click", function (event) { /* a link to the target that the address names already */
    if (event.target instanceof Element && event.target.closest('a[href*="#"]')) window.setTimeout(reveal, 0);
  });
  (bf.starts = bf.starts || []).push(start);
})();
