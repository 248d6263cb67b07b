"""Hours before and after on a calendar: the weeks from the first change on (R131)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from aukio.domain.answers.daily_hours import Day, DayState, days
from aukio.domain.answers.impact import PlaceChange
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.workflows.publishing.publication import Step

WEEKS = 4
_MOST_PLACES = 4
"""Most places drawn; the table shows when others first differ."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day with its hours before and after, one line for each span."""

    day: date
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    closes: bool

    @property
    def changes(self) -> bool:
        """Whether the hours differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weeks of one place, from Monday to Sunday."""

    name: str
    heads: tuple[str, ...]
    weeks: tuple[tuple[Cell, ...], ...]


def calendars(step: Step, lang: str) -> Iterator[Calendar]:
    """Yield calendars of the places whose on-site hours change, up to a limit."""
    before, after = step.views
    drawn = 0
    for change in step.changes:
        found = _calendar(before, after, change, lang)
        if found is not None:
            yield found
            drawn += 1
        if drawn == _MOST_PLACES:
            return


def _calendar(before: View, after: View, change: PlaceChange, lang: str) -> Calendar | None:
    place = change.after.place
    first = day_of(change.since, after.zone(place))
    monday = first - timedelta(days=first.weekday())
    cells = list(_cells(before, after, place, monday, lang))
    if not any(cell.changes for cell in cells):
        return None
    words = language(lang)
    return Calendar(
        change.after.names.say(lang) or change.after.path,
        tuple(words.say_weekday(cell.day) for cell in cells[:7]),
        tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7)),
    )


def _cells(before: View, after: View, place: PlaceId, monday: date, lang: str) -> Iterator[Cell]:
    last = monday + timedelta(days=7 * WEEKS - 1)
    words = language(lang)
    for old, new in zip(days(before, place, monday, last), days(after, place, monday, last), strict=True):
        label = words.say_full_day(new.date, monday)
        yield Cell(new.date, label, _said(old, lang), _said(new, lang), new.state is DayState.CLOSED)


def _said(day: Day, lang: str) -> tuple[str, ...]:
    match day.state:
        case DayState.UNKNOWN:
            return (_("not known"),)
        case DayState.CLOSED:
            return (_("closed"),)
        case DayState.OPEN:
            return tuple(language(lang).say_spans((span,)) for span in day.spans)
