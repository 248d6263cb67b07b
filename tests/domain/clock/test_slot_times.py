"""The text of the start of a slot leads back to it, also in the hour that the clock shows twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.clock.slot_times import read_slot, second_of_two, slot_text
from tests.domain.factories import HELSINKI

AUTUMN = datetime(2020, 10, 25, 0, 0, tzinfo=UTC)
"""3:00 summer time in Helsinki; an hour later it is 3:00 again."""


def test_the_second_of_two_equal_times_carries_its_offset_and_its_name() -> None:
    second = AUTUMN + timedelta(hours=1)
    assert (slot_text(AUTUMN, HELSINKI), second_of_two(AUTUMN, HELSINKI)) == ("2020-10-25T03:00", "")
    assert (slot_text(second, HELSINKI), second_of_two(second, HELSINKI)) == ("2020-10-25T03:00+02:00", "EET")


@given(st.integers(-200_000, 200_000))
def test_the_text_leads_back_to_the_instant(quarters: int) -> None:
    instant = AUTUMN + timedelta(minutes=15 * quarters)
    assert read_slot(slot_text(instant, HELSINKI), HELSINKI) == instant


@pytest.mark.parametrize(
    "text", ["", "now", "2020-02-30T10:00", "9999-12-31T23:00", "0001-01-01T00:00", "9999-12-31T23:00-12:00"]
)
def test_what_is_no_time_or_lies_at_the_edge_of_the_calendar_is_none(text: str) -> None:
    assert read_slot(text, HELSINKI) is None
