"""A year as one text, against independent readers: minute by minute, with a country and without one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from opening_hours import OpeningHours, State

from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar, HolidayChange
from aukio.domain.city.places import Admission, ChannelKind, Kind, PlaceId
from aukio.domain.clock.local_time import DAY, local_of
from aukio.domain.facts.effects import Admit, Close
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import UNRESTRICTED, admitted_hours_on, unit_hours_inside
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.formats.opening_hours.opening_hours_year import DAYS, year_text
from tests.depth import DEEP, some
from tests.domain.cities import KNOWN, LAW, SmallCity, cities
from tests.domain.factories import CITY, fact, on_site, place, place_id, square
from tests.domain.factories import period as since
from tests.domain.factories import view as view_of
from tests.oracle.espoo import NOW, espoo
from tests.oracle.ours import ambiguous, masked, our_minutes
from tests.oracle.readers import OPEN, UNKNOWN, Days, read_with_engine, read_with_npm

STARTS = (date(2020, 1, 1), date(2020, 3, 27), date(2021, 1, 1)) if DEEP else (date(2020, 3, 27),)
"""A year of a place takes a second: one of the starts in a quick run, and of the places every fifth."""


@pytest.fixture(scope="module")
def view() -> View:
    """The Espoo record as known now."""
    return View(espoo(), NOW)


def text_of(view: View, which: PlaceId, first: date) -> str:
    """A year of a place as one text, written once for all its readers."""
    return view.once(("year for its readers", which, first), lambda: year_text(view, which, first, "en"))


def minutes_of(view: View, which: PlaceId, days: Days) -> bytearray:
    """The minutes of a place that are for anybody, computed once for all readers."""
    key = ("minutes for its readers", which, days.first, days.last)
    return bytearray(view.once(key, lambda: bytes(for_anybody(view, which, days))))


def year(first: date) -> Days:
    """The days that a text from a day on is about."""
    return Days(first, first + (DAYS - 1) * DAY)


def for_anybody(view: View, which: PlaceId, days: Days) -> bytearray:
    """Our minutes, with those that only some are admitted in as unknown.

    The admission of the one door is asked of the resolver in each interval, in which it cannot change.
    """
    minutes = our_minutes(view, which, days)
    zone = view.zone(which)
    edges = [days.start, *(edge for each in view.boundaries if days.start < (edge := local_of(each, zone)) < days.end)]
    for begins, ends in zip(edges, [*edges[1:], days.end], strict=True):
        answer = answer_now(view, which, begins.replace(tzinfo=zone))
        doors = [each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE]
        assert len(doors) <= 1
        if doors and doors[0].admission not in UNRESTRICTED:
            part = slice(days.minute(begins), days.minute(ends))
            minutes[part] = minutes[part].replace(OPEN, UNKNOWN)
    mark_units_inside(minutes, view, which, days)
    return minutes


def mark_units_inside(minutes: bytearray, view: View, which: PlaceId, days: Days) -> None:
    """Make unknown, on a day on which a building is shut, the minutes of the units that have a door of their own."""
    zone = view.zone(which)
    for number in range(DAYS):
        day = days.start + number * DAY
        whole = slice(days.minute(day), days.minute(day) + MINUTES_IN_DAY)
        if not any(minutes[whole]):
            for span in unit_hours_inside(view, which, day.date()):
                part = slice(*(days.minute(local_of(each, zone)) for each in span))
                minutes[part] = UNKNOWN * (part.stop - part.start)


@pytest.mark.parametrize("first", STARTS, ids=str)
def test_a_year_of_every_place_of_the_espoo_record_agrees_with_the_engine(view: View, first: date) -> None:
    days = year(first)
    for version in some(view.record.places, 5):
        left_out = ambiguous(days, view.zone(version.place))
        theirs = read_with_engine(text_of(view, version.place, first), days)
        assert masked(theirs, left_out) == masked(minutes_of(view, version.place, days), left_out), version.path


@pytest.mark.parametrize("first", STARTS, ids=str)
def test_a_reader_that_knows_our_holidays_reads_the_same(view: View, first: date) -> None:
    days = year(first)
    for version in some(view.record.places, 5):
        text = text_of(view, version.place, first)
        with_country = [
            (start, end, state)
            for start, end, state, _ in OpeningHours(text, country="FI").intervals(days.start, days.end)
            if state != State.CLOSED
        ]
        without = [
            (start, end, state)
            for start, end, state, _ in OpeningHours(text).intervals(days.start, days.end)
            if state != State.CLOSED
        ]
        assert with_country == without, version.path


@pytest.mark.parametrize("first", STARTS, ids=str)
def test_a_year_of_every_place_of_the_espoo_record_agrees_with_npm(view: View, first: date) -> None:
    days, places = year(first), [version.place for version in some(view.record.places, 5)]
    texts = [text_of(view, which, first).replace("PH off; ", "").replace("; PH off", "") for which in places]
    for which, theirs in zip(places, read_with_npm(texts, days), strict=True):
        left_out = ambiguous(days, view.zone(which))
        assert masked(theirs, left_out) == masked(minutes_of(view, which, days), left_out), which


def places_without_doors_elsewhere(view: View) -> list[PlaceId]:
    """All but buildings, of which nothing is said where a unit with an entrance of its own serves."""
    kinds = {version.place: version.kind for version in view.record.places}
    return [which for which, kind in kinds.items() if kind not in (Kind.CENTRE, Kind.SITE)]


@LAW
@given(cities())
def test_weeks_of_a_generated_city_agree_with_the_engine(city: SmallCity) -> None:
    view, days = View(city.record, KNOWN), Days(city.first - 3 * DAY, city.first + 25 * DAY)
    for which in places_without_doors_elsewhere(view):
        zone, minutes = view.zone(which), our_minutes(view, which, days)
        for step in range(-1, 29):
            for bound in admitted_hours_on(view, which, days.first + step * DAY).restricted:
                begins, ends = (days.minute(local_of(edge, zone)) for edge in bound.span)
                part = slice(max(0, begins), max(0, ends))
                minutes[part] = minutes[part].replace(OPEN, UNKNOWN)
        theirs = read_with_engine(year_text(view, which, days.first, "en", days=29), days)
        left_out = ambiguous(days, zone)
        assert masked(theirs, left_out) == masked(minutes, left_out)


# --- how it is written

DESK = place_id("square/desk")


def text(
    *facts: Version, week: str = "Mo-Fr 08:00-16:00; PH off", first: date = date(2020, 3, 2), days: int = 61
) -> str:
    """Two months of a desk on a square."""
    return year_text(square(*facts, week=week), DESK, first, "en", days=days)


USUAL = "Mo-Fr 08:00-16:00; PH off; "
EASTER = "2020 Apr 10-13 off; 2020 May 01 off"


def test_the_week_comes_first_and_every_holiday_is_dated() -> None:
    assert text() == USUAL + EASTER


def test_a_closure_is_one_rule_over_weekends() -> None:
    closed = fact(0, "square/desk", since("2020-03-05", "2020-03-11"), Close())
    assert text(closed) == f"{USUAL}2020 Mar 05-10 off; {EASTER}"


def test_hours_by_appointment_are_unknown_with_a_comment() -> None:
    bound = fact(0, "square/desk", since("2020-03-05", "2020-03-07"), Admit(Admission.APPOINTMENT))
    assert text(bound) == f'{USUAL}2020 Mar 05-06 08:00-16:00 unknown "by appointment only"; {EASTER}'


def test_a_desk_that_is_always_by_appointment_says_so_in_its_week() -> None:
    door = on_site("Mo-Fr 08:00-16:00", admission=Admission.APPOINTMENT)
    desk = view_of(places=[place("square", Kind.SITE), place("square/desk", Kind.UNIT, door)])
    assert year_text(desk, DESK, date(2020, 3, 2), "en", days=7) == 'Mo-Fr 08:00-16:00 unknown "by appointment only"'


def test_a_place_open_on_holidays_has_no_rule_for_them() -> None:
    assert text(week="Mo-Su 08:00-16:00") == "Mo-Su 08:00-16:00"


def test_a_building_is_not_off_while_a_unit_in_it_serves() -> None:
    mall = view_of(
        fact(0, "mall", since("2020-03-02", "2020-03-09"), Close()),
        places=[
            place("mall", Kind.CENTRE, on_site("Mo-Fr 07:00-20:00")),
            place("mall/night", Kind.UNIT, on_site("Mo-Fr 18:00-23:00"), own_entrance=True),
        ],
    )
    written = year_text(mall, place_id("mall"), date(2020, 3, 2), "en", days=28)
    assert written == "Mo-Fr 07:00-20:00; 2020 Mar 02-06 18:00-23:00 unknown"


def test_a_place_that_never_opens_is_off() -> None:
    assert text(week="Mo off") == "off"


# --- the holidays of other countries: their dates are ours, whatever calendar a reader has


def desk_in(calendar: HolidayCalendar) -> View:
    city = replace(CITY, holidays=DatedHolidays.of(calendar))
    desk = place("square/desk", Kind.UNIT, on_site("Mo-Sa 08:00-16:00; PH off"))
    return View(replace(square().record, city=city, places=(place("square", Kind.SITE), desk)), KNOWN)


CALENDARS = {
    "British": HolidayCalendar("GB"),
    "Scottish": HolidayCalendar("GB", "SCT"),
    "German": HolidayCalendar("DE"),
    "Bavarian": HolidayCalendar("DE", "BY"),
    "Swiss": HolidayCalendar("CH", "TI"),
    "of a city that works on a holiday": HolidayCalendar(
        "SE", added=(HolidayChange(month_day="12-24"),), removed=(HolidayChange(month_day="05-01"),)
    ),
}


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_holidays_of_any_calendar_are_read_alike(calendar: HolidayCalendar) -> None:
    view, days = desk_in(calendar), year(date(2020, 3, 2))
    written = year_text(view, DESK, days.first, "en")
    ours, left_out = our_minutes(view, DESK, days), ambiguous(days, view.zone(DESK))
    (by_npm,) = read_with_npm([written.replace("PH off; ", "")], days)
    assert masked(by_npm, left_out) == masked(ours, left_out)
    assert masked(read_with_engine(written, days), left_out) == masked(ours, left_out)


def test_a_day_that_is_a_holiday_only_for_the_reader_is_dated() -> None:
    bavaria = year_text(desk_in(HolidayCalendar("DE", "BY")), DESK, date(2021, 1, 1), "en", days=60)
    germany = year_text(desk_in(HolidayCalendar("DE")), DESK, date(2021, 1, 1), "en", days=60)
    assert bavaria == "Mo-Sa 08:00-16:00; PH off; 2021 Jan 01 off; 2021 Jan 06 off"
    assert germany == "Mo-Sa 08:00-16:00; PH off; 2021 Jan 01 off; 2021 Jan 06 08:00-16:00"
