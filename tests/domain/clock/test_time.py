"""Local clocks and instants, as people write them."""

from datetime import UTC, datetime, timedelta

import pytest

from aukio.domain.base.mistakes import BadInstant
from aukio.domain.clock.local_time import (
    OpenEnd,
    Period,
    clock_span,
    day_of,
    format_local,
    format_local_end,
    instant_of,
    local_of,
    midnight,
    read_at,
    read_day,
    read_known,
    read_local,
)
from tests.domain.factories import HELSINKI, at, period

NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020-03-27", "2020-03-26T22:00Z"),  # a bare day is its start
        ("2020-03-27T16:30", "2020-03-27T14:30Z"),
        ("2020-03-27 16:30", "2020-03-27T14:30Z"),
        (" 2020-03-27 ", "2020-03-26T22:00Z"),
        ("2020-03-27T16:30:15", "2020-03-27T14:30:15Z"),
        ("2020-03-27T16:30Z", "2020-03-27T16:30Z"),
        ("2020-03-27T16:30-05:00", "2020-03-27T21:30Z"),
        ("2020-07-01T00:00", "2020-06-30T21:00Z"),  # summer time
        # 29 March: clocks go from 03:00 to 04:00, so 03:30 never shows and moves forward by the gap
        ("2020-03-29T02:59", "2020-03-29T00:59Z"),
        ("2020-03-29T03:00", "2020-03-29T01:00Z"),
        ("2020-03-29T03:30", "2020-03-29T01:30Z"),
        ("2020-03-29T04:00", "2020-03-29T01:00Z"),
        # 25 October: clocks go from 04:00 back to 03:00, so 03:30 shows twice and the first is meant
        ("2020-10-25T02:59", "2020-10-24T23:59Z"),
        ("2020-10-25T03:30", "2020-10-25T00:30Z"),
        ("2020-10-25T04:00", "2020-10-25T02:00Z"),
        ("0001-01-04", "0001-01-03T22:20:11Z"),  # local mean time, long before zones
        ("9999-12-27", "9999-12-26T22:00Z"),
    ],
)
def test_a_text_means_an_instant(written: str, meant: str) -> None:
    assert read_at(written, HELSINKI) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2020-3-7",
        "20200327",
        "2020-W13-5",
        "2020-02-30",
        "2020-13-01",
        "2020-03-27T25:00",
        "2020-03-27T16",
        "2020-03-27T16:30+3",
        "2020-03-27T16:30+25:00",
        "2020-03-27T16:60",
        "2020-03-27T10:00 Europe/Helsinki",
        "٢٠٢٠-03-27",
        "0001-01-01",
        "9999-12-29",
        "9999-12-31T23:59",
        "9999-12-31T23:59-12:00",
    ],
)
def test_what_is_no_instant_is_refused_with_a_next_step(written: str) -> None:
    with pytest.raises(BadInstant) as refused:
        read_at(written, HELSINKI)
    assert refused.value.next_step
    with pytest.raises(BadInstant):
        read_known(written, HELSINKI, now=NOW)


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2020-03-25", "2020-03-25T22:00Z"),  # published strictly before the next local midnight
        ("2020-03-29", "2020-03-29T21:00Z"),  # a day of 23 hours
        ("2020-10-25", "2020-10-25T22:00Z"),  # a day of 25 hours
    ],
)
def test_known_as_a_bare_day_is_the_last_instant_of_that_day(written: str, before: str) -> None:
    known = read_known(written, HELSINKI, now=NOW)
    assert known < datetime.fromisoformat(before)
    assert known + timedelta(microseconds=1) == datetime.fromisoformat(before)


def test_known_with_a_time_is_that_instant() -> None:
    assert read_known("2020-03-25T12:00", HELSINKI, now=NOW) == datetime.fromisoformat("2020-03-25T10:00Z")


@pytest.mark.parametrize("written", ["2030-01-02", "2031-01-01T00:00Z", "9999-12-27", "2030-01-01"])
def test_known_beyond_now_is_now(written: str) -> None:
    assert read_known(written, HELSINKI, now=NOW) == NOW


@pytest.mark.parametrize("written", ["2020-03-27T10:00Z", "2020-03-27T10:00+02:00", "2020-03-27T10:00:30", "2020-2-1"])
def test_a_time_in_a_file_is_a_local_whole_minute(written: str) -> None:
    with pytest.raises(BadInstant):
        read_local(written)


