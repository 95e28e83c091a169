"""generator.read.document -> every value as written, and a plain word on whatever YAML would trip over."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problems import Origin, Problem, Severity
from generator.read.document import Document, Value, parse_document, read_document
from generator.read.files import FactFile, Kind


def fact_file(kind: Kind = "events", path: Path = Path("events.yml")) -> FactFile:
    return FactFile(path=path, file="lib/b/events.yml", kind=kind, briefing="b")


def data(text: str) -> dict[str, Value]:
    """What a sound text says."""
    document, problems = parse_document(fact_file(), text.encode())
    assert problems == ()
    assert document is not None
    return document.data


def parsed(raw: str | bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    return parse_document(fact_file(), raw.encode() if isinstance(raw, str) else raw)


def marked(problem: Problem) -> tuple[str, int, str]:
    """A problem's code, line, and the characters that it underlines."""
    where = problem.where
    assert isinstance(where, Origin)
    return problem.code, where.line, where.text[where.column - 1 : where.column - 1 + where.length]


def only(raw: str | bytes) -> Problem:
    (problem,) = parsed(raw)[1]
    return problem


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "12:30", "2020-02-06", "1e3", "0x1F", "010", "null", "~", "1.0", "true", "=", ".inf", "<", "a:b"],
)
def test_plain_values_stay_as_written(written: str) -> None:
    """Norway's code is not false, half past twelve is not 750, and a date is not an object."""
    assert data(f"a: {{b: x}}\nc: {written}\n") == {"a": {"b": "x"}, "c": written}


def test_keys_stay_as_written() -> None:
    """A key such as `on` or `2020` is a text too."""
    assert data("on: a\n2020: b\n1.0: c\nnull: d\n") == {"on": "a", "2020": "b", "1.0": "c", "null": "d"}


def test_nothing_behind_a_colon_is_none_and_quotes_around_nothing_are_a_text() -> None:
    """An empty field differs from an empty text."""
    assert data("a:\nb: ''\nc: \"\"\nd: []\ne: {}\nf: [x, ]\ng:\n  -\n") == {
        "a": None, "b": "", "c": "", "d": [], "e": {}, "f": ["x"], "g": [None],
    }  # fmt: skip


