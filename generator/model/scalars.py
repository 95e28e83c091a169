"""What an author wrote in a field -> the value it stands for, or an error that says what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from generator.model.citations import Cite, parse_cites
from generator.model.dates import DateError, When, parse_edtf, parse_when
from generator.model.invalid import did_you_mean, invalid

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
RIGHTS = re.compile(r"all-rights-reserved|[0-9]?[A-Za-z][A-Za-z0-9.+-]*")
_POINTS = (
    "north", "north north east", "north east", "east north east", "east", "east south east", "south east",
    "south south east", "south", "south south west", "south west", "west south west", "west", "west north west",
    "north west", "north north west",
)  # fmt: skip
COMPASS = {name: index * 22.5 for index, name in enumerate(_POINTS)}
COMPASS |= {name.replace(" ", ""): degrees for name, degrees in COMPASS.items() if name.count(" ") == 1}


def _kind_of(value: object) -> str:
    """What a person would call the shape of ``value``."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "a text"


def scalar(value: object) -> str:
    """A single written value, its outer white space removed. Raises ``wrong-type`` for lists and mappings."""
    if not isinstance(value, str):
        raise invalid("wrong-type", f"{_kind_of(value)} stands where one value belongs", "write a single value")
    stripped = value.strip()
    if not stripped:
        raise invalid("empty-value", "the value is empty", "write a value, or take the field out")
    return stripped


def as_items(value: object) -> object:
    """«one or a list»: a lone value becomes a list of one; an empty list is refused."""
    if isinstance(value, list):
        if not value:
            raise invalid("empty-value", "the list is empty", "write a value, or take the field out")
        return value
    return [value]


def as_list(value: object) -> object:
    """A list and nothing else, and not an empty one."""
    if not isinstance(value, list):
        raise invalid(
            "wrong-type",
            f"{_kind_of(value)} stands where a list belongs",
            "write a list: one item a line, each after a dash",
        )
    return as_items(value)


def as_mapping(value: object) -> object:
    """A mapping and nothing else, and not an empty one."""
    if not isinstance(value, dict):
        raise invalid(
            "wrong-type",
            f"{_kind_of(value)} stands where a mapping belongs",
            "write a mapping: one `name: value` a line",
        )
    if not value:
        raise invalid("empty-value", "the mapping is empty", "write a value, or take the field out")
    return value


def identifier(value: object) -> str:
    """A kebab-case id. Raises ``bad-id``."""
    text = scalar(value)
    if not ID.fullmatch(text):
        raise invalid(
            "bad-id", f'"{text}" is not an id', "write small letters, digits and single hyphens, such as idlib-city"
        )
    return text


def whole(value: object) -> int:
    """A whole number from 0. Raises ``wrong-type``."""
    text = scalar(value)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise invalid("wrong-type", f'"{text}" is not a whole number', "write digits only, such as 4")
    return int(text)


def number(value: object) -> Decimal:
    """A decimal number. Raises ``wrong-type``."""
    text = scalar(value)
    try:
        number = Decimal(text) if re.fullmatch(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,20})?", text) else Decimal("NaN")
    except InvalidOperation:  # pragma: no cover - the pattern admits only what Decimal reads
        number = Decimal("NaN")
    if number.is_nan():
        raise invalid(
            "wrong-type",
            f'"{text}" is not a number',
            "write digits, with a point before decimals, such as 1250000 or 17.5",
        )
    return number


def positive(value: object) -> float:
    """A number above 0. Raises ``wrong-type`` or ``out-of-range``."""
    found = number(value)
    if found <= 0:
        raise invalid("out-of-range", f"{found} is not above 0", "write a number above 0")
    return float(found)


def flag(value: object) -> bool:
    """A truth value, written true or false. Raises ``wrong-type``."""
    text = scalar(value)
    if text not in ("true", "false"):
        raise invalid("wrong-type", f'"{text}" is neither true nor false', "write true or false")
    return text == "true"


