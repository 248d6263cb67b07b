"""The channels of a place while some arrangements are in force: its normal ones and the offered ones.

A state names the source of a channel's minutes and what is subtracted; ``timetable`` computes hours from it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from aukio.domain.city.places import WITHOUT_HOURS, Channel, ChannelKind, Kind, Purpose
from aukio.domain.city.tree import Node
from aukio.domain.facts.effects import Close, Offer, Shorten
from aukio.domain.facts.matches import Applied
from aukio.domain.hours.composition import closes, closes_by_name, offers, replacement, shortens
from aukio.domain.week import AnyWeek, with_holiday_rule_of


class ChannelKey(NamedTuple):
    """Identifies a channel of a place: the ``ordinal``-th of its kind and purpose, or the one ``offered``."""

    kind: ChannelKind
    purpose: Purpose = Purpose.SERVICE
    ordinal: int = 0
    offered: bool = False


class Basis(Enum):
    """The source of a channel's minutes before closes are subtracted."""

    WEEK = "week"
    ALWAYS = "always"
    INHERITED = "inherited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel during one interval: its week, the arrangement that replaced it, what is subtracted from its days."""

    key: ChannelKey
    channel: Channel
    basis: Basis
    week: AnyWeek | None
    replaced_by: Applied | None
    offered_by: Applied | None
    closes: tuple[tuple[Applied, Close], ...]
    shortens: tuple[tuple[Applied, Shorten], ...] = ()

    @property
    def is_shut_all_day(self) -> bool:
        """Whether a close of whole days leaves nothing of it, whatever its hours are."""
        return any(close.during is None for _, close in self.closes)


def channel_states(node: Node, applied: tuple[Applied, ...]) -> tuple[ChannelState, ...]:
    """The channels of a place while these arrangements are in force: its normal ones, then those offered."""
    normal = list(node.version.channels)
    if node.kind is not Kind.SITE and not any(each.kind is ChannelKind.ON_SITE for each in normal):
        normal.insert(0, Channel(ChannelKind.ON_SITE))
    states: list[ChannelState] = []
    seen: dict[tuple[ChannelKind, Purpose], int] = {}
    for channel in normal:
        ordinal = seen.get((channel.kind, channel.purpose), 0)
        seen[channel.kind, channel.purpose] = ordinal + 1
        key = ChannelKey(channel.kind, channel.purpose, ordinal)
        states.append(_normal(key, channel, node, applied))
    on_site = next((state for state in states if state.key.kind is ChannelKind.ON_SITE), None)
    for by, offer in offers(applied).values():
        states.append(_offered(by, offer, on_site, states, applied))
    return tuple(states)


def _normal(key: ChannelKey, channel: Channel, node: Node, applied: tuple[Applied, ...]) -> ChannelState:
    shut, cut = closes(applied, key.kind), shortens(applied, key.kind)
    replaced = replacement(applied, key.kind)
    if replaced is not None:
        by, hours = replaced
        if hours.week is None:
            return ChannelState(key, channel, Basis.UNKNOWN, None, by, None, shut, cut)
        week: AnyWeek = hours.week
        if not by.version.names_its_days:
            week = with_holiday_rule_of(hours.week, channel.week)
        return ChannelState(key, channel, Basis.WEEK, week, by, None, shut, cut)
    if channel.week is not None:
        return ChannelState(key, channel, Basis.WEEK, channel.week, None, None, shut, cut)
    return ChannelState(key, channel, basis_without_week(key.kind, node.kind), None, None, None, shut, cut)


def _offered(
    by: Applied,
    offer: Offer,
    on_site: ChannelState | None,
    normal: list[ChannelState],
    applied: tuple[Applied, ...],
) -> ChannelState:
    key = ChannelKey(offer.channel, offer.purpose, offered=True)
    channel = Channel(
        offer.channel, offer.purpose, offer.week, offer.admission, contacts=offer.contacts, means=offer.means
    )
    shut, cut = closes_by_name(applied, key.kind), shortens(applied, key.kind)
    if offer.week is not None:
        same = (
            s for s in normal if (s.key.kind, s.key.purpose) == (key.kind, key.purpose) and s.channel.week is not None
        )
        twin = next(same, on_site)
        week: AnyWeek = offer.week
        if not by.version.names_its_days:
            week = with_holiday_rule_of(offer.week, None if twin is None else twin.channel.week).closed_on_holidays()
        return ChannelState(key, channel, Basis.WEEK, week, None, by, shut, cut)
    if offer.channel in WITHOUT_HOURS:
        return ChannelState(key, channel, Basis.ALWAYS, None, None, by, shut, cut)
    basis = Basis.UNKNOWN if on_site is None else on_site.basis
    week_now = None if on_site is None else on_site.week
    return ChannelState(key, channel, basis, week_now, None, by, shut, cut)


def basis_without_week(channel: ChannelKind, kind: Kind) -> Basis:
    """The source of the minutes of a channel without a week, at a place of a kind."""
    if channel in WITHOUT_HOURS:
        return Basis.ALWAYS
    if channel is ChannelKind.ON_SITE and kind in (Kind.ROOM, Kind.EQUIPMENT):
        return Basis.INHERITED
    return Basis.UNKNOWN
