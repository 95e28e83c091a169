"""A text of the table, and phrases for its placeholders -> one phrase."""

from __future__ import annotations

import string

from generator.views.parts import Fragment, Phrase


def filled(text: str, /, **values: str | Fragment | Phrase) -> Phrase:
    """A text of the table with phrases in its placeholders; empty values leave nothing behind.

    The table's own words share a fragment with what stands beside them, two values never do: an asterisk in one must
    not meet one in another.
    """
    parts: list[Fragment] = []
    written, full = "", False
    for before, name, _, _ in string.Formatter().parse(text):
        value = values[name] if name else ""
        written += before
        if isinstance(value, str) and not (value and full):
            written, full = written + value, full or bool(value)
            continue
        parts += [Fragment(written)] if written else []
        written, full = (value, True) if isinstance(value, str) else ("", False)
        if not isinstance(value, str):
            parts += [value] if isinstance(value, Fragment) else value
    return (*parts, Fragment(written)) if written else tuple(parts)
