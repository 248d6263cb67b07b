"""Doors: how many people may come in, and tickets, by what is in force (R066, R067, R089–R094)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.domain.answers.answer import Status
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of, read_at
from aukio.domain.facts.record import View
from aukio.domain.hours.composition import capacity
from aukio.domain.hours.during import applied_at
from aukio.domain.people.occupancy import DayCount, Occupancy, changes_at, limit_of, occupancy_at, ratio_of
from aukio.domain.people.queue_tickets import ServiceAccess, service_access
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, short_text
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.visits.actions import counts, queues
from aukio.visits.actions.counts import Spot
from aukio.visits.queries import counts as count_queries
from aukio.visits.queries import queues as queue_queries
from aukio.visits.queries.queues import ErrandView, QueueView, TicketView
from aukio.workflows.messages.message_batch import sender_at

LIVE_FOR = timedelta(seconds=3)
"""How long a live piece of a page is given to everybody who asks before it is made anew."""

_STARTED: list[tuple[datetime, datetime]] = []
"""When the demo's clock began, and the moment at which it began."""


def live(now: datetime) -> datetime:
    """The instant of live pages: now; in the demo, a clock that starts at the moment the demo opens at.

    So the demo can show a queue of March 2020 on any day.
    """
    if not (settings.AUKIO_DEMO and settings.AUKIO_OPENS_AT):
        return now
    if not _STARTED:
        _STARTED.append((now, read_at(settings.AUKIO_OPENS_AT, answer_queries.record().city.zone)))
    began, opens = _STARTED[0]
    return opens + (now - began)


def spot_at(view: View, place: PlaceId, now: datetime) -> Spot:
    """Where and when something is counted."""
    local = local_of(now, view.zone(place))
    return Spot(place, local.date(), local.hour, now)


@dataclass(frozen=True, slots=True)
class Rule:
    """How many may be inside now: ``limit`` None where the capacity is not known; the ratio in force."""

    limit: int | None
    ratio: float | None


def rule_at(view: View, place: PlaceId, now: datetime) -> Rule:
    """The rule at a place by what is in force."""
    capacities = capacity(applied_at(view, place, now))
    return Rule(limit_of(count_queries.base_of(place), capacities), ratio_of(capacities))


@dataclass(frozen=True, slots=True)
class PlaceOccupancy:
    """The occupancy of a place by what is in force; ``changes`` is when it changes without a new reading."""

    room: Occupancy
    ratio: float | None
    changes: datetime | None


def place_occupancy(view: View, place: PlaceId, now: datetime) -> PlaceOccupancy:
    """How full a place is now."""
    return place_occupancy_of(
        rule_at(view, place, now), count_queries.day_count_of(place, spot_at(view, place, now).day), now
    )


def place_occupancy_of(rule: Rule, day_count: DayCount | None, now: datetime) -> PlaceOccupancy:
    """How full a place is by a rule and a count."""
    return PlaceOccupancy(occupancy_at(day_count, rule.limit, now), rule.ratio, changes_at(day_count, now))


@dataclass(frozen=True, slots=True)
class ErrandNow:
    """An errand, and how people with it are served now."""

    errand: ErrandView
    queue: QueueView
    way: ServiceAccess


def errands_now(view: View, place: PlaceId, now: datetime) -> Iterator[ErrandNow]:
    """Every errand of a unit's queues with how it is served now."""
    status = answer_queries.at_once(view, place, now)
    for queue in queue_queries.queues_of(place, spot_at(view, place, now).day):
        for errand in queue.errands:
            yield ErrandNow(errand, queue, service_access(status, errand.service))


def take_ticket(
    view: View, place: PlaceId, errand: int, *, now: datetime, phone: str = "", lang: str = SOURCE_LANGUAGE
) -> TicketView:
    """A ticket for an errand that is admitted by ticket now; ``phone`` gets a message when it is next.

    Raises ``Refused`` for any other errand.
    """
    found = next((each for each in errands_now(view, place, now) if each.errand.number == errand), None)
    if found is None:
        raise NotFound("there is no such errand here.", next_step="Choose one of those listed.")
    if found.way is not ServiceAccess.TICKET:
        raise Refused(
            f"no ticket is given for '{found.errand.service}' now: {found.way.replace('_', ' ')}.",
            next_step="The page of the queue says how it is served.",
            rule="no_ticket_for_this",
        )
    with transaction.atomic():
        ticket = queues.take(errand, day=spot_at(view, place, now).day, now=now, phone=phone, lang=lang)
        _tell_next(view, place, now)
    return ticket


def call_next(view: View, place: PlaceId, lines: Iterable[int], *, desk: str, now: datetime) -> TicketView | None:
    """Call the next ticket to a desk, and queue a message to the holder of the one after it (R066)."""
    with transaction.atomic():
        called = queues.call_next(place, lines, day=spot_at(view, place, now).day, desk=desk, now=now)
        _tell_next(view, place, now)
    return called


_GOOD_FOR = timedelta(minutes=30)
"""The message is not sent later than this."""


def _tell_next(view: View, place: PlaceId, now: datetime) -> None:
    for each in queues.mark_next_notified(place, day=spot_at(view, place, now).day):
        pattern = language(each.lang).MESSAGES.next_in_queue
        text = short_text([Block(Head(pattern, sender_at(view, place, each.lang), rest={"label": each.label}))])
        outbox.queue(QueuedMessage(f"next/{each.secret}", each.phone, now + _GOOD_FOR, text), now=now)


def status_now(view: View, place: PlaceId, now: datetime) -> Status:
    """How a place serves now."""
    return answer_queries.at_once(view, place, now)


def sweep(*, now: datetime) -> int:
    """Forget what is no longer needed: readings of past days, and tickets of more than a fortnight ago."""
    return counts.forget_readings(now=now) + queues.forget_tickets(before=(now - timedelta(days=14)).date())
