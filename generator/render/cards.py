"""The cards of a briefing -> a script that hands them over: the one form of data that a page may load from a disk."""

from __future__ import annotations

import json

from generator.model.inline import parse_inline, plain
from generator.views.cards import Cards


def cards_script(cards: Cards) -> bytes:
    """A classic script that calls ``bfCards(slug, {"statements": …, "sources": …})``, as UTF-8.

    JSON is JavaScript (ECMAScript 2019), and nothing in it can end the script, which is a file of its own.
    """
    content = {
        "statements": {
            card.key: {
                "by": [[_plain(f.text), f.voice] if f.voice is not None else [_plain(f.text)] for f in card.by],
                "says": _plain(card.says),
                "standing": card.standing.value,
                "label": card.standing.label,
                "why": _plain(card.standing.why),
            }
            for card in cards.statements
        },
        "sources": {card.alias: {"line": _plain(card.line), "url": card.url} for card in cards.sources},
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"bfCards({json.dumps(cards.slug)},{written});\n".encode()


def _plain(text: str) -> str:
    """An author's text without its emphasis; the spaces at its ends hold a phrase together."""
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{plain(parse_inline(text))}{after}" if text.strip(" ") else text
