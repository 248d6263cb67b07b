"""What a publication changes, place by place: the status before and after, at the first moment it shows (R131)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aukio.domain.answer import Status
from aukio.domain.coupling import hosts
from aukio.domain.notices import Version
from aukio.domain.places import PlaceId
from aukio.domain.record import Node, View
from aukio.domain.resolver import answer_now
from aukio.domain.scope import narrowest
from aukio.domain.time import DAY, day_of, instant_of
from aukio.domain.timetable import Timetable

_DAYS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A place whose answer differs from ``since`` on; both answers are given at a moment that shows it."""

    since: datetime
    before: Status
    after: Status


def impact(before: View, after: View, versions: tuple[Version, ...]) -> tuple[PlaceChange, ...]:
    """The places a publication changes, by path; ``versions`` are those it makes known."""
    moments = sorted(set(_moments(before, after, versions)))
    found = []
    for place in _places(after, versions, moments):
        since = next((at for at in moments if _differs(before, after, place, at)), None)
        if since is not None:
            found.append(PlaceChange(since, *_shown(before, after, place, since)))
    return tuple(sorted(found, key=lambda change: change.after.path))


def _moments(before: View, after: View, versions: tuple[Version, ...]) -> Iterator[datetime]:
    """Where something may begin to differ: now, and wherever an old or a new version begins or ends from now on."""
    yield after.known
    touched = {version.ref for version in versions}
    old = (version for version in before.versions if version.ref in touched)
    for version in (*old, *versions):
        period = version.arrangement.period
        for local in filter(None, (period.start, period.end)):
            instant = instant_of(local, after.city.zone)
            if instant > after.known:
                yield instant


def _places(after: View, versions: tuple[Version, ...], moments: list[datetime]) -> tuple[PlaceId, ...]:
    """Places in scope, what stands in them, and what they are part of."""
    found: dict[PlaceId, None] = {}
    for moment in moments:
        stretch = after.stretch(moment)
        tree = after.tree(stretch)
        picked: list[Node] = [
            node for node in tree if any(narrowest(version.arrangement.scope, node) is not None for version in versions)
        ]
        for node in picked:
            found[node.place] = None
            found.update(dict.fromkeys(hosts(after, node.place, stretch)))
            found.update(dict.fromkeys(each.place for each in tree.beneath(node.place)))
            found[tree.unit_of(node).place] = None
    return tuple(found)


def _differs(before: View, after: View, place: PlaceId, at: datetime) -> bool:
    return _plain(answer_now(before, place, at)) != _plain(answer_now(after, place, at))


def _plain(answer: Status) -> Status:
    """What counts as a change: not the reasons, and not how far ahead the next opening lies."""
    channels = tuple(replace(channel, opens_at=None, closes_at=None) for channel in answer.channels)
    return replace(answer, known=answer.at, channels=channels, upcoming=(), because=())


def _shown(before: View, after: View, place: PlaceId, since: datetime) -> tuple[Status, Status]:
    """The two answers at a moment that tells them apart: at once where it is open, else at an opening within a week."""
    zone = after.zone(place)
    first = day_of(since, zone)
    openings = {
        span.start
        for view in (before, after)
        for step in range(_DAYS_SHOWN)
        for span in Timetable.of(view).on_site_on(place, first + step * DAY).open
        if span.start > since
    }
    pairs = [(answer_now(before, place, at), answer_now(after, place, at)) for at in (since, *sorted(openings))]
    awake = [pair for pair in pairs if any(channel.open for answer in pair for channel in answer.channels)]
    telling = (pair for pair in awake if _gist(pair[0]) != _gist(pair[1]))
    return next(telling, pairs[0])


def _gist(answer: Status) -> tuple[object, ...]:
    return (answer.summary, *(channel.hours_today for channel in answer.channels))
