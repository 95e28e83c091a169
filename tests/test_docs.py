"""The handwritten documentation -> what it says of commands, links and examples is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
import pytest
from mkdocs.config.base import Config

from generator import pipeline
from generator.check.codes import CODES
from generator.cli import cli
from generator.derive.derived import derive
from generator.model.vocabularies import STANDING
from generator.publish.plugin import BriefingsOptions
from generator.read.files import KINDS

ROOT = Path(__file__).parents[1]
_CONTEXT = click.Context(cli)
COMMANDS = {name: command for name in cli.list_commands(_CONTEXT) if (command := cli.get_command(_CONTEXT, name))}
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))

GENERATED = re.compile(
    r"index\.md|timeline\.md|(actors|places|briefings)/.+\.md|reference/(model|vocabularies|problems)\.md|reference/problems/.+\.md"
)
"""Pages that the program makes, which a handwritten page may link to."""

_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^(?P<indent> *)```(?P<lang>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"# (?P<slug>[a-z-]+)/(?P<kind>[a-z]+)\.yml\n")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")

# Who and what the examples speak of; an example that declares some of it itself goes before this.
CAST = {
    "actors": """
northline: {name: Northline News, kind: media}
velland-government: {name: Government of Velland, kind: government}
harbour-authority: {name: Harbour authority, kind: government, part_of: velland-government}
health-ministry: {name: Health ministry, kind: government, part_of: velland-government}
sarrow-army: {name: Army of Sarrow, kind: armed-forces}
dockers: {name: Two dockers, kind: group, unnamed: true}
mayor: {name: Mayor, kind: person, unnamed: true}
spokesman: {name: Spokesman, kind: person, unnamed: true}
""",
    "places": "grain-harbour: {name: Grain harbour, kind: facility}\n",
    "sources": """
northline-2024-05-14: {title: T, publisher: Northline News, published: 2024-05-14, voice: northline}
health-ministry-2024-05-15: {title: T, publisher: Health ministry, published: 2024-05-15, voice: health-ministry}
""",
    "events": """
harbour-shelled:
  title: The grain harbour is shelled
  kind: shelling
  when: 2024-05-13 (on Monday)
  reports: {dockers: n:2.1}
""",
}
BRIEFING = """
title: T
as_of: 2024-05-15
sources: {{n: northline-2024-05-14, m: health-ministry-2024-05-15, r: northline-2024-05-14}}
bottom_line: [{{text: T., rests_on: {first}}}]
"""


def _texts() -> Iterator[tuple[str, str]]:
    return ((page, (DOCS / page).read_text(encoding="utf-8")) for page in PAGES)


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def _sections(page: str) -> dict[str, str]:
    """Heading of the second level, without backquotes -> the text below it."""
    parts = re.split(r"^## (.+)$", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {heading.replace("`", ""): text for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


def _options(command: click.Command) -> set[str]:
    """The long names of a command's options, but for --help, which every command has."""
    names = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return {name for name in names if name.startswith("--")} - {"--help"}


def test_links_lead_somewhere() -> None:
    """A reader who follows a link between pages arrives."""
    missing = []
    for page, text in _texts():
        for link in _LINK.findall(_without_code(text)):
            path = link.partition("#")[0]
            if "://" in link or link.startswith("mailto:") or not path:
                continue
            target = PurePosixPath(*_resolved(PurePosixPath(page).parent / path)).as_posix()
            if not (DOCS / target).is_file() and not GENERATED.fullmatch(target):
                missing.append(f"{page}: {link}")
    assert missing == []


def _resolved(path: PurePosixPath) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            assert parts, f"{path} leads out of the documentation"
            parts.pop()
        else:
            parts.append(part)
    return parts


def test_every_page_is_reached_from_the_landing_page() -> None:
    """No handwritten page is lost: documentation.md leads to all of them."""
    landing = (DOCS / "documentation.md").read_text(encoding="utf-8")
    linked = {link.partition("#")[0] for link in _LINK.findall(landing)}
    assert sorted(set(PAGES) - linked) == ["documentation.md"]


def test_pages_are_markdown_only() -> None:
    """The pages read well as plain text and in a repository's viewer: no HTML in them."""
    found = [
        f"{page}: {tag}" for page, text in _texts() for tag in re.findall(r"</?[a-zA-Z][^>\n]*>", _without_code(text))
    ]
    assert found == []


def test_every_command_and_option_is_documented() -> None:
    """The page on the command line has all commands with all options, and none that does not exist."""
    sections = _sections("reference/command-line.md")
    documented = {
        heading: set(_OPTION.findall(text)) for heading, text in sections.items() if heading.startswith("briefings")
    }
    actual = {"briefings": _options(cli) | {"--help"}}
    actual |= {f"briefings {name}": _options(command) for name, command in COMMANDS.items()}
    assert {name: sorted(found) for name, found in documented.items()} == {
        name: sorted(found) for name, found in actual.items()
    }


