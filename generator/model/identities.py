"""Actors, places and sources -> the records that have identity and nothing more: what happened is a claim."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from generator.model import fragments as f
from generator.model import types as t
from generator.model.invalid import invalid
from generator.model.record import AnyAlias, Record
from generator.model.scalars import as_mapping


class Position(Record):
    """An office that a person holds or held."""

    title: t.Wording = Field(description="The office, as worded (Foreign Minister).")
    of: t.ActorRef | None = Field(None, description="The actor that the office belongs to.")
    when: t.Dated | None = Field(None, description="When the person held it.")


Identifiers = Annotated[dict[str, t.Wording], BeforeValidator(as_mapping)]


class Actor(Record):
    """Who acts or speaks: a person, a group, a government, a force, an organisation, a news outlet."""

    name: t.Wording = Field(description="The name under which the actor stands on pages.")
    kind: t.ActorKind = Field(description="What it is.")
    unnamed: t.Flag = Field(False, description="True where the sources name nobody (witnesses, an official).")
    aka: t.Items[AnyAlias] = Field((), description="Other names and spellings; search finds them all.")
    role: t.Wording | None = Field(None, description="The office, as the source words it.")
    roles: t.Listed[Position] = Field((), description="Several offices, or offices with dates.")
    speaks_for: t.ActorRef | None = Field(
        None, description="The actor whose voice this one is (a spokesman, a minister)."
    )
    part_of: t.ActorRef | None = Field(None, description="The actor that this one is a part of.")
    own_voice: t.Flag = Field(
        False, description="True where its words are not its parent's: it counts as a voice of its own."
    )
    overlaps: t.Items[t.ActorRef] = Field((), description="Actors that it may coincide with. They are never merged.")
    country: t.Country | None = Field(None, description="ISO 3166-1 code; inherited along part_of.")
    ids: Identifiers = Field(default_factory=dict, description="Identifiers elsewhere, such as wikidata: Q7747.")
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")


def _line(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    if len(points) < 2:
        raise invalid(
            "bad-coordinates", "a line of one point is none", "write at least two [latitude, longitude] pairs"
        )
    return points


class Place(Record):
    """Where something is said to have happened."""

    name: t.Wording = Field(description="The name under which the place stands on pages.")
    kind: t.PlaceKind = Field(description="What it is.")
    unnamed: t.Flag = Field(False, description="True where the sources give it no name (two main roads).")
    aka: t.Items[AnyAlias] = Field((), description="Other names and spellings; search finds them all.")
    within: t.PlaceRef | None = Field(None, description="The place that holds it.")
    at: t.Coordinates | None = Field(None, description="[latitude, longitude] in degrees, WGS 84.")
    radius_km: t.Positive | None = Field(None, description="How far the place reaches around `at`, in kilometres.")
    coordinates_from: t.Text | None = Field(
        None, description="Where the coordinates come from (geonames 164816, analyst)."
    )
    line: Annotated[t.Listed[t.Coordinates], AfterValidator(_line), f.Also(minItems=2)] = Field(
        (), description="For roads and borders: the points of their course."
    )
    ids: Identifiers = Field(default_factory=dict, description="Identifiers elsewhere, such as geonames: 164816.")
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")


Repeats = Annotated[dict[t.LocatorText, t.LocatorText], BeforeValidator(as_mapping)]


class Source(Record):
    """Where we read it: one article, release, post, report or picture."""

    title: t.Wording = Field(description="Its headline or title.")
    publisher: t.Wording = Field(description="Who published it.")
    published: t.Published = Field(
        description="The date of publication in EDTF, or unknown. Relative dates count from it."
    )
    voice: t.ActorRef | None = Field(
        None, description="The actor that `by: source` means: whoever speaks in the source's own voice."
    )
    origin: Annotated[t.Ref, t.Refers("source", "actor")] | None = Field(
        None, description="The source or actor that it repeats: an outlet that carries an agency is no second voice."
    )
    updates: Annotated[t.Ref, t.Refers("source")] | None = Field(
        None, description="The earlier source that it updates."
    )
    kind: t.SourceKind | None = Field(None, description="What it is.")
    author: t.Wording | None = Field(None, description="The named author.")
    url: t.Url | None = Field(None, description="Where it can be read.")
    archive_url: t.Url | None = Field(None, description="An archived copy of it.")
    accessed: t.Edtf | None = Field(None, description="The day on which it was read.")
    language: t.Language | None = Field(None, description="Its language, as a BCP 47 tag.")
    rights: t.Rights | None = Field(None, description="Its licence as an SPDX id, or all-rights-reserved.")
    text: t.TextPolicy = Field("withheld", description="How much of its text may be shown.")
    reliability: t.Reliability | None = Field(
        None, description="How reliable the source is (Admiralty scale); never a default."
    )
    descriptor: t.Text | None = Field(None, description="What one has to know to weigh it (ICD 206).")
    front_matter: t.Whole = Field(
        0, description="How many paragraphs stand before the body (headline, standfirst, caption)."
    )
    back_matter: t.Whole = Field(0, description="How many paragraphs stand after the body (page furniture).")
    repeats: Repeats = Field(
        default_factory=dict, description="Sentences that only say again what another says: {f1: 1.1}."
    )
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")
