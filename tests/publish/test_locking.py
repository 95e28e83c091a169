"""Locking and verifying a library -> what is written, what is said, and the exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.check import rules
from generator.library import Library
from generator.pipeline import examine
from generator.problems import Problem
from generator.provenance.evidence import State, Verdict
from generator.publish.locking import lock

TEXT = """\
Ferries halted near Ambrel

Photo: an empty quay

Nearly forty boats stayed in port on Monday. Captain Brask called it "a precaution".

The ministry denied that anybody was hurt. Two dockers said otherwise.
"""
LIBRARY = {
    "actors.yml": "brask: {name: Brask, kind: person}\nfleet: {name: The fleet, kind: organisation}\n"
    "gazette: {name: The gazette, kind: media}\n",
    "b/sources.yml": "gz: {title: T, publisher: The gazette, published: 2024-03-05, voice: gazette, front_matter: 2}\n",
    "b/briefing.yml": "title: B\nas_of: 2024-03-05\nsources: {g: gz}\nbottom_line: [{text: T., rests_on: c1}]\n",
    "b/claims.yml": "c1: {by: brask, says: It is prudent., cites: g:1.2}\n"
    "c2: {by: fleet, says: Boats stayed., cites: g:1.1}\nc3: {by: gazette, says: Dockers differ., cites: g:2.1-2}\n",
}

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library, the text of its source in the archive beside it."""
    for file, text in LIBRARY.items():
        path = tmp_path / "briefings" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/gz.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def say(home: Path, run_main: Say) -> Say:
    """A function that runs the command line there: (exit code, stdout, stderr)."""
    return run_main


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Words that a rule asks for in whatever c1 cites; those that are not there are a problem."""
    words: list[str] = []

    def rule(library: Library) -> Iterator[Problem]:
        statement = library.statements["b/c1"]
        for citation in statement.citations:
            for one in words:
                verdict = library.evidence.phrase("b", citation.source, citation.locator, one)
                if verdict is Verdict.ABSENT:
                    message = f"{one} is absent"
                    yield Problem(code="bad-citation", message=message, where=statement.at, remedy="quote it right")

    monkeypatch.setattr(rules, "RULES", (*rules.RULES, rule))
    return words


def _codes(home: Path) -> list[str]:
    return [problem.code for problem in examine(home / "briefings").problems]


def _told(home: Path) -> list[str]:
    return [f"{problem.message}; {problem.remedy}" for problem in examine(home / "briefings").problems]


def _edit(home: Path, file: str, old: str, new: str) -> None:
    path = home / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")


def test_a_locked_library_is_vouched_for_without_its_texts(home: Path, say: Say, asking: list[str]) -> None:
    """Whoever gets the library without the text still sees that each quotation was compared with it."""
    asking.append("a precaution")
    assert say("lock")[:2] == (0, "briefings/b/sources.lock: 3 cited passages, 1 wording\n")
    (home / "archive/gz.txt").unlink()
    library = examine(home / "briefings").library
    citation = library.statements["b/c1"].citations[0]
    verdicts = [library.evidence.phrase("b", "gz", citation.locator, words) for words in ("a precaution", "prudence")]
    assert verdicts == [Verdict.VOUCHED, Verdict.UNKNOWN]
    assert (library.evidence.state("b", "gz"), _codes(home)) == (State.VOUCHED, [])
    assert library.evidence.citation_state("b", "b/c1", "gz", citation.locator) is State.VOUCHED


def test_no_word_can_be_read_from_a_lock(home: Path, say: Say, asking: list[str]) -> None:
    """A lock is published with the facts: it must not hold a word of a text that may not be."""
    asking += ["a precaution", "Captain Brask"]
    assert say("lock")[0] == 0
    locked = (home / "briefings/b/sources.lock").read_text(encoding="utf-8").lower()
    words = {word.lower() for word in re.findall(r"\w{4,}", TEXT)}
    assert [word for word in sorted(words) if word in locked] == []


def test_a_lock_is_the_same_every_time(home: Path, say: Say) -> None:
    """Nobody finds a change in version control where nothing changed."""
    say("lock")
    first = (home / "briefings/b/sources.lock").read_bytes()
    assert (say("lock", "b")[1], (home / "briefings/b/sources.lock").read_bytes()) == (
        "briefings/b/sources.lock: unchanged\n",
        first,
    )
    assert [path.name for path in (home / "briefings/b").iterdir() if path.name.startswith(".")] == []


def test_a_lock_has_a_line_for_each_sentence(home: Path, say: Say) -> None:
    """A changed sentence is a changed line in a pull request."""
    say("lock")
    lines = (home / "briefings/b/sources.lock").read_text(encoding="utf-8").splitlines()
    found = [match[1] for line in lines if (match := re.match(r' {4}"([fb\d.]+)": "[0-9a-f]{20} \d+",?$', line))]
    assert found == ["f1.1", "f2.1", "1.1", "1.2", "2.1", "2.2"]


def test_a_wrong_front_matter_is_one_problem(home: Path, say: Say) -> None:
    """A wrong front_matter moves all citations; the author hears of the cause, once."""
    say("lock")
    _edit(home, "briefings/b/sources.yml", "front_matter: 2", "front_matter: 1")
    assert sorted(set(_codes(home)) - {"beyond-the-text"}) == ["citation-moved"]
    assert "set front_matter to 2" in " ".join(_told(home))


def test_a_wrong_front_matter_shows_without_the_text(home: Path, say: Say) -> None:
    """On a build machine, which has no texts, the same slip is caught."""
    say("lock")
    (home / "archive/gz.txt").unlink()
    _edit(home, "briefings/b/sources.yml", "front_matter: 2", "front_matter: 1")
    assert _codes(home) == ["citation-moved"]


def test_a_paragraph_more_before_the_body_is_one_problem(home: Path, say: Say) -> None:
    """A new edition with a longer head moves all citations; the remedy is the new front_matter."""
    say("lock")
    _edit(home, "archive/gz.txt", "Photo:", "By A. Writer\n\nPhoto:")
    assert sorted(set(_codes(home)) - {"beyond-the-text"}) == ["citation-moved"]
    assert "set front_matter to 3" in " ".join(_told(home))


def test_a_moved_sentence_is_told_where_it_stands(home: Path, say: Say) -> None:
    """The author need not search for the sentence that was meant."""
    say("lock")
    _edit(home, "archive/gz.txt", "Nearly", "Gales came. Nearly")
    assert [told.split(";")[0] for told in _told(home)] == [
        "the sentence locked for g:1.2 is now 1.3",
        "the sentence locked for g:1.1 is now 1.2",
    ]


def test_an_altered_sentence_is_a_moved_citation(home: Path, say: Say) -> None:
    """A correction at the publisher's reaches the author before a reader finds it."""
    say("lock")
    _edit(home, "archive/gz.txt", "Nearly forty", "Nearly fifty")
    assert _told(home)[0].startswith("the text of g:1.1 is not the one that was locked")


