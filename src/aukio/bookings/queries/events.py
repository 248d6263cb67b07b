"""Events, their dates and who signed up, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from aukio.bookings.models import Event, Occurrence, SignUp
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.facts.effects import Tell
from aukio.domain.people import bookings as booking_rules
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.events import (
    COMING,
    Audience,
    EventDate,
    OccurrenceState,
    PublicEvent,
    SignsUp,
    SignUpState,
)

COMING_STATES = tuple(sorted(each.value for each in COMING))
_MOST = 500
"""Dates listed at once, and places named in one statement."""


@dataclass(frozen=True, slots=True)
class SignUpView:
    """A sign-up for a date, or for all dates where ``date`` is None."""

    number: int
    event: PublicEvent
    date: int | None
    state: SignUpState
    made: datetime
    secret: str
    name: str
    phone: str
    email: str
    lang: str
    needs: str
    tell: str


def event_with(number: int) -> PublicEvent | None:
    """The event under a number."""
    row = Event.objects.filter(pk=number).first()
    return None if row is None else as_event(row)


def dates_of(event: int, since: datetime | None = None) -> tuple[EventDate, ...]:
    """The dates of an event, from an instant on."""
    rows = Occurrence.objects.select_related("event").filter(event=event)
    return tuple(map(as_date, rows if since is None else rows.filter(end__gt=since)))


def dates_with(numbers: Iterable[int]) -> tuple[EventDate, ...]:
    """Some dates, by their start."""
    return tuple(map(as_date, Occurrence.objects.select_related("event").filter(pk__in=list(numbers))))


def dates_at(places: Iterable[PlaceId] | None, since: datetime, until: datetime | None = None) -> tuple[EventDate, ...]:
    """Dates that are not over at some places, or at all; the soonest first, at most so many as one reads."""
    rows = Occurrence.objects.select_related("event").filter(end__gt=since)
    if until is not None:
        rows = rows.filter(start__lt=until)
    if places is not None:
        rows = rows.filter(place__in=list(places)[:_MOST])
    return tuple(map(as_date, rows[:_MOST]))


def has_events(places: Iterable[PlaceId], since: datetime) -> bool:
    """Whether anything is held at some places that is not over."""
    return Occurrence.objects.filter(place__in=list(places)[:_MOST], end__gt=since).exists()


def coming_dates(places: Iterable[PlaceId], after: datetime) -> tuple[booking_rules.Booking, ...]:
    """The dates at some places that have not begun and are not cancelled, as the rules see them."""
    among = frozenset(places)
    rows = Occurrence.objects.filter(start__gt=after).exclude(state=OccurrenceState.CANCELLED)
    if len(among) <= _MOST:
        rows = rows.filter(place__in=among)
    found = rows.order_by("start", "pk").values_list(
        "pk", "place", "start", "end", "changed", "event__category", "event__born_from"
    )
    return tuple(
        booking_rules.Booking(
            pk,
            BookingKind.EVENT,
            PlaceId(place),
            start,
            end,
            changed,
            category=category,
            born_on_or_after=born,
        )
        for pk, place, start, end, changed, category, born in found
        if place in among
    )


def any_dates(after: datetime) -> bool:
    """Whether there is any date at all that has not begun."""
    return Occurrence.objects.filter(start__gt=after).exists()


def to_ask(after: datetime) -> tuple[EventDate, ...]:
    """Dates whose organisers are still to be spoken with, the soonest first."""
    rows = Occurrence.objects.select_related("event").filter(asked=True, start__gt=after)
    return tuple(map(as_date, rows[:_MOST]))


def signed_up(event: int, date: int | None) -> tuple[int, int]:
    """How many have a seat at a date (or in a group), and how many wait."""
    found = SignUp.objects.filter(event=event, date=date).aggregate(
        taken=Count("pk", filter=Q(state=SignUpState.IN)), waiting=Count("pk", filter=Q(state=SignUpState.WAITING))
    )
    return found["taken"], found["waiting"]


def signed_up_for(dates: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many have a seat and how many wait, by date; dates without sign-ups are left out."""
    rows = (
        SignUp.objects.filter(date__in=list(dates))
        .order_by()
        .values_list("date")
        .annotate(
            taken=Count("pk", filter=Q(state=SignUpState.IN)), waiting=Count("pk", filter=Q(state=SignUpState.WAITING))
        )
    )
    return {date: (taken, waiting) for date, taken, waiting in rows}


def coming_to(dates: Iterable[int]) -> tuple[SignUpView, ...]:
    """The active sign-ups for some dates, or for the groups of these dates."""
    numbers = list(dates)
    rows = SignUp.objects.select_related("event").filter(state__in=COMING_STATES)
    some = Q(date__in=numbers) | Q(date=None, event__dates__in=numbers)
    return tuple(map(as_sign_up, rows.filter(some).distinct()))


def sign_up_with(secret: str) -> SignUpView | None:
    """The sign-up at a secret address."""
    row = SignUp.objects.select_related("event").filter(secret=secret).first()
    return None if row is None else as_sign_up(row)


def sign_ups_with(numbers: Iterable[int]) -> tuple[SignUpView, ...]:
    """Some sign-ups."""
    return tuple(map(as_sign_up, SignUp.objects.select_related("event").filter(pk__in=list(numbers))))


def sign_ups_to_call(dates: Iterable[int]) -> tuple[SignUpView, ...]:
    """Sign-ups for some dates whom staff still have to notify; one query for all dates of a page."""
    rows = SignUp.objects.select_related("event").filter(date__in=list(dates), tell=Tell.STAFF, told=None)
    return tuple(map(as_sign_up, rows))


def sign_ups_of(*, phone: str = "", email: str = "") -> tuple[SignUpView, ...]:
    """Every sign-up of the person with a phone number or an e-mail address; none where neither is given."""
    rows = SignUp.objects.select_related("event").filter(forgotten=False)
    mine = rows.filter(phone=phone) if phone else rows.filter(email=email)
    return tuple(map(as_sign_up, mine)) if phone or email else ()


def as_event(row: Event) -> PublicEvent:
    """A row as a value."""
    return PublicEvent(
        row.pk,
        PlaceId(row.place),
        Names(row.titles),
        Names(row.details),
        row.category,
        Audience(row.born_from, row.born_until),
        SignsUp(row.signs_up),
        row.seats,
        row.organiser,
        row.external,
        row.organiser_phone,
        row.organiser_email,
        row.organiser_lang,
    )


def as_date(row: Occurrence) -> EventDate:
    """A row as a value."""
    return EventDate(
        row.pk,
        as_event(row.event),
        row.start,
        row.end,
        OccurrenceState(row.state),
        row.previous,
        row.sequence,
        row.changed,
        row.because,
        row.asked,
        row.outcome,
        row.attempts,
        row.notes,
    )


def as_sign_up(row: SignUp) -> SignUpView:
    """A row as a value."""
    return SignUpView(
        row.pk,
        as_event(row.event),
        row.date_id,
        SignUpState(row.state),
        row.made,
        row.secret,
        row.name,
        row.phone,
        row.email,
        row.lang,
        row.needs,
        row.tell,
    )
