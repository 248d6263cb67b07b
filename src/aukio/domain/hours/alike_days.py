"""Days of a place that are alike: the same hours on the days around, the same arrangements, no limit of one near.

The hours of alike days differ by the days between them and by nothing else, so a long range needs few computations.
A key states everything that the hours of a day are computed from: the places around, the arrangements in force, the UTC
offset, and the spans of every week on the days beside it. It says nothing of the view, so views of one record share
what they have computed for a key. A day near a limit of an arrangement, or near a change of the clocks, has no key.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aukio.domain.city.places import ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import midnight, plus
from aukio.domain.facts.intervals import Intervals
from aukio.domain.facts.record import View
from aukio.domain.hours.ordinary_days import minutes_of_year
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import AnyWeek, PublicHolidays

Key = tuple[int, ...]

_NIGHTS = 3
"""How many days before and after may affect a day, besides one for each place that the place stands in."""
_MARGIN = 3
"""How many more days on each side are read for a limit: a close removes minutes of the days beside its own."""


class Numbers:
    """Gives equal values one number; shared by the views whose days are compared."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._weeks: dict[tuple[int, PublicHolidays], _DayNumbers] = {}

    @property
    def size(self) -> int:
        """How many numbers it has cached, of values and of days."""
        return len(self._numbers) + sum(map(len, self._weeks.values()))

    def of(self, value: object) -> int:
        """The number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    def days(self, weeks: tuple[AnyWeek, ...], holidays: PublicHolidays) -> "_DayNumbers":
        """The number of the spans of some weeks on each day."""
        key = self.of(weeks), holidays
        found = self._weeks.get(key)
        if found is None:
            found = self._weeks[key] = _DayNumbers(weeks, holidays, self)
        return found


class _DayNumbers(dict[int, int]):
    """By the ordinal of a day: one number for the spans of all weeks on it. A year is computed at once."""

    def __init__(self, weeks: tuple[AnyWeek, ...], holidays: PublicHolidays, numbers: Numbers) -> None:
        super().__init__()
        self._weeks, self._holidays, self._numbers = weeks, holidays, numbers

    def __missing__(self, ordinal: int) -> int:
        year = date.fromordinal(ordinal).year
        first = date(year, 1, 1).toordinal()
        by_week = [minutes_of_year(week, self._holidays, year) for week in self._weeks]
        for step in range(date(year, 12, 31).toordinal() - first + 1):
            self[first + step] = self._numbers.of(("minutes", *(each[step] for each in by_week)))
        return self[ordinal]


class AlikeDays:
    """The keys of the days of one place in one view."""

    def __init__(self, view: View, place: PlaceId, numbers: Numbers) -> None:
        self._view, self._place, self._numbers = view, place, numbers
        self._zone = view.zone(place)
        self._around = tuple(_around(view, place))
        self._reach = _NIGHTS + max((len(node.ancestors) for node in self._around), default=0)
        cuts = [view.place_cut(each) for each in dict.fromkeys(node.place for node in self._around)]
        self._cut = Intervals(
            (edge for cut in cuts for edge in cut.fixed), (each for cut in cuts for each in cut.repeating)
        )
        self._stretches: dict[int, _Stretch | None] = {}
        self._directory = numbers.of((view.city, frozenset(map(_stands, self._around))))

    def key(self, day: date) -> Key | None:
        """The key of a day. Two days with one key have the same hours, but for the days between them."""
        stretch = self._stretch(day)
        if stretch is None:
            return None
        ordinal = day.toordinal()
        offset = datetime.combine(day, time(12), self._zone).utcoffset()
        around = range(ordinal - self._reach, ordinal + self._reach + 1)
        return stretch.number, self._numbers.of(offset), *map(stretch.days.__getitem__, around)

    def _stretch(self, day: date) -> "_Stretch | None":
        """What holds on all days around a day; None where it changes, or a clock does."""
        far = self._reach + _MARGIN
        first, after = plus(day, -far), plus(day, far + 1)
        if first.year == 1 or after.year == date.max.year or not _is_still(self._zone, first, after):
            return None
        interval = self._cut.at(midnight(first, self._zone))
        if interval != self._cut.at(midnight(after, self._zone)):
            return None
        if interval not in self._stretches:
            self._stretches[interval] = self._find_stretch(self._view.interval(midnight(day, self._zone)))
        return self._stretches[interval]

    def _find_stretch(self, interval: int) -> "_Stretch | None":
        tree = self._view.tree(interval)
        nodes = [node for place in dict.fromkeys(each.place for each in self._around) if (node := tree.get(place))]
        if any(self._view.zone(node.place) is not self._zone for node in nodes):
            return None
        weeks = dict.fromkeys(week for node in nodes for week in self._weeks(node, interval))
        holds = tuple((_stands(node), self._applied(node, interval)) for node in nodes)
        number = self._numbers.of((self._directory, holds))
        return _Stretch(number, self._numbers.days(tuple(weeks), self._view.city.holidays))

    def _weeks(self, node: Node, interval: int) -> Iterator[AnyWeek]:
        """The weeks of a place that may count on site: normal ones, those of arrangements, those of closes."""
        states = [
            state
            for state in Timetable.of(self._view).channels(node.place, interval)
            if state.key.kind is ChannelKind.ON_SITE
        ]
        found = [channel.week for channel in node.version.channels if channel.kind is ChannelKind.ON_SITE]
        found += [state.week for state in states]
        found += [close.during for state in states for _, close in state.closes]
        return (week for week in found if week is not None)

    def _applied(self, node: Node, interval: int) -> object:
        return tuple((each.ref, each.version.number, each.only) for each in self._view.applied(node.place, interval))


class _Stretch(NamedTuple):
    """What holds without a change over some days, as a number; and the spans of the weeks that count."""

    number: int
    days: _DayNumbers


def _around(view: View, place: PlaceId) -> Iterator[Node]:
    """The places whose own hours may affect those of a place, in every state of the directory that has it."""
    found: dict[object, Node] = {}
    for number in range(len(view.directory.days) + 1):
        tree = view.directory.tree(number)
        node = tree.get(place)
        if node is not None:
            found |= {_stands(each): each for each in _around_in(tree, node)}
    yield from found.values()


def _around_in(tree: Tree, node: Node) -> Iterator[Node]:
    above = [found for each in node.ancestors if (found := tree.get(each)) is not None]
    for each in (node, *above):
        yield each
        if each.kind is Kind.CENTRE:  # the rules of a building read the hours of its units
            yield from tree.beneath(each.place)


def _stands(node: Node) -> object:
    """What identifies a state of a place, and where it stands."""
    return node.place, node.version.valid_from, node.version.known_from, node.ancestors


def _is_still(zone: ZoneInfo, first: date, after: date) -> bool:
    """Whether the UTC offset is constant over some days."""
    low, high = first.toordinal() - 1, after.toordinal()
    years = (first.year,) if first.year == after.year else (first.year, after.year)
    return not any(low <= change <= high for year in years for change in _changes(zone, year))


@lru_cache(maxsize=4096)
def _changes(zone: ZoneInfo, year: int) -> tuple[int, ...]:
    """The ordinals of the days of a year, and of the days beside it, after which noon has another UTC offset."""
    first, last = date(year - 1, 12, 30).toordinal(), date(year + 1, 1, 2).toordinal()
    offsets = [datetime.combine(date.fromordinal(each), time(12), zone).utcoffset() for each in range(first, last + 1)]
    return tuple(first + step for step in range(last - first) if offsets[step] != offsets[step + 1])