def test_a_citation_beyond_the_text_is_told(home: Path, say: Say) -> None:
    """A shortened text is not taken for one that still says so."""
    say("lock")
    _edit(home, "archive/gz.txt", ' Captain Brask called it "a precaution".', "")
    assert any("the sentence locked for g:1.2 is gone" in told for told in _told(home))


def test_typography_moves_nothing(home: Path, say: Say) -> None:
    """Curly quotes and other line ends are the same text."""
    say("lock")
    curly = TEXT.replace('"a', "“a").replace('n"', "n”").replace("\n", "\r\n")
    (home / "archive/gz.txt").write_bytes(curly.encode())
    assert _codes(home) == []


def test_moved_citations_are_not_locked_in_silence(home: Path, say: Say) -> None:
    """Running lock to make an error go away does not bless the wrong sentences."""
    say("lock")
    before = (home / "briefings/b/sources.lock").read_text(encoding="utf-8")
    _edit(home, "archive/gz.txt", "Nearly forty", "Nearly fifty")
    code, out, err = say("lock")
    assert (code, "citations moved" in out, "error[citation-moved]" in err) == (1, True, True)
    assert (home / "briefings/b/sources.lock").read_text(encoding="utf-8") == before
    assert (say("lock", "--accept-moved")[0], _codes(home)) == (0, [])


