"""A Library and its evidence -> problems of distances, bearings, coordinates and arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.durations import DAYS_OF, Duration, agree, elapsed, in_words, read_duration
from generator.derive.geography import against_coordinates, computed, kilometres, read_distance, turn, wind
from generator.derive.measures import Amount, beside
from generator.library import Library, LinkedStatement
from generator.model.identities import Place
from generator.model.record import Entry
from generator.model.statements import Distance, Figure
from generator.problems import Pointer, Problem, Severity
from generator.provenance.evidence import Verdict

_APART = 0.1  # what people make of 30 miles: 50 km
_OUTSIDE = 1.25  # provinces are not round


def geography(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    for statement in library.statements.values():
        if statement.record.distance is not None:
            yield from _distance(library, statement, statement.record.distance)
        for index, figure in enumerate(statement.record.figures):
            if figure.text is not None:
                yield from _units(figure.text, statement.at.at("figures", index, "text"))
            if figure.measure == "duration":
                yield from _duration(library, statement, figure, statement.at.at("figures", index))
    for place in library.places.values():
        yield from _coordinates(library, place)


def _warning(code: str, message: str, where: Pointer, remedy: str) -> Problem:
    return Problem(code=code, message=message, where=where, remedy=remedy, severity=Severity.WARNING)


def _distance(library: Library, statement: LinkedStatement, distance: Distance) -> Iterator[Problem]:
    where = statement.at.at("distance")
    if distance.text is not None:
        yield from _units(distance.text, where.at("text"))
        yield from _typed(distance, distance.text, where)
        yield from _not_found(library, statement, distance.text, where.at("text"))
    compared = against_coordinates(library, distance)
    if compared is not None and (compared.too_far or compared.turned):
        what = "distance" if compared.too_far else "direction"
        remedy = (
            f"correct the {what}, the coordinates of {distance.of} or {distance.from_}, or which is seen from which"
        )
        yield _warning("distance-mismatch", compared.sentence, where, remedy)


def _units(text: str, where: Pointer) -> Iterator[Problem]:
    """Kilometres against the miles beside them: one says the other again, rounded."""
    for first, second in beside(text):
        if not _same(first, second):
            message = f"{first.high:g} {first.unit} are {_as(first, second):.3g} {second.unit}, not {second.high:g}"
            yield _warning("unit-mismatch", message, where, "copy both numbers from the source again, or note its slip")


def _same(first: Amount, second: Amount) -> bool:
    for one, other in ((first.low, second.low), (first.high, second.high)):
        slack = (first.step * first.size + second.step * second.size) / 2
        apart = abs(one * first.size - other * second.size)
        if apart > max(slack, _APART * max(one * first.size, other * second.size)):
            return False
    return True


def _as(first: Amount, second: Amount) -> float:
    return first.high * first.size / second.size


def _typed(distance: Distance, text: str, where: Pointer) -> Iterator[Problem]:
    """A number typed beside a wording says what the wording says."""
    read, remedy = read_distance(text), "take the number out, or correct it: the wording counts"
    if distance.km is not None and read.km is not None and read.low_km is not None:
        slack = max(0.5, read.km / 20)
        if not read.low_km - slack <= distance.km <= read.km + slack:
            message = f"km is {distance.km:g}, and the wording says {kilometres(read.km)}"
            yield _warning("distance-disagrees", message, where.at("km"), remedy)
    if distance.bearing is not None and read.bearing is not None and turn(distance.bearing, read.bearing) > 45:
        message = f"the bearing is {distance.bearing:g}°, and the wording says {wind(read.bearing)}"
        yield _warning("distance-disagrees", message, where.at("bearing"), remedy)


def _not_found(library: Library, statement: LinkedStatement, text: str, where: Pointer) -> Iterator[Problem]:
    """The words stand in one of the cited passages; where one of them is not at hand, they may stand there."""
    cited = statement.citations
    if any(library.evidence.passage(c.source, c.locator) == "" for c in cited):
        return  # a citation beyond the text is a problem of its own
    verdicts = [library.evidence.phrase(statement.briefing, c.source, c.locator, text) for c in cited]
    if verdicts and all(verdict is Verdict.ABSENT for verdict in verdicts):
        places = " ".join(f"{c.alias}:{c.locator}" for c in cited)
        message = f"the words of the distance do not stand in {places}"
        remedy = "copy them from the sentence letter for letter, or cite the sentence that has them"
        yield Problem(code="distance-not-found", message=message, where=where, remedy=remedy)


def _coordinates(library: Library, place: Entry[Place]) -> Iterator[Problem]:
    """A place lies in the place that it is within, as far as that one says how far it reaches."""
    record, where = place.record, place.at.at("at")
    if record.at is None:
        return
    if record.at == (0.0, 0.0):
        message = "latitude 0, longitude 0 is a point in the Gulf of Guinea"
        yield _warning("zero-coordinates", message, where, "write the coordinates, or take them out")
        return
    parent = _reaching(library, record)
    if parent is None or _inside(record, parent):
        return
    found = computed(record, parent)
    km = kilometres(found[0]) if found else ""
    reach = f"{parent.name} reaches {parent.radius_km:g} km around its own"
    message = f"the coordinates lie {km} from those of {parent.name}; {reach}"
    if abs(record.at[1]) <= 90 and _inside(record.model_copy(update={"at": record.at[::-1]}), parent):
        remedy = f"write [{record.at[1]:g}, {record.at[0]:g}]: latitude comes first"
        yield _warning("swapped-coordinates", message, where, remedy)
    else:
        remedy = "correct the coordinates, within, or the radius_km of the place that holds it"
        yield _warning("outside-its-parent", message, where, remedy)


def _reaching(library: Library, record: Place) -> Place | None:
    """The nearest place up the chain of `within` that has coordinates and a radius."""
    seen: set[str] = set()
    above = record.within
    while above is not None and above in library.places and above not in seen:
        seen.add(above)
        parent = library.places[above].record
        if parent.at is not None and parent.radius_km is not None:
            return parent
        above = parent.within
    return None


def _inside(record: Place, parent: Place) -> bool:
    found = computed(record, parent)
    return found is None or parent.radius_km is None or found[0] <= parent.radius_km * _OUTSIDE


def _duration(library: Library, statement: LinkedStatement, figure: Figure, where: Pointer) -> Iterator[Problem]:
    """A stated span against the time since the start; one of a part, or of something else, says nothing."""
    stated = _stated(figure)
    event = library.events.get(statement.event or "")
    when = statement.record.when or (event.record.when if event else None)
    if stated is None or when is None or figure.of is not None or figure.partial is not None:
        return
    untils = [statement.record.said] if statement.record.said else []
    untils = untils or [library.sources[c.source].record.published for c in statement.citations]
    spans = [span for until in untils if (span := elapsed(when, until)) is not None]
    if spans and len(spans) == len(untils) and not any(agree(stated.span, span) for span in spans):
        text = figure.text or f"{figure.value} {figure.unit}"
        message = f'"{text}" does not fit {when.edtf}, which makes {in_words(spans[0])}'
        yield _warning("duration-mismatch", message, where, "correct the duration, or the date of the start")


def _stated(figure: Figure) -> Duration | None:
    if figure.text is not None:
        return read_duration(figure.text)
    unit = (figure.unit or "").casefold()
    plural = unit if unit.endswith("s") else f"{unit}s"
    if figure.value is None or plural not in DAYS_OF:
        return None
    value = float(figure.value)
    return Duration(low=value, high=value, unit=plural, quantifier=figure.quantifier or "exact")
