"""The vocabularies as data -> what records, algorithms and the documentation rely on."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from typing import get_args

import pytest
from pydantic import TypeAdapter

from generator.model import vocabularies as v
from generator.model.vocabularies import ActTerm, Term, Vocabulary

LISTS: list[tuple[Vocabulary[Term], str]] = [
    (
        v.ACTOR_KIND,
        "person, group, population, government, armed-forces, armed-group, organisation, international-organisation, "
        "media",
    ),
    (
        v.PLACE_KIND,
        "country, province, district, city, town, village, area, region, road, border, sea, facility",
    ),
    (v.PREPOSITION, "in, near, over, from, to, towards"),
    (v.SOURCE_KIND, "news-report, press-release, statement, post, report, dataset, image"),
    (
        v.EVENT_KIND,
        "armed-clash, offensive, attack, shelling, air-strike, bombing, targeted-killing, interception, "
        "territorial-change, deployment, displacement, arrest, abduction, concealment, protest, unrest, war, "
        "agreement, meeting, negotiation, sanction, aid, election, disaster, accident, outbreak, death, other",
    ),
    (v.ROLE, "initiator, target, party, mediator, affected"),
    (
        v.ACT,
        "state, confirm, admit, accuse, claim-responsibility, deny, decline-comment, withhold, demand, threaten, "
        "promise, expect, warn, assess, condemn, welcome, condole",
    ),
    (v.BASIS, "witnessed, image, document, measured, unknown"),
    (v.MODE, "actual, planned, hypothetical, negated"),
    (v.LINK, "confirms, denies, disputes, qualifies, corrects, updates, answers"),
    (
        v.MEASURE,
        "killed, injured, missing, captured, displaced, infected, recovered, destroyed, duration, age, share, count",
    ),
    (v.QUANTIFIER, "exact, about, nearly, at-least, at-most, more-than, less-than"),
    (v.NATURE, "stock, cumulative, flow"),
    (
        v.RELATION,
        "backs, opposes, allied-with, cooperates-with, member-of, commands, leads, advises, party-to, controls, "
        "contests, present-in, located-in, junction-of, kin-of, caused, prompted, coincided-with, despite",
    ),
    (
        v.LIKELIHOOD,
        "almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain",
    ),
    (v.CONFIDENCE, "low, moderate, high"),
    (v.RELIABILITY, "A, B, C, D, E, F"),
    (v.CREDIBILITY, "1, 2, 3, 4, 5, 6"),
    (v.TREND, "deteriorating, unchanged, improving"),
    (v.STATUS, "draft, published, withdrawn"),
    (v.TEXT_POLICY, "withheld, excerpts, full"),
    (v.TRANSLATION, "source, analyst"),
    (v.STANCE, "for, against, silent, beside"),
    (v.STANDING, "corroborated, attributed, reported, contested, denied, withdrawn, declined, silent"),
]

EACH = pytest.mark.parametrize("vocabulary", v.VOCABULARIES, ids=lambda vocabulary: vocabulary.name)

HEAD: dict[str, object] = {"label": "Colour", "definition": "A colour.", "source": "ours"}


@pytest.mark.parametrize(("vocabulary", "values"), [pytest.param(*row, id=row[0].name) for row in LISTS])
def test_values_are_those_of_the_design_in_its_order(vocabulary: Vocabulary[Term], values: str) -> None:
    """A vocabulary has exactly the values that the design lists, in its order."""
    assert values.split(", ") == list(vocabulary)


def test_every_vocabulary_is_documented_once() -> None:
    """The documentation walks VOCABULARIES, so that a vocabulary missing there would be missing from it."""
    constants = [value for value in vars(v).values() if isinstance(value, Vocabulary)]
    assert constants == list(v.VOCABULARIES)
    assert [*(vocabulary for vocabulary, _ in LISTS), v.COUNTRY] == list(v.VOCABULARIES)


@EACH
def test_labels_are_unique(vocabulary: Vocabulary[Term]) -> None:
    """Two values of one vocabulary are never shown under the same name, and no two vocabularies share a name."""
    labels = [term.label for term in vocabulary.terms.values()]
    assert sorted(set(labels)) == sorted(labels)
    assert [vocabulary] == [other for other in v.VOCABULARIES if vocabulary.name == other.name]
    assert [vocabulary] == [other for other in v.VOCABULARIES if vocabulary.label == other.label]


@EACH
def test_definitions_are_one_sentence(vocabulary: Vocabulary[Term]) -> None:
    """Editors and the documentation print a definition as it is: one sentence, upper case first, full stop last."""
    texts = [vocabulary.definition, *(term.definition for term in vocabulary.terms.values())]
    assert [text for text in texts if not (text[0].isupper() and text.endswith(".") and ". " not in text)] == []


@EACH
def test_texts_are_fit_to_print(vocabulary: Vocabulary[Term]) -> None:
    """Labels begin in upper case, sources are named, and apostrophes are typographic."""
    entries: list[Vocabulary[Term] | Term] = [vocabulary, *vocabulary.terms.values()]
    assert [entry.label for entry in entries if not entry.label[0].isupper()] == []
    assert [entry.label for entry in entries if not entry.source.strip()] == []
    assert [entry.label for entry in entries if "'" in entry.label + entry.definition + entry.source] == []


@EACH
def test_columns_have_their_declared_types(vocabulary: Vocabulary[Term]) -> None:
    """What the TOML file holds fits the types that algorithms are checked against, closed lists of words included."""
    terms = list(vocabulary.terms.values())
    adapter: TypeAdapter[Term] = TypeAdapter(type(terms[0]))
    assert [adapter.validate_json(json.dumps(asdict(term)), strict=True) for term in terms] == terms


def test_a_term_inherits_the_source_of_its_vocabulary() -> None:
    """A term names a source of its own where it has one, and that of its vocabulary otherwise."""
    assert ("CAMEO 1.1b3, 018", v.ACT.source) == (v.ACT["condole"].source, v.ACT["warn"].source)


def test_columns_are_what_a_kind_of_term_adds() -> None:
    """Tables in the documentation show the extra columns of a term by name."""
    assert v.TREND["unchanged"].columns() == {}
    assert v.TEXT_POLICY["full"].columns() == {"max_words": None}
    assert v.ACT["deny"].columns() == {
        "verb_one": "denies",
        "verb_many": "deny",
        "stance": "against",
        "group": "Denials",
    }


def test_acts_assert_deny_stay_silent_or_speak_beside() -> None:
    """The groups of acts decide what counts for, against, and neither."""
    stances = {stance: [value for value in v.ACT if v.ACT[value].stance == stance] for stance in v.STANCE}
    assert list(get_args(v.Stance)) == list(v.STANCE)
    assert stances["for"] == ["state", "confirm", "admit", "accuse", "claim-responsibility"]
    assert stances["against"] == ["deny"]
    assert stances["silent"] == ["decline-comment", "withhold"]
    assert stances["beside"] == list(v.ACT)[list(v.ACT).index("demand") :]
    assert stances["for"] == [value for value in v.ACT if v.ACT[value].asserts]
    assert len({(term.stance, term.group) for term in v.ACT.terms.values()}) == 4


def test_links_that_contradict() -> None:
    """Only denies and disputes count against what they link to; other links leave it to their act, but for confirms."""
    expected = {"confirms": "for", "denies": "against", "disputes": "against"}
    assert expected == {value: term.stance for value, term in v.LINK.terms.items() if term.stance}
    assert v.LINK["denies"].passive == "is denied by"


def test_relations_between_events_and_between_others() -> None:
    """The four relations between events take events only; a symmetric one reads and connects the same both ways."""
    between_events = [value for value, term in v.RELATION.terms.items() if term.ends_from == ("event",)]
    assert between_events == ["caused", "prompted", "coincided-with", "despite"]
    assert {("event",)} == {v.RELATION[value].ends_to for value in between_events}
    symmetric = {value: term for value, term in v.RELATION.terms.items() if term.symmetric}
    assert list(symmetric) == ["allied-with", "cooperates-with", "kin-of", "coincided-with"]
    assert all((term.verb_one, term.ends_from) == (term.verb_passive, term.ends_to) for term in symmetric.values())


def test_likelihood_bands_meet_and_rise() -> None:
    """ICD 203's seven bands cover 1 to 99 per cent without a gap, in its notation."""
    bands = list(v.LIKELIHOOD.terms.values())
    assert [term.range for term in bands] == ["01-05%", "05-20%", "20-45%", "45-55%", "55-80%", "80-95%", "95-99%"]
    assert all(below.high == above.low for below, above in pairwise(bands))
    words = [word for term in bands for word in (term.value, *term.also)]
    assert len(set(words)) == len(words)


