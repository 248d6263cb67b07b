"""Days and times as people type them, in three languages (R123, R124)."""

from datetime import date

import pytest

from aukio.domain.base.mistakes import BadInstant
from aukio.domain.clock.typed_dates import read_typed

FRIDAY = date(2020, 3, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30.3.2020", "2020-03-30"),
        ("30. 3. 2020", "2020-03-30"),
        ("30.3.", "2020-03-30"),
        ("31.12.", "2019-12-31"),  # nearer than the one to come
        ("2020-03-30", "2020-03-30"),
        ("2020-03-30T08:30", "2020-03-30T08:30"),
        ("30 March 2020", "2020-03-30"),
        ("March 30, 2020", "2020-03-30"),
        ("30th March", "2020-03-30"),
        ("30. maaliskuuta 2020", "2020-03-30"),
        ("30 mars 2020 kl. 8.30", "2020-03-30T08:30"),
        ("30.3.2020 klo 8.30", "2020-03-30T08:30"),
        ("30.3.2020 8:30", "2020-03-30T08:30"),
        ("30.3.2020 16", "2020-03-30T16:00"),
        ("30 March 2020 8:30 am", "2020-03-30T08:30"),
        ("30 March 2020 12 am", "2020-03-30T00:00"),
        ("30 March 2020 12 pm", "2020-03-30T12:00"),
        ("  TODAY ", "2020-03-27"),
        ("huomenna", "2020-03-28"),
        ("i går", "2020-03-26"),
        ("i morgon kl. 9", "2020-03-28T09:00"),
        ("29.2.", "2020-02-29"),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(typed: str, meant: str) -> None:
    assert read_typed(typed, today=FRIDAY).iso == meant


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31.2.2020", "0.0.", "32.1.2020", "30.3.2020 25.00", "30 March 2020 13 pm", "2020", "\x00", "30.13."],
)
def test_what_is_no_day_gets_a_kind_word_with_an_example(typed: str) -> None:
    with pytest.raises(BadInstant, match=r"30\.3\.2020"):
        read_typed(typed, today=FRIDAY)