@pytest.mark.parametrize("at_hand", [True, False])
def test_a_new_citation_outdates_the_lock(home: Path, say: Say, at_hand: bool) -> None:
    """A citation that was changed after locking is vouched for by nobody, and that is said."""
    say("lock")
    if not at_hand:
        (home / "archive/gz.txt").unlink()
    _edit(home, "briefings/b/claims.yml", "g:1.2", "g:2.2")
    assert (_codes(home), ("archive/gz.txt" in _told(home)[0])) == (["lock-outdated"], not at_hand)


@pytest.mark.parametrize("at_hand", [True, False])
def test_new_words_outdate_the_lock(home: Path, say: Say, asking: list[str], at_hand: bool) -> None:
    """A quotation that was changed after locking is not taken for verified."""
    asking.append("a precaution")
    say("lock")
    if not at_hand:
        (home / "archive/gz.txt").unlink()
    asking[0] = "precaution"
    assert [told.split(";")[0] for told in _told(home)] == ['the lock does not know the words "precaution"']


def test_words_in_one_of_two_passages_are_known(home: Path, say: Say, asking: list[str]) -> None:
    """A quotation that one of two cited sentences has raises no alarm for the other, without the text."""
    _edit(home, "briefings/b/claims.yml", "g:1.2}", "g:1.1 1.2}")
    asking.append("Captain Brask")
    say("lock")
    (home / "archive/gz.txt").unlink()
    assert _codes(home) == []


def test_words_that_were_asked_and_absent_are_not_new(home: Path, say: Say, asking: list[str]) -> None:
    """A rule that tries several spellings raises no alarm for those that the text never had."""
    asking += ["precaution", "Precaution"]
    say("lock")
    (home / "archive/gz.txt").unlink()
    assert _codes(home) == []


def test_a_changed_text_whose_citations_stand_is_told(home: Path, say: Say) -> None:
    """New words elsewhere in a text are a warning, not an error."""
    say("lock")
    _edit(home, "archive/gz.txt", "Photo: an", "Picture: an")
    assert _codes(home) == ["lock-outdated"]


def test_a_source_that_is_no_longer_cited_outdates_the_lock(home: Path, say: Say) -> None:
    """A lock does not go on vouching for what left the briefing."""
    say("lock")
    _edit(home, "briefings/b/sources.lock", '"gz": {', '"old": {')
    assert (_codes(home), say("lock")[0], _codes(home)) == (["lock-outdated"] * 2, 0, [])


def test_neither_text_nor_lock_is_no_problem(home: Path) -> None:
    """A library without texts builds; its pages say that nothing was verified."""
    (home / "archive/gz.txt").unlink()
    checked = examine(home / "briefings")
    state = checked.library.evidence.state("b", "gz")
    assert (checked.problems, state) == ((), State.UNVERIFIED)


def test_what_has_no_text_is_kept_or_named(home: Path, say: Say) -> None:
    """Locking where one text is missing loses nothing that was locked, and says what could not be."""
    (home / "archive/gz.txt").rename(home / "gz.txt")
    code, out, _ = say("lock")
    assert (code, "not written" in out, "archive/gz.txt" in out) == (1, True, True)
    (home / "gz.txt").rename(home / "archive/gz.txt")
    say("lock")
    before = (home / "briefings/b/sources.lock").read_text(encoding="utf-8")
    (home / "archive/gz.txt").unlink()
    assert say("lock")[:2] == (
        0,
        "briefings/b/sources.lock: unchanged\n  gz: left as it was, since its text is not at hand\n",
    )
    assert (home / "briefings/b/sources.lock").read_text(encoding="utf-8") == before


