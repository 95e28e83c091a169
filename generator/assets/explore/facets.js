/* The facets of the page Explore: chips for what is short, a strip of years, lists for the rest; each value with how many
   records there would be. They are made once, and only their numbers change. */
(function () {
  "use strict";
  const bf = window.bf;
  const chips = ["kind", "standing"];
  const lists = ["what", "act", "actor", "place", "source", "briefing"];
  const few = 6; /* values of a list that are shown before it is unfolded */
  const most = 200; /* and after */
  const many = 14; /* values that are worth a field to find one in */
  const language = () => document.documentElement.lang || undefined;

  function box(facet, value, label, kind) {
    const input = bf.make("input", { type: "checkbox", name: facet, value: String(value), autocomplete: "off" });
    const count = bf.make("small", {});
    return { input, count, element: bf.make("label", { class: kind }, input, bf.make("span", {}, label, " ", count)) };
  }

  function head(words, facet) {
    return bf.make("legend", {}, words[facet]);
  }

  /* Chips: all values, in the order of their vocabulary. */
  function chipRow(all, facet) {
    const values = all.values[facet];
    const made = values.label.map(function (label, value) {
      const word = bf.make("span", facet === "standing" ? { class: "bf-standing is-" + values.id[value] } : {}, label);
      return box(facet, value, word, "bf-chip");
    });
    const element = bf.make("fieldset", { class: "bf-chips" }, head(all.words, facet), ...made.map((one) => one.element));
    return { facet, element, show: (counts, chosen) => made.forEach((one, value) => tell(one, counts.get(value) || 0, chosen.includes(value))) };
  }

  function tell(one, number, chosen) {
    one.count.textContent = bf.number(number);
    one.input.checked = chosen;
    one.input.disabled = !number && !chosen;
  }

  /* Years, or the months of the years that are chosen, as columns as high as what they hold. */
  function strip(all, facet, labels) {
    const values = all.values[facet];
    const order = values.id.map((id, value) => value).sort((a, b) => (values.id[a] < values.id[b] ? -1 : 1));
    const row = bf.make("div", { class: "bf-columns__row" });
    const element = bf.make("fieldset", { class: "bf-columns is-" + facet }, head(all.words, facet), row);
    const made = new Map();
    function column(value) {
      if (made.has(value)) return made.get(value);
      const bar = bf.make("i", { "aria-hidden": true });
      const input = bf.make("input", { type: "checkbox", name: facet, value: String(value), autocomplete: "off" });
      const count = bf.make("small", {});
      const one = { bar, input, count, element: bf.make("label", { class: "bf-column" }, input, bf.make("span", {}, bar, bf.make("b", {}, labels(values.id[value])), " ", count)) };
      made.set(value, one);
      return one;
    }
    return { facet, element, show(counts, chosen, state) {
      const shown = facet === "year" ? order : order.filter((value) => state.year.some((year) => values.id[value].startsWith(all.values.year.id[year] + "-")) || chosen.includes(value));
      element.hidden = shown.length === 0;
      const highest = Math.max(1, ...shown.map((value) => counts.get(value) || 0));
      const columns = shown.map(column);
      if (columns.length !== row.children.length || columns.some((one, at) => row.children[at] !== one.element)) keepingFocus(() => row.replaceChildren(...columns.map((one) => one.element)));
      shown.forEach(function (value, at) {
        const number = counts.get(value) || 0;
        tell(columns[at], number, chosen.includes(value));
        columns[at].bar.style.blockSize = (number ? Math.max(6, Math.round((100 * number) / highest)) : 0) + "%";
      });
    } };
  }

  /* A list: what is chosen, then what there is most of; unfolded, all of it by name. */
  function list(all, facet) {
    const values = all.values[facet];
    const total = new Map();
    for (const record of all.column[facet]) for (const value of record) total.set(value, (total.get(value) || 0) + 1);
    const byCount = values.id.map((id, value) => value).sort((a, b) => (total.get(b) || 0) - (total.get(a) || 0) || a - b);
    const byName = [...byCount].sort((a, b) => values.label[a].localeCompare(values.label[b], language()));
    const folded = values.label.map((label) => bf.records.fold(label));
    const made = new Map();
    const rows = bf.make("div", { class: "bf-values" });
    const more = bf.make("button", { type: "button", class: "bf-more", "aria-expanded": "false" });
    const field = values.id.length < many ? null : bf.make("input", { type: "search", class: "bf-values__find", autocomplete: "off", "aria-label": all.words[facet] + ": " + all.words.named.replace("{n}", bf.number(values.id.length)), placeholder: all.words.named.replace("{n}", bf.number(values.id.length)) });
    const element = bf.make("fieldset", { class: "bf-facet" }, head(all.words, facet), field, rows, more);
    let last = [new Map(), []];
    function show(counts, chosen) {
      last = [counts, chosen];
      const open = more.getAttribute("aria-expanded") === "true";
      const asked = field ? bf.records.fold(field.value.trim()) : "";
      const fits = (value) => (counts.get(value) || chosen.includes(value)) && (!asked || folded[value].includes(asked));
      const left = (open || asked ? byName : byCount).filter(fits);
      if (!open && !asked) left.sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0)); /* stable: then by all there are */
      const first = open || asked ? left.slice(0, most) : [...new Set([...chosen, ...left])].slice(0, Math.max(few, chosen.length));
      const boxes = first.map(function (value) {
        if (!made.has(value)) made.set(value, box(facet, value, bf.make("bdi", {}, values.label[value]), "bf-value-box"));
        tell(made.get(value), counts.get(value) || 0, chosen.includes(value));
        return made.get(value).element;
      });
      keepingFocus(() => rows.replaceChildren(...boxes));
      const rest = left.length - (open || asked ? 0 : first.filter((value) => left.includes(value)).length);
      more.hidden = asked !== "" || (!open && rest <= 0) || (open && left.length <= few);
      more.textContent = open ? all.words.less : all.words.more.replace("{n}", bf.number(rest));
      element.hidden = !asked && first.length === 0;
    }
    more.addEventListener("click", function () {
      more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") === "false"));
      show(...last);
    });
    if (field) field.addEventListener("input", (event) => { event.stopPropagation(); show(...last); });
    return { facet, element, show };
  }

  /* Whoever is on a control stays on it, though it was moved. */
  function keepingFocus(change) {
    const held = document.activeElement;
    change();
    if (held && held !== document.activeElement && held.isConnected) held.focus({ preventScroll: true });
  }

  function monthName(id) {
    const [year, month] = id.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1, 1)).toLocaleDateString(language(), { month: "short", timeZone: "UTC" });
  }

  bf.facets = {
    make(all) {
      const short = chips.map((facet) => chipRow(all, facet));
      const strips = [strip(all, "year", (id) => id), strip(all, "month", monthName)];
      const long = lists.filter((facet) => all.values[facet].id.length > 1).map((facet) => list(all, facet));
      const parts = [...short, ...strips, ...long];
      return {
        top: [...short, ...strips].map((part) => part.element),
        side: long.map((part) => part.element),
        show: (counts, state) => parts.forEach((part) => part.show(counts[part.facet], state[part.facet], state)),
      };
    },
    /* A value in words, for what is chosen. */
    label(all, facet, value) {
      const values = all.values[facet];
      if (facet !== "month") return values.label[value];
      const [year] = values.id[value].split("-");
      return monthName(values.id[value]) + " " + year;
    },
  };
})();
