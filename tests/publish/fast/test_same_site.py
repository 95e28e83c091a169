"""The fast build and MkDocs' own, side by side: every file has the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_slowly
from mkdocs.config import load_config

from benchmarks.corpus import write_corpus
from generator.publish.fast.build import build as build_fast

ROOT = Path(__file__).parents[3]

MORE_EXTENSIONS = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - smarty
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight: {anchor_linenums: true, linenums: true}
  - pymdownx.superfences
  - pymdownx.tasklist
"""
HANDWRITTEN = {
    "index-of-notes.md": "No title[^1], an HTML abbreviation\n\n*[HTML]: Hypertext\n\n[^1]: A note.\n",
    "notes/first.md": "# First & foremost\n\n!!! note\n\n    See [the other](second.md#second_1), ~~all~~ `code`.\n",
    "notes/second.md": "---\ntitle: Second\n---\n\n## Second\n\n## Second\n\n```python\nx = 1 < 2\n```\n\n- [ ] task\n",
    "notes/wild.md": "Text <b id=wild>raw <i name='x'>HTML</i></b> & [ref] *a **b* c** <a@b.org> <https://a.org>\n\n"
    "<div markdown=1>\n| a | b |\n|---|---|\n| `1|2` | \\| |\n</div>\n\n<!-- <p id=no> -->\n\n[ref]: https://x.org\n",
}


def _project(folder: Path, *, settings: str, docs: dict[str, str], nav: str = "") -> Path:
    """A project beside its library in ``folder/briefings``."""
    for name, text in docs.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    head = "site_name: A test\ntheme: {name: material, font: false}\n"
    offline = "" if "directory" in settings else ", offline"  # which sets use_directory_urls
    plugins = f"plugins: [{{briefings: {{headers_file: _headers, pdf: false}}}}, search{offline}]\n"
    (folder / "mkdocs.yml").write_text(f"{head}{plugins}{settings}{nav}", encoding="utf-8")
    return folder / "mkdocs.yml"


def _built(config_file: Path, site: Path, *, fast: bool) -> dict[str, bytes]:
    config = load_config(str(config_file), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build_fast(config, copies=2) if fast else build_slowly(config)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _both(config_file: Path, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    slow = _built(config_file, folder / "slow", fast=False)
    return slow, _built(config_file, folder / "fast", fast=True)


def test_the_samples_are_the_same_site(tmp_path: Path) -> None:
    """Everything that this repository's mkdocs.yml makes, from its two briefings and its handwritten pages."""
    slow, fast = _both(ROOT / "mkdocs.yml", tmp_path)
    assert (len(fast) > 200, [uri for uri in slow | fast if slow.get(uri) != fast.get(uri)]) == (True, [])


@pytest.mark.parametrize(("engine", "piece"), [("pieces", "search/page-0.js"), ("pagefind", "pagefind/pagefind.js")])
def test_a_site_searched_in_pieces_is_the_same_site(tmp_path: Path, engine: str, piece: str) -> None:
    """The index in pieces, the pages that name its engine, and their policy."""
    write_corpus(tmp_path / "briefings", 1)
    config = _project(tmp_path, settings="use_directory_urls: false\n", docs=HANDWRITTEN)
    config.write_text(
        config.read_text("utf-8").replace("pdf: false", f"pdf: false, search: {engine}"), encoding="utf-8"
    )
    slow, fast = _both(config, tmp_path)
    assert (piece in fast, [uri for uri in slow | fast if slow.get(uri) != fast.get(uri)]) == (True, [])


@pytest.mark.parametrize(
    "settings",
    [MORE_EXTENSIONS, "use_directory_urls: true\nvalidation: {links: {anchors: info}}\n"],
    ids=["more", "folders"],
)
def test_a_generated_library_is_the_same_site(tmp_path: Path, settings: str) -> None:
    """Other extensions, pages without titles, raw HTML and names in every script convert alike."""
    write_corpus(tmp_path / "briefings", 1)
    slow, fast = _both(_project(tmp_path, settings=settings, docs=HANDWRITTEN), tmp_path)
    assert (len(fast) > 50, [uri for uri in slow | fast if slow.get(uri) != fast.get(uri)]) == (True, [])
