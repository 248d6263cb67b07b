"""Which answers a change of the directory changes: the hours of its places day by day, before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aukio.domain.answers.daily_hours import Day, DayState, days
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import midnight
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language

_DAYS = 14
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A day on which the hours of a place differ; empty hours: the place is not there."""

    name: str
    day: str
    before: str
    after: str


def changed_answers(
    before: View, after: View, places: Iterable[PlaceId], first: date, lang: str
) -> tuple[ChangedAnswer, ...]:
    """The days that differ in the two weeks from a day on, of these places and of all beneath them; at most 40."""
    found: list[ChangedAnswer] = []
    at = midnight(first, before.city.zone)
    tree = before.tree(before.interval(at))
    wide: dict[PlaceId, None] = {}
    for place in places:
        wide[place] = None
        wide |= dict.fromkeys(each.place for each in tree.beneath(place))
    for place in wide:
        found += _of_place(before, after, place, first, lang)
        if len(found) >= _MOST_ROWS:
            break
    return tuple(found[:_MOST_ROWS])


def _of_place(before: View, after: View, place: PlaceId, first: date, lang: str) -> Iterator[ChangedAnswer]:
    last = first + timedelta(days=_DAYS - 1)
    was = {day: _said(before, place, day, each, lang) for day, each in _days(before, place, first, last).items()}
    becomes = {day: _said(after, place, day, each, lang) for day, each in _days(after, place, first, last).items()}
    newest = after.newest(place) or before.newest(place)
    name = "" if newest is None else newest.names.say(lang) or newest.path
    for day, hours in was.items():
        if hours != becomes[day]:
            yield ChangedAnswer(name, language(lang).say_full_day(day, today=first), hours, becomes[day])


def _days(view: View, place: PlaceId, first: date, last: date) -> dict[date, Day]:
    return {each.date: each for each in days(view, place, first, last)}


def _said(view: View, place: PlaceId, day: date, hours: Day, lang: str) -> str:
    if view.node(place, midnight(day, view.city.zone)) is None:
        return ""
    return language(lang).say_spans(None if hours.state is DayState.UNKNOWN else hours.spans)
