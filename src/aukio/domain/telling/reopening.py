"""The day on which a closed place reopens, where the record knows it (decision 0033).

    close  ──────────────┐ end (given)
    week   . . . . . . . .  . .|====|      first opening after the end

The day is known if an arrangement that begins at the end confirms it (``normal``, ``hours``, or one that continues the
closure without closing). Otherwise it follows from the normal week, and is known only if nothing makes it doubtful:
an assumption, a promise of more information, hours that are not known or are those of the building, or a place that is
entered only with a booking.
"""

from datetime import date, datetime, time

from aukio.domain.city.places import Admission, ChannelKind, PlaceId
from aukio.domain.clock.local_time import instant_of, midnight, plus
from aukio.domain.facts.effects import Close, Hours, Normal, Promise
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis
from aukio.domain.hours.timetable import Timetable
from aukio.domain.telling.notice_content import Fact

_LOOK_AHEAD = 14
"""The number of days within which a closed place must reopen for the day to be stated."""


def reopens(view: View, fact: Fact) -> date | None:
    """The local day on which all places of a closed subject reopen, if it is known, one day, and soon.

    A closure that ends at a minute says so itself; the day is stated only if the place opens on a later one.
    """
    end = fact.period.end
    if end is None or Close() not in fact.effects or fact.subject.equipment:
        return None
    # One answer for each fact: a view is asked in several languages.
    key = ("reopens", fact.versions[-1].ref, fact.subject.key, end)
    days = view.once(key, lambda: {_opens(view, fact, top.place, end) for top in fact.subject.tops})
    day = next(iter(days)) if len(days) == 1 else None
    return None if day == end.date() and end.time() != time() else day


def _opens(view: View, fact: Fact, place: PlaceId, end: datetime) -> date | None:
    timetable, after = Timetable.of(view), instant_of(end, view.zone(place))
    for step in range(_LOOK_AHEAD):
        day = plus(end.date(), step)
        hours = timetable.on_site_hours_on(place, day)
        if any(span.end > after for span in hours.unknown):
            return None
        if any(span.end > after for span in hours.open):
            return day if _is_known(view, fact, place, end, day) else None
    return None


def _is_known(view: View, fact: Fact, place: PlaceId, end: datetime, day: date) -> bool:
    interval = view.interval(midnight(day, view.zone(place)))
    beginning = [
        each.version.arrangement
        for each in view.applied(place, interval)
        if each.version.arrangement.period.start == end
    ]
    before = {version.ref for version in fact.versions}
    if any(each.continues in before or any(isinstance(e, Hours | Normal) for e in each.effects) for each in beginning):
        return True
    if fact.particulars.assumption or any(isinstance(effect, Promise) for effect in fact.effects):
        return False
    on_site = [s for s in Timetable.of(view).channels(place, interval) if s.key.kind is ChannelKind.ON_SITE]
    return not any(
        state.basis is Basis.INHERITED
        or state.channel.admission is Admission.BOOKED_ONLY
        or (state.replaced_by is None and state.channel.assumption)
        for state in on_site
    )
