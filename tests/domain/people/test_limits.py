"""A limit over the last period, counted in two halves."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.people.limits import Limit

COUNTS = st.integers(0, 1000)
PARTS = st.floats(0, 1)


@given(COUNTS, COUNTS, PARTS, PARTS)
def test_a_total_only_falls_while_nothing_is_done(before: int, now: int, one: float, other: float) -> None:
    limit = Limit(5, timedelta(minutes=1))
    earlier, later = sorted((one, other))
    assert limit.total(before, now, earlier) >= limit.total(before, now, later) >= now
    assert limit.total(before, now, 0) == now + before
    assert limit.total(before, now, 1) == now