def test_a_wording_reads_as_one_quantifier() -> None:
    """No English wording belongs to two quantifiers, and all are in lower case, as they are compared."""
    words = [word for term in v.QUANTIFIER.terms.values() for word in term.words]
    assert sorted({word.lower().strip() for word in words}) == sorted(words)
    assert ("nearly" in v.QUANTIFIER["nearly"].words, "up to" in v.QUANTIFIER["at-most"].words) == (True, True)


def test_rights_set_the_longest_quotation() -> None:
    """Eight words where a text is withheld, 25 where excerpts are allowed, no limit where it may be shown."""
    assert [term.max_words for term in v.TEXT_POLICY.terms.values()] == [8, 25, None]


def test_countries_are_those_of_iso_3166() -> None:
    """All 249 assigned codes are there, printed under their everyday names; look-alikes and user codes are not."""
    assert len(v.COUNTRY) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in v.COUNTRY)
    assert sorted(v.COUNTRY) == list(v.COUNTRY)
    assert (v.COUNTRY["SY"].label, v.COUNTRY["SY"].short_name) == ("Syria", "Syrian Arab Republic")
    assert v.COUNTRY["NO"].label == "Norway"
    assert [code for code in ("UK", "EU", "XK", "sy") if code not in v.COUNTRY] == ["UK", "EU", "XK", "sy"]


