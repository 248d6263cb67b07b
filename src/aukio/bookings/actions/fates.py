"""Carry out the fates of bookings, and record calls and letters (R035, R078–R080)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Booking, Occurrence
from aukio.bookings.queries.booking import BookingView, as_view
from aukio.domain.base.closed_sets import Partial
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Tell
from aukio.domain.people.booking_states import BookingState, BookingStep, state_after
from aukio.domain.people.bookings import BookingFate, Fate

_AT_ONCE = 2000
"""Numbers in one statement."""

_DECIDED = Partial(
    {
        # A request that waits for an answer is not honoured by a rule: staff still answer it.
        Fate.HONOURED: (
            BookingState.HONOURED,
            tuple(each for each in ACTIVE_STATES if each != BookingState.REQUESTED),
        ),
        Fate.CONTACT: (BookingState.TO_CONTACT, ACTIVE_STATES),
        Fate.CANCELLED: (BookingState.CANCELLED, ACTIVE_STATES),
    },
    reason="a booking that is kept does not change",
)
"""The state to which a fate leads, and those from which it does."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A booking whose fate a publication decided: recipient and notifier. Small, because there may be thousands."""

    number: int
    place: PlaceId
    start: datetime
    to: str
    lang: str
    tell: str


def settle(fated: Iterable[BookingFate]) -> tuple[Settled, ...]:
    """Carry out the fates of bookings, many at a time; those that changed, by their start.

    A booking that was given up meanwhile stays so. Call it in the transaction of the publication.
    """
    groups: dict[tuple[Fate, str, Tell], list[int]] = {}
    for each in fated:
        if each.fate in _DECIDED:
            tell = Tell.STAFF if each.fate is Fate.CONTACT else each.tell
            groups.setdefault((each.fate, str(each.because or ""), tell), []).append(each.booking.id)
    done: list[Settled] = []
    for (fate, because, tell), numbers in groups.items():
        decided = _DECIDED.get(fate)
        if decided is None:
            continue
        state, before = decided
        for first in range(0, len(numbers), _AT_ONCE):
            rows = Booking.objects.filter(pk__in=numbers[first : first + _AT_ONCE], state__in=before)
            found = (
                rows.select_for_update().order_by("pk").values_list("pk", "place", "start", "email", "phone", "lang")
            )
            some = [
                Settled(
                    pk, PlaceId(place), start, mail or phone, lang, tell.value if mail or phone else _by_staff(fate)
                )
                for pk, place, start, mail, phone, lang in found
            ]
            unreachable = Q(phone="", email="")
            Booking.objects.filter(pk__in=[each.number for each in some]).update(
                state=state.value,
                because=because,
                outcome="",
                attempts=0,
                told=None,
                tell=Case(When(unreachable, then=Value(_by_staff(fate))), default=Value(tell.value)),
            )
            done += some
    return tuple(sorted(done, key=lambda each: (each.start, each.number)))


def _by_staff(fate: Fate) -> str:
    """Who notifies a person without phone and e-mail: staff, unless the booking stands."""
    return "" if fate is Fate.HONOURED else Tell.STAFF.value


def restore(before: Mapping[str, Mapping[str, list[Any]]], because: Iterable[str], *, known: Collection[int]) -> int:
    """Give bookings and dates of events back what was decided about them before a publication; how many there were.

    ``before`` is what ``queries.fates.decided`` returned then. Only what its arrangements (``because``) decided comes
    back, and no booking in ``known``: its person has heard of the change. Call it in the transaction of the undo.
    """
    refs, done = list(because), 0
    for number, (state, why, tell, outcome) in before.get("bookings", {}).items():
        if int(number) not in known:
            row = Booking.objects.filter(pk=int(number), because__in=refs, told__isnull=True)
            done += row.update(state=state, because=why, tell=tell, outcome=outcome)
    for number, (state, why, asked, outcome) in before.get("dates", {}).items():
        date = Occurrence.objects.filter(pk=int(number), because__in=refs)
        done += date.update(state=state, because=why, asked=asked, outcome=outcome, sequence=F("sequence") + 1)
    return done


def mark_notified(numbers: Iterable[int], *, now: datetime) -> None:
    """Record that a message about the fate of these bookings was sent."""
    Booking.objects.filter(pk__in=list(numbers), tell=Tell.MESSAGE).update(told=now)


def leave_to_staff(numbers: Iterable[int]) -> None:
    """Record that no message was delivered: staff notify the people who booked."""
    Booking.objects.filter(pk__in=list(numbers), tell=Tell.MESSAGE).update(tell=Tell.STAFF, told=None)


def _row(number: int) -> Booking:
    """A booking, with its row locked. Raises ``NotFound``."""
    row = Booking.objects.select_for_update().select_related("bookable").filter(pk=number).first()
    if row is None:
        raise NotFound("there is no such booking.", next_step="Look at the list again.")
    return row


def record_call(number: int, *, outcome: str, stands: bool | None, notes: str, by: str, now: datetime) -> BookingView:
    """Record a call: no answer (``stands`` None), the booking stands, or it is cancelled. Raises ``NotFound``."""
    with transaction.atomic():
        row = _row(number)
        row.attempts += 1
        row.notes = notes or row.notes
        if stands is not None:
            already_cancelled = row.state == BookingState.CANCELLED and not stands
            if not already_cancelled:
                step = BookingStep.SETTLE if stands else BookingStep.CANCEL
                row.state = state_after(BookingState(row.state), step).value
            row.outcome, row.told = outcome, now
        row.save(update_fields=["attempts", "notes", "state", "outcome", "told"])
        detail = {"outcome": outcome, "attempts": row.attempts}
        record(by=by, now=now, act="call about booking", subject=f"booking {number}", detail=detail)
    return as_view(row)


def record_letter(number: int, *, by: str, now: datetime) -> BookingView:
    """Record that a letter was sent. Raises ``NotFound``."""
    with transaction.atomic():
        row = _row(number)
        row.outcome, row.told = "letter", now
        row.save(update_fields=["outcome", "told"])
        record(by=by, now=now, act="send letter about booking", subject=f"booking {number}", detail={})
    return as_view(row)


def decide_request(number: int, *, yes: bool, by: str, now: datetime) -> BookingView:
    """Staff say yes or no to a booking that waits for it.

    Raises ``NotFound``, and ``Refused`` where none waits or its time has begun.
    """
    with transaction.atomic():
        row = _row(number)
        if row.start <= now:
            raise Refused("it has begun.", next_step="Speak with the person.", rule="booking_begun")
        step = BookingStep.APPROVE if yes else BookingStep.REFUSE
        row.state = state_after(BookingState(row.state), step).value
        row.tell = Tell.MESSAGE if row.phone or row.email else Tell.STAFF
        row.told, row.outcome = None, ""
        row.save(update_fields=["state", "tell", "told", "outcome"])
        record(
            by=by, now=now, act="approve booking" if yes else "refuse booking", subject=f"booking {number}", detail={}
        )
    return as_view(row)
