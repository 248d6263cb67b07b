"""Date periods of Hauki as layers of hours: time spans, their states, and the rules that choose their days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.week import NthWeekday, Weekday, Weekdays, WeekParity
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.json_source import Fields
from aukio.formats.exchange.layers import EVERY_DAY, Layer, Timed, span_of
from aukio.formats.exchange.moved import Lost, phrase, slug

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SELF, _SITE = ChannelKind.SELF_SERVICE, ChannelKind.ON_SITE
_KEPT = {
    "open": (_SITE, Admission.WALK_IN, ""),
    "self_service": (_SELF, Admission.WALK_IN, ""),
    "by_appointment": (_SITE, Admission.APPOINTMENT, ""),
    "with_reservation": (_SITE, Admission.APPOINTMENT, "kept as 'by appointment'"),
    "open_and_reservable": (_SITE, Admission.WALK_IN, "kept as open: that it can be reserved is not kept"),
}
_SHUT = {"closed": "", "maintenance": "renovation", "not_in_use": "", "exit_only": "", "reserved": ""}
"""States in which visitors are not admitted, and the cause that is kept."""
_LEFT_OUT = ("with_key", "with_key_and_reservation", "enter_only", "undefined")
_UNKNOWN = "weather_permitting"
_STATES = (*_KEPT, *_SHUT, *_LEFT_OUT, _UNKNOWN)


@dataclass(frozen=True, slots=True)
class Period:
    """One date period: its layer, and whether it replaces all others on its days.

    ``weekdays`` are those on which it says something: on other days an override replaces nothing.
    """

    layer: Layer
    override: bool
    weekdays: frozenset[Weekday]

    @classmethod
    def of(cls, fields: Fields, losses: list[Lost]) -> "Period":
        """Read a period. Raises ``Refused`` that names it and the field."""
        number = fields.needed("id")
        where = Fields(fields.data, f"{fields.where.split(',')[0].split('.')[0]}, date period {number}")
        since, until = where.first_day("start_date"), where.last_day("end_date")
        if since is not None and until is not None and until < since:
            raise where.refuse("end_date", f"a day not before start_date, {since}")
        state = _state(where)
        spans: list[Timed] = []
        weather = state == _UNKNOWN
        groups = where.items("time_span_groups")
        for group in groups:
            for timed, its_state in _group(group, state, since, losses):
                weather |= its_state == _UNKNOWN
                spans += timed
        if not groups:
            spans += _all_day(state, losses)
        names = where.names("name", DEFAULT_LANGUAGE, losses)
        notes = where.names("description", DEFAULT_LANGUAGE, losses)
        if weather:
            losses.append(Lost("weather_permitting", "recorded as not known where all hours are, else left out"))
        layer = Layer(
            f"period-{slug(number)}",
            since,
            until,
            tuple(spans),
            unknown=weather and not spans,
            note=notes or names or None,
            cause=_SHUT.get(state, ""),
        )
        return cls(layer, where.flag("override"), _spoken(groups, state))


def _spoken(groups: Sequence[Fields], state: str) -> frozenset[Weekday]:
    """The weekdays of a period: those of its time spans; every day where it has no groups, and a state."""
    if not groups:
        return frozenset() if state == "undefined" else frozenset(EVERY_DAY)
    return frozenset(day for group in groups for span in group.items("time_spans") for day in _weekdays(span))


def _state(fields: Fields) -> str:
    state = fields.text("resource_state") or "undefined"
    if state not in _STATES:
        raise fields.refuse("resource_state", "a state of Hauki such as open or closed")
    return state


def _all_day(state: str, losses: list[Lost]) -> list[Timed]:
    """A period without time spans is in its state around the clock."""
    if state in _KEPT:
        channel, admission, instead = _KEPT[state]
        if instead:
            losses.append(Lost(state, instead))
        return [Timed(Weekdays(EVERY_DAY), ClockSpan(0, MINUTES_IN_DAY), channel, admission)]
    if state == "undefined":
        losses.append(Lost("a period without hours and without a state", "left out: it says nothing"))
    elif state in _LEFT_OUT or _SHUT.get(state) or state in ("not_in_use", "exit_only", "reserved"):
        losses.append(Lost(phrase("resource_state {state}", state=state), "recorded as closed"))
    return []


def _group(
    group: Fields, period_state: str, since: date | None, losses: list[Lost]
) -> Iterator[tuple[list[Timed], str]]:
    rules = [_rule(each, since) for each in group.items("rules")]
    for span in group.items("time_spans"):
        state = _state(span)
        state = period_state if state == "undefined" else state
        days = _weekdays(span)
        shown = f"{Weekdays(days)} {_hours(span)} {state}"
        if state == _UNKNOWN:
            yield [], state
            losses.append(Lost(shown, "never recorded as open"))
            continue
        if state not in _KEPT:
            if state in _LEFT_OUT or state not in ("closed", "maintenance"):
                losses.append(Lost(shown, "left out: the record has no such state"))
            continue
        channel, admission, instead = _KEPT[state]
        if instead:
            losses.append(Lost(state, instead))
        timed: list[Timed] | None = [Timed(Weekdays(days), _hours(span), channel, admission)]
        for rule in rules:
            timed = None if timed is None or rule is None else rule(timed)
        if timed is None:
            rule_texts = ", ".join(_say_rule(each) for each in group.items("rules"))
            losses.append(
                Lost(
                    phrase("{shown}, {rule_texts}", shown=shown, rule_texts=rule_texts),
                    "left out: the record cannot repeat days in this way",
                )
            )
        yield timed or [], state


def _weekdays(span: Fields) -> tuple[Weekday, ...]:
    numbers = span.values("weekdays")
    if any(isinstance(each, bool) or each not in range(1, 8) for each in numbers):
        raise span.refuse("weekdays", "numbers from 1 (Monday) to 7")
    return tuple(sorted({Weekday(number - 1) for number in numbers})) or EVERY_DAY


def _hours(span: Fields) -> ClockSpan:
    start, end = span.clock("start_time"), span.clock("end_time")
    if span.flag("full_day"):
        return ClockSpan(0, MINUTES_IN_DAY)
    if start is None and end is None:
        raise span.refuse("start_time", "a clock time as HH:MM, or full_day")
    start, end = start or 0, MINUTES_IN_DAY if end is None or end == 0 else end
    if end <= start and not span.flag("end_time_on_next_day"):
        raise span.refuse("end_time", "a time after start_time, or end_time_on_next_day")
    if start == MINUTES_IN_DAY:
        raise span.refuse("start_time", "a time before 24:00")
    return span_of(start, end)


def _say_rule(rule: Fields) -> str:
    parts = (rule.text("context"), rule.text("subject"), rule.text("start"), rule.text("frequency_ordinal"))
    return "rule " + " ".join(filter(None, (*parts, rule.text("frequency_modifier"))))


def _rule(rule: Fields, since: date | None) -> Any:
    """A function that limits spans to the days of a rule, returning None where the record has no such days."""
    context, subject = rule.text("context"), rule.text("subject")
    start, ordinal, modifier = rule.number("start"), rule.number("frequency_ordinal"), rule.text("frequency_modifier")
    if modifier not in ("", "even", "odd"):
        raise rule.refuse("frequency_modifier", "even or odd")
    if subject not in ("day", "week", "month", *_WEEKDAYS, *_LONG_WEEKDAYS):
        raise rule.refuse("subject", "day, week, month or a weekday")
    if not ordinal and not modifier and start is None:
        return lambda timed: timed  # every one of them
    if ordinal and start is None:
        return lambda timed: timed
    if subject == "week" and modifier and not ordinal:
        parity = WeekParity.EVEN if modifier == "even" else WeekParity.ODD
        return lambda timed: _each(timed, parity=parity)
    if context == "period" and subject == "week" and ordinal and start and start > 0 and since is not None:
        return lambda timed: _each(timed, every=ordinal, phase=(start - 1) % ordinal)
    day = _weekday(subject)
    if context == "month" and day is not None and not modifier and start:
        return lambda timed: _nth(timed, day, _places(start, ordinal))
    if day is not None and ordinal == 1 and start == 1:
        return lambda timed: _only(timed, day)
    return None


def _each(timed: Sequence[Timed], **limits: Any) -> list[Timed] | None:
    return [replace(each, **limits) for each in timed]


def _weekday(subject: str) -> Weekday | None:
    for names in (_WEEKDAYS, _LONG_WEEKDAYS):
        if subject in names:
            return Weekday(names.index(subject))
    return None


def _places(start: int, ordinal: int | None) -> tuple[int, ...]:
    """Places in a month, from 1 to 5 or from -5 to -1, that a start and a step select."""
    if not ordinal:
        return (start,)
    return tuple(range(start, 6, ordinal)) if start > 0 else tuple(sorted(range(start, 0, ordinal)))


def _nth(timed: Sequence[Timed], day: Weekday, places: tuple[int, ...]) -> list[Timed] | None:
    if not places or any(abs(place) not in range(1, 6) for place in places):
        return None
    return [replace(each, on=NthWeekday(day, places)) for each in _only(timed, day)]


def _only(timed: Sequence[Timed], day: Weekday) -> list[Timed]:
    return [
        replace(each, on=Weekdays((day,))) for each in timed if isinstance(each.on, Weekdays) and day in each.on.days
    ]
