"""Compares what a source says now with what it said before, and with the record: a three-way merge, field by field.

before    source now    record    recorded
A         A             B         B             people here changed it: it stays
A         C             A         C             the source changed it
A         C             B         B             both changed it: ours stays, and the plan says so
–         C             –         C             new
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from aukio.domain.base.languages import LANGUAGES
from aukio.formats.directory.channel_data import channels_from_data, channels_to_data
from aukio.formats.directory.service_data import services_from_data, services_to_data
from aukio.formats.exchange.moved import Data, DatedDays, Lost, Place

KeyPath: TypeAlias = tuple[str, ...]


class Change(StrEnum):
    """What a move makes of a place."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with the value it has in the record and the value of the source; None where there is none."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Recorded:
    """A place of the record: its path, its entry as in a directory file, and the ids of its arrangements.

    ``touched`` are arrangements that people changed, ended or withdrew since the last move.
    """

    path: str
    data: Data
    arrangements: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """What a move would do to one place.

    ``data`` is its whole entry after the move, ``add`` and ``change`` are dated days to publish. ``kept`` are fields
    and days that people here changed since and that stay; ``gone`` are days that the source does not mention any more.
    """

    change: Change
    path: str
    key: str
    data: Data = field(default_factory=dict)
    changed: tuple[FieldChange, ...] = ()
    add: tuple[DatedDays, ...] = ()
    alter: tuple[DatedDays, ...] = ()
    kept: tuple[FieldChange, ...] = ()
    gone: tuple[DatedDays, ...] = ()
    losses: tuple[Lost, ...] = ()

    @property
    def alters_directory(self) -> bool:
        """Whether the entry of the place changes."""
        return self.change is Change.NEW or bool(self.changed)


def content_of(place: Place, gone: Iterable[DatedDays] = ()) -> Data:
    """What is kept of a place, to be compared with the next move; days that are gone stay gone the next time."""
    return {"place": place.data, "days": {each.id: each.data for each in (*gone, *place.exceptions)}}


def plan_place(place: Place, before: Data | None, recorded: Recorded | None, today: str) -> PlannedPlace:
    """What a move makes of one place; ``before`` is what ``content_of`` gave at the last move."""
    said = before or {"place": {}, "days": {}}
    if recorded is None:
        data = {"path": place.path, **place.data}
        return PlannedPlace(Change.NEW, place.path, place.key, data, add=place.exceptions, losses=place.losses)
    data, changed, kept = merged(place.data, said["place"], recorded.data)
    add, alter, kept_days = _days(place.exceptions, said["days"], recorded)
    here = {each.id for each in place.exceptions}
    gone = tuple(
        DatedDays(id_, days)
        for id_, days in said["days"].items()
        if id_ not in here and days.get("until", today) >= today and id_ not in recorded.touched
    )
    altered = bool(changed or add or alter)
    return PlannedPlace(
        Change.CHANGED if altered else Change.UNCHANGED,
        recorded.path,
        place.key,
        {**data, "path": recorded.path},
        tuple(changed),
        tuple(add),
        tuple(alter),
        (*kept, *kept_days),
        gone,
        place.losses,
    )


def _days(
    theirs: Iterable[DatedDays], before: Mapping[str, Data], recorded: Recorded
) -> tuple[list[DatedDays], list[DatedDays], list[FieldChange]]:
    add, alter, kept = [], [], []
    for each in theirs:
        if each.id not in recorded.arrangements:
            add.append(each)
        elif each.id in before and before[each.id] != each.data:
            if each.id in recorded.touched:
                kept.append(FieldChange(f"days {each.id}", "changed here", each.data))
            else:
                alter.append(each)
    return add, alter, kept


def merged(theirs: Data, before: Data, ours: Data) -> tuple[Data, list[FieldChange], list[FieldChange]]:
    """``ours`` with what ``theirs`` changes of ``before``; what changes by it, and what both changed and stays ours."""
    said, was, here = leaves(theirs), leaves(before), leaves(ours)
    made, changed, kept = dict(here), list[FieldChange](), list[FieldChange]()
    for path in dict.fromkeys((*was, *said)):
        new, old, current = said.get(path), was.get(path), here.get(path)
        if new in (old, current):
            continue
        change = FieldChange(" ".join(path), current, new)
        if current in (old, None):
            made[path] = new
            changed.append(change)
        else:
            kept.append(change)
    return _from_leaves(made), changed, kept


def leaves(data: Data) -> dict[KeyPath, Any]:
    """The values of a place's entry by path: a text in each language, and each channel as a whole."""
    found: dict[KeyPath, Any] = {}
    for key, value in data.items():
        if key == "channels":
            for channel in channels_to_data(channels_from_data(value)):
                found[key, f"{channel['kind']} {channel.get('purpose', '')}".strip()] = channel
        elif key == "services":
            services, weeks = services_from_data(value)
            found[key,] = services_to_data(services, weeks)
        elif key == "address":
            for part, text in value.items():
                is_one = part != "postal_code" and isinstance(text, str)
                texts = dict.fromkeys(LANGUAGES, text) if is_one else text
                found.update({(key, part, *path): leaf for path, leaf in _parts(texts)})
        else:
            found.update({(key, *path): leaf for path, leaf in _parts(value)})
    return found


def _parts(value: Any) -> list[tuple[KeyPath, Any]]:
    if not isinstance(value, Mapping):
        return [((), value)]
    return [((key, *path), leaf) for key, inner in value.items() for path, leaf in _parts(inner)]


def _from_leaves(found: Mapping[KeyPath, Any]) -> Data:
    data: Data = {}
    for (first, *rest), leaf in found.items():
        if leaf is None:
            continue
        if first == "channels":
            data.setdefault(first, []).append(leaf)
            continue
        inner, last = data, first
        for key in rest:
            inner, last = inner.setdefault(last, {}), key
        inner[last] = leaf
    return data
