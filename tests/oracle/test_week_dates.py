"""Weeks with dates against npm's reader of `opening_hours`, minute by minute over three years."""

from datetime import date, datetime, timedelta

import pytest

from aukio.domain.clock.local_time import DAY
from aukio.domain.week import Week, day_spans
from aukio.formats.opening_hours.opening_hours_year import year_text
from tests.domain.factories import place_id, square
from tests.oracle.ours import ambiguous, masked, our_minutes
from tests.oracle.readers import OPEN, Days, read_with_engine, read_with_npm

WEEKS = (
    "24/7",
    "24/7; Jul off",
    "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00",
    "Mo-Su 08:00-16:00; Dec 24 off",
    "Mo-Su 08:00-16:00; Dec 24-26,Dec 31 off",
    "Mo-Su 08:00-16:00; Dec 24-Jan 2 10:00-12:00",
    "Mo-Su 08:00-16:00; easter -2 days off",
    "Mo-Su 08:00-16:00; easter off; easter +1 day 10:00-12:00; easter +39 days off; easter +50 days off",
    "Mo-Fr 10:00-18:00; Oct-Mar Sa 10:00-14:00; Jun-Aug Mo off; Feb 29 off",
    "Nov-Mar Tu 09:00-15:30; Apr-Oct Tu-Su 09:00-19:00; Dec 25 off; Jan 1 off",
    "Apr 15-Sep 30 10:00-20:00; Mo[1] 10:00-12:00",
    "Jul week 01-53/2 Mo 10:00-12:00",
)


def test_weeks_with_dates_agree_with_npm() -> None:
    days = Days(date(2026, 1, 1), date(2028, 12, 31))
    for text, theirs in zip(WEEKS, read_with_npm(WEEKS, days), strict=True):
        week = Week.parse(text)
        ours = days.paint(
            (span.start, span.end, OPEN)
            for step in range((days.last - days.first).days + 1)
            for span in day_spans(week, days.first + step * DAY, None)
        )
        assert ours == theirs, f"{text}: {_first_difference(ours, theirs, days)}"


def _first_difference(ours: bytearray, theirs: bytearray, days: Days) -> datetime | None:
    differing = (minute for minute, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1])
    return next((days.start + timedelta(minutes=minute) for minute in differing), None)


@pytest.mark.parametrize("week", WEEKS[2:], ids=str)
def test_a_year_of_a_place_with_seasons_agrees_with_the_engine(week: str) -> None:
    days = Days(date(2026, 11, 1), date(2027, 10, 31))
    for text in (week, f"{week}; PH off"):
        view = square(week=text)
        desk = place_id("square/desk")
        year = year_text(view, desk, days.first, "en")
        ours = our_minutes(view, desk, days)
        left_out = ambiguous(days, view.zone(desk))
        assert masked(read_with_engine(year, days), left_out) == masked(ours, left_out), year
        assert len(year) < 500
