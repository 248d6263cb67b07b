"""Where a booking stands, and where each step leads."""

from datetime import timedelta
from enum import StrEnum

from aukio.domain.base.mistakes import Refused


class BookingState(StrEnum):
    """Where a booking stands."""

    HELD = "held"
    """A form is being filled: for some minutes nobody else gets the time."""
    REQUESTED = "requested"
    """Staff say yes or no first; until then the time is theirs."""
    BOOKED = "booked"
    HONOURED = "honoured"
    """It stands by a decision, though the place is otherwise closed to new ones (R035)."""
    TO_CONTACT = "to_contact"
    """Staff speak with whoever booked; until then the time is theirs (R054)."""
    CANCELLED = "cancelled"
    """By a publication (R078)."""
    GIVEN_UP = "given_up"
    """By whoever booked."""
    MOVED = "moved"
    """Another booking took its place."""
    REFUSED = "refused"
    """Staff said no."""


ACTIVE = frozenset({BookingState.REQUESTED, BookingState.BOOKED, BookingState.HONOURED, BookingState.TO_CONTACT})
"""States of somebody's booking: what a publication decides on."""

TAKING = ACTIVE | {BookingState.HELD}
"""States in which the time is taken."""

LINK_LIVES = timedelta(days=1)
"""How long after it is over a booking's secret address still shows it."""

HELD_FOR = timedelta(minutes=10)
"""How long a time is held while the form is filled."""


class BookingStep(StrEnum):
    """What is done with a booking."""

    APPROVE = "approve"
    REFUSE = "refuse"
    HONOUR = "honour"
    CANCEL = "cancel"
    CONTACT = "contact"
    GIVE_UP = "give_up"
    MOVE = "move"
    SETTLE = "settle"
    """A call was made, and it stands."""


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
"""From which states each step leads, and where to. What is over is left by none: nothing silently re-books."""


def stepped(state: BookingState, step: BookingStep) -> BookingState:
    """The state after a step. Raises ``Refused`` where it does not lead from there."""
    sources, target = STEPS[step]
    if state not in sources:
        raise Refused(
            f"a booking that is {state.replace('_', ' ')} cannot take the step '{step}'.",
            next_step="Look at how it stands now.",
            rule="moved_on",
        )
    return target
