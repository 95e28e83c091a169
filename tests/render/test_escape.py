"""Plain and authors' text -> Markdown that Python-Markdown renders as that text, wherever it stands."""

from __future__ import annotations

import functools
import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from generator.model.inline import Link, Node, Text, fold, parse_inline, plain
from generator.render.escape import Md, attribute, escape_text, finalize, html_attribute, inline_markdown

EXAMPLES = settings(deadline=None, derandomize=True, max_examples=250)
MANY = settings(EXAMPLES, max_examples=800)

PYMDOWNX = (
    "arithmatex betterem caret critic details emoji highlight inlinehilite keys magiclink mark progressbar saneheaders"
    " smartsymbols snippets superfences tabbed tasklist tilde fancylists quotes striphtml bracketspan"
    " blocks.admonition blocks.details blocks.tab blocks.definition blocks.html"
)
MATERIAL = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *(f"pymdownx.{name}" for name in PYMDOWNX.split()),
)
EXTENSIONS: dict[str, tuple[str, ...]] = {
    "material": MATERIAL,
    "stock": ("extra", "nl2br", "sane_lists", "wikilinks", "legacy_attrs", "legacy_em", "codehilite", "toc"),
    "bare": ("tables", "attr_list", "md_in_html"),
    "escapes": ("tables", "attr_list", "md_in_html", "pymdownx.escapeall", "pymdownx.keys", "pymdownx.arithmatex"),
    "smarty": ("tables", "attr_list", "md_in_html", "toc", "smarty"),
}
OPTIONS: dict[str, dict[str, Any]] = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "repo_url_shortener": True,
        "user": "u",
        "repo": "r",
    },
    "pymdownx.arithmatex": {"smart_dollar": False, "generic": True},
    "pymdownx.fancylists": {"additional_ordered_styles": ["roman", "alpha", "generic"]},
    "pymdownx.smartsymbols": dict.fromkeys(("plusminus", "notequal", "fractions", "ordinal_numbers", "care_of"), False),
}
POSITIONS = {
    "paragraph": "{}",
    "after a paragraph": "Before.\n\n{}\n\nAfter.",
    "list item": "- {}\n- b",
    "numbered item": "1. {}",
    "loose item": "- a\n\n- {}",
    "item after a label": "- **By** {}: {}",
    "heading": "## {} {{#anchor}}",
    "quotation": "> {}",
    "cell": "| A | B |\n|---|---|\n| {} | c |\n| c | {} |",
    "table's heading": "| {} | B |\n|---|---|\n| a | c |",
    "link's text": "[{}](https://example.org)",
    "link's text in an item": "- [{}](../a.md#b), more",
    "before a citation": "{}[1](#c), more",
    "round brackets": "A ({}), b",
    "strong": "a **{}** b",
    "span": '<span class="a">{}</span>',
    "div": "<div markdown>\n\n{}\n\n</div>",
    "item in a div": '<div class="a" markdown>\n\n- {}\n\n</div>',
}
IN_LINKS = {"link's text", "link's text in an item"}

CHUNKS = r"""--8<-- ``` ~~~ *** --- === !!! ??? /// ::: 1. 1) a. iv. II. A) #. # ## - + > | [^1] [^1]: *[HTML]: [a]:
https://e.org/x_y http://e.org [a](b) ![a](b) [x] [TOC] <b> </b> <script> <!-- --> <?php ?> &lt; &amp; &#60; &copy {#id}
{: .c} {{ }} {% %} {# #} {++a++} {--a--} {~~a~>b~~} {>>c<<} {==d==} ++ctrl+a++ ++"x"++ ^^a^^ ~~a~~ ==a== H~2~O x^2^
$x$ $$x$$ \(x\) \[x\] \begin{a}x\end{a} :smile: :+1: 12:30:45 (c) (tm) (r) --> <-- ftp://e.org www.e.org a@b.org
@user @x:abc user/repo#1 #12 !5 ?6 __a__ _a_ *a* **a** ***a*** `a` \* \ \\ : Table: & AT&T ! [=50% klzzwxh:0001
wzxhzdk:0 <bdi> <div </div> <https://e.org> 😀 [sic] // -5 c++ /// a b x U.S. "q" it's (a) -- ...
""".split()  # noqa: SIM905 - a list of a hundred literals hides them
CHUNKS += [
    " ",
    "  ",
    "    ",
    "\n",
    "\t",
    "\u00a0",
    "\x02",
    "\x03",
    "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03",
    "\u2028",
]
CHUNKS += ["b" * 40, '=== "Tab"', "!!! note", ":   def", "|---|---|", "| a | b |", "أحرار", "é", "u/r@" + "a" * 40]
NASTY = st.lists(
    st.sampled_from(CHUNKS) | st.sampled_from("ab1 *_`\\[](){}<>&#+-.!|~^=$:@;'\"/?,%8"), min_size=1, max_size=8
)
TEXTS = NASTY.map("".join) | NASTY.map(" ".join) | st.text(min_size=1, max_size=12)
MARKUP = r"""*a* **b** ***c*** _x_ *a**b**c* **a *b* c** *á* *"q"* **«x»** *ا*«**ب**» *أحرار* أحرار שלום ٥ ، \* *
[l](https://e.org/a_(b)?c=1&d='2'+3#e) <https://e.org/~u/a*b*> [*m*](mailto:a@b.org) *[k](https://e.org)* [1](https://e.org):
**[k!](http://e.org/)** [^1](https://e.org) [](https://e.org) [a](https://e.org){.c} [x](javascript:a) ![i](https://e.org)
[$](https://e.org/$a$?a==b++"x"++{{y}}|z)
""".split()  # noqa: SIM905
MARKUP += ["\u202eabc", "[a b](https://e.org)", "**a *b* c**"]
AUTHORED = st.lists(st.sampled_from(MARKUP) | st.sampled_from(CHUNKS), min_size=1, max_size=6).map("".join) | st.lists(
    st.sampled_from(MARKUP), min_size=1, max_size=4
).map(" ".join)


