"""Events, reports and claims -> the records in which somebody says something."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from generator.model import fragments as f
from generator.model import types as t
from generator.model import vocabularies as v
from generator.model.invalid import did_you_mean, invalid
from generator.model.record import Record
from generator.model.scalars import as_mapping

Proposition = Annotated[t.Ref, t.Refers("event", "claim", "report")]
EventRef = Annotated[t.Ref, t.Refers("event")]
LINKS = ("confirms", "denies", "disputes", "qualifies", "corrects", "updates", "answers")
"""The fields of a claim that are named by the verb of a link, in the vocabulary's order."""


class Whereabouts(Record):
    """How an event lies to its places; a bare place or a list of places is ``in``."""

    in_: t.Items[t.PlaceRef] = Field((), alias="in", description="In or at this place.")
    near: t.Items[t.PlaceRef] = Field((), description="Near it.")
    over: t.Items[t.PlaceRef] = Field((), description="In the air above it.")
    from_: t.Items[t.PlaceRef] = Field((), alias="from", description="Where it starts.")
    to: t.Items[t.PlaceRef] = Field((), description="Where it ends.")
    towards: t.Items[t.PlaceRef] = Field((), description="In which direction it goes, not whether it arrives.")
    part: t.Wording | None = Field(None, description="The part of the place that is meant, as worded (northern part).")

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Every (preposition, place id), prepositions in the order of the model."""
        words = {
            "in": self.in_,
            "near": self.near,
            "over": self.over,
            "from": self.from_,
            "to": self.to,
            "towards": self.towards,
        }
        return tuple((word, place) for word, places in words.items() for place in places)


def _whereabouts(value: object) -> object:
    return value if isinstance(value, dict) else {"in": value}


Where = Annotated[
    Whereabouts,
    BeforeValidator(_whereabouts),
    f.Short(f.REF_OR_REFS),
]


class Figure(Record):
    """A number that somebody gives, in their words or as a value."""

    model_config = ConfigDict(json_schema_extra=f.A_QUANTITY)

    measure: t.Measure = Field(description="What is counted or measured.")
    text: t.Wording | None = Field(None, description="The source's words for the quantity (nearly 1 million people).")
    value: t.Number | None = Field(None, description="The number, where no words are given.")
    low: t.Number | None = Field(None, description="The lower end of a range.")
    high: t.Number | None = Field(None, description="The upper end of a range.")
    quantifier: t.Quantifier | None = Field(None, description="How the number is hedged.")
    unit: t.Wording | None = Field(None, description="What the number counts (waves, missiles, km).")
    of: Annotated[t.Ref, t.Refers("actor", "place")] | None = Field(
        None, description="The actor or place that it is a number of."
    )
    nature: t.Nature | None = Field(None, description="Whether it is a stock, a cumulative total or a flow.")
    partial: t.Text | None = Field(
        None, description="What alone was counted (one hospital): the number is a lower bound."
    )

    @model_validator(mode="after")
    def _says_a_number(self) -> Figure:
        if self.text is None and self.value is None and self.low is None and self.high is None:
            raise invalid("missing-field", "the figure gives no quantity", "write text, value, or low and high")
        if self.value is not None and (self.low is not None or self.high is not None):
            raise invalid("field-clash", "the figure has a value and a range", "write value, or low and high, not both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise invalid("out-of-range", f"low ({self.low}) is above high ({self.high})", "swap low and high")
        return self


class Relation(Record):
    """How two actors, places or events stand to each other; ``from type to`` in one string is the short form."""

    from_: Annotated[t.Ref, t.Refers("actor", "place", "event")] = Field(alias="from", description="One end.")
    type: t.RelationType = Field(description="How it stands to the other end.")
    to: Annotated[t.Ref, t.Refers("actor", "place", "event")] = Field(description="The other end.")
    means: t.Text | None = Field(None, description="By what means (air strikes).")
    worded: t.Wording | None = Field(None, description="The source's words for the relation.")


def _relation(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = value.split()
    if len(words) != 3:
        raise invalid(
            "wrong-type",
            f'"{value}" is no relation',
            "write three words: from type to, such as russian-government backs syrian-government",
        )
    return dict(zip(("from", "type", "to"), words, strict=True))


AnyRelation = Annotated[Relation, BeforeValidator(_relation), f.Short(f.RELATION)]


class Distance(Record):
    """How far and in which direction a place lies from another, as stated."""

    model_config = ConfigDict(json_schema_extra=f.HOW_FAR)

    of: t.PlaceRef = Field(description="The place whose position is stated.")
    from_: t.PlaceRef = Field(alias="from", description="The place from which it is seen.")
    text: t.Wording | None = Field(None, description="The source's words (15 km (9 miles) east).")
    km: t.Positive | None = Field(None, description="The distance in kilometres, where no words are given.")
    bearing: t.Bearing | None = Field(
        None, description="The direction of `of` seen from `from`: degrees, or a point of the compass."
    )

    @model_validator(mode="after")
    def _says_how_far(self) -> Distance:
        if self.text is None and self.km is None and self.bearing is None:
            raise invalid(
                "missing-field", "the distance says neither how far nor in which direction", "write text, km or bearing"
            )
        return self


class Original(Record):
    """The words in their own language."""

    lang: t.Language = Field(description="Their language, as a BCP 47 tag.")
    text: t.Wording = Field(description="The words.")


class Statement(Record):
    """Somebody says something: what claims and reports have in common."""

    act: t.Act = Field("state", description="What the speaker does in saying it.")
    cites: t.Cites = Field(
        description="The sentences of the source that say so: r:5.1, r:5.1-2, r:5, r:f3, or {at, quote}."
    )
    on_behalf_of: t.ActorRef | None = Field(
        None, description="For whom the speaker speaks, where that is not their office."
    )
    to: t.Items[t.ActorRef] = Field((), description="To whom it is said.")
    via: t.Items[t.ActorRef] = Field((), description="Who relayed the words, innermost first.")
    worded: t.Wording | None = Field(None, description="The source's words for the speaker (a war monitor).")
    hedge: t.Wording | None = Field(None, description="The source's own distance (reportedly).")
    said: t.Dated | None = Field(None, description="When it was said.")
    basis: t.Basis = Field("unknown", description="What the speaker rests it on.")
    about: t.Items[Proposition] = Field(
        (), description="The events or claims that it speaks of, without asserting them."
    )
    who: t.Who = Field(default_factory=dict, description="Who takes which part, as this speaker says.")
    when: t.Dated | None = Field(None, description="When, as this speaker says: EDTF, or EDTF (wording).")
    where: Where | None = Field(None, description="Where, as this speaker says.")
    mode: t.Mode | None = Field(None, description="Whether it is said to be actual, planned, hypothetical or not so.")
    figures: t.Items[Figure] = Field((), description="Numbers that the speaker gives.")
    relations: t.Items[AnyRelation] = Field((), description="Relations that the speaker asserts.")
    distance: Distance | None = Field(None, description="A distance or direction that the speaker states.")
    original: Original | None = Field(None, description="The words in their own language.")
    translation: t.Translation | None = Field(None, description="Whose translation it is.")
    credibility: t.Credibility | None = Field(None, description="How credible the information is (Admiralty scale).")
    confirms: t.Items[Proposition] = Field((), description="What it confirms.")
    denies: t.Items[Proposition] = Field((), description="What it denies.")
    disputes: t.Items[Proposition] = Field((), description="What it disputes.")
    qualifies: t.Items[Proposition] = Field((), description="What it qualifies.")
    corrects: t.Items[Proposition] = Field((), description="What it corrects: the corrected no longer counts.")
    updates: t.Items[Proposition] = Field((), description="What it brings up to date.")
    answers: t.Items[Proposition] = Field((), description="What it answers.")
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Every (verb, target reference), in the order of the model."""
        return tuple((verb, target) for verb in LINKS for target in getattr(self, verb))


