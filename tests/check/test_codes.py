"""The table of problem codes -> every code raised is in it, every example shows its code, and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.check.codes import BASE, CODES, GROUPS, Files, read
from generator.check.examples import LIBRARY, problems_of
from generator.cli import main
from generator.pipeline import examine
from generator.problems import Problem, Severity
from generator.publish import locking, run
from generator.publish.folder import write_folder
from generator.render.page import Site
from generator.report import as_text

ROOT = Path(__file__).resolve().parents[2]
SHOWN = [value for value, code in CODES.items() if code.bad]

# Codes that fact files cannot show -> the test that covers them.
ELSEWHERE = {
    "page-clash": "publish/test_plugin.py::test_a_handwritten_page_at_a_generated_address_is_an_error",
    "unsafe-site": "test_cli.py::test_build_does_not_empty_a_folder_that_is_no_site",
    "not-a-folder": "check/test_codes.py::test_pages_are_not_written_over_a_file",
    "output-in-library": "publish/test_folder.py::test_the_library_is_never_written_into",
    "file-in-the-way": "publish/test_folder.py::test_a_file_that_stands_in_the_way_stops_everything",
    "file-changed": "publish/test_folder.py::test_a_page_that_is_gone_but_was_changed_is_kept",
    "plugin-not-listed": "test_cli.py::test_settings_without_the_plugin_are_misuse",
    "address-not-free": "check/test_codes.py::test_an_address_in_use_is_named",
    "unknown-argument": "publish/test_locking.py::test_an_unknown_briefing_is_misuse",
    "cannot-start": "test_cli.py::test_new_says_why_it_cannot",
    "pdf-not-made": "publish/pdf/test_saving.py::test_one_that_fails_does_not_stop_the_others",
    "pdf-extra-missing": "test_cli_pdf.py::test_without_the_extra_the_command_says_how_to_get_it",
    "no-shards": "publish/fast/test_shards.py::test_a_site_that_is_not_remembered_has_no_shards",
    "shard-missing": "publish/fast/test_shards.py::test_what_shards_lack_is_made_and_told",
    "shard-differs": "publish/fast/test_shards.py::test_what_shards_lack_is_made_and_told",
    "shard-unreadable": "publish/fast/test_shards.py::test_what_shards_lack_is_made_and_told",
    "no-text": "provenance/test_sentences_command.py::test_missing_text_says_where",
}


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], tuple[Problem, ...]]:
    """A function that lays files over the base library in a folder and gives the problems that are found there."""
    monkeypatch.chdir(tmp_path)

    def check(files: Files) -> tuple[Problem, ...]:
        for path, text in {**BASE, **files}.items():
            target = tmp_path / LIBRARY / path
            if path.endswith(".txt"):  # what examples cite may mostly not be republished
                target = tmp_path / "archive" / target.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return examine(tmp_path / LIBRARY).problems

    return check


Check = Callable[[Files], tuple[Problem, ...]]


def test_the_base_is_sound(checked: Check) -> None:
    """The library on which all examples stand has no problem of its own."""
    assert as_text(checked({})) == ""


@pytest.mark.parametrize("value", SHOWN)
def test_the_bad_example_raises_its_code_only(value: str, checked: Check) -> None:
    """A reader of the page of a code sees that problem, at its severity, and no other."""
    code = CODES[value]
    problems = checked(code.bad)
    assert {problem.code for problem in problems} == {value}, as_text(problems)
    assert {problem.severity for problem in problems} == {code.severity}


@pytest.mark.parametrize("value", SHOWN)
def test_the_good_example_is_sound(value: str, checked: Check) -> None:
    """What the page of a code shows as put right has no problem at all."""
    assert as_text(checked(CODES[value].good)) == ""


@pytest.mark.parametrize("value", SHOWN)
def test_what_is_printed_is_what_the_command_prints(value: str, checked: Check) -> None:
    """Checked in memory, for the documentation, an example gives the very lines that checking a folder gives."""
    assert as_text(problems_of(CODES[value].bad)) == as_text(checked(CODES[value].bad))


# What stands in a folder beside the base, and the code that it raises.
def _event_file(library: Path) -> None:
    (library / "storm/event.yml").write_text("a: {}\n")


def _no_briefing_file(library: Path) -> None:
    (library / "storm/briefing.yml").unlink()
    for name in ("events", "sources"):
        (library / f"storm/{name}.yml").unlink()


def _only_actors(library: Path) -> None:
    for path in (library / "storm").iterdir():
        path.unlink()
    (library / "storm").rmdir()
    (library / "actors.yml").write_text("council: {name: Council, kind: government}\n")


def _no_folder(library: Path) -> None:
    _only_actors(library)
    (library / "actors.yml").unlink()
    library.rmdir()


def _dangling_link(library: Path) -> None:
    (library / "storm/claims.yml").symlink_to("nowhere.yml")


def _link_out(library: Path) -> None:
    (library.parent / "claims.yml").write_text("a: {}\n")
    (library / "storm/claims.yml").symlink_to(library.parent / "claims.yml")


def _link_up(library: Path) -> None:
    (library / "storm/claims").symlink_to("..")


def _claims(raw: bytes) -> Callable[[Path], None]:
    def write(library: Path) -> None:
        (library / "storm/claims.yml").write_bytes(raw)

    return write


def _text(name: str) -> Callable[[Path], None]:
    def write(library: Path) -> None:
        (library / "storm/texts").mkdir()
        (library / "storm/texts" / name).write_text("The harbour closed on Monday.\n", encoding="utf-8")

    return write


def _two_texts(library: Path) -> None:
    (library.parent / "archive").mkdir()
    for place, rest in (("briefings/storm/texts", ""), ("archive", "Boats are safe.\n")):
        (library.parent / place).mkdir(exist_ok=True)
        text = f"The harbour closed on Monday, the port authority said.\n{rest}"
        (library.parent / place / "coast-radio-1.txt").write_text(text, encoding="utf-8")
    source = BASE["storm/sources.yml"].replace("voice:", "text: full, rights: CC-BY-4.0, voice:")
    (library / "storm/sources.yml").write_text(source, encoding="utf-8")


def _changed(file: str, old: str, new: str) -> Callable[[Path], None]:
    """A change to a library that has been locked."""

    def change(library: Path) -> None:
        (library.parent / "archive").mkdir()
        text = "The harbour closed on Monday, the port authority said.\n\nFerries stopped on Monday, too.\n"
        (library.parent / "archive/coast-radio-1.txt").write_text(text, encoding="utf-8")
        assert locking.lock(library).done
        path = library / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


def _no_lock(library: Path) -> None:
    (library / "storm/sources.lock").write_text("<<<<<<< ours\n", encoding="utf-8")


IN_FOLDERS: Mapping[str, Callable[[Path], None]] = {
    "missing-library": _no_folder,
    "empty-library": _only_actors,
    "missing-file": _no_briefing_file,
    "unknown-file": _event_file,
    "unreadable-file": _dangling_link,
    "outside-library": _link_out,
    "symlink-loop": _link_up,
    "file-too-large": _claims(b"#" * 10_000_001),
    "not-utf-8": _claims("a: Zürich\n".encode("latin-1")),
    "text-not-republishable": _text("coast-radio-1.txt"),
    "unknown-text": _text("coast-radio-2.txt"),
    "texts-differ": _two_texts,
    "lock-unreadable": _no_lock,
    "citation-moved": _changed("storm/sources.yml", "voice:", "front_matter: 1, voice:"),
    "lock-outdated": _changed("storm/events.yml", "r:1.1", "r:2.1"),
    "control-character": _claims(b"a: \x07\n"),
}


@pytest.mark.parametrize("value", IN_FOLDERS)
def test_folders_raise_their_codes(value: str, tmp_path: Path, checked: Check) -> None:
    """What only a folder can show (links, names, bytes) raises its code, at its severity, and no other."""
    checked({})
    IN_FOLDERS[value](tmp_path / LIBRARY)
    problems = examine(tmp_path / LIBRARY).problems
    assert [(problem.code, problem.severity) for problem in problems] == [(value, CODES[value].severity)]


def test_every_code_is_shown_or_tested() -> None:
    """No code is left without an example, a case of this file, or a test elsewhere."""
    assert sorted(CODES) == sorted([*SHOWN, *IN_FOLDERS, *ELSEWHERE])
    missing = [test for test in ELSEWHERE.values() if not _is_there(*test.split("::"))]
    assert missing == []


def _is_there(file: str, test: str) -> bool:
    return f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_pages_are_not_written_over_a_file(tmp_path: Path) -> None:
    """Where the folder for the pages should be stands a file: it is left alone."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    written = write_folder(Site(pages=()), tmp_path / "out", "")
    assert [(problem.code, problem.severity) for problem in written.problems] == [("not-a-folder", Severity.ERROR)]
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_address_in_use_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second server at the same address ends with a problem, not with a traceback."""

    def in_use(*_: object, **__: object) -> None:
        raise OSError(98, "Address already in use")

    (tmp_path / LIBRARY).mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "serve_site", in_use)
    with pytest.raises(SystemExit) as leaving:
        main(["serve"])
    assert (leaving.value.code, "error[address-not-free]" in capsys.readouterr().err) == (2, True)


def test_every_code_raised_is_documented_and_none_is_dead() -> None:
    """The codes in the source of all rooms are exactly those in the table."""
    raised = {code for path in (ROOT / "generator").rglob("*.py") for code in _codes(path.read_text("utf-8"))}
    assert sorted(raised) == sorted(CODES)


def test_groups_are_used() -> None:
    """Every heading of the index has codes under it."""
    assert set(GROUPS) == {code.group for code in CODES.values()}


@pytest.mark.parametrize("value", CODES)
def test_texts_read_as_sentences(value: str) -> None:
    """Titles are a few words without a full stop; reasons and remedies are sentences, with one."""
    code = CODES[value]
    sentences = (code.why, code.remedy, code.otherwise or "A.")
    assert not code.title.endswith(".")
    assert len(code.title.split()) <= 9
    assert [text for text in sentences if not text[0].isupper() or not text.endswith(".")] == []
    assert "`" not in code.title


def test_what_is_otherwise_differs() -> None:
    """Where a code may have the other severity, the sentence names that one."""
    words = {Severity.ERROR: "A warning ", Severity.WARNING: "An error "}
    stated = {value: code for value, code in CODES.items() if code.otherwise}
    assert [value for value, code in stated.items() if not str(code.otherwise).startswith(words[code.severity])] == []


GOOD = {"group": "a", "severity": "error", "title": "T", "why": "W.", "remedy": "R."}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"colour": "red"}, "codes.toml, x: .*colour"),
        ({"severity": "mild"}, "codes.toml, x: 'mild' is not a valid Severity"),
        ({"group": "b"}, "codes.toml, x: there is no group b"),
        ({"bad": {"actors.yml": ""}}, "codes.toml, x: bad and good must show the same files"),
    ],
)
def test_slips_in_the_table_are_named(columns: dict[str, object], message: str) -> None:
    """Whoever adds a code with a slip learns which entry has it."""
    with pytest.raises(ValueError, match=message):
        read({"x": {**GOOD, **columns}}, {"a": "A"})


def test_only_fact_files_are_examples() -> None:
    """An example with a file that nothing would read is refused."""
    with pytest.raises(ValueError, match=r"an example cannot have the file storm/event\.yml"):
        problems_of({"storm/event.yml": ""})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Problem(code="a-b", message="c-d")', ["a-b"]),
        ('from generator.model.invalid import invalid\ninvalid("a-b", "c-d", "e-f")', ["a-b"]),
        ('def _report(self, code): ...\nself._report("a-b", "c-d")', ["a-b"]),
        ('def _at(said, message, code="a-b"): ...\n_at(said, "c-d", "e-f")', ["a-b", "e-f"]),
        ('def f():\n    code, remedy = "a-b", "c-d"\n    code = "e-f" if x else "g-h"', ["a-b", "e-f", "g-h"]),
        ('def other(kind): ...\nother("a-b")', []),
    ],
)
def test_codes_are_found_in_source(source: str, expected: list[str]) -> None:
    """The search sees keywords, defaults, assignments, and what is passed on by a parameter called code."""
    assert sorted(_codes(source)) == expected


def test_codes_are_literals() -> None:
    """Whatever is passed as a code is a literal or a variable called code, so that the search misses none."""
    hidden = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                given = next(keyword.value for keyword in node.keywords if keyword.arg == "code")
                if not isinstance(given, ast.Constant) and ast.unparse(given) != "code":
                    hidden.append(f"{path.name}:{node.lineno}")
    assert hidden == []


def _codes(source: str) -> Iterator[str]:
    """Every problem code that a module's source holds as a literal."""
    tree = ast.parse(source)
    places = _parameters(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            if name in places:
                given += node.args[places[name] : places[name] + 1]
            yield from (found for value in given for found in _literals(value))
        elif isinstance(node, ast.arguments):
            named = [*node.posonlyargs, *node.args][len(node.posonlyargs) + len(node.args) - len(node.defaults) :]
            pairs = [*zip(named, node.defaults, strict=True), *zip(node.kwonlyargs, node.kw_defaults, strict=True)]
            yield from (found for arg, value in pairs if arg.arg == "code" and value for found in _literals(value))
        elif isinstance(node, ast.Assign):
            yield from _assigned(node.targets[0], node.value)


def _parameters(tree: ast.Module) -> dict[str, int]:
    """Function -> the position of its parameter ``code``, not counting self."""
    found = {"invalid": 0}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [arg.arg for arg in node.args.args if arg.arg != "self"]
            if "code" in names:
                found[node.name] = names.index("code")
    return found


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _assigned(one, other)
    elif isinstance(target, ast.Name) and target.id == "code":
        yield from _literals(value)


def _literals(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)
