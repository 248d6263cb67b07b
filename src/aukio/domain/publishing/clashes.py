"""Refuses two arrangements of one publication between which no rule decides (semantics.md section 3).

The narrowest wins, then the latest; so equal width within one publication leaves no winner. This concerns hours,
offers and admission; effects on other aspects combine without an order.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import assert_never

from aukio.domain.base.mistakes import Refused
from aukio.domain.clock.local_time import Period, instant_of
from aukio.domain.facts.effects import Admit, Close, Hours, HoursEffect, Offer, hours_channels
from aukio.domain.facts.notices import ChangeKind, Publication, Version
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.scope import narrowest


def refuse_clashes(record: Record, publication: Publication) -> None:
    """Raise ``Refused`` if ``publication`` leaves no winner at a place.

    Checks the arrangements it changes, and those that first became known together with them.
    """
    current = [
        version
        for version in record.versions
        if version.known_until is None and version.came_as is not ChangeKind.WITHDRAWN
    ]
    touched = {version.ref for version in current if version.publication == publication.order}
    view = View(record, publication.published)
    for version in current:
        if version.ref in touched:
            _refuse_said_twice(version)
    for one, other in combinations(current, 2):
        if one.first != other.first or not touched & {one.ref, other.ref}:
            continue
        shared = set(_claims(one)) & set(_claims(other))
        if shared and one.arrangement.period.overlaps(other.arrangement.period):
            _refuse_equal_width(view, one, other, shared)


def _refuse_said_twice(version: Version) -> None:
    claims = list(_claims(version))
    if len(claims) != len(set(claims)):
        raise Refused(
            f"'{version.ref}' says {_say(claims)} twice.",
            next_step="Keep one of the two, or split the scope.",
        )


def _refuse_equal_width(view: View, one: Version, other: Version, shared: set[tuple[str, ...]]) -> None:
    for interval in _both_in_force(view, one.arrangement.period, other.arrangement.period):
        for node in view.tree(interval):
            first, second = narrowest(one.arrangement.scope, node), narrowest(other.arrangement.scope, node)
            if first is not None and second is not None and first[0] == second[0]:
                raise Refused(
                    f"'{one.ref}' and '{other.ref}' both speak of {_say(shared)} at {node.path} with equal width.",
                    next_step="Make one scope narrower, except the place from one, or keep their periods apart.",
                )


def _both_in_force(view: View, one: Period, other: Period) -> range:
    """The intervals in which two periods overlap; the set of places may differ between them."""
    start = view.interval(instant_of(max(one.start, other.start), view.city.zone))
    ends = [period.end for period in (one, other) if period.end is not None]
    if not ends:
        return range(start, len(view.boundaries) + 1)
    return range(start, max(start + 1, view.interval(instant_of(min(ends), view.city.zone))))


def _claims(version: Version) -> Iterator[tuple[str, ...]]:
    """The aspects of which only one version can win: aspect, channel, and service or audience."""
    for effect in version.arrangement.effects:
        if isinstance(effect, HoursEffect):
            yield from _hours_claims(effect)
        elif isinstance(effect, Admit):
            for service in effect.services or ("",):
                yield ("admission", effect.channel, service, effect.audience or "")


def _hours_claims(effect: HoursEffect) -> Iterator[tuple[str, ...]]:
    match effect:
        case Hours():
            for channel in hours_channels(effect):
                yield ("hours", channel)
        case Offer():
            yield ("offer", effect.channel, effect.purpose)
        case Close():
            pass  # every close is subtracted
        case _:
            assert_never(effect)


def _say(claims: Iterable[tuple[str, ...]]) -> str:
    first = min(claims)
    return " ".join(part for part in first if part)
