"""Locks as text -> what was locked, whatever anybody did to the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.citations import parse_locator
from generator.provenance.evidence import Evidence, LockedSource, State, Verdict, vouch
from generator.provenance.fingerprint import combined, fingerprint
from generator.provenance.lock import LockError, dump, load, marks, survey
from generator.provenance.text import read_text

TEXT = "A head.\n\nThe mill burned. Nobody was hurt.\n\nIt is rebuilt.\n"
SURVEYED = survey("gz", read_text(TEXT, front=1), front=1, back=0)
LOCKED = LockedSource(
    source="gz",
    text=SURVEYED.text,
    front=1,
    back=0,
    sentences=SURVEYED.sentences,
    cited={"b/c": {"1.1-2": SURVEYED.passage(parse_locator("1.1-2"))}},
    phrases=marks(SURVEYED, [(parse_locator("1.1"), "burned"), (parse_locator("9.1"), "burned")]),
    absent=marks(SURVEYED, [(parse_locator("1.2"), "burned")]),
)


def test_what_was_locked_is_read_back() -> None:
    """A lock that was written says the same when it is read."""
    assert load(dump([LOCKED]).encode()) == {"gz": LOCKED}


def test_sources_are_in_one_order() -> None:
    """Two people who lock the same library write the same file."""
    other = survey("ab", read_text("Other words."), front=0, back=0)
    assert dump([LOCKED, other]) == dump([other, LOCKED])


def test_passages_are_those_of_the_text() -> None:
    """A run, a whole paragraph and a single sentence each have one fingerprint, whether the text is at hand or not."""
    single = [SURVEYED.sentences[name][0] for name in ("1.1", "1.2")]
    wanted = {"1": combined(single), "1.1-2": combined(single), "1.2": single[1], "1.2-3": "", "7": "", "f1": None}
    found = {name: SURVEYED.passage(parse_locator(name)) for name in wanted}
    assert found == {**wanted, "f1": SURVEYED.sentences["f1.1"][0]}


def test_a_phrase_is_vouched_for_in_its_passage_only() -> None:
    """Words that stand in one sentence are not vouched for in the next."""
    evidence = Evidence(locks={"b": {"gz": LOCKED}})
    asked = [("1.1", "burned"), ("1.1", "Burned"), ("1.2", "burned"), ("9.1", "burned")]
    verdicts = [evidence.phrase("b", "gz", parse_locator(at), words) for at, words in asked]
    assert verdicts == [Verdict.VOUCHED, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN]


def test_the_state_of_a_citation_follows_what_is_at_hand() -> None:
    """A page says verified, vouched or unverified of each citation, and never more than is so."""
    at = parse_locator("1.1-2")
    held = Evidence(texts={"gz": read_text(TEXT, front=1)})
    locked = Evidence(locks={"b": {"gz": LOCKED}})
    states = [one.citation_state("b", uid, "gz", at) for one in (held, locked, Evidence()) for uid in ("b/c", "b/d")]
    assert states == [
        *(State.VERIFIED, State.VERIFIED),
        *(State.VOUCHED, State.UNVERIFIED),
        *(State.UNVERIFIED, State.UNVERIFIED),
    ]


def test_typography_makes_no_other_fingerprint() -> None:
    """A sentence in curly quotes and with a broken line is the same sentence."""
    assert fingerprint('He said: "No - never."') == fingerprint("He said:\n “No – never.” ")


def test_parts_do_not_run_together() -> None:
    """Words cannot be moved from a passage's fingerprint into the phrase."""
    assert vouch("ab", "c") != vouch("a", "bc")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "version 2, and this program knows version 1"),
        ({"version": True}, "does not say its version"),
        ({"version": None}, "does not say its version"),
        ({"sources": []}, "not what was written"),
        ({"sources": {"gz": {}}}, "text is missing"),
    ],
)
def test_other_locks_say_why_they_cannot_be_used(change: dict[str, object], message: str) -> None:
    """A lock of a newer program, or a damaged one, is a clear problem and no traceback."""
    with pytest.raises(LockError, match=message):
        load(json.dumps({"version": 1, "sources": {}} | change).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"text": "zz"},
        {"front": -1},
        {"back": 1.5},
        {"sentences": {"1.1": "x 5"}},
        {"sentences": {"../x": f"{'0' * 20} 5"}},
        {"sentences": {"1.1": 5}},
        {"cited": {"b/c": {"1.1": None}}},
        {"cited": {"b/c": []}},
        {"phrases": {}},
        {"phrases": ["burned"]},
    ],
)
def test_a_damaged_part_spoils_the_lock(change: dict[str, object]) -> None:
    """Half a lock does not pass for a whole one."""
    plain = json.loads(dump([LOCKED]))
    plain["sources"]["gz"] |= change
    with pytest.raises(LockError):
        load(json.dumps(plain).encode())


@given(st.binary() | st.text().map(str.encode) | st.just(b"[" * 100_000) | st.just(b'{"version":' + b"1" * 5000 + b"}"))
def test_no_bytes_make_it_fail_otherwise(raw: bytes) -> None:
    """Whatever stands in the file, the author hears of it as a problem."""
    try:
        found = dict(load(raw))
    except LockError:
        found = {}
    assert found == {}


@given(st.text())
def test_any_text_can_be_locked(text: str) -> None:
    """A text in any script, with any marks, survives locking and reading."""
    surveyed = survey("gz", read_text(text), front=0, back=0)
    assert load(dump([surveyed]).encode()) == {"gz": surveyed}
