"""What authors write in the fields of a record -> typed values, or errors with a code and a remedy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.facts import RECORDS
from generator.model.record import Record

REQUIRED: dict[str, dict[str, Any]] = {
    "briefing": {"title": "T", "as_of": "2020", "sources": {"r": "s"}, "bottom_line": [{"text": "T", "rests_on": "e"}]},
    "sources": {"title": "T", "publisher": "P", "published": "2020"},
    "actors": {"name": "N", "kind": "person"},
    "places": {"name": "N", "kind": "town"},
    "events": {"title": "T", "kind": "attack", "when": "2020", "reports": {"source": "r:1"}},
    "claims": {"by": "a", "says": "S", "cites": "r:1"},
    "assessments": {
        "judgement": "J",
        "likelihood": "likely",
        "confidence": {"level": "low", "because": "B"},
        "rests_on": "e",
    },
}


def _read(kind: str, **fields: Any) -> Any:
    return RECORDS[kind].model_validate({**REQUIRED[kind], **fields})


def _errors(kind: str, value: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        RECORDS[kind].model_validate(value)
    return [(error["type"], ".".join(map(str, error["loc"]))) for error in caught.value.errors()]


def test_required_fields_are_enough() -> None:
    """A record needs the fields that the fact model prints in bold, and no other."""
    for kind, fields in REQUIRED.items():
        assert isinstance(_read(kind), Record)
        for name in fields:
            without = {key: value for key, value in fields.items() if key != name}
            assert [("missing", name)] == _errors(kind, without) or (kind, name) == ("claims", "says")


def test_all_errors_of_a_record_at_once() -> None:
    """A record with several faults has them all reported, each at its place."""
    value = {
        "titel": "T",
        "kind": "atack",
        "when": "2020-02-30",
        "who": {"initator": "a"},
        "reports": {"source": {"cites": "5", "figures": [{"measure": "killed", "value": "four"}], "act": ["state"]}},
    }
    expected = {
        ("missing", "title"),
        ("extra_forbidden", "titel"),
        ("unknown-term", "kind"),
        ("bad-date", "when"),
        ("unknown-term", "who"),
        ("bad-citation", "reports.source.cites"),
        ("wrong-type", "reports.source.figures.0.value"),
        ("wrong-type", "reports.source.act"),
    }
    assert expected == set(_errors("events", value))


@pytest.mark.parametrize("word", ["NO", "no", "yes", "on", "null", "~", "1e3", "0x10", "12:30", "2020-02-06", "1_000"])
def test_texts_stay_as_written(word: str) -> None:
    """What YAML 1.1 takes for a truth value, a number or a date is a text where a text belongs."""
    assert (word, word) == (_read("actors", name=word).name, _read("claims", says=f" {word}\n").says)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("r:5.1", [("source", "r:5.1")]),
        ({"cites": "r:5.1"}, [("source", "r:5.1")]),
        (["r:5.1", "r:6"], [("source", "r:5.1 r:6")]),
    ],
)
def test_short_reports(value: object, expected: list[tuple[str, str]]) -> None:
    """A report that says no more than where it stands may be its bare cites."""
    reports = _read("events", reports={"source": value}).reports
    assert expected == [(key, " ".join(map(str, report.cites))) for key, report in reports.items()]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("a", [("in", "a")]),
        (["a", "b"], [("in", "a"), ("in", "b")]),
        ({"near": "a", "over": ["b"]}, [("near", "a"), ("over", "b")]),
        (
            {"towards": "f", "to": "e", "from": "d", "over": "c", "near": "b", "in": "a"},
            [("in", "a"), ("near", "b"), ("over", "c"), ("from", "d"), ("to", "e"), ("towards", "f")],
        ),
        ({"in": "a", "part": "north"}, [("in", "a")]),
    ],
)
def test_whereabouts(where: object, expected: list[tuple[str, str]]) -> None:
    """A bare place is the place in which it happened."""
    assert expected == list(_read("events", where=where).where.places)


@pytest.mark.parametrize("many", ["a", ["a"], ["a", "b"]])
def test_one_or_a_list(many: str | list[str]) -> None:
    """Where several may stand, one may stand without a list."""
    as_list = [many] if isinstance(many, str) else many
    assert as_list == list(_read("claims", by=many).by) == list(_read("assessments", rests_on=many).rests_on)


def test_short_relation() -> None:
    """A relation is three words, or a mapping."""
    short, long = _read("claims", relations=["a backs b", {"from": "a", "type": "backs", "to": "b"}]).relations
    assert short == long


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ({"value": "1250000"}, Decimal(1250000)),
        ({"value": "17.50"}, Decimal("17.5")),
        ({"low": "3", "high": "3"}, None),
        ({"text": "dozens"}, None),
    ],
)
def test_figures(figure: dict[str, str], expected: Decimal | None) -> None:
    """A figure is a number, a range or the source's words."""
    (found,) = _read("claims", figures={"measure": "killed", **figure}).figures
    assert expected == found.value


