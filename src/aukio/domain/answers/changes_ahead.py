"""The arrangements that will begin or end at a place: all of them, and those of which a visitor will see something.

An arrangement that another one beats on all its days at the place is not announced there, and neither is its end. The
end of a closure is not announced for a day on which the place stays closed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from aukio.domain.answers.answer import Change
from aukio.domain.base.spans import Span
from aukio.domain.city.places import IN_BUILDING, ChannelKind, PlaceId
from aukio.domain.clock.local_time import EARLIEST, LATEST, TICK, day_of, midnight, plus
from aukio.domain.facts.effects import Admit, Close, Effect, Hours, Offer, Shorten, hours_channels, is_shut_all_day
from aukio.domain.facts.intervals import instants_of
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.composition import closes, closes_by_name, general_admission, offers, replacement
from aukio.domain.hours.coupling import affecting_arrangements, coupled_cut, coupled_interval, hosts
from aukio.domain.hours.shortened_days import leaves_nothing
from aukio.domain.hours.timetable import Timetable


def upcoming(view: View, place: PlaceId, at: datetime) -> tuple[Change, ...]:
    """What begins or ends after ``at`` and holds at the place, in order of time."""
    now = coupled_interval(view, place, view.interval(at))
    return view.once(("upcoming", place, now), lambda: tuple(_first_of_each(view, place, now, holding=True)))


def changes_ahead(view: View, place: PlaceId, at: datetime) -> tuple[Change, ...]:
    """The arrangements that affect the place and begin or end after ``at``, in order of time."""
    now = coupled_interval(view, place, view.interval(at))
    return view.once(("changes ahead", place, now), lambda: tuple(_first_of_each(view, place, now, holding=False)))


_MOST_REPEATED = 8
"""How many of the next boundaries at a place with repetitions are looked at, beside those that are fixed."""


def _first_of_each(view: View, place: PlaceId, now: int, *, holding: bool) -> Iterator[Change]:
    cut = coupled_cut(view, place)
    since = cut.start(now) or EARLIEST
    if not cut.repeating:
        ahead = cut.between(since, LATEST)
    else:
        ahead = cut.following(since, _MOST_REPEATED)
        ahead += tuple(each for each in cut.fixed if ahead and each > ahead[-1])
    said: set[tuple[ArrangementRef, bool]] = set()
    for boundary in ahead:
        for each in _changes(view, place, boundary):
            change = _as_it_holds(view, place, each) if holding else each
            if change is None:
                continue
            key = change.version.ref, change.begins
            if key not in said or not change.version.arrangement.period.repeats:
                yield change
            said.add(key)


def _changes(view: View, place: PlaceId, boundary: datetime) -> list[Change]:
    """The arrangements that affect a place and begin or end at a boundary."""
    at_end, at_start = view.interval(boundary - TICK), view.interval(boundary)
    before = {each.version.ref: each.version for each in affecting_arrangements(view, place, at_end)}
    after = {each.version.ref: each.version for each in affecting_arrangements(view, place, at_start)}
    ended = [before[ref] for ref in before if ref not in after]
    begun = [after[ref] for ref in after if ref not in before]
    going_on = {effect for version in begun for effect in version.arrangement.effects}
    changes = [Change(boundary, rest, begins=False) for each in ended if (rest := _without(each, going_on)) is not None]
    closed = {effect for version in ended for effect in version.arrangement.effects if is_shut_all_day(effect)}
    for version in begun:
        stays = not closed.isdisjoint(version.arrangement.effects)
        changes.append(Change(boundary, version, begins=True, stays_closed=stays))
    return changes


def _without(version: Version, effects: set[Effect]) -> Version | None:
    """A version without the effects that go on; None if nothing is left."""
    arrangement = version.arrangement
    rest = tuple(each for each in arrangement.effects if each not in effects)
    if len(rest) == len(arrangement.effects):
        return version
    return replace(version, arrangement=replace(arrangement, effects=rest)) if rest else None


def _as_it_holds(view: View, place: PlaceId, change: Change) -> Change | None:
    """A change with those effects alone that a visitor will see begin or end; None where there are none."""
    where = _where(view, place, change)
    idle = {
        effect
        for effect in change.version.arrangement.effects
        if not _holds(view, where, change, effect)
        or (not change.begins and isinstance(effect, Close) and _stays_shut(view, where, place, change, effect))
    }
    rest = _without(change.version, idle)
    if rest is None:
        return None
    holder = None if where == place else view.tree(_interval_of(view, change)).get(where)
    source = None if holder is None else holder.version.names
    return replace(change, version=_closed_where_nothing_is_left(view, where, rest, change.at), source=source)


def _closed_where_nothing_is_left(view: View, where: PlaceId, version: Version, at: datetime) -> Version:
    """A version with a close in place of a shorter day of which nothing is left at the place."""
    arrangement = version.arrangement
    if not any(isinstance(effect, Shorten) for effect in arrangement.effects):
        return version
    kinds = {state.key.kind for state in Timetable.of(view).channels(where, view.interval(at))}
    close = Close((ChannelKind.ON_SITE,)) if ChannelKind.SELF_SERVICE in kinds else Close()

    def shown(effect: Effect) -> Effect:
        shuts = isinstance(effect, Shorten) and leaves_nothing(view, (where,), effect, arrangement.period)
        return close if shuts else effect

    return replace(version, arrangement=replace(arrangement, effects=tuple(map(shown, arrangement.effects))))


def _interval_of(view: View, change: Change) -> int:
    """The interval in which an arrangement is in force beside its boundary."""
    return view.interval(change.at if change.begins else change.at - TICK)


def _where(view: View, place: PlaceId, change: Change) -> PlaceId:
    """The place at which an arrangement is in force: the one asked about, what it stands in, or a part of it."""
    interval = _interval_of(view, change)
    if any(each.ref == change.version.ref for each in view.applied(place, interval)):
        return place
    touching = affecting_arrangements(view, place, interval)
    return next((each.via.place for each in touching if each.version.ref == change.version.ref), place)


_MOST_LOOKED_AT = 60
"""In how many intervals of a stretch an arrangement that is beaten is looked for; one beaten longer is announced."""


def _holds(view: View, where: PlaceId, change: Change, effect: Effect) -> bool:
    """Whether an effect decides anything in any interval of the stretch that begins or ends."""
    if not isinstance(effect, Hours | Offer | Shorten | Admit):
        return True
    moment = change.at if change.begins else change.at - TICK
    spans = instants_of(change.version.arrangement.period, view.zone(where), moment, moment + TICK)
    stretch = spans[0] if spans else Span(moment, moment + TICK)
    start = max(stretch.start, change.at) if change.begins else stretch.start
    edges = coupled_cut(view, where).following(start, _MOST_LOOKED_AT)
    if len(edges) == _MOST_LOOKED_AT and edges[-1] < stretch.end:
        return True
    inside = (start, *(edge for edge in edges if edge < stretch.end))
    return any(_decides(view, where, change.version.ref, effect, view.interval(each)) for each in inside)


def _decides(view: View, where: PlaceId, ref: ArrangementRef, effect: Effect, interval: int) -> bool:
    applied = view.applied(where, interval)
    match effect:
        case Hours():
            found = (replacement(applied, kind) for kind in hours_channels(effect))
            wins = any(each is not None and each[0].ref == ref for each in found)
            return wins and not _is_shut(view, where, effect, interval)
        case Offer():
            winner = offers(applied).get((effect.channel, effect.purpose))
            return winner is not None and winner[0].ref == ref and not _is_shut(view, where, effect, interval)
        case Shorten():
            return not _is_shut(view, where, effect, interval)
        case Admit(services=(), audience=None, during=None):
            rule = general_admission(applied, effect.channel)
            return rule is None or rule[0].ref == ref or rule[1].during is not None
        case _:  # partial: the others combine, or win for the people and services they name
            return True


def _is_shut(view: View, where: PlaceId, effect: Hours | Offer | Shorten, interval: int) -> bool:
    """Whether other arrangements close all the channels of an effect throughout an interval."""
    closing = closes_by_name if isinstance(effect, Offer) else closes
    applied = view.applied(where, interval)
    around = [each for host in hosts(view, where, interval) for each in view.applied(host, interval)]

    def shut(kind: ChannelKind) -> bool:
        own = closing(applied, kind)
        building = closes(around, ChannelKind.ON_SITE) if kind in IN_BUILDING else ()
        return any(close.during is None for _, close in (*own, *building))

    return all(map(shut, hours_channels(effect)))


def _stays_shut(view: View, where: PlaceId, place: PlaceId, change: Change, close: Close) -> bool:
    """Whether no channel that a close names can be used on the rest of the day on which the close ends."""
    if close.during is not None:
        return False
    timetable, interval = Timetable.of(view), view.interval(change.at)
    above = where in hosts(view, place, interval)
    seen = place if above else where
    zone = view.zone(seen)
    day = day_of(change.at, zone)
    night = midnight(plus(day, 1), zone)
    kinds = hours_channels(close)
    keys = [each.key for each in timetable.channels(seen, interval) if each.key.kind in kinds]
    days = [timetable.effective(seen, key, origin) for key in keys for origin in (plus(day, -1), day)]
    spans = [span for each in days for span in (*each.open, *each.unknown)]
    return bool(keys) and not any(span.end > change.at and span.start < night for span in spans)
