"""The ordinary week as a value: a small, checked dialect of OpenStreetMap's `opening_hours`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from aukio.domain.week.dead_rules import find_dead_rule, mended
from aukio.domain.week.parser import parse_rules
from aukio.domain.week.refusal import DeadRule, refuse_too_long
from aukio.domain.week.rules import ClockSpan, Holidays, Rule

_CLOSED_ON_HOLIDAYS = Rule(Holidays(), ())


@dataclass(frozen=True, slots=True)
class Week:
    """The opening hours of a channel in an ordinary week (R014-R016, R043, R047, R063).

        Mo-Fr 08:00-16:00; Sa 10:00-14:00; PH off      weekdays, then public holidays
        Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00        weekday sets
        Fr 22:00-02:00; Sa 00:00-24:00                 over midnight, the whole day
        Mo[1] 10:00-12:00; Fr[-1] off                  the first Monday, the last Friday of a month
        week 01-53/2 Sa 10:00-14:00                    odd ISO weeks; `week 02-53/2` for even ones
        Mo-Fr 08:00-16:00; Sa,PH 10:00-14:00           the same hours on public holidays; two rules
        Mo-Su 08:00-16:00; PH Mo-Fr off                public holidays that fall on some weekdays
        Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00      months
        Mo-Su 10:00-18:00; Dec 24-26,Dec 31 off        days of the year, every year
        Mo-Su 10:00-~20:00; Su 10:00-(sunset-00:30)    about 20:00; half an hour before sunset
        Mo-Su 10:00-18:00; easter -2 days off          days counted from Easter Sunday
        24/7                                           the same as `Mo-Su 00:00-24:00`
        off                                            the same as `Mo-Su off`: never open, as one week of a cycle

    The last rule that selects a day decides the whole day: its spans replace those of earlier rules. A day is
    closed when no rule selects it or its rule says `off`; only the text tells these two apart (R016).
    Rules for public holidays come after those for weekdays, which would open the holiday unnoticed. After them may
    come rules for other months, and rules that name days (`Dec 24 10:00-14:00`), which hold on a holiday, too.

    A span over midnight belongs to the day on which it starts: `Fr 22:00-02:00; Sa off` is open until 02:00 on
    Saturday. It may overlap the next day's spans; the place is then open in their union.

    ISO parity counts the weeks of each year: after a week 53 come two odd weeks in a row. For every second week
    there is `Cycle`.

    Evaluated as it is, a week with such times gives all minutes that may be meant; `certain` gives those that are.

    Two weeks are equal when they print the same text.
    """

    rules: tuple[Rule, ...] = field(compare=False)
    # The text is the identity: weeks are keys of caches, and a string keeps its hash while rules do not.
    _text: str = field(init=False, repr=False)
    _approximate: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.rules:
            raise ValueError("a week has at least one rule")
        if not all(after.may_follow(rule) for rule, after in combinations(self.rules, 2)):
            raise ValueError("rules for public holidays come last, except before rules that name days")
        object.__setattr__(self, "_text", "; ".join(map(str, self.rules)))
        spans = (span for rule in self.rules for span in rule.spans)
        object.__setattr__(self, "_approximate", any(span.is_approximate for span in spans))

    @classmethod
    def parse(cls, text: str) -> Week:
        """Parse a text of the dialect; otherwise raise `WeekRefused`, which gives the position of the mistake.

        Raises `DeadRule` for a text in which a rule can never hold.
        """
        refuse_too_long(text)
        week = _parsed(text)
        week.refuse_dead_rule()
        return week

    @classmethod
    def stored(cls, text: str) -> Week:
        """Parse a text that was recorded, perhaps before rules that can never hold were refused."""
        return _parsed(text)

    def refuse_dead_rule(self) -> None:
        """Raise `DeadRule` if a rule can never hold, with the week in which it does."""
        dead = _find_dead_rule(self)
        if dead is not None:
            better = mended(self.rules, dead)
            raise DeadRule(self._text, str(self.rules[dead]), "" if better is None else str(Week(better)))

    def __str__(self) -> str:
        """The canonical text; parsing it gives an equal week."""
        return self._text

    def __repr__(self) -> str:
        return f"Week.parse({self._text!r})"

    @property
    def has_holiday_rule(self) -> bool:
        """Whether a rule is for public holidays, to open or to close on them."""
        return any(rule.is_for_holidays for rule in self.rules)

    @property
    def has_dates(self) -> bool:
        """Whether a rule holds on some dates of the year only."""
        return any(rule.dates for rule in self.rules)

    @property
    def reaches_past_midnight(self) -> bool:
        """Whether a span of a rule ends after the day on which it begins."""
        return any(span.past_midnight for rule in self.rules for span in rule.spans)

    @property
    def is_approximate(self) -> bool:
        """Whether a time of it is not exact: about 20:00, or sunset."""
        return self._approximate

    @property
    def certain(self) -> Week:
        """The week of the minutes that are meant for sure; its times are exact."""
        return _exact(self, certain=True) if self._approximate else self

    @property
    def possible(self) -> Week:
        """The week of all minutes that may be meant; its times are exact."""
        return _exact(self, certain=False) if self._approximate else self

    def with_holiday_rule_of(self, other: Week | None) -> Week:
        """This week, plus the public holiday rules of `other` when it has none (Q12)."""
        if self.has_holiday_rule or other is None or not other.has_holiday_rule:
            return self
        return self._with(rule for rule in other.rules if rule.is_for_holidays)

    def closed_on_holidays(self) -> Week:
        """This week, plus `PH off` when it has no public holiday rule (Q12)."""
        return self if self.has_holiday_rule else self._with((_CLOSED_ON_HOLIDAYS,))

    def _with(self, for_holidays: Iterable[Rule]) -> Week:
        """This week with rules for public holidays, before the rules that name days: those hold on a holiday."""
        at = max((index for index, rule in enumerate(self.rules, 1) if not rule.names_its_days), default=0)
        return Week((*self.rules[:at], *for_holidays, *self.rules[at:]))


@lru_cache(maxsize=4096)
def _find_dead_rule(week: Week) -> int | None:
    return find_dead_rule(week.rules)


@lru_cache(maxsize=4096)
def _exact(week: Week, *, certain: bool) -> Week:
    def spans(rule: Rule) -> Iterator[ClockSpan]:
        for span in rule.spans:
            exact = span.certain if certain else span.possible
            if exact is not None:
                yield exact

    return Week(tuple(replace(rule, spans=tuple(spans(rule))) for rule in week.rules))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Week:
    return Week(parse_rules(text))
