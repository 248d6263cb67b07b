"""Everything recorded about a city, and the part of it known at an instant.

``Record`` is the whole history, as frozen values. ``View`` is what was known at ``known``: a tree of places and the
arrangements, cut into *intervals* in which neither the directory nor the set of arrangements in force changes.
Every answer is computed from a view, so a value that holds for a whole interval is computed once.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span
from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeKey, CodeWords, known_words
from aukio.domain.city.places import Organisation, PlaceId, PlaceVersion, Role, Service
from aukio.domain.city.tree import Directory, Node, Tree
from aukio.domain.clock.local_time import LATEST, day_of, midnight, plus
from aukio.domain.facts.intervals import Intervals, Repeating, cut_by
from aukio.domain.facts.matches import Applied, Arrangements, ScopedArrangement, in_order
from aukio.domain.facts.memo import Memo
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Notice, Publication, Version, with_planned
from aukio.domain.facts.scope import narrowest
from aukio.domain.week import HOLIDAY_YEARS

DAYS_OF_ANY_WEEK = 401
"""Every rule of the dialect recurs within these days, save those for rare holidays."""
DAYS_AHEAD = timedelta(days=DAYS_OF_ANY_WEEK)
_NORMAL = "normal view"
_FIRST_HOLIDAYS = date(HOLIDAY_YEARS.start - 1, 12, 30)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """The whole history of a city. It is append-only; a ``View`` gives an earlier state of knowledge.

    ``city`` is as known last; ``past_cities`` holds what was known of it before, each with the instant until which
    that was known, in order.
    """

    city: City
    organisations: tuple[Organisation, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[PlaceVersion, ...] = ()
    notices: tuple[Notice, ...] = ()
    publications: tuple[Publication, ...] = ()
    versions: tuple[Version, ...] = ()
    roles: tuple[Role, ...] = ()
    past_cities: tuple[tuple[datetime, City], ...] = ()
    words: tuple[CodeWords, ...] = ()

    def city_at(self, known: datetime) -> City:
        """The city as known at an instant; before anything was known, as known first."""
        return next((city for until, city in self.past_cities if known < until), self.city)

    def followed_by(self, publications: Sequence[Publication], versions: Sequence[Version]) -> "Record":
        """The record after later publications; ``versions`` are all that they made known, in the order recorded."""
        until = {(each.ref, each.number - 1): each.known_from for each in versions}
        touched = {each.ref for each in versions}
        kept = tuple(
            replace(each, known_until=until[each.ref, each.number])
            if each.known_until is None and (each.ref, each.number) in until
            else each
            for each in self.versions
        )
        before = [each for each in self.versions if each.ref in touched]
        added = with_planned((*before, *versions))[len(before) :]
        heads = {notice.slug: notice for notice in self.notices}
        for publication in publications:
            heads.pop(publication.notice, None)
            if publication.head is not None:
                heads[publication.notice] = publication.head
        return replace(
            self,
            notices=tuple(heads.values()),
            publications=(*self.publications, *publications),
            versions=(*kept, *added),
        )

    def successor(self, slug: str) -> Publication | None:
        """The first publication that replaces a notice, at any time."""
        return next((each for each in self.publications if slug in each.replaces), None)


class View(Memo):
    """What was known at ``known``. It does not change; it caches what it computes."""

    def __init__(self, record: Record, known: datetime, *, like: "View | None" = None) -> None:
        super().__init__()
        self.record = record
        self.known = known
        self.city = record.city_at(known)
        self._places = [version for version in record.places if _known(version, known)]
        self.versions = tuple(
            version
            for version in record.versions
            if version.known_at(known) and version.came_as is not ChangeKind.WITHDRAWN
        )
        self.directory = self._directory_like(like)
        self._arrangements = Arrangements(self.versions)
        self._cut = self._cut_by_all()
        self._numbers: dict[int, int] = {}
        self._begin()

    def _begin(self) -> None:
        """Begin with empty caches."""
        self._scoped: dict[tuple[PlaceId, int], tuple[ScopedArrangement, ...]] = {}
        self._place_cuts: dict[PlaceId, Intervals] = {}
        self._applied: dict[tuple[PlaceId, int], tuple[Applied, ...]] = {}
        self._once: dict[object, object] = {}
        self._lasting: dict[object, object] = {}

    def _directory_like(self, like: "View | None") -> Directory:
        """The directory known in this view; shared with ``like`` if both know the same places."""
        if like is not None and like.city == self.city and like.directory.places == self._places:
            return like.directory
        return Directory(self._places, self.city)

    def forget(self) -> None:
        """Empty the caches, also those of the arrangements."""
        super().forget()
        for cache in (self._scoped, self._place_cuts, self._applied):
            cache.clear()

    def of_directory(self, key: object, make: Callable[[], T]) -> T:
        """The result of ``make``, computed once for all views that share a directory; it must depend on that alone."""
        shared = self.directory.shared
        if key not in shared:
            shared[key] = make()
        return cast("T", shared[key])

    @property
    def normal(self) -> "View":
        """The same directory without any arrangement; it is shared by the views of one directory."""
        return self.of_directory(_NORMAL, lambda: View(replace(self.record, versions=()), self.known, like=self))

    @property
    def with_shared(self) -> tuple["View", ...]:
        """This view, and the one without arrangements if it was ever asked for: those that cache results."""
        normal = self.directory.shared.get(_NORMAL)
        return (self, normal) if isinstance(normal, View) and normal is not self else (self,)

    def known_as_of(self, known: datetime) -> "View":
        """The same view at another instant; valid only if nothing was published or imported in between."""
        twin = copy(self)
        twin.known = known
        return twin

    def without(self, ref: ArrangementRef | None) -> "View":
        """The same view as if an arrangement were not in force (None: as if none were); its intervals stay the same."""
        return self.once(("without", ref), lambda: self._without(ref))

    def _without(self, ref: ArrangementRef | None) -> "View":
        twin = copy(self)
        twin._leave_out(ref)  # noqa: SLF001  # its own class
        return twin

    def _leave_out(self, ref: ArrangementRef | None) -> None:
        self.versions = () if ref is None else tuple(each for each in self.versions if each.ref != ref)
        self._arrangements = Arrangements(()) if ref is None else self._arrangements.without(ref)
        self._begin()

    def zone(self, place: PlaceId) -> ZoneInfo:
        """The time zone of a place."""
        return self.directory.zones.get(place, self.city.zone)

    def _cut_by_all(self) -> Intervals:
        fixed = {midnight(day, self.city.zone) for day in self.directory.days}
        repeating: list[Repeating] = []
        for version in self.versions:
            for zone in () if version.arrangement.period.never else self.directory.zones_in_use:
                edges, again = cut_by(version.arrangement.period, zone)
                fixed.update(edges)
                repeating += again
        return Intervals(fixed, repeating)

    @property
    def boundaries(self) -> tuple[datetime, ...]:
        """The boundaries of all that does not repeat, and the first and the last one of what does."""
        return self._cut.fixed

    def head(self, slug: str) -> Notice:
        """A notice's title and texts as known in this view; the first ones if it was not published yet."""
        mine = [each for each in self.record.publications if each.notice == slug and each.head is not None]
        published = [each for each in mine if each.published <= self.known] or mine[:1]
        if published and published[-1].head is not None:
            return published[-1].head
        return next(notice for notice in self.record.notices if notice.slug == slug)

    def roles(self) -> Mapping[str, Role]:
        """The roles known in this view, by slug, with their holders at that time (R108)."""
        return {role.slug: role for role in self.record.roles if role.known_at(self.known)}

    def words(self) -> Mapping[CodeKey, CodeWords]:
        """The directory's words for codes, as known in this view."""
        return self.once("words", lambda: known_words(self.record.words, self.known))

    def interval(self, instant: datetime) -> int:
        """The interval that contains an instant."""
        return self._cut.at(instant)

    def interval_start(self, interval: int) -> datetime | None:
        """The first instant of an interval; None for the interval before every boundary."""
        return self._cut.start(interval)

    def interval_end(self, interval: int) -> datetime | None:
        """The end of an interval; None for the last one."""
        return self._cut.end(interval)

    def intervals(self, start: datetime, end: datetime) -> Sequence[int]:
        """The intervals that overlap or touch ``[start, end)``."""
        return self._cut.touching(start, end)

    def intervals_ahead(self, since: datetime) -> Sequence[int]:
        """The interval of an instant and every later one; of repetitions, those of the next 400 days."""
        last = max((since, *self.boundaries[-1:]))
        return self._cut.touching(since, min(last, LATEST - DAYS_AHEAD) + DAYS_AHEAD)

    def day_after(self, day: date, zone: ZoneInfo, since: datetime) -> date:
        """The next day to examine in a search that has examined every day from ``since`` to ``day`` without a result.

        That is the next day, until as many days of an interval are examined as every week needs to repeat itself;
        then it is the last day of the interval. So a fact until the year 9999 costs no more than one until next year.
        """
        interval = self.interval(midnight(day, zone))
        start, end = self.interval_start(interval), self.interval_end(interval)
        seen_from = since if start is None or start < since else start
        tomorrow = plus(day, 1)
        if end is None or (day - day_of(seen_from, zone)).days <= DAYS_OF_ANY_WEEK:
            return tomorrow
        eve = plus(day_of(end, zone), -1)
        if day < _FIRST_HOLIDAYS:  # the hours of a week may change where known holidays begin
            eve = min(eve, _FIRST_HOLIDAYS)
        rare = next((each for each in self.city.holidays.rare_days if tomorrow <= each <= eve), eve)
        return max(tomorrow, rare)

    def intervals_of(self, span: Span) -> Sequence[int]:
        """The intervals with a minute in a span."""
        return self._cut.within(span)

    def tree(self, interval: int) -> Tree:
        """The places that exist in an interval."""
        return self.directory.tree(self._number(interval))

    @property
    def last_tree(self) -> Tree:
        """The places that exist after every change of the directory."""
        return self.directory.tree(self.directory.number(self.boundaries[-1] if self.boundaries else None))

    def _number(self, interval: int) -> int:
        found = self._numbers.get(interval)
        if found is None:
            found = self._numbers[interval] = self.directory.number(self.interval_start(interval))
        return found

    def node(self, place: PlaceId, instant: datetime) -> Node | None:
        """The place at an instant, or None when it does not exist then or is not known yet."""
        return self.tree(self.interval(instant)).get(place)

    def applied(self, place: PlaceId, interval: int) -> tuple[Applied, ...]:
        """The arrangements in force at a place during an interval, narrowest first, then latest first."""
        start = self.interval_start(interval)
        if start is None:
            return ()
        spoken = self._scoped_to(place, self._number(interval))
        if not spoken:
            return ()
        key = (place, interval)
        found = self._applied.get(key)
        if found is None:
            found = self._applied[key] = tuple(applied for each in spoken if (applied := each.at(start)) is not None)
        return found

    def _scoped_to(self, place: PlaceId, number: int) -> tuple[ScopedArrangement, ...]:
        """Every arrangement that selects a place in one state of the directory, whether in force or not."""
        key = (place, number)
        found = self._scoped.get(key)
        if found is None:
            node = self.directory.tree(number).get(place)
            found = () if node is None else tuple(self._find_scoped(node))
            self._scoped[key] = found
        return found

    def _find_scoped(self, node: Node) -> list[ScopedArrangement]:
        zone = self.zone(node.place)
        found = []
        for version in self._arrangements.candidates_for(node):
            period = version.arrangement.period
            picked = narrowest(version.arrangement.scope, node)
            if period.never or picked is None:
                continue
            found.append(ScopedArrangement.of(Applied(version, *picked), zone))
        return in_order(found)

    def place_intervals(self, place: PlaceId, start: datetime, end: datetime) -> Sequence[int]:
        """The intervals that overlap or touch ``[start, end)``, joined where nothing changes at the place.

        Changes of other places, such as the building around it, are not considered.
        """
        return self.place_cut(place).touching(start, end)

    def place_cut(self, place: PlaceId) -> Intervals:
        """Time cut where the place itself or the arrangements in force at it may change."""
        found = self._place_cuts.get(place)
        if found is None:
            changes = self.directory.changes(self.city.zone)
            fixed = set(changes)
            repeating: list[Repeating] = []
            for number in range(len(changes) + 1):
                for each in self._scoped_to(place, number):
                    edges, again = cut_by(each.period, each.zone)
                    fixed.update(edges)
                    repeating += again
            found = self._place_cuts[place] = Intervals(fixed, repeating)
        return found

    def place_interval(self, place: PlaceId, interval: int) -> int:
        """The first interval of the group that contains ``interval``; see ``place_intervals``."""
        return self.place_cut(place).containing(interval)

    def find(self, path: str, at: datetime) -> PlaceId | None:
        """The place that has a path at ``at``, else the last one that had it."""
        found = self.tree(self.interval(at)).find(path)
        return self.directory.by_last_path.get(path) if found is None else found

    def newest(self, place: PlaceId) -> PlaceVersion | None:
        """The version of a place that is valid last, however far in the future."""
        return self.directory.newest.get(place)


def _known(version: PlaceVersion, known: datetime) -> bool:
    return version.known_from <= known and (version.known_until is None or known < version.known_until)
