"""The shortcuts of the fast build against what they stand for, on anything that pages could hold."""

from __future__ import annotations

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser
from mkdocs.structure.pages import _RawHTMLPreprocessor

from generator.publish.fast.index import sections
from generator.publish.fast.inline import quicken
from generator.publish.fast.raw_ids import RawIds

TAGS = st.sampled_from(
    ["p", "div", "span", "h1", "h2", "h3", "a", "li", "ul", "code", "pre", "sup", "nav", "script", "b"]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' id="x"',
        ' id="y&amp;z"',
        " data-search-exclude",
        ' class="headerlink"',
        ' class="linenodiv"',
        ' title="a>b"',
    ]
)
TEXTS = st.sampled_from(["words", " ", "\n", "a & b", "&lt;x&gt;", "two\nlines", "  ", "“é”", "&#1575;", ""])
ELEMENTS = st.recursive(
    TEXTS | st.just('<img src="x">') | st.just("<!-- <p>no</p> -->"),
    lambda inner: st.builds(
        lambda tag, attributes, inside: f"<{tag}{attributes}>{''.join(inside)}</{tag}>",
        TAGS,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)
FRAGMENTS = st.lists(
    st.sampled_from(
        (
            *(
                "*",
                "**",
                "_",
                "[",
                "](",
                ")",
                "[a](b)",
                "![i](j)",
                "<",
                ">",
                "`",
                "\\",
                "&",
                "&amp;",
                "#",
                "-",
                "|",
                ":",
            ),
            *("<b id=q>", '<a name="n">', "<https://x.org>", "<a@b.org>", '<div id="d" markdown="1">', "</div>"),
            *("<!--", "-->", "<i ID='z'>", "<script>", "</script>", "{: #k }", "1. ", "> ", "    ", "[r]", "word"),
            *("  \n", "\n\n", "\n", " ", "[r]: https://y.org\n"),
        )
    ),
    max_size=30,
).map("".join)


@given(st.lists(ELEMENTS, max_size=6).map("".join))
def test_sections_are_those_of_the_search_plugin(html: str) -> None:
    """Search finds the same words under the same headings."""
    found = sections(html)
    parser = Parser()
    try:
        parser.feed(html)
        parser.close()
    except ValueError:  # it cannot take this page at all
        assert found is None
        return
    expected = [(s.id, s.is_excluded(), "".join(s.title), "".join(s.text)) for s in parser.data]
    assert found is None or [(s.id, s.excluded, "".join(s.title), "".join(s.text)) for s in found] == expected


@given(FRAGMENTS)
@example('[a](b "c*d*") <b>*x*</b> `*` \\* &amp; __y__')
def test_texts_are_converted_alike(text: str) -> None:
    """Looking before trying a pattern changes nothing that a reader sees."""
    extensions = ["attr_list", "md_in_html", "tables", "footnotes", "abbr"]
    quick = markdown.Markdown(extensions=extensions)
    quicken(quick)
    assert quick.convert(text) == markdown.Markdown(extensions=extensions).convert(text)


@given(FRAGMENTS)
@example('<script>var x = \'<b id="no">\'</script><b id="yes">')
def test_raw_ids_are_those_of_mkdocs(text: str) -> None:
    """A link to an id in raw HTML is neither called broken nor let pass when it is."""
    assert _ids(RawIds(), text) == _ids(_RawHTMLPreprocessor(), text)


def _ids(preprocessor: _RawHTMLPreprocessor, text: str) -> set[str] | str:
    try:
        preprocessor.run(text.split("\n"))
    except AssertionError as error:  # Python's parser refuses some declarations, and so the page cannot be built
        return str(error)
    return preprocessor.present_anchor_ids
