"""Briefings and assessments -> the records in which the analyst's own voice lives."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from generator.model import fragments as f
from generator.model import types as t
from generator.model.invalid import invalid
from generator.model.record import Record
from generator.model.scalars import as_mapping

Basis = Annotated[t.Ref, t.Refers("event", "claim", "report", "assessment")]
_ALIAS = re.compile(r"[a-z][a-z0-9-]*")


class BottomLine(Record):
    """One sentence of what matters most, and what it rests on."""

    text: t.Text = Field(description="The sentence, in the analyst's words.")
    rests_on: t.Items[Basis] = Field(description="The events, reports and claims that it rests on.")


def _aliases(value: dict[str, Any]) -> dict[str, Any]:
    for alias in value:
        if not _ALIAS.fullmatch(alias):
            raise invalid(
                "bad-id",
                f'"{alias}" cannot be the short name of a source',
                "write a small letter, or a short word of small letters",
                alias,
            )
    return value


Sources = Annotated[
    dict[str, Annotated[t.Ref, t.Refers("source")]],
    BeforeValidator(as_mapping),
    AfterValidator(_aliases),
    f.Also(propertyNames=f.ALIAS),
]
Waive = Annotated[
    dict[str, Annotated[dict[t.LocatorText, t.Text], BeforeValidator(as_mapping)]],
    BeforeValidator(as_mapping),
]


class Briefing(Record):
    """The product: a title, a bottom line, and the sources that it covers."""

    title: t.Text = Field(description="The title.")
    as_of: t.Edtf = Field(description="The day for which the briefing speaks.")
    bottom_line: t.Listed[BottomLine] = Field(description="What matters most: a list of {text, rests_on}.")
    sources: Sources = Field(description="{alias: source}: what must be covered, and the short names used in cites.")
    period: t.Edtf | None = Field(
        None, description="The time that the briefing is about; what is dated outside it is background."
    )
    waive: Waive = Field(
        default_factory=dict, description="{alias: {locator: reason}}: sentences that nothing rests on, and why."
    )
    timezone: t.Timezone | None = Field(
        None, description="The time zone in which days are counted, such as Asia/Damascus."
    )
    language: t.Language = Field("en", description="The language that the briefing is written in, as a BCP 47 tag.")
    trend: t.Trend | None = Field(None, description="Where things are going.")
    topics: t.Items[t.Wording] = Field((), description="Words to find it by.")
    status: t.Status = Field("draft", description="Whether it is a draft, published or withdrawn.")
    revision: t.Whole = Field(1, description="How often it was issued, counted from 1.")
    prepared_by: t.Text | None = Field(None, description="Who prepared it.")
    handling: t.Text | None = Field(
        None, description="Who may see it, such as TLP:GREEN; it stands on every sheet of the PDF."
    )
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")


class Confidence(Record):
    """How sure the analyst is, and why."""

    level: t.Level = Field(description="low, moderate or high (ICD 203).")
    because: t.Text = Field(description="What the level rests on.")


class Assessment(Record):
    """The analyst's judgement: the one place for likelihood."""

    judgement: t.Text = Field(description="The judgement, in one sentence with one likelihood word.")
    likelihood: t.Likelihood = Field(description="One of the seven bands of ICD 203.")
    confidence: Confidence = Field(description="{level, because}.")
    rests_on: t.Items[Basis] = Field(description="The events, reports and claims that it rests on.")
    assumptions: t.Items[t.Text] = Field((), description="What is taken for granted.")
    would_change: t.Items[t.Text] = Field((), description="What would change the judgement.")
    note: t.Text | None = Field(None, description="A note of the analyst's; shown as such.")
