"""Moves places in from another system: a plan first, then directory and notices in one transaction.

A place is found again by its id in that system, else by what is kept of the last move, else by its path. What people
here changed since the last move stays (``formats.exchange.merging``).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.directory import queries as directory_queries
from aukio.directory.actions import take_writer_lock
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Refused
from aukio.domain.checks.unknown_names import refuse_unknown_names
from aukio.domain.city.city import City
from aukio.domain.city.places import Names, PlaceVersion
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.notices import ArrangementRef, Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.enactment import Enacted, apply, enact
from aukio.domain.publishing.permissions import Actor, Task, refuse_to_enact
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.domain.publishing.schedule import refuse_over_pending
from aukio.domain.publishing.slips import refuse_slips
from aukio.domain.wording.languages import language
from aukio.domain.wording.parts import Part
from aukio.formats.directory import directory_file
from aukio.formats.directory.directory_data import directory_to_data, place_to_data
from aukio.formats.exchange.cities import city_of
from aukio.formats.exchange.merging import Change, PlannedPlace, Recorded, content_of, plan_place
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, phrase, slug
from aukio.formats.exchange.sources import SOURCES
from aukio.formats.notices import notice_file
from aukio.formats.values.text_data import MIDNIGHT
from aukio.notices import queries as notice_queries
from aukio.notices.queries import ScheduledState
from aukio.upkeep import queries as upkeep_queries
from aukio.upkeep.actions import note_moved
from aukio.workflows.country_zones import zones_of
from aukio.workflows.directory_import import import_statement
from aukio.workflows.publishing.publication import place_finder, proposals, record_seen

_TICK = timedelta(microseconds=1)
_LONGEST_SLUG = 90
_COUNTRY = "FI"


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What a move would do: to each place of the source, and which places of an earlier move it does not mention."""

    moved: Moved
    places: tuple[PlannedPlace, ...]
    city: Data
    today: date

    def count(self, change: Change) -> int:
        """How many places change in this way."""
        return sum(each.change is change for each in self.places)

    @property
    def is_empty(self) -> bool:
        """Whether the record has all of it already."""
        return not any(each.alters_directory or each.add or each.alter for each in self.places)


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who moves places in says of them: the language, and the city of a record that is empty."""

    lang: str | None = None
    city: str = ""
    country: str = ""
    time_zone: str = ""


def plan_move(system: str, content: bytes, given: Given, *, shut_on_holidays: bool, now: datetime) -> MovePlan:
    """What moving in the places of a file would do; nothing is written. Raises ``Refused`` for what is invalid."""
    source = SOURCES[system]
    city = answer_queries.record().city if directory_queries.has_city() else None
    country = city.country if city is not None else given.country.upper() or _COUNTRY
    zone = city.zone.key if city is not None else given.time_zone or _only(zones_of(country, now.year))
    known = given.lang or source.lang or _language_of(country, city)
    lang = known or SOURCE_LANGUAGE
    today = day_of(now, _zone(zone or "UTC"))
    read = source.read(
        content, Setting(lang, zone or "UTC", today, shut_on_holidays, bool(known), given.lang is not None, country)
    )
    moved = _each_once(read)
    if city is None:
        data = city_of(moved, name=given.city, country=country, zone=zone, lang=lang)
    else:
        view = answer_queries.view(now)
        data = directory_to_data(view, (), valid_from=today, known_from=now)["city"]
    return plan_of(moved, city=data, today=today, now=now)


def plan_of(moved: Moved, *, city: Data, today: date, now: datetime) -> MovePlan:
    """What moving these places in would do. ``city`` is that of a record that has none yet."""
    view = answer_queries.view(now) if directory_queries.has_city() else None
    entries = upkeep_queries.moved_entries(moved.system)
    known = {} if view is None else _known_places(view, moved, entries)
    planned = []
    for each in moved.places:
        version = known.get(each.key)
        recorded = None if version is None or view is None else _recorded(view, moved.system, each, version, entries)
        before = entries[each.key].content if each.key in entries else None
        planned.append(plan_place(each, before, recorded, today.isoformat()))
    if view is not None:
        planned = list(_with_free_paths(planned, [each.path for each in moved.places], view))
    here = {each.key for each in moved.places}
    for key, entry in entries.items():
        version = None if view is None else view.newest(entry.place)
        if key not in here and version is not None and not version.gone:
            planned.append(PlannedPlace(Change.GONE, version.path, key))
    return MovePlan(moved, tuple(planned), city, today)


def move_in(plan: MovePlan, *, by: Actor, now: datetime, end_gone: bool = False) -> None:
    """Record a plan, all of it or nothing.

    ``end_gone`` ends dated days that the source does not mention any more. Raises ``Refused`` for what the record does
    not allow.
    """
    with transaction.atomic():
        take_writer_lock()
        for valid_from, places in _by_day(plan, plan.today):
            _import(plan, places, valid_from=valid_from, by=by, now=now)
        if not directory_queries.has_city():
            return
        record = answer_queries.record()
        find = place_finder(record)
        _publish(plan, record, by=by, now=now, end_gone=end_gone)
        by_key = {each.key: each for each in plan.moved.places}
        note_moved(
            plan.moved.system,
            [
                upkeep_queries.Moved(
                    each.key, find(each.path), content_of(by_key[each.key], () if end_gone else each.gone)
                )
                for each in plan.places
                if each.key in by_key
            ],
            by=by.name,
            now=now,
        )


def _language_of(country: str, city: City | None) -> str:
    """The language of texts that state none: that of the country, else the only one in which the city has a name."""
    named = [] if city is None else [code for code in LANGUAGES if city.names.only(code)]
    read_there = [row.code for row in LANGUAGES.values() if country in row.countries]
    return next(iter(read_there), named[0] if len(named) == 1 else "")


def _only(zones: tuple[str, ...]) -> str:
    return zones[0] if len(zones) == 1 else ""


def _each_once(moved: Moved) -> Moved:
    """Places of which no two have the same id: pages that shift while they are read list some twice."""
    found = {each.key: each for each in reversed(moved.places)}
    twice = (
        Lost(
            phrase("{system} {key}", system=moved.system, key=each.key),
            "skipped: it comes twice, and the first one is kept",
        )
        for each in moved.places
        if found[each.key] is not each
    )
    places = tuple(each for each in moved.places if found[each.key] is each)
    return replace(moved, places=places, skipped=(*moved.skipped, *twice))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(f"there is no time zone '{name}'.", next_step="Use a name such as Europe/Helsinki.") from None


def notice_slug(system: str, key: str) -> str:
    """The slug of the notice with the dated days of a place, such as ``hauki-900001``."""
    return f"{system}-{slug(key)}"[:_LONGEST_SLUG].rstrip("-")


def _known_places(view: View, moved: Moved, entries: Mapping[str, upkeep_queries.Moved]) -> dict[str, PlaceVersion]:
    today = day_of(view.known, view.city.zone)
    # What is planned for a later day is no part of the comparison: the move is about today, and leaves it planned.
    current = dict(view.directory.newest) | {each.place: each for each in view.directory.places if each.on(today)}
    newest = [each for each in current.values() if not each.gone]
    by_id = {(id_.register, id_.id): each for each in newest for id_ in each.details.ids}
    by_path = {each.path: each for each in newest}
    found: dict[str, PlaceVersion] = {}
    for each in moved.places:
        ids: Mapping[str, str] = each.data.get("ids", {})
        own = sorted(ids.items(), key=lambda item: item[0] != moved.system)
        version = next((by_id[item] for item in own if item in by_id), None)
        if version is None and each.key in entries:
            version = current.get(entries[each.key].place)
        if version is None:
            at_path = by_path.get(each.path)
            is_another = at_path is not None and any(id_.register == moved.system for id_ in at_path.details.ids)
            version = None if is_another else at_path
        if version is not None and all(version.place != other.place for other in found.values()):
            found[each.key] = version
    return found


def _recorded(
    view: View, system: str, place: Place, version: PlaceVersion, entries: Mapping[str, upkeep_queries.Moved]
) -> Recorded:
    mine = notice_slug(system, place.key)
    last = entries[place.key].moved if place.key in entries else None
    current = [each for each in view.record.versions if each.ref.notice == mine and each.known_until is None]
    touched = (each.ref.id for each in current if last is not None and each.known_from > last)
    return Recorded(
        version.path, place_to_data(version), frozenset(each.ref.id for each in current), frozenset(touched)
    )


def _with_free_paths(planned: Sequence[PlannedPlace], stated: Sequence[str], view: View) -> Iterator[PlannedPlace]:
    """New places at paths that no other place has, beneath where their parents are; ``stated`` are their own paths."""
    moved: dict[str, str] = {}
    taken = {each.path for each in view.directory.newest.values()} | {each.path for each in planned}
    for each, said in zip(planned, stated, strict=True):
        path = each.path
        if each.change is Change.NEW:
            above, slash, last = path.rpartition("/")
            path = f"{moved.get(above, above)}{slash}{last}"
        if each.change is Change.NEW and (path in view.directory.by_last_path or (path != each.path and path in taken)):
            path = f"{path}-{slug(each.key)}"
            while path in taken:
                path += "-2"
        moved[said] = path
        taken.add(path)
        yield each if path == each.path else replace(each, path=path, data={**each.data, "path": path})


def _by_day(plan: MovePlan, today: date) -> list[tuple[date, list[PlannedPlace]]]:
    """The places whose entries change, by the day from which they hold; a place never begins before its parent."""
    since = {each.key: each.since for each in plan.moved.places}
    begins: dict[str, date] = {}
    days: dict[date, list[PlannedPlace]] = {}
    for each in sorted(plan.places, key=lambda each: each.path.count("/")):
        if not each.alters_directory:
            continue
        first = (since.get(each.key) or today.replace(month=1, day=1)) if each.change is Change.NEW else today
        day = max(first, begins.get(each.path.rpartition("/")[0], first))
        begins[each.path] = day
        days.setdefault(day, []).append(each)
    return sorted(days.items())


def _import(plan: MovePlan, places: Sequence[PlannedPlace], *, valid_from: date, by: Actor, now: datetime) -> None:
    record = answer_queries.record() if directory_queries.has_city() else None
    have = {each.slug for each in record.services} if record is not None else set[str]()
    owners = {each.slug for each in record.organisations} if record is not None else set[str]()
    local = now.astimezone(ZoneInfo(plan.city["time_zone"])).replace(tzinfo=None)
    data = {
        "aukio": "directory/1",
        "city": plan.city,
        "known_from": local.isoformat(timespec="minutes"),
        "valid_from": valid_from.isoformat(),
        "services": [
            {"slug": code, "name": dict(names)} for code, names in plan.moved.services.items() if code not in have
        ],
        "organisations": [
            {"slug": code, "name": dict(names) or dict.fromkeys(LANGUAGES, code)}
            for code, names in plan.moved.organisations.items()
            if code not in owners
        ],
        "places": [each.data for each in places],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    statement = directory_file.read(text, source=plan.moved.system).statement()
    statement = replace(statement, known_from=now, made_from=plan.today)
    import_statement(statement, digest=sha256(text.encode()).hexdigest(), by=by, now=now)


def _publish(plan: MovePlan, record: Record, *, by: Actor, now: datetime, end_gone: bool) -> None:
    pending = [each.pending for each in notice_queries.scheduled(state=ScheduledState.PENDING)]
    before, made = record, list[Enacted]()
    numbers: dict[str, int] = {}
    for publication in record.publications:
        numbers[publication.notice] = numbers.get(publication.notice, 0) + 1
    for each in plan.places:
        gone = each.gone if end_gone else ()
        if not (each.add or each.alter or gone):
            continue
        mine = notice_slug(plan.moved.system, each.key)
        proposal = proposal_of(each, mine, record, now=now)
        ends = tuple(Ending(ArrangementRef(mine, days.id), datetime.combine(plan.today, MIDNIGHT)) for days in gone)
        proposal = replace(proposal, number=numbers.get(mine, 0) + 1, end=ends)
        refuse_over_pending(proposal, record, pending)
        refuse_slips(proposal)
        refuse_unknown_names(proposal, record)
        enacted = enact(record, proposal, now=now)
        if enacted is None:
            raise Refused(f"the notice '{mine}' was published in between.", next_step="Run it again.")
        record = apply(record, enacted)
        made.append(enacted)
    view = View(record, now)
    earlier = View(before, now - _TICK, like=view)
    for enacted in made:
        refuse_to_enact(by, Task.PUBLISH, earlier, view, enacted)
        record_seen(enacted, earlier, view, by=by.name, now=now)


def proposal_of(place: PlannedPlace, mine: str, record: Record, *, now: datetime) -> Proposal:
    """The publication of the dated days of one place; an existing notice keeps its head."""
    head = next((each for each in record.notices if each.slug == mine), None)
    days = [{"id": each.id, "scope": {"path": place.path}, **each.data} for each in (*place.add, *place.alter)]
    if not days:
        return Proposal(head or Notice(mine, Names(_title(place))), 1, now)
    data = {"aukio": "notice/1", "notice": mine, "title": _title(place), "cause": "other"}
    file = notice_file.read(json.dumps({**data, "publications": [{"add": days}]}, ensure_ascii=False), source=mine)
    (proposal,) = proposals(file, replace(record, publications=()), now=now)
    altered = {each.id for each in place.alter}
    return replace(
        proposal,
        notice=head or proposal.notice,
        published=now,
        add=tuple(each for each in proposal.add if each.ref.id not in altered),
        change=tuple(each for each in proposal.add if each.ref.id in altered),
    )


def _title(place: PlannedPlace) -> dict[str, str]:
    names = Names(place.data.get("name", {}))
    return {
        lang: f"{language(lang).say_part(Part.SPECIAL_HOURS)}: {names.say(lang) or place.path}" for lang in LANGUAGES
    }
