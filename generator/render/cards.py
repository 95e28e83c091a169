"""The cards of a briefing -> a script that hands them over: the one form of data that a page may load from a disk."""

from __future__ import annotations

import json

from generator.render.plain_view import plain_words
from generator.views.cards import Cards


def cards_script(cards: Cards) -> bytes:
    """A classic script that calls ``bfCards(slug, {"statements": …, "sources": …})``, as UTF-8.

    JSON is JavaScript (ECMAScript 2019), and nothing in it can end the script, which is a file of its own.
    """
    content = {
        "statements": {
            card.key: {
                "by": [
                    [plain_words(f.text), f.voice] if f.voice is not None else [plain_words(f.text)] for f in card.by
                ],
                "says": plain_words(card.says),
                "standing": card.standing.value,
                "label": card.standing.label,
                "why": plain_words(card.standing.why),
            }
            for card in cards.statements
        },
        "sources": {card.alias: {"line": plain_words(card.line), "url": card.url} for card in cards.sources},
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"bfCards({json.dumps(cards.slug)},{written});\n".encode()
