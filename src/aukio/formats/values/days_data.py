"""Plain data of the days of a period, as stored with a version, and as written in a notice file."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import DAY, Period
from aukio.domain.clock.recurrence import Recurrence, RuleRefused
from aukio.formats.values.keys import Inside, Misfit
from aukio.formats.values.text_data import (
    Json,
    day_from_data,
    end_from_data,
    end_to_data,
    minute_from_data,
    moment_to_data,
    without_empty,
)

MOST_LISTED = 400
"""How many days and ranges one list may have."""


def days_to_data(days: Days | None) -> dict[str, Json] | None:
    """Days as they are stored."""
    if days is None:
        return None
    return without_empty(
        stretches=_stretches_to_data(days.stretches),
        rule=None if days.rule is None else str(days.rule),
        until=days.until and days.until.isoformat(),
        listed=days.listed or None,
        without=_stretches_to_data(days.without),
    )


def days_from_data(data: Mapping[str, Json]) -> Days:
    """Days as they are stored."""
    return Days(
        _stretches_from_data(data["stretches"]),
        Recurrence(data["rule"]) if "rule" in data else None,
        day_from_data(data["until"]) if "until" in data else None,
        listed=data.get("listed", False),
        without=_stretches_from_data(data.get("without", ())),
    )


def period_of_days(data: Mapping[str, Json], start: datetime, end: datetime | None) -> Days | None:
    """The days that an arrangement of a notice file names with ``on`` or ``repeat``; None where it has neither.

    ``start`` and ``end`` are what it says with ``from`` and ``until``. Without an end, one day is repeated.
    """
    if "repeat" not in data:
        return Days(_listed(data), listed=True) if "on" in data else None
    if "from" not in data and "on" not in data:
        raise Misfit(
            "it repeats nothing",
            keys=("repeat",),
            next_step="Add the first day or range in 'from' and 'until', or 'on'.",
        )
    with Inside("repeat"):
        rule, until = _rule_from_data(data["repeat"])
    with Inside("repeat_until"):
        if "repeat_until" in data:
            if until is not None or rule.count is not None:
                raise Misfit(
                    f"the rule says already how long it repeats: {data['repeat']}",
                    next_step="Keep 'repeat_until', or UNTIL or COUNT in the rule.",
                )
            until = day_from_data(data["repeat_until"])
    listed = "on" in data
    stretches = _listed(data) if listed else (_one_time(rule, start, end),)
    days = Days(stretches, rule, until, listed=listed, without=_without_from_data(data))
    with Inside("repeat"):
        try:
            days.refuse_unfit()
        except RuleRefused as refused:
            raise Misfit(refused.why, next_step=refused.next_step) from None
    return days


def _listed(data: Mapping[str, Json]) -> tuple[Stretch, ...]:
    with Inside("on"):
        return stretches_from_list(data["on"])


def _rule_from_data(text: str) -> tuple[Recurrence, date | None]:
    try:
        return Recurrence.parse(text)
    except RuleRefused as refused:
        raise Misfit(refused.why, next_step=refused.next_step) from None


def _one_time(rule: Recurrence, start: datetime, end: datetime | None) -> Stretch:
    """What is repeated; a start alone is the first day from which the rule gives days, each of them whole."""
    if end is not None:
        if end <= start:
            raise Misfit("it ends before it starts", keys=("until",), next_step="Write an end after the start.")
        return Stretch(start, end)
    first = rule.first_day(start.date()) or start.date()
    return Stretch(datetime.combine(first, start.time()), datetime.combine(first, time()) + DAY)


def stretches_from_list(data: Iterable[str]) -> tuple[Stretch, ...]:
    """Days and ranges as they are written: ``2026-12-24``, ``2027-01-02/2027-01-05``, both ends inclusive."""
    found = []
    for index, text in enumerate(data):
        with Inside(index):
            first, slash, last = text.partition("/")
            stretch = Stretch(minute_from_data(first), end_from_data(last if slash else first))
            if stretch.end <= stretch.start:
                raise Misfit(f"'{text}' ends before it starts", next_step="Write the earlier day first.")
            found.append(stretch)
    return tuple(found)


def _without_from_data(data: Mapping[str, Json]) -> tuple[Stretch, ...]:
    with Inside("without"):
        return stretches_from_list(data.get("without", ()))


def days_as_json(period: Period) -> dict[str, Json] | None:
    """Days in a list or repeated, for other programs: the first time of a repetition under ``on``, with every key."""
    days = period.days
    if days is None:
        return None
    return {
        "on": days_list_to_data(days.stretches),
        "repeat": None if days.rule is None else str(days.rule),
        "repeat_until": None if days.until is None else days.until.isoformat(),
        "without": days_list_to_data(days.without),
    }


def period_days_to_data(period: Period) -> dict[str, Json]:
    """What a notice file says of days in a list, and of days that repeat."""
    days = period.days
    if days is None:
        return {}
    return without_empty(
        on=days_list_to_data(days.stretches) if days.listed or days.rule is None else None,
        repeat=None if days.rule is None else str(days.rule),
        repeat_until=days.until and days.until.isoformat(),
        without=days_list_to_data(days.without),
    )


def days_list_to_data(stretches: Iterable[Stretch]) -> list[str]:
    """Days and ranges as they are written in a list."""
    return [_stretch_text(each) for each in stretches]


def _stretch_text(stretch: Stretch) -> str:
    first, last = moment_to_data(stretch.start), end_to_data(stretch.end)
    return first if first == last else f"{first}/{last}"


def _stretches_to_data(stretches: Iterable[Stretch]) -> list[list[str]]:
    return [[each.start.isoformat(timespec="minutes"), each.end.isoformat(timespec="minutes")] for each in stretches]


def _stretches_from_data(data: Iterable[list[str]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in data)
