"""A scene with events -> its claims: denials, disputes, corrections, relations, distances, silence and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.article import Article
from benchmarks.phrases import distance, figure, weekday
from benchmarks.scene import Scene, Told
from benchmarks.yaml_text import Value

Claim = dict[str, Value]
_TIES = (
    ("backs", "helps"), ("opposes", "works against"), ("allied-with", "has sided with"),
    ("cooperates-with", "works beside"), ("advises", "trains"),
)  # fmt: skip
_REMARKS: Sequence[tuple[Claim, str]] = (
    ({"act": "decline-comment"}, "did not wish to speak about it"),
    ({"act": "withhold", "says": "The names of the dead."}, "kept back who they were"),
    ({"act": "warn", "mode": "hypothetical", "says": "Wells run dry if the pumps stop."}, "feared for the water"),
    ({"act": "condemn", "says": "They find it shameful."}, "called the news a disgrace"),
    ({"act": "welcome", "says": "They are glad of it."}, "was pleased to hear of it"),
    ({"act": "threaten", "says": "They mean to strike back."}, "vowed an answer in kind"),
    ({"act": "promise", "says": "They offer shelter to those who fled."}, "pledged tents for families"),
    ({"act": "expect", "says": "They look for more of it."}, "saw no end to such days"),
    ({"act": "condole", "says": "They mourn with the families."}, "sent condolences to relatives"),
)
"""What a speaker may say of an event without asserting it, and the source's words for that."""


def add_claims(scene: Scene, count: int) -> None:
    """Add ``count`` claims, of every kind in turn, to the scene."""
    makers: Sequence[tuple[str, Callable[[Scene], Claim]]] = (
        ("figure", _figure), ("denial", _denial), ("dispute", _dispute), ("correction", _correction),
        ("confirmation", _confirmation), ("no-comment", lambda scene: _remark(scene, 0)),
        ("withheld", lambda scene: _remark(scene, 1)), ("demand", _demand), ("tie", _tie), ("control", _control),
        ("distance", _distance), ("joint", _joint), ("relayed", _relayed), ("envoy", _envoy), ("original", _original),
        ("warning", lambda scene: _remark(scene, 2)), ("update", _update), ("sequence", _sequence),
        ("background", _background), ("remark", lambda scene: _remark(scene, scene.rng.randint(3, 8))),
    )  # fmt: skip
    for number in range(count):
        label, make = makers[number % len(makers)]
        scene.claims[f"{label}-{number:02}"] = make(scene)


def _say(scene: Scene, by: str, words: str, article: Article | None = None) -> str:
    """A sentence in which ``by`` is said to do something; its cite."""
    return (article or scene.article()).cite(f"{scene.name(by)} {words}.")


def _event(scene: Scene) -> str:
    return scene.rng.choice(list(scene.events))


def _told(scene: Scene, *, number: bool) -> Told:
    """A report of an event that more than one voice reports; one with a figure if ``number``, and there is one."""
    several = [told for reports in scene.told.values() if len(reports) > 1 for told in reports if told.by != "source"]
    counted = [told for told in several if told.measure]
    every = [told for reports in scene.told.values() for told in reports]
    return scene.rng.choice((counted if number else several) or every)


def _figure(scene: Scene) -> Claim:
    by, of = scene.speaker(), scene.pick("population")
    numbers, says, words, _ = figure(scene.rng, "displaced", of)
    numbers["nature"] = "cumulative"
    cite = _say(scene, by, f"spoke of {words} on the move in all")
    return {
        "by": by,
        "says": says or "They give a range for those who fled.",
        "about": _event(scene),
        "figures": numbers,
        "cites": cite,
    }


def _denial(scene: Scene) -> Claim:
    told = _told(scene, number=False)
    by = scene.speaker(but=[told.root])
    return {
        "by": by,
        "act": "deny",
        "says": "None of it took place.",
        "denies": told.event,
        "cites": _say(scene, by, "rejected the account as made up"),
    }


def _dispute(scene: Scene) -> Claim:
    told = _told(scene, number=True)
    by = scene.speaker(but=[told.root])
    measure = told.measure or "killed"
    numbers, says, words, _ = figure(
        scene.rng, measure, told.of or scene.pick("population"), larger_than=told.number * 2
    )
    cite = _say(scene, by, f"gave another tally, {words}")
    return {
        "by": by,
        "says": says or "They give another range.",
        "disputes": told.ref,
        "figures": numbers,
        "cites": cite,
    }


def _correction(scene: Scene) -> Claim:
    told = _told(scene, number=True)
    measure = told.measure or "killed"
    numbers, says, words, _ = figure(scene.rng, measure, told.of or scene.pick("population"))
    by = told.by
    start = "A correction by the desk" if by == "source" else f"{scene.name(by)} in a correction"
    cite = scene.article().cite(f"{start} set the tally at {words}.")
    return {
        "by": by,
        "says": says or "They set the tally to another range.",
        "corrects": told.ref,
        "figures": numbers,
        "cites": cite,
    }


def _confirmation(scene: Scene) -> Claim:
    event = _event(scene)
    by = scene.speaker(but=[told.root for told in scene.told[event]])
    says = "Their own people saw the same."
    return {
        "by": by,
        "act": "confirm",
        "says": says,
        "confirms": event,
        "basis": "witnessed",
        "cites": _say(scene, by, "bore this out from what staff had seen"),
    }