def test_block_folded_and_quoted_texts_are_read_as_yaml_means_them() -> None:
    """The ways to write a long text all arrive as text."""
    text = "a: |\n  one\n  two\nb: >-\n  one\n  two\nc: \"x\\u00e9\\n\"\nd: 'it''s'\ne: one\n  two\n"
    assert data(text) == {"a": "one\ntwo\n", "b": "one two", "c": "xé\n", "d": "it's", "e": "one two"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(end: str) -> None:
    """Files from Windows and from old Macs give the same facts."""
    assert data(end.join(["a:", "  b: c", "d: |", "  e", "  f", ""])) == {"a": {"b": "c"}, "d": "e\nf\n"}


def test_a_byte_order_mark_is_accepted_in_silence() -> None:
    """Windows editors write one; the first key must not begin with it."""
    document, problems = parsed(b"\xef\xbb\xbfa: b\n")
    assert (problems, document and (document.data, document.text)) == ((), ({"a": "b"}, "a: b\n"))


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_line_separators_inside_a_text_are_part_of_it(separator: str) -> None:
    """Real articles contain them; YAML 1.1 would fold or cut the text there."""
    text = f"a: x{separator}y\nb: |\n  p{separator}q\nc: 'm{separator}n'\n\ue000: \ue001\n"
    assert data(text) == {"a": f"x{separator}y", "b": f"p{separator}q\n", "c": f"m{separator}n", "\ue000": "\ue001"}


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_line_separators_do_not_move_positions(separator: str) -> None:
    """The line and column are those of the author's editor."""
    problem = only(f"a: x{separator}y{separator}\nb: z{separator}\nc: !t {separator}\n")
    assert marked(problem) == ("yaml-tag", 3, "!t")


def test_a_repeated_key_keeps_the_first_and_points_at_both() -> None:
    """YAML readers let the last win in silence: a whole record would be lost."""
    document, (problem,) = parsed("a: 1\nb: 2\na: 3\na: 4\n")[0], parsed("a: 1\nb: 2\na: 3\n")[1]
    assert document is not None
    assert isinstance(problem.see, Origin)
    assert (document.data, marked(problem), problem.see.line) == ({"a": "1", "b": "2"}, ("duplicate-key", 3, "a"), 1)


def test_repeated_keys_are_found_at_any_depth() -> None:
    """Also inside a list, and in one line."""
    assert [marked(problem) for problem in parsed("a:\n  - {b: 1, b: 2}\n  - c: {d: 1, e: 2, d: 3}\n")[1]] == [
        ("duplicate-key", 2, "b"),
        ("duplicate-key", 3, "d"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"), [("? [a, b]\n: c\n", "[a, b]"), ("{x: y}: c\n", "{x: y}"), ("'': c\n", "''")]
)
def test_only_a_text_can_be_a_key(text: str, meant: str) -> None:
    """A list, a mapping or nothing names no record."""
    assert marked(only(text)) == ("bad-key", 1, meant)


@pytest.mark.parametrize(
    "tag", ["!!python/object:os.system", "!!int", "!mine", "!<tag:yaml.org,2002:str>", "!h!x", "!"]
)
def test_tags_are_refused(tag: str) -> None:
    """A tag would make the value something else than what is written."""
    assert marked(only(f"a: {tag} 5\n"))[:2] == ("yaml-tag", 1)


def test_anchors_and_aliases_are_each_pointed_at() -> None:
    """What stands twice must be written twice: a citation is checked where it stands."""
    document, problems = parsed("a: &x [b]\nc: *x\nd: {e: *x}\n")
    assert (document, [marked(problem) for problem in problems]) == (
        None,
        [("yaml-alias", 1, "&x"), ("yaml-alias", 2, "*x"), ("yaml-alias", 3, "*x")],
    )


@pytest.mark.parametrize("text", ["a: *unknown\n", "a: &x b\nc: &x d\n", "a: &x [*x]\n", "<<: {a: b}\n"])
def test_aliases_that_lead_nowhere_merge_or_circle_are_refused(text: str) -> None:
    """However an alias is misused, the answer is the same plain one."""
    assert parsed(text)[1][-1].code == "yaml-alias"


def test_an_alias_bomb_is_refused_unexpanded() -> None:
    """Nine lines could otherwise fill the memory."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    document, problems = parsed("\n".join(lines))
    assert (document, len(problems), {problem.code for problem in problems}) == (None, 60 + 59 * 9, {"yaml-alias"})


def test_a_second_document_in_a_file_is_refused() -> None:
    """What stands below `---` or `...` would be dropped in silence."""
    assert [marked(only(text)) for text in ("---\na: b\n---\nc: d\n", "a: b\n...\nc: d\n")] == [
        ("yaml-documents", 3, "---"),
        ("yaml-documents", 3, "c"),
    ]


@pytest.mark.parametrize(("text", "message"), [("- a\n- b\n", "a list"), ("[a]", "a list"), ("word\n", "a text")])
def test_the_top_is_a_mapping(text: str, message: str) -> None:
    """A file maps ids to records."""
    problem = only(text)
    assert (problem.code, problem.message) == ("wrong-type", f"{message} where a mapping belongs")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff"])
def test_an_empty_file_is_a_warning(text: str) -> None:
    """A file prepared for later is fine, and holds no records."""
    document, (problem,) = parsed(text)
    assert (document and document.data, problem.code, problem.severity) == ({}, "empty-file", Severity.WARNING)


def test_an_empty_briefing_is_an_error() -> None:
    """A briefing without a title cannot be published."""
    _, (problem,) = parse_document(fact_file("briefing"), b"# later\n")
    assert (problem.code, problem.severity) == ("empty-file", Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "line"), [("a:\n\tb: c\n", 2), ("a:\n  b: c\n\td: e\n", 3), ("\ta: b\n", 1), ("a: |\n\tb\n", 2)]
)
def test_a_tab_in_the_indentation_is_called_by_its_name(text: str, line: int) -> None:
    """A tab looks like spaces: the parser's own words never say what is wrong."""
    assert marked(only(text)) == ("yaml-tab", line, "\t")


@pytest.mark.parametrize(
    ("text", "line", "meant", "message"),
    [
        ("a: He said: no\n", 1, ":", "a second colon in a value without quotes"),
        ("a: {says: He said: no}\n", 1, ":", "a second colon in a value without quotes"),
        ("a: b\n  c: d\n", 2, "c", "this line is indented more than the one that it follows"),
        ("a:b\nc: d\n", 1, ":", "a space is missing after the colon"),
        ("a: {b:}\n", 1, ":", "a space is missing after the colon"),
        ("a: b\nfoo\nc: d\n", 2, "foo", "this line has no colon after a key"),
        ("a: {b: c\nd: e\n", 1, "{", '"{" is not closed, or a comma is missing behind it'),
        ("a: [b, {c: d]\n", 1, "]", '"{" in column 8 is closed by "]"'),
        ("a: [b c: d e: f]\n", 1, ":", 'neither a comma nor "]" stands here'),
        ("a: {b: c}}\n", 1, "}", '"}" is out of place'),
        ("a: {b: c, , d: e}\n", 1, ",", '"," is out of place'),
        ('a: "foo\nb: c\n', 1, '"', "this quotation mark is never closed"),
        ("a: 'it's'\nb: c\n", 1, "s", "text behind a closing quotation mark"),
        ('a: "Foo" bar\n', 1, "b", "text behind a closing quotation mark"),
        ("a: {x: 'b'c}\n", 1, "c", "text behind a closing quotation mark"),
        ('a: "C:\\path"\n', 1, "\\", "a backslash inside double quotes stands before something that it cannot change"),
        ("a: @foo\n", 1, "@", 'a value cannot begin with "@"'),
        ("a: *so* they say\n", 1, "*", 'a value cannot begin with "*"'),
        ("a: ? b\n", 1, "?", 'a value cannot begin with "? "'),
        ("a: - b\n", 1, "-", "a list cannot begin in the line of its key"),
        ("a: > 5\n", 1, ">", 'nothing may follow ">" in its line'),
        ("a:\n    b: c\n  d: e\n", 3, "d", "the indentation of this line fits no line above it"),
        ("a:\n  - b\n - c\n", 3, "-", "a list item stands where a key belongs"),
        ("a:\n  - b\n  c: d\n", 3, "c", "a key stands among the items of a list"),
        (": a\n", 1, ":", "a key is missing before the colon"),
        (" a: b\nc: d\n", 2, "c", "this line is indented less than the first key of the file"),
        ("a: {b: c, ? ", 1, "?", "a value is missing here, or a bracket is not closed"),
        ("%YAML 9.9\n---\na: b\n", 1, "%", 'a line that begins with "%" is not allowed'),
        ("a: {says: Yes, and no}\n", 1, "and no", '"and no" is read as a key without a value'),
    ],
)  # fmt: skip
def test_common_slips_are_put_in_plain_words(text: str, line: int, meant: str, message: str) -> None:
    """Each says what is wrong where the author has to change it, not where the parser gave up."""
    problem = only(text)
    assert (*marked(problem), problem.message) == ("yaml-syntax", line, meant, message)


def test_a_hashtag_that_yaml_takes_for_a_comment_is_a_warning() -> None:
    """Half of the sentence would be lost in silence."""
    document, (problem,) = parsed("a: Troops enter #Saraqeb today\nb: 'x' #no value\nc: d # a comment\n")
    assert (document and document.data["a"], *marked(problem), problem.severity) == (
        "Troops enter", "yaml-comment", 1, "#Saraqeb today", Severity.WARNING,
    )  # fmt: skip


def test_bytes_that_are_not_utf8_are_shown_at_their_line() -> None:
    """A file saved by an old editor names the letter to look at."""
    problem = only("a: é\n".encode() + b"b: caf\xe9\n")
    assert (marked(problem)[:2], problem.message) == (("not-utf-8", 2), "byte 13 of the file (0xE9) is not UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_named(encoding: str) -> None:
    """`Save as Unicode` in an old Windows editor writes UTF-16."""
    problem = only("a: b\n".encode(encoding))
    assert (problem.code, problem.message) == ("not-utf-8", f"the file is {encoding[:6].upper()}, not UTF-8")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x0c", "\x7f", "\x9b", "\ufffe"])
def test_control_characters_are_refused(character: str) -> None:
    """They are invisible, and some steer a terminal."""
    assert marked(only(f"a: b\nc: x{character}y\n")) == ("control-character", 2, character)


def test_a_file_over_ten_megabytes_is_refused() -> None:
    """The remedy is a folder of files."""
    assert only(b"a: " + b"x" * 10_000_000).code == "file-too-large"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a: {b: [", "- [{c: "])
def test_deep_nesting_is_refused_before_it_can_end_the_process(opening: str) -> None:
    """The C parser recurses, and its stack is finite."""
    assert only(opening * 100_000).code in ("too-deep", "yaml-syntax")


def test_fifty_levels_are_read_and_more_are_not() -> None:
    """The limit is far beyond what a fact needs."""
    assert (parsed("a: " + "[" * 49 + "x" + "]" * 49)[1], only("a: " + "[" * 50 + "x" + "]" * 50).code) == (
        (),
        "too-deep",
    )


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    """What is on disk is what is parsed."""
    path = tmp_path / "events.yml"
    path.write_bytes(b"a: b\n")
    document, problems = read_document(fact_file(path=path))
    assert (document and document.data, problems) == ({"a": "b"}, ())


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """It may vanish, or be closed to us, between finding and reading."""
    document, (problem,) = read_document(fact_file(path=tmp_path / "gone.yml"))
    assert (document, problem.code) == (None, "unreadable-file")


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    """Reading pauses it; a server that lives on needs it."""
    parsed("a: {b\n")
    assert gc.isenabled()


YAML_LIKE = st.lists(
    st.sampled_from([
        "a", "b c", "x: 1", "key: value\n", ": ", ":", "- ", "? ", ", ", "{", "}", "[", "]", "'", '"', "|\n", ">-\n  ",
        "\n", "\n", "\n  ", "\n\t", "\r\n", "\r", "  ", "#", " #x", "&x ", "*x", "!t ", "!!int ", "!", "<<: ",
        "---\n", "...\n", "%YAML 1.1\n", "%", "@", "`", "~", "\\", "\\u12", "\u2028", "\u0085", "\ufeff", "\ue000",
        "é", "\U0001f600", "سراقب",
    ])
).map("".join)  # fmt: skip


@given(YAML_LIKE)
@example("a: &x !t\n? ")
@example("\ufeff\ufeff&x a: b")
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever is typed gives a document or an error, and every place lies inside the text."""
    document, problems = parsed(text)
    assert document is not None or any(problem.severity is Severity.ERROR for problem in problems)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place in [place for problem in problems for place in (problem.where, problem.see) if place is not None]:
        assert isinstance(place, Origin)
        assert place.text in ("", lines[place.line - 1])
        assert 1 <= place.column <= len(place.text) + 1
        assert place.length == 1 or place.column + place.length <= len(place.text) + 1


@given(st.binary())
def test_no_bytes_are_too_odd(raw: bytes) -> None:
    """A picture under the wrong name is a problem, never a crash."""
    document, problems = parsed(raw)
    assert document is not None or any(problem.severity is Severity.ERROR for problem in problems)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


@given(st.dictionaries(TEXTS.filter(lambda key: key not in ("", "<<")), TEXTS, min_size=1))
def test_whatever_is_put_in_single_quotes_comes_back(facts: dict[str, str]) -> None:
    """The remedy that is given most, to put a value in quotes, always works."""

    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    assert data("".join(f"? {quoted(key)}\n: {quoted(value)}\n" for key, value in facts.items())) == facts
