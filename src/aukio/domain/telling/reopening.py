"""The day on which a closed place reopens, where the record knows it (decision 0033).

    close  ──────────────┐ end (given)
    week   . . . . . . . .  . .|====|      first opening after the end

The day is known if an arrangement that begins at the end confirms it (``normal``, ``hours``, or one that continues the
closure without closing). Otherwise it follows from the normal week, and is known only if nothing makes it doubtful:
an assumption, a promise of more information, hours that are not known or are those of the building, or a place that is
entered only with a booking.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from aukio.domain.answers.answer import Status
from aukio.domain.city.places import Admission, ChannelKind, PlaceId
from aukio.domain.clock.local_time import day_of, instant_of, midnight, plus
from aukio.domain.facts.effects import Close, Hours, Normal, Promise, is_shut_all_day
from aukio.domain.facts.notices import Arrangement, ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.hours.approximate_days import approximate_on_site
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
    if end is None or fact.period.days is not None or Close() not in fact.effects or fact.subject.equipment:
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
        about = approximate_on_site(timetable, place, day) if hours.unknown else ()
        if not about and any(span.end > after for span in hours.unknown):
            return None
        if any(span.end > after for span in (*hours.open, *(hours.unknown if about else ()))):
            return day if _is_known(view, fact, place, end, day) else None
    return None


def _is_known(view: View, fact: Fact, place: PlaceId, end: datetime, day: date) -> bool:
    closures = [version.arrangement for version in fact.versions]
    refs = {version.ref for version in fact.versions}
    doubtful = bool(fact.particulars.assumption) or any(isinstance(effect, Promise) for effect in fact.effects)
    return _confirmed(view, place, refs, end, day) or not (doubtful or _is_doubtful(view, place, closures, day))


def may_say_opening(view: View, answer: Status, opening: datetime) -> bool:
    """Whether a closed place may say when it opens: no arrangement closes it now, or the day after it is known."""
    closing = [
        reason.version for reason in answer.because if any(map(is_shut_all_day, reason.version.arrangement.effects))
    ]
    ends = [version.arrangement.period.end for version in closing]
    if not closing:
        return True
    refs, arrangements = {version.ref for version in closing}, [version.arrangement for version in closing]
    day = day_of(opening, view.zone(answer.place))
    end = max((end for end in ends if end is not None), default=None)
    if end is not None and _confirmed(view, answer.place, refs, end, day):
        return True
    return not _is_doubtful(view, answer.place, arrangements, day)


def _confirmed(view: View, place: PlaceId, closing: set[ArrangementRef], end: datetime, day: date) -> bool:
    """Whether an arrangement that begins at the end of a closure says what follows."""
    interval = view.interval(midnight(day, view.zone(place)))
    beginning = [
        each.version.arrangement
        for each in view.applied(place, interval)
        if each.version.arrangement.period.start == end
    ]
    return any(
        each.continues in closing or any(isinstance(effect, Hours | Normal) for effect in each.effects)
        for each in beginning
    )


def _is_doubtful(view: View, place: PlaceId, closures: Iterable[Arrangement], day: date) -> bool:
    """Whether the hours after a closure are an assumption, those of the building, or for those who have booked."""
    for closure in closures:
        if closure.particulars.assumption or any(isinstance(effect, Promise) for effect in closure.effects):
            return True
    interval = view.interval(midnight(day, view.zone(place)))
    on_site = [s for s in Timetable.of(view).channels(place, interval) if s.key.kind is ChannelKind.ON_SITE]
    return any(
        state.basis is Basis.INHERITED
        or state.channel.admission is Admission.BOOKED_ONLY
        or (state.replaced_by is None and bool(state.channel.assumption))
        for state in on_site
    )
