"""A day that people ask about later is one that is over (R117)."""

from datetime import date

import pytest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.past_days import read_past_day

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25.3.", date(2026, 3, 25)),
        ("25/3", date(2026, 3, 25)),
        ("2.12.", date(2025, 12, 2)),
        ("1.12.", TUESDAY),
        ("25 March", date(2026, 3, 25)),
        ("25. maaliskuuta", date(2026, 3, 25)),
        ("25 mars", date(2026, 3, 25)),
        ("29.2.", date(2024, 2, 29)),
        ("25.3.2020", date(2020, 3, 25)),
        ("2027-03-25", date(2027, 3, 25)),
        ("25.3.27", date(2027, 3, 25)),
        ("last Tuesday", date(2026, 11, 24)),
        ("viime tiistaina", date(2026, 11, 24)),
        ("förra tisdagen", date(2026, 11, 24)),
        ("i måndags", date(2026, 11, 30)),
        ("Monday", date(2026, 11, 30)),
        ("viime  sunnuntaina", date(2026, 11, 29)),
        ("yesterday", date(2026, 11, 30)),
        ("huomenna", date(2026, 12, 2)),
    ],
)
def test_a_day_without_a_year_and_a_weekday_are_those_that_are_over(text: str, day: date) -> None:
    assert read_past_day(text, TUESDAY) == day


@pytest.mark.parametrize("text", ["last year", "viime", "32.1.", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        read_past_day(text, TUESDAY)