def when(value: object) -> When:
    """A date that may carry a wording or be undated. Raises ``bad-date``."""
    try:
        return parse_when(scalar(value))
    except DateError as error:
        raise invalid("bad-date", error.message, error.remedy, error.part) from None


def edtf(value: object) -> When:
    """A date in EDTF alone. Raises ``bad-date``."""
    try:
        return parse_edtf(scalar(value))
    except DateError as error:
        raise invalid("bad-date", error.message, error.remedy, error.part) from None


def published(value: object) -> When:
    """A date in EDTF, or ``unknown``. Raises ``bad-date``."""
    return parse_when("undated") if scalar(value) == "unknown" else edtf(value)


def url(value: object) -> str:
    """An absolute http or https address. Raises ``unsafe-link``."""
    text = scalar(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", text):
        raise invalid(
            "unsafe-link", f'"{text}" is not a web address', "write a full address that starts with https:// or http://"
        )
    return text


def language(value: object) -> str:
    """A BCP 47 language tag, of language, script and region. Raises ``unknown-term``."""
    text = scalar(value)
    if not LANGUAGE.fullmatch(text):
        raise invalid(
            "unknown-term", f'"{text}" is not a language tag', "write a BCP 47 tag, such as en, ar or zh-Hant"
        )
    return text


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def timezone(value: object) -> str:
    """A name of the tz database. Raises ``unknown-term``."""
    text = scalar(value)
    if text not in _timezones():
        remedy = did_you_mean(text, _timezones(), "write a name of the tz database, such as Europe/Istanbul")
        raise invalid("unknown-term", f'"{text}" is not a time zone', remedy)
    return text


def rights(value: object) -> str:
    """An SPDX licence id, or ``all-rights-reserved``. Raises ``unknown-term``."""
    text = scalar(value)
    if not RIGHTS.fullmatch(text):
        raise invalid(
            "unknown-term", f'"{text}" is not a licence', "write an SPDX id, such as CC-BY-4.0, or all-rights-reserved"
        )
    return text


def coordinates(value: object) -> tuple[float, float]:
    """(latitude, longitude) in degrees, WGS 84. Raises ``bad-coordinates``."""
    items = value if isinstance(value, list) else []
    if len(items) != 2:
        raise invalid(
            "bad-coordinates",
            "a position is two numbers",
            "write [latitude, longitude] in degrees, such as [35.93, 36.63]",
        )
    lat, lon = float(number(items[0])), float(number(items[1]))
    if not -90 <= lat <= 90:
        raise invalid(
            "bad-coordinates",
            f"latitude {lat:g} does not exist",
            "write latitude first, from -90 to 90",
            str(items[0]).strip(),
        )
    if not -180 <= lon <= 180:
        raise invalid(
            "bad-coordinates",
            f"longitude {lon:g} does not exist",
            "write longitude second, from -180 to 180",
            str(items[1]).strip(),
        )
    return lat, lon


def bearing(value: object) -> float:
    """Degrees clockwise from north, from a number or a point of the compass. Raises ``wrong-type``."""
    text = scalar(value).lower().replace("-", " ")
    if text in COMPASS:
        return COMPASS[text]
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", text) and float(text) < 360:
        return float(text)
    raise invalid(
        "wrong-type", f'"{text}" is no bearing', "write degrees from 0 to 359, or a point such as east-south-east"
    )


def cites(value: object) -> tuple[Cite, ...]:
    """Cites as a string, as {at, quote}, or as a list of these. Raises ``bad-citation``."""
    cites: list[Cite] = []
    for item in as_items(value):  # type: ignore[attr-defined]
        if isinstance(item, dict):
            unknown = sorted(set(item) - {"at", "quote"})
            if unknown or "at" not in item:
                raise invalid(
                    "bad-citation",
                    "a citation with a quote has the fields at and quote",
                    "write {at: r:5.1, quote: words}",
                )
            quote = scalar(item["quote"]) if "quote" in item else None
            cites += [Cite(alias=c.alias, locator=c.locator, quote=quote) for c in parse_cites(scalar(item["at"]))]
        else:
            cites += parse_cites(scalar(item))
    return tuple(cites)