def test_a_citation_beyond_the_text_is_not_locked(home: Path, say: Say) -> None:
    """Only what the text bears out is vouched for."""
    _edit(home, "briefings/b/claims.yml", "g:1.2", "g:9.1")
    code, out, _ = say("lock")
    assert (code, "c1: not locked, g:9.1 lies beyond the text" in out) == (1, True)


def test_a_briefing_that_cannot_be_read_is_not_locked(home: Path, say: Say) -> None:
    """A slip in a file does not empty the lock."""
    _edit(home, "briefings/b/claims.yml", "by: brask", "bye: brask")
    code, out, err = say("lock")
    assert (code, "not all of it could be read" in out, "unknown-field" in err) == (1, True, True)
    assert not (home / "briefings/b/sources.lock").exists()


def test_a_damaged_lock_is_not_overwritten(home: Path, say: Say) -> None:
    """A lock with a merge conflict may hold what nobody else has; it is left to its owner."""
    (home / "briefings/b/sources.lock").write_text("<<<<<<< ours", encoding="utf-8")
    code, out, err = say("lock")
    assert (code, "cannot be read" in out, "lock-unreadable" in err) == (1, True, True)
    assert (home / "briefings/b/sources.lock").read_text(encoding="utf-8") == "<<<<<<< ours"


