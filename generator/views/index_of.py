"""A Library -> the contexts of the indexes of all actors and all places, and of their pages by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.derive.voices import country
from generator.library import Library
from generator.model import vocabularies as v
from generator.model.record import Entry
from generator.views import alphabet, urls
from generator.views.compose import Composer
from generator.views.division import Division, further, lists, name_label
from generator.views.frame import LIBRARY_PAGES, Named, library_crumbs, library_frame, library_tabs
from generator.views.identity import aka, within
from generator.views.library_contexts import EntityGroup, EntityIndex, EntityRow, EntityShelf
from generator.views.lists import briefings_of
from generator.views.parts import Fragment, Phrase
from generator.views.shelves import Shelf, by_spelling, shelve


def index(composer: Composer, kind: str) -> EntityIndex:
    """The context of the index of all actors, or of all places; of very many, those that most briefings mention."""
    library = composer.library
    entries = _entries(library, kind)
    frame = library_frame(library, urls.index_of(kind), composer.language)
    kinds: dict[str, list[Named]] = {value: [] for value in _vocabulary(kind)}
    for named in order(entries):
        kinds[entries[named[0]].record.kind].append(named)
    if not _is_divided(composer, kind):
        return EntityIndex(
            frame=frame,
            groups=tuple(_group(composer, kind, value, found) for value, found in kinds.items() if found),
        )
    return EntityIndex(
        frame=frame,
        groups=tuple(_foremost(composer, kind, value, found) for value, found in kinds.items() if found),
        lead=composer.phrase("shelf.most-mentioned", all=composer.language.number(len(entries))),
        shelves=lists(composer, _division(composer, kind), _shelf(composer, kind)),
    )


def name_shelves(composer: Composer, kind: str) -> Iterator[tuple[EntityShelf, str]]:
    """The contexts of the pages by name, each with the id of one on it; none while the index lists them all.

    composer: of a folder as deep as that of these pages.
    """
    if not _is_divided(composer, kind):
        return
    division = _division(composer, kind)

    def told(named: Named) -> Iterable[str]:
        return briefings_of(composer.library, named[0])

    for shelf, frame in further(composer, division, _shelf(composer, kind), told):
        context = EntityShelf(
            frame=frame,
            shelves=lists(composer, division, shelf),
            rows=tuple(_row(composer, kind, name) for name, _ in shelf.own),
        )
        yield context, shelf.items[0][0]


def order(entries: Mapping[str, Entry[Any]]) -> tuple[Named, ...]:
    """(id, name) of all actors or places, by name; the order of their index and of their neighbours."""
    return tuple(
        sorted(
            ((name, entry.record.name) for name, entry in entries.items()),
            key=lambda pair: (pair[1].casefold(), pair[0]),
        )
    )


def _is_divided(composer: Composer, kind: str) -> bool:
    return len(_entries(composer.library, kind)) > composer.limits.index


def _entries(library: Library, kind: str) -> Mapping[str, Entry[Any]]:
    return library.actors if kind == "actor" else library.places


def _vocabulary(kind: str) -> v.Vocabulary[v.Term]:
    return v.ACTOR_KIND if kind == "actor" else v.PLACE_KIND


def _shelf(composer: Composer, kind: str) -> Shelf[Named]:
    def spelled(named: Named) -> str:
        return alphabet.spelled(named[1])

    names = sorted(order(_entries(composer.library, kind)), key=spelled)
    return shelve(names, by_spelling(spelled, alphabet.first), composer.limits.letter)


def _division(composer: Composer, kind: str) -> Division:
    language, root = composer.language, urls.index_of(kind)
    return Division(
        root=root,
        name=language.say(f"page.{LIBRARY_PAGES[root]}"),
        uri=lambda key: urls.by_name(kind, alphabet.address(key)),
        crumbs=lambda page: library_crumbs(page, root, language),
        tabs=lambda page: library_tabs(page, language),
        label=lambda key: name_label(key, language),
        title=language.say("shelf.by-name"),
        note=language.say("shelf.counts-names"),
        form="letters",
    )


def _group(composer: Composer, kind: str, value: str, found: Sequence[Named], note: str = "") -> EntityGroup:
    return EntityGroup(
        label=composer.language.label(_vocabulary(kind), value),
        anchor=f"k-{value}",
        rows=tuple(_row(composer, kind, name) for name, _ in found),
        note=note,
    )


def _foremost(composer: Composer, kind: str, value: str, found: Sequence[Named]) -> EntityGroup:
    """Those of a kind that most briefings mention, the most mentioned first."""
    ranked = sorted(found, key=lambda named: -len(briefings_of(composer.library, named[0])))
    shown = ranked[: composer.limits.foremost]
    number = composer.language.number
    note = composer.language.say("shelf.foremost", shown=number(len(shown)), all=number(len(found)))
    return _group(composer, kind, value, shown, note if len(shown) < len(found) else "")


def _row(composer: Composer, kind: str, name: str) -> EntityRow:
    record = _entries(composer.library, kind)[name].record
    return EntityRow(
        entity=composer.actor(name) if kind == "actor" else composer.place(name),
        aka=aka(record),
        kind=composer.language.label(_vocabulary(kind), record.kind),
        more=within(composer, name) if kind == "place" else _country(composer, name),
        briefings=len(briefings_of(composer.library, name)),
    )


def _country(composer: Composer, name: str) -> Phrase:
    code = country(composer.library, name)
    return (Fragment(composer.language.label(v.COUNTRY, code)),) if code else ()
