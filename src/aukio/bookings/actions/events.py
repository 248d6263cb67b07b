"""Add events, sign up, leave, and decide on cancelled dates (R076–R077, R103–R104).

Signing up locks the event's row, so that a seat is given once; the waiting list moves up in order.
"""

from collections.abc import Iterable
from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import F, Q

from aukio.audit.actions import record
from aukio.bookings.models import Event, Occurrence, SignUp
from aukio.bookings.queries.events import COMING_STATES, SignUpView, as_date, as_sign_up, signed_up
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.facts.effects import Tell
from aukio.domain.people.booking_requests import EventDraft, Person, fingerprint, refuse_reused
from aukio.domain.people.bookings import BookingFate, Fate
from aukio.domain.people.events import (
    Audience,
    EventDate,
    OccurrenceState,
    Outcome,
    SignsUp,
    SignUpState,
    next_from_waiting,
    refuse_outcome,
    state_for,
)


def add_event(draft: EventDraft, *, path: str, by: str, now: datetime) -> int:
    """Write an event with its dates; its number."""
    organiser = draft.organiser
    with transaction.atomic():
        row = Event.objects.create(
            place=draft.place,
            titles=dict(draft.titles),
            details=dict(draft.details),
            category=draft.category,
            born_from=draft.audience.born_from,
            born_until=draft.audience.born_until,
            signs_up=draft.signs_up,
            seats=draft.seats,
            organiser=organiser.name,
            external=organiser.external,
            organiser_phone=organiser.phone,
            organiser_email=organiser.email,
            organiser_lang=organiser.lang,
            made=now,
        )
        Occurrence.objects.bulk_create(
            Occurrence(event=row, place=draft.place, start=start, end=end, changed=now) for start, end in draft.dates
        )
        detail = {"event": row.pk, "category": draft.category, "dates": len(draft.dates)}
        record(by=by, now=now, act="add event", subject=path, detail=detail)
    return row.pk


def sign_up(
    event: int, date: int | None, comer: Person, *, born_fits: bool, now: datetime, key: str = ""
) -> SignUpView:
    """Sign up for a date, or for a whole group (``date`` None), with a seat or on the waiting list.

    A second request under the same key returns the first. ``born_fits``: the person said that the event is for them.
    Raises ``NotFound`` and ``Refused``, and ``KeyReused`` for another request under the same key.
    """
    asked = fingerprint(date, comer, born_fits)
    with transaction.atomic():
        row = Event.objects.select_for_update().filter(pk=event).first()
        if row is None:
            raise NotFound("there is no such event.", next_step="Choose from the list of events.")
        if key and (same := SignUp.objects.select_related("event").filter(event=row, key=key).first()):
            refuse_reused(same.asked, asked)
            return as_sign_up(same)
        _refuse_sign_up(row, date, now)
        if not born_fits and not Audience(row.born_from, row.born_until).for_everyone:
            raise Refused("it is for people born then.", next_step="Choose another event.", rule="not_for_them")
        made = SignUp.objects.create(
            event=row,
            date_id=date,
            state=state_for(row.seats, *signed_up(event, date)),
            made=now,
            secret=token_urlsafe(18),
            key=key,
            asked=asked if key else "",
            name=comer.name,
            phone=comer.phone,
            email=comer.email,
            lang=comer.lang,
            needs=comer.needs,
        )
    return as_sign_up(made)


def first_date(event: int) -> int:
    """The number of an event's first date."""
    return Occurrence.objects.filter(event=event).values_list("pk", flat=True)[0]


def _refuse_sign_up(row: Event, date: int | None, now: datetime) -> None:
    signs_up = SignsUp(row.signs_up)
    if signs_up is SignsUp.NOT or (signs_up is SignsUp.DATE) != (date is not None):
        raise Refused("one does not sign up for it so.", next_step="Look at the page of the event.", rule="no_sign_up")
    dates = row.dates.exclude(state=OccurrenceState.CANCELLED).filter(start__gt=now)
    if not (dates.filter(pk=date) if date is not None else dates).exists():
        raise Refused("it is cancelled, or has begun.", next_step="Choose another date.", rule="date_is_over")


def leave(secret: str, *, now: datetime) -> tuple[SignUpView, tuple[SignUpView, ...]]:
    """Give up a seat or a place on the waiting list; and those who get a seat by it. Idempotent.

    No one gets a seat at what has begun: at a date, or after the last date of a group.
    """
    with transaction.atomic():
        found = SignUp.objects.filter(secret=secret).values_list("event", flat=True).first()
        if found is None:
            raise NotFound("there is no such sign-up.", next_step="Look at the address again.")
        event = Event.objects.select_for_update().get(pk=found)
        row = SignUp.objects.select_related("event").get(secret=secret)
        if row.state not in COMING_STATES:
            return as_sign_up(row), ()
        row.state = SignUpState.GIVEN_UP
        row.save(update_fields=["state"])
        dates = event.dates.exclude(state=OccurrenceState.CANCELLED).filter(start__gt=now)
        ahead = dates if row.date_id is None else dates.filter(pk=row.date_id)
        return as_sign_up(row), _move_up(event, row.date_id) if ahead.exists() else ()


