"""The minutes in which a channel of a place can be used for a booking: open, and with its service available.

One function for slots, fates and the booking policy of a status: it asks the timetable, so it knows everything that
takes minutes away: closes, shorter hours, the building and its last unit, normal weeks, offers that end.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from aukio.domain.base.spans import Span, Spans, clip, join, subtract
from aukio.domain.city.places import ChannelKind, PlaceId, Purpose
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.composition import closes, shortens
from aukio.domain.hours.coupling import parts, withheld_at
from aukio.domain.hours.during import edges_in
from aukio.domain.hours.service_weeks import service_week_spans
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.domain.hours.week_spans import close_spans


def hours_from(view: View, place: PlaceId, channel: ChannelKind, origin: date, *, service: str = "") -> DayHours:
    """The effective hours of a kind of channel that begin on a local day, over all its channels that serve people.

    Channels for booking and for enquiries count only where no channel of the kind is for the service itself. On site,
    a ``service`` with a week of its own has only the hours of its week.
    """
    hours = _all_hours_from(view, place, channel, origin)
    week = service_week_spans(view, place, service, origin) if service and channel is ChannelKind.ON_SITE else None
    return hours if week is None else DayHours(*week.limit(*hours))


def _all_hours_from(view: View, place: PlaceId, channel: ChannelKind, origin: date) -> DayHours:
    timetable, zone = Timetable.of(view), view.zone(place)
    days = [
        timetable.effective(place, key, origin)
        for key in _keys(view, place, channel, midnight(origin, zone), midnight(plus(origin, 2), zone))
    ]
    if len(days) == 1:
        return days[0]
    opened = join(span for day in days for span in day.open)
    return DayHours(opened, subtract(join(span for day in days for span in day.unknown), opened))


def _keys(view: View, place: PlaceId, channel: ChannelKind, start: datetime, end: datetime) -> tuple[ChannelKey, ...]:
    keys = dict.fromkeys(
        state.key
        for interval in view.intervals(start, end)
        for state in Timetable.of(view).channels(place, interval)
        if state.key.kind is channel
    )
    return tuple(key for key in keys if key.purpose is Purpose.SERVICE) or tuple(keys)


def usable_spans(view: View, place: PlaceId, channel: ChannelKind, within: Span, *, service: str = "") -> Spans:
    """The minutes inside a span in which a channel may be used: not closed, in the week of ``service``, not withheld.

    Where hours are unknown nothing is known to be closed.
    """
    zone = view.zone(place)
    found: list[Span] = []
    day, last = plus(day_of(within.start, zone), -1), day_of(within.end, zone)
    while day <= last:
        hours = hours_from(view, place, channel, day, service=service)
        found += hours.open
        found += hours.unknown
        if day == date.max:
            break
        day += DAY
    usable = clip(join(found), within.start, within.end)
    return subtract(usable, withheld_spans(view, place, service, within)) if usable else usable


def withheld_spans(view: View, place: PlaceId, service: str, within: Span) -> Spans:
    """The minutes inside a span in which a service is withheld at a place; "" is none in particular."""
    if not service:
        return ()
    edges = {within.start, within.end, *(each for each in _changes(view, place, within))}
    cuts = sorted(each for each in edges if within.start <= each <= within.end)
    found = []
    for start, end in pairwise(cuts):
        node = view.node(place, start)
        if node is not None and service in withheld_at(view, node, start):
            found.append(Span(start, end))
    return join(found)


def _changes(view: View, place: PlaceId, within: Span) -> Iterator[datetime]:
    """Where what is withheld may change: boundaries of the record, edges of partial closes of equipment."""
    zone = view.zone(place)
    for interval in view.intervals(within.start, within.end):
        begins = view.interval_start(interval)
        if begins is not None:
            yield begins
        tree = view.tree(interval)
        node = tree.get(place)
        for part in () if node is None else parts(tree, node):
            yield from _close_edges(view, part, interval, day_of(within.start, zone), day_of(within.end, zone))
        for each in () if node is None else (node, *parts(tree, node)):
            yield from edges_in(view, each.place, interval, within)


def _close_edges(view: View, part: Node, interval: int, first: date, last: date) -> Iterator[datetime]:
    applied = view.applied(part.place, interval)
    if shortens(applied, ChannelKind.ON_SITE):
        day = plus(first, -1)
        while day <= last:
            for span in Timetable.of(view).cut_by(part.place, ChannelKind.ON_SITE, day):
                yield from span
            day = plus(day, 1)
    for _by, close in closes(applied, ChannelKind.ON_SITE):
        day = first
        while close.during is not None and day <= last:
            for span in close_spans(view, part.place, close, day):
                yield from span
            day = plus(day, 1)
