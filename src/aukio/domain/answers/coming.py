"""The next change of a place that a visitor must know: another state, or other hours, within two weeks.

"Open until 4 pm" is not the whole answer on the Friday before a closure. What begins or ends later, and what changes
neither the state nor the hours, is listed elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from aukio.domain.answers.answer import Change, Status, Summary
from aukio.domain.answers.changes_ahead import changes_ahead
from aukio.domain.answers.exception_days import normal_view
from aukio.domain.answers.resolver import answer_now
from aukio.domain.base.spans import Spans, clip, join
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import TICK, day_of, local_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.contributions import reasons_of_day
from aukio.domain.hours.timetable import Timetable

DAYS_AHEAD = 14
_WEEK = timedelta(days=7)
_BEST_FIRST = (
    Summary.OPEN,
    Summary.BY_APPOINTMENT,
    Summary.BOOKED_ONLY,
    Summary.SELF_SERVICE,
    Summary.REMOTE_ONLY,
    Summary.PASSAGE_ONLY,
    Summary.UNKNOWN,
    Summary.CLOSED,
)


@dataclass(frozen=True, slots=True)
class ComingChange:
    """From ``at`` on a place has the state ``summary``; None: the same state at other hours. ``one_day``: only then."""

    at: datetime
    summary: Summary | None
    one_day: bool


def coming_change(view: View, answer: Status) -> ComingChange | None:
    """The first change of state or hours that the record knows for the two weeks after the day of ``answer.at``."""
    zone = view.zone(answer.place)
    last = midnight(plus(day_of(answer.at, zone), DAYS_AHEAD + 1), zone)
    ahead = changes_ahead(view, answer.place, answer.at)
    times = sorted({change.at for change in ahead})
    for index, at in enumerate(times):
        if at >= last:
            return None
        following = times[index + 1] if index + 1 < len(times) else at + _WEEK
        changes = [each for each in ahead if each.at == at]
        found = _change_at(view, answer.place, at, min(following, at + _WEEK), changes)
        if found is not None:
            return found
    return None


def _change_at(view: View, place: PlaceId, at: datetime, until: datetime, changes: list[Change]) -> ComingChange | None:
    before, after = _best(view, place, at - _WEEK, at), _best(view, place, at, until)
    if before is None or after is None:
        return None
    one_day = all(each.begins and _is_one_day(view, each) for each in changes)
    if before is not after:
        return ComingChange(at, after, one_day)
    if _has_other_hours(view, place, at, until, changes):
        return ComingChange(at, None, one_day)
    return None


def _is_one_day(view: View, change: Change) -> bool:
    """Whether what begins with a change holds on one day only, before it ends or comes again."""
    local = local_of(change.at, view.city.zone)
    span = change.version.arrangement.period.next_span(local)
    return span is not None and (span.end - TICK).date() == span.start.date()


def _best(view: View, place: PlaceId, low: datetime, high: datetime) -> Summary | None:
    """The best state in ``[low, high)``; None where the place would not open then even without any arrangement."""
    usual = _on_site(normal_view(view), place, low, high)
    openings = [span.start for span in _on_site(view, place, low, high)]
    if not usual and not openings:
        return None
    asked = (*openings, *(span.start for span in usual))
    return min((answer_now(view, place, each, ahead=False).summary for each in asked), key=_BEST_FIRST.index)


def _on_site(view: View, place: PlaceId, low: datetime, high: datetime) -> Spans:
    return clip(join(span for day in _days(view, place, low, high) for span in day), low, high)


def _days(view: View, place: PlaceId, low: datetime, high: datetime) -> Iterator[Spans]:
    zone, timetable = view.zone(place), Timetable.of(view)
    day, last = day_of(low, zone), day_of(high, zone)
    while day <= last:
        yield timetable.on_site_hours_on(place, day).open
        if (day := plus(day, 1)) <= last and midnight(day, zone) >= high:
            return


def _has_other_hours(view: View, place: PlaceId, at: datetime, until: datetime, changes: list[Change]) -> bool:
    """Whether an arrangement that begins then changes the hours of a day before ``until``."""
    begun = {each.version.ref for each in changes if each.begins}
    zone = view.zone(place)
    first, last = day_of(at, zone), day_of(until, zone)
    days = (plus(first, step) for step in range((last - first).days + 1))
    return any(begun & set(reasons_of_day(view, place, day)) for day in days if midnight(day, zone) < until)
