"""Computes the answer of a place at an instant (semantics.md sections 4 and 5).

``answer_now`` gives the answer of one place without its units and without its expiry; ``status`` adds both.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from aukio.domain.answers.answer import (
    Alternative,
    ChannelAnswer,
    ClockSpans,
    Entry,
    Pointer,
    Reason,
    ServiceAnswer,
    Status,
    Summary,
)
from aukio.domain.answers.changes_ahead import upcoming
from aukio.domain.city.nearby import nearest_of_type
from aukio.domain.city.places import STAFFED_REMOTE, Admission, ChannelKind, Kind, PlaceId, Purpose, ServiceWeek
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import LATEST, clock_span, day_of, midnight, plus
from aukio.domain.facts.effects import (
    Bookings,
    Elsewhere,
    EntryToOpenUnits,
    Passage,
    Promise,
    Text,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.approximate_days import approximate_hours
from aukio.domain.hours.booking_policy import Asked, policy_at
from aukio.domain.hours.channels import ChannelState
from aukio.domain.hours.composition import admission, any_of, capacity, events, guidance, said
from aukio.domain.hours.contributions import night_reasons
from aukio.domain.hours.coupling import (
    AffectingArrangement,
    affecting_arrangements,
    elsewhere_at,
    hosts,
    withheld_at,
)
from aukio.domain.hours.during import applied_at
from aukio.domain.hours.service_hours import is_to_be_had, next_end, next_start, service_hours_on
from aukio.domain.hours.service_weeks import own_week
from aukio.domain.hours.timetable import DayHours, Timetable


def unknown(view: View, place: PlaceId, at: datetime) -> Status:
    """The answer for a place that does not exist at ``at`` or is not known yet."""
    spoken_of = [version for version in view.record.places if version.place == place]
    version = min(spoken_of, key=lambda each: (each.known_from, each.valid_from))
    return Status(place, version.path, version.kind, version.type, version.names, at, view.known, Summary.UNKNOWN)


_LAST_DAY = LATEST.date()


def summary_at(view: View, place: PlaceId, at: datetime) -> Summary:
    """The summary alone, for callers that look at a place at many instants."""
    tree = view.tree(view.interval(at))
    node = tree.get(place)
    if node is None:
        return Summary.UNKNOWN
    timetable = Timetable.of(view)
    channels = tuple(_channel(timetable, node, state, at, ahead=False) for state in timetable.channels_at(place, at))
    passage = any_of(applied_at(view, place, at), Passage) and _walkable(timetable, tree, node, at)
    return _summary(
        channels, passage=passage, entry=_entry(timetable, tree, node, at) if node.kind is Kind.CENTRE else None
    )


def answer_now(view: View, place: PlaceId, at: datetime, *, ahead: bool = True) -> Status:
    """The answer without its units and without ``valid_until``.

    Without ``ahead`` it also lacks the next opening, closing and arrangements, which take longest to compute.
    """
    interval = view.interval(at)
    tree = view.tree(interval)
    node = tree.get(place)
    if node is None:
        return unknown(view, place, at)
    applied = applied_at(view, place, at)
    timetable = Timetable.of(view)
    channels = tuple(_channel(timetable, node, state, at, ahead=ahead) for state in timetable.channels_at(place, at))
    passage = any_of(applied, Passage) and _walkable(timetable, tree, node, at)
    entry = _entry(timetable, tree, node, at) if node.kind is Kind.CENTRE else None
    day = day_of(at, view.zone(place))
    last_unit = timetable.last_unit_clip(place, day)[1] if node.kind is Kind.CENTRE else None
    last_unit_node = None if last_unit is None else tree.get(last_unit)
    return Status(
        place=place,
        path=node.path,
        kind=node.kind,
        type=node.type,
        names=node.version.names,
        at=at,
        known=view.known,
        summary=_summary(channels, passage=passage, entry=entry),
        channels=channels,
        bookings=bookings_at(view, node, at),
        capacity=capacity(applied),
        withheld=withheld_at(view, node, at),
        services=tuple(_service(view, place, each, at, ahead=ahead) for each in node.version.service_weeks),
        elsewhere=tuple(_pointer(view, node, each, at) for each in elsewhere_at(view, node, at)),
        events=events(applied),
        guidance=tuple((advice, by.version) for advice, by in guidance(applied)),
        promises=tuple((promise, by.version) for by, promise in said(applied, Promise)),
        texts=tuple((text, by.version) for by, text in said(applied, Text)),
        passage=passage,
        passage_to=_passage_to(tree, applied) if passage else (),
        entry=entry,
        closes_because=None if last_unit_node is None else last_unit_node.path,
        upcoming=upcoming(view, place, at) if ahead else (),
        because=tuple(_reason(each, node) for each in _reasons(view, node, at, interval)),
    )


def _reasons(view: View, node: Node, at: datetime, interval: int) -> Iterator[AffectingArrangement]:
    """The arrangements in force that affect a place, and those of the evening before that decide this very minute."""
    in_force = affecting_arrangements(view, node.place, interval)
    yield from in_force
    known = {each.version.ref for each in in_force}
    for place in (node.place, *hosts(view, node.place, interval)):
        via = view.tree(interval).get(place)
        for each in night_reasons(view, place, day_of(at, view.zone(place)), interval):
            if (
                via is not None
                and each.version.ref not in known
                and any(span.start <= at < span.end for span in each.minutes)
            ):
                known.add(each.version.ref)
                yield AffectingArrangement(each.version, via)


def _reason(touch: AffectingArrangement, node: Node) -> Reason:
    elsewhere = touch.via.place != node.place
    return Reason(touch.version, touch.via.path, touch.via.version.names if elsewhere else None)


def horizon(view: View, at: datetime) -> datetime:
    """The end of the 400th local day after the last boundary, or after ``at`` if that is later.

    No search goes beyond it: every week of the dialect repeats within those days.
    """
    last = max((at, *view.boundaries[-1:]))
    day = day_of(last, view.city.zone)
    return midnight(min(plus(day, 401), _LAST_DAY), view.city.zone)


def clock_spans(view: View, place: PlaceId, hours: DayHours) -> ClockSpans | None:
    """The spans of a day as local clock times; None if any minute of the day is unknown."""
    if hours.unknown:
        return None
    zone = view.zone(place)
    return tuple(clock_span(span.start, span.end, zone) for span in hours.open)


def _channel(timetable: Timetable, node: Node, state: ChannelState, at: datetime, *, ahead: bool) -> ChannelAnswer:
    view, place = timetable.view, node.place
    is_open = timetable.is_open(place, state.key, at)
    limit = horizon(view, at)
    admitted = admission(applied_at(view, place, at), state.channel)
    day = day_of(at, view.zone(place))
    today = timetable.hours_on(place, state.key, day)
    return ChannelAnswer(
        key=state.key,
        channel=state.channel,
        open=is_open,
        admission=admitted.general,
        admission_for=tuple(specific for specific, _ in admitted.specific),
        hours_today=clock_spans(view, place, today),
        opens_at=timetable.next_opening(place, state.key, at, limit) if ahead and is_open is False else None,
        closes_at=timetable.next_closing(place, state.key, at, limit) if ahead and is_open else None,
        approximate_today=approximate_hours(timetable, place, state.key, day) if today.unknown else (),
    )


def _service(view: View, place: PlaceId, own: ServiceWeek, at: datetime, *, ahead: bool) -> ServiceAnswer:
    is_open = is_to_be_had(view, place, own.service, at)
    today = service_hours_on(view, place, own.service, day_of(at, view.zone(place)))
    limit = horizon(view, at)
    return ServiceAnswer(
        service=own.service,
        week=own.week,
        open=is_open,
        hours_today=clock_spans(view, place, today),
        opens_at=next_start(view, place, own.service, at, limit) if ahead and is_open is False else None,
        closes_at=next_end(view, place, own.service, at, limit) if ahead and is_open else None,
    )


BY_ADMISSION = {
    Admission.WALK_IN: Summary.OPEN,
    Admission.TICKET: Summary.OPEN,
    Admission.APPOINTMENT: Summary.BY_APPOINTMENT,
    Admission.BOOKED_ONLY: Summary.BOOKED_ONLY,
}


def _passage_to(tree: Tree, applied: Iterable[Applied]) -> tuple[str, ...]:
    """The paths to which people may walk through: those that any passage names; empty where none does."""
    named = {place for _, passage in said(applied, Passage) for place in passage.to}
    return tuple(sorted(node.path for node in map(tree.get, named) if node is not None))


def _summary(channels: tuple[ChannelAnswer, ...], *, passage: bool, entry: Entry | None) -> Summary:
    """The summary: on-site first, then self-service, then staffed remote channels, then passage (contracts.md, Q6)."""
    on_site = [channel for channel in channels if channel.key.kind is ChannelKind.ON_SITE]
    if entry is not None and entry.only_to_open_units and not entry.units:
        return Summary.CLOSED
    for channel in on_site:
        if channel.open:
            return BY_ADMISSION[channel.admission]
    if any(each.open for each in channels if each.key.kind is ChannelKind.SELF_SERVICE):
        return Summary.SELF_SERVICE
    for channel in channels:
        if channel.key.kind in STAFFED_REMOTE and channel.key.purpose is Purpose.SERVICE and channel.open:
            return Summary.REMOTE_ONLY
    if not on_site or any(channel.open is None for channel in on_site):
        return Summary.UNKNOWN
    return Summary.PASSAGE_ONLY if passage else Summary.CLOSED


def _walkable(timetable: Timetable, tree: Tree, node: Node, at: datetime) -> bool:
    centre = tree.centre_of(node)
    return centre is None or timetable.is_open_on_site(centre.place, at) is True


def _entry(timetable: Timetable, tree: Tree, node: Node, at: datetime) -> Entry:
    view = timetable.view
    only = any_of(view.applied(node.place, view.interval(at)), EntryToOpenUnits)
    units = tuple(unit.path for unit in tree.units(node.place) if timetable.is_open_on_site(unit.place, at) is True)
    return Entry(only, units)


def bookings_at(view: View, node: Node, at: datetime) -> Bookings:
    """The booking policy on site; see ``booking_policy``."""
    return policy_at(view, node, Asked(node.place), at)


def _pointer(view: View, node: Node, pointer: Elsewhere, at: datetime) -> Pointer:
    tree = view.tree(view.interval(at))
    places = list(pointer.places)
    if pointer.nearest_type is not None:
        nearest = nearest_of_type(
            tree,
            node,
            pointer.nearest_type,
            lambda other: pointer.service not in withheld_at(view, other, at),
        )
        places = [nearest.place] if nearest is not None else []
    timetable = Timetable.of(view)
    alternatives = []
    for place in places:
        other = tree.get(place)
        if other is None or pointer.service in withheld_at(view, other, at):
            continue
        has_week = own_week(other, pointer.service) is not None
        is_open = is_to_be_had(view, place, pointer.service, at) if has_week else timetable.is_open_on_site(place, at)
        today = (
            service_hours_on(view, place, pointer.service, day_of(at, view.zone(place)))
            if has_week
            else on_site_today(timetable, place, at)
        )
        alternatives.append(Alternative(other.path, other.version.names, is_open, clock_spans(view, place, today)))
    return Pointer(pointer.service, tuple(alternatives))


def on_site_today(timetable: Timetable, place: PlaceId, at: datetime) -> DayHours:
    """The on-site hours of the local day of ``at``."""
    return timetable.on_site_hours_on(place, day_of(at, timetable.view.zone(place)))
