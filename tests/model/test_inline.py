"""An author's text -> inline nodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.inline import (
    MAX_LENGTH,
    Em,
    Link,
    Node,
    Run,
    Strong,
    Text,
    find_bad_link,
    find_html,
    fold,
    parse_inline,
    plain,
    split_by_script,
)

EXAMPLES = settings(deadline=None, derandomize=True, max_examples=300)

PIECES = [
    *"ab1 *_`[](){}<>&#!|\\\"'.:/-",
    "[a](https://e.org)",
    "](",
    "<https://e.org>",
    "\u00a0",
    "\x00",
    "\ud800",
    "ش",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


def links_in(nodes: tuple[Node, ...]) -> list[Link]:
    """All links, wherever they stand."""
    found: list[Link] = []
    for node in nodes:
        if isinstance(node, Link):
            found.append(node)
        if not isinstance(node, Text):
            found += links_in(node.children)
    return found


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("   ", ()),
        ("Government forces enter Saraqeb.", (Text("Government forces enter Saraqeb."),)),
        ("an *easy* win", (Text("an "), Em((Text("easy"),)), Text(" win"))),
        ("**no** claim", (Strong((Text("no"),)), Text(" claim"))),
        ("*a **b** c*", (Em((Text("a "), Strong((Text("b"),)), Text(" c"))),)),
        (
            "see [the *map*](https://e.org/a_b)",
            (Text("see "), Link("https://e.org/a_b", (Text("the "), Em((Text("map"),))))),
        ),
        ("<https://e.org>", (Link("https://e.org", (Text("https://e.org"),)),)),
        ("<desk@e.org>", (Link("mailto:desk@e.org", (Text("desk@e.org"),)),)),
        ("[desk](MAILTO:desk@e.org)", (Link("MAILTO:desk@e.org", (Text("desk"),)),)),
        ("[](https://e.org)", (Link("https://e.org", (Text("https://e.org"),)),)),
        ('[a](https://e.org "why")', (Link("https://e.org", (Text("a"),)), Text(" (why)"))),
        ("[ر](https://مثال.org/ا)", (Link("https://xn--mgbh0fb.org/%D8%A7", (Text("ر"),)),)),
        (r"2 \* 3 \[sic\]", (Text("2 * 3 [sic]"),)),
    ],
)
def test_markup_becomes_nodes(text: str, nodes: tuple[Node, ...]) -> None:
    """Emphasis, links and escaped marks are understood."""
    assert parse_inline(text) == nodes


@pytest.mark.parametrize(
    "text",
    [
        "&amp; &lt;b&gt; &#60;",
        "<b>bold</b> <script>alert(1)</script> <!-- c -->",
        "{{ config }} {% raw %} {# c #}",
        "a | b | `code` | ~~c~~ | ==d==",
        "# 1. > + -",
        "https://e.org/a_b_c and www.e.org and desk@e.org",
        "2 * 3 * 4 snake_case_word",
        "[sic] [a][b] [^1] ![x]",
        "C:\\dir \\ n",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    """What only looks like markup stays as it was written."""
    assert parse_inline(text) == (Text(text),)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a](JavaScript:alert)", "JavaScript:alert"),
        ("[a](<javascript:alert>)", "javascript:alert"),
        ("[a](&#106;avascript:alert)", "&#106;avascript:alert"),
        ("[a](javascript&colon;alert)", "javascript&colon;alert"),
        ("[a](%6aavascript:alert)", "%6aavascript:alert"),
        ("[a](< javascript:alert>)", " javascript:alert"),
        ("[a](\u00a0javascript:alert)", "\u00a0javascript:alert"),
        ("[a](vbscript:x)", "vbscript:x"),
        ("[a](data:text/html;base64,PHM+)", "data:text/html;base64,PHM+"),
        ("[a](file:///etc/passwd)", "file:///etc/passwd"),
        ("[a](ftp://e.org)", "ftp://e.org"),
        ("[*a*](../b_c_.md)", "../b_c_.md"),
        ("[a](//e.org)", "//e.org"),
        ("[a](#b)", "#b"),
        ("[a]()", ""),
        ("[a](https:e.org)", "https:e.org"),
        ("[a](https://)", "https://"),
        ("[a](https://:80/)", "https://:80/"),
        ("[a](https://[::1)", "https://[::1"),
        ("[a](<https://e.org/a b>)", "https://e.org/a b"),
        ("[a](mailto:nobody)", "mailto:nobody"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
        ("<ftp://e.org>", "ftp://e.org"),
        ("![a](data:image/png,x)", "data:image/png,x"),
        ("[a [b](x) c](https://e.org)", "x"),
    ],
)
def test_other_targets_stay_text_and_are_found(text: str, target: str) -> None:
    """A link to anything but http(s) and mailto is shown as written, and its target is named."""
    assert (parse_inline(text), find_bad_link(f"ok <https://e.org> {text}")) == ((Text(text),), target)


def test_good_links_are_not_reported() -> None:
    """Links that the site renders are no problem."""
    assert find_bad_link("[a](https://e.org) <https://e.org> <desk@e.org> [sic] (x) a < b [b](mailto:x@e.org)") is None


def test_links_never_nest() -> None:
    """An address inside a link's text is text: a link in a link is not valid HTML."""
    assert parse_inline("[a <https://b.org>](https://c.org)") == (Link("https://c.org", (Text("a <https://b.org>"),)),)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (" a \n\t b\u2028c\r\n", "a b c"),
        ("10\u00a0km", "10\u00a0km"),
        ("a\x00\x1b b \x07 c\x7f", "a b c"),
        ("\ud800 \ud83d\ude00", "\ufffd 😀"),
    ],
)
def test_white_space_is_folded(text: str, folded: str) -> None:
    """Line breaks of YAML blocks are spaces; what a file or HTML cannot hold is gone; no-break spaces stay."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>c</b>", "<b>"),
        ("a </p>", "</p>"),
        ("<br/>", "<br/>"),
        ('<a href="x">', '<a href="x">'),
        ("<img src=x onerror=alert(1)", "<img"),
        ("<SCRIPT", "<SCRIPT"),
        ("<!-- no -->", "<!--"),
        ("<!DOCTYPE html>", "<!DOCTYPE"),
        ("<?php", "<?p"),
        ("x &lt;b&gt; y", "&lt;b&gt;"),
        ("&#60;script&#x3e;", "&#60;script&#x3e;"),
        ("&#x3C/p", "&#x3C/p"),
        ("a < b and c > d", None),
        ("<3 and x<y", None),
        ("<https://e.org> <desk@e.org>", None),
        (r"the tag \<b>", None),
        ("AT&T &amp; &lt; 5", None),
    ],
)
def test_html_is_found(text: str, found: str | None) -> None:
    """What looks like HTML is found as it stands in the text; signs of comparison and addresses are not."""
    assert find_html(text) == found


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("Saraqeb", (Run("Saraqeb", None, False),)),
        ("أحرار الشام", (Run("أحرار الشام", "ar", True),)),
        (
            "Ahrar (أحرار الشام) and «שלום».",
            (
                Run("Ahrar (", None, False),
                Run("أحرار الشام", "ar", True),
                Run(") and «", None, False),
                Run("שלום", "ar", True),
                Run("».", None, False),
            ),
        ),
        ("في 5 فبراير، 2020", (Run("في 5 فبراير،", "ar", True), Run(" 2020", None, False))),
        ("ދިވެހި ߒߞߏ ܐ", (Run("ދިވެހި ߒߞߏ ܐ", "ar", True),)),
    ],
)
def test_right_to_left_runs(text: str, runs: tuple[Run, ...]) -> None:
    """Right-to-left words form one run with the spaces, digits and marks between them, not with those around them."""
    assert split_by_script(text, "ar") == runs


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "*" * 50_000,
        "_*" * 25_000,
        "a**b" * 12_500,
        "[](" * 5_000 + "](x)" * 5_000,
        "[" * 20 + "*" * 49_000,
        "[a](http://" * 4_000,
        "<a " * 16_000,
        "&lt;a" * 10_000,
        "*a* " * 250_000,
        "ا ." * 300_000,
        "\x00 " * 500_000,
    ],
    ids=lambda text: f"{text[:6]!a}x{len(text)}",
)
def test_hostile_texts_cost_what_they_are_long(text: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """The work on a text made to be slow grows with its length, in every function that reads all texts."""

    def work(found: str) -> int:
        return count_calls(
            lambda: (find_bad_link(found), find_html(found), split_by_script(plain(parse_inline(found))))
        )

    assert work(text) < 3 * work(text[: len(text) // 2]) + 1000


def test_a_text_beyond_measure_is_plain() -> None:
    """A text too long or nested too deep for markup is shown whole, as it was written."""
    texts = ["*a* " * MAX_LENGTH + "b", "*a **b " * 40 + "c" + "** d*" * 40]
    assert [parse_inline(text) for text in texts] == [(Text(text),) for text in texts]


@EXAMPLES
@given(TEXTS)
def test_any_text_parses(text: str) -> None:
    """Whatever is written gives nodes with safe links, and pieces of a text are found in it."""
    nodes = parse_inline(text)
    assert all(link.href.isascii() and link.href.lower().startswith(("http", "mailto:")) for link in links_in(nodes))
    assert not any(links_in(link.children) for link in links_in(nodes))
    assert "".join(run.text for run in split_by_script(text)) == text
    assert (find_html(text) or "") in text
    assert (find_bad_link(text) or "") in fold(text)


@EXAMPLES
@given(st.text("ab *_\\[]<>()\u00a0ا", max_size=30))
def test_markup_loses_no_letter(text: str) -> None:
    """Parsing drops marks, never letters."""
    assert [c for c in plain(parse_inline(text)) if c.isalpha()] == [c for c in text if c.isalpha()]
