"""Refuses two arrangements of one publication between which no rule decides (semantics.md section 3).

The narrowest wins, then the latest, then the one whose days lie inside those of the other. So equal width within one
publication leaves no winner, unless one is a special day inside a season. This concerns hours, offers and admission;
effects on other aspects combine without an order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product

from aukio.domain.base.mistakes import Refused
from aukio.domain.base.spans import Span, intersect, join
from aukio.domain.city.holidays import DatedHolidays
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import Period, instant_of
from aukio.domain.facts.claims import Claim, claims, claims_of
from aukio.domain.facts.effects import during_of
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import ChangeKind, Publication, Version
from aukio.domain.facts.record import DAYS_OF_ANY_WEEK, Record, View
from aukio.domain.facts.scope import AtPlace, narrowest
from aukio.domain.week import Week, range_minutes


def refuse_clashes(record: Record, publication: Publication, *, like: View | None = None) -> None:
    """Raise ``Refused`` if ``publication`` leaves no winner at a place.

    Checks the arrangements it changes, and those that first became known together with them. ``like`` is a view of the
    record before, with which the view of the publication shares what it can.
    """
    current = [
        version
        for version in record.versions
        if version.known_until is None and version.came_as is not ChangeKind.WITHDRAWN
    ]
    touched = [version for version in current if version.publication == publication.order]
    refs, firsts = {version.ref for version in touched}, {version.first for version in touched}
    together = [version for version in current if version.first in firsts]
    holidays = record.city_at(publication.published).holidays
    for version in touched:
        _refuse_said_twice(holidays, version)
    view: View | None = None  # made where two have no winner: few publications come so far
    for one, other in _that_may_meet(together):
        if one.first != other.first or not refs & {one.ref, other.ref}:
            continue
        shared = claims_of(one.arrangement.effects) & claims_of(other.arrangement.effects)
        shared = frozenset(each for each in shared if _meet(holidays, each, one, other))
        if shared and _has_no_winner(one.arrangement.period, other.arrangement.period):
            view = view or View(record, publication.published, like=like)
            _refuse_equal_width(view, one, other, shared)


def _that_may_meet(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """The pairs that may speak of one place, in the order of all pairs: two that only name places share one of them."""
    by_place: dict[PlaceId | None, list[int]] = {None: []}
    for number, version in enumerate(versions):
        for place in _named(version) or (None,):
            by_place.setdefault(place, []).append(number)
    for number, version in enumerate(versions):
        named = _named(version)
        others = (each for place in (*named, None) for each in by_place[place]) if named else range(len(versions))
        yield from ((version, versions[other]) for other in sorted(set(others)) if other > number)


def _named(version: Version) -> tuple[PlaceId, ...]:
    """The places that a scope names, each once; none where it selects some in another way."""
    clauses = version.arrangement.scope.clauses
    named = tuple(dict.fromkeys(clause.place for clause in clauses if isinstance(clause, AtPlace)))
    return named if all(isinstance(clause, AtPlace) for clause in clauses) else ()


def _has_no_winner(one: Period, other: Period) -> bool:
    """Whether two periods overlap, and neither has its days inside the other: the special day in a season wins."""
    return one.overlaps(other) and not (one.lies_within(other) or other.lies_within(one))


def _refuse_said_twice(holidays: DatedHolidays, version: Version) -> None:
    found = Counter(claims(version.arrangement.effects))
    said = [each for each, count in found.items() if count > 1 and _meet(holidays, each, version, version)]
    if said:
        raise Refused(
            f"'{version.ref}' says {_say(said)} twice.",
            next_step="Keep one of the two, or split the scope.",
        )


def _meet(holidays: DatedHolidays, claim: Claim, one: Version, other: Version) -> bool:
    """Whether what two versions claim holds in the same hours; where one alone is for some hours, it wins in them."""
    mine, theirs = (
        [during_of(each) for each in version.arrangement.effects if claim in claims_of((each,))]
        for version in (one, other)
    )
    pairs = combinations(mine, 2) if one is other else product(mine, theirs)
    return any(a is b or (a is not None and b is not None and _overlap(holidays, a, b)) for a, b in pairs)


def _overlap(holidays: DatedHolidays, one: Week, other: Week) -> bool:
    """Whether two weeks have a minute in common, within the days in which every rule recurs."""
    first = date(2000, 1, 1)  # a year with 29 February; Easter recurs within the days
    spans = [
        [Span(_START + low * _MINUTE, _START + high * _MINUTE) for low, high in zip(*minutes, strict=True)]
        for minutes in (range_minutes(week, holidays, first, DAYS_OF_ANY_WEEK) for week in (one, other))
    ]
    return bool(intersect(join(spans[0]), join(spans[1])))


_START, _MINUTE = datetime(2000, 1, 1, tzinfo=UTC), timedelta(minutes=1)


def _refuse_equal_width(view: View, one: Version, other: Version, shared: frozenset[Claim]) -> None:
    intervals = _both_in_force(view, one.arrangement.period, other.arrangement.period)
    for tree in {id(tree): tree for tree in map(view.tree, intervals)}.values():
        for node in places_selected(tree, one.arrangement.scope):
            first, second = narrowest(one.arrangement.scope, node), narrowest(other.arrangement.scope, node)
            if first is not None and second is not None and first[0] == second[0]:
                raise Refused(
                    f"'{one.ref}' and '{other.ref}' both speak of {_say(shared)} at {node.path} with equal width.",
                    next_step="Make one scope narrower, except the place from one, or keep their periods apart.",
                )


def _both_in_force(view: View, one: Period, other: Period) -> Sequence[int]:
    """The intervals in which two periods overlap; the set of places may differ between them."""
    zone = view.city.zone
    start = instant_of(max(one.start, other.start), zone)
    ends = [instant_of(period.end, zone) for period in (one, other) if period.end is not None]
    ahead = view.intervals_ahead(start)
    return [each for each in ahead if not ends or (view.interval_start(each) or start) < min(ends)] or ahead[:1]


def _say(claims: Iterable[Claim]) -> str:
    first = min(claims)
    return " ".join(part for part in first if part)
