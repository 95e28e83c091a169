"""The context of a document -> JSON for its template: texts parsed, links resolved to labels, drawings apart.

Nothing here writes Typst's markup, and the template never reads text as markup: what an author wrote arrives as a
string, or as a list of such strings with what they are, and is shown.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from generator.figures.drawing import Drawing
from generator.figures.map.draw import draw_map
from generator.figures.map.locator import draw_locator
from generator.figures.relations import draw_relations
from generator.figures.standalone import standalone
from generator.figures.timeline import draw_timeline
from generator.model.citations import parse_locator
from generator.model.inline import fold, parse_inline
from generator.model.typefaces import showable
from generator.publish.pdf.text import LONG_TEXT, LONG_WORD, Json, encode_nodes
from generator.render.plain_view import plain_view
from generator.views.chronology import ChronologyView
from generator.views.cite_formats import CiteFormats
from generator.views.document import Document
from generator.views.map_parts import MapView
from generator.views.parts import CitationMark, Fragment
from generator.views.references import numbers
from generator.views.relations import RelationsView
from generator.views.urls import sentence_anchor

_PLAIN = re.compile(r"[\x20-\x29\x2b-\x3b\x3d-\x5a\x5d-\x5e\x60-\x7e\u00a0-\u00ac\u00ae-\u02e9\u2010-\u2026]*")
"""Texts of these alone have neither markup nor another script, and are passed as they are."""

_LONG = re.compile(rf"[^ ]{{{LONG_WORD}}}")
_MOST = 10_000
"""Characters of an alternative text; PDF/A has none of more than 32,767 bytes."""
_AMIRI = ".bf-draw .ar{font-family:Amiri,'DejaVu Sans';font-size:17.5px}"
"""Amiri instead of the site's Noto Naskh Arabic, in the size in which it is as wide."""
_DEJAVU = ".bf-draw .ar{font-family:'DejaVu Sans';font-size:13px}"
"""For the few words, such as جولكتشين, whose letters Amiri joins so that a drawing cannot say which they are."""
_MAP_WIDTH = 820.0
"""In pixels: at the width of a page, the letters of a map are as large as those of the time strip."""


def _draw_map(view: MapView) -> Drawing:
    return draw_map(view, _MAP_WIDTH)


_DRAWERS: Mapping[type, Any] = {MapView: _draw_map, ChronologyView: draw_timeline, RelationsView: draw_relations}
_SKIPPED = ("frame", "paragraphs", "item")
_LINKS = ("href", "ledger", "timeline")
"""Fields that hold a link alone."""
_IDS = frozenset({"slug", "anchor", "alias", "uid", "language"})
"""Fields that the template makes labels of, or looks up by; they are never shown."""


