"""Citations to take along: each format must be read by its own reader as exactly what was cited."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.language.language import language
from generator.model.dates import parse_edtf
from generator.model.identities import Source
from generator.model.inline import fold
from generator.model.products import Briefing
from generator.views.cite_formats import (
    HERE,
    Citable,
    CiteFormats,
    citable_briefing,
    citable_source,
    cite_formats,
)

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('{}\\%$&#_~^"@<>|[]()*`!-+.,1= \n\tand\u202eب'), st.characters()), max_size=40
)
SOURCE = Source.model_validate(
    {
        "title": "Dam *bursts* & 12% flee",
        "publisher": "Corvane",
        "author": "Mira Solan",
        "published": "2021-03-11",
        "kind": "news-report",
        "url": "https://example.org/dam?a=1&b=(2)",
        "archive_url": "https://archive.example.org/dam",
        "accessed": "2021-03-12",
        "language": "en",
    }
)
BRIEFING = Briefing.model_validate(
    {
        "title": "The *dam*",
        "as_of": "2021-03-12",
        "bottom_line": [{"text": "It burst.", "rests_on": "ev"}],
        "sources": {"c": "corvane"},
        "prepared_by": "Desk",
        "revision": "2",
    }
)
LATEX = {
    "textbackslash{}": "\\",
    "textbraceleft{}": "{",
    "textbraceright{}": "}",
    "textasciitilde{}": "~",
    "textasciicircum{}": "^",
    "textless{}": "<",
    "textgreater{}": ">",
    "textbar{}": "|",
    **{character: character for character in "&%$#_"},
}


def _from_latex(text: str) -> str:
    """The text that LaTeX sets: a reader for what we write, which stumbles over a bare special character."""
    assert not re.search(r"(?<!\\)[&%$#_~^<>|]", re.sub(r"\\[a-z]+\{\}", "", text))
    return re.sub(r"\\([a-z]+\{\}|.)", lambda match: LATEX[match[1]], text)


def _entry(bibtex: str) -> dict[str, str]:
    """The fields of an entry, read as BibTeX does: by counting braces, whatever stands before them."""
    key, _, rest = bibtex.removeprefix("@misc{").partition(",")
    fields = {"key": key}
    while found := re.match(r"\s*([a-z]+) = ", rest):
        rest = rest[found.end() :]
        if rest[0] != "{":
            value, _, rest = re.split("([,\n])", rest, maxsplit=1)
        else:
            depths = itertools.accumulate((c == "{") - (c == "}") for c in rest)
            end = next(index for index, depth in enumerate(depths) if depth == 0)
            value, rest = rest[1:end], rest[end + 1 :].removeprefix(",")
        fields[found[1]] = value
    assert rest.strip() == "}"
    return fields


def _shown(text: str) -> str:
    """What a text comes to in a citation: on one line, without what would turn the direction of the rest."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", fold(text))


def _cited(**fields: str) -> CiteFormats:
    return cite_formats(Citable(key="k", kind="report", **{"title": "T", **fields}))  # type: ignore[arg-type]


def test_a_source_is_cited_with_all_that_is_known() -> None:
    """The plain citation names author, title, publisher, date, address, archive and the day of reading."""
    expected = (
        "Mira Solan: “Dam *bursts* & 12% flee”. Corvane, 11 March 2021. https://example.org/dam?a=1&b=%282%29"
        " (read on 12 March 2021; archived at https://archive.example.org/dam)"
    )
    assert cite_formats(citable_source("corvane-1", SOURCE)).plain == expected


def test_markdown_links_the_title() -> None:
    """Pasted into a document, the citation is a link, and a headline's asterisks stay asterisks."""
    expected = (
        r"Mira Solan: [“Dam \*bursts\* \& 12% flee”](https://example.org/dam?a=1&b=%282%29). Corvane, 11 March 2021."
        " (read on 12 March 2021; archived at <https://archive.example.org/dam>)"
    )
    assert cite_formats(citable_source("corvane-1", SOURCE)).markdown == expected


def test_bibtex_is_an_entry() -> None:
    """A reference manager takes the entry over with its date and its addresses."""
    assert _entry(cite_formats(citable_source("corvane 1", SOURCE)).bibtex) == {
        "key": "corvane-1",
        "author": "{Mira Solan}",
        "title": r"{Dam *bursts* \& 12\% flee}",
        "howpublished": "Corvane",
        "year": "2021",
        "month": "mar",
        "day": "11",
        "url": "https://example.org/dam?a=1&b=%282%29",
        "urldate": "2021-03-12",
        "note": r"archived at \url{https://archive.example.org/dam}",
    }


