"""A week as text: what is accepted, how it prints, and how weeks lend each other their holiday rule."""

import pickle

import pytest

from aukio.domain.week import (
    ClockSpan,
    Holidays,
    NthWeekday,
    Rule,
    Week,
    Weekday,
    Weekdays,
    WeekParity,
)

CANONICAL = (
    "Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off",  # R014-R016
    "Mo-Th 10:00-15:00",  # R043
    "Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00",  # R047
    "Mo-Th 06:45-18:00; Fr 06:45-16:00",  # R063
    "Mo-Fr 08:00-16:00; PH off",
    "Mo-Fr 08:00-11:00,12:00-16:00",
    "Mo-Su 00:00-24:00",
    "Mo-Th,Sa 22:00-02:00",
    "Mo,Sa-Su 10:00-14:00",
    "Mo[1] 10:00-12:00",
    "Fr[-1] off",
    "Mo[1,3,-1] 10:00-12:00",
    "week 01-53/2 Mo-Fr 08:00-16:00; week 02-53/2 Mo-Fr 10:00-18:00",
    "week 02-53/2 Tu[2] off",
    "PH 12:00-16:00",
    "Mo-Su 09:00-17:00; PH Mo-Fr off",
    "PH Sa-Su 10:00-12:00",
    "Mo 10:00-09:59",
)

ALSO_ACCEPTED = {
    "Mo,Tu,We 08:00-16:00": "Mo-We 08:00-16:00",
    "Sa,Su 08:00-16:00": "Sa-Su 08:00-16:00",
    "We,Mo 08:00-16:00": "Mo,We 08:00-16:00",
    "Sa-Mo 08:00-16:00": "Mo,Sa-Su 08:00-16:00",
    "We-Tu 08:00-16:00": "Mo-Su 08:00-16:00",
    "Mo[3,-1,1] off": "Mo[1,3,-1] off",
    "Mo-Su,PH 09:00-17:00": "Mo-Su 09:00-17:00; PH 09:00-17:00",
    "PH,Mo-Su 09:00-17:00": "Mo-Su 09:00-17:00; PH 09:00-17:00",
    "Mo-Fr 08:00-16:00; Sa,PH 10:00-14:00": "Mo-Fr 08:00-16:00; Sa 10:00-14:00; PH 10:00-14:00",
    "Mo,PH,We off": "Mo,We off; PH off",
    "week 1-53/2 Sa,PH off": "week 01-53/2 Sa off; week 01-53/2 PH off",
    "PH Su,Sa off": "PH Sa-Su off",
    "Mo 12:00-16:00,08:00-11:00": "Mo 08:00-11:00,12:00-16:00",
    "Fr 22:00-26:00": "Fr 22:00-02:00",
    "Fr 22:00-00:00": "Fr 22:00-24:00",
    "week 1-53/2 Mo off": "week 01-53/2 Mo off",
    "week 2-53/2 Mo off": "week 02-53/2 Mo off",
}


@pytest.mark.parametrize("text", CANONICAL)
def test_a_canonical_text_prints_as_it_was_written(text: str) -> None:
    assert str(Week.parse(text)) == text


@pytest.mark.parametrize(("text", "canonical"), ALSO_ACCEPTED.items())
def test_another_spelling_prints_canonically_and_is_the_same_week(text: str, canonical: str) -> None:
    assert str(Week.parse(text)) == canonical
    assert Week.parse(text) == Week.parse(canonical)
    assert hash(Week.parse(text)) == hash(Week.parse(canonical))


def test_the_rules_of_a_week_are_values_to_read() -> None:
    week = Week.parse("week 01-53/2 Mo-We 08:00-11:00,22:00-02:00; Fr[-1] off; PH 00:00-24:00")
    monday_to_wednesday = Weekdays((Weekday.Mo, Weekday.Tu, Weekday.We))
    assert week.rules == (
        Rule(monday_to_wednesday, (ClockSpan(480, 660), ClockSpan(1320, 1560)), WeekParity.ODD),
        Rule(NthWeekday(Weekday.Fr, (-1,)), ()),
        Rule(Holidays(), (ClockSpan(0, 1440),)),
    )


