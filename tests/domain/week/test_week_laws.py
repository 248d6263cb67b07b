"""Laws of a week: reading undoes printing, and hours agree with the engine and with a plain reading."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours, State, validate

from aukio.domain.week import (
    ClockSpan,
    DeadRule,
    Holidays,
    NthWeekday,
    Rule,
    Selector,
    Week,
    Weekday,
    Weekdays,
    WeekParity,
    WeekRefused,
    day_spans,
)
from tests.domain.factories import FINLAND

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
MINUTES_IN_DAY = 1440
# Months with Easter, May Day, Midsummer, Christmas, both clock changes, and a turn of the year in week 53.
MONTHS = [date(2020, month, 1) for month in (3, 4, 5, 6, 10, 12)] + [date(2021, 1, 1), date(2024, 2, 1)]


@st.composite
def clock_spans(draw: st.DrawFn, *, over_midnight: bool) -> tuple[ClockSpan, ...]:
    """Up to three spans of one rule, apart; none at all is `off`."""
    edges = sorted(draw(st.sets(st.integers(0, MINUTES_IN_DAY), max_size=6)))
    spans = [ClockSpan(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    if over_midnight and spans and spans[-1].start and draw(st.booleans()):
        past_midnight = draw(st.integers(1, spans[-1].start)) - 1
        spans[-1] = ClockSpan(spans[-1].start, MINUTES_IN_DAY + past_midnight)
    return tuple(spans)


def ordered_nths(nths: set[int]) -> tuple[int, ...]:
    return tuple(sorted(nths, key=lambda nth: (nth < 0, nth)))


WEEKDAY_SETS = st.sets(st.sampled_from(Weekday), min_size=1).map(lambda days: Weekdays(tuple(sorted(days))))
PLACES = st.sets(st.sampled_from((1, 2, 3, 4, 5, -1, -2, -3, -4, -5)), min_size=1, max_size=3)
NTH_WEEKDAYS = st.builds(NthWeekday, st.sampled_from(Weekday), PLACES.map(ordered_nths))
PARITIES = st.none() | st.sampled_from(WeekParity)


@st.composite
def weeks(draw: st.DrawFn, *, over_midnight: bool = True, most_rules: int = 5, like_engine: bool = False) -> Week:
    holidays = st.sets(st.sampled_from(Weekday)).map(lambda days: Holidays(tuple(sorted(days))))
    selectors = WEEKDAY_SETS | NTH_WEEKDAYS | (st.just(Holidays()) if like_engine else holidays)
    rules = st.builds(Rule, selectors, clock_spans(over_midnight=over_midnight), PARITIES)
    drawn = draw(st.lists(rules, min_size=1, max_size=most_rules))
    return Week(tuple(sorted(drawn, key=lambda rule: rule.is_for_holidays)))


def days_of(month: date) -> list[date]:
    return [month + step * DAY for step in range(monthrange(month.year, month.month)[1])]


def our_minutes(week: Week, month: date) -> bytearray:
    """A byte for each minute of a month: 1 where some span covers it, also one of the evening before."""
    begins = datetime(month.year, month.month, 1)
    minutes = bytearray(MINUTES_IN_DAY * len(days_of(month)))
    for day in [month - DAY, *days_of(month)]:
        for span in day_spans(week, day, FINLAND):
            start = max(0, (span.start - begins) // MINUTE)
            end = min(len(minutes), (span.end - begins) // MINUTE)
            if start < end:
                minutes[start:end] = b"\1" * (end - start)
    return minutes


def engine_minutes(text: str, month: date) -> bytearray:
    begins = datetime(month.year, month.month, 1)
    minutes = bytearray(MINUTES_IN_DAY * len(days_of(month)))
    ends = begins + len(minutes) * MINUTE
    for start, end, state, _ in OpeningHours(text, country="FI").intervals(begins, ends):
        if state == State.OPEN:
            low, high = (start - begins) // MINUTE, (end - begins) // MINUTE
            minutes[low:high] = b"\1" * (high - low)
    return minutes


def selects(rule: Rule, day: date) -> bool:
    if rule.parity and (rule.parity is WeekParity.ODD) != (day.isocalendar().week % 2 == 1):
        return False
    selector: Selector = rule.selector
    match selector:
        case Weekdays(days):
            return day.weekday() in days
        case NthWeekday(weekday, nths):
            from_start = (day.day - 1) // 7 + 1
            from_end = (monthrange(day.year, day.month)[1] - day.day) // 7 + 1
            return day.weekday() == weekday and (from_start in nths or -from_end in nths)
        case Holidays(days):
            return FINLAND.between(day, day) == (day,) and (not days or day.weekday() in days)


@given(weeks())
def test_a_printed_week_reads_as_itself(week: Week) -> None:
    assert Week.stored(str(week)) == week
    assert Week.stored(str(week)).rules == week.rules
    assert str(Week.stored(str(week))) == str(week)


@given(weeks())
def test_the_engine_accepts_every_week(week: Week) -> None:
    assert validate(str(week))


@given(weeks(over_midnight=False, like_engine=True), st.sampled_from(MONTHS))
def test_weeks_that_keep_to_their_days_agree_with_the_engine_minute_by_minute(week: Week, month: date) -> None:
    assert our_minutes(week, month) == engine_minutes(str(week), month)


@given(weeks(most_rules=1, like_engine=True), st.sampled_from(MONTHS))
def test_a_lone_rule_agrees_with_the_engine_minute_by_minute_past_midnight_too(week: Week, month: date) -> None:
    # With more rules the two differ on purpose: the engine lets the rule of the next day cut the small hours,
    # and keeps the small hours of a span that was replaced.
    assert our_minutes(week, month) == engine_minutes(str(week), month)


@given(weeks(), st.sampled_from(MONTHS))
def test_each_day_has_the_spans_of_the_last_rule_that_selects_it(week: Week, month: date) -> None:
    for day in days_of(month):
        rules = [rule for rule in week.rules if selects(rule, day)]
        midnight = datetime(day.year, day.month, day.day)
        given_spans = [
            ((span.start - midnight) // MINUTE, (span.end - midnight) // MINUTE)
            for span in day_spans(week, day, FINLAND)
        ]
        assert given_spans == ([(span.start, span.end) for span in rules[-1].spans] if rules else [])


@given(weeks(), st.dates())
def test_every_day_of_the_calendar_is_answered_in_order_and_apart(week: Week, day: date) -> None:
    spans = day_spans(week, day, FINLAND)
    assert all(span.start.date() == day for span in spans)
    assert all(earlier.end < later.start for earlier, later in pairwise(spans))


@given(weeks(), st.none() | weeks())
def test_a_borrowed_holiday_rule_changes_holidays_only(week: Week, other: Week | None) -> None:
    borrowed = week.with_holiday_rule_of(other)
    assert borrowed.has_holiday_rule == (week.has_holiday_rule or (other is not None and other.has_holiday_rule))
    for day in days_of(date(2020, 4, 1)):
        if not FINLAND.between(day, day):
            assert day_spans(borrowed, day, FINLAND) == day_spans(week, day, FINLAND)


@given(weeks())
def test_a_week_closed_on_holidays_opens_on_none_unless_it_said_so(week: Week) -> None:
    closed = week.closed_on_holidays()
    assert closed.closed_on_holidays() == closed
    if not week.has_holiday_rule:
        assert all(not day_spans(closed, day, FINLAND) for day in FINLAND.between(date(2020, 1, 1), date(2020, 12, 31)))


DAMAGE = st.sampled_from(
    [*'MoPH0159:;,-+/[]| "\x00\n\u2013\u00a0\u0661', "off", "PH", "24/7", "; ", "week ", "Apr ", "Dec 24 ", "easter "]
)


@given(weeks().map(str), st.data())
def test_a_damaged_text_is_refused_in_one_line_or_is_another_week(text: str, data: st.DataObject) -> None:
    begins = data.draw(st.integers(0, len(text)))
    ends = data.draw(st.integers(begins, min(len(text), begins + 2)))
    read_or_refused(text[:begins] + data.draw(DAMAGE | st.just("")) + text[ends:])


@given(st.text())
def test_any_text_is_refused_in_one_line_or_is_a_week(text: str) -> None:
    read_or_refused(text)


def read_or_refused(text: str) -> None:
    refused = refusal_of(text)
    if refused is None:
        assert Week.parse(str(Week.parse(text))) == Week.parse(text)
        assert validate(text)
        return
    assert refused.text == (str(Week.stored(text)) if isinstance(refused, DeadRule) else text)
    assert 0 <= refused.position <= len(text)
    assert str(refused).isprintable()
    assert str(refused).startswith(f"column {refused.position + 1}: found {refused.found}, expected {refused.expected}")


def refusal_of(text: str) -> WeekRefused | None:
    try:
        Week.parse(text)
    except WeekRefused as refused:
        return refused
    return None
