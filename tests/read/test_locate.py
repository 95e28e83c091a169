"""generator.read.locate -> a pointer becomes the line and column that its author sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Origin, Pointer, Problem
from generator.read.document import parse_document
from generator.read.files import FactFile
from generator.read.locate import locate

EVENTS = """\
# facts
entered:
  title: Troops enter Saraqeb
  who: {initiator: syrian-armed-force, target: [rebels, others]}
  note:
  says: |  # a comment

    First line, and
    second line.
  quoted: 'It''s "so"'
  long: one
    two
    three
  figures: {measure: killed, text: eight}
  reports:
    sohr: r:5.1
left:
  bottom:
    - rests_on: entered
      text: They left
    -
    - {rests_on: left}
  title: again
"""


def problem(where: Pointer | Origin | None, code: str = "c", message: str = "m", see: Pointer | None = None) -> Problem:
    return Problem(code=code, message=message, where=where, remedy="r", see=see)


def origin(pointer: Pointer, text: str = EVENTS) -> Origin:
    (located,) = locate([problem(pointer)], {pointer.file: text})
    assert isinstance(located.where, Origin)
    return located.where


def marked(pointer: Pointer, text: str = EVENTS) -> tuple[int, str]:
    """The line, and the characters that are underlined."""
    place = origin(pointer, text)
    return place.line, place.text[place.column - 1 : place.column - 1 + place.length]


def at(*path: str | int, on_key: bool = False, part: str | None = None) -> Pointer:
    return Pointer(file="f.yml", path=path, on_key=on_key, part=part)


@pytest.mark.parametrize(
    ("pointer", "line", "meant"),
    [
        (at("entered", "title"), 3, "Troops enter Saraqeb"),
        (at("entered", "title", on_key=True), 3, "title"),
        (at("entered", "title", part="Saraqeb"), 3, "Saraqeb"),
        (at("entered", "title", part="Aleppo"), 3, "Troops enter Saraqeb"),
        (at("entered", "who"), 4, "{initiator: syrian-armed-force, target: [rebels, others]}"),
        (at("entered", "who", "initiator"), 4, "syrian-armed-force"),
        (at("entered", "who", "target", 1), 4, "others"),
        (at("entered", "quoted"), 10, "'It''s \"so\"'"),
        (at("entered", "quoted", part='It\'s "so"'), 10, "It''s \"so\""),
        (at("left", "bottom", 0, "text"), 20, "They left"),
        (at("left", "bottom", 2), 22, "{rests_on: left}"),
        (at("left", "title", on_key=True), 23, "title"),
    ],
)
def test_a_pointer_underlines_what_it_names(pointer: Pointer, line: int, meant: str) -> None:
    """A value, its key, a part of it, a list item: each is underlined and nothing else."""
    assert marked(pointer) == (line, meant)


@pytest.mark.parametrize(
    ("pointer", "line", "meant"),
    [
        (at("entered", "kind"), 2, "entered"),
        (at("entered", "kind", on_key=True), 2, "entered"),
        (at("entered", "who", "party"), 4, "who"),
        (at("entered", "who", "target", 7), 4, "target"),
        (at("left", "bottom", 0, "kind"), 19, "rests_on: entered"),
        (at("left", "bottom", 2, "text"), 22, "{rests_on: left}"),
        (at("left", "bottom", 9, "text"), 18, "bottom"),
    ],
)
def test_what_is_missing_is_shown_at_what_lacks_it(pointer: Pointer, line: int, meant: str) -> None:
    """A missing title underlines the id of its record, or the list item, not the whole file."""
    assert marked(pointer) == (line, meant)


@pytest.mark.parametrize(
    ("pointer", "line", "meant"),
    [
        (at("entered"), 2, "entered"),
        (at("entered", "reports"), 15, "reports"),
        (at("entered", "note"), 5, "note"),
        (at("left", "bottom", 1), 21, "-"),
    ],
)
def test_blocks_and_empty_values_are_shown_by_their_key(pointer: Pointer, line: int, meant: str) -> None:
    """A block of lines, or nothing, cannot be underlined."""
    assert marked(pointer) == (line, meant)


@pytest.mark.parametrize(
    ("pointer", "line", "meant"),
    [
        (at("entered", "reports", "sohr", "cites"), 16, "r:5.1"),
        (at("entered", "reports", "sohr", "cites", 0, on_key=True), 16, "r:5.1"),
        (at("entered", "figures", 0, "text"), 14, "eight"),
        (at("entered", "figures", 1, "text"), 14, "figures"),
    ],
)
def test_what_was_written_in_short_is_shown_as_written(pointer: Pointer, line: int, meant: str) -> None:
    """A bare citation stands for a report, one figure for a list of one: the pointer names the long form."""
    assert marked(pointer) == (line, meant)


@pytest.mark.parametrize(
    ("pointer", "line", "meant"),
    [
        (at("entered", "says"), 8, "First line, and"),
        (at("entered", "says", part="second"), 9, "second"),
        (at("entered", "says", part="and second line"), 8, "and"),
        (at("entered", "long"), 11, "one"),
        (at("entered", "long", part="two three"), 12, "two"),
    ],
)
def test_texts_over_several_lines_are_underlined_to_the_end_of_one(pointer: Pointer, line: int, meant: str) -> None:
    """A phrase is found although a line ends inside it."""
    assert marked(pointer) == (line, meant)


def test_the_first_of_a_repeated_key_is_meant() -> None:
    """The first is the one that is read."""
    assert marked(at("a", "b"), "a: {b: x}\na: {b: y}\n") == (1, "x")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_columns_count_characters_whatever_comes_before(end: str) -> None:
    """Arabic, an emoji, a line separator or a tab before the place each count as one character."""
    text = f"x: y{end}سراقب: {{\U0001f600:\tz, k\u2028l: v\u2029w}}{end}"
    assert origin(at("سراقب", "k\u2028l", part="w"), text) == Origin(
        file="f.yml", line=2, column=22, length=1, text="سراقب: {\U0001f600:\tz, k\u2028l: v\u2029w}"
    )


@pytest.mark.parametrize("text", ["", "a: {b\n  c: d: e\n", "word"])
def test_a_file_that_does_not_parse_is_shown_by_its_first_line(text: str) -> None:
    """Its syntax errors have their own places; the rest keeps the file's name."""
    assert origin(at("a", "b"), text) == Origin(file="f.yml", line=1, column=1, text=text.partition("\n")[0])


