"""The type of a record's field -> what an author writes there, in words, linked to where they are explained."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, WithJsonSchema

from generator.model import fragments, scalars
from generator.model import types as t
from generator.model.record import Record
from generator.model.vocabularies import VOCABULARIES, Term, Vocabulary
from generator.views.parts import Fragment, Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A way of writing a value. name: as tables say it. definition: a sentence or two, backticks mark code."""

    name: str
    definition: str

    @property
    def anchor(self) -> str:
        """Where the form is explained, on the page of the model."""
        return "form-" + kebab(self.name)


def kebab(words: str) -> str:
    """``BottomLine``, ``date or unknown`` -> ``bottom-line``, ``date-or-unknown``."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", words).lower()).strip("-")


ID = Form(
    name="id",
    definition="The id of a record: `port-authority`. Actors, places and sources are known to the whole library; "
    "events, claims and assessments inside their briefing, and from outside as `slug/id`; a report is `event.key`.",
)
_FORMS: tuple[tuple[Any, Form], ...] = (
    (t.Text, Form(name="text", definition="Your own words: plain text, `*emphasis*` and `[links](https://...)`.")),
    (t.Wording, Form(name="wording", definition="Words or a name taken over as they are.")),
    (
        t.Edtf,
        Form(
            name="date",
            definition="Extended Date/Time Format (ISO 8601-2): `2020-02-06`, `2020-02`, `2020-01-23/2020-02-06` "
            "(lasted), `[2020-02-05..2020-02-06]` (once within), `2011/..` (since), `/2020-02-06` (start unknown).",
        ),
    ),
    (
        t.Dated,
        Form(
            name="date with wording",
            definition="A date, or `undated`, and behind it in parentheses the words of the source: "
            "`2020-02-03 (on Monday)`, `undated (in recent weeks)`.",
        ),
    ),
    (t.Published, Form(name="date or unknown", definition="A date, or `unknown` where the source gives none.")),
    (t.Flag, Form(name="true or false", definition="`true` or `false`.")),
    (t.Whole, Form(name="whole number", definition="Digits only: `4`.")),
    (t.Number, Form(name="number", definition="Digits, with a point before decimals: `1250000`, `17.5`.")),
    (t.Positive, Form(name="number above 0", definition="A number; zero and less are refused.")),
    (t.Coordinates, Form(name="coordinates", definition="`[latitude, longitude]` in degrees: `[35.93, 36.63]`.")),
    (t.Bearing, Form(name="bearing", definition="Degrees from 0 to 359, or a point: `east-south-east`.")),
    (t.Url, Form(name="web address", definition="A full address that starts with `https://` or `http://`.")),
    (t.Language, Form(name="language tag", definition="BCP 47: `en`, `ar`, `zh-Hant`.")),
    (t.Timezone, Form(name="time zone", definition="A name of the tz database: `Europe/Istanbul`.")),
    (t.Rights, Form(name="licence", definition="An SPDX id such as `CC-BY-4.0`, or `all-rights-reserved`.")),
    (
        t.LocatorText,
        Form(
            name="locator",
            definition="`5` (paragraph 5 of the body), `5.1` (its first sentence), `5.1-2`, `f3` (third paragraph "
            "before the body), `b1` (first paragraph after it).",
        ),
    ),
    (
        t.Cites,
        Form(
            name="cites",
            definition="The alias of a source, a colon and a locator: `r:5.1`. Several in one string, a bare locator "
            "keeping the last alias: `r:5.1 7.1-2 f4`. Or `{at: r:5.1, quote: words}`, or a list of these.",
        ),
    ),
)
FORMS: tuple[Form, ...] = (ID, *(form for _, form in _FORMS))
"""Every way of writing a value, in the order of the documentation."""

_TERMS = tuple((fragments.terms(vocabulary), vocabulary) for vocabulary in VOCABULARIES)
"""What editors are told of a vocabulary, which is how a type carries it -> the vocabulary."""


@cache
def field_types(model: type[Record]) -> Mapping[str, Any]:
    """Field name -> its type as the model declares it, with all that annotates it."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def in_words(annotation: Any, vocabularies: str) -> Phrase:
    """What is written in a field of this type. vocabularies: the relative link to the page of the vocabularies.

    Raises TypeError for a type that nothing here has words for.
    """
    return tuple(_words(annotation, vocabularies))


def _words(annotation: Any, vocabularies: str) -> Iterator[Fragment]:
    form = next((form for known, form in _FORMS if known == annotation), None)
    inner, *metadata = get_args(annotation) if get_origin(annotation) is Annotated else (annotation,)
    vocabulary = vocabulary_of(annotation)
    refers = next((mark for mark in metadata if isinstance(mark, t.Refers)), None)
    if form is not None:
        yield Fragment(form.name, f"#{form.anchor}")
    elif refers is not None:
        yield Fragment(ID.name, f"#{ID.anchor}")
        yield Fragment(_of(refers.kinds))
    elif vocabulary is not None and get_origin(inner) is not dict:
        yield Fragment("term of ")
        yield Fragment(vocabulary.name, f"{vocabularies}#{vocabulary.name}")
    elif get_origin(inner) is tuple:
        only_lists = any(isinstance(mark, BeforeValidator) and mark.func is scalars.as_list for mark in metadata)
        yield Fragment("list of: " if only_lists else "one or a list of: ")
        yield from _words(get_args(inner)[0], vocabularies)
    elif get_origin(inner) is dict:
        key, value = get_args(inner)
        yield Fragment("mapping of ")
        yield from (Fragment("name"),) if key is str and vocabulary is None else _key(key, vocabulary, vocabularies)
        yield Fragment(" to: ")
        yield from _words(value, vocabularies)
    elif get_origin(inner) in (Union, types.UnionType):
        yield from _words(next(arm for arm in get_args(inner) if arm is not type(None)), vocabularies)
    elif isinstance(inner, type) and issubclass(inner, Record):
        yield Fragment(record_name(inner), f"#{kebab(inner.__name__)}")
    else:
        raise TypeError(f"the reference has no words for the type {annotation}")


def _key(key: Any, vocabulary: Vocabulary[Term] | None, vocabularies: str) -> Iterator[Fragment]:
    if vocabulary is None:
        yield from _words(key, vocabularies)
    else:
        yield Fragment(vocabulary.name, f"{vocabularies}#{vocabulary.name}")


def _of(kinds: tuple[str, ...]) -> str:
    if kinds == ("speaker",):
        return " of an actor, or source, or unnamed"
    listed = " or ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
    return f" of {'an' if listed[0] in 'ae' else 'a'} {listed}"


def vocabulary_of(annotation: Any) -> Vocabulary[Term] | None:
    """The vocabulary that a field's values, or the keys of its mapping, come from; None if they are free."""
    for mark in get_args(annotation)[1:] if get_origin(annotation) is Annotated else ():
        if isinstance(mark, fragments.KeysOf):
            return mark.vocabulary
        if isinstance(mark, WithJsonSchema):
            return next((vocabulary for schema, vocabulary in _TERMS if schema == mark.json_schema), None)
    return None


def leaves(annotation: Any) -> Iterator[Any]:
    """A type and every type inside it, as far as its own words go; records inside are given, not entered."""
    yield annotation
    if get_origin(annotation) is not None:
        for inner in get_args(annotation)[: 1 if get_origin(annotation) is Annotated else None]:
            yield from leaves(inner)


def record_name(model: type[Record]) -> str:
    """``BottomLine`` -> ``bottom line``."""
    return kebab(model.__name__).replace("-", " ")
