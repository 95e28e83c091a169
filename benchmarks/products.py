"""A finished scene -> the fact files of its briefing, with the bottom line and the assessments on top."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from benchmarks.article import Article
from benchmarks.phrases import long_text
from benchmarks.scene import Scene
from benchmarks.yaml_text import Fields, Value, block, records

ASSESSMENTS = 2
_LIKELIHOODS = (
    ("almost no chance", "There is almost no chance that the truce holds in {p}."),
    ("very unlikely", "It is very unlikely that those who fled {p} return this season."),
    ("unlikely", "It is unlikely that the road to {p} opens soon."),
    ("roughly even chance", "There is a roughly even chance that talks about {p} resume."),
    ("likely", "Units will likely stay around {p}."),
    ("very likely", "Fire around {p} will very likely go on."),
    ("almost certain", "It is almost certain that prices in {p} keep rising."),
)


def fact_files(scene: Scene, town: str, yearbook: Article | None) -> dict[str, str]:
    """Path in the briefing's folder -> text; about every fifth briefing keeps its events in a folder of two files.

    town: the place that the briefing is about. yearbook: the shared source that it uses, if it does.
    """
    files = {
        "briefing.yml": block(_head(scene, town, yearbook)),
        "sources.yml": records({article.ident: article.record() for article in scene.articles}),
        "actors.yml": records(scene.own.actors),
        "places.yml": records(scene.own.places),
        "claims.yml": records(scene.claims),
        "assessments.yml": records(_assessments(scene, town)),
    }
    if scene.rng.random() < 0.2:
        items = list(scene.events.items())
        files |= {"events/first.yml": records(dict(items[:10])), "events/second.yml": records(dict(items[10:]))}
    else:
        files["events.yml"] = records(scene.events)
    return files


def _head(scene: Scene, town: str, yearbook: Article | None) -> Fields:
    rng, events, claims = scene.rng, list(scene.events), list(scene.claims)
    sources = {article.alias: article.ident for article in scene.articles}
    place, figure = scene.name(town), scene.claims[claims[0]]
    number = figure["figures"]
    text = f" ({number['text']})" if isinstance(number, Mapping) and "text" in number else ""
    cited = str(scene.claims[claims[-1]]["cites"])  # the one claim that rests on the yearbook stands last
    background = {yearbook.alias: yearbook.background(cited)} if yearbook else {}
    told = [told.ref for reports in scene.told.values() for told in reports]
    head: dict[str, Value] = {
        "title": f"{place}, {scene.as_of.day} {scene.as_of:%B %Y}",
        "as_of": str(scene.as_of),
        "period": f"{scene.as_of - timedelta(days=30)}/{scene.as_of}",
        "sources": sources | ({"y": yearbook.ident} if yearbook else {}),
        "waive": {article.alias: article.waivers() for article in scene.articles} | background,
        "language": "en",
        "timezone": "UTC",
        "trend": rng.choice(("deteriorating", "unchanged", "improving")),
        "topics": [
            scene.name(scene.own.by_role["group"][0]),
            rng.choice(("displacement", "truce", "roads", "harvest")),
        ],
        "status": "published",
        "bottom_line": [
            {"text": f"Fighting shapes life in and around {place}.", "rests_on": rng.sample(events, 3)},
            {
                "text": f"Families leave their homes{text}; the tallies differ by speaker.",
                "rests_on": [claims[0], rng.choice(told)],
            },
            {"text": "Officials answer few questions; some of what is told is denied.", "rests_on": claims[1:3]},
        ],
    }
    if rng.random() < 0.3:
        head["note"] = long_text(rng, rng.choice((2, 20)))
    return head


def _assessments(scene: Scene, town: str) -> dict[str, Fields]:
    rng = scene.rng
    entries: dict[str, Fields] = {}
    for number in range(ASSESSMENTS):
        likelihood, judgement = rng.choice(_LIKELIHOODS)
        entries[f"outlook-{number + 1}"] = {
            "judgement": judgement.format(p=scene.name(town)),
            "likelihood": likelihood,
            "confidence": {
                "level": rng.choice(("low", "moderate", "moderate")),
                "because": "Voices of several sides agree on the main points.",
            },
            "rests_on": [*rng.sample(list(scene.events), 2), rng.choice(list(scene.claims))],
            "assumptions": ["The weather stays dry."],
            "would_change": ["A truce is signed and kept."],
        }
    return entries
