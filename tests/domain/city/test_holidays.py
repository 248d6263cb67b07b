"""The public holidays of the world: as states publish them, by region, and as a city changes them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.holidays import (
    DatedHolidays,
    HolidayCalendar,
    HolidayChange,
    HolidayName,
    UnknownCountry,
    UnknownRegion,
    regions_differ,
    regions_of,
)
from aukio.domain.city.places import Names
from aukio.domain.week import HOLIDAY_YEARS
from tests.domain.city.published import PUBLISHED, YEARS, published
from tests.domain.factories import FINLAND

DAY = timedelta(days=1)


def calendar(place: str) -> HolidayCalendar:
    country, _, region = place.partition("-")
    return HolidayCalendar(country, region)


@pytest.mark.parametrize("place", PUBLISHED)
def test_holidays_are_those_that_are_published(place: str) -> None:
    for year in YEARS:
        assert set(calendar(place).of_year(year)) == published(place, year), year


def test_finland_has_the_holidays_it_always_had() -> None:
    lines = (Path(__file__).parent / "finland_2000_2076.txt").read_text().splitlines()
    before = {
        int(line[:4]): tuple(date.fromisoformat(f"{line[:4]}-{day}") for day in line[6:].split()) for line in lines
    }
    assert set(before) == set(HOLIDAY_YEARS)
    for region in ("", "18"):
        found = HolidayCalendar("FI", region)
        assert {year: found.of_year(year) for year in HOLIDAY_YEARS} == before
    assert FINLAND.between(date.min, date.max) == tuple(day for days in before.values() for day in days)


@pytest.mark.parametrize(
    ("place", "day", "is_one"),
    [
        ("GB", "2027-12-25", True),
        ("GB", "2027-12-27", True),
        ("GB", "2027-12-28", True),
        ("GB", "2027-01-01", True),
        ("GB", "2027-03-29", True),
        ("GB", "2027-08-30", True),
        ("GB", "2027-03-17", False),
        ("GB-SCT", "2027-03-29", False),
        ("GB-SCT", "2027-08-02", True),
        ("DE-BY", "2027-01-06", True),
        ("DE-BY", "2027-05-27", True),
        ("DE", "2027-01-06", False),
        ("DE", "2027-05-27", False),
        ("CH", "2027-12-26", False),
        ("CH-ZH", "2027-12-26", True),
        ("FI-01", "2027-06-09", True),
        ("FI-18", "2027-06-09", False),
        ("CA", "2027-05-24", False),
        ("CA-ON", "2027-02-15", True),  # Family Day
        ("CA-ON", "2027-05-24", True),  # Victoria Day
        ("CA-ON", "2027-10-11", True),  # Thanksgiving
        ("CA-QC", "2027-06-24", True),
        ("CA-ON", "2027-06-24", False),
        ("US", "2027-07-05", True),  # for Sunday 4 July
        ("US-CA", "2027-03-31", True),  # Cesar Chavez Day
        # Half days, bank holidays and observances are working days.
        ("EE", "2027-02-23", False),
        ("EE", "2027-12-23", False),
        ("SE", "2027-06-25", False),
        ("DK", "2027-06-05", False),
        ("BE", "2027-11-15", False),
        ("JP", "2027-12-31", False),
        ("CH-ZH", "2027-04-19", False),
        ("FI", "2027-02-05", False),
    ],
)
def test_a_day_is_a_holiday_or_not(place: str, day: str, is_one: bool) -> None:
    assert (date.fromisoformat(day) in calendar(place)) is is_one


@pytest.mark.parametrize("country", ["XX", "fi", "", "FIN"])
def test_an_unknown_country_is_refused_rather_than_free_of_holidays(country: str) -> None:
    with pytest.raises(UnknownCountry, match="not known") as unknown:
        HolidayCalendar(country)
    assert "ISO 3166" in unknown.value.expected


def test_an_unknown_region_names_those_that_are_known() -> None:
    with pytest.raises(UnknownRegion, match="'Bayern' of DE") as unknown:
        HolidayCalendar("DE", "Bayern")
    assert unknown.value.meant == "BY"
    assert "BW, BY, HB" in unknown.value.expected


@pytest.mark.parametrize(
    ("country", "region", "accepted"),
    [
        ("SE", "O", True),  # the package knows no regions of Sweden: all are alike
        ("NL", "NH", True),  # it knows some, and all are alike
        ("FR", "IDF", True),  # it knows those that differ
        ("FR", "Île-de-France", False),
        ("SE", "Skåne", False),
        ("DE", "XX", False),
        ("GB", "LND", False),
    ],
)
def test_a_region_is_accepted_where_its_holidays_are_known(country: str, region: str, accepted: bool) -> None:
    if accepted:
        assert HolidayCalendar(country, region).of_year(2027) == HolidayCalendar(country).of_year(2027)
    else:
        with pytest.raises(UnknownRegion):
            HolidayCalendar(country, region)


@pytest.mark.parametrize(
    ("country", "differ"),
    [("FI", True), ("DE", True), ("CH", True), ("GB", True), ("FR", True), ("US", True), ("SE", False), ("NL", False)],
)
def test_it_is_known_whether_regions_differ(country: str, differ: bool) -> None:
    assert regions_differ(country) is differ


@pytest.mark.parametrize("country", ["DE", "CH", "CA", "ES", "IT", "AU", "IN"])
def test_without_a_region_the_days_that_all_regions_share_are_holidays(country: str) -> None:
    for year in (2020, 2025, 2030):
        shared = set.intersection(*(set(HolidayCalendar(country, each).of_year(year)) for each in regions_of(country)))
        assert shared <= set(HolidayCalendar(country).of_year(year))


@pytest.mark.parametrize("country", ["DE", "CH", "CA", "ES", "IT"])
def test_without_a_region_no_day_is_a_holiday_that_some_region_lacks(country: str) -> None:
    for year in (2020, 2025, 2030):
        for region in regions_of(country):
            assert set(HolidayCalendar(country).of_year(year)) <= set(HolidayCalendar(country, region).of_year(year))


# --- what a city adds and removes

EVE = HolidayChange(month_day="12-24", names=Names({"en": "Christmas Eve"}))
FEAST = HolidayChange(date(2026, 5, 2), names=Names({"fi": "markkinat", "en": "Market day"}))


def test_a_city_adds_days_of_its_own() -> None:
    sweden = HolidayCalendar("SE", added=(EVE, FEAST))
    assert {date(2026, 5, 2), date(2026, 12, 24), date(2030, 12, 24)} <= set(
        sweden.between(date(2026, 1, 1), date(2030, 12, 31))
    )
    assert date(2027, 5, 2) not in sweden


def test_a_city_works_on_days_that_it_removes() -> None:
    finland = HolidayCalendar("FI", removed=(HolidayChange(month_day="01-06"), HolidayChange(date(2026, 5, 14))))
    assert not {date(2026, 1, 6), date(2027, 1, 6), date(2026, 5, 14)} & set(
        finland.between(date(2026, 1, 1), date(2027, 12, 31))
    )
    assert date(2027, 5, 6) in finland  # Ascension Day of another year


def test_a_single_day_prevails_over_a_day_of_each_year() -> None:
    kept = HolidayCalendar("FI", added=(HolidayChange(date(2026, 1, 6)),), removed=(HolidayChange(month_day="01-06"),))
    assert date(2026, 1, 6) in kept
    assert date(2027, 1, 6) not in kept
    worked = HolidayCalendar("SE", added=(EVE,), removed=(HolidayChange(date(2026, 12, 24)),))
    assert date(2026, 12, 24) not in worked
    assert date(2027, 12, 24) in worked


def test_29_february_comes_in_leap_years_only() -> None:
    leap = HolidayCalendar("FI", added=(HolidayChange(month_day="02-29"),))
    assert [day for day in leap.between(date(2026, 1, 1), date(2033, 1, 1)) if day.month == 2] == [
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]


@pytest.mark.parametrize("month_day", ["02-30", "13-01", "1-1", "12-24 ", "x", ""])
def test_a_day_that_is_in_no_year_is_refused(month_day: str) -> None:
    with pytest.raises(ValueError, match=r"day"):
        HolidayChange(month_day=month_day)


def test_a_day_is_not_added_and_removed() -> None:
    with pytest.raises(ValueError, match="12-24 is added or removed twice"):
        HolidayCalendar("SE", added=(EVE,), removed=(HolidayChange(month_day="12-24"),))


def test_a_city_may_move_to_another_region_on_a_day() -> None:
    moved = DatedHolidays.of(HolidayCalendar("DE")).followed_by(HolidayCalendar("DE", "BY"), date(2027, 1, 1))
    assert date(2026, 1, 6) not in moved
    assert date(2027, 1, 6) in moved
    assert moved.between(date(2026, 12, 25), date(2027, 1, 6)) == (
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
        date(2027, 1, 6),
    )
    assert moved.days == (date(2027, 1, 1),)
    assert moved.followed_by(HolidayCalendar("DE", "BY"), date(2028, 1, 1)) == moved
    assert moved.followed_by(HolidayCalendar("DE"), date(2026, 1, 1)) == DatedHolidays.of(HolidayCalendar("DE"))


# --- names


@pytest.mark.parametrize(
    ("holidays", "day", "lang", "name"),
    [
        (HolidayCalendar("FI"), "2027-03-26", "fi", ("Pitkäperjantai", "fi")),
        (HolidayCalendar("FI"), "2027-03-26", "sv", ("Långfredagen", "sv")),
        (HolidayCalendar("FI"), "2027-03-26", "en", ("Good Friday", "en")),
        (HolidayCalendar("GB"), "2027-03-29", "en", ("Easter Monday", "en")),
        (HolidayCalendar("GB"), "2027-03-29", "fi", ("Easter Monday", "en")),
        (HolidayCalendar("SE"), "2027-06-26", "en", ("Midsummer Day", "en")),
        (HolidayCalendar("SE"), "2027-06-26", "fi", ("Midsommardagen", "sv")),
        (HolidayCalendar("SE", added=(EVE,)), "2027-12-24", "en", ("Christmas Eve", "en")),
        (HolidayCalendar("SE", added=(EVE,)), "2027-12-24", "fi", ("Christmas Eve", "en")),
        (HolidayCalendar("FI", added=(FEAST,)), "2026-05-02", "sv", ("markkinat", "fi")),
        (HolidayCalendar("FI", added=(HolidayChange(date(2026, 5, 2)),)), "2026-05-02", "fi", ("", "fi")),
        (HolidayCalendar("FI"), "2027-03-25", "fi", ("", "fi")),
    ],
)
def test_a_holiday_is_named_in_the_language_or_visibly_in_another(
    holidays: HolidayCalendar, day: str, lang: str, name: tuple[str, str]
) -> None:
    assert holidays.name(date.fromisoformat(day), lang) == HolidayName(*name)
    assert DatedHolidays.of(holidays).name(date.fromisoformat(day), lang) == HolidayName(*name)


@pytest.mark.parametrize("place", PUBLISHED)
def test_every_holiday_of_the_tables_has_a_name(place: str) -> None:
    found = calendar(place)
    assert all(found.name(day, "en").text for day in found.between(date(2020, 1, 1), date(2030, 12, 31)))


def test_a_rare_holiday_is_one_before_which_its_weekday_had_none_for_a_year() -> None:
    only = HolidayCalendar("CH", added=(HolidayChange(date(2030, 5, 2)),))
    rare = DatedHolidays.of(only).rare_days
    assert date(2026, 8, 1) in rare  # a Saturday; New Year's Day of 2022 was the last one
    assert date(2026, 5, 14) not in rare  # a Thursday, as each Ascension Day


# --- laws

PLACES = st.sampled_from(sorted(PUBLISHED)).map(calendar)
DAYS = st.dates(date(1998, 1, 1), date(2078, 12, 31))


@given(PLACES, DAYS, DAYS)
def test_a_range_has_the_days_that_are_holidays(holidays: HolidayCalendar, one: date, other: date) -> None:
    first, last = one, min(other, one + 400 * DAY)
    days = [first + step * DAY for step in range(max(0, (last - first).days + 1))]
    assert holidays.between(first, last) == tuple(day for day in days if day in holidays)


@given(PLACES, PLACES, DAYS, DAYS, DAYS)
def test_each_day_has_the_calendar_of_its_time(
    before: HolidayCalendar, after: HolidayCalendar, since: date, one: date, other: date
) -> None:
    dated = DatedHolidays.of(before).followed_by(after, since)
    first, last = one, min(other, one + 400 * DAY)
    days = [first + step * DAY for step in range(max(0, (last - first).days + 1))]
    assert dated.between(first, last) == tuple(day for day in days if day in (before if day < since else after))