@dataclass
class Rendered(HTMLParser):
    """What a browser makes of HTML: its text and its tags with their attributes."""

    text: str = ""
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append((data, {}))

    def handle_decl(self, decl: str) -> None:
        self.tags.append((decl, {}))

    def handle_pi(self, data: str) -> None:
        self.tags.append((data, {}))

    @property
    def names(self) -> Counter[str]:
        return Counter(name for name, _ in self.tags)


@functools.cache
def converter(extensions: str) -> Markdown:
    """One converter for each set, as making one is slow."""
    names = EXTENSIONS[extensions]
    options = {name: options for name, options in OPTIONS.items() if name in names}
    return Markdown(extensions=list(names), extension_configs=options)


def fill(template: str, markdown: str) -> str:
    return template.format(*[markdown] * template.count("{}"))


def render(extensions: str, markdown: str) -> Rendered:
    return read(converter(extensions).reset().convert(markdown))


def read(page: str) -> Rendered:
    rendered = Rendered()
    rendered.feed(page)
    rendered.close()
    rendered.text = " ".join(filter(None, rendered.text.replace("\n", " ").split(" ")))
    return rendered


@functools.cache
def render_marker(extensions: str, template: str) -> Rendered:
    """The same page with a word in the place of the text: what the text must not change."""
    return render(extensions, fill(template, "QQQ"))


def straight(text: str, extensions: str) -> str:
    """The text; with smarty, without the marks that it rewrites."""
    return re.sub(r"[\"'`‘’“”«»<>.…–—-]+", "", text) if extensions == "smarty" else text


def assert_shows(extensions: str, position: str, markdown: str, text: str, tags: Iterable[str] = ()) -> Rendered:
    """The page shows the text where the template put it, with no tags but the template's and `tags`."""
    template = POSITIONS[position]
    expected = render_marker(extensions, template)
    actual = render(extensions, fill(template, markdown))
    assert straight(actual.text, extensions) == straight(expected.text.replace("QQQ", text), extensions)
    assert actual.names - Counter({"bdi": actual.names["bdi"]}) == expected.names + Counter(tags)
    if position == "heading" and "toc" in EXTENSIONS[extensions]:
        (entry,) = converter(extensions).toc_tokens  # type: ignore[attr-defined]
        name = straight(html.unescape(entry["name"]), extensions)
        assert (name.split(), entry["id"]) == (straight(text, extensions).split(), "anchor")
    return actual


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if not isinstance(node, Text):
            yield from walk(node.children)


