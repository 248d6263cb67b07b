"""A rule that can never hold is refused, with the rules turned round; one that may hold on some day is not."""

import pickle
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from aukio.domain.week import ClockSpan, DeadRule, Rule, Week, WeekParity, WeekRefused, day_spans
from aukio.domain.week.day_kinds import DAY_KINDS, DayKind
from aukio.domain.week.dead_rules import find_dead_rule, mended
from aukio.domain.week.rules import Weekday
from tests.depth import examples
from tests.domain.week.test_week_laws import weeks

DAY = timedelta(days=1)

DEAD = (
    # (text, the rule that can never hold, what to write)
    ("Fr[2,4] off; Mo-Fr 08:00-17:00", "Fr[2,4] off", "Mo-Fr 08:00-17:00; Fr[2,4] off"),
    ("Mo off; Mo-Fr 08:00-16:00", "Mo off", "Mo-Fr 08:00-16:00; Mo off"),
    ("week 01-53/2 Mo off; Mo 08:00-16:00", "week 01-53/2 Mo off", "Mo 08:00-16:00; week 01-53/2 Mo off"),
    ("Mo-We off; Mo-Tu 08:00-16:00; We 10:00-12:00", "Mo-We off", None),
    ("Sa 09:00-12:00; Mo-Su 08:00-16:00; PH off", "Sa 09:00-12:00", "Mo-Su 08:00-16:00; Sa 09:00-12:00; PH off"),
    ("Mo 08:00-12:00; Mo 13:00-16:00", "Mo 08:00-12:00", "Mo 08:00-12:00,13:00-16:00"),
    ("Mo 08:00-12:00; Mo 10:00-16:00", "Mo 08:00-12:00", None),
    ("Mo 08:00-12:00; Mo off", "Mo 08:00-12:00", None),
    ("PH Sa 10:00-12:00; PH off", "PH Sa 10:00-12:00", "PH off; PH Sa 10:00-12:00"),
    ("Mo-Su 08:00-16:00; PH 10:00-12:00; PH off", "PH 10:00-12:00", None),
    (
        "Mo 08:00-16:00; week 01-53/2 Mo 09:00-10:00; week 02-53/2 Mo 10:00-11:00",
        "Mo 08:00-16:00",
        None,
    ),
    ("Mo[5] 08:00-10:00; Mo[-1] off", "Mo[5] 08:00-10:00", "Mo[-1] off; Mo[5] 08:00-10:00"),
    ("Mo[1] off; Mo[-5,-4] 08:00-10:00", "Mo[1] off", "Mo[-5,-4] 08:00-10:00; Mo[1] off"),
)

ALIVE = (
    "Mo-Fr 08:00-17:00; Fr[2,4] off",
    "Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off",
    "Mo-Fr 08:00-16:00; We 08:00-16:00",  # says nothing new, and holds on Wednesdays
    "Mo 08:00-16:00; PH off",
    "Mo-Su off; PH off",
    "week 01-53/2 Mo off; week 02-53/2 Mo 08:00-16:00",
    "Mo[1,2,3,4] off; Mo[-1] 08:00-10:00",  # the fourth of five is not the last
    "Mo[-1] 08:00-10:00; Mo[5] off",  # the last of four is the fourth
    "PH off; PH Mo-Fr 10:00-12:00",
    "PH Mo-Fr off; PH Sa-Su 10:00-12:00",
    "Su 10:00-12:00; PH Su off",
)


@pytest.mark.parametrize(("text", "rule", "better"), DEAD)
def test_a_rule_that_can_never_hold_is_refused_by_name(text: str, rule: str, better: str | None) -> None:
    with pytest.raises(DeadRule) as refused:
        Week.parse(text)
    dead = refused.value
    assert (dead.rule, dead.suggestion) == (rule, better)
    assert str(dead).startswith(f'column {text.index(rule) + 1}: found "{rule}", expected a rule that can hold')
    assert better is None or str(Week.parse(better)) == better
    assert str(Week.stored(text)) == text  # as recorded before


