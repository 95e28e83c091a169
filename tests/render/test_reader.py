"""Sources with their texts -> the reader, the ledger and the overview: what may be shown, as text; the rest as bars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pipeline import build
from generator.render.environment import environment
from generator.views.reader import LONGEST_PIECE, bar, direction, pieces

HOSTILE = [
    '<script>alert(1)</script><img src=x onerror=alert(1)> <b>bold</b> &lt;i&gt;',
    "*emphasis* **strong** [link](javascript:alert(1)) ![image](https://example.org/x.png) `code` <https://example.org>",
    "{{ 7 * 7 }} {% include 'x' %} {# gone #} { #id .class onclick=alert(1) }",
    "# heading",
    "- item",
    "1. item",
    "> quotation",
    "| a | b |",
    "--- ",
    "[^1]: note [ref]: https://example.org",
    '</div></div><div id="n-1">out',
    "Open \u202egnp.exe\u2066 \u2069\u200f marks",
    "A line\u2028and another",
]  # fmt: skip

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def make(write_library: Callable[..., Path], html_tree: ModuleType) -> Make:
    """A function from the text of a source, its rights and further files to its briefing's pages as trees."""

    def pages(text: str, policy: str = "full", language: str = "en", **own: str) -> dict[str, Any]:
        source = f"title: W, publisher: P, published: 2020-02-06, voice: agency, text: {policy}, language: {language}"
        files = {
            "b/briefing.yml": "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n",
            "sources.yml": f"wire: {{{source}, rights: CC-BY-4.0}}\n",
            **{f"b/{name}.yml": content for name, content in own.items()},
        }
        library = write_library(files)
        texts = library / "b" / "texts" if policy == "full" else library.parent / "archive"
        texts.mkdir()
        (texts / "wire.txt").write_text(text, encoding="utf-8")
        site = build(library).site
        assert site is not None
        trees: dict[str, Any] = html_tree.trees(site.pages)
        faults = [fault for tree in trees.values() for fault in html_tree.holes(tree) + html_tree.dangers(tree)]
        assert faults + html_tree.broken_links(trees) == []
        own_pages = {uri: tree for uri, tree in trees.items() if uri.startswith("briefings/b/")}
        return {uri.rpartition("/")[2].removesuffix(".md"): tree for uri, tree in own_pages.items()}

    return pages


def _visible(text: str) -> str:
    return "".join("".join(c for c in text if c.isprintable() or c in "\u202e\u2066\u2069\u200f").split())


def test_a_hostile_text_comes_out_as_text(make: Make) -> None:
    """A publisher's text that holds markup is read as it was published, and nothing in it runs."""
    text = "\n\n".join(HOSTILE)
    shown = [words.text for words in make(text)["sources"].with_class("bf-words")]
    assert _visible("".join(shown)) == _visible(text)