@pytest.mark.parametrize(
    "prose",
    [
        "Government forces entered Saraqeb on Wednesday, a war monitor said; witnesses confirmed it.",
        "Turkey's “drama”: 9 miles (15 km) east – or not? Yes! 3-4 at 12:30:45, 10 % more, 1/2.",
        "A. Smith & Sons, i.e. the U.S., -5 °C",
        "2020 was… it: أحرار الشام",
        "C+ and a=b; he said 'no', she said \"yes\" (a)",
    ],
)
def test_prose_is_not_escaped(prose: str) -> None:
    """Ordinary prose reads in Markdown as it reads on the page."""
    assert escape_text(prose) == prose


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* _b_ `c` #d \\e", r"\*a\* \_b\_ \`c\` \#d \\e"),
        ("see [sic] <b> R&D & a|b", r"see \[sic\] &lt;b&gt; R&amp;D & a&#124;b"),
        ("{{ x }} {% y %}", "&#123;&#123; x &#125;&#125; &#123;% y %&#125;"),
        ("$5 ~10 x^2 a==b c++", r"&#36;5 &#126;10 x&#94;2 a&#61;&#61;b c\+\+"),
        ("1. a", r"1\. a"),
        ("1) a", r"1\) a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("[a]", r"&#91;a\]"),
        ("[^1]: a", "&#91;&#94;1&#93;: a"),
        (": a", "&#58; a"),
        ("!!! note", r"\!!! note"),
        ("???+ note", "&#63;??+ note"),
        ("/// a", "&#47;// a"),
        ("--8<-- 'a'", r"\--8&lt;-- 'a'"),
        ("(c) :smile: @a", "&#40;c) &#58;smile: &#64;a"),
        ("https://e.org www.e.org", r"https&#58;//e.org www\.e.org"),
        ("Stop!", r"Stop\!"),
        ("    a\n\n b \x02c\u2028d", "a b c d"),
    ],
)
def test_marks_are_escaped(text: str, markdown: str) -> None:
    """A mark gets a backslash where all dialects know it, an entity elsewhere; only where it would mean something."""
    assert escape_text(text) == Md(markdown)


@pytest.mark.parametrize("extensions", EXTENSIONS)
@pytest.mark.parametrize("position", ["paragraph", "list item", "cell", "heading"])
def test_each_mark_survives(extensions: str, position: str) -> None:
    """Whatever means something to Markdown or to an extension is shown as it was written."""
    for chunk in filter(fold, CHUNKS):
        assert_shows(extensions, position, escape_text(chunk), fold(chunk))
        assert_shows(extensions, position, escape_text(f"{chunk} a"), fold(f"{chunk} a"))


@MANY
@given(TEXTS.filter(fold), st.sampled_from(sorted(EXTENSIONS)), st.sampled_from(sorted(POSITIONS)))
def test_any_text_survives_anywhere(text: str, extensions: str, position: str) -> None:
    """Plain text is shown as it is, white space folded, in every place and with every set of extensions."""
    assert_shows(extensions, position, escape_text(text), fold(text))


@EXAMPLES
@given(TEXTS.filter(fold), TEXTS.filter(fold), st.sampled_from(sorted(EXTENSIONS)))
def test_neighbours_do_not_meet(one: str, other: str, extensions: str) -> None:
    """Two texts in one paragraph never make markup together."""
    template = "{one}: {other} · [{one}](#a)[{other}](#b), **{one}** ({other})"
    marker = render(extensions, template.format(one="\ue000", other="\ue001"))
    actual = render(extensions, template.format(one=escape_text(one), other=escape_text(other)))
    expected = marker.text.replace("\ue000", fold(one)).replace("\ue001", fold(other))
    assert straight(actual.text, extensions) == straight(expected, extensions)
    assert actual.names == marker.names


@settings(EXAMPLES, max_examples=500)
@given(
    AUTHORED.filter(lambda text: bool(plain(parse_inline(text)).strip())),
    st.sampled_from(sorted(EXTENSIONS)),
    st.sampled_from(sorted(POSITIONS.keys() - {"strong", "item after a label"})),
)
def test_authored_markup_survives(text: str, extensions: str, position: str) -> None:
    """An author's emphasis and links come out as tags, every link with its target, and nothing else does."""
    nodes = parse_inline(text)
    links = position not in IN_LINKS
    marks = [{"Em": "em", "Strong": "strong", "Link": "a"}.get(type(node).__name__, "") for node in walk(nodes)]
    tags = [mark for mark in marks if mark and (links or mark != "a")] * POSITIONS[position].count("{}")
    markdown = inline_markdown(text, lang="ar", links=links)
    actual = assert_shows(extensions, position, markdown, plain(nodes), tags)
    targets = {unquote(attributes.get("href") or "") for _, attributes in actual.tags}
    assert not links or {unquote(node.href) for node in walk(nodes) if isinstance(node, Link)} <= targets
    assert {attributes.get("dir") for name, attributes in actual.tags if name == "bdi"} <= {"rtl", None}


