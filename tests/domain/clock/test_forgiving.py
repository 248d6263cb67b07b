"""Days, times and weeks as people type them."""

from datetime import date, time

import pytest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_phone, read_time, week_text
from aukio.domain.week import Week

TODAY = date(2020, 12, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020-03-27", date(2020, 3, 27)),
        ("27.3.2020", date(2020, 3, 27)),
        (" 27 . 3 . 2020 ", date(2020, 3, 27)),
        ("27.3.20", date(2020, 3, 27)),
        ("27/3/2020", date(2020, 3, 27)),
        ("31.12.", date(2020, 12, 31)),
        ("31.12", date(2020, 12, 31)),
        ("2.1.", date(2021, 1, 2)),
        ("today", TODAY),
        ("Huomenna", date(2020, 12, 31)),
        ("i morgon", date(2020, 12, 31)),
        ("tänään", TODAY),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "31.2.2020", "0.0.", "soon", "1", "2020", "27.13.2020", "9999-99-99"])
def test_what_is_no_day_is_said_with_an_example(typed: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_day(typed, TODAY)
    assert "27.3.2020" in refused.value.next_step


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("klo 9", time(9)),
        ("kl. 9.15", time(9, 15)),
        ("4 pm", time(16)),
        ("12 am", time(0)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["", "24", "9.60", "noon", "9-15", "-1"])
def test_what_is_no_time_is_said_with_an_example(typed: str) -> None:
    with pytest.raises(BadRequest, match="time"):
        read_time(typed)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (dict.fromkeys(("Mo", "Tu", "We", "Th", "Fr"), "9–15"), "Mo-Fr 09:00-15:00; PH off"),
        (
            {"Mo": "9-12, 13.30-16", "We": "9-12, 13.30-16"},
            "Mo 09:00-12:00,13:30-16:00; We 09:00-12:00,13:30-16:00; PH off",
        ),
        ({"Sa": "10-24", "Su": "kiinni"}, "Sa 10:00-24:00; PH off"),
        ({"Fr": "8–12", "Sa": "8–12", "Su": "8–12", "Mo": "-"}, "Fr-Su 08:00-12:00; PH off"),
    ],
)
def test_a_week_is_put_together_from_its_days(rows: dict[str, str], text: str) -> None:
    assert week_text(rows) == text
    assert str(Week.parse(text))


@pytest.mark.parametrize(
    ("rows", "named"), [({}, "no day"), ({"Tu": "nine"}, "Tu"), ({"We": "15-9"}, "We"), ({"Th": "9-15,"}, "Th")]
)
def test_hours_that_are_none_are_said_with_their_day(rows: dict[str, str], named: str) -> None:
    with pytest.raises(BadRequest, match=named):
        week_text(rows)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("09 8165 3777", "+358981653777"),
        ("040-123 4567", "+358401234567"),
        ("+358 40 1234567", "+358401234567"),
        ("0046 8 123 456", "+468123456"),
    ],
)
def test_a_phone_number_is_read_as_its_country_writes_it(text: str, number: str) -> None:
    assert read_phone(text, "FI") == number


@pytest.mark.parametrize("text", ["", "ring us", "12", "+358 40 123 4567 890 123 456"])
def test_what_is_no_phone_number_is_said(text: str) -> None:
    with pytest.raises(BadRequest, match="phone number"):
        read_phone(text, "FI")