def _demand(scene: Scene) -> Claim:
    by = scene.speaker()
    to, article = scene.pick("government", "ministry", "group"), scene.article()
    cite = _say(scene, by, f"urged {scene.name(to)} {weekday(article.published)} to hold its fire", article)
    said = f"{article.published} ({weekday(article.published)})"
    return {
        "by": by,
        "act": "demand",
        "to": to,
        "said": said,
        "says": "The guns must fall silent.",
        "about": _event(scene),
        "cites": cite,
    }


def _tie(scene: Scene) -> Claim:
    kind, verb = scene.rng.choice(_TIES)
    one, other = scene.pick("government", "group", "army"), scene.pick("group", "wing", "air-force")
    if one == other:
        other = scene.pick("council")
    by = scene.speaker()
    cite = _say(scene, by, f"noted that {scene.name(one)} {verb} {scene.name(other)}")
    tie: Value = (
        f"{one} {kind} {other}"
        if scene.rng.random() < 0.6
        else {"from": one, "type": kind, "to": other, "means": "money and trucks"}
    )
    return {"by": by, "says": f"{scene.name(other)} does not stand alone.", "relations": tie, "cites": cite}


def _control(scene: Scene) -> Claim:
    holder, place = scene.fighter(), scene.pick("town", "city", "district")
    kind, word = scene.rng.choice((("controls", "held"), ("contests", "fought for"), ("present-in", "had posts in")))
    cite = scene.article().cite(f"By then {scene.name(holder)} {word} {scene.name(place)}.")
    return {
        "by": "source",
        "says": f"Who rules {scene.name(place)} is stated.",
        "relations": f"{holder} {kind} {place}",
        "cites": cite,
    }


def _distance(scene: Scene) -> Claim:
    of, seen_from = scene.rng.sample(scene.own.by_role["town"] + scene.own.by_role["village"], 2)
    text = distance(scene.at(of), scene.at(seen_from))
    cite = scene.article().cite(f"{scene.name(of)} is some {text} of {scene.name(seen_from)}.")
    says = f"{scene.name(of)} can be reached from {scene.name(seen_from)}."
    return {"by": "source", "says": says, "distance": {"of": of, "from": seen_from, "text": text}, "cites": cite}


def _joint(scene: Scene) -> Claim:
    one = scene.speaker()
    two = scene.speaker(but=[scene.root(one)])
    cite = scene.article().cite(f"Both {scene.name(one)} and {scene.name(two)} described roads full of carts.")
    return {"by": [one, two], "says": "Carts block the way out.", "about": _event(scene), "cites": cite}


def _relayed(scene: Scene) -> Claim:
    by, via = scene.speaker(), scene.pick("agency", "media")
    cite = _say(scene, by, f"told {scene.name(via)} of empty markets")
    return {
        "by": by,
        "via": via,
        "worded": scene.name(by),
        "says": "Food is scarce.",
        "about": _event(scene),
        "cites": cite,
    }


def _envoy(scene: Scene) -> Claim:
    by, behalf = scene.pick("spokesman", "commander"), scene.pick("council", "relief")
    cite = _say(scene, by, f"speaking for {scene.name(behalf)}, asked for trucks")
    return {"by": by, "on_behalf_of": behalf, "act": "demand", "says": "More trucks are needed.", "cites": cite}


def _original(scene: Scene) -> Claim:
    rng = scene.rng
    lang, words = rng.choice((
        ("ar", "الطريق مغلق منذ الصباح"), ("ru", "Дорога закрыта с утра"), ("tr", "Yol sabahtan beri kapalı"),
    ))  # fmt: skip
    by = scene.speaker()
    cite = _say(scene, by, f"wrote: {words}")
    says, original = "The way has been shut since morning.", {"lang": lang, "text": words}
    return {"by": by, "says": says, "original": original, "translation": "analyst", "cites": cite}


def _remark(scene: Scene, kind: int) -> Claim:
    fields, words = _REMARKS[kind]
    by = scene.speaker()
    return {"by": by, **fields, "about": _event(scene), "cites": _say(scene, by, words)}


def _background(scene: Scene) -> Claim:
    cite = scene.article().cite("Harvests were reportedly poor again this year.")
    return {
        "by": "source",
        "act": "assess",
        "hedge": "reportedly",
        "says": "The fields yield little.",
        "when": "undated (again this year)",
        "cites": cite,
    }


def _sequence(scene: Scene) -> Claim:
    one, two = scene.rng.sample(list(scene.events), 2)
    kind, word = scene.rng.choice(
        (
            ("caused", "led to"),
            ("prompted", "set off"),
            ("coincided-with", "came along with"),
            ("despite", "took no notice of"),
        )
    )
    by = scene.speaker()
    cite = _say(scene, by, f"held that the earlier affair {word} the later")
    return {"by": by, "says": "Events hang together.", "relations": f"{one} {kind} {two}", "cites": cite}


def _update(scene: Scene) -> Claim:
    first = next(iter(scene.claims.values()))
    by, old = str(first["by"]), first["figures"]
    of = str(old["of"]) if isinstance(old, dict) else ""
    numbers, says, words, _ = figure(scene.rng, "displaced", of, larger_than=60_000)
    numbers["nature"] = "cumulative"
    cite = _say(scene, by, f"later raised this to {words}")
    return {
        "by": by,
        "says": says or "They raise the range.",
        "updates": next(iter(scene.claims)),
        "figures": numbers,
        "cites": cite,
    }