def test_a_lock_is_written_whole_or_not_at_all(home: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the lock as it was, and nothing beside it."""
    say("lock")
    before = {path.name: path.read_bytes() for path in (home / "briefings/b").iterdir()}
    _edit(home, "archive/gz.txt", "Photo: an", "Picture: an")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert say("lock")[:2] == (1, "briefings/b/sources.lock: not written: No space left on device\n")
    assert {path.name: path.read_bytes() for path in (home / "briefings/b").iterdir()} == before


def test_an_unknown_briefing_is_misuse(say: Say) -> None:
    """A mistyped briefing or source is not passed over."""
    asked = (("lock", "c"), ("verify", "c"), ("verify", "--text", "zz=x"), ("verify", "--text", "gz"))
    assert [(say(*one)[0], "unknown-argument" in say(*one)[2]) for one in asked] == [(2, True)] * 4


@pytest.fixture
def copy(home: Path) -> Callable[[str], str]:
    """A function that locks the library, takes the text away, and writes a copy: the argument that names it."""

    def write(text: str) -> str:
        assert lock(home / "briefings").done
        (home / "archive/gz.txt").unlink()
        (home / "copy.txt").write_text(text, encoding="utf-8")
        return "gz=copy.txt"

    return write


FURNISHED = """\
Menu   Sign in

Ferries halted near
Ambrel

Nearly forty boats stayed
in port on Monday. Captain Brask
called it “a precaution”.
The ministry denied
that anybody was hurt. Two dockers said otherwise.

Read more: ten ways to coil a rope
"""


PAGE = """\
<!doctype html>
<html><head><title>Ferries halted near Ambrel</title><script>track("Nearly")</script></head>
<body><nav><a href="/">Home</a></nav><h1>Ferries halted near Ambrel</h1>
<p>Nearly <a href="/forty">forty</a> boats stayed in port on Monday. Captain Brask called
it &ldquo;a precaution&rdquo;.</p><aside>Subscribe now</aside>
<p>The ministry denied that <em>anybody</em> was hurt. Two dockers said otherwise.</p></body></html>
"""


@pytest.mark.parametrize("text", [TEXT, FURNISHED, PAGE, " ".join(TEXT.split())])
def test_a_copy_with_other_wrapping_and_furniture_verifies(text: str, say: Say, copy: Callable[[str], str]) -> None:
    """A reader pastes the article from a web page, without its caption and with its menu: it is the same article."""
    code, out, err = say("verify", "--text", copy(text))
    assert (code, out.splitlines()[-1], err) == (0, "verified", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Nearly forty", "Nearly fifty", "1.1 is altered; on it rest: c2; line 5 has: Nearly fifty boats"),
        (' Captain Brask called it "a precaution".', "", "1.2 is missing; on it rest: c1"),
        ("Two dockers said otherwise.", "", "2.2 is missing; on it rest: c3"),
    ],
)
def test_what_a_copy_does_not_have_is_named(
    old: str, new: str, expected: str, say: Say, copy: Callable[[str], str]
) -> None:
    """A reader learns which sentence differs, and which statements rest on it."""
    code, out, _ = say("verify", "--text", copy(TEXT.replace(old, new)))
    assert (code, expected in out, out.splitlines()[-1]) == (1, True, "not verified")


def test_a_sentence_that_stands_elsewhere_has_moved(say: Say, copy: Callable[[str], str]) -> None:
    """A publisher's change of order is told, and is no denial."""
    first, _, rest = TEXT.partition("Nearly forty boats stayed in port on Monday. ")
    code, out, _ = say("verify", "--text", copy(f"{first}{rest}\nNearly forty boats stayed in port on Monday.\n"))
    assert (code, "1.1 stands elsewhere, on line 9" in out) == (0, True)


def test_nothing_to_compare_is_no_success(say: Say, copy: Callable[[str], str], home: Path) -> None:
    """Without a copy, or without a lock, nobody is told that the library was verified."""
    copy(TEXT)
    missing = say("verify", "--text", "gz=nowhere.txt")
    assert (say("verify")[:2], missing[0]) == (
        (1, "b: gz: no copy is at hand; name one with --text gz=FILE\nnothing could be compared\n"),
        1,
    )
    (home / "briefings/b/sources.lock").unlink()
    code, out, _ = say("verify", "--text", "gz=copy.txt")
    assert (code, "there is no lock" in out) == (1, True)


def test_facts_that_the_lock_does_not_know_are_not_verified(say: Say, copy: Callable[[str], str], home: Path) -> None:
    """A statement that was changed after locking is not verified by a copy of the text."""
    argument = copy(TEXT)
    _edit(home, "briefings/b/claims.yml", "g:1.2", "g:2.2")
    code, out, err = say("verify", "--text", argument)
    assert (code, out.splitlines()[-1], "lock-outdated" in err) == (1, "not verified", True)


def test_a_copy_cannot_steer_the_terminal(say: Say, copy: Callable[[str], str]) -> None:
    """Escape sequences in a copy are shown, not obeyed."""
    _, out, _ = say("verify", "--text", copy(TEXT.replace("Nearly forty", "Nearly \x1b[31mfifty")))
    assert "\x1b" not in out


def test_a_lock_that_is_not_utf_8_is_not_overwritten(home: Path, say: Say) -> None:
    """A damaged byte must not make a wrong front_matter pass: what cannot be read cannot be compared."""
    say("lock")
    lock = home / "briefings/b/sources.lock"
    lock.write_bytes(lock.read_bytes() + b"\xff")
    before = lock.read_bytes()
    _edit(home, "briefings/b/sources.yml", "front_matter: 2", "front_matter: 1")
    code, out, _ = say("lock")
    assert (code, "left as it was, since it cannot be read" in out, lock.read_bytes()) == (1, True, before)


def test_a_lock_without_the_sentences_that_it_cites_is_damaged(home: Path, say: Say) -> None:
    """A lock from which the sentences were taken out vouches for nothing, and verifies nothing."""
    say("lock")
    lock = home / "briefings/b/sources.lock"
    held = json.loads(lock.read_text("utf-8"))
    for source in held["sources"].values():
        source["sentences"] = {}
    lock.write_text(json.dumps(held), encoding="utf-8")
    (home / "archive/gz.txt").unlink()
    assert "lock-unreadable" in _codes(home)


def test_a_copy_that_is_not_there_is_named(say: Say) -> None:
    """A slip in the name of a file reads as one."""
    code, _, err = say("verify", "--text", "gz=nowhere.txt")
    assert (code, "there is no such file" in err) == (1, True)
