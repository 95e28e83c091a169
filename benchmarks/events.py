"""A scene -> its events, each with the reports that assert it and the sentences that they cite."""

from __future__ import annotations

from benchmarks.article import Article
from benchmarks.phrases import PLOTS, Plot, Time, figure, long_text, time_of_event, weekday
from benchmarks.scene import Scene, Told
from benchmarks.yaml_text import Value

_PARTS = ("northern part", "old quarter", "eastern edge")


def add_events(scene: Scene, count: int) -> None:
    """Add ``count`` events to the scene: one war or offensive, then what belongs to it and what does not."""
    _umbrella(scene)
    for number in range(1, count):
        _event(scene, number)


def _umbrella(scene: Scene) -> None:
    """The event that others are part of; the source itself says so."""
    rng, article = scene.rng, scene.articles[0]
    a = scene.fighter()
    b, place, year = scene.fighter(but=a), scene.pick("province"), scene.as_of.year - rng.randint(1, 6)
    ident = scene.umbrella = f"war-{place}-00"
    cite = article.cite(
        f"A war between {scene.name(a)} and {scene.name(b)} has gone on in {scene.name(place)} since {year}."
    )
    scene.events[ident] = {
        "title": f"War in {scene.name(place)}",
        "kind": rng.choice(("war", "offensive")),
        "when": f"{year}/.. (since {year})",
        "where": place,
        "who": {"party": [a, b]},
        "reports": {"source": cite},
    }
    scene.told[ident] = [
        Told(
            event=ident,
            key="source",
            by="source",
            root="source",
            of=scene.pick("population"),
            measure="killed",
            number=0,
        )
    ]


def _event(scene: Scene, number: int) -> None:
    rng, plot = scene.rng, scene.rng.choice(PLOTS)
    a = scene.fighter()
    b, place = scene.fighter(but=a), scene.spot()
    first = scene.articles[number % len(scene.articles)]
    articles = [first, *(scene.article() for _ in range(rng.choice((0, 0, 1, 2))))]
    time = time_of_event(rng, [article.published for article in articles])
    ident = f"{plot.kind}-{place}-{number:02}"
    names = {"a": scene.name(a), "b": scene.name(b), "p": scene.name(place)}
    event: dict[str, Value] = {"title": plot.title.format(**names), "kind": plot.kind, "when": time.when}
    event["where"] = _where(scene, place)
    event["who"] = {plot.roles[0]: [a, b]} if plot.roles[0] == plot.roles[1] else {plot.roles[0]: a, plot.roles[1]: b}
    _context(scene, event, plot, time)
    scene.told[ident] = []
    body = plot.body.format(**names) + (f" {time.words}" if time.words else "")
    event["reports"] = _reports(scene, ident, plot, body, articles)
    scene.events[ident] = event


def _where(scene: Scene, place: str) -> Value:
    way = scene.rng.randrange(8)
    if way == 0:
        return {"near": place}
    if way == 1:
        return {"in": place, "part": scene.rng.choice(_PARTS)}
    if way == 2:
        return {"in": place, "towards": scene.pick("border", "road")}
    return place


def _context(scene: Scene, event: dict[str, Value], plot: Plot, time: Time) -> None:
    """How the event stands to others, and what the analyst adds."""
    rng = scene.rng
    if rng.random() < 0.4:
        event["part_of"] = scene.umbrella
    same = [other for other, fields in scene.events.items() if fields["kind"] == plot.kind]
    if rng.random() < 0.05 and time.when.startswith("undated"):  # the dates of events lie in the past
        event["mode"] = "planned"
    if same and rng.random() < 0.15:
        event["maybe_same"] = [rng.choice(same)]
    if time.inferred:
        event["inferred"] = {"when": time.inferred}
    if rng.random() < 0.1:
        event["note"] = long_text(rng, rng.choice((1, 2, 12)))


def _reports(scene: Scene, ident: str, plot: Plot, body: str, articles: list[Article]) -> dict[str, Value]:
    """One report an article, each by another voice; sometimes a second voice in the same sentence as the first."""
    reports: dict[str, Value] = {}
    heard: list[str] = []
    for number, article in enumerate(articles):
        speaker = "source" if number == 0 and scene.rng.random() < 0.3 else scene.speaker(but=heard)
        heard.append(speaker if speaker == "source" else scene.root(speaker))
        _report(scene, ident, plot, body, article, speaker, reports)
        if number == 0 and len(articles) < 3 and speaker != "source" and scene.rng.random() < 0.25:
            second = scene.speaker(but=heard)
            heard.append(scene.root(second))
            _echo(scene, ident, second, reports)
    return reports


def _report(
    scene: Scene, ident: str, plot: Plot, body: str, article: Article, speaker: str, reports: dict[str, Value]
) -> None:
    """A report with what its speaker adds; a bare cite where that is nothing."""
    rng, of = scene.rng, scene.pick("population", "army", "group")
    fields: dict[str, Value] = {}
    key = speaker if rng.random() < 0.8 else f"account-{len(reports) + 1}"
    if key != speaker:
        fields["by"] = speaker
    told, clause = 0, ""
    if rng.random() < 0.55:
        numbers, says, words, told = figure(rng, plot.measure, of)
        clause = f", with {words} in the tally"
        if says:
            fields["says"] = says
        fields["figures"] = numbers
    if rng.random() < 0.2:
        fields["basis"] = rng.choice(("witnessed", "image", "document", "measured"))
    if rng.random() < 0.15:
        fields["credibility"] = rng.choice("22346")
    if speaker == "source":
        sentence = f"{body[0].upper()}{body[1:]}{clause}."
    else:
        if rng.random() < 0.2:
            fields["act"] = "confirm"
        said = ""
        if rng.random() < 0.3:
            said = f" {weekday(article.published)}"
            fields["said"] = f"{article.published} ({said.strip()})"
        sentence = f"In the words of {scene.name(speaker)}{said and f', heard{said}'}, {body}{clause}."
    cite = article.cite(sentence)
    if len(fields) > 1 and rng.random() < 0.1:
        more = article.add("More was not known when these lines were written.")
        cite = f"{cite} {more}"
    reports[key] = {**fields, "cites": cite} if fields else cite
    root = speaker if speaker == "source" else scene.root(speaker)
    measure = plot.measure if told else ""
    scene.told[ident].append(Told(event=ident, key=key, by=speaker, root=root, of=of, measure=measure, number=told))


def _echo(scene: Scene, ident: str, speaker: str, reports: dict[str, Value]) -> None:
    """A second speaker over the sentence of the last report: "the council and witnesses said"."""
    last = next(reversed(reports.values()))
    cite = last if isinstance(last, str) else str(last["cites"])  # type: ignore[call-overload]
    reports[speaker] = cite.split()[0]
    told = Told(event=ident, key=speaker, by=speaker, root=scene.root(speaker), of="", measure="", number=0)
    scene.told[ident].append(told)
