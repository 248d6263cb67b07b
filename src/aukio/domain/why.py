"""Why an answer is what it is: every layer of every aspect, what it said, and whether it won.

The layers are those of the composition table, from the normal state upwards; nothing is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from aukio.domain import composition
from aukio.domain.channels import Basis, ChannelState
from aukio.domain.composition import closes, offers, replacement, said
from aukio.domain.coupling import hosts
from aukio.domain.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    Guidance,
    Hours,
    Normal,
    Offer,
    Passage,
    Promise,
    Text,
    Withhold,
    hours_channels,
)
from aukio.domain.places import Channel, ChannelKind, Kind, PlaceId
from aukio.domain.record import Applied, Node, View
from aukio.domain.resolver import clock_spans
from aukio.domain.time import day_of
from aukio.domain.timetable import Timetable
from aukio.domain.wording.en import say_code, say_effect, say_week
from aukio.domain.wording.naming import Naming


@dataclass(frozen=True, slots=True)
class Layer:
    """One voice: ``source`` is an arrangement, "normal", or the path of what the place stands in."""

    source: str
    said: str
    won: bool


@dataclass(frozen=True, slots=True)
class Layers:
    """The voices of one aspect; of hours and admission, for one channel."""

    aspect: str
    layers: tuple[Layer, ...]
    channel: ChannelKind | None = None


def why(view: View, place: PlaceId, at: datetime, naming: Naming) -> tuple[Layers, ...]:
    """Every layer that has something to say of a place at an instant."""
    stretch = view.stretch(at)
    node = view.tree(stretch).get(place)
    if node is None:
        return ()
    applied = view.applied(place, stretch)
    found: list[Layers] = []
    for state in Timetable.of(view).channels(place, stretch):
        found.append(Layers("hours", tuple(_hours(view, node, state, at, naming)), state.key.kind))
        admission = tuple(_admission(applied, state.channel, naming))
        if state.key.kind is ChannelKind.ON_SITE or len(admission) > 1:
            found.append(Layers("admission", admission, state.key.kind))
    for row in composition.TABLE:
        if row.aspect not in ("hours", "admission"):
            layers = tuple(_voices(applied, row.effects, naming))
            if layers:
                found.append(Layers(row.aspect, layers))
    return tuple(found)


_BASES = {
    Basis.ALWAYS: "there at every hour",
    Basis.INHERITED: "as the place it is in",
    Basis.UNKNOWN: "hours not known",
}


def _hours(view: View, node: Node, state: ChannelState, at: datetime, naming: Naming) -> Iterator[Layer]:
    applied = view.applied(node.place, view.stretch(at))
    if state.offered_by is None:
        week = state.channel.week
        normal = say_week(week) if week is not None else _BASES[_normal_basis(node, state)]
        yield Layer("normal", normal, state.replaced_by is None)
        winner = replacement(applied, state.key.kind)
        for by, hours in said(applied, Hours):
            if state.key.kind in hours_channels(hours):
                yield Layer(str(by.ref), say_effect(hours, naming), winner is not None and winner[0].ref == by.ref)
    else:
        for by, offer in said(applied, Offer):
            if (offer.channel, offer.purpose) == (state.key.kind, state.key.purpose):
                won = offers(applied)[offer.channel, offer.purpose][0].ref == by.ref
                yield Layer(str(by.ref), say_effect(offer, naming), won)
    for by, close in closes(applied, state.key.kind):
        yield Layer(str(by.ref), say_effect(close, naming), won=True)
    if state.key.kind is ChannelKind.ON_SITE:
        yield from _building(view, node, at)


def _normal_basis(node: Node, state: ChannelState) -> Basis:
    if state.basis is not Basis.WEEK:
        return state.basis
    return Basis.INHERITED if node.kind in (Kind.ROOM, Kind.EQUIPMENT) else Basis.UNKNOWN


def _building(view: View, node: Node, at: datetime) -> Iterator[Layer]:
    """The last-unit rule of a building, and what the place stands in."""
    timetable = Timetable.of(view)
    day = day_of(at, view.zone(node.place))
    stretch = view.stretch(at)
    holes, unit = timetable.last_unit_clip(node.place, day)
    last = None if unit is None else view.tree(stretch).get(unit)
    for by, _ in said(view.applied(node.place, stretch), ClosesWithLastUnit):
        text = "closes with its last unit" if last is None else f"closes with its last unit, {last.path}"
        yield Layer(str(by.ref), text, bool(holes) and last is not None)
    for host in hosts(view, node.place, stretch):
        above = view.tree(stretch).get(host)
        if above is None:
            continue
        spans = clock_spans(view, host, timetable.on_site_on(host, day))
        today = "hours not known" if spans is None else ", ".join("–".join(span) for span in spans) or "closed"
        mine = clock_spans(view, node.place, timetable.own_on_site(node.place, day))
        inside = clock_spans(view, node.place, timetable.on_site(node.place, day))
        yield Layer(above.path, f"today {today}", mine != inside)


def _admission(applied: tuple[Applied, ...], channel: Channel, naming: Naming) -> Iterator[Layer]:
    decided = composition.admission(applied, channel)
    yield Layer("normal", say_code(channel.admission), decided.by is None)
    for normal in channel.admission_for:
        kept = any(by is None and each.audience == normal.audience for each, by in decided.specific)
        yield Layer("normal", f"{say_code(normal.is_)}: {', '.join(normal.services) or normal.audience}", kept)
    for by, rule in said(applied, Admit):
        if rule.channel is not channel.kind:
            continue
        general = not rule.services and rule.audience is None
        kept = any(
            author is not None and author.ref == by.ref and each.audience == rule.audience
            for each, author in decided.specific
        )
        won = decided.by is not None and decided.by.ref == by.ref if general else kept
        yield Layer(str(by.ref), say_effect(rule, naming), won)


def _voices(applied: tuple[Applied, ...], kinds: tuple[type[Effect], ...], naming: Naming) -> Iterator[Layer]:
    for kind in kinds:
        for by, effect in said(applied, kind):
            yield Layer(str(by.ref), say_effect(effect, naming), _wins(applied, effect))


def _wins(applied: tuple[Applied, ...], effect: Effect) -> bool:
    """Whether an effect is part of the outcome; in a union every one is."""
    match effect:
        case Bookings():
            outcome = composition.bookings(applied)
            return effect.existing is outcome.existing if effect.existing is not None else effect.new is outcome.new
        case Capacity(of, ratio, most):
            return any(
                less.of is of and (ratio in (None, less.ratio)) and (most in (None, less.max))
                for less in composition.capacity(applied)
            )
        case Guidance():
            return any(advice == effect for advice, _ in composition.guidance(applied))
        case (
            Withhold()
            | Elsewhere()
            | CancelEvents()
            | Passage()
            | ClosesWithLastUnit()
            | EntryToOpenUnits()
            | Normal()
            | Promise()
            | Text()
            | Hours()
            | Close()
            | Offer()
            | Admit()
        ):
            return True
