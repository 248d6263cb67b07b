"""What Finnish says of dates of events."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.events import OccurrenceState
from aukio.domain.wording.event_words import EventWords

EVENT_WORDS = EventWords(
    born_between="Vuosina {first}–{last} syntyneille.",
    born_from=("Vuonna {said} tai sen jälkeen syntyneille.", "{said} tai sen jälkeen syntyneille."),
    born_until=("Vuonna {said} tai sitä ennen syntyneille.", "{said} tai sitä ennen syntyneille."),
    states=Partial(
        {OccurrenceState.CANCELLED: "Peruttu", OccurrenceState.RESCHEDULED: "Uusi aika"},
        reason="a date that is on as planned needs no word",
    ),
)
