"""What Swedish says of dates of events."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.events import OccurrenceState
from aukio.domain.wording.event_words import EventWords

EVENT_WORDS = EventWords(
    born_between="För dem som är födda {first}–{last}.",
    born_from=("För dem som är födda {said} eller senare.", "För dem som är födda den {said} eller senare."),
    born_until=("För dem som är födda {said} eller tidigare.", "För dem som är födda den {said} eller tidigare."),
    states=Partial(
        {OccurrenceState.CANCELLED: "Inställt", OccurrenceState.RESCHEDULED: "Ny tid"},
        reason="a date that is on as planned needs no word",
    ),
)
