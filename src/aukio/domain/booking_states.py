"""Where a booking stands, and where each step leads."""

from enum import StrEnum

from aukio.domain.mistakes import Refused


class BookingState(StrEnum):
    """Where a booking stands."""

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


ACTIVE = frozenset({BookingState.BOOKED, BookingState.HONOURED, BookingState.TO_CONTACT})
"""States in which the time is taken."""


class BookingStep(StrEnum):
    """What is done with a booking."""

    HONOUR = "honour"
    CANCEL = "cancel"
    CONTACT = "contact"
    GIVE_UP = "give_up"
    MOVE = "move"
    SETTLE = "settle"
    """A call was made, and it stands."""


_B, _H, _T = BookingState.BOOKED, BookingState.HONOURED, BookingState.TO_CONTACT

STEPS: dict[BookingStep, tuple[frozenset[BookingState], BookingState]] = {
    BookingStep.HONOUR: (ACTIVE, _H),
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
