"""Closures of whole days that last: a search for an opening passes over them by their limits, not day by day."""

from datetime import date

from aukio.domain.city.places import IN_BUILDING, ChannelKind, PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.channels_by_day import ChannelsByDay

_NIGHTS = 3
"""How many days before a limit the hours of a day may depend on what lies behind it: a span may run over midnight, and
places may have other clocks."""


def shut_until(channels: ChannelsByDay, place: PlaceId, key: ChannelKey, day: date) -> date:
    """The day after ``day`` until which a close of whole days, at the place or around it, keeps a channel shut.

    ``day`` itself where there is none. No span of the channel begins on the days between.
    """
    view = channels.view
    until = _closed_until(channels, place, key, day)
    host = view.tree(view.interval(midnight(day, view.zone(place)))).host(place)
    while key.kind in IN_BUILDING and host is not None:
        until = max(until, _closed_until(channels, host, None, day))
        host = view.tree(view.interval(midnight(day, view.zone(host)))).host(host)
    return until


def _closed_until(channels: ChannelsByDay, place: PlaceId, key: ChannelKey | None, day: date) -> date:
    """The same for the place alone, for one channel or for all on-site ones."""
    view, zone = channels.view, channels.view.zone(place)
    start = midnight(day, zone)
    states = [
        state
        for state in channels.during(place, view.interval(start))
        if (state.key == key if key is not None else state.key.kind is ChannelKind.ON_SITE)
    ]
    if not states or not all(state.is_shut_all_day for state in states):
        return day
    cut = view.place_cut(place)
    end = cut.end(cut.at(start))
    return date.max if end is None else plus(day_of(end, zone), -_NIGHTS)
