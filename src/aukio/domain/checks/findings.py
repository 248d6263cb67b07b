"""The findings of checks, and the context in which checks run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, TICK, day_of, instant_of
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
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


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check examines: a view, from an instant on, at a place and beneath it (or everywhere).

    ``booked`` are the bookings that stand unchanged.
    """

    view: View
    since: datetime
    place: PlaceId | None = None
    booked: tuple[Booking, ...] = ()

    @property
    def timetable(self) -> Timetable:
        """The timetable of the view."""
        return Timetable.of(self.view)

    def intervals(self) -> Sequence[int]:
        """The interval of ``since`` and every later one; of repetitions, those of the next 400 days."""
        return self.view.intervals_ahead(self.since)

    def nodes(self, interval: int) -> Iterator[Node]:
        """The places to check in an interval, in order of path."""
        tree = self.view.tree(interval)
        if self.place is None:
            yield from tree
            return
        node = tree.get(self.place)
        if node is not None:
            yield from sorted((node, *tree.beneath(self.place)), key=lambda each: each.path)

    def start(self, interval: int) -> datetime:
        """The first instant of an interval to check."""
        begins = self.view.interval_start(interval)
        return self.since if begins is None or begins < self.since else begins

    def days(self, interval: int, place: PlaceId, limit: int = SAMPLE_DAYS) -> Iterator[date]:
        """The first local days of an interval, as many as contain every case of a week."""
        zone = self.view.zone(place)
        end = self.view.interval_end(interval)
        day = day_of(self.start(interval), zone)
        last = None if end is None else day_of(end - TICK, zone)
        for _ in range(limit):
            if last is not None and day > last:
                return
            yield day
            if day == date.max:
                return
            day += DAY

    def reported_path(self, node: Node, interval: int) -> str:
        """The path in a finding: that of its unit for a room or a piece of equipment."""
        if node.kind in (Kind.ROOM, Kind.EQUIPMENT):
            return self.view.tree(interval).unit_of(node).path
        return node.path


def reported_paths(context: CheckContext, version: Version) -> Iterator[str]:
    """The places of an arrangement at its start, or now if it has started; units stand for their parts."""
    start = max(instant_of(version.arrangement.period.start, context.view.city.zone), context.since)
    interval = context.view.interval(start)
    picked = [node for node in context.nodes(interval) if narrowest(version.arrangement.scope, node) is not None]
    yield from dict.fromkeys(context.reported_path(node, interval) for node in picked)
