"""The hours that move in from Hauki are those that Hauki itself gives, day by day."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aukio.domain.answers.daily_hours import days
from aukio.domain.facts.record import View
from aukio.formats.exchange import hauki
from aukio.formats.exchange.merging import Change, PlannedPlace
from aukio.formats.exchange.moved import Setting
from aukio.workflows.comparing import source_record
from aukio.workflows.moving_in import MovePlan
from tests.depth import examples

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)
FIRST, LAST = date(2030, 3, 4), date(2030, 4, 14)
CITY = {"slug": "town", "name": {"fi": "Town"}, "time_zone": "Europe/Helsinki", "country": "FI"}
WORK_DAYS = [1, 2, 3, 4, 5]


def span(start: int, end: int, weekdays: list[int] | None, state: str = "open") -> dict[str, Any]:
    """A time span."""
    times = {"start_time": f"{start:02}:00:00", "end_time": f"{end:02}:00:00"}
    return {**times, "weekdays": weekdays, "resource_state": state, "full_day": False, "end_time_on_next_day": False}


def period(number: int, first: date, last: date | None, *spans: dict[str, Any], every: int = 1) -> dict[str, Any]:
    """A period; one with an end overrides."""
    rule = {"context": "period", "subject": "week", "start": 1, "frequency_ordinal": every, "frequency_modifier": None}
    groups = [{"id": number, "rules": [rule] if every > 1 else [], "time_spans": [*spans]}] if spans else []
    return {
        "id": number,
        "start_date": first.isoformat(),
        "end_date": None if last is None else last.isoformat(),
        "override": last is not None,
        "resource_state": "undefined" if spans else "closed",
        "time_span_groups": groups,
    }


def theirs(periods: list[dict[str, Any]], day: date) -> list[tuple[str, str]]:
    """What Hauki gives for a day: of the overrides that say something, the shortest; else all other periods."""
    said: list[tuple[int, bool, list[tuple[str, str]]]] = []
    for each in periods:
        first, last = date.fromisoformat(each["start_date"]), date.fromisoformat(each["end_date"] or "9999-12-31")
        if not first <= day <= last:
            continue
        if not each["time_span_groups"]:
            said.append(((last - first).days, each["override"], []))
            continue
        found = []
        for group in each["time_span_groups"]:
            weeks = (day - timedelta(day.weekday()) - (first - timedelta(first.weekday()))).days // 7
            if all(weeks % rule["frequency_ordinal"] == rule["start"] - 1 for rule in group["rules"]):
                found += [one for one in group["time_spans"] if day.isoweekday() in (one["weekdays"] or range(1, 8))]
        if found:
            opens = [(one["start_time"][:5], one["end_time"][:5]) for one in found if one["resource_state"] == "open"]
            said.append(((last - first).days, each["override"], opens))
    overriding = [each for each in said if each[1]]
    if overriding:
        return _joined(min(overriding, key=lambda each: each[0])[2])
    return _joined(one for each in said for one in each[2])


def _joined(spans: Any) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def ours(periods: list[dict[str, Any]]) -> Iterator[tuple[date, list[tuple[str, str]]]]:
    """What the record gives after a move."""
    data = {"resource": {"id": 7, "name": {"fi": "Kirjasto"}}, "date_periods": periods}
    moved = hauki.read(json.dumps(data).encode(), Setting(today=NOW.date()))
    place = moved.places[0]
    planned = PlannedPlace(Change.NEW, place.path, place.key, place.data, add=place.exceptions)
    record = source_record(MovePlan(moved, (planned,), CITY, NOW.date()), now=NOW, first=FIRST, last=LAST)
    view = View(record, NOW)
    for day in days(view, view.directory.by_last_path[place.path], FIRST, LAST):
        yield day.date, [*day.spans]


def check(periods: list[dict[str, Any]]) -> None:
    """Both give the same."""
    for day, spans in ours(periods):
        assert spans == theirs(periods, day), f"{day:%a %Y-%m-%d}"


def test_on_days_of_which_an_override_says_nothing_the_normal_hours_hold() -> None:
    """
    normal      |----------------------→  Mo-Fr 10-20, Sa 10-16
    override        |=========|           Mo-Fr 10-18
    """
    normal = period(1, date(2030, 1, 1), None, span(10, 20, WORK_DAYS), span(10, 16, [6]))
    check([normal, period(2, date(2030, 3, 11), date(2030, 3, 31), span(10, 18, WORK_DAYS))])


def test_hours_of_every_second_week_go_on_beneath_an_override() -> None:
    normal = period(1, date(2030, 1, 1), None, span(10, 20, WORK_DAYS))
    turns = period(3, date(2030, 1, 1), None, span(10, 16, [6]), every=2)
    summer = period(2, date(2030, 3, 5), date(2030, 4, 9), span(10, 18, WORK_DAYS))
    shut = period(4, date(2030, 3, 30), date(2030, 3, 31))
    check([normal, turns, summer, shut])


def test_of_two_overrides_the_shorter_one_speaks_first_and_then_the_longer_one() -> None:
    normal = period(1, date(2030, 1, 1), None, span(8, 20, None))
    long = period(2, date(2030, 3, 11), date(2030, 4, 7), span(10, 18, WORK_DAYS))
    short = period(3, date(2030, 3, 18), date(2030, 3, 31), span(12, 14, [1, 2]))
    check([normal, long, short])


WEEKDAYS = st.lists(st.integers(1, 7), min_size=1, max_size=5, unique=True)


@settings(max_examples=examples(15, 300), deadline=None)
@given(
    normal=WEEKDAYS,
    turns=st.none() | WEEKDAYS,
    overrides=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 24), st.none() | WEEKDAYS), max_size=3),
)
def test_a_move_never_differs_from_what_hauki_gives(
    normal: list[int], turns: list[int] | None, overrides: list[tuple[int, int, list[int] | None]]
) -> None:
    periods = [period(1, date(2030, 1, 1), None, span(10, 20, sorted(normal)))]
    if turns is not None:
        periods.append(period(2, date(2030, 1, 1), None, span(8, 9, sorted(turns)), every=2))
    inner = (FIRST, LAST)
    for number, (start, length, weekdays) in enumerate(overrides, start=3):
        # Each lies within the one before: where two cross, ours is cut as the plan says.
        first = min(inner[0] + timedelta(days=start), inner[1])
        inner = (first, min(first + timedelta(days=length), inner[1] - timedelta(days=inner == (FIRST, LAST))))
        if inner[1] < inner[0]:
            break
        spans = [] if weekdays is None else [span(11, 12 + number, sorted(weekdays))]
        periods.append(period(number, *inner, *spans))
    lengths = [(each["start_date"], each["end_date"]) for each in periods[2 if turns else 1 :]]
    if len(set(lengths)) == len(lengths):
        check(periods)