def test_csl_follows_the_schema() -> None:
    """Zotero, pandoc and others read the item with its type and its dates in parts."""
    assert json.loads(cite_formats(citable_source("corvane-1", SOURCE)).csl) == [
        {
            "id": "corvane-1",
            "type": "article-newspaper",
            "title": "Dam *bursts* & 12% flee",
            "author": [{"literal": "Mira Solan"}],
            "container-title": "Corvane",
            "genre": "News report",
            "issued": {"date-parts": [[2021, 3, 11]]},
            "accessed": {"date-parts": [[2021, 3, 12]]},
            "URL": "https://example.org/dam?a=1&b=%282%29",
            "language": "en",
            "note": "archived at https://archive.example.org/dam",
        }
    ]


def test_a_briefing_leaves_its_address_to_the_browser() -> None:
    """A briefing's page is cited with its revision, and with a place where the browser puts the address."""
    found = cite_formats(citable_briefing("dam", BRIEFING, page="Timeline"))
    assert found.plain == f"Desk: “The dam: Timeline”. Briefing, revision 2, 12 March 2021. {HERE}"


def test_words_can_be_translated() -> None:
    """In another language nothing of a citation stays English but what the facts say."""
    found = cite_formats(citable_briefing("dam", BRIEFING, url="https://example.org/"), language("ar"))
    item = json.loads(found.csl)[0]
    assert (found.plain.split(". ")[1], item["genre"]) == ("إحاطة، المراجعة 2، 12 مارس 2021", "إحاطة")


@pytest.mark.parametrize(
    ("written", "csl", "bibtex"),
    [
        ("2021", {"date-parts": [[2021]]}, {"year": "2021"}),
        ("2021-03", {"date-parts": [[2021, 3]]}, {"year": "2021", "month": "mar"}),
        ("2021-03~", {"date-parts": [[2021, 3]], "circa": True}, {"year": "about March 2021"}),
        ("2021-03/2021-05", {"date-parts": [[2021, 3], [2021, 5]]}, {"year": "March to May 2021"}),
        ("2021-21", {"literal": "spring 2021"}, {"year": "spring 2021"}),
        ("2021-03-11/..", {"literal": "since 11 March 2021"}, {"year": "since 11 March 2021"}),
    ],
)
def test_dates_say_no_more_than_is_known(written: str, csl: object, bibtex: dict[str, str]) -> None:
    """A month is not cited as its first day, and what is about or open stays so."""
    found = cite_formats(Citable(key="k", kind=None, title="T", issued=parse_edtf(written)))
    entry = {name: value for name, value in _entry(found.bibtex).items() if name in ("year", "month", "day")}
    assert (json.loads(found.csl)[0]["issued"], entry) == (csl, bibtex)


@given(TEXTS, TEXTS, TEXTS)
def test_bibtex_gives_any_text_back(title: str, author: str, publisher: str) -> None:
    """Braces, backslashes and percent signs in a headline neither end the entry nor vanish from it."""
    entry = _entry(_cited(title=title, author=author, publisher=publisher).bibtex)
    braced = [entry["title"], entry.get("author", "{}")]
    read = [_from_latex(text) for text in (*(text[1:-1] for text in braced), entry.get("howpublished", ""))]
    assert read == [_shown(title), _shown(author), _shown(publisher)]


@given(TEXTS, TEXTS)
def test_markdown_gives_any_text_back(title: str, author: str) -> None:
    """A headline that reads like Markdown or HTML is shown as it reads, in a link to nowhere else."""
    html = MarkdownIt("commonmark").render(_cited(title=title, author=author, url="https://example.org/").markdown)
    by = f"{_shown(author)}: " if author else ""
    escaped = [
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        for text in (by, _shown(title))
    ]
    assert html == f'<p>{escaped[0].lstrip()}<a href="https://example.org/">“{escaped[1]}”</a>.</p>\n'


@given(TEXTS)
def test_an_address_cannot_break_out(tail: str) -> None:
    """Whatever an address holds, it ends neither the link nor the field, and remains an address."""
    found = _cited(url=f"https://example.org/{tail}")
    url = json.loads(found.csl)[0]["URL"]
    html = MarkdownIt("commonmark").render(found.markdown)
    assert (_entry(found.bibtex)["url"], html.count("<a "), bool(re.search(r"[\s{}()<>\[\]\\]", url))) == (
        url,
        1,
        False,
    )
