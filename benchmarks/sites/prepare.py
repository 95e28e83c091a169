"""A number of briefings, or a library -> the folders that the tools build: facts for ours, rendered pages for all.

Run as ``python -m benchmarks.sites.prepare 40 DIR``, in a process of its own: whoever starts the tools stays small.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import yaml

from benchmarks.corpus import write_corpus
from benchmarks.sites.layout import Layout
from generator import pipeline
from generator.publish.folder import write_folder
from generator.publish.settings import TITLE, Folders, default_config

_PLUGIN = "  - briefings:\n"
HUGO = Path(__file__).parents[1] / "hugo"

_ATTRIBUTES = re.compile(
    r"[ ]?\{:?[ ]?(?P<list>(?:(?:[.#][\w-]+|[a-z-]+=(?:\"[^\"\n]*\"|[^\s\"{}]+)|[a-z][a-z-]+)[ ]?)+)\}"
)
_IDENT = re.compile(r"#[\w.-]+")


def prepare(briefings: int | Path, work: Path) -> None:
    """Write all folders below ``work``, which is emptied. Raises ValueError if the library has an error.

    briefings: so many invented ones and the one that is added; or a library, whose last briefing is set aside for that.
    """
    shutil.rmtree(work, ignore_errors=True)
    layout = Layout(work)
    if isinstance(briefings, Path):
        shutil.copytree(briefings, layout.library)
        added = max(path.parent for path in layout.library.glob("*/briefing.yml"))
    else:
        write_corpus(layout.library, briefings + 1)
        added = next(layout.library.glob(f"*-{briefings + 1}"))
    layout.added.mkdir()
    added.rename(layout.added / added.name)
    (layout.project / "docs").mkdir()
    folders = Folders(library=layout.library, docs=layout.project / "docs", site=layout.project / "site")
    settings = default_config(TITLE, folders=folders).replace(_PLUGIN, f"{_PLUGIN}      pdf: false\n")
    (layout.project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    outcome = pipeline.build(layout.library)
    if outcome.site is None:
        raise ValueError(f"the library is not in order: {outcome.problems[0]}")
    write_folder(outcome.site, layout.rendered, default_config(TITLE, site=outcome.site))
    shutil.copytree(layout.rendered, layout.zensical)
    to_hugo(layout.rendered, layout.hugo)


def to_hugo(rendered: Path, project: Path) -> None:
    """Copy the pages of a rendered folder into a new Hugo project.

    Two things are written another way there: ``index.md`` is ``_index.md``, and attributes stand after headings only.
    Not converted is Markdown inside of HTML elements that Hugo's converter reads otherwise: it looks different.
    """
    shutil.copytree(HUGO, project)
    settings = yaml.load(_without_tags((rendered / "mkdocs.yml").read_text(encoding="utf-8")), yaml.CSafeLoader)
    styles, scripts = settings.get("extra_css", []), settings.get("extra_javascript", [])
    with (project / "hugo.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[params]\nstyles = {styles!r}\nscripts = {scripts!r}\n")
    docs = rendered / "docs"
    unlisted = project / "content" / "briefings" / "_index.md"  # Hugo gives every folder a page of its own
    unlisted.parent.mkdir(parents=True)
    unlisted.write_text("---\ntitle: Briefings\nbuild: {render: never}\n---\n", encoding="utf-8")
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        name = path.relative_to(docs)
        if path.suffix != ".md":
            _copy(path, project / "static" / name)
            continue
        target = project / "content" / (name.with_name("_index.md") if name.name == "index.md" else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(hugo_markdown(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def hugo_markdown(page: str) -> str:
    """A page of ours as Hugo reads it."""
    front, _, body = page.removeprefix("---\n").partition("\n---\n") if page.startswith("---\n") else ("", "", page)
    front = "\n".join(line for line in front.splitlines() if not line.startswith("layout:"))
    lines = (_attributes(line) for line in body.replace(' markdown="1"', "").splitlines())
    return f"---\n{front}\n---\n" + "\n".join(lines) + "\n"


def _attributes(line: str) -> str:
    """Lists of attributes: of a heading its id, of all else nothing."""
    if "{" not in line:
        return line
    ident = _IDENT.search(line[line.rindex("{") :]) if line.startswith("#") else None
    plain = _ATTRIBUTES.sub("", line)
    return f"{plain} {{{ident[0]}}}" if ident else plain


def _without_tags(text: str) -> str:
    """YAML without the tags of Python objects that mkdocs.yml may hold."""
    return re.sub(r"!!python/\S+", "", text)


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


if __name__ == "__main__":
    prepare(int(sys.argv[1]) if sys.argv[1].isdecimal() else Path(sys.argv[1]), Path(sys.argv[2]))