SPEAKER = t.Items[Annotated[t.Ref, t.Refers("speaker")]]


class Claim(Statement):
    """A statement that stands by itself in claims.yml."""

    model_config = ConfigDict(json_schema_extra=f.SAYS_SOMETHING)

    by: SPEAKER = Field(description="The speaker: an actor, source (its own voice), unnamed, or a list.")
    says: t.Text | None = Field(
        None, description="What is said, in the analyst's words; quoted words in double quotes."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Claim:
        if self.says is None and self.act != "decline-comment":
            raise invalid("missing-field", "the claim does not say anything", "write says: what the speaker says")
        return self


class Report(Statement):
    """A claim inside an event, that asserts the event; bare cites are the short form."""

    by: SPEAKER | None = Field(None, description="The speaker, where the report's key is a label and not the speaker.")
    says: t.Text | None = Field(None, description="What the speaker adds to the event's title.")


def _report(value: object) -> object:
    return value if isinstance(value, dict) else {"cites": value}


AnyReport = Annotated[Report, BeforeValidator(_report), f.Short(f.BARE_CITES)]


def _reports(value: object) -> object:
    if not isinstance(value, dict) or not value:
        raise invalid(
            "event-without-report", "nobody reports the event", "write reports: who says so, and where: {source: r:1.1}"
        )
    return value


INFERABLE = (
    *("kind", "when", "where", "who", "mode", "part_of", "maybe_same"),
    *(f"who.{role}" for role in v.ROLE),
)
"""The fields of an event that the analyst may add, with a reason."""


def _inferred(value: dict[str, Any]) -> dict[str, Any]:
    for key in value:
        if key not in INFERABLE:
            remedy = did_you_mean(
                key, INFERABLE, "write the name of a field of the event, such as when or who.initiator"
            )
            raise invalid("unknown-field", f'an event has no field "{key}" that could be inferred', remedy, key)
    return value


Inferred = Annotated[
    dict[str, t.Text],
    BeforeValidator(as_mapping),
    AfterValidator(_inferred),
    f.Also(propertyNames={"enum": list(INFERABLE)}),
]


class Event(Record):
    """Something that is said to have happened, or to be planned."""

    title: t.Text = Field(description="What happens, as one short sentence in the present tense.")
    kind: t.EventKind = Field(description="What kind of event it is.")
    when: t.Dated = Field(description="When: EDTF, EDTF (the source's wording), undated, or undated (wording).")
    where: Where | None = Field(
        None, description="Where: a place, a list, or {in, near, over, from, to, towards, part}."
    )
    who: t.Who = Field(
        default_factory=dict, description="Who takes which part, as every report has it: {role: actor or list}."
    )
    mode: t.Mode = Field("actual", description="Whether it happened, is planned, is hypothetical, or did not happen.")
    part_of: EventRef | None = Field(None, description="The larger event that it belongs to.")
    maybe_same: t.Items[EventRef] = Field((), description="Events that it may be one with. They are never merged.")
    inferred: Inferred = Field(
        default_factory=dict, description="What the analyst adds and no speaker said: {field: reason}."
    )
    reports: Annotated[dict[str, AnyReport], BeforeValidator(_reports)] = Field(
        description="Who says so: {speaker or label: report}."
    )
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")
