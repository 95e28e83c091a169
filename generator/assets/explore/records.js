/* The records of a library, as their scripts hand them over in pieces -> what matches, how often, and in which order.
   Records are numbers: those of briefings first, then actors, places and sources. */
(function () {
  "use strict";
  const bf = window.bf;
  const { fold, words, holding, summed } = window.bfWords;
  const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const beyond = 0xc0;
  const identities = ["actor", "place", "source"];
  const facets = ["kind", "standing", "what", "act", "actor", "place", "source", "briefing", "year", "month"];
  const none = [];
  const got = (window.bfRecords = window.bfRecords || {});
  const texts = new Map(); /* slug -> the texts of its records */
  const pieces = new Map(); /* number -> a piece of the words */
  const loads = new Map(); /* address -> when it is loaded */
  let data = null;
  got.data = (found) => { data = found; };
  got.texts = (slug, found) => texts.set(slug, found);
  got.words = (number, found) => pieces.set(number, { words: found.words.split(" "), in: found.in.split(";") });

  function once(address) {
    if (!loads.has(address)) loads.set(address, bf.load(address).catch((error) => { loads.delete(address); throw error; }));
    return loads.get(address);
  }

  const place = (letter) => (letter.charCodeAt(0) < 128 ? digits.indexOf(letter) : letter.charCodeAt(0) - beyond + digits.length);
  const places = (letters) => (letters ? [...letters].map(place) : none);
  /* A day, counted from the first of the year 1, as [year, month]; month 0 where only the year is known. */
  function calendar(day, known) {
    const date = new Date((day - 719163) * 864e5);
    return [date.getUTCFullYear(), known ? date.getUTCMonth() + 1 : 0];
  }

  /* All records as columns: column[facet][record] is a list of places in the facet's values. */
  function columns() {
    const all = { size: 0, day: [], part: [], at: [], event: [], column: {}, first: {} };
    const values = { kind: data.kind, standing: data.standing, what: data.what, act: data.act, actor: data.actor, place: data.place, source: data.source };
    for (const facet of facets) all.column[facet] = [];
    const years = new Map();
    const months = new Map();
    const known = (map, key) => { if (!map.has(key)) map.set(key, map.size); return [map.get(key)]; };
    const kinds = data.kind.id;
    const initials = new Map(kinds.slice(0, 4).map((kind, at) => [kind[0], [at]]));
    const within = { actor: data.actor.id.map(() => []), place: data.place.id.map(() => []), source: data.source.id.map(() => []) };
    const dated = function (day, sure) {
      const [year, month] = day ? calendar(day, sure) : [0, 0];
      all.day.push(day || 0);
      all.column.year.push(day ? known(years, year) : none);
      all.column.month.push(month ? known(months, year + "-" + String(month).padStart(2, "0")) : none);
    };
    data.briefings.forEach(function (briefing, part) {
      const local = { actor: summed(briefing.actors), place: summed(briefing.places), source: summed(briefing.sources) };
      const rows = { act: briefing.act.split("."), actor: briefing.of_actors.split("."), place: briefing.of_places.split("."), source: briefing.of_sources.split(".") };
      for (const facet of identities) for (const one of local[facet]) within[facet][one].push(part);
      let event = -1;
      [...briefing.kind].forEach(function (initial, at) {
        if (initial === "e") event = all.size;
        all.part.push(part);
        all.at.push(at);
        all.event.push(initial === "r" ? event : -1);
        all.column.kind.push(initials.get(initial));
        all.column.briefing.push([part]);
        for (const facet of ["standing", "what"]) all.column[facet].push(briefing[facet][at] === "-" ? none : [place(briefing[facet][at])]);
        all.column.act.push(places(rows.act[at]));
        for (const facet of identities) all.column[facet].push(places(rows[facet][at]).map((one) => local[facet][one]));
        dated(briefing.month[at] === "-" ? 0 : briefing.base + briefing.day[at], briefing.month[at] === "m");
        all.size += 1;
      });
    });
    for (const kind of identities) {
      all.first[kind] = all.size;
      data[kind].id.forEach(function (id, at) {
        all.part.push(-1);
        all.at.push(at);
        all.event.push(-1);
        for (const facet of facets) if (!["year", "month"].includes(facet)) all.column[facet].push(facet === kind ? [at] : none);
        all.column.kind[all.size] = [kinds.indexOf(kind)];
        all.column.briefing[all.size] = within[kind][at];
        const day = kind === "source" ? data.source.day[at] : 0;
        dated(Math.abs(day), day > 0);
        all.size += 1;
      });
    }
    values.briefing = { id: data.briefings.map((one) => one.slug), label: data.briefings.map((one) => one.title) };
    values.year = { id: [...years.keys()].map(String), label: [...years.keys()].map(String) };
    values.month = { id: [...months.keys()], label: [...months.keys()] };
    all.values = values;
    all.words = data.words;
    return all;
  }

  /* The records that have every word, or one that begins like it -> how well they match. */
  async function find(all, base, text) {
    let scores = null;
    for (const word of words(text)) {
      const numbers = holding(data.pieces, word);
      await Promise.all(numbers.map((number) => once(base + "explore/words-" + number + ".js")));
      const here = new Map();
      for (const number of numbers) {
        const piece = pieces.get(number);
        piece.words.forEach(function (other, at) {
          if (other !== word && !(word.length > 1 && other.startsWith(word))) return;
          const records = summed(piece.in[at].split(",").map(Number));
          const worth = Math.log(1 + all.size / records.length) * (other === word ? 1 : 0.4 + 0.4 * (word.length / other.length));
          for (const record of records) if ((here.get(record) || 0) < worth) here.set(record, worth);
        });
      }
      if (scores) for (const [record, worth] of scores) here.has(record) ? here.set(record, here.get(record) + worth) : null;
      if (scores) for (const record of here.keys()) if (!scores.has(record)) here.delete(record);
      scores = here;
    }
    /* What bears the name, and the name alone, is looked for more often than what happened there. */
    const asked = words(text).join(" ");
    if (scores) for (const [record, worth] of scores) {
      if (all.part[record] >= 0) continue;
      const kind = all.values.kind.id[all.column.kind[record][0]];
      scores.set(record, worth * (words(data[kind].label[all.at[record]]).join(" ") === asked ? 4 : 1.3));
    }
    return scores;
  }

  /* What matches: the records; for each facet how many there would be with each value; and without what is chosen there. */
  function match(all, chosen, scores) {
    const sets = facets.map((facet) => (chosen[facet].length ? new Set(chosen[facet]) : null));
    const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
    const without = Object.fromEntries(facets.map((facet) => [facet, 0]));
    const found = [];
    const count = function (facet, record) {
      const into = counts[facet];
      for (const value of all.column[facet][record]) into.set(value, (into.get(value) || 0) + 1);
    };
    for (let record = 0; record < all.size; record += 1) {
      if (scores && !scores.has(record)) continue;
      let missed = -1;
      let several = false;
      for (let at = 0; at < facets.length && !several; at += 1) {
        if (!sets[at] || all.column[facets[at]][record].some((value) => sets[at].has(value))) continue;
        several = missed >= 0;
        missed = at;
      }
      if (several) continue;
      if (missed >= 0) {
        count(facets[missed], record);
        without[facets[missed]] += 1;
      } else {
        found.push(record);
        for (const facet of facets) count(facet, record);
      }
    }
    for (const facet of facets) without[facet] += found.length;
    return { found, counts, without };
  }

  /* The list in order. A report stands below its event where that is there; an event has all of its reports below it. */
  function ordered(all, found, sort, scores) {
    const there = new Set(found);
    const worth = new Map();
    const heads = new Set();
    for (const record of found) {
      const event = all.event[record];
      const head = event >= 0 && there.has(event) ? event : record;
      heads.add(head);
      if (scores) worth.set(head, Math.max(worth.get(head) || 0, scores.get(record) || 0));
    }
    const sign = sort === "oldest" ? 1 : -1;
    const byDay = (a, b) => (!all.day[a] - !all.day[b]) || sign * (all.day[a] - all.day[b]) || a - b;
    const byWorth = (a, b) => worth.get(b) - worth.get(a) || byDay(a, b);
    return [...heads].sort(sort === "relevance" && scores ? byWorth : byDay).map((head) => ({ head, below: reports(all, head) }));
  }

  function reports(all, event) {
    const found = [];
    for (let record = event + 1; all.event[record] === event; record += 1) found.push(record);
    return found;
  }

  bf.records = {
    facets, identities, words, fold, find, match, ordered,
    async open(base) {
      await once(base + "explore/data.js");
      return columns();
    },
    data: () => data,
    texts: (slug) => texts.get(slug),
    loadTexts: (base, slug) => once(base + "explore/" + encodeURIComponent(slug) + ".js"),
  };
})();
