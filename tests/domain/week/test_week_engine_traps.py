"""What the engine does by itself and what we do instead; an upgrade that mends a trap fails its test."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours, State

from aukio.domain.city.holidays import DatedHolidays
from aukio.domain.week import HOLIDAY_YEARS, Week, WeekRefused, day_spans
from tests.domain.factories import FINLAND

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2020, 3, 30)
FRIDAY = date(2020, 4, 3)
GOOD_FRIDAY = date(2020, 4, 10)


def engine_open(text: str, day: date, country: str | None = None) -> list[str]:
    """The engine's own open intervals on a naive local day."""
    midnight = datetime(day.year, day.month, day.day)
    return [
        f"{start:%H:%M}-{'24:00' if end == midnight + timedelta(days=1) else f'{end:%H:%M}'}"
        for start, end, state, _ in OpeningHours(text, country=country).intervals(
            midnight, midnight + timedelta(days=1)
        )
        if state == State.OPEN
    ]


def our_open(text: str, day: date, holidays: DatedHolidays | None = FINLAND) -> list[str]:
    return [f"{span.start:%H:%M}-{span.end:%H:%M}" for span in day_spans(Week.stored(text), day, holidays)]


@pytest.mark.parametrize("eve", [date(2020, 6, 19), date(2020, 12, 24)])
def test_the_eves_of_midsummer_and_christmas_are_holidays_and_stay_so(eve: date) -> None:
    assert engine_open("PH 10:00-12:00", eve, "FI") == ["10:00-12:00"]
    assert FINLAND.between(eve, eve) == (eve,)


def test_a_bare_comment_opens_the_whole_day_so_it_is_refused() -> None:
    assert engine_open('Mo-Fr "by appointment"', MONDAY) == ["00:00-24:00"]
    with pytest.raises(WeekRefused, match="found a comment"):
        Week.parse('Mo-Fr "by appointment"')


def test_holidays_without_a_country_are_silently_open_so_a_calendar_is_demanded() -> None:
    assert engine_open("Mo-Fr 08:00-16:00; PH off", GOOD_FRIDAY) == ["08:00-16:00"]
    with pytest.raises(ValueError, match="needs a calendar"):
        our_open("Mo-Fr 08:00-16:00; PH off", GOOD_FRIDAY, None)


def test_holidays_beside_weekdays_are_a_union_so_rules_for_holidays_are_ours() -> None:
    assert engine_open("PH Mo-Fr 10:00-12:00", MONDAY, "FI") == ["10:00-12:00"]
    assert our_open("PH Mo-Fr 10:00-12:00", MONDAY) == []
    assert our_open("PH Mo-Fr 10:00-12:00", GOOD_FRIDAY) == ["10:00-12:00"]
    assert our_open("PH Mo-Th 10:00-12:00", GOOD_FRIDAY) == []


def test_a_date_that_does_not_exist_closes_the_year_so_it_is_refused() -> None:
    text = "Mo-Fr 10:00-12:00; Apr 31 off"
    assert engine_open(text, MONDAY) == []
    with pytest.raises(WeekRefused, match="a day of Apr, from 1 to 30"):
        Week.parse(text)


def test_a_space_in_a_list_of_days_opens_the_first_day_so_it_is_refused() -> None:
    assert engine_open("Mo, We 10:00-12:00", MONDAY) == ["00:00-24:00"]
    with pytest.raises(WeekRefused, match='try "Mo,We"'):
        Week.parse("Mo, We 10:00-12:00")


def test_an_open_end_stops_at_midnight_so_it_is_refused() -> None:
    assert engine_open("Mo 20:00+", MONDAY) == ["20:00-24:00"]
    assert engine_open("Mo 20:00+", MONDAY + timedelta(days=1)) == []
    with pytest.raises(WeekRefused, match=r'found "\+"'):
        Week.parse("Mo 20:00+")


