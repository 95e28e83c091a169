/* Tables that can be sorted: a button in each head. Once: rising; twice: falling; a third time: as it was.
   A cell is sorted by its `data-sort`, else by its text; what is empty stands last. `data-sort="off"` on a table or a head leaves it out. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const figure = /^[+\-−]?\d[\d.,\s]*$/;
  const blank = /^[–—-]?$/;
  const order = ["none", "ascending", "descending"];

  function value(row, column) {
    const cell = row.cells[column];
    if (!cell) return "";
    return (cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent).trim();
  }

  const number = (text) => parseFloat(text.replace("−", "-").replace(/[,\s]/g, ""));

  function compare(column, direction, rows) {
    const values = new Map(rows.map((row) => [row, value(row, column)]));
    const filled = [...values.values()].filter((text) => !blank.test(text));
    const numeric = filled.every((text) => figure.test(text));
    const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    return function (one, other) {
      const [a, b] = [values.get(one), values.get(other)];
      if (blank.test(a) || blank.test(b)) return blank.test(a) - blank.test(b);
      return direction * (numeric ? number(a) - number(b) : collator.compare(a, b));
    };
  }

  function sort(table, head, first) {
    const now = order[(order.indexOf(head.getAttribute("aria-sort") || "none") + 1) % order.length];
    for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", now);
    for (const [body, rows] of first) {
      const sorted = [...rows];
      if (now !== "none") sorted.sort(compare(head.cellIndex, now === "ascending" ? 1 : -1, rows));
      body.append(...sorted);
    }
    const words = {
      none: ["sort.none", "In the order of the page"], ascending: ["sort.up", "Sorted by {column}, rising"], descending: ["sort.down", "Sorted by {column}, falling"],
    };
    bf.say(bf.word(words[now][0], words[now][1], { column: head.textContent.trim() }));
  }

  function prepare(table) {
    const row = table.tHead && table.tHead.rows.length === 1 ? table.tHead.rows[0] : null;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    if (!row || rows.length < 3 || table.dataset.sort === "off" || table.querySelector("[colspan], [rowspan], .bf-sort")) return;
    const first = [...table.tBodies].map((body) => [body, [...body.rows]]);
    for (const head of row.cells) {
      if (head.tagName !== "TH" || head.dataset.sort === "off" || !head.textContent.trim() || head.querySelector("a, button, input")) continue;
      const button = bf.make("button", { type: "button", class: "bf-sort" });
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(table, head, first));
    }
  }

  (bf.starts = bf.starts || []).push(() => document.querySelectorAll(".bf table, table[data-sortable]").forEach(prepare));
})();
