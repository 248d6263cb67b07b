"""Finds outdated door signs (R128): "replace the sign at Kela: version 2, now 3"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.clock.local_time import day_of, plus
from aukio.domain.facts.record import Record, View
from aukio.domain.signs.sign_content import DAYS_COVERED, compose_sign, sign_head
from aukio.domain.signs.values import SignHead


class Why(StrEnum):
    """The reason why a sign is outdated."""

    CHANGED = "changed"
    """A publication after printing changes its text."""
    OVER = "over"
    """The days it covers have passed."""
    GONE = "gone"
    """The place no longer exists."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """An outdated sign, and its replacement; ``now`` is None if the place no longer exists."""

    printed: SignHead
    now: SignHead | None
    why: Why


def outdated(
    then: View, now: View, place: PlaceId, *, printed: datetime, at: datetime, langs: Sequence[str]
) -> Outdated | None:
    """The sign printed at ``printed`` from the view ``then``, if it is outdated at ``at``; else None.

    It is outdated when today's knowledge would change its text, or when the days it covers are over. None also when
    the place had no sign then.
    """
    hanging = sign_head(then, place, printed, langs[0])
    if hanging is None:
        return None
    current = sign_head(now, place, at, langs[0])
    if current is None:
        return Outdated(hanging, None, Why.GONE)
    if day_of(at, now.zone(place)) > hanging.last:
        return Outdated(hanging, current, Why.OVER)
    before, again = (compose_sign(view, place, printed, langs) for view in (then, now))
    if before is None or again is None or not before.has_same_content(again):
        return Outdated(hanging, current, Why.CHANGED)
    return None


def replacements(then: View, now: View, printed: datetime, at: datetime, langs: Sequence[str]) -> Iterator[Outdated]:
    """Every outdated sign of buildings and units, by path.

    While nothing became known and the days of a sign are not over, it is not composed to be compared with itself.
    """
    learned = _has_learned(then, now)
    for node in then.tree(then.interval(printed)):
        if node.kind in (Kind.CENTRE, Kind.UNIT):
            zone = now.zone(node.place)
            last = plus(day_of(printed, zone), DAYS_COVERED - 1)
            if not learned and day_of(at, zone) <= last and now.node(node.place, at) is not None:
                continue
            found = outdated(then, now, node.place, printed=printed, at=at, langs=langs)
            if found is not None:
                yield found


def _has_learned(then: View, now: View) -> bool:
    """Whether anything recorded became known, or ceased to be, after ``then`` and until ``now``."""
    if now.known < then.known:
        return True
    return any(instant is not None and then.known < instant <= now.known for instant in _instants(now.record))


def _instants(record: Record) -> Iterator[datetime | None]:
    """Every instant at which something became known, or ceased to be."""
    yield from (each.published for each in record.publications)
    yield from (until for until, _ in record.past_cities)
    for dated in (record.places, record.roles, record.words, record.versions):
        for each in dated:
            yield from (each.known_from, each.known_until)
