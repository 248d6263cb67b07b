"""Explains an answer: every layer of every aspect, its sentence, and whether it won.

The layers are those of the composition table, from the normal state upwards; this module decides nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.answers.resolver import clock_spans
from aukio.domain.base.spans import subtract
from aukio.domain.city.places import WITHOUT_HOURS, Channel, ChannelKind, Kind, PlaceId, SpecificAdmission
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.effect_specs import Aspect
from aukio.domain.facts.effects import (
    Admit,
    ClosesWithLastUnit,
    Effect,
    Hours,
    Offer,
    hours_channels,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours import composition
from aukio.domain.hours.channels import ChannelState
from aukio.domain.hours.composition import closes, narrowest_then_latest, said, shortens
from aukio.domain.hours.composition_table import TABLE, Row
from aukio.domain.hours.coupling import hosts
from aukio.domain.hours.during import applied_at
from aukio.domain.hours.timetable import Timetable
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming

NORMAL = "normal"
"""The source of the normal state."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: ``source`` is an arrangement, "normal", or the path of a place around the place."""

    source: str
    said: str
    won: bool


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of one aspect; for hours and admission, of one channel."""

    aspect: Aspect
    layers: tuple[Layer, ...]
    channel: ChannelKind | None = None


def why(view: View, place: PlaceId, at: datetime, naming: Naming, words: Language) -> tuple[Layers, ...]:
    """Every layer that concerns a place at an instant, in the words of a language."""
    interval = view.interval(at)
    node = view.tree(interval).get(place)
    if node is None:
        return ()
    voices = _Voices(view, node, at, applied_at(view, place, at), naming, words)
    found: list[Layers] = []
    for state in Timetable.of(view).channels(place, interval):
        found.append(Layers(Aspect.HOURS, tuple(voices.hours(state)), state.key.kind))
        admission = tuple(voices.admission(state.channel))
        if state.key.kind is ChannelKind.ON_SITE or len(admission) > 1:
            found.append(Layers(Aspect.ADMISSION, admission, state.key.kind))
    for row in TABLE:
        if row.aspect not in (Aspect.HOURS, Aspect.ADMISSION):
            layers = tuple(voices.others(row))
            if layers:
                found.append(Layers(row.aspect, layers))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Voices:
    """The data from which the layers of a place at an instant are made."""

    view: View
    node: Node
    at: datetime
    applied: tuple[Applied, ...]
    naming: Naming
    words: Language

    def _layer(self, by: Applied, effect: Effect, *, won: bool) -> Layer:
        return Layer(str(by.ref), self.words.say_effect(effect, self.naming), won)

    def hours(self, state: ChannelState) -> Iterator[Layer]:
        """The normal week or the offers, what replaces it, what is subtracted, and the hours of what it stands in."""
        if state.offered_by is None:
            yield Layer(NORMAL, self._normal_hours(state), state.replaced_by is None)
            yield from self._one_wins(
                (by, hours) for by, hours in said(self.applied, Hours) if state.key.kind in hours_channels(hours)
            )
        else:
            yield from self._one_wins(
                (by, offer)
                for by, offer in said(self.applied, Offer)
                if (offer.channel, offer.purpose) == (state.key.kind, state.key.purpose)
            )
        for by, close in closes(self.applied, state.key.kind):
            yield self._layer(by, close, won=True)
        for by, shorten in shortens(self.applied, state.key.kind):
            yield self._layer(by, shorten, won=True)
        if state.key.kind is ChannelKind.ON_SITE:
            yield from self._building()

    def _one_wins(self, claims: Iterable[tuple[Applied, Hours | Offer]]) -> Iterator[Layer]:
        ordered = narrowest_then_latest(claims)
        for by, effect in ordered:
            yield self._layer(by, effect, won=by.ref == ordered[0][0].ref)

    def _normal_hours(self, state: ChannelState) -> str:
        if state.channel.week is not None:
            return self.words.say_week(state.channel.week)
        if state.key.kind in WITHOUT_HOURS:
            return self.words.say_spans((("00:00", "24:00"),))
        if self.node.kind in (Kind.ROOM, Kind.EQUIPMENT) and self.node.ancestors:
            return self.naming.place(self.node.ancestors[0])
        return self.words.say_spans(None)

    def _building(self) -> Iterator[Layer]:
        """The last-unit rule of a building, and today's hours of what the place stands in."""
        timetable = Timetable.of(self.view)
        place = self.node.place
        day = day_of(self.at, self.view.zone(place))
        holes, unit = timetable.last_unit_clip(place, day)
        table = timetable.own_on_site(place, day).open
        for by, rule in said(self.applied, ClosesWithLastUnit):
            text = self.words.say_effect(rule, self.naming)
            name = "" if unit is None else f" {self.naming.place(unit)}."
            yield Layer(str(by.ref), f"{text}{name}", subtract(table, holes) != table)
        interval = self.view.interval(self.at)
        for host in hosts(self.view, place, interval):
            above = self.view.tree(interval).get(host)
            today = clock_spans(self.view, host, timetable.on_site_hours_on(host, day))
            mine = clock_spans(self.view, place, timetable.own_on_site(place, day))
            inside = clock_spans(self.view, place, timetable.on_site(place, day))
            if above is not None:
                yield Layer(above.path, f"{self.naming.place(host)}: {self.words.say_spans(today)}", mine != inside)

    def admission(self, channel: Channel) -> Iterator[Layer]:
        """The channel's normal admission and every rule; an exception wins for the services or audience it names."""
        decided = composition.admission(self.applied, channel)
        yield Layer(NORMAL, self.words.say_admission(channel.admission), decided.by is None)
        for normal in channel.admission_for:
            kept = any(by is None and _of(each, normal) for each, by in decided.specific)
            audience = self.words.say_audience(normal.audience or "", self.naming)
            whom = [*map(self.naming.service, normal.services)] or [audience]
            yield Layer(NORMAL, f"{self.words.say_names(whom)}: {self.words.say_admission(normal.is_)}", kept)
        for by, rule in said(self.applied, Admit):
            if rule.channel is not channel.kind:
                continue
            general = not rule.services and rule.audience is None
            kept = any(
                author is not None and author.ref == by.ref and each.audience == rule.audience
                for each, author in decided.specific
            )
            won = decided.by is not None and decided.by.ref == by.ref if general else kept
            yield self._layer(by, rule, won=won)

    def others(self, row: Row) -> Iterator[Layer]:
        """Every effect of an aspect that has neither channel nor normal state."""
        for kind in row.effects:
            for by, effect in said(self.applied, kind):
                yield self._layer(by, effect, won=row.wins(self.applied, effect))


def _of(kept: SpecificAdmission, normal: SpecificAdmission) -> bool:
    """Whether a kept admission is this exception, or a part of it."""
    services = set(kept.services) <= set(normal.services) and bool(kept.services) is bool(normal.services)
    return services and (kept.is_, kept.audience) == (normal.is_, normal.audience)
