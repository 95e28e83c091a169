"""What all records share -> a frozen base, and the envelope that says where a record was declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from generator.model import fragments as f
from generator.model.types import ActorRef, Language, Wording
from generator.problems import Pointer

R = TypeVar("R", bound="Record")


class Record(BaseModel):
    """A record of a fact file: frozen, and closed to fields that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, hide_input_in_errors=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry(Generic[R]):
    """A record as it was declared.

    id: its key in the file. briefing: slug of the briefing whose folder it stands in, None for shared files.
    at: the place of the declaration.
    """

    id: str
    record: R
    briefing: str | None
    at: Pointer


def short(field: str) -> Any:
    """The validator of a record that may be written as the bare value of one of its fields."""

    def expand(value: object) -> object:
        return {field: value} if isinstance(value, str) else value

    return BeforeValidator(expand)


class Alias(Record):
    """Another name of an actor or place; a bare text is its ``text``."""

    text: Wording = Field(description="The name.")
    lang: Language | None = Field(None, description="Its language, as a BCP 47 tag. None: as the sources word it.")
    by: ActorRef | None = Field(None, description="The actor who uses this name, where it is not everybody's.")


AnyAlias = Annotated[Alias, short("text"), f.Short(f.TEXT)]
