"""The own week of a service at a place: the spans in which it may be had, before the hours of the place."""

from datetime import date
from typing import NamedTuple

from aukio.domain.base.spans import Span, Spans, intersect, join, subtract
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.week_spans import week_spans
from aukio.domain.week import AnyWeek


def own_week(node: Node | None, service: str) -> AnyWeek | None:
    """The week of a service at a place; None where the service has the hours of the place."""
    weeks = () if node is None else node.version.service_weeks
    return next((each.week for each in weeks if each.service == service), None)


class ServiceSpans(NamedTuple):
    """The spans of a service's own week: all that may be meant, and those that are meant for sure."""

    possible: Spans
    certain: Spans

    def limit(self, opened: Spans, unknown: Spans) -> tuple[Spans, Spans]:
        """The open and the unknown hours of a place in which the service is to be had, or may be."""
        inside = intersect(opened, self.certain)
        if self.possible is self.certain:
            return inside, intersect(unknown, self.possible)
        return inside, subtract(intersect(join((*opened, *unknown)), self.possible), inside)


def service_week_spans(view: View, place: PlaceId, service: str, day: date) -> ServiceSpans | None:
    """The spans of a service's own week around a local day, nights before and after it included; None without a week.

    A span belongs to the directory of the day on which it begins, like the hours of a place.
    """
    if not view.directory.has_service_weeks:
        return None
    zone, holidays = view.zone(place), view.city.holidays
    possible: list[Span] = []
    certain: list[Span] = []
    limited = approximate = False
    for origin in dict.fromkeys(plus(day, step) for step in (-1, 0, 1, 2)):
        start, end = midnight(origin, zone), midnight(plus(origin, 1), zone)
        week = own_week(view.node(place, start), service)
        limited = limited or week is not None
        mine = (Span(start, end),) if week is None else tuple(week_spans(week, origin, holidays, zone))
        possible += mine
        if week is not None and week.is_approximate:
            approximate = True
            mine = tuple(week_spans(week.certain, origin, holidays, zone))
        certain += mine
    if not limited:
        return None
    whole = join(possible)
    return ServiceSpans(whole, join(certain) if approximate else whole)