@pytest.mark.parametrize(
    ("kind", "fields", "code", "place"),
    [
        ("claims", {"figures": {"measure": "killed"}}, "missing-field", "figures.0"),
        ("claims", {"figures": {"measure": "killed", "value": "1", "low": "1"}}, "field-clash", "figures.0"),
        ("claims", {"figures": {"measure": "killed", "low": "2", "high": "1"}}, "out-of-range", "figures.0"),
        ("claims", {"figures": {"measure": "killed", "value": "1,250"}}, "wrong-type", "figures.0.value"),
        ("claims", {"figures": {"measure": "killed", "value": "NaN"}}, "wrong-type", "figures.0.value"),
        ("claims", {"figures": {"measure": "killed", "value": "1e99"}}, "wrong-type", "figures.0.value"),
        ("claims", {"figures": []}, "empty-value", "figures"),
        ("claims", {"distance": {"of": "a", "from": "b"}}, "missing-field", "distance"),
        ("claims", {"distance": {"of": "a", "from": "b", "km": "0"}}, "out-of-range", "distance.km"),
        ("claims", {"distance": {"of": "a", "from": "b", "bearing": "360"}}, "wrong-type", "distance.bearing"),
        ("claims", {"relations": "a backs"}, "wrong-type", "relations.0"),
        ("claims", {"relations": "a likes b"}, "unknown-term", "relations.0.type"),
        ("claims", {"by": []}, "empty-value", "by"),
        ("claims", {"by": ["a", {"b": "c"}]}, "wrong-type", "by.1"),
        ("claims", {"who": {}}, "empty-value", "who"),
        ("claims", {"who": "a"}, "wrong-type", "who"),
        ("claims", {"says": "  "}, "empty-value", "says"),
        ("claims", {"credibility": "7"}, "unknown-term", "credibility"),
        ("claims", {"original": {"lang": "english", "text": "x"}}, "unknown-term", "original.lang"),
        ("events", {"reports": {}}, "event-without-report", "reports"),
        ("events", {"reports": "r:1"}, "event-without-report", "reports"),
        ("events", {"inferred": {"title": "x"}}, "unknown-field", "inferred"),
        ("events", {"when": "5/2/2020"}, "bad-date", "when"),
        ("events", {"when": "2019-02-29"}, "bad-date", "when"),
        ("events", {"when": "2020-02-06/2020-02-03"}, "bad-date", "when"),
        ("events", {"when": "2020-02-06 (on Thursday"}, "bad-date", "when"),
        ("places", {"at": ["91", "0"]}, "bad-coordinates", "at"),
        ("places", {"at": ["0", "181"]}, "bad-coordinates", "at"),
        ("places", {"at": "35.9, 36.6"}, "bad-coordinates", "at"),
        ("places", {"at": ["35.9"]}, "bad-coordinates", "at"),
        ("places", {"line": [["1", "2"]]}, "bad-coordinates", "line"),
        ("places", {"radius_km": "-1"}, "out-of-range", "radius_km"),
        ("actors", {"unnamed": "yes"}, "wrong-type", "unnamed"),
        ("actors", {"country": "Syria"}, "unknown-term", "country"),
        ("actors", {"ids": ["Q1"]}, "wrong-type", "ids"),
        ("sources", {"url": "javascript:alert(1)"}, "unsafe-link", "url"),
        ("sources", {"url": "https://"}, "unsafe-link", "url"),
        ("sources", {"url": "https://exa mple.org"}, "unsafe-link", "url"),
        ("sources", {"url": "//example.org/x"}, "unsafe-link", "url"),
        ("sources", {"url": "https://[::1"}, "unsafe-link", "url"),
        ("sources", {"rights": "© Reuters"}, "unknown-term", "rights"),
        ("sources", {"front_matter": "-1"}, "wrong-type", "front_matter"),
        ("sources", {"published": "2020-02-06 (on Thursday)"}, "bad-date", "published"),
        ("sources", {"published": "undated"}, "bad-date", "published"),
        ("sources", {"accessed": "unknown"}, "bad-date", "accessed"),
        ("sources", {"reliability": "G"}, "unknown-term", "reliability"),
        ("briefing", {"timezone": "Aleppo"}, "unknown-term", "timezone"),
        ("briefing", {"sources": {"R": "s"}}, "bad-id", "sources"),
        ("briefing", {"sources": {}}, "empty-value", "sources"),
        ("briefing", {"bottom_line": {"text": "T", "rests_on": "e"}}, "wrong-type", "bottom_line"),
        ("briefing", {"bottom_line": []}, "empty-value", "bottom_line"),
        ("assessments", {"likelihood": "probable"}, "unknown-term", "likelihood"),
        ("assessments", {"confidence": "low"}, "model_type", "confidence"),
    ],
)
def test_refused_values(kind: str, fields: dict[str, Any], code: str, place: str) -> None:
    """Each wrong value has one error, with its code, at its place."""
    assert [(code, place)] == _errors(kind, {**REQUIRED[kind], **fields})


@pytest.mark.parametrize("act", ["state", "deny", "withhold", "demand"])
def test_claim_has_to_say_something(act: str) -> None:
    """Only who declines to comment may say nothing."""
    bare = {"by": "a", "act": act, "cites": "r:1"}
    assert [("missing-field", "")] == _errors("claims", bare)
    assert RECORDS["claims"].model_validate({**bare, "act": "decline-comment"})


def test_every_error_carries_a_remedy() -> None:
    """An error of ours says what to write instead."""
    with pytest.raises(ValidationError) as caught:
        _read("claims", figures={"measure": "kiled"}, said="yesterday", cites="x", via=[], mode={"a": "b"})
    assert [] == [error for error in caught.value.errors() if not (error.get("ctx") or {}).get("remedy")]


def test_records_are_frozen() -> None:
    """What was read cannot be changed behind the back of what was worked out from it."""
    with pytest.raises(ValidationError):
        _read("actors").name = "Other"


def test_links_in_the_order_of_the_model() -> None:
    """The links of a claim are told with their verbs, whatever order they are written in."""
    claim = _read("claims", answers="a", denies=["b", "c"], confirms="d")
    assert (("confirms", "d"), ("denies", "b"), ("denies", "c"), ("answers", "a")) == claim.links