@pytest.mark.parametrize("text", ALIVE)
def test_a_rule_that_may_hold_is_accepted(text: str) -> None:
    assert str(Week.parse(text)) == text


def test_a_refusal_of_a_dead_rule_survives_pickling() -> None:
    with pytest.raises(WeekRefused) as refused:
        Week.parse("Mo off; Mo-Fr 08:00-16:00")
    copy = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - pickled the moment before
    assert (str(copy), copy.rule, copy.suggestion) == (
        str(refused.value),
        "Mo off",
        "Mo-Fr 08:00-16:00; Mo off",
    )


def kind_of(day: date) -> DayKind:
    length = monthrange(day.year, day.month)[1]
    parity = WeekParity.ODD if day.isocalendar().week % 2 else WeekParity.EVEN
    return DayKind(Weekday(day.weekday()), (day.day - 1) // 7 + 1, -((length - day.day) // 7) - 1, parity)


def test_the_kinds_of_days_are_those_of_a_whole_cycle_of_the_calendar() -> None:
    first = date(2000, 1, 1)
    assert {kind_of(first + step * DAY) for step in range(146_097)} == set(DAY_KINDS)


class EveryOtherTime:
    """Public holidays on every second day of each kind, so that each kind of day is a holiday and is not."""

    def __init__(self) -> None:
        seen: dict[DayKind, int] = {}
        self.days: list[date] = []
        self.examples: dict[tuple[DayKind, bool], date] = {}
        for step in range(56 * 366):  # two cycles of 28 years
            day = date(2000, 1, 1) + step * DAY
            kind = kind_of(day)
            seen[kind] = seen.get(kind, 0) + 1
            is_holiday = seen[kind] % 2 == 0
            if is_holiday:
                self.days.append(day)
            self.examples.setdefault((kind, is_holiday), day)

    def between(self, first: date, last: date) -> tuple[date, ...]:
        return tuple(day for day in self.days if first <= day <= last)


HOLIDAYS = EveryOtherTime()


def changes_a_day(week: Week, index: int) -> bool:
    """Whether another span in a rule changes a day of two cycles; days of one kind have the same hours."""
    own = ClockSpan(3 * 60 + 7, 3 * 60 + 8)
    rules = list(week.rules)
    rules[index] = replace(rules[index], spans=(own,))
    other = Week(tuple(rules))
    return any(day_spans(week, day, HOLIDAYS) != day_spans(other, day, HOLIDAYS) for day in HOLIDAYS.examples.values())


def test_the_days_of_two_cycles_have_every_kind_as_a_holiday_and_as_none() -> None:
    assert len(HOLIDAYS.examples) == 2 * len(DAY_KINDS)


@settings(max_examples=examples(25, 200))
@given(weeks(over_midnight=False, most_rules=4))
def test_a_rule_is_dead_if_and_only_if_its_hours_are_those_of_no_day(week: Week) -> None:
    first = next((index for index in range(len(week.rules)) if not changes_a_day(week, index)), None)
    assert find_dead_rule(week.rules) == first
    if first is not None:
        better = mended(week.rules, first)
        assert better is None or (find_dead_rule(better) is None and len(better) >= len(week.rules) - 1)


@given(weeks())
def test_a_week_without_its_dead_rules_has_the_same_days(week: Week) -> None:
    rules: tuple[Rule, ...] = week.rules
    while (dead := find_dead_rule(rules)) is not None:
        rules = rules[:dead] + rules[dead + 1 :]
    left = Week(rules)
    assert Week.parse(str(left)) == left
    for step in range(0, 800, 3):
        day = date(2026, 1, 1) + step * DAY
        assert day_spans(week, day, HOLIDAYS) == day_spans(left, day, HOLIDAYS)
