"""A value that cannot be -> an error that carries its problem code, its remedy and the characters meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pydantic_core import PydanticCustomError


def invalid(code: str, message: str, remedy: str, part: str | None = None) -> PydanticCustomError:
    """An error for a validator to raise; `generator.read.records` turns it into a Problem of the same code."""
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy, "part": part})


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a slip of the hand would turn into ``word``, if one is near enough."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """«did you mean "x"?» where something is near, else the other remedy."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else otherwise
