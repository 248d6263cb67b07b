"""Events: coming dates, planning, signing up and leaving, and decisions of organisers (R076–R077)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import events as event_actions
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries.events import SignUpView
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.facts.effects import CancelEvents
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import EventDraft, Person
from aukio.domain.people.bookings import Booking, BookingKind, Change, Fate, fate_of
from aukio.domain.people.events import Audience, EventDate, Outcome, PublicEvent
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage

AHEAD = timedelta(days=120)
"""How far ahead lists and feeds of events look."""


def coming(view: View, place: PlaceId | None, now: datetime) -> tuple[EventDate, ...]:
    """The dates at a place and the places in it, or anywhere (None); the soonest first."""
    if place is None:
        return event_queries.dates_at(None, now, now + AHEAD)
    return event_queries.dates_at(_beneath(view, place), now, now + AHEAD)


def any_coming(view: View, place: PlaceId, now: datetime) -> bool:
    """Whether anything is held there in the coming months."""
    return event_queries.has_events(_beneath(view, place), now)


def _beneath(view: View, place: PlaceId) -> list[PlaceId]:
    tree = view.tree(view.interval(view.known))
    return [place, *(each.place for each in tree.beneath(place))]


def refuse_cancelled(
    view: View, place: PlaceId, category: str, whom: Audience, dates: Iterable[tuple[datetime, datetime]]
) -> None:
    """Raise ``Refused`` where what is in force cancels such an event, or takes its minutes, on one of these dates."""
    in_force = Change(view.without(None), view, view.versions)
    for start, end in dates:
        would = Booking(
            0,
            BookingKind.EVENT,
            place,
            start,
            end,
            view.known,
            ChannelKind.ON_SITE,
            category,
            whom.born_from,
        )
        if fate_of(in_force, would).fate is Fate.CONTACT:
            local = local_of(start, view.zone(place))
            raise Refused(
                f"events like this are cancelled on {local:%Y-%m-%d}.",
                next_step="Choose another date, or change what is in force.",
                rule="events_cancelled_then",
            )


def allowed_by(view: View, date: EventDate) -> tuple[CancelEvents, ...]:
    """The effects that cancel events of the category of a date but except this one, with their conditions (R105)."""
    found = answer_queries.at_once(view, date.event.place, date.start).events
    return tuple(each for each in found if date.event.category in each.categories and each.born_on_or_after is not None)


def add(view: View, draft: EventDraft, *, path: str, by: str, now: datetime) -> int:
    """Write an event with its dates; its number. Raises ``Refused`` where what is in force cancels one of them."""
    refuse_cancelled(view, draft.place, draft.category, draft.audience, draft.dates)
    return event_actions.add_event(draft, path=path, by=by, now=now)


def sign_up(
    event: PublicEvent, date: int | None, comer: Person, *, born_fits: bool, now: datetime, key: str = ""
) -> SignUpView:
    """Sign up, with a seat or on the waiting list, and queue a confirmation. Raises ``NotFound`` and ``Refused``."""
    with transaction.atomic():
        made = event_actions.sign_up(event.number, date, comer, born_fits=born_fits, now=now, key=key)
        _queue_message([made], f"signed-up/{made.number}", now=now, until=_last_end(made))
    return made


def leave(secret: str, *, now: datetime) -> SignUpView:
    """Give up a seat, and queue a message to the person who gets it. Raises ``NotFound``."""
    with transaction.atomic():
        left, up = event_actions.leave(secret, now=now)
        for each in up:
            _queue_message([each], f"seat/{each.number}", now=now, seat=True, until=_last_end(each))
    return left


def _last_end(signed: SignUpView) -> datetime:
    """The end of what someone signed up for: nothing is said of it afterwards."""
    dates = event_queries.dates_of(signed.event.number)
    return max(each.end for each in dates if signed.date in (None, each.number))


def decide(
    view: View, date: EventDate, outcome: Outcome | None, *, start: datetime | None, notes: str, by: str, now: datetime
) -> EventDate:
    """Record what an organiser decided, and queue messages to people who signed up. Raises ``Refused``.

    ``start`` is the new time of a rescheduled date; nothing in force may cancel it then.
    """
    if outcome is Outcome.RESCHEDULED and start is not None:
        moved = ((start, start + (date.end - date.start)),)
        refuse_cancelled(view, date.event.place, date.event.category, date.event.audience, moved)
    with transaction.atomic():
        found, comers = event_actions.decide_date(date.number, outcome, start=start, notes=notes, by=by, now=now)
        event_actions.assign_notifiers(each.number for each in comers)
        for each in comers:
            key = f"decided/{found.number}/{found.sequence}/{each.number}"
            _queue_message([each], key, now=now, until=found.end, date=found.number)
    return found


def _queue_message(
    signed: Sequence[SignUpView],
    key: str,
    *,
    now: datetime,
    until: datetime,
    seat: bool = False,
    date: int | None = None,
) -> None:
    first = signed[0]
    if to := first.email or first.phone:
        about: dict[str, object] = {
            "kind": "standing",
            "lang": first.lang,
            "sign_ups": [each.number for each in signed],
        }
        if seat:
            about["seat"] = True
        if date is not None:
            about["dates"] = [date]
        outbox.queue(QueuedMessage(key, to, until, about=about), now=now)


def event_with(number: int) -> PublicEvent:
    """The event under a number. Raises ``NotFound``."""
    found = event_queries.event_with(number)
    if found is None:
        raise NotFound("there is no such event.", next_step="Choose from the list of events.")
    return found


def instants(
    view: View, place: PlaceId, locals_: Iterable[tuple[datetime, datetime]]
) -> tuple[tuple[datetime, datetime], ...]:
    """Local spans of a place as instants."""
    zone = view.zone(place)
    return tuple((instant_of(start, zone), instant_of(end, zone)) for start, end in locals_)