def _move_up(event: Event, date: int | None) -> tuple[SignUpView, ...]:
    taken, _waiting = signed_up(event.pk, date)
    waiting = SignUp.objects.select_related("event").filter(event=event, date=date, state=SignUpState.WAITING)
    up = list(next_from_waiting(event.seats, taken, waiting))
    SignUp.objects.filter(pk__in=[each.pk for each in up]).update(state=SignUpState.IN)
    for each in up:
        each.state = SignUpState.IN
    return tuple(map(as_sign_up, up))


def settle_dates(fated: Iterable[BookingFate], *, now: datetime) -> tuple[EventDate, ...]:
    """Cancel the dates that a publication cancels, and ask their organisers; many at a time (R076, R077).

    Call it in the transaction of the publication.
    """
    groups: dict[str, list[int]] = {}
    for each in fated:
        if each.fate is Fate.CONTACT:
            groups.setdefault(str(each.because or ""), []).append(each.booking.id)
    done: list[EventDate] = []
    for because, numbers in groups.items():
        for first in range(0, len(numbers), _AT_ONCE):
            rows = Occurrence.objects.filter(pk__in=numbers[first : first + _AT_ONCE]).exclude(
                state=OccurrenceState.CANCELLED
            )
            changed = list(rows.values_list("pk", flat=True))
            Occurrence.objects.filter(pk__in=changed).update(
                state=OccurrenceState.CANCELLED,
                because=because,
                asked=True,
                outcome="",
                attempts=0,
                changed=now,
                sequence=F("sequence") + 1,
            )
            done += map(as_date, Occurrence.objects.select_related("event").filter(pk__in=changed))
    return tuple(done)


_AT_ONCE = 500


def assign_notifiers(numbers: Iterable[int]) -> None:
    """Record who notifies people who signed up: a message, or staff where there is neither phone nor e-mail."""
    rows = SignUp.objects.filter(pk__in=list(numbers))
    rows.filter(Q(phone="", email="")).update(tell=Tell.STAFF, told=None)
    rows.exclude(Q(phone="", email="")).update(tell=Tell.MESSAGE, told=None)


def mark_sign_ups_notified(numbers: Iterable[int], *, now: datetime) -> None:
    """Record that people who signed up were notified."""
    SignUp.objects.filter(pk__in=list(numbers)).exclude(tell="").update(told=now)


def leave_sign_ups_to_staff(numbers: Iterable[int]) -> None:
    """Record that no message was delivered: staff notify them."""
    SignUp.objects.filter(pk__in=list(numbers), tell=Tell.MESSAGE).update(tell=Tell.STAFF, told=None)


def decide_date(
    number: int,
    outcome: Outcome | None,
    *,
    start: datetime | None = None,
    notes: str = "",
    by: str,
    now: datetime,
) -> tuple[EventDate, tuple[SignUpView, ...]]:
    """Record what an organiser decided; and the sign-ups to notify. ``outcome`` None: no answer.

    A cancelled date cancels its sign-ups; a rescheduled one keeps them. Sign-ups for all dates are kept.
    Raises ``NotFound`` and ``Refused``.
    """
    with transaction.atomic():
        row = Occurrence.objects.select_for_update().select_related("event").filter(pk=number).first()
        if row is None:
            raise NotFound("there is no such date.", next_step="Look at the list again.")
        row.attempts += 1
        row.notes = notes or row.notes
        theirs: tuple[SignUpView, ...] = ()
        if outcome is not None:
            refuse_outcome(OccurrenceState(row.state), outcome, start, now)
            row.outcome, row.asked = outcome.value, False
            row.sequence, row.changed = row.sequence + 1, now
            comers = SignUp.objects.filter(date=row, state__in=COMING_STATES)
            group = SignUp.objects.filter(event=row.event, date=None, state__in=COMING_STATES)
            numbers = [*comers.values_list("pk", flat=True), *group.values_list("pk", flat=True)]
            if outcome is Outcome.RESCHEDULED and start is not None:
                row.previous, row.start, row.end = row.start, start, start + (row.end - row.start)
                row.state = OccurrenceState.RESCHEDULED
            else:
                comers.update(state=SignUpState.CANCELLED)
            theirs = tuple(map(as_sign_up, SignUp.objects.select_related("event").filter(pk__in=numbers)))
        row.save()
        detail = {"outcome": "" if outcome is None else outcome.value, "attempts": row.attempts}
        record(by=by, now=now, act="speak with organiser", subject=f"date {number}", detail=detail)
    return as_date(row), theirs
