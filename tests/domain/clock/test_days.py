"""The days of a period in a list, or repeated: its spans, its ends, and how two periods lie to each other.

December 2026: the 24th and the 31st are Thursdays.
"""

from datetime import datetime

import pytest

from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.clock.recurrence import Recurrence, RuleRefused
from tests.domain.factories import listed, period, repeated


def said(when: Period, low: str = "2026-01-01", high: str = "2030-01-01") -> str:
    """Its spans in a time, from the first day to the one after the last."""
    found = when.spans(datetime.fromisoformat(low), datetime.fromisoformat(high))
    return " ".join(f"{each.start:%y%m%d}-{each.end:%y%m%d}" for each in found)


def stretch(start: str, end: str) -> Stretch:
    return Stretch(datetime.fromisoformat(start), datetime.fromisoformat(end))


WINTER = repeated("FREQ=YEARLY", "2026-10-01", "2027-04-01")


@pytest.mark.parametrize(
    ("when", "spans"),
    [
        (listed("2026-12-24", "2026-12-31"), "261224-261225 261231-270101"),
        (listed("2026-12-31", "2026-12-24", "2026-12-25"), "261224-261226 261231-270101"),  # in order, and joined
        (listed("2027-01-02/2027-01-05"), "270102-270106"),
        (WINTER, "261001-270401 271001-280401 281001-290401 291001-300401"),  # leap years, too
        (repeated("FREQ=YEARLY;COUNT=2", "2026-10-01", "2027-03-01"), "261001-270301 271001-280301"),
        (repeated("FREQ=MONTHLY;COUNT=3", "2026-12-30", "2027-01-02"), "261230-270102 270130-270202 270330-270402"),
        (repeated("FREQ=WEEKLY;INTERVAL=2", "2026-12-04", last="2026-12-18"), "261204-261205 261218-261219"),
        (repeated("FREQ=WEEKLY;UNTIL=20261211", "2026-12-04"), "261204-261205 261211-261212"),
        (Period(*stretch("2026-12-10", "2027-01-01"), days=listed("2026-12-04", "2026-12-24").days), "261224-261225"),
    ],
)  # fmt: skip
def test_a_period_holds_on_its_days(when: Period, spans: str) -> None:
    assert said(when) == spans


def test_a_question_about_the_year_9000_finds_the_winter_of_that_year() -> None:
    assert said(WINTER, "9000-01-01", "9000-12-01") == "991001-000401 001001-010401"


@pytest.mark.parametrize(
    ("when", "end"),
    [
        (listed("2026-12-24", "2026-12-31"), "2027-01-01"),
        (WINTER, None),
        (repeated("FREQ=YEARLY", "2026-10-01", "2027-04-01", last="2028-01-01"), "2028-04-01"),
        (repeated("FREQ=YEARLY;COUNT=2", "2026-10-01", "2027-04-01"), "2028-04-01"),
    ],
)
def test_the_end_of_a_period_is_that_of_its_last_day(when: Period, end: str | None) -> None:
    assert when.end == (None if end is None else datetime.fromisoformat(end))


@pytest.mark.parametrize(
    ("when", "end", "spans"),
    [
        (listed("2026-12-24", "2026-12-31"), "2026-12-28", "261224-261225"),
        (listed("2026-12-24/2026-12-31"), "2026-12-28", "261224-261228"),
        (WINTER, "2028-01-10", "261001-270401 271001-280110"),
        (WINTER, "2028-06-01", "261001-270401 271001-280401"),
        (repeated("FREQ=YEARLY;COUNT=3", "2026-10-01", "2027-04-01"), "2027-06-01", "261001-270401"),
        (WINTER, "2026-09-01", ""),
        (listed("2026-12-24", "2026-12-31"), "2026-12-24", ""),
    ],
)
def test_an_end_leaves_what_lies_before_it(when: Period, end: str, spans: str) -> None:
    ended = when.ended(datetime.fromisoformat(end))
    assert said(ended) == spans
    assert ended.never is (not spans)
    assert ended.never or ended.end == datetime.strptime(f"20{spans[-6:]}", "%Y%m%d")
    assert ended.days is None or (ended.start, ended.end) == (ended.days.start, ended.days.end)


@pytest.mark.parametrize(
    ("when", "taken", "spans"),
    [
        (listed("2026-12-24", "2026-12-31"), stretch("2026-12-24", "2026-12-25"), "261231-270101"),
        (listed("2026-12-24/2026-12-31"), stretch("2026-12-25", "2026-12-27"), "261224-261225 261227-270101"),
        (WINTER.ended(datetime(2028, 5, 1)), stretch("2028-01-10", "2028-01-12"),
         "261001-270401 271001-280110 280112-280401"),
        (period("2026-12-24", "2027-01-01"), stretch("2026-12-31", "2027-01-02"), "261224-261231"),
    ],
)  # fmt: skip
def test_days_can_be_taken_out(when: Period, taken: Stretch, spans: str) -> None:
    rest = when.less((taken,))
    assert rest is not None
    assert said(rest) == spans


def test_nothing_is_left_of_a_list_whose_days_are_all_taken_out() -> None:
    assert listed("2026-12-24").less((stretch("2026-12-24", "2026-12-25"),)) is None


@pytest.mark.parametrize(
    ("start", "until", "rule", "why"),
    [
        ("2026-01-01", "2027-01-01", "FREQ=MONTHLY", "lasts longer than until the next one, 2026-02-01"),
        (
            "2026-01-01",
            "2026-01-02",
            "FREQ=MONTHLY;BYDAY=1TU",
            "the first day that it gives from then on is 2026-01-06",
        ),
        ("2026-01-01", "2026-01-02", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "never gives a day"),
        ("2026-01-01", "2026-01-02", "FREQ=YEARLY;UNTIL=20250101", "before it begins"),
        ("2026-01-01", "2026-01-02", "FREQ=YEARLY;UNTIL=29990101", "more than 100 years ahead"),
    ],
)
def test_a_rule_that_does_not_fit_its_days_is_refused(start: str, until: str, rule: str, why: str) -> None:
    parsed, last = Recurrence.parse(rule)
    with pytest.raises(RuleRefused) as refused:
        Days((stretch(start, until),), parsed, last).refuse_unfit()
    assert why in refused.value.why


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        (listed("2026-12-24"), period("2026-10-01", "2027-04-01"), True),
        (listed("2026-12-24", "2027-05-01"), period("2026-10-01", "2027-04-01"), False),
        (listed("2026-12-24"), WINTER, True),
        (listed("2027-05-01"), WINTER, False),
        (repeated("FREQ=YEARLY", "2026-12-24"), WINTER, True),
        (WINTER, WINTER, False),
        (WINTER, period("2026-01-01"), True),
        (repeated("FREQ=WEEKLY", "2026-12-24"), WINTER, False),
        (period("2026-12-24T10:00", "2026-12-24T12:00"), listed("2026-12-24"), True),
        (listed("2026-12-24/2026-12-25"), listed("2026-12-24", "2026-12-25", "2026-12-26"), True),
    ],
)
def test_days_lie_within_others_that_have_more(inner: Period, outer: Period, lies: bool) -> None:
    assert inner.lies_within(outer) is lies
    assert not outer.lies_within(inner)


def test_only_days_that_are_named_hold_on_holidays() -> None:
    assert listed("2026-12-24", "2026-12-31").names_its_days
    assert repeated("FREQ=YEARLY", "2026-12-24").names_its_days
    assert not WINTER.names_its_days
