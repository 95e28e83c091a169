"""A source or a briefing -> its citation as plain text, Markdown, BibTeX and CSL-JSON.

The texts end up in other people's documents, so each is escaped for what reads it there: CommonMark 0.31, LaTeX as
BibTeX and biber pass it on, and JSON after the schema of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from generator.derive.dates import display
from generator.language.language import ENGLISH, Language
from generator.model import vocabularies as v
from generator.model.dates import EdtfDate, Shape, When
from generator.model.identities import Source
from generator.model.inline import fold, parse_inline, plain
from generator.model.products import Briefing

HERE: Final = "https://here.invalid/"
"""Stands where a page's own address goes: only the reader's browser knows it, and ``copy.js`` puts it in."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would turn what follows the citation, too
_IN_URL = "!#$%&'*+,-./:;=?@_~"  # no brackets: those end a Markdown link or a BibTeX field
_IN_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_LIST = re.compile(r"\d+[.)]|[-+]")  # what would begin a list at the start of a line
_ENTITY = re.compile(r"&(?=[#\w]+;)")
_IN_LATEX = {
    **{character: f"\\{character}" for character in "&%$#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # a backslash does not hide a brace from BibTeX's counting
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # macros of BibTeX
_CSL_TYPES = {
    "news-report": "article-newspaper",
    "post": "post",
    "report": "report",
    "dataset": "dataset",
    "image": "graphic",
    "briefing": "report",
}
_PARTS = {Shape.TIME: 3, Shape.DAY: 3, Shape.MONTH: 2, Shape.YEAR: 1}
"""How many of year, month and day a date of the shape names; other shapes are given in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citable:
    """What can be cited. key: an id, unique in the library. kind: of a source, or ``briefing``. Texts are plain."""

    key: str
    kind: str | None
    title: str
    author: str | None = None
    publisher: str | None = None
    issued: When | None = None
    url: str | None = None
    archive_url: str | None = None
    accessed: When | None = None
    language: str | None = None
    revision: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CiteFormats:
    """A citation in each format; the fields are named as ``copy.js`` knows them."""

    plain: str
    markdown: str
    bibtex: str
    csl: str


def citable_source(name: str, record: Source) -> Citable:
    """A source. name: its id."""
    return Citable(
        key=name,
        kind=str(record.kind) if record.kind else None,
        title=record.title,
        author=record.author,
        publisher=record.publisher,
        issued=None if record.published.edtf is None else record.published,
        url=record.url,
        archive_url=record.archive_url,
        accessed=record.accessed,
        language=record.language,
    )


def citable_briefing(slug: str, record: Briefing, *, page: str | None = None, url: str = HERE) -> Citable:
    """A briefing, or one of its pages. page: that page's name. url: the address, where it is known beforehand."""
    title = plain(parse_inline(record.title))
    return Citable(
        key=slug,
        kind="briefing",
        title=f"{title}: {page}" if page else title,
        author=plain(parse_inline(record.prepared_by)) if record.prepared_by else None,
        issued=record.as_of,
        url=url,
        language=record.language,
        revision=record.revision,
    )


def cite_formats(cited: Citable, words: Language = ENGLISH) -> CiteFormats:
    """The four texts. Equal input gives equal texts; what is not known is left out."""
    return CiteFormats(
        plain=_plain(cited, words),
        markdown=_in_markdown(cited, words),
        bibtex=_bibtex(cited, words),
        csl=json.dumps([_csl(cited, words)], ensure_ascii=False, indent=2),
    )


def _clean(text: str) -> str:
    return _TURNING.sub("", fold(text))


def _address(url: str) -> str:
    return quote(_clean(url), safe=_IN_URL)


def _markdown(text: str) -> str:
    return _IN_MARKDOWN.sub(lambda match: f"\\{match[0]}", _clean(text))


def _latex(text: str) -> str:
    return "".join(_IN_LATEX.get(character, character) for character in _clean(text))


def _details(cited: Citable, words: Language) -> list[str]:
    """«Briefing», «revision 2», the publisher and the date: what stands behind the title."""
    kind = words.say("cite.briefing") if cited.kind == "briefing" else None
    revision = words.say("cite.revision", n=str(cited.revision)) if cited.revision else None
    date = display(cited.issued, words).head if cited.issued else None
    return [text for text in (kind, revision, cited.publisher, date) if text]


def _seen(cited: Citable, words: Language, archive: str) -> list[str]:
    """«read on …», «archived at …». archive: the archived copy's address as it is to be written."""
    read = [words.say("cite.read", date=display(cited.accessed, words).head)] if cited.accessed else []
    return [*read, words.say("cite.archived", at=archive)] if cited.archive_url else read


def _plain(cited: Citable, words: Language) -> str:
    author = f"{_clean(cited.author)}: " if cited.author else ""
    details = words.join(map(_clean, _details(cited, words)), "comma")
    seen = words.join(_seen(cited, words, _address(cited.archive_url or "")), "semicolon")
    url = f" {_address(cited.url)}" if cited.url else ""
    title = words.quoted(_clean(cited.title))
    return f"{author}{title}." + (f" {details}." if details else "") + url + (f" ({seen})" if seen else "")


def _in_markdown(cited: Citable, words: Language) -> str:
    author = f"{_markdown(cited.author)}: " if cited.author else ""
    title = words.quoted(_markdown(cited.title))
    linked = f"[{title}]({_destination(cited.url)})" if cited.url else title
    details = words.join(map(_markdown, _details(cited, words)), "comma")
    seen = words.join(_seen(cited, words, f"<{_address(cited.archive_url or '')}>"), "semicolon")
    text = f"{author}{linked}." + (f" {details}." if details else "") + (f" ({seen})" if seen else "")
    found = _LIST.match(text)
    return f"{text[: found.end() - 1]}\\{text[found.end() - 1 :]}" if found else text


def _destination(url: str) -> str:
    """An address for between the round brackets of a Markdown link."""
    return _ENTITY.sub(r"\\&", _address(url))


def _bibtex(cited: Citable, words: Language) -> str:
    """An entry of the type ``misc``, whose fields classic BibTeX and biblatex both know."""
    notes = [words.say("cite.revision", n=str(cited.revision))] if cited.revision else []
    if cited.archive_url:
        notes.append(words.say("cite.archived", at=f"\\url{{{_address(cited.archive_url)}}}"))
    publisher = cited.publisher or (words.say("cite.briefing") if cited.kind == "briefing" else None)
    fields = [
        # Twice in braces: no name is taken apart at an «and» or a comma, and no capital letter is lowered.
        ("author", f"{{{_latex(cited.author)}}}" if cited.author else None),
        ("title", f"{{{_latex(cited.title)}}}"),
        ("howpublished", _latex(publisher) if publisher else None),
        *_bibtex_date(cited.issued, words),
        ("url", _address(cited.url) if cited.url else None),
        ("urldate", _iso(cited.accessed)),
        ("note", "; ".join(notes) or None),
    ]
    lines = [f"  {name} = {{{value}}}" if name != "month" else f"  month = {value}" for name, value in fields if value]
    return f"@misc{{{_key(cited.key)},\n" + ",\n".join(lines) + "\n}"


def _key(text: str) -> str:
    return re.sub("[^A-Za-z0-9:-]+", "-", text).strip("-") or "source"


def _bibtex_date(when: When | None, words: Language) -> list[tuple[str, str | None]]:
    parts = _parts(when.start) if when and when.start and when.start == when.end else []
    if when is None:
        return []
    if not parts or _is_vague(when):
        return [("year", _latex(display(when, words).head))]
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 else None
    return [("year", str(parts[0])), ("month", month), ("day", str(parts[2]) if len(parts) > 2 else None)]


def _parts(found: EdtfDate | None) -> list[int]:
    """Year, month and day, as far as the date names them; empty for seasons, decades and the like."""
    if found is None:
        return []
    first = found.earliest
    return [first.year, first.month, first.day][: _PARTS.get(found.shape, 0)]


def _iso(when: When | None) -> str | None:
    parts = _parts(when.start) if when and when.start == when.end else []
    return "-".join(f"{part:02}" if index else f"{part:04}" for index, part in enumerate(parts)) or None


def _is_vague(when: When) -> bool:
    return when.approximate_start or when.uncertain_start or when.approximate_end or when.uncertain_end


def _csl(cited: Citable, words: Language) -> dict[str, Any]:
    kind = cited.kind or ""
    if kind == "briefing":
        genre: str | None = words.say("cite.briefing")
    else:
        genre = words.label(v.SOURCE_KIND, kind) if kind else None
    notes = [words.say("cite.archived", at=_address(cited.archive_url))] if cited.archive_url else []
    item = {
        "id": _key(cited.key),
        "type": _CSL_TYPES.get(kind, "document"),
        "title": _clean(cited.title),
        "author": [{"literal": _clean(cited.author)}] if cited.author else None,
        "container-title" if kind == "news-report" else "publisher": _clean(cited.publisher or ""),
        "genre": genre,
        "issued": _csl_date(cited.issued, words),
        "accessed": _csl_date(cited.accessed, words),
        "URL": _address(cited.url) if cited.url else None,
        "language": cited.language,
        "version": str(cited.revision) if cited.revision else None,
        "note": "; ".join(notes),
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(when: When | None, words: Language) -> dict[str, Any] | None:
    """A date variable: parts where the date names them, else in words; ``circa`` where it is marked as such."""
    if when is None:
        return None
    ends = [when.start] if when.start == when.end else [when.start, when.end]
    parts = [_parts(end) for end in ends]
    if not all(parts) or when.shape in (Shape.WITHIN, Shape.SEVERAL):
        return {"literal": display(when, words).head}
    return {"date-parts": parts, **({"circa": True} if _is_vague(when) else {})}