@given(text=st.text(min_size=1, max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
def test_any_sentence_comes_out_as_text(text: str, html_tree: ModuleType) -> None:
    """Whatever characters a sentence is made of, they are what a reader sees."""
    template = environment().from_string('<div markdown="1">\n\n{{ text | words }}\n\n</div>')
    tree = html_tree.parse(html_tree.convert("---\n---\n" + template.render(text=f"a{text}z")))
    shown = tree.words.replace(" ", "")
    assert (shown[:1], shown[-1:], len(tree.all("div", "p")), len(list(tree.walk()))) == ("a", "z", 2, 3)


def test_a_text_that_may_not_be_shown_is_on_no_page(make: Make) -> None:
    """The words of a source stay at home where its rights say so; its shape alone is published."""
    pages = make("Quixotic zebras vanished. Nobody sulked.", policy="withheld")
    words = [uri for uri, tree in pages.items() for word in ("Quixotic", "zebras", "sulked") if word in tree.text]
    bars = [element.attributes["class"] for element in pages["sources"].with_class("bf-bar")]
    assert (words, bars) == ([], ["bf-bar has-0 ends-50", "bf-bar has-0 ends-25"])


def test_excerpts_are_shown_as_quoted_only(make: Make) -> None:
    """Where excerpts are allowed, what the facts quote stands beside its sentence, and no more of it."""
    claims = "c: {by: rebels, says: So., cites: {at: w:1.1, quote: zebras vanished}}\n"
    tree = make("Quixotic zebras vanished. Nobody asked.", policy="excerpts", claims=claims)["sources"]
    actual = ([q.words for q in tree.with_class("bf-quote")], "Quixotic" in tree.text)
    assert actual == (["“zebras vanished”"], False)


def test_a_foreign_text_has_its_language_and_direction(make: Make) -> None:
    """Arabic is set from right to left, and read aloud as Arabic."""
    tree = make("قال المتحدث إن 12 قاربا غرقت.", language="ar")["sources"]
    actual = [(e.attributes["lang"], e.attributes["dir"], e.words) for e in tree.with_class("bf-words")]
    assert actual == [("ar", "rtl", "قال المتحدث إن 12 قاربا غرقت.")]


def test_facts_stand_with_their_sentence(make: Make) -> None:
    """Each sentence carries the facts that rest on it and the tint of who speaks; what nothing rests on is marked."""
    tree = make("It happened. It rained.")["sources"]
    found = tree.with_class("bf-sentence")
    actual = [
        (e.attributes["class"], len(e.with_class("bf-subject")), "Nothing rests on it." in e.words) for e in found
    ]
    assert actual == [("bf-sentence is-cited bf-shown v1", 1, False), ("bf-sentence is-missed bf-shown", 0, True)]


def test_a_paragraph_that_is_cited_whole_keeps_its_sentences(make: Make) -> None:
    """A fact that cites a paragraph of several sentences stands above them, and they are all shown."""
    claims = "c: {by: rebels, says: So., cites: w:1}\n"
    tree = make("It happened. It rained.", claims=claims)["sources"]
    actual = [(e.words.split()[0], len(e.with_class("bf-subject"))) for e in tree.with_class("bf-sentence")]
    assert actual == [("1", 1), ("1.1", 1), ("1.2", 0)]


def test_pages_say_how_a_source_was_verified(make: Make) -> None:
    """A reader knows whether citations were compared with the text, and how much of it was used."""
    expected = "1 of 2 sentences cited, 0 repeat others, 0 waived, 1 missed. Verified against the text."
    pages = make("It happened. It rained.")
    actual = [pages[page].with_class("bf-coverage")[0].words for page in ("index", "sources")]
    assert actual == [expected, expected]


CONFLICT = """\
no: {by: state, act: deny, says: It did not., denies: ev, cites: w:1.2}
hush: {by: army, act: decline-comment, about: ev, cites: w:1.2}
ask: {by: rebels, act: demand, says: It must stop., about: ev, cites: w:1.2}
"""


def test_the_ledger_sets_sides_apart(make: Make) -> None:
    """Who says so, who denies it, who gives no answer and who only speaks beside it are never mixed."""
    tree = make("It happened. It rained.", claims=CONFLICT)["claims"]
    entry = tree.with_class("bf-ledger")[0]
    actual = [
        (e.all("strong")[0].words, [s.words for s in e.with_class("bf-by")]) for e in entry.with_class("bf-voices")
    ]
    assert actual == [
        ("Says so", ["The monitor states"]),
        ("Says it is not so", ["The state says in denial:"]),
        ("Gives no answer", ["The army declines to comment"]),
        ("Speaks beside it", ["The rebels demands:"]),
    ]


def test_the_ledger_begins_with_what_is_contested(make: Make) -> None:
    """A reader meets conflicts first, then events, then claims; each voice has its counts, where a silence is one."""
    tree = make("It happened. It rained.", claims=CONFLICT)["claims"]
    heads = [h.words for h in tree.all("h2", "h3")]
    rows = [[cell.words for cell in row.all("td")] for row in tree.all("table")[0].all("tr")[1:]]
    assert heads == [
        "Who speaks", "Who speaks to what", "Contested", "It happens", "It did not.", "Claims",
        "No comment: It happens", "It must stop.",
    ]  # fmt: skip
    assert rows == [
        ["The monitor", "1", "1", "–", "–"], ["The state", "1", "1", "–", "–"],
        ["The rebels", "1", "–", "–", "1"], ["The army", "–", "–", "1", "–"],
    ]  # fmt: skip


def test_a_bottom_line_names_a_speaker_once(make: Make) -> None:
    """A speaker who is cited twice stands there once with both places, not as if two had spoken."""
    claims = "one: {by: army, says: It rained., cites: w:1.2}\ntwo: {by: army, says: It was hot., cites: w:1.3}\n"
    rests = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: [one, ev, two]}]\n"
    rows = (
        make("It happened. It rained. It was hot.", claims=claims, briefing=rests)["index"]
        .with_class("bf-who")[0]
        .all("li")
    )
    actual = [(row.with_class("bf-by")[0].words, len(row.with_class("bf-cite"))) for row in rows]
    assert actual == [("The army states", 2), ("The monitor states", 1)]


