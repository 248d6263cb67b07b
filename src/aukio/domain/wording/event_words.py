"""The shape of what every language says of dates of events."""

from dataclasses import dataclass

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.events import OccurrenceState


@dataclass(frozen=True, slots=True)
class EventWords:
    """For whom an event is, by year of birth and never by an age (R104), and the states that a title shows.

    ``born_between`` takes ``{first}`` and ``{last}``, two years. The others take ``{said}``: a year in the first
    sentence of each pair, a day in the second.
    """

    born_between: str
    born_from: tuple[str, str]
    born_until: tuple[str, str]
    states: Partial[OccurrenceState, str]
