"""What a page may run, worked out from its HTML, and the policy in the pages of real builds."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.policy import Inline, headers, headers_file, inline, loaded_from_elsewhere, policy, with_policy

RunMkDocs = Callable[..., CompletedProcess[str]]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("tag", "runs"),
    [
        ("<script>0;</script>", True),
        ("<SCRIPT type='module'>0;</SCRIPT >", True),
        ('<script defer type="text/javascript">0;</script>', True),
        ("<script type=importmap>0;</script>", True),
        ('<script type="application/json">0;</script>', False),
        ('<script id="x" type="text/plain">0;</script>', False),
        ('<script src="a.js">0;</script>', False),
    ],
)
def test_scripts_that_run_are_hashed(tag: str, runs: bool) -> None:
    """A script that the theme relies on runs; blocks of data and scripts in files need no exception."""
    assert inline(f"<p>{tag}</p>").scripts == ({_hash("0;")} if runs else set())


def test_line_ends_are_hashed_as_browsers_read_them() -> None:
    """A template with the line ends of Windows does not lose its scripts."""
    assert inline("<script>a\r\nb\rc</script>").scripts == {_hash("a\nb\nc")}


def test_styles_are_hashed() -> None:
    """Styles in a page, and style attributes with their entities resolved, are let in one by one."""
    found = inline('<style>p {}</style><p style="font: &quot;A&quot;">')
    assert found.styles == {_hash("p {}"), _hash('font: "A"')}


@given(st.text(alphabet=st.characters(exclude_characters="<\r\0", exclude_categories=["Cs"])))
def test_any_script_is_let_in_by_its_own_hash(text: str) -> None:
    """Whatever a script says, the policy names the hash of exactly that."""
    assert inline(f"<script>{text}</script>") == Inline(scripts=frozenset({_hash(text)}))


def test_policy_stands_before_all_that_loads() -> None:
    """Scripts that stand before the policy would escape it; the encoding must stay within the first 1,024 bytes."""
    page = '<!doctype html>\n<html>\n<head>\n\n  <meta charset="utf-8">\n<script src="a.js"></script></head></html>'
    order = re.findall(r"charset|Content-Security-Policy|a\.js", with_policy(page, Inline()))
    late = re.findall(r"Content|charset", with_policy('<head><link href="x"><meta charset="utf-8"></head>', Inline()))
    assert (order, late) == (["charset", "Content-Security-Policy", "a.js"], ["Content", "charset"])


def test_what_is_no_page_stays_as_it_is() -> None:
    """A fragment without a head is not damaged."""
    assert with_policy("<p>One</p>", Inline()) == "<p>One</p>"


def test_only_a_site_with_pagefind_may_compile() -> None:
    """WebAssembly, which Pagefind is, is let in where it is used, in pages and headers, and nowhere else."""
    found = [
        "'wasm-unsafe-eval'" in text
        for text in (
            policy(Inline()),
            policy(Inline(), wasm=True),
            headers_file(Inline()),
            headers_file(Inline(), wasm=True),
            with_policy("<head>", Inline(), wasm=True),
        )
    ]
    assert found == [False, True, False, True, True]


def test_the_order_of_hashes_is_fixed() -> None:
    """The same page has the same bytes, whatever order hashing gave its scripts."""
    one, two = (policy(Inline(scripts=frozenset(found))) for found in (["'a'", "'b'"], ["'b'", "'a'"]))
    assert (one, "script-src 'self' file: 'a' 'b';" in one) == (two, True)


def test_headers_say_who_may_frame_the_site() -> None:
    """What a meta element cannot say is in the headers, and nothing in them is for files on disk."""
    value = headers(Inline())["Content-Security-Policy"]
    assert ("frame-ancestors 'self'" in value, "file:" in value, "unsafe-inline" in value) == (True, False, False)


def test_file_of_headers_is_for_all_addresses() -> None:
    """Hosts read a pattern of addresses, and the headers indented below it."""
    lines = headers_file(Inline()).splitlines()
    assert (lines[0], [line.strip().split(": ", 1)[0] for line in lines[1:]]) == ("/*", list(headers(Inline())))


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<script defer src="https://a.example/b.js?c=1&amp;d=2"></script>', ["https://a.example/b.js?c=1&d=2"]),
        ('<link rel="stylesheet" href="//a.example/b.css">', ["//a.example/b.css"]),
        ('<link href="https://a.example/" rel="canonical"><script src="b.js"></script>', []),
        ('<a href="https://a.example/">x</a>', []),
    ],
)
def test_what_the_policy_would_break_is_found(markup: str, found: list[str]) -> None:
    """An author whose pages load from another host hears of it, and not only by a page that is broken."""
    assert loaded_from_elsewhere(markup) == found


def _policies(project: Path) -> dict[str, list[str]]:
    pages = sorted((project / "site").rglob("*.html"))
    return {path.name: POLICY.findall(path.read_text(encoding="utf-8")) for path in pages}


def test_every_page_has_one_policy(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Generated pages, handwritten pages and the one for missing addresses are all guarded."""
    run_mkdocs("build", "--strict")
    found = _policies(project)
    assert {name: len(policies) for name, policies in found.items()} == dict.fromkeys(found, 1)


def test_a_script_in_the_facts_is_not_vouched_for(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Should escaping ever fail, a script from a fact does not run; an author's script in a handwritten page does."""
    (project / "briefings/facts.txt").write_text("<script>evil()</script>\n", encoding="utf-8")
    (project / "docs/tutorial.md").write_text("# Tutorial\n\n<script>mine()</script>\n", encoding="utf-8")
    run_mkdocs("build")
    found = _policies(project)
    allowed = _hash("evil()") in found["fact-1.html"][0], _hash("mine()") in found["tutorial.html"][0]
    assert allowed == (False, True)


def test_policy_can_be_left_out(project: Path, run_mkdocs: RunMkDocs) -> None:
    """An author who needs another host's scripts switches the policy off."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("[briefings,", "[briefings: {policy: false},")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build")
    assert set(map(len, _policies(project).values())) == {0}


def test_foreign_scripts_are_reported(project: Path, run_mkdocs: RunMkDocs) -> None:
    """A script from another host, which the policy forbids, makes a warning that names it and the way out, once."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra_javascript: [https://a.example/x.js]\n")
    told = run_mkdocs("build").stderr
    assert (told.count("https://a.example/x.js"), "option policy" in " ".join(told.split())) == (1, True)


def test_headers_hold_what_all_pages_hold(project: Path, run_mkdocs: RunMkDocs) -> None:
    """The file of headers, written on demand, lets every page run what its own policy lets it run."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("[briefings,", "[briefings: {headers_file: _headers},")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build", "--strict")
    hashes = {one for policies in _policies(project).values() for one in re.findall(r"'sha256-[^']+'", policies[0])}
    written = (project / "site/_headers").read_text(encoding="utf-8")
    assert set(re.findall(r"'sha256-[^']+'", written)) == hashes