def test_the_overview_sets_a_conflict_side_by_side_once(make: Make) -> None:
    """A denial is shown against what it denies, and not a second time from its own side."""
    contests = make("It happened. It rained.", claims=CONFLICT)["index"].with_class("bf-contest")
    sides = [[s.all("strong")[0].words for s in c.with_class("bf-two")[0].with_class("bf-voices")] for c in contests]
    assert sides == [["Says so", "Says it is not so"]]


def test_silence_is_named(make: Make) -> None:
    """Every party that nobody quotes has its line, with what it is a party to."""
    events = (
        "ev: {title: It happens, kind: attack, when: 2020-02-05, inferred: {when: Invented.},"
        " who: {initiator: army, target: [rebels, ombudsman]},"
        " reports: {monitor: w:1.1}}\n"
    )
    tree = make("It happened.", events=events)["index"]
    lines = [item.words for item in tree.with_class("bf-silence")[0].all("li")]
    assert lines == ["Never quoted The army: party to It happens", "Never quoted The rebels: party to It happens"]


@pytest.mark.parametrize(
    ("length", "expected"), [(0, (0, 25)), (18, (0, 25)), (19, (0, 50)), (72, (0, 100)), (73, (1, 25)), (7201, (9, 25))]
)
def test_bars_are_as_long_as_sentences(length: int, expected: tuple[int, int]) -> None:
    """The skeleton has the shape of the text, within bounds."""
    found = bar(length)
    assert (found.lines, found.ends) == expected


def test_direction_is_that_of_most_of_a_text() -> None:
    """A foreign name does not turn a text round."""
    assert [direction("The town of سراقب"), direction("قال متحدث باسم NATO"), direction("12")] == ["ltr", "rtl", "ltr"]


@given(st.text(alphabet="ab \u00a0*", max_size=50), st.integers(0, 3000))
def test_a_long_sentence_is_shown_in_pieces(text: str, times: int) -> None:
    """A page of a text without a full stop is made in linear time, and nothing of it is lost."""
    found = pieces(text * times)
    actual = ("".join("".join(found).split()), max(map(len, found), default=0) <= LONGEST_PIECE)
    assert actual == ("".join((text * times).split()), True)


@pytest.mark.parametrize("piece", ["*a* ", "<b> ", "word "])
def test_a_page_of_a_text_without_an_end_is_made(make: Make, piece: str) -> None:
    """A tenth of a megabyte without a paragraph or a full stop does not hang the build."""
    words = make(piece * (100_000 // len(piece)))["sources"].with_class("bf-words")
    assert len(words) == 1


def test_a_report_against_a_claim_names_its_event(make: Make) -> None:
    """What a report adds to its event cannot be read without the event; a denial's other side names it."""
    tree = make("It happened. It rained.", claims=CONFLICT)["claims"]
    denial = next(e for e in tree.with_class("bf-ledger") if e.all("h3")[0].words == "It did not.")
    against = denial.with_class("bf-side-against")[0].with_class("bf-subject")
    assert [e.words for e in against] == ["It happens:"]
