"""Recurrence rules of days: what is read, what is refused and how, and the same days as another library gives."""

from contextlib import nullcontext
from datetime import date, datetime
from unittest.mock import patch

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.clock import expansion
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.recurrence import Recurrence, RuleRefused


def days(text: str, first: str, low: str, high: str) -> list[str]:
    rule = Recurrence.parse(text)[0]
    found = rule.days(date.fromisoformat(first), date.fromisoformat(low), date.fromisoformat(high))
    return [each.isoformat() for each in found]


@pytest.mark.parametrize(
    ("rule", "first", "low", "high", "found"),
    [
        ("FREQ=YEARLY", "2026-10-01", "2026-01-01", "2028-12-31", "2026-10-01 2027-10-01 2028-10-01"),
        ("FREQ=YEARLY", "2028-02-29", "2028-01-01", "2033-12-31", "2028-02-29 2032-02-29"),
        ("FREQ=MONTHLY;BYDAY=1TU", "2026-01-06", "2026-02-01", "2026-04-30", "2026-02-03 2026-03-03 2026-04-07"),
        ("FREQ=MONTHLY", "2026-01-31", "2026-02-01", "2026-05-31", "2026-03-31 2026-05-31"),
        ("FREQ=WEEKLY;INTERVAL=4;BYDAY=FR", "2026-12-04", "2026-12-01", "2027-01-28", "2026-12-04 2027-01-01"),
        ("FREQ=WEEKLY;INTERVAL=4", "2026-12-04", "9000-01-01", "9000-01-31", "9000-01-17"),
        # the weekday of the first day, as RFC 5545 says, not all seven days of each week
        ("FREQ=YEARLY;BYWEEKNO=19", "2026-05-04", "2026-01-01", "2027-12-31", "2026-05-04 2027-05-10"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", "2026-01-01", "2025-01-01", "2030-01-01", "2026-01-01 2026-01-03 2026-01-05"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30", "2026-01-01", "2026-03-31",
         "2026-01-30 2026-02-27 2026-03-31"),
        ("rrule:freq=yearly;byday=-1su;bymonth=3;", "2026-03-29", "2026-01-01", "2027-12-31", "2026-03-29 2027-03-28"),
    ],
)  # fmt: skip
def test_a_rule_gives_its_days(rule: str, first: str, low: str, high: str, found: str) -> None:
    assert days(rule, first, low, high) == found.split()


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("every Friday", "expected parts such as 'FREQ=YEARLY'"),
        ("FREQ=HOURLY", "expected FREQ to be one of DAILY, WEEKLY, MONTHLY, YEARLY, found 'HOURLY'"),
        ("INTERVAL=2", "expected FREQ"),
        ("FREQ=DAILY;FREQ=DAILY", "says FREQ twice"),
        ("FREQ=WEEKLY;BYHOUR=9", "a rule names days only"),
        ("FREQ=WEEKLY;BYDAY=2FR", "only with FREQ=MONTHLY or FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYDAY=XX", "expected BYDAY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY stands only with"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO stands only with FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTH=13", "expected BYMONTH from 1 to 12"),
        ("FREQ=YEARLY;INTERVAL=0", "expected INTERVAL from 1 to 1000"),
        ("FREQ=YEARLY;COUNT=2;UNTIL=20300101", "both UNTIL and COUNT"),
        ("FREQ=YEARLY;UNTIL=2030", "expected UNTIL as a day such as 20301231"),
        ("FREQ=YEARLY;UNTIL=20300230", "expected UNTIL as a day"),
        ("FREQ=YEARLY;BYSETPOS=1", "BYSETPOS stands beside"),
        ("FREQ=YEARLY;WKST=1", "expected WKST"),
        ("FREQ=YEARLY;BYEASTER=0", "'BYEASTER' is no part of a rule"),
    ],
)
def test_what_is_no_rule_of_days_is_refused_with_what_was_expected(rule: str, why: str) -> None:
    with pytest.raises(RuleRefused) as refused:
        Recurrence.parse(rule)
    assert why in refused.value.why
    assert refused.value.next_step


def test_a_rule_has_one_spelling_and_its_end_beside_it() -> None:
    assert Recurrence.parse("until=20301231T235959Z;byday=fr;freq=weekly") == (
        Recurrence("FREQ=WEEKLY;BYDAY=FR"),
        date(2030, 12, 31),
    )


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01"),
        ("FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31", "2026-01-01"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "2027-02-01"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2026-01-01"),
        ("FREQ=YEARLY;INTERVAL=1000;BYDAY=SA;BYSETPOS=60", "2026-01-01"),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3", "2026-01-01"),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=2", "2026-01-01"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-06"),
    ],
)
def test_a_rule_that_never_gives_a_day_has_no_first_day(rule: str, first: str) -> None:
    with patch.object(expansion, "_given", wraps=expansion._given) as looked:
        assert Recurrence.parse(rule)[0].first_day(date.fromisoformat(first)) is None
    assert looked.call_count <= expansion.MOST_TURNS


@pytest.mark.parametrize(
    ("rule", "first", "found"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA", "2026-01-01", "2048-02-29"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA", "2090-01-01", "2116-02-29"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", "2027-01-05", "2033-01-02"),
        ("FREQ=YEARLY;BYYEARDAY=-1", "2026-05-01", "2026-12-31"),
        ("FREQ=MONTHLY;BYDAY=5MO", "2026-04-01", "2026-06-29"),
        ("FREQ=MONTHLY;BYDAY=TU,-1FR", "2026-05-27", "2026-05-29"),  # either of them
        ("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", "2026-11-25", "2026-11-30"),  # of a whole week, also of the first
        ("FREQ=YEARLY;INTERVAL=1000;BYMONTH=5", "2026-05-02", "2026-05-02"),
    ],
)
def test_the_first_day_of_a_rule_may_be_far_away(rule: str, first: str, found: str) -> None:
    assert Recurrence.parse(rule)[0].first_day(date.fromisoformat(first)) == date.fromisoformat(found)


@pytest.mark.parametrize(
    ("rule", "reached"),
    [("FREQ=YEARLY;COUNT=100", True), ("FREQ=YEARLY;COUNT=102", False), ("FREQ=DAILY;COUNT=1000", True)],
)
def test_a_count_is_reached_within_the_longest_repetition_or_refused(rule: str, *, reached: bool) -> None:
    first = datetime(2026, 5, 1)
    days = Days((Stretch(first, datetime(2026, 5, 2)),), Recurrence.parse(rule)[0])
    with nullcontext() if reached else pytest.raises(RuleRefused, match="only in more than 100 years"):
        days.refuse_unfit()


RULES = st.builds(
    "FREQ={}{}{}".format,
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.integers(1, 5).map(";INTERVAL={}".format),
    st.sampled_from(("", ";BYDAY=MO,FR", ";BYMONTH=2,9", ";BYMONTH=2;BYDAY=TU", ";BYDAY=MO;WKST=SU", ";COUNT=7")),
)


@given(RULES, st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 40))
@pytest.mark.filterwarnings("error")
def test_a_year_far_ahead_has_the_days_of_the_whole_expansion(text: str, first: date, years: int) -> None:
    # What RFC 5545 takes from the first day is taken by the library in its own way; the plain expansion is the judge.
    rule, begins = Recurrence.parse(text)[0], datetime(first.year, first.month, first.day)
    year = first.year + years
    plain = rrulestr(text, dtstart=begins).between(begins, datetime(year, 12, 31), inc=True)
    found = [each.date() for each in plain if each.year == year]
    assert list(rule.days(first, date(year, 1, 1), date(year, 12, 31))) == found
