"""A Library and what is worked out from it -> every page as Markdown, in a stable order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.derive.derived import Derived
from generator.figures.drawing import Drawing
from generator.language.language import ENGLISH, Language
from generator.library import Library
from generator.processes import in_order
from generator.render.assets import assets
from generator.render.fingerprints import Fingerprints
from generator.render.known import Kept, Made, Memory, Rendered, remembered, written
from generator.render.page import Page, Site
from generator.render.parts import Part, pages, parts
from generator.render.renderer import NONE, Renderer
from generator.render.share import is_own, own_parts, stubs
from generator.render.trace import Trace
from generator.views.download import Download
from generator.views.limits import LIMITS, Limits

_FEW = 24
"""Parts that are rendered sooner than processes are copied."""


def render(
    library: Library,
    derived: Derived,
    files: Mapping[str, str],
    language: Language = ENGLISH,
    downloads: Mapping[str, Download] = NONE,
    *,
    copies: int = 1,
    limits: Limits = LIMITS,
    memory: Memory | None = None,
    before: Rendered | None = None,
    slugs: Collection[str] | None = None,
) -> Site:
    """All pages of a library, and the static files that they need.

    files: path of a fact file as people are shown it -> its path below the library's folder, for the edit links.
    downloads: slug -> the PDF that the site will have of that briefing. copies: how many processes
    share the work; the site is the same. limits: how much a page holds before it is divided. memory: what earlier
    renderings left, and where this one leaves what it makes. before: what this process rendered last; it is brought up
    to date. slugs: of the briefings whose share is made, into the memory; of all other pages, addresses and titles.
    """
    everything = parts(library)
    work = everything if slugs is None else own_parts(library, everything, slugs)
    if memory is None and before is None:
        renderer = Renderer(library, derived, files, language, downloads, limits)
        return _site(in_order(len(work), lambda number: _made(renderer, work[number]), copies=copies), language)
    trace = Trace(library, derived, {"files": files, "downloads": downloads}, before.fingerprints if before else None)
    traced = Renderer(trace.library, trace.derived, trace.others["files"], language, trace.others["downloads"], limits)
    traced.figures.known = before.drawings if before else None
    keyed = {Fingerprints().of((language.code, limits, part)): part for part in work}
    known = before.still_so(trace) if before else {}
    missing = [key for key in keyed if key not in known]
    done = in_order(
        len(missing),
        lambda number: _kept(traced, trace, keyed[missing[number]], memory, missing[number]),
        copies=copies if len(missing) > _FEW else 1,
    )
    found = dict(zip(missing, done, strict=True))
    kept = {key: known.get(key) or found[key].kept for key in keyed}
    if memory is not None:
        new = {key: one.sealed for key, one in found.items() if one.sealed}
        memory.keep([key for key in keyed if key not in new], new)
    if before is not None:  # a process that renders once keeps nothing at hand
        before.keep(kept, trace)
        for one in found.values():
            before.drawings |= one.drawn
    site = _site((one.made for one in kept.values()), language)
    if slugs is None:
        return site
    own = {page.uri for key, one in kept.items() for page in one.made.pages if is_own(keyed[key], page, slugs)}
    made = set(work)
    others = [page for part in everything if part not in made for page in stubs(library, part)]
    return replace(site, pages=(*site.pages, *others), own=frozenset(own))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A part. sealed: what the memory shall keep, if it was made. drawn: what was drawn for it, by fingerprint."""

    kept: Kept
    sealed: bytes | None = None
    drawn: Mapping[str, tuple[Drawing, ...]] = field(default_factory=dict)


def _kept(renderer: Renderer, trace: Trace, part: Part, memory: Memory | None, key: str) -> _Found:
    """A part, from memory where all that it rests on is as it was."""
    content = memory.find(key) if memory else None
    if content is not None and (old := remembered(content, trace)) is not None:
        return _Found(kept=old)
    trace.begin()
    kept = Kept(made=_made(renderer, part), asked=trace.asked())
    new = written(kept, trace) if memory else None
    return _Found(kept=kept, sealed=memory.sealed(new) if memory and new else None, drawn=dict(renderer.figures.new))


def _made(renderer: Renderer, part: Part) -> Made:
    renderer.start()
    made = tuple(pages(renderer, part))
    return Made(pages=made, scripts=dict(renderer.scripts), drawings=dict(renderer.figures.drawings))


def _site(made: Iterable[Made], language: Language) -> Site:
    all_pages: list[Page] = []
    scripts: dict[str, bytes] = {}
    drawings: dict[str, Drawing] = {}
    for part in made:
        all_pages += part.pages
        scripts |= part.scripts
        drawings |= part.drawings
    return Site(pages=tuple(all_pages), language=language.code, assets={**assets(), **scripts}, drawings=drawings)
