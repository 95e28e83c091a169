"""All records of a library -> scripts that hand them over in pieces, of which the page Explore loads what it needs.

``explore/data.js`` has what is counted: names once, and for each record a few letters that point at them. A
briefing's texts, ``explore/<slug>.js``, come when one of its records is shown. The words of all records lie in
``explore/words-<n>.js``, in the order of the alphabet: a query needs the piece that its word is in. Scripts, since a
page on a disk may load nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.language.spelling import folded_words
from generator.render.plain_view import plain_words
from generator.render.word_pieces import in_pieces, script, steps, written_steps
from generator.views.explore_parts import BriefingRecords, Choice, Everything, Found, Identity

FOLDER = "explore"

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BEYOND = 0xC0
_NONE = "-"


def explore_scripts(everything: Everything) -> dict[str, bytes]:
    """Path in the site -> content (UTF-8) of every script."""
    pieces = _pieces(everything)
    scripts = {f"{FOLDER}/data.js": script("bfRecords.data", _data(everything, [words[0] for words, *_ in pieces]))}
    for briefing in everything.briefings:
        scripts[f"{FOLDER}/{briefing.slug}.js"] = script("bfRecords.texts", briefing.slug, _texts(briefing))
    for number, (words, records) in enumerate(pieces):
        scripts[f"{FOLDER}/words-{number}.js"] = script(
            "bfRecords.words", number, {"words": " ".join(words), "in": ";".join(records)}
        )
    return scripts


def _data(everything: Everything, firsts: list[str]) -> dict[str, Any]:
    places = {
        facet: {identity.id: at for at, identity in enumerate(getattr(everything, facet))}
        for facet in ("actors", "places", "sources")
    }
    return {
        "words": dict(everything.words),
        "kind": _choices(everything.kinds),
        "standing": _choices(everything.standings),
        "what": _choices(everything.whats),
        "act": _choices(everything.acts),
        "actor": _identities(everything.actors),
        "place": _identities(everything.places),
        "source": _identities(everything.sources) | {"day": [_day(one.found) for one in everything.sources]},
        "briefings": [_columns(everything, briefing, places) for briefing in everything.briefings],
        "pieces": firsts,
    }


def _choices(choices: Iterable[Choice]) -> dict[str, list[str]]:
    found = tuple(choices)
    return {"id": [choice.id for choice in found], "label": [choice.label for choice in found]}


def _identities(identities: Sequence[Identity]) -> dict[str, list[Any]]:
    return {
        "id": [one.id for one in identities],
        "label": [plain_words(one.name) for one in identities],
        "note": _repeated([plain_words(one.note) for one in identities]),
    }


def _repeated(texts: list[str]) -> list[Any]:
    """Texts, of which the second and later ones are the number of the place where the first stands."""
    first: dict[str, int] = {}
    return [text if first.setdefault(text, at) == at else first[text] for at, text in enumerate(texts)]


def _columns(
    everything: Everything, briefing: BriefingRecords, places: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    """A letter or a few for each record: where its value stands among those that the briefing has."""
    records = briefing.records
    days = [record.found.day.toordinal() for record in records if record.found]
    base = min(days, default=0)
    found: dict[str, Any] = {
        "slug": briefing.slug,
        "title": plain_words(briefing.title),
        "kind": "".join(record.kind[0] for record in records),
        "standing": _column(everything.standings, [record.standing for record in records]),
        "what": _column(everything.whats, [record.what for record in records]),
        "act": _several(_places(everything.acts), [record.acts for record in records]),
        "base": base,
        "day": [record.found.day.toordinal() - base if record.found else -1 for record in records],
        "month": "".join(_NONE if not r.found else "m" if r.found.month else "y" for r in records),
        "anchors": [briefing.sources[name] for name in sorted(briefing.sources, key=places["sources"].__getitem__)],
    }
    for facet in ("actors", "places", "sources"):
        values = [getattr(record, facet) for record in records]
        held = {name for names in values for name in names} | (set(briefing.sources) if facet == "sources" else set())
        local = sorted(held, key=places[facet].__getitem__)
        found[facet] = steps([places[facet][name] for name in local])
        found[f"of_{facet}"] = _several({name: at for at, name in enumerate(local)}, values)
    return found


def _column(choices: Iterable[Choice], values: Iterable[str | None]) -> str:
    places = _places(choices)
    return "".join(_NONE if value is None else _letter(places[value]) for value in values)


def _places(choices: Iterable[Choice]) -> dict[str, int]:
    return {choice.id: at for at, choice in enumerate(choices)}


def _several(places: Mapping[str, int], values: Iterable[Iterable[str]]) -> str:
    return ".".join("".join(_letter(places[value]) for value in some) for some in values)


def _letter(number: int) -> str:
    return _DIGITS[number] if number < len(_DIGITS) else chr(_BEYOND + number - len(_DIGITS))


def _day(found: Found | None) -> int:
    """A source's day of publication; negative where only its year is known, 0 without any."""
    return 0 if found is None else found.day.toordinal() * (1 if found.month else -1)


def _texts(briefing: BriefingRecords) -> list[list[str]]:
    return [
        [record.anchor, plain_words(record.title), plain_words(record.by), record.when] for record in briefing.records
    ]


def _pieces(everything: Everything) -> list[tuple[list[str], ...]]:
    """All words, each with its records, in pieces."""
    records: dict[str, list[int]] = {}
    for number, words in enumerate(_all_words(everything)):
        for word in words:
            records.setdefault(word, []).append(number)
    return in_pieces({word: (written_steps(found),) for word, found in records.items()})


def _all_words(everything: Everything) -> Iterable[list[str]]:
    """The words of each record, each once: of briefings, then of actors, places and sources."""
    for briefing in everything.briefings:
        event = ""
        for record in briefing.records:
            event = record.title if record.kind == "event" else event
            yield _words(record.title, record.by, *([event] if record.kind == "report" else []), *record.words)
    for identity in (*everything.actors, *everything.places, *everything.sources):
        yield _words(identity.name, *identity.words)


def _words(*texts: str) -> list[str]:
    return list(dict.fromkeys(folded_words(" ".join(map(plain_words, texts)))))
