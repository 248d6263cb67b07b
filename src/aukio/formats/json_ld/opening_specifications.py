"""Hours as `OpeningHoursSpecification`: a weekly rhythm, and dated specifications for days that differ.

A closed day has a specification without ``opens``. A day without a statement is in none of them, and its weekday is
not in the weekly rhythm: the other days of that weekday are dated.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from aukio.formats.day_rhythm import exception_intervals, weekly_rhythm

ClockSpans: TypeAlias = tuple[tuple[str, str], ...]
Data: TypeAlias = dict[str, Any]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class StatedDay(NamedTuple):
    """The hours of a local day; None means no statement. ``usual`` are the hours for the weekly rhythm, if known."""

    day: date
    spans: ClockSpans | None
    usual: ClockSpans | None = None


class Specifications(NamedTuple):
    """The weekly rhythm and the days that differ."""

    weekly: list[Data]
    dated: list[Data]


def specify(days: Sequence[StatedDay]) -> Specifications:
    """Return specifications that give each day exactly its stated hours."""
    # A day without a statement takes its weekday out of the rhythm, also where its usual hours are known.
    weekly = weekly_rhythm(
        (each.day, None if each.spans is None else each.spans if each.usual is None else each.usual) for each in days
    )
    dated = exception_intervals((each.day, each.spans, weekly.get(each.day.weekday()) != each.spans) for each in days)
    by_spans: dict[ClockSpans, list[int]] = {}
    for weekday, spans in weekly.items():
        by_spans.setdefault(spans, []).append(weekday)
    return Specifications(
        [
            each
            for spans, weekdays in by_spans.items()
            for each in _specified(spans, {"dayOfWeek": [_WEEKDAYS[weekday] for weekday in weekdays]})
        ],
        [
            each
            for first, last, spans in dated
            for each in _specified(spans, {"validFrom": first.isoformat(), "validThrough": last.isoformat()})
        ],
    )


def _specified(spans: ClockSpans, when: Data) -> list[Data]:
    kind = {"@type": "OpeningHoursSpecification", **when}
    return [{**kind, "opens": opens, "closes": _closes(opens, closes)} for opens, closes in spans] or [kind]


def _closes(opens: str, closes: str) -> str:
    """Return ``closes``: midnight is 00:00, but all day long ends at 23:59, because 00:00–00:00 means closed."""
    if closes == "24:00":
        return "23:59" if opens == "00:00" else "00:00"
    return closes