def test_a_repetition_is_dropped_so_it_is_refused() -> None:
    assert engine_open("Mo 10:00-16:00/02:00", MONDAY) == engine_open("Mo 10:00-16:00", MONDAY)
    with pytest.raises(WeekRefused, match='found "/"'):
        Week.parse("Mo 10:00-16:00/02:00")


def test_zones_disagree_with_themselves_when_clocks_go_back_so_local_clocks_are_naive() -> None:
    engine = OpeningHours("Su 03:30-03:45", timezone=HELSINKI)
    first_of_two = datetime(2020, 10, 25, 3, 30, tzinfo=HELSINKI, fold=0)
    midnight = datetime(2020, 10, 25, tzinfo=HELSINKI)
    opens = next(
        start for start, _, state, _ in engine.intervals(midnight, midnight + timedelta(days=1)) if state == State.OPEN
    )
    assert engine.is_open(first_of_two)
    assert opens.timestamp() > first_of_two.timestamp()
    assert our_open("Su 03:30-03:45", date(2020, 10, 25)) == ["03:30-03:45"]


def test_zones_give_an_empty_interval_when_clocks_go_forward_so_local_clocks_are_naive() -> None:
    engine = OpeningHours("Su 03:30-03:45", timezone=HELSINKI)
    midnight = datetime(2020, 3, 29, tzinfo=HELSINKI)
    intervals = engine.intervals(midnight, midnight + timedelta(days=1))
    (empty,) = [end - start for start, end, state, _ in intervals if state == State.OPEN]
    assert empty == timedelta(0)
    assert our_open("Su 03:30-03:45", date(2020, 3, 29)) == ["03:30-03:45"]


def test_the_next_change_is_sought_to_the_end_of_the_calendar_so_it_is_never_asked_for() -> None:
    # A thousand years take a tenth of a second here; from today it would be most of a second.
    text = "Su[5] 10:00-12:00; Su off"
    assert OpeningHours(text).next_change(datetime(9000, 1, 1)) is None
    assert our_open(text, date(2020, 3, 29)) == []


def test_the_small_hours_vanish_when_a_rule_selects_the_next_day_so_they_are_evaluated_apart() -> None:
    text = "Fr 22:00-02:00; Sa 10:00-12:00"
    assert engine_open(text, FRIDAY) == ["22:00-24:00"]
    assert engine_open(text, FRIDAY + timedelta(days=1)) == ["10:00-12:00"]
    assert our_open(text, FRIDAY) == ["22:00-02:00"]


def test_the_small_hours_outlive_the_span_they_end_so_they_are_evaluated_apart() -> None:
    text = "Fr 22:00-02:00; Fr 10:00-12:00"
    assert engine_open(text, FRIDAY) == ["10:00-12:00"]
    assert engine_open(text, FRIDAY + timedelta(days=1)) == ["00:00-02:00"]
    assert our_open(text, FRIDAY) == ["10:00-12:00"]


def test_a_weekday_rule_after_holidays_opens_them_so_holidays_come_last() -> None:
    assert engine_open("PH off; Mo-Fr 08:00-16:00", GOOD_FRIDAY, "FI") == ["08:00-16:00"]
    with pytest.raises(WeekRefused, match="rules for PH after all others"):
        Week.parse("PH off; Mo-Fr 08:00-16:00")


@pytest.mark.parametrize("country", ["FI", "SE", "EE", "NO", "DE"])
def test_calendars_of_holidays_end_without_a_word_so_their_years_are_stated(country: str) -> None:
    intervals = OpeningHours("PH", country=country).intervals(datetime(1900, 1, 1), datetime(9999, 12, 31))
    years = {start.year for start, _, state, _ in intervals if state == State.OPEN}
    assert years == set(HOLIDAY_YEARS)


def test_the_engine_is_closed_before_1900_so_an_equal_year_stands_in() -> None:
    assert engine_open("Mo-Su 10:00-12:00", date(1899, 12, 31)) == []
    assert our_open("Mo-Su 10:00-12:00", date(1899, 12, 31)) == ["10:00-12:00"]