def test_grades_carry_the_words_of_the_scale() -> None:
    """A letter or a digit alone is never shown: the Admiralty scale's words stand beside it."""
    assert v.RELIABILITY["B"].label == "Usually reliable"
    assert v.CREDIBILITY["6"].label == "Truth cannot be judged"


def test_a_vocabulary_cannot_be_changed() -> None:
    """Terms are shared by the whole program, so that nobody may add or replace one."""
    with pytest.raises(TypeError):
        v.TREND.terms["sideways"] = v.TREND["unchanged"]  # type: ignore[index]
    assert "sideways" not in v.TREND


def test_an_unknown_column_is_refused() -> None:
    """A slip in the TOML file stops the program at once and names the entry and the column."""
    table = {**HEAD, "terms": {"red": {"label": "Red", "definition": "Like blood.", "verb": "reddens"}}}
    with pytest.raises(ValueError, match=r"colour\.red: .*'verb'"):
        v.read(table, "colour", Term)


def test_a_missing_column_is_refused() -> None:
    """A term without a column that algorithms read stops the program at once."""
    table = {**HEAD, "terms": {"red": {"label": "Red", "definition": "Like blood.", "verb_one": "reddens"}}}
    with pytest.raises(ValueError, match=r"colour\.red: .*'verb_many'"):
        v.read(table, "colour", ActTerm)


def test_an_unknown_entry_of_a_vocabulary_is_refused() -> None:
    """So does a key beside label, definition, source and terms."""
    with pytest.raises(ValueError, match=r"colour: .*'licence'"):
        v.read({**HEAD, "licence": "none", "terms": {}}, "colour", Term)


def test_a_vocabulary_without_terms_is_refused() -> None:
    """A table that forgot its terms is named."""
    with pytest.raises(ValueError, match="colour: 'terms'"):
        v.read(HEAD, "colour", Term)
