/* Records in order -> the rows of the list: when, what, who says so, how it stands. */
(function () {
  "use strict";
  const bf = window.bf;
  const ends = { claim: "claims", event: "claims", report: "claims" };

  const most = 5; /* reports that are shown below an event */

  /* Where links lead. `like`: the address of a page of claims, whose form the others have. */
  function addresses(like) {
    const [, base, end] = /^(.*\/)briefings\/[^/]+\/claims(.*)$/.exec(like.split("#")[0]);
    const page = (path, anchor) => base + path + (path.endsWith("/") ? (end === "/" ? "" : "index" + end) : end) + (anchor ? "#" + anchor : "");
    return { base, page };
  }

  /* Text in which the words that were looked for are marked, wherever they begin one of its words. It is isolated: beside
     another script, full stops and brackets would change their side. */
  function marked(text, sought) {
    return bf.make("bdi", {}, ...window.bfWords.parts(text, sought).map((part) => (part.found ? bf.make("mark", {}, part.text) : part.text)));
  }

  const note = (data, kind, at) => (typeof data[kind].note[at] === "number" ? data[kind].note[data[kind].note[at]] : data[kind].note[at]);

  function standing(all, record) {
    const [value] = all.column.standing[record];
    return value === undefined ? null : bf.make("span", { class: "bf-standing is-" + all.values.standing.id[value] }, all.values.standing.label[value]);
  }

  /* What a record is, in a word or two. */
  function kind(all, record) {
    const [what] = all.column.what[record];
    const [act] = all.column.act[record];
    const name = all.values.kind.id[all.column.kind[record][0]];
    if (name === "event" && what !== undefined) return all.values.what.label[what];
    if (name === "claim" && act !== undefined) return all.values.act.label[act];
    return all.words["one." + name];
  }

  /* A record of a briefing. `below`: all that is reported of an event. */
  function statement(all, to, record, below, sought) {
    const data = bf.records.data();
    const { slug, title } = data.briefings[all.part[record]];
    const texts = bf.records.texts(slug);
    const of = (one) => texts[all.at[one]];
    const name = all.values.kind.id[all.column.kind[record][0]];
    const [anchor, says, by, when] = of(record);
    const href = (one) => to.page("briefings/" + slug + "/" + (ends[all.values.kind.id[all.column.kind[one][0]]] || ""), of(one)[0]);
    const event = all.event[record];
    const main = event >= 0 ? of(event)[1] : says; /* a report on its own is told under what it reports */
    const told = event >= 0 ? [record] : below;
    const voices = told.slice(0, most);
    return row(all, record, {
      when: event >= 0 ? of(event)[3] : when,
      title: bf.make("a", { class: "bf-hit__title", href: event >= 0 ? href(record) : to.page("briefings/" + slug + "/" + (ends[name] || ""), anchor) }, marked(main, sought)),
      by: event < 0 && by ? by : "",
      voices: voices.map((one) => bf.make("li", {}, bf.make("a", { class: "bf-hit__by", href: href(one) }, marked(of(one)[2], sought)), of(one)[1] ? all.words.colon : "", marked(of(one)[1], sought)))
        .concat(told.length > most ? [bf.make("li", {}, bf.make("a", { class: "bf-hit__by", href: href(record) }, all.words.more.replace("{n}", bf.number(told.length - most))))] : []),
      of: bf.make("a", { href: to.page("briefings/" + slug + "/") }, bf.make("bdi", {}, title)),
      sought,
    });
  }

  function identity(all, to, record, sought) {
    const data = bf.records.data();
    const name = all.values.kind.id[all.column.kind[record][0]];
    const at = all.at[record];
    const id = data[name].id[at];
    let href = to.page(name + "s/" + id);
    const briefings = all.column.briefing[record];
    if (name === "source" && briefings.length) {
      const briefing = data.briefings[briefings[0]];
      let place = 0;
      const local = briefing.sources.map((step) => (place += step)).indexOf(at);
      href = to.page("briefings/" + briefing.slug + "/sources", briefing.anchors[local]);
    }
    const title = bf.make(name === "source" && !briefings.length ? "span" : "a", { class: "bf-hit__title", href: name === "source" && !briefings.length ? null : href }, marked(data[name].label[at], sought));
    return row(all, record, { when: "", title, by: note(data, name, at), voices: [], of: all.words.briefings.replace("{n}", bf.number(briefings.length)), sought });
  }

  function row(all, record, found) {
    const mark = standing(all, record);
    return bf.make("li", { class: "bf-hit is-" + all.values.kind.id[all.column.kind[record][0]] },
      bf.make("p", { class: "bf-hit__when" }, found.when),
      bf.make("div", { class: "bf-hit__what" },
        bf.make("h3", {}, found.title),
        found.by ? bf.make("p", { class: "bf-hit__says" }, marked(found.by, found.sought)) : null,
        found.voices.length ? bf.make("ul", { class: "bf-hit__voices" }, ...found.voices) : null),
      bf.make("div", { class: "bf-hit__about" }, mark ? bf.make("p", {}, mark) : null, bf.make("p", { class: "bf-hit__kind" }, kind(all, record)), bf.make("p", { class: "bf-hit__of" }, found.of)));
  }

  bf.hits = {
    addresses,
    /* The rows of some of the list; what they say is loaded first. */
    async rows(all, to, list, text) {
      const slugs = new Set(list.filter((one) => all.part[one.head] >= 0).map((one) => bf.records.data().briefings[all.part[one.head]].slug));
      await Promise.all([...slugs].map((slug) => bf.records.loadTexts(to.base, slug)));
      const sought = bf.records.words(text);
      return list.map((one) => (all.part[one.head] < 0 ? identity(all, to, one.head, sought) : statement(all, to, one.head, one.below, sought)));
    },
  };
})();
