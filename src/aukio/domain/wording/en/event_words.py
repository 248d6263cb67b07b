"""What English says of dates of events."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.events import OccurrenceState
from aukio.domain.wording.event_words import EventWords

EVENT_WORDS = EventWords(
    born_between="For people born in {first}–{last}.",
    born_from=("For people born in {said} or later.", "For people born on {said} or later."),
    born_until=("For people born in {said} or earlier.", "For people born on {said} or earlier."),
    states=Partial(
        {OccurrenceState.CANCELLED: "Cancelled", OccurrenceState.RESCHEDULED: "New date"},
        reason="a date that is on as planned needs no word",
    ),
)
