"""A standing -> the sentence that says which rule fired, with the names of the voices behind it."""

from __future__ import annotations

from generator.derive.standing import Standing
from generator.language.language import ENGLISH, Language
from generator.library import Library, LinkedStatement, Speaker
from generator.model.inline import literal


def speaker_name(library: Library, speaker: Speaker, language: Language = ENGLISH) -> str:
    """The name of a speaker: the actor's; the publisher's for a source without a voice; else «somebody unnamed»."""
    if speaker.actor is not None and speaker.actor in library.actors:
        return library.actors[speaker.actor].record.name
    if speaker.source is not None and speaker.source in library.sources:
        return library.sources[speaker.source].record.publisher
    return language.say("speaker.unnamed")


def speaker_names(library: Library, statements: tuple[LinkedStatement, ...], language: Language = ENGLISH) -> str:
    """The names of all speakers of some statements, each once, as a list in words."""
    names = dict.fromkeys(speaker_name(library, speaker, language) for s in statements for speaker in s.speakers)
    return language.join(map(literal, names))


def explain(library: Library, found: Standing, language: Language = ENGLISH) -> str:
    """One sentence without its full stop: the rule, the voices, and how many origins they have."""
    say, names = language.say, speaker_names(library, found.for_, language)
    against = speaker_names(library, found.against, language)
    so = say(f"standing.so.{found.mode}")
    origins = language.count("standing.origins", found.origins)
    match found.value:
        case "corroborated":
            counted = language.count("standing.voices", found.voices)
            return say("standing.corroborated", voices=counted, so=so, names=names, origins=origins)
        case "attributed":
            key = "standing.attributed-one" if found.voices == 1 else "standing.attributed"
            return say(key, names=names, so=so, origins=origins)
        case "reported":
            how = say("standing.hedged" if found.voices == 0 else "standing.own-voice")
            return language.count("standing.reported", len(found.for_), names=names, so=so, how=how, origins=origins)
        case "contested":
            return say("standing.contested", names=names, against=against)
        case "denied":
            return say("standing.denied", against=against)
        case "withdrawn":
            return say("standing.withdrawn", names=speaker_names(library, found.withdrawn, language))
        case "declined":
            return say("standing.declined", names=speaker_names(library, found.silent, language))
        case None:
            return say("standing.nobody")
