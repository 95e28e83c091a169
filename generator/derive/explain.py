"""A standing -> the sentence that says which rule fired, with the names of the voices behind it."""

from __future__ import annotations

from generator.derive.standing import Standing
from generator.library import Library, LinkedStatement, Speaker
from generator.model.inline import literal


def speaker_name(library: Library, speaker: Speaker) -> str:
    """The name of a speaker: the actor's; the publisher's for a source without a voice; else «somebody unnamed»."""
    if speaker.actor is not None and speaker.actor in library.actors:
        return library.actors[speaker.actor].record.name
    if speaker.source is not None and speaker.source in library.sources:
        return library.sources[speaker.source].record.publisher
    return "somebody unnamed"


def speaker_names(library: Library, statements: tuple[LinkedStatement, ...]) -> str:
    """The names of all speakers of some statements, each once, as a list in words."""
    names = dict.fromkeys(speaker_name(library, speaker) for s in statements for speaker in s.speakers)
    return in_words(tuple(map(literal, names)))


def in_words(items: tuple[str, ...]) -> str:
    """«a, b and c»."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" and {items[-1]}" if items else ""


_SO = {
    "actual": "so",
    "planned": "that it is planned",
    "hypothetical": "that it may be",
    "negated": "that it is not so",
}
"""What those say who speak for something in a mode."""


def explain(library: Library, found: Standing) -> str:
    """One sentence without its full stop: the rule, the voices, and how many origins they have."""
    names = speaker_names(library, found.for_)
    against = speaker_names(library, found.against)
    so = _SO[found.mode]
    origins = "one origin" if found.origins == 1 else f"{count(found.origins)} origins"
    match found.value:
        case "corroborated":
            return f"{count(found.voices).capitalize()} independent voices say {so} ({names}); {origins}"
        case "attributed":
            return f"One voice says {so}: {names}; {origins}" if found.voices == 1 else f"{names} say {so}; {origins}"
        case "reported":
            hedged = "with a hedge" if found.voices == 0 else "in its own voice"
            return f"Only {names} {'says' if len(found.for_) == 1 else 'say'} {so}, {hedged}; {origins}"
        case "contested":
            return f"{names}: it is so; {against}: it is not"
        case "denied":
            return f"Nobody says so; {against}: it is not so"
        case "withdrawn":
            return f"Corrected since by its own speaker: {speaker_names(library, found.withdrawn)}"
        case "declined":
            return f"No answer is given by {speaker_names(library, found.silent)}"
        case None:
            return "Nobody says that it is so"


def count(number: int) -> str:
    """A small number in words."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if number < len(words) else str(number)
