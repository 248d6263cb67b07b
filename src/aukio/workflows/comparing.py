"""Compares the hours of another system with ours, day by day: each as a record of its own, asked the same question."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from aukio.answers import queries as answer_queries
from aukio.domain.answers.daily_hours import Day, days
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.directory_statements import revise, revised
from aukio.domain.publishing.enactment import apply, enact
from aukio.formats.directory import directory_file
from aukio.formats.exchange.merging import Change, PlannedPlace
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
    theirs, ours = View(source_record(plan, now=now), now), answer_queries.view(now)
    first, last = plan.today, plan.today + timedelta(days=days - 1)
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


def source_record(plan: MovePlan, *, now: datetime) -> Record:
    """A record of what the source states alone."""
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
    record = revised(empty, revise(empty, statement, new_id=lambda: PlaceId(next(ids))))
    for each in plan.moved.places:
        if each.exceptions:
            planned = PlannedPlace(Change.NEW, paths[each.key], each.key, each.data, add=each.exceptions)
            proposal = proposal_of(planned, notice_slug(plan.moved.system, each.key), record, now=now)
            enacted = enact(record, proposal, now=now)
            record = record if enacted is None else apply(record, enacted)
    return record


def _hours(view: View, place: PlaceId, first: date, last: date) -> tuple[Day, ...]:
    return days(view, place, first, last)


def _differences(path: str, theirs: tuple[Day, ...], ours: tuple[Day, ...]) -> list[Difference]:
    return [
        Difference(path, one.date, _said(one), _said(other))
        for one, other in zip(theirs, ours, strict=True)
        if _said(one) != _said(other)
    ]


def _said(day: Day) -> str:
    return ", ".join("-".join(span) for span in day.spans) or day.state
