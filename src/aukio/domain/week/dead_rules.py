"""Finds a rule of a week that can never hold, because later rules replace it on every day that it selects.

A rule is judged by kinds of days: the weekday, its place in the month, the parity of the ISO week, the date if the week
has any, and whether the day is a public holiday. Any day may be one, since a city adds holidays of its own. Every kind
comes in 400 years.

A rule may also have no day at all: `Dec 24-26 Mo[1] off`, since the first Monday comes before them.
A rule that closes some dates must close something: `Dec 24 off` before `Mo-Fr 08:00-16:00` decides only about weekends.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from aukio.domain.week.day_kinds import (
    DAY_KINDS,
    asks_for_easter,
    calendar_days,
    selects,
    selects_kind,
)
from aukio.domain.week.rules import Rule

D = TypeVar("D")


def find_dead_rule(rules: Sequence[Rule]) -> int | None:
    """The index of the first rule that can never hold; None where each may."""
    if any(rule.dates for rule in rules):
        return _find(rules, calendar_days(around_easter=any(map(asks_for_easter, rules))), selects)
    return _find(rules, DAY_KINDS, selects_kind)


def _find(rules: Sequence[Rule], days: Sequence[D], selected: Callable[[Rule, D], bool]) -> int | None:
    for index, rule in enumerate(rules):
        # An ordinary rule holds on a day that is no holiday; a rule for holidays only on one that is.
        later = [other for other in rules[index + 1 :] if rule.is_for_holidays or not other.is_for_holidays]
        left = (day for day in days if selected(rule, day) and not any(selected(other, day) for other in later))
        if rule.dates and not rule.spans and _is_reopened(rule, later, days, selected):
            left = (day for day in left if _is_opened(rules[:index], day, selected))
        if next(left, None) is None:
            return index
    return None


def _is_reopened(rule: Rule, later: Sequence[Rule], days: Sequence[D], selected: Callable[[Rule, D], bool]) -> bool:
    """Whether later rules open some days that a rule closes."""
    opening = [other for other in later if other.spans]
    return any(selected(rule, day) and any(selected(other, day) for other in opening) for day in days if opening)


def _is_opened(earlier: Sequence[Rule], day: D, selected: Callable[[Rule, D], bool]) -> bool:
    """Whether rules before one that closes a day open it, as a holiday or as none."""
    return any(rule.spans and selected(rule, day) for rule in earlier)


def mended(rules: Sequence[Rule], dead: int) -> tuple[Rule, ...] | None:
    """The rules with the dead one after those that replace it; None where another rule would be dead then.

    Two rules for the same days are one rule with the hours of both, if these are apart.
    """
    rule = rules[dead]
    others = [*rules[:dead], *rules[dead + 1 :]]
    twin = next((each for each in others[dead:] if _days(each) == _days(rule)), None)
    if twin is not None:
        spans = tuple(sorted((*rule.spans, *twin.spans)))
        if not (rule.spans and twin.spans) or any(after.start <= span.end for span, after in pairwise(spans)):
            return None
        others[others.index(twin)] = replace(twin, spans=spans)
    else:
        before = (
            index
            for index, each in enumerate(others)
            if each.is_for_holidays == rule.is_for_holidays and (rule.names_its_days or not each.names_its_days)
        )
        others.insert(max(before, default=dead - 1) + 1, rule)
    in_order = all(after.may_follow(each) for index, each in enumerate(others) for after in others[index + 1 :])
    return tuple(others) if in_order and find_dead_rule(others) is None else None


def _days(rule: Rule) -> tuple[object, ...]:
    return rule.selector, rule.parity, rule.dates
