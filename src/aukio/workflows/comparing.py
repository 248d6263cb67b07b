"""Compares the hours of another system with ours, day by day: each as a record of its own, asked the same question."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from aukio.answers import queries as answer_queries
from aukio.domain.answers.daily_hours import DayState, days
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.directory_statements import apply as apply_revision
from aukio.domain.publishing.directory_statements import revise
from aukio.domain.publishing.enactment import apply, enact
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.formats.directory import directory_file
from aukio.formats.exchange.merging import Change, PlannedPlace
from aukio.formats.exchange.moved import DatedDays
from aukio.formats.exchange.outgoing import clock
from aukio.workflows.moving_in import Given, MovePlan, notice_slug, plan_move, proposal_of

_LONG_BEFORE = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Difference:
    """A day on which the two differ: hours such as ``09:00-16:00``, ``closed`` or ``unknown``."""

    path: str
    day: date
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many places were compared, the days that differ, and places of the source that the record does not have."""

    compared: int
    differences: tuple[Difference, ...]
    missing: tuple[str, ...]


def compare_hours(system: str, content: bytes, given: Given, *, days: int, now: datetime) -> Comparison:
    """Compare ``days`` days from today. Raises ``Refused`` for a file that is invalid."""
    plan = plan_move(system, content, given, shut_on_holidays=False, now=now)
    first, last = plan.today, plan.today + timedelta(days=days - 1)
    theirs = View(source_record(plan, now=now, first=first - DAY, last=last), now)
    ours = answer_queries.view(now)
    differences: list[Difference] = []
    missing = []
    compared = 0
    for each in plan.places:
        if each.change is Change.GONE:
            continue
        if each.change is Change.NEW:
            missing.append(each.path)
            continue
        compared += 1
        their_place = theirs.directory.by_last_path[each.path]
        our_place = ours.directory.by_last_path[each.path]
        differences += _differences(
            each.path, _hours(theirs, their_place, first, last), _hours(ours, our_place, first, last)
        )
    return Comparison(compared, tuple(differences), tuple(missing))


def source_record(plan: MovePlan, *, now: datetime, first: date, last: date) -> Record:
    """A record of what the source states alone, with its dated days of a range."""
    paths = {each.key: each.path for each in plan.places}
    places = [{**each.data, "path": paths[each.key]} for each in plan.moved.places]
    parents = {each["path"].rpartition("/")[0] for each in places} - {each["path"] for each in places} - {""}
    above = {"/".join(path.split("/")[:depth]) for path in parents for depth in range(1, path.count("/") + 2)}
    sites = [{"path": path, "kind": "site"} for path in sorted(above - {each["path"] for each in places})]
    data = {"aukio": "directory/1", "city": plan.city, "known_from": "2000-01-01", "places": [*sites, *places]}
    statement = directory_file.read(json.dumps(data, ensure_ascii=False), source=plan.moved.system).statement()
    statement = replace(statement, known_from=now - _LONG_BEFORE, valid_from=plan.today - _LONG_BEFORE)
    ids = count(1)
    empty = Record(statement.city)
    record = apply_revision(empty, revise(empty, statement, new_id=lambda: PlaceId(next(ids))), statement)
    for each in plan.moved.places:
        near = tuple(days for days in each.exceptions if _meets(days, first, last))
        if near:
            planned = PlannedPlace(Change.NEW, paths[each.key], each.key, each.data, add=near)
            proposal = proposal_of(planned, notice_slug(plan.moved.system, each.key), record, now=now)
            enacted = enact(record, proposal, now=now)
            record = record if enacted is None else apply(record, enacted)
    return record


def _meets(days: DatedDays, first: date, last: date) -> bool:
    begins, ends = (days.data.get(key, "") for key in ("from", "until"))
    return "on" in days.data or (begins <= last.isoformat() and (not ends or first.isoformat() <= ends))


def _hours(view: View, place: PlaceId, first: date, last: date) -> Iterator[tuple[date, str]]:
    """What is open on each day by the clock: a night is in both of its days, however it is stored."""
    over: list[tuple[int, int]] = []
    for day in days(view, place, first - DAY, last):
        begun = [_minutes(*span) for span in day.spans]
        today = _joined([*over, *((start, min(end, MINUTES_IN_DAY)) for start, end in begun)])
        over = [(0, end - MINUTES_IN_DAY) for _, end in begun if end > MINUTES_IN_DAY]
        if day.date >= first:
            said = ", ".join(f"{clock(start)}-{clock(end)}" for start, end in today)
            yield day.date, "unknown" if day.state is DayState.UNKNOWN else said or "closed"


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _minutes(starts: str, ends: str) -> tuple[int, int]:
    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in (starts, ends))
    return start, end if end > start else end + MINUTES_IN_DAY


def _differences(
    path: str, theirs: Iterable[tuple[date, str]], ours: Iterable[tuple[date, str]]
) -> Iterator[Difference]:
    for (day, one), (_, other) in zip(theirs, ours, strict=True):
        if one != other:
            yield Difference(path, day, one, other)