def test_a_file_that_is_not_there_keeps_its_name() -> None:
    """A problem with a folder has no line."""
    (located,) = locate([problem(Pointer(file="lib/b"))], {})
    assert located.where == Origin(file="lib/b", line=1, column=1, text="")


def test_see_is_located_too_and_known_places_are_kept() -> None:
    """A remedy may speak of another place; an origin is already one."""
    known = Origin(file="g.yml", line=9, column=1)
    (located,) = locate([problem(known, see=at("left", on_key=True))], {"f.yml": EVENTS})
    assert isinstance(located.see, Origin)
    assert (located.where, located.see.line) == (known, 17)


def test_problems_are_sorted_by_place_code_and_message() -> None:
    """A reader works through the files from the top, and two runs compare."""
    given_order = [
        problem(at("left", "title")),
        problem(at("entered", "title"), code="d"),
        problem(at("entered", "title"), message="n"),
        problem(at("entered", "title", part="enter")),
        problem(at("entered", "title")),
        problem(Origin(file="a.yml", line=30, column=1)),
        problem(None),
    ]
    located = locate(given_order, {"f.yml": EVENTS})
    assert [given_order.index(before) for after in located for before in given_order if _same(before, after)] == [
        6, 5, 4, 2, 1, 3, 0,
    ]  # fmt: skip


def _same(before: Problem, after: Problem) -> bool:
    return locate([before], {"f.yml": EVENTS})[0] == after


KEYS = st.text("abc -é\u2028'\"{#:", min_size=1, max_size=5).filter(lambda key: key != "<<")
TREES = st.recursive(
    st.text("xyz é\u2028'\",:", max_size=6),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3),
    max_leaves=8,
)


def written(tree: object) -> str:
    """A tree as YAML in one line, everything in single quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{written(key)}: {written(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(written(item) for item in tree) + "]"
    return "'" + str(tree).replace("'", "''") + "'"


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=3))
def test_every_place_in_any_file_is_found(tree: dict[str, object]) -> None:
    """The characters underlined are exactly the source of the value, however deep it lies."""
    text = written(tree)
    found = FactFile(path=Path("f.yml"), file="f.yml", kind="events", briefing=None)
    document, problems = parse_document(found, text.encode())
    assert (problems, document and document.data) == ((), tree)

    def visit(value: object, path: tuple[str | int, ...]) -> None:
        below: list[tuple[str | int, object]] = []
        if isinstance(value, dict):
            below = list(value.items())
        elif isinstance(value, list):
            below = list(enumerate(value))
        for key, item in below:
            assert marked(at(*path, key), text) == (1, written(item))
            visit(item, (*path, key))

    visit(tree, ())


@given(st.text("ab:{}[],'\"-?\n #\u2028|&*!", max_size=30), st.lists(st.sampled_from(["a", "b", "", 0, 1]), max_size=4))
def test_no_pointer_into_any_text_fails(text: str, path: list[str | int]) -> None:
    """A pointer into a text that says something else ends somewhere in it."""
    place = origin(at(*path), text)
    assert (place.line >= 1, place.column >= 1, place.length >= 1) == (True, True, True)