@EXAMPLES
@given(TEXTS.filter(fold) | AUTHORED.filter(fold), st.sampled_from(["paragraph", "list item", "cell", "link's text"]))
def test_other_viewers_show_the_same(text: str, position: str) -> None:
    """CommonMark with tables, as repositories show it, agrees with Python-Markdown on every text."""
    viewer = MarkdownIt("commonmark").enable("table")
    for markdown in (escape_text(text), inline_markdown(text, links=position not in IN_LINKS)):
        page = fill(POSITIONS[position], markdown)
        elsewhere = read(viewer.render(page))
        here = render("bare", page)
        assert (elsewhere.text, elsewhere.names) == (here.text, here.names)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            "an *easy* **win**, [map](https://e.org/a_(b)?c&d)",
            "an *easy* **win**, [map](https://e.org/a_%28b%29?c&amp;d)",
        ),
        ("s*o*s ***x*** *«q»*", "s<em>o</em>s <em><strong>x</strong></em> <em>«q»</em>"),
        ("s*o* *o*s", "s<em>o</em> <em>o</em>s"),
        ("[a](javascript:x)", r"&#91;a\](javascript:x)"),
        ("The group (أحرار الشام) said", 'The group (<bdi lang="ar" dir="rtl">أحرار الشام</bdi>) said'),
        ("«أحرار *الشام*»!", r'<bdi lang="ar" dir="rtl">«أحرار *الشام*»\!</bdi>'),
        ("a أحرار **الشام** b", 'a <bdi lang="ar" dir="rtl">أحرار **الشام**</bdi> b'),
        ("[من A](https://e.org)", '[<bdi lang="ar" dir="rtl">من</bdi> A](https://e.org)'),
        ("\u202ereversed", "<bdi>\u202ereversed</bdi>"),
        ("", ""),
    ],
)
def test_inline_markdown(text: str, markdown: str) -> None:
    """Asterisks where they are unambiguous, tags elsewhere; right-to-left runs isolated, a whole text once."""
    assert inline_markdown(text, lang="ar") == Md(markdown)


def test_right_to_left_without_a_language() -> None:
    """A run whose language is not known says only its direction."""
    assert inline_markdown("שלום") == Md('<bdi dir="rtl">שלום</bdi>')


def test_links_can_be_left_out() -> None:
    """In a heading or in another link, only the text of a link is kept."""
    assert inline_markdown("*see [the map](https://e.org)* <https://e.org>", links=False) == Md(
        "<em>see the map</em> https&#58;//e.org"
    )


@EXAMPLES
@given(TEXTS.filter(fold), st.sampled_from(sorted(EXTENSIONS)))
def test_attributes_hold_any_text(text: str, extensions: str) -> None:
    """A link's title and the attributes of raw HTML, in blocks, in lines and in cells, hold any text."""
    inline = f'[b](https://e.org "{attribute(text)}") <span title="{html_attribute(text)}">c</span>'
    markdown = f'{inline}\n\n| {inline} | d |\n|---|---|\n| e | f |\n\n<p title="{html_attribute(text)}">g</p>\n'
    actual = render(extensions, markdown)
    titles = [attributes["title"] for _, attributes in actual.tags if "title" in attributes]
    assert (titles, actual.text) == ([fold(text)] * 5, "b c b c d e f g")


def environment() -> jinja2.Environment:
    return jinja2.Environment(autoescape=True, finalize=finalize, undefined=jinja2.StrictUndefined)


def test_templates_escape_by_themselves() -> None:
    """In a template, texts are escaped once, Markdown and macros' results never."""
    source = (
        "{% macro item(x) %}- {{ x }} {{ caller() }}{% endmacro %}"
        "{% set block %}*{{ text }}*{% endset %}"
        "# {{ n }}\n{% call item(text) %}[{{ md }}](#a){% endcall %} {{ block }}"
    )
    actual = environment().from_string(source).render(n=-5, text="a_b *c* <d>", md=Md("*m* &amp;"))
    assert actual == r"# -5" "\n" r"- a\_b *c* &lt;d&gt; [*m* &amp;](#a) *a\_b *c* &lt;d&gt;*"


@pytest.mark.parametrize("value", [None, True, 1.5, ["a"], b"a"])
def test_templates_print_no_objects(value: object) -> None:
    """What has no one way to be shown is a fault of the template and says so."""
    with pytest.raises(TypeError, match="text, Markdown or a whole number"):
        environment().from_string("{{ value }}").render(value=value)


def test_templates_print_nothing_undefined() -> None:
    """A misspelt name stops the build, with any kind of undefined."""
    for undefined in (jinja2.Undefined, jinja2.ChainableUndefined, jinja2.StrictUndefined):
        with pytest.raises(jinja2.UndefinedError, match="'nmae' is undefined"):
            finalize(undefined(name="nmae"))


def test_markdown_is_not_escaped_again() -> None:
    """Escaping what is Markdown already changes nothing."""
    once = escape_text("a_b")
    assert (escape_text(once), inline_markdown(once), finalize(once)) == (once, once, once)


@pytest.mark.parametrize("piece", [":a", ":", "+", "1", "f", "ا ", "*a* ا ", "\\[", "&", "i", "<a ", "a1.", "**b** "])
def test_hostile_texts_cost_what_they_are_long(piece: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """The work of escaping grows with the length of a text, whatever it holds."""

    def work(length: int) -> int:
        text = piece * (length // len(piece))
        return count_calls(lambda: (inline_markdown(text), escape_text(text + text), html_attribute(text + text)))

    assert work(48_000) < 3 * work(24_000) + 1000
