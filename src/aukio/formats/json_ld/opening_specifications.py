"""Hours of some days as `OpeningHoursSpecification`: a weekly rhythm, and dated ones for every day that differs.

Closed is said, never left to be guessed: a specification without ``opens``. A day of which nothing is stated is in none
of them, and neither is its weekday: what differs from such a week is dated.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from aukio.domain.clock.local_time import DAY

ClockSpans: TypeAlias = tuple[tuple[str, str], ...]
Data: TypeAlias = dict[str, Any]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class StatedDay(NamedTuple):
    """What is said of a local day; None is nothing. ``usual`` is what a weekly rhythm should say, if it may."""

    day: date
    spans: ClockSpans | None
    usual: ClockSpans | None = None


class Specifications(NamedTuple):
    """The weekly rhythm, and the days that differ."""

    weekly: list[Data]
    dated: list[Data]


def specify(days: Sequence[StatedDay]) -> Specifications:
    """Specifications that say of each day just what is stated of it."""
    weekly = _rhythm(days)
    by_spans: dict[ClockSpans, list[int]] = {}
    for weekday, spans in sorted(weekly.items()):
        by_spans.setdefault(spans, []).append(weekday)
    return Specifications(
        [
            each
            for spans, weekdays in by_spans.items()
            for each in _specified(spans, {"dayOfWeek": [_WEEKDAYS[weekday] for weekday in weekdays]})
        ],
        [
            each
            for first, last, spans in _runs(days, weekly)
            for each in _specified(spans, {"validFrom": first.isoformat(), "validThrough": last.isoformat()})
        ],
    )


def _rhythm(days: Sequence[StatedDay]) -> dict[int, ClockSpans]:
    """What each weekday mostly is; a weekday of which some day is not stated has no rhythm."""
    seen: dict[int, Counter[ClockSpans]] = {}
    silent = set()
    for each in days:
        weekday = each.day.weekday()
        if each.spans is None:
            silent.add(weekday)
        else:
            seen.setdefault(weekday, Counter())[each.spans if each.usual is None else each.usual] += 1
    return {weekday: counts.most_common(1)[0][0] for weekday, counts in seen.items() if weekday not in silent}


def _runs(days: Sequence[StatedDay], weekly: dict[int, ClockSpans]) -> list[tuple[date, date, ClockSpans]]:
    """Days in a row that are alike and differ from their weekday; ordinary ones between them join where alike."""
    runs: list[tuple[date, date, ClockSpans]] = []
    reached: date | None = None
    for each in days:
        if each.spans is None:
            reached = None
            continue
        differs = weekly.get(each.day.weekday()) != each.spans
        joins = bool(runs) and runs[-1][2] == each.spans and reached == each.day - DAY
        if differs and joins:
            runs[-1] = (runs[-1][0], each.day, each.spans)
        elif differs:
            runs.append((each.day, each.day, each.spans))
        reached = each.day if differs or joins else None
    return runs


def _specified(spans: ClockSpans, when: Data) -> list[Data]:
    kind = {"@type": "OpeningHoursSpecification", **when}
    return [{**kind, "opens": opens, "closes": _closes(opens, closes)} for opens, closes in spans] or [kind]


def _closes(opens: str, closes: str) -> str:
    """Midnight is the next day's first minute; all day long is written to its last, as 00:00–00:00 means closed."""
    if closes == "24:00":
        return "23:59" if opens == "00:00" else "00:00"
    return closes