def test_choices_of_options_are_documented() -> None:
    """Whoever looks up --format or --colour finds every value."""
    sections = _sections("reference/command-line.md")
    missing = [
        f"briefings {name} {parameter.name}: {choice}"
        for name, command in COMMANDS.items()
        for parameter in command.params
        if isinstance(parameter.type, click.Choice)
        for choice in parameter.type.choices
        if f"`{choice}`" not in sections[f"briefings {name}"] and f" {choice}`" not in sections[f"briefings {name}"]
    ]
    assert missing == []


def test_no_page_names_a_command_or_option_that_does_not_exist() -> None:
    """A command that a reader copies from any page is understood."""
    wrong = []
    for page, text in _texts():
        for name, rest in re.findall(r"\bbriefings ([a-z]+)((?: +[^\s`#|&]+)*)", "\n".join(_code(text))):
            command = COMMANDS.get(name)
            if command is None or not set(_OPTION.findall(rest)) <= _options(command) | {"--help"}:
                wrong.append(f"{page}: briefings {name}{rest}")
    assert wrong == []


def _code(text: str) -> Iterator[str]:
    """Every run of code of a page: fenced blocks of commands and settings, and what stands between backquotes."""
    for found in _FENCE.finditer(text):
        if found["lang"] in ("console", "yaml"):
            yield found["text"]
    yield from re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))


def test_every_option_of_the_plugin_is_documented() -> None:
    """The page on settings has a row for each option of the plugin."""
    options: Config = BriefingsOptions()
    table = _sections("reference/configuration.md")["With a mkdocs.yml"].partition("### What the plugin completes")[0]
    rows = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(rows) == sorted(name for name, _ in options._schema)


def test_codes_that_pages_speak_of_exist() -> None:
    """A code that a reader meets in the how-tos can be looked up."""
    rows = re.findall(
        r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", _sections("how-to/resolve-a-problem.md")["Frequent ones"], re.M
    )
    codes = re.findall("`([a-z-]+)`", " ".join(rows))
    mentioned = re.findall(
        r"(?:problem|problem:|reports) `([a-z-]+)`", (DOCS / "how-to/cite.md").read_text(encoding="utf-8")
    )
    assert [code for code in (*codes, *mentioned) if code not in CODES] == []
    assert len(codes) > 10


def test_every_standing_is_explained() -> None:
    """The rules of How it works, and the glossary, have every standing that the program gives."""
    rules = (DOCS / "explanation/how-it-works.md").read_text(encoding="utf-8")
    glossary = (DOCS / "reference/glossary.md").read_text(encoding="utf-8")
    given = {value: STANDING[value].label for value in STANDING if value != "silent"}
    missing = [
        v for v, label in given.items() if f"| {label.lower()} |" not in rules or f"\n- **{label}**:" not in glossary
    ]
    assert missing == []


def _examples() -> list[tuple[str, str, str, str]]:
    """(page, slug, kind, text) of every example that names its fact file; the tutorial has a test of its own."""
    return [
        (page, found["slug"], found["kind"], block["text"])
        for page, text in _texts()
        if page != "tutorial.md"
        for block in _FENCE.finditer(text)
        if block["lang"] == "yaml" and (found := _EXAMPLE.match(block["text"]))
    ]


def _library(folder: Path, slug: str, kind: str, text: str) -> Path:
    """A library of the cast, with an example in the place of one of its files."""
    files = {**CAST, kind: text}
    first = re.search(r"^([a-z0-9-]+):", files["events"], re.MULTILINE)
    assert first is not None
    files.setdefault("briefing", BRIEFING.format(first=first[1]))
    if kind == "sources" and "health-ministry-2024-05-15:" not in text:
        files["sources"] += CAST["sources"].splitlines()[-1] + "\n"
    for name, content in files.items():
        target = folder / "briefings" / slug / f"{name}.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return folder / "briefings"


@pytest.mark.parametrize(("page", "slug", "kind", "text"), _examples())
def test_examples_are_sound(page: str, slug: str, kind: str, text: str, tmp_path: Path) -> None:
    """An example that a reader copies has no error in it."""
    assert kind in KINDS
    problems = pipeline.examine(_library(tmp_path, slug, kind, text)).problems
    assert [(p.code, p.message) for p in problems if p.code != "uncited-source"] == [], page


def test_examples_stand_as_the_page_says(tmp_path: Path) -> None:
    """The examples of How it works have the standings that the page gives them."""
    expected = {
        "harbour/harbour-shelled": "corroborated",
        "harbour/sarrow-accused": "contested",
        "harbour/sarrow-denies": "contested",
        "harbour/harbour-closure": "reported",
        "talks/talks": "attributed",
        "harbour/three-killed": "withdrawn",
        "harbour/two-killed": "attributed",
    }
    actual: dict[str, str | None] = {}
    for number, (page, slug, kind, text) in enumerate(_examples()):
        if page == "explanation/how-it-works.md":
            standings = derive(pipeline.examine(_library(tmp_path / str(number), slug, kind, text)).library).standings
            declared = {f"{slug}/{name}" for name in re.findall(r"^([a-z0-9-]+):", text, re.MULTILINE)}
            actual |= {uid: found.value for uid, found in standings.items() if uid in declared & set(expected)}
    assert actual == expected
