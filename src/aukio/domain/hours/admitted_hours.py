"""On-site hours of a local day, split by admission: what a data format needs before it publishes "open".

A format that cannot express "by appointment" may publish only the ``unrestricted`` minutes (R050, Q6). A building in
which a unit is open is never published as closed: its hours are unknown then.
"""

from datetime import date
from typing import NamedTuple

from aukio.domain.base.spans import Span, Spans, join, subtract
from aukio.domain.city.places import Admission, Kind, PlaceId
from aukio.domain.clock.local_time import midnight, plus
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.approximate_days import approximate_on_site
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.composition import admission
from aukio.domain.hours.during import steady_pieces
from aukio.domain.hours.timetable import Timetable

UNRESTRICTED = (Admission.WALK_IN, Admission.TICKET)
"""Admissions that need no arrangement before the visit; a ticket is taken on arrival."""


class RestrictedSpan(NamedTuple):
    """A span in which only people with this admission are served."""

    span: Span
    admission: Admission


class AdmittedHours(NamedTuple):
    """The spans that start on a local day: unrestricted, restricted to an admission, unknown; the rest is closed.

    ``approximate``: all that is unknown are times that are about right, or by the sun, and some minutes are certain.
    """

    day: date
    unrestricted: Spans
    restricted: tuple[RestrictedSpan, ...]
    unknown: Spans
    approximate: bool = False

    @property
    def open(self) -> Spans:
        """All minutes in which the place serves anyone."""
        return join([*self.unrestricted, *(each.span for each in self.restricted)])

    @property
    def closed(self) -> bool:
        """Whether it is known that the place serves no one all day."""
        return not (self.unrestricted or self.restricted or self.unknown)


def admitted_hours_on(view: View, place: PlaceId, day: date) -> AdmittedHours:
    """The on-site hours of a place on a local day; the day is unknown where the place does not exist then."""
    return view.once(("admitted hours", place, day), lambda: _admitted_hours_on(view, place, day))


def _admitted_hours_on(view: View, place: PlaceId, day: date) -> AdmittedHours:
    zone = view.zone(place)
    start, end = midnight(day, zone), midnight(plus(day, 1), zone)
    if view.node(place, start) is None:
        return AdmittedHours(day, (), (), (Span(start, end),))
    timetable = Timetable.of(view)
    plain: list[Span] = []
    bound: list[RestrictedSpan] = []
    keys = timetable.on_site_keys(place, midnight(plus(day, -1), zone), midnight(plus(day, 2), zone))
    hours = [timetable.hours_on(place, key, day) for key in keys]
    for key, mine in zip(keys, hours, strict=True):
        for span in mine.open:
            for piece, applied in steady_pieces(view, place, span):
                how = _admission(view, place, key, applied, (view.interval(piece.start), day))
                if how in UNRESTRICTED:
                    plain.append(piece)
                else:
                    bound.append(RestrictedSpan(piece, how))
    for_anybody = join(plain)
    unknown = hours[0].unknown if len(hours) == 1 else timetable.on_site_hours_on(place, day).unknown
    about = bool(unknown and (plain or bound) and approximate_on_site(timetable, place, day))
    if not (plain or bound or unknown):
        unknown = unit_hours_inside(view, place, day)
    return AdmittedHours(day, for_anybody, _joined(bound, for_anybody) if bound else (), unknown, about)


def unit_hours_inside(view: View, place: PlaceId, day: date) -> Spans:
    """When the units of a building that have their own entrances are open on a local day."""
    tree = view.tree(view.interval(midnight(day, view.zone(place))))
    node = tree.get(place)
    if node is None or node.kind is not Kind.CENTRE:
        return ()
    units = [unit for unit in tree.units(place) if unit.version.own_entrance]
    return join(span for unit in units for span in Timetable.of(view).on_site_hours_on(unit.place, day).open)


def _admission(
    view: View, place: PlaceId, key: ChannelKey, applied: tuple[Applied, ...], when: tuple[int, date]
) -> Admission:
    timetable, (interval, day) = Timetable.of(view), when
    state = timetable.state(place, key, interval)
    if state is None:  # after midnight the channel may be one that only the evening had
        state = next((each for each in timetable.by_day.on(place, day, interval) if each.key == key), None)
    return Admission.WALK_IN if state is None else admission(applied, state.channel).general


def _joined(bound: list[RestrictedSpan], plain: Spans) -> tuple[RestrictedSpan, ...]:
    """One span for touching spans of one admission, without the minutes that are unrestricted."""
    found = [
        RestrictedSpan(span, how)
        for how in Admission
        for span in subtract(join(each.span for each in bound if each.admission is how), plain)
    ]
    return tuple(sorted(found))
