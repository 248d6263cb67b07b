"""Laws of hours over generated cities (semantics.md section 6)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from aukio.domain.answers.daily_hours import DayState, days
from aukio.domain.answers.resolver import horizon
from aukio.domain.base.mistakes import Refused
from aukio.domain.base.spans import Span
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import TICK, Period, day_of, instant_of, midnight
from aukio.domain.facts.effects import Close, Hours
from aukio.domain.facts.notices import Arrangement, ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import Scope
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.timetable import Timetable
from tests.depth import examples
from tests.domain.cities import FOG, KNOWN, LAW, MOMENTS, NIGHT, QUARTER, SATURDAY, SmallCity, cities, publish
from tests.domain.city_facts import SCOPES, periods
from tests.domain.city_places import WEEK
from tests.domain.plain_reading import PlainReading

ASKED = st.lists(MOMENTS, min_size=5, max_size=5)
ORDERS = examples(3, 8)
DAY = timedelta(days=1)
OPENNESS = {False: 0, None: 1, True: 2}


EXCEPTIONS = st.builds(Hours, WEEK) | st.just(Close())


def keys_of(view: View, place: PlaceId, span: Span) -> Iterator[ChannelKey]:
    """Every channel that a place has at some minute of a span."""
    for interval in view.place_intervals(place, span.start, span.end):
        yield from (state.key for state in Timetable.of(view).channels(place, interval))


def inherits_hours(view: View, place: PlaceId, span: Span) -> bool:
    """Whether a place takes the hours of its parent in a span, which are limited by the minutes of its building."""
    timetable = Timetable.of(view)
    return any(
        timetable.inherits_from(place, interval) is not None
        for interval in view.place_intervals(place, span.start, span.end)
    )


def channels_at(view: View, city: SmallCity, t: datetime) -> Iterator[tuple[PlaceId, ChannelKey]]:
    """Every channel of every place at an instant."""
    for place in city.places:
        for state in Timetable.of(view).channels(place, view.interval(t)):
            yield place, state.key


@LAW
@given(cities(), ASKED)
def test_the_timetable_agrees_with_a_plain_reading_of_the_law(city: SmallCity, asked: list[int]) -> None:
    view = View(city.record, KNOWN)
    plain, timetable = PlainReading(view), Timetable.of(view)
    for t in map(city.instant, asked):
        for place, key in channels_at(view, city, t):
            assert timetable.is_open(place, key, t) is plain.at(place, key, t)
            assert timetable.is_open_on_site(place, t) is plain.is_open_on_site(place, t)


@LAW
@given(cities(), ASKED, st.data())
def test_a_close_never_opens_anything(city: SmallCity, asked: list[int], data: st.DataObject) -> None:
    close = Close((), data.draw(st.none() | WEEK))
    closing = Arrangement(
        ArrangementRef("notice", "closing"), data.draw(SCOPES), data.draw(periods(city.first)), (close,)
    )
    before = View(city.record, KNOWN)
    after = View(publish(city.record, 20, add=[closing]), KNOWN)
    for t in map(city.instant, asked):
        for place, key in channels_at(before, city, t):
            was, is_ = (Timetable.of(view).is_open(place, key, t) for view in (before, after))
            assert OPENNESS[is_] <= OPENNESS[was]


@LAW
@given(cities(), ASKED)
@example(NIGHT, [SATURDAY + 1])
def test_a_channel_opens_and_closes_when_it_says(city: SmallCity, asked: list[int]) -> None:
    view = View(city.record, KNOWN)
    timetable = Timetable.of(view)
    for t in map(city.instant, asked):
        for place, key in channels_at(view, city, t):
            now, limit = timetable.is_open(place, key, t), horizon(view, t)
            if now is None:
                continue
            says = (timetable.next_closing if now else timetable.next_opening)(place, key, t, limit)
            if says is None and now:  # what follows is not known, or it never closes
                continue
            until = limit if says is None else says
            probes = [t + n * QUARTER for n in (*range(8), *range(8, 96 * 3, 7))] + [until - TICK]
            answers = {timetable.is_open(place, key, probe) for probe in probes if t <= probe < until}
            assert answers <= ({True} if now else {False, None})
            if says is not None:
                assert timetable.is_open(place, key, says) is not now
                assert now or timetable.is_open(place, key, says)


@LAW
@given(cities(), st.lists(MOMENTS, min_size=ORDERS, max_size=ORDERS))
@example(NIGHT, [SATURDAY, SATURDAY + 1, SATURDAY - 500, SATURDAY + 500])
def test_what_a_search_has_examined_before_changes_no_answer(city: SmallCity, asked: list[int]) -> None:
    view = View(city.record, KNOWN)
    kept = Timetable.of(view)
    for t in map(city.instant, asked):
        for place, key in channels_at(view, city, t):
            for limit in (t + 2 * DAY, horizon(view, t)):
                fresh = Timetable(view)
                assert kept.next_opening(place, key, t, limit) == fresh.next_opening(place, key, t, limit)
                assert kept.next_closing(place, key, t, limit) == fresh.next_closing(place, key, t, limit)


@LAW
@given(cities(), MOMENTS)
@example(FOG, SATURDAY)
def test_a_day_shows_the_spans_that_start_on_it_and_is_unknown_if_any_minute_is(city: SmallCity, asked: int) -> None:
    view = View(city.record, KNOWN)
    timetable = Timetable.of(view)
    t = city.instant(asked)
    for place in city.places:
        zone = view.zone(place)
        day = day_of(t, zone)
        start, end = midnight(day, zone), midnight(day + DAY, zone)
        if view.node(place, start) is None or view.node(place, end - TICK) is None:
            continue
        (shown,) = days(view, place, day, day)
        quarters = [start + n * QUARTER for n in range((end - start) // QUARTER)]
        minutes = [timetable.is_open_on_site(place, each) for each in quarters]
        assert (None in minutes) == (shown.state is DayState.UNKNOWN)
        if shown.state is DayState.OPEN:
            assert True in minutes
        if True in minutes and shown.state is DayState.CLOSED:  # only what last night left over
            assert timetable.is_open_on_site(place, start - TICK) is True


@LAW
@given(cities(), SCOPES, st.integers(0, 8), st.integers(0, 2), EXCEPTIONS)
def test_whole_days_change_only_the_spans_that_begin_on_them(
    city: SmallCity, scope: Scope, after: int, more: int, effect: Hours | Close
) -> None:
    first = city.first + after * DAY
    last = first + more * DAY
    when = Period(datetime.combine(first, time()), datetime.combine(last + DAY, time()))
    exception = Arrangement(ArrangementRef("notice", "exception"), scope, when, (effect,))
    before = View(city.record, KNOWN)
    try:
        after_ = View(publish(city.record, 20, add=[exception]), KNOWN)
    except Refused:  # it says one thing twice
        return
    near = Span(*(instant_of(datetime.combine(city.first + step * DAY, time()), before.city.zone) for step in (-9, 21)))
    for place in city.places:
        if inherits_hours(before, place, near):
            continue
        keys = {key for view in (before, after_) for key in keys_of(view, place, near)}
        for step in range(-2, 14):
            day = city.first + step * DAY
            if not first <= day <= last:
                for key in keys:
                    was, is_ = (Timetable.of(view).own(place, key, day) for view in (before, after_))
                    assert was == is_
