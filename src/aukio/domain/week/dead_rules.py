"""Finds a rule of a week that can never hold, because later rules replace it on every day that it selects.

A rule is judged by kinds of days: the weekday, its place in the month, the parity of the ISO week, and whether the day
is a public holiday. Any day may be one, since a city adds holidays of its own. Every kind comes in 400 years.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from aukio.domain.week.rules import Holidays, NthWeekday, Rule, Weekday, Weekdays, WeekParity


class DayKind(NamedTuple):
    """All that rules ask of a day: ``nth`` from the start of the month, 1 to 5, and ``last`` from its end, -1 to -5."""

    weekday: Weekday
    nth: int
    last: int
    parity: WeekParity


DAY_KINDS = tuple(
    DayKind(weekday, nth, nth - count - 1, parity)
    for weekday in Weekday
    for count in (4, 5)  # how often the weekday comes in the month
    for nth in range(1, count + 1)
    for parity in WeekParity
)


def find_dead_rule(rules: Sequence[Rule]) -> int | None:
    """The index of the first rule that can never hold; None where each may."""
    for index, rule in enumerate(rules):
        later = [other for other in rules[index + 1 :] if other.is_for_holidays == rule.is_for_holidays]
        left = (kind for kind in DAY_KINDS if selects(rule, kind))
        if all(any(selects(other, kind) for other in later) for kind in left):
            return index
    return None


def selects(rule: Rule, kind: DayKind) -> bool:
    """Whether a rule selects a kind of day: of holidays if it is for holidays, else of other days."""
    if rule.parity not in (None, kind.parity):
        return False
    match rule.selector:
        case Weekdays(days):
            return kind.weekday in days
        case NthWeekday(day, nths):
            return kind.weekday is day and (kind.nth in nths or kind.last in nths)
        case Holidays(days):
            return not days or kind.weekday in days


def mended(rules: Sequence[Rule], dead: int) -> tuple[Rule, ...] | None:
    """The rules with the dead one after those that replace it; None where another rule would be dead then.

    Two rules for the same days are one rule with the hours of both, if these are apart.
    """
    rule = rules[dead]
    others = [*rules[:dead], *rules[dead + 1 :]]
    twin = next((each for each in others[dead:] if (each.selector, each.parity) == (rule.selector, rule.parity)), None)
    if twin is not None:
        spans = tuple(sorted((*rule.spans, *twin.spans)))
        if not (rule.spans and twin.spans) or any(after.start <= span.end for span, after in pairwise(spans)):
            return None
        others[others.index(twin)] = replace(twin, spans=spans)
    else:
        last = max(index for index, each in enumerate(others) if each.is_for_holidays == rule.is_for_holidays)
        others.insert(last + 1, rule)
    return None if find_dead_rule(others) is not None else tuple(others)
