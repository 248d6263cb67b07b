"""Carrying out what a publication makes of bookings, and what a call came to (R035, R078–R080)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Booking
from aukio.bookings.queries.booking import BookingView, as_view
from aukio.domain.booking_states import BookingState, BookingStep, stepped
from aukio.domain.bookings import Fate, Fated
from aukio.domain.effects import Tell
from aukio.domain.mistakes import NotFound

_AT_ONCE = 500
"""Numbers in one statement: SQLite takes no more than a thousand or so."""

_STATES = {
    Fate.HONOURED: BookingState.HONOURED,
    Fate.CONTACT: BookingState.TO_CONTACT,
    Fate.CANCELLED: BookingState.CANCELLED,
}


def settle(fated: Iterable[Fated]) -> tuple[BookingView, ...]:
    """Carry out the fates of bookings, many at a time; those that changed, by their start.

    What was given up meanwhile stays so. Call it in the transaction of the publication that decides.
    """
    groups: dict[tuple[Fate, str, Tell], list[int]] = {}
    for each in fated:
        if each.fate in _STATES:
            tell = Tell.STAFF if each.fate is Fate.CONTACT else each.tell
            groups.setdefault((each.fate, str(each.because or ""), tell), []).append(each.booking.id)
    done: list[BookingView] = []
    for (fate, because, tell), numbers in groups.items():
        for first in range(0, len(numbers), _AT_ONCE):
            some = numbers[first : first + _AT_ONCE]
            rows = Booking.objects.filter(pk__in=some, state__in=ACTIVE_STATES)
            unreachable = Q(phone="", email="")
            rows.filter(unreachable).update(tell=_by_staff(fate))
            rows.exclude(unreachable).update(tell=tell.value)
            changed = list(rows.values_list("pk", flat=True))
            rows.update(state=_STATES[fate].value, because=because, outcome="", attempts=0)
            found = Booking.objects.select_related("bookable").filter(pk__in=changed)
            done += map(as_view, found)
    return tuple(sorted(done, key=lambda each: (each.start, each.number)))


def _by_staff(fate: Fate) -> str:
    """Who tells somebody whom no message reaches: staff, unless all is well."""
    return "" if fate is Fate.HONOURED else Tell.STAFF.value


def call_made(number: int, *, outcome: str, stands: bool | None, notes: str, by: str, now: datetime) -> BookingView:
    """What a call came to: nobody answered (``stands`` None), it stands, or it is cancelled. Raises ``NotFound``."""
    with transaction.atomic():
        row = Booking.objects.select_for_update().select_related("bookable").filter(pk=number).first()
        if row is None:
            raise NotFound("there is no such booking.", next_step="Look at the list again.")
        row.attempts += 1
        row.notes = notes or row.notes
        if stands is not None:
            told = row.state == BookingState.CANCELLED and not stands  # it was cancelled; now they know
            if not told:
                step = BookingStep.SETTLE if stands else BookingStep.CANCEL
                row.state = stepped(BookingState(row.state), step).value
            row.outcome = outcome
        row.save(update_fields=["attempts", "notes", "state", "outcome"])
        detail = {"outcome": outcome, "attempts": row.attempts}
        record(by=by, now=now, act="call about booking", subject=f"booking {number}", detail=detail)
    return as_view(row)