def test_a_time_in_a_file_is_read_as_the_local_clock_shows_it() -> None:
    assert read_local("2020-03-27") == datetime(2020, 3, 27)
    assert read_local("2020-03-29T03:30") == datetime(2020, 3, 29, 3, 30)


@pytest.mark.parametrize("written", ["2020-02-30", "27.3.2020", "2020-03-27T10:00"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(BadInstant):
        read_day(written)


@pytest.mark.parametrize(
    ("day", "length"),
    [("2020-03-28", 24), ("2020-03-29", 23), ("2020-10-25", 25)],
)
def test_a_local_day_is_as_long_as_the_clock_makes_it(day: str, length: int) -> None:
    start = read_day(day)
    assert midnight(start + timedelta(days=1), HELSINKI) - midnight(start, HELSINKI) == timedelta(hours=length)


@pytest.mark.parametrize("local", ["2020-03-29T04:00", "2020-10-25T02:30", "2020-10-25T03:30", "2020-06-01T00:00"])
def test_an_instant_shows_the_clock_it_came_from(local: str) -> None:
    value = read_local(local)
    instant = instant_of(value, HELSINKI)
    assert local_of(instant, HELSINKI) == value
    assert day_of(instant, HELSINKI) == value.date()


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020-03-02T08:00", "2020-03-02T16:00", ("08:00", "16:00")),
        ("2020-03-02T00:00", "2020-03-03T00:00", ("00:00", "24:00")),
        ("2020-03-02T22:00", "2020-03-03T00:00", ("22:00", "24:00")),
        ("2020-03-02T22:00", "2020-03-03T02:00", ("22:00", "02:00")),
        ("2020-03-29T02:00", "2020-03-29T04:00", ("02:00", "04:00")),
    ],
)
def test_a_span_shows_its_clock_times_and_24_at_midnight(start: str, end: str, shown: tuple[str, str]) -> None:
    assert clock_span(at(start), at(end), HELSINKI) == shown


def test_an_end_at_midnight_is_shown_as_the_last_day() -> None:
    assert format_local_end(datetime(2020, 5, 1), HELSINKI) == "2020-04-30"
    assert format_local_end(datetime(2020, 5, 1, 12), HELSINKI) == "2020-05-01T12:00:00+03:00"
    assert format_local_end(None, HELSINKI) is None
    assert format_local(datetime(2020, 3, 1), HELSINKI) == "2020-03-01"
    assert format_local(datetime(2020, 3, 1, 12), HELSINKI) == "2020-03-01T12:00:00+02:00"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        # |----|
        #      |----|      half-open: they meet and do not overlap
        (period("2020-03-01", "2020-03-05"), period("2020-03-05", "2020-03-09"), False),
        (period("2020-03-01", "2020-03-06"), period("2020-03-05", "2020-03-09"), True),
        (period("2020-03-01"), period("2020-03-05", "2020-03-09"), True),
        (period("2020-03-01"), period("2021-03-05"), True),
        (period("2020-03-09"), period("2020-03-05", "2020-03-09"), False),
        (period("2020-03-07", "2020-03-07"), period("2020-03-05", "2020-03-09"), False),  # never in force
        (period("2020-03-07", "2020-03-06"), period("2020-03-01"), False),
        (period("2020-03-07T12:00", "2020-03-07T12:01"), period("2020-03-07T12:01"), False),
    ],
)
def test_periods_overlap_where_a_minute_lies_in_both(one: Period, other: Period, overlap: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is overlap


def test_a_period_that_ends_before_it_starts_is_a_fact_that_never_came_into_force() -> None:
    assert period("2020-03-07", "2020-03-06").never
    assert period("2020-03-07", "2020-03-07").never
    assert not period("2020-03-07", "2020-03-07T00:01").never
    assert not period("2020-03-07").never


def test_a_period_holds_local_clock_times() -> None:
    with pytest.raises(ValueError, match="local clock"):
        Period(datetime(2020, 3, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="local clock"):
        Period(datetime(2020, 3, 1), datetime(2020, 3, 2, tzinfo=UTC))


def test_a_period_ends_or_is_open_but_not_both() -> None:
    with pytest.raises(ValueError, match="not both"):
        Period(datetime(2020, 3, 1), datetime(2020, 4, 1), open_end=OpenEnd.FOR_NOW)
