"""Weeks that take turns, such as every second Saturday, counted through the turn of the year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from aukio.domain.week.dialect import Week
from aukio.domain.week.refusal import DeadRule, WeekRefused

_FROM = " from "

MOST_WEEKS = 52
"""How many weeks a cycle may have at most: about a year."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Weeks in turn, from the week of a date on and before it; each begins on a Monday.

    ISO parity (`week 01-53/2`) begins anew each year and has two odd weeks in a row after a week 53. A cycle does not:

        week of          21 Dec 2026   28 Dec   4 Jan 2027   11 Jan
        ISO week                  52       53            1        2
        week 01-53/2              no      yes          yes       no
        cycle of two             2nd      1st          2nd      1st

    Two cycles are equal if they have the same weeks and the same date.
    """

    weeks: tuple[Week, ...]
    since: date

    _text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 2 <= len(self.weeks) <= MOST_WEEKS:
            raise ValueError(f"a cycle has 2 to {MOST_WEEKS} weeks")
        object.__setattr__(self, "_text", f"{' | '.join(map(str, self.weeks))} from {self.since.isoformat()}")

    def __str__(self) -> str:
        """Its weeks and the date: ``Sa 10:00-14:00 | Sa off from 2027-01-04``."""
        return self._text

    @classmethod
    def parse(cls, text: str) -> Cycle:
        """Parse the form in which a cycle prints; raise `WeekRefused` for another, `DeadRule` as `Week.parse` does."""
        written, said_from, day = text.rpartition(_FROM)
        if not said_from:
            raise WeekRefused(text, len(text), "the end of the text", f'"{_FROM}" and a day of the first week')
        weeks, position = [], 0
        for part in written.split("|"):
            inner = part.strip(" ")
            begins = position + len(part) - len(part.lstrip(" "))
            try:
                weeks.append(Week.parse(inner))
            except DeadRule:
                raise
            except WeekRefused as refused:
                at = begins + refused.position
                raise WeekRefused(text, at, refused.found, refused.expected, refused.suggestion) from None
            position += len(part) + 1
        try:
            return cls(tuple(weeks), date.fromisoformat(day))
        except ValueError:
            expected = f"a day such as 2027-01-04, after 2 to {MOST_WEEKS} weeks"
            raise WeekRefused(text, len(text) - len(day), f'"{day}"', expected) from None

    def week_of(self, day: date) -> Week:
        """The week that holds on a day."""
        return self.weeks[(_week_number(day) - _week_number(self.since)) % len(self.weeks)]

    @property
    def monday(self) -> date:
        """The first day of the week from which it counts."""
        return date.fromordinal(_week_number(self.since) * 7 + 1)

    @property
    def has_holiday_rule(self) -> bool:
        """Whether a week of it has a rule for public holidays."""
        return any(week.has_holiday_rule for week in self.weeks)

    @property
    def reaches_past_midnight(self) -> bool:
        """Whether a span of it ends on the next day."""
        return any(span.past_midnight for week in self.weeks for rule in week.rules for span in rule.spans)

    @property
    def is_approximate(self) -> bool:
        """Whether a time of a week is not exact."""
        return any(week.is_approximate for week in self.weeks)

    @property
    def certain(self) -> Cycle:
        """The weeks of the minutes that are meant for sure."""
        return Cycle(tuple(week.certain for week in self.weeks), self.since)

    @property
    def possible(self) -> Cycle:
        """The weeks of all minutes that may be meant."""
        return Cycle(tuple(week.possible for week in self.weeks), self.since)

    def closed_on_holidays(self) -> Cycle:
        """The same cycle; each week without a rule for public holidays is closed on them."""
        return Cycle(tuple(week.closed_on_holidays() for week in self.weeks), self.since)


AnyWeek = Week | Cycle
"""The normal hours of a channel."""


def parse_normal_hours(text: str) -> AnyWeek:
    """Parse the normal hours of a channel as a person types them: a week, or weeks in turn. Raises `WeekRefused`."""
    return Cycle.parse(text) if "|" in text else Week.parse(text)


def with_holiday_rule_of(week: Week, other: AnyWeek | None) -> AnyWeek:
    """A week with the public holiday rules of the normal hours of a channel, where it has none (Q12)."""
    if isinstance(other, Cycle) and other.has_holiday_rule and not week.has_holiday_rule:
        return Cycle(tuple(week.with_holiday_rule_of(each) for each in other.weeks), other.since)
    return week if isinstance(other, Cycle) else week.with_holiday_rule_of(other)


def weeks_of(week: AnyWeek) -> tuple[Week, ...]:
    """The weeks of a cycle, or the one week."""
    return week.weeks if isinstance(week, Cycle) else (week,)


def _week_number(day: date) -> int:
    return (day.toordinal() - 1) // 7  # 1 January of the year 1 is a Monday
