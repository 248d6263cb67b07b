"""The findings of checks, and the context in which checks run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from aukio.domain.checks.reach import Reach, surrounding_cut
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, LATEST, TICK, day_of, instant_of
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import DAYS_AHEAD, View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.people.bookings import Booking

SAMPLE_DAYS = 35
"""Five weeks contain every case of the dialect: both week parities, each nth weekday of a month."""


class Code(StrEnum):
    """The codes of the checks, as other programs know them (contracts.md)."""

    UNIT_OPEN_BUILDING_SHUT = "unit_open_building_shut"
    BUILDING_SHUT_OWN_ENTRANCE = "building_shut_own_entrance"
    ALTERNATIVE_CLOSED = "alternative_closed"
    CHANNEL_WITHOUT_CONTACT = "channel_without_contact"
    BOOKINGS_ON_SALE = "bookings_on_sale"
    CLOSE_WITHOUT_POLICY = "close_without_policy"
    END_BEFORE_START = "end_before_start"
    OPEN_END_WITHOUT_REVIEW = "open_end_without_review"
    HOLIDAYS_UNSTATED = "holidays_unstated"
    TABLE_AGAINST_LAST_UNIT = "table_against_last_unit"
    IN_FORCE_BEFORE_PUBLISHED = "in_force_before_published"
    NO_EFFECT = "no_effect"
    OPENS_MORE = "opens_more"
    NORMAL_BESIDE_CLOSE = "normal_beside_close"
    REPLACED_WITHOUT_DECISION = "replaced_without_decision"
    LANGUAGES_DIFFER = "languages_differ"
    CODE_WITHOUT_WORDS = "code_without_words"
    NEVER_HOLDS = "never_holds"
    NOTHING_LEFT = "nothing_left"
    NO_PLACE = "no_place"
    SPECIAL_DAY_COVERED = "special_day_covered"
    OFFERED_BESIDE_NORMAL = "offered_beside_normal"
    CHANNELS_ALIKE = "channels_alike"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction at a place; ``ref`` is None if it is within the directory.

    ``accepted`` is the reason given for publishing despite it.
    """

    code: Code
    place: str
    message: str
    ref: ArrangementRef | None = None
    accepted: str = ""

    @property
    def key(self) -> tuple[str, str, ArrangementRef | None]:
        """A key that is equal for equal findings."""
        return self.code, self.place, self.ref


class LocalInterval(NamedTuple):
    """A time in which nothing changes at a place, in its building, or where it points to (decision 0052).

    ``interval`` stands for all of it; ``start`` is no earlier than what is checked; ``end`` None: it has no end.
    """

    node: Node
    interval: int
    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class CheckContext:
    """What a check examines: a view, from an instant on, at a place and beneath it (or everywhere).

    ``booked`` are the bookings that stand unchanged. ``only`` limits it to what one publication can have changed.
    """

    view: View
    since: datetime
    place: PlaceId | None = None
    booked: tuple[Booking, ...] = ()
    only: Reach | None = None

    @property
    def timetable(self) -> Timetable:
        """The timetable of the view."""
        return Timetable.of(self.view)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The arrangements to check."""
        if self.only is None:
            return self.view.versions
        return tuple(version for version in self.view.versions if version.ref in self.only.refs)

    @cached_property
    def intervals(self) -> tuple[LocalInterval, ...]:
        """The local intervals of every place to check, from ``since`` on; by their start, then by path."""
        found = [each for place in self._places() for each in self._of_place(place)]
        return tuple(sorted(found, key=lambda each: (each.start, each.node.path)))

    def _places(self) -> Iterable[PlaceId]:
        return self.view.directory.newest if self.only is None else self.only.places

    def _of_place(self, place: PlaceId) -> Iterator[LocalInterval]:
        """The local intervals of a place in which it exists; of repetitions, those of the next 400 days."""
        cut = surrounding_cut(self.view, place)
        last = max((self.since, *cut.fixed[-1:]))
        for interval in cut.touching(self.since, min(last, LATEST - DAYS_AHEAD) + DAYS_AHEAD):
            node = self.view.tree(interval).get(place)
            if node is not None and (self.place is None or self.place in (place, *node.ancestors)):
                begins = cut.start(interval)
                start = self.since if begins is None or begins < self.since else begins
                yield LocalInterval(node, interval, start, cut.end(interval))

    def days(self, local: LocalInterval, limit: int = SAMPLE_DAYS) -> Iterator[date]:
        """The first local days of an interval, as many as contain every case of a week."""
        zone = self.view.zone(local.node.place)
        day = day_of(local.start, zone)
        last = None if local.end is None else day_of(local.end - TICK, zone)
        for _ in range(limit):
            if last is not None and day > last:
                return
            yield day
            if day == date.max:
                return
            day += DAY

    def selected(self, version: Version, interval: int) -> list[Node]:
        """The places to check that an arrangement selects in an interval, by path."""
        found = places_selected(self.view.tree(interval), version.arrangement.scope)
        return [each for each in found if self.place is None or self.place in (each.place, *each.ancestors)]

    def reported_path(self, node: Node, interval: int) -> str:
        """The path in a finding: that of its unit for a room or a piece of equipment."""
        if node.kind in (Kind.ROOM, Kind.EQUIPMENT):
            return self.view.tree(interval).unit_of(node).path
        return node.path


def reported_paths(context: CheckContext, version: Version) -> Iterator[str]:
    """The places of an arrangement at its start, or now if it has started; units stand for their parts."""
    start = max(instant_of(version.arrangement.period.start, context.view.city.zone), context.since)
    interval = context.view.interval(start)
    yield from dict.fromkeys(context.reported_path(node, interval) for node in context.selected(version, interval))