def test_a_closed_day_that_is_stated_differs_from_one_that_is_not() -> None:
    assert Week.parse("Mo-Sa 08:00-15:00; Su off") != Week.parse("Mo-Sa 08:00-15:00")


def test_a_week_survives_pickling_and_shows_its_text() -> None:
    week = Week.parse("Mo-Fr 08:00-16:00; PH off")
    assert pickle.loads(pickle.dumps(week)) == week  # noqa: S301 - pickled the moment before
    assert repr(week) == "Week.parse('Mo-Fr 08:00-16:00; PH off')"


@pytest.mark.parametrize("text", ["PH off", "Mo-Fr 08:00-16:00; PH off", "Mo-Fr 08:00-16:00; PH 10:00-12:00"])
def test_a_week_with_a_holiday_rule_speaks_of_holidays(text: str) -> None:
    assert Week.parse(text).has_holiday_rule


def test_a_week_of_weekdays_is_silent_on_holidays() -> None:
    assert not Week.parse("Mo-Fr 08:00-16:00; Sa-Su off").has_holiday_rule


@pytest.mark.parametrize(
    ("own", "other", "result"),
    [
        ("Mo 10:00-12:00; PH off", "Tu off; PH 10:00-14:00", "Mo 10:00-12:00; PH off"),
        ("Mo 10:00-12:00", "Tu off; PH 10:00-14:00", "Mo 10:00-12:00; PH 10:00-14:00"),
        (
            "Mo 10:00-12:00",
            "PH off; week 01-53/2 PH 10:00-14:00",
            "Mo 10:00-12:00; PH off; week 01-53/2 PH 10:00-14:00",
        ),
        ("Mo 10:00-12:00", "Tu off", "Mo 10:00-12:00"),
        ("Mo 10:00-12:00", None, "Mo 10:00-12:00"),
    ],
)
def test_a_silent_week_takes_the_holiday_rule_of_another(own: str, other: str | None, result: str) -> None:
    lender = Week.parse(other) if other else None
    assert str(Week.parse(own).with_holiday_rule_of(lender)) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Mo 10:00-12:00", "Mo 10:00-12:00; PH off"),
        ("Mo 10:00-12:00; PH 10:00-14:00", "Mo 10:00-12:00; PH 10:00-14:00"),
    ],
)
def test_a_week_closes_on_holidays_unless_it_says_otherwise(text: str, result: str) -> None:
    assert str(Week.parse(text).closed_on_holidays()) == result


def test_a_week_has_a_rule() -> None:
    with pytest.raises(ValueError, match="at least one rule"):
        Week(())


def test_a_week_keeps_its_holiday_rules_last() -> None:
    with pytest.raises(ValueError, match="come last"):
        Week((Rule(Holidays(), ()), Rule(Weekdays((Weekday.Mo,)), ())))


@pytest.mark.parametrize("days", [(), (Weekday.Tu, Weekday.Mo), (Weekday.Mo, Weekday.Mo)])
def test_weekdays_out_of_order_cannot_exist(days: tuple[Weekday, ...]) -> None:
    with pytest.raises(ValueError, match="in order from Monday"):
        Weekdays(days)


@pytest.mark.parametrize("nths", [(), (0,), (6,), (-6,), (2, 1), (-1, 1), (1, 1)])
def test_places_in_a_month_out_of_order_cannot_exist(nths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="places in a month"):
        NthWeekday(Weekday.Mo, nths)


@pytest.mark.parametrize(("start", "end"), [(-1, 60), (1440, 1500), (60, 60), (600, 540)])
def test_a_span_that_ends_before_it_starts_cannot_exist(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="within its day"):
        ClockSpan(start, end)


def test_a_span_of_a_whole_day_over_midnight_cannot_exist() -> None:
    with pytest.raises(ValueError, match="shorter than 24 hours"):
        ClockSpan(600, 600 + 1440)


@pytest.mark.parametrize("spans", [(ClockSpan(60, 120), ClockSpan(120, 180)), (ClockSpan(120, 180), ClockSpan(0, 60))])
def test_spans_that_touch_or_are_out_of_order_are_no_rule(spans: tuple[ClockSpan, ...]) -> None:
    with pytest.raises(ValueError, match="in order and apart"):
        Rule(Holidays(), spans)
