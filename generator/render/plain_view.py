"""A view -> the same view in plain words: a drawing and a card have letters only, where a page has inline emphasis."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from generator.model.inline import parse_inline, plain

_ADDRESSES = ("href", "anchor", "id")
"""Fields that are no words."""

View = TypeVar("View")


def plain_words(text: str) -> str:
    """An author's text without its emphasis and its escapes; the spaces at its ends hold a phrase together."""
    bare = text.strip(" ")
    if not bare:
        return text
    before, _, after = text.partition(bare)
    return f"{before}{plain(parse_inline(bare))}{after}"


def plain_view(view: View) -> View:
    """``view`` (a frozen dataclass, a tuple or a text) with `plain_words` throughout; itself where nothing changes."""
    return _plain(view)  # type: ignore[return-value]  # each kind comes back as what it was


def _plain(value: object) -> object:
    if isinstance(value, str):
        return plain_words(value)
    if isinstance(value, tuple):
        items = tuple(map(_plain, value))
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _ADDRESSES}
    new = {name: _plain(item) for name, item in old.items()}
    changed = {name: item for name, item in new.items() if item != old[name]}
    return replace(value, **changed) if changed else value
