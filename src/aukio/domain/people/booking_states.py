"""The states of a booking, and the steps between them."""

from datetime import timedelta
from enum import StrEnum

from aukio.domain.base.mistakes import Refused


class BookingState(StrEnum):
    """The state of a booking."""

    HELD = "held"
    """Reserved for some minutes while its form is filled in."""
    REQUESTED = "requested"
    """Staff approve or refuse it first; the time is reserved until then."""
    BOOKED = "booked"
    HONOURED = "honoured"
    """Kept by a decision, though the place is otherwise closed to new bookings (R035)."""
    TO_CONTACT = "to_contact"
    """Staff contact the person who booked; the time is reserved until then (R054)."""
    CANCELLED = "cancelled"
    """By a publication (R078)."""
    GIVEN_UP = "given_up"
    """By the person who booked."""
    MOVED = "moved"
    """Replaced by another booking."""
    REFUSED = "refused"
    """By staff."""


ACTIVE = frozenset({BookingState.REQUESTED, BookingState.BOOKED, BookingState.HONOURED, BookingState.TO_CONTACT})
"""States of a valid booking: those that a publication decides on."""

OCCUPYING = ACTIVE | {BookingState.HELD}
"""States in which the time is occupied."""

LINK_LIVES = timedelta(days=1)
"""How long after its end a booking's secret address still shows it."""

HELD_FOR = timedelta(minutes=10)
"""How long a time is reserved while the form is filled in."""


class BookingStep(StrEnum):
    """A step that changes a booking."""

    APPROVE = "approve"
    REFUSE = "refuse"
    HONOUR = "honour"
    CANCEL = "cancel"
    CONTACT = "contact"
    GIVE_UP = "give_up"
    MOVE = "move"
    SETTLE = "settle"
    """Staff contacted the person, and the booking is kept."""


_R, _B, _H, _T = BookingState.REQUESTED, BookingState.BOOKED, BookingState.HONOURED, BookingState.TO_CONTACT

STEPS: dict[BookingStep, tuple[frozenset[BookingState], BookingState]] = {
    BookingStep.APPROVE: (frozenset({_R}), _B),
    BookingStep.REFUSE: (frozenset({_R}), BookingState.REFUSED),
    BookingStep.HONOUR: (ACTIVE - {_R}, _H),
    BookingStep.CANCEL: (ACTIVE, BookingState.CANCELLED),
    BookingStep.CONTACT: (ACTIVE, _T),
    BookingStep.GIVE_UP: (ACTIVE, BookingState.GIVEN_UP),
    BookingStep.MOVE: (ACTIVE, BookingState.MOVED),
    BookingStep.SETTLE: (frozenset({_T}), _H),
}
"""The states from which each step leads, and its target. No step leaves a final state: nothing is rebooked silently."""


def state_after(state: BookingState, step: BookingStep) -> BookingState:
    """The state after a step. Raises ``Refused`` if the step is not possible in ``state``."""
    sources, target = STEPS[step]
    if state not in sources:
        raise Refused(
            f"a booking that is {state.replace('_', ' ')} cannot take the step '{step}'.",
            next_step="Look at how it stands now.",
            rule="moved_on",
        )
    return target
