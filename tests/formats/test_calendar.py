"""The calendar, read back and expanded by programs that know nothing of arrangements."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.daily_hours import DayState, days
from aukio.domain.answers.exception_days import normal_view
from aukio.domain.base.spans import Span, join
from aukio.domain.city.places import Admission, Kind, PlaceId
from aukio.domain.clock.local_time import DAY, midnight
from aukio.domain.facts.effects import Admit, Close, Hours
from aukio.domain.facts.notices import Arrangement, ArrangementRef
from aukio.domain.facts.record import Record, View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.publishing.proposals import Ending
from aukio.domain.week import Week
from aukio.formats.addresses import Addresses
from aukio.formats.calendars.calendar_history import window
from aukio.formats.calendars.closure_calendar import calendar
from tests.depth import DEEP, some
from tests.domain.cities import KNOWN, LAW, SmallCity, cities, publication_order, publish
from tests.domain.factories import CITY, at, fact, on_site, place, place_id
from tests.domain.factories import period as since
from tests.oracle.espoo import NOW, espoo

ADDRESSES = Addresses("https://example.org", "en")
Seen = Callable[[datetime], View]
Component = Any
"""What `icalendar` reads; its values are as many types as the standard has."""


def remembering(record: Record) -> Seen:
    """Views of a record, each made once."""
    return lru_cache(lambda instant: View(record, instant))


def read(record: Record, which: PlaceId, when: datetime, known: datetime, seen: Seen | None = None) -> Component:
    """A calendar as a reader has it."""
    seen = seen or remembering(record)
    written = calendar(seen(known), which, when, "en", seen=seen, addresses=ADDRESSES)
    return icalendar.Calendar.from_ical(written)


def on(components: Component, first: date, last: date) -> Iterator[Component]:
    """What stands on the days from ``first`` to ``last``, with nothing that was called off."""
    for each in recurring_ical_events.of(components).between(first, last + DAY):
        if str(each["STATUS"]) != "CANCELLED":
            yield each


def shown(
    read_back: Component, first: date, last: date
) -> tuple[Counter[date], dict[date, list[tuple[datetime, datetime]]]]:
    """The days that are shown closed, and the hours shown, by the day on which they begin."""
    closed: Counter[date] = Counter()
    hours: dict[date, list[tuple[datetime, datetime]]] = {}
    for each in on(read_back, first, last):
        begins, ends = each["DTSTART"].dt, each["DTEND"].dt
        if isinstance(begins, datetime):
            local = begins.astimezone(CITY.zone).date()
            hours.setdefault(local, []).append((begins.astimezone(UTC), ends.astimezone(UTC)))
        else:
            closed.update(begins + step * DAY for step in range((ends - begins).days))
    return closed, {day: sorted(spans) for day, spans in hours.items()}


def agree(view: View, which: PlaceId, read_back: Component, first: date, last: date) -> None:
    """Every day that departs from normal is shown as it is, and no other day is."""
    closed, hours = shown(read_back, first, last)
    effective, normal = Timetable.of(view), Timetable.of(normal_view(view))
    for day in days(view, which, first, last):
        mine, usual = (each.on_site_hours_on(which, day.date) for each in (effective, normal))
        spans = mine.open
        is_exception = (day.state is not DayState.UNKNOWN or bool(spans and day.approximate)) and mine != usual
        if is_exception and spans:
            # The same minutes: what touches may be written as one event or as several.
            assert join(Span(*each) for each in hours.pop(day.date)) == join(spans), day
        if is_exception and not spans:
            assert closed[day.date] >= 1, day
        if closed[day.date]:
            assert day.state is DayState.CLOSED, day
    assert {day for day in hours if first <= day <= last} == set()


MOMENTS = (
    datetime(2020, 3, 19, tzinfo=UTC),
    datetime(2020, 4, 2, tzinfo=UTC),
    datetime(2020, 12, 20, tzinfo=UTC),
    NOW,
    datetime(2026, 11, 30, tzinfo=UTC),
)


ASKED = MOMENTS if DEEP else MOMENTS[1::3]
"""A calendar of every place takes seconds: two of the moments in a quick run, of the places every sixth at each."""


@pytest.mark.parametrize("moment", ASKED, ids=[f"{each:%Y-%m-%d}" for each in ASKED])
def test_each_place_of_the_espoo_record_expands_to_its_effective_hours(moment: datetime) -> None:
    seen = remembering(espoo())
    view = seen(moment)
    first, last = window(moment.date())
    nodes = [node for node in view.tree(view.interval(moment)) if node.kind in (Kind.UNIT, Kind.ROOM)]
    for node in some(nodes, 6, ASKED.index(moment)):
        agree(view, node.place, read(espoo(), node.place, moment, moment, seen), first, last)


@LAW
@given(cities())
def test_a_generated_city_expands_to_its_effective_hours(city: SmallCity) -> None:
    seen = remembering(city.record)
    view, first, last = seen(KNOWN), city.first - 10 * DAY, city.first + 30 * DAY
    for which in city.places:
        node = view.newest(which)
        if node is not None and node.kind in (Kind.UNIT, Kind.ROOM):
            moment = midnight(city.first, view.zone(which))
            agree(view, which, read(city.record, which, moment, KNOWN, seen), first, last)


@LAW
@given(cities(), st.integers(0, 40), st.data())
def test_years_change_nothing_in_what_a_calendar_says_of_any_day(
    city: SmallCity, years: int, data: st.DataObject
) -> None:
    seen = remembering(city.record)
    later = KNOWN.replace(year=KNOWN.year + years)
    which = data.draw(st.sampled_from(city.places))
    node = seen(KNOWN).newest(which)
    if node is None or node.kind not in (Kind.UNIT, Kind.ROOM):
        return
    for moment in (midnight(city.first, CITY.zone), later):
        first = moment.date() - 20 * DAY
        agree(seen(later), which, read(city.record, which, moment, later, seen), first, first + 40 * DAY)


@LAW
@given(cities(), st.data())
def test_an_event_keeps_its_start_and_its_number_while_the_days_pass(city: SmallCity, data: st.DataObject) -> None:
    seen = remembering(city.record)
    which = data.draw(st.sampled_from(city.places))
    day = midnight(city.first, CITY.zone)
    months = data.draw(st.lists(st.integers(0, 60), min_size=2, max_size=2))
    one, other = (announced_by_uid(city.record, which, day + month * 30 * DAY, seen) for month in sorted(months))
    for uid in one.keys() & other.keys():
        assert one[uid] == other[uid], uid


def announced_by_uid(
    record: Record, which: PlaceId, when: datetime, seen: Seen, known: datetime = KNOWN
) -> dict[str, tuple[object, ...]]:
    """Start, number and status of each event, in a calendar read at ``when`` with what was known then."""
    return {
        str(each["UID"]): (each["DTSTART"].dt, int(each["SEQUENCE"]), str(each["STATUS"]), each["DTSTAMP"].dt)
        for each in read(record, which, when, known, seen).walk("VEVENT")
    }


def test_a_centre_carries_the_calendars_of_its_units() -> None:
    record = espoo()
    places = {version.path: version.place for version in record.places}
    moment = datetime(2020, 4, 2, tzinfo=UTC)
    names = {str(each["LOCATION"]) for each in read(record, places["iso-omena"], moment, moment).walk("VEVENT")}
    assert {"Iso Omena Service Centre", "Iso Omena Library", "Iso Omena Service Point"} <= names


# --- a desk, and what is announced of it

DESK = place_id("square/desk")
CLOSED = fact(0, "square/desk", since("2020-03-02", "2020-03-06"), Close()).arrangement
UNTIL_FURTHER_NOTICE = fact(0, "square/desk", since("2020-03-02"), Close()).arrangement


def desk(*arrangements: Arrangement, week: str = "Mo-Fr 08:00-16:00; PH off") -> Record:
    """A desk on a square, with what the first publication says of it."""
    return publish(
        Record(CITY, places=(place("square/desk", Kind.UNIT, on_site(week), parent=None),)), 0, add=arrangements
    )


def events(record: Record, known: datetime = KNOWN, when: str = "2020-03-02") -> list[Component]:
    """The events of the desk."""
    return list(read(record, DESK, at(when), known).walk("VEVENT"))


def test_a_closure_of_some_days_is_one_event_whose_end_is_the_day_after() -> None:
    (event,) = events(desk(CLOSED))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 3, 2), date(2020, 3, 6))
    assert str(event["SUMMARY"]) == "square/desk: Closed"
    assert str(event["URL"]) == "https://example.org/en/places/square/desk/"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"


def test_a_place_that_is_gone_in_the_end_was_closed_before() -> None:
    record = desk(CLOSED)
    (here,) = record.places
    day = date(2020, 4, 1)
    gone = replace(here, valid_from=day, gone=True)
    (event,) = events(replace(record, places=(replace(here, valid_until=day), gone)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 3, 2), date(2020, 3, 6))


def test_a_closure_with_an_open_end_recurs_without_one() -> None:
    (event,) = events(desk(UNTIL_FURTHER_NOTICE))
    assert event["RRULE"].to_ical() == b"FREQ=DAILY"
    assert event["DTEND"].dt == date(2020, 3, 3)


def test_a_weekend_does_not_interrupt_a_closure() -> None:
    (event,) = events(desk(fact(0, "square/desk", since("2020-03-05", "2020-03-11"), Close()).arrangement))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 3, 5), date(2020, 3, 11))


def test_a_holiday_is_left_out_of_exceptional_hours() -> None:
    shorter = fact(
        0, "square/desk", since("2020-04-06", "2020-04-18"), Hours(Week.parse("Mo-Fr 10:00-12:00"))
    ).arrangement
    (event,) = events(desk(shorter), when="2020-04-06")
    assert [each.dt.date() for each in event["EXDATE"].dts] == [date(2020, 4, 10), date(2020, 4, 13)]
    assert event["DTSTART"].params["TZID"] == "Europe/Helsinki"
    assert str(event["SUMMARY"]) == "square/desk: Open 10 am–midday"


def test_a_night_over_a_change_of_clocks_is_two_instants() -> None:
    late = fact(0, "square/desk", since("2020-03-26", "2020-03-31"), Hours(Week.parse("Mo-Su 22:00-04:00"))).arrangement
    ends = {str(each["UID"]).partition(".")[0]: each["DTEND"].dt for each in events(desk(late), when="2020-03-26")}
    assert ends["odd-20200328T2000"] == datetime(2020, 3, 29, 1, tzinfo=UTC)


def test_exceptional_hours_by_appointment_do_not_say_open() -> None:
    shorter = (Hours(Week.parse("Mo-Fr 10:00-12:00")), Admit(Admission.APPOINTMENT))
    (event,) = events(desk(fact(0, "square/desk", since("2020-03-02", "2020-03-06"), *shorter).arrangement))
    assert "Open" not in str(event["SUMMARY"])
    assert "appointment" in str(event["SUMMARY"])


def test_the_clock_of_the_place_comes_with_its_rules() -> None:
    shorter = fact(
        0, "square/desk", since("2020-03-02", "2020-03-06"), Hours(Week.parse("Mo-Fr 10:00-12:00"))
    ).arrangement
    (zone,) = read(desk(shorter), DESK, at("2020-03-02"), KNOWN).walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Helsinki"


def test_a_building_is_not_closed_while_a_unit_in_it_serves() -> None:
    mall = Record(
        CITY,
        places=(
            place("mall", Kind.CENTRE, on_site("Mo-Fr 07:00-20:00")),
            place("mall/night", Kind.UNIT, on_site("Mo-We 18:00-23:00"), own_entrance=True),
        ),
    )
    closed = fact(0, "mall", since("2020-03-02", "2020-03-07"), Close()).arrangement
    read_back = read(publish(mall, 0, add=[closed]), place_id("mall"), at("2020-03-02"), KNOWN)
    (event,) = read_back.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 3, 5), date(2020, 3, 7))


# --- one event through its life: the same UID, a higher SEQUENCE

REF = ArrangementRef("notice", "fact-0")


def life(record: Record, known: datetime) -> list[tuple[str, int, str, datetime]]:
    """What is announced of the desk: UID, SEQUENCE, STATUS, DTSTAMP."""
    return [
        (str(each["UID"]), int(each["SEQUENCE"]), str(each["STATUS"]), each["DTSTAMP"].dt)
        for each in events(record, known)
    ]


CLOSURE = f"closed.notice.{CLOSED.ref.id}.{DESK}@espoo.aukio"


def test_an_arrangement_that_is_withdrawn_is_cancelled() -> None:
    record = publish(desk(CLOSED), 1, withdraw=(CLOSED.ref,))
    assert life(record, publication_order(0).published) == [(CLOSURE, 0, "CONFIRMED", publication_order(0).published)]
    assert life(record, KNOWN) == [(CLOSURE, 1, "CANCELLED", publication_order(1).published)]


def test_an_arrangement_that_ends_before_it_began_is_cancelled() -> None:
    record = publish(desk(CLOSED), 1, end=(Ending(CLOSED.ref, CLOSED.period.start),))
    assert life(record, KNOWN) == [(CLOSURE, 1, "CANCELLED", publication_order(1).published)]


def test_an_open_end_that_becomes_a_day_is_the_same_event() -> None:
    record = publish(desk(UNTIL_FURTHER_NOTICE), 1, end=(Ending(CLOSED.ref, datetime(2020, 3, 10)),))
    assert life(record, KNOWN) == [(CLOSURE, 1, "CONFIRMED", publication_order(1).published)]
    (event,) = events(record)
    assert event["DTEND"].dt == date(2020, 3, 10)


def test_what_is_over_was_not_called_off() -> None:
    record = publish(desk(UNTIL_FURTHER_NOTICE), 1, end=(Ending(CLOSED.ref, datetime(2020, 3, 10)),))
    assert events(record, when="2020-12-20") == []


@pytest.mark.parametrize("years", [0, 3, 6, 30])
def test_a_closure_that_ended_does_not_come_back_after_some_years(years: int) -> None:
    other = fact(1, "square/desk", since("2020-03-02"), Hours(Week.parse("Mo-Fr 08:00-15:00"))).arrangement
    record = publish(desk(UNTIL_FURTHER_NOTICE), 1, end=(Ending(CLOSED.ref, datetime(2020, 3, 10)),), add=(other,))
    for event in events(record, at("2021-01-01").replace(year=2021 + years), when=f"{2021 + years}-01-01"):
        assert str(event["SUMMARY"]) == "square/desk: Open 8 am–3 pm"
        assert (event["DTSTART"].dt.date(), int(event["SEQUENCE"])) == (date(2020, 3, 10), 0)


@pytest.mark.parametrize("years", [0, 3, 6, 30])
def test_a_closure_that_goes_on_for_years_keeps_its_start(years: int) -> None:
    year = 2020 + years
    (event,) = events(desk(UNTIL_FURTHER_NOTICE), at(f"{year}-04-01"), when=f"{year}-04-01")
    assert (event["DTSTART"].dt, event["RRULE"].to_ical()) == (date(2020, 3, 2), b"FREQ=DAILY")
    assert int(event["SEQUENCE"]) == 0


@pytest.mark.parametrize(("when", "count"), [("0001-01-04", 0), ("2999-03-01", 1), ("9999-12-27", 1)])
def test_a_far_day_has_a_calendar(when: str, count: int) -> None:
    assert len(events(desk(UNTIL_FURTHER_NOTICE), when=when)) == count


def test_another_arrangement_does_not_touch_the_event() -> None:
    other = fact(1, "square/desk", since("2020-05-04", "2020-05-05"), Close()).arrangement
    record = publish(desk(CLOSED), 1, add=(other,))
    assert life(record, KNOWN)[0] == (CLOSURE, 0, "CONFIRMED", publication_order(0).published)


def test_the_same_record_gives_the_same_bytes() -> None:
    record = desk(CLOSED)
    one, other = (
        calendar(View(record, KNOWN), DESK, at(when), "en", seen=lambda known: View(record, known), addresses=ADDRESSES)
        for when in ("2020-03-04T08:00", "2020-03-20T16:00")
    )
    assert one == other