@dataclass(slots=True)
class Encoder:
    """Encodes one document. labels: where its links can lead. drawings: path of each file -> SVG.

    numbers: of the references, by place. sentences: the same by the labels that sentences have on the Sources page.
    """

    slug: str
    labels: frozenset[str]
    numbers: Mapping[tuple[str, str], int]
    sentences: Mapping[str, int]
    drawings: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, value: object) -> Json:
        """The JSON of a value of a context."""
        match value:
            case None | bool() | int() | float():
                return value
            case str():
                return encode_text(value)
            case Fragment():
                return self._fragment(value)
            case CitationMark():
                return self._mark(value)
            case MapView() | ChronologyView() | RelationsView():
                return self._figure(value)
            case CiteFormats():
                return None
            case tuple():
                return [self(item) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            return {
                f.name: self._field(f.name, getattr(value, f.name)) for f in fields(value) if f.name not in _SKIPPED
            }
        raise TypeError(f"no document shows {value!r}")

    def _field(self, name: str, value: object) -> Json:
        if not isinstance(value, str):
            return self(value)
        return self._label(value) if name in _LINKS else value if name in _IDS else self(value)

    def _fragment(self, found: Fragment) -> Json:
        """A piece of a phrase: its text alone where there is no more to it; a sentence of a source by its number."""
        number = self.sentences.get(resolve(self.slug, found.href) or "") if found.href else None
        if number is not None:
            return {"n": number}
        text = encode_text(found.text, lang=found.lang, keep_ends=True)
        more = {
            "to": self._label(found.href) if found.href else None,
            "url": found.href if found.href and "://" in found.href else None,
            "voice": found.voice,
            "lang": found.lang,
        }
        kept = {name: value for name, value in more.items() if value is not None}
        return {"text": text, **kept} if kept else text

    def _mark(self, mark: CitationMark) -> Json:
        """The number of its reference; for a citation of another briefing, in whose sources it stands, its place there.

        Two briefings may know two sources by one alias, so that only the link tells whose it is.
        """
        locator = mark.label.rpartition(" ")[2]
        if resolve(self.slug, mark.href) is None:
            briefing = posixpath.normpath(posixpath.join(f"briefings/{self.slug}", mark.href)).split("/")[1]
            return {"n": f"{briefing} {mark.source} {locator}", "standing": mark.standing, "elsewhere": True}
        number = self.numbers[mark.source, locator]
        return {"n": number, "standing": mark.standing}

    def _label(self, href: str) -> str | None:
        """The label that a relative link of a page of the briefing leads to; None if the document has no such place."""
        label = resolve(self.slug, href)
        return label if label in self.labels else None

    def _figure(self, view: MapView | ChronologyView | RelationsView) -> Json:
        found = self.drawing(_DRAWERS[type(view)](plain_view(view)))
        if isinstance(view, RelationsView):
            return {**found, "edges": self(view.edges), "note": self(view.plain_note)}
        return {**found, "caption": self(view.caption)}

    def drawing(self, drawing: Drawing) -> dict[str, Json]:
        """What a template needs to place a drawing, which is kept as a file."""
        path = f"figures/{self.slug}-{drawing.name}.svg"
        self.drawings[path] = _picture(drawing)
        return {
            "file": path,
            "alt": fold(f"{drawing.title}. {drawing.description}")[:_MOST],
            "title": encode_text(drawing.title),
            "width": drawing.width,
            "height": drawing.height,
        }


def in_plain_arabic(drawing: bytes) -> bytes:
    """A drawing whose Arabic is set in a plainer face, for those that cannot be typeset otherwise."""
    return drawing.replace(_AMIRI.encode(), _DEJAVU.encode())


def encode_document(found: Document) -> tuple[Json, dict[str, bytes]]:
    """The JSON of a document, and the files of its drawings."""
    encoder = Encoder(
        slug=found.slug,
        labels=frozenset(_labels(found)),
        numbers=numbers(found.references),
        sentences={
            label(found.slug, "sources", sentence_anchor(place.alias, parse_locator(place.locator))): place.number
            for place in found.references
        },
    )
    content = encoder(found)
    locator = encoder.drawing(draw_locator(plain_view(found.map))) if found.map is not None else None
    return {**content, "locator": locator, "labels": sorted(encoder.labels)}, encoder.drawings


def encode_text(text: str, *, lang: str | None = None, keep_ends: bool = False) -> Json:
    """An author's text, or words of ours: a string, or a list of strings and nodes (see `publish.pdf.text`)."""
    if lang is None and _PLAIN.fullmatch(text) and len(text) <= LONG_TEXT and not _LONG.search(text):
        return text if keep_ends else fold(text)
    before = " " if keep_ends and text[:1] == " " else ""
    after = " " if keep_ends and len(text) > 1 and text[-1:] == " " else ""
    found = [*([before] if before else []), *encode_nodes(parse_inline(text), lang), *([after] if after else [])]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def resolve(slug: str, href: str) -> str | None:
    """A relative link on a page of a briefing -> the label of the same place in its PDF."""
    path, _, anchor = href.partition("#")
    uri = posixpath.normpath(posixpath.join(f"briefings/{slug}", path)) if path else ""
    folder, _, name = uri.rpartition("/")
    page = name.removesuffix(".md")
    if folder == f"briefings/{slug}" and anchor:
        return label(slug, page, anchor)
    if folder in ("actors", "places"):
        return label(slug, folder, page)
    return None


def label(slug: str, page: str, anchor: str) -> str:
    """The label of what has the id ``anchor`` on a page of the site."""
    return f"{slug}:{page}:{anchor}"


def _labels(found: Document) -> Iterable[str]:
    """Every label that the template sets."""
    slug = found.slug
    for day in (*found.days, *found.background):
        for event in day.events:
            yield label(slug, "timeline", event.anchor)
    for part in found.parts:
        for entry in part.entries:
            yield label(slug, "claims", entry.anchor)
            if entry.timeline is not None:
                yield from (label(slug, "claims", view.anchor) for side in entry.sides for view in side.own)
    for actor in (*found.heard, *found.unheard):
        yield label(slug, "actors", actor.anchor)
    for place in (*found.placed, *found.unplaced):
        yield label(slug, "places", place.anchor)
    for source in found.sources:
        yield label(slug, "sources", source.anchor)
    for reference in found.references:
        yield label(slug, "references", str(reference.number))


def _picture(drawing: Drawing) -> bytes:
    """A drawing as a file, its Arabic in the face that the text beside it has."""
    svg = standalone(drawing, dark=False).replace("</style>", f"{_AMIRI}</style>", 1)
    return showable(svg).encode()
