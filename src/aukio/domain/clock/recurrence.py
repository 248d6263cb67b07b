"""Recurrence rules of days (RFC 5545): parsed, checked, and expanded one year at a time.

A rule names days, never clock times: those belong to the period that it repeats. It is expanded only for the years
that a question touches, so a question about the year 9000 costs no more than one about next year.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from aukio.domain.clock.expansion import Pattern, days_of_year, first_day, first_days

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")
_RANGES = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_SIGNED = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})
_ORDER = ("FREQ", "INTERVAL", "COUNT", *_RANGES, "BYDAY", "WKST")
_ONLY_WITH = {
    "BYMONTHDAY": ("MONTHLY", "YEARLY", "DAILY"),
    "BYYEARDAY": ("YEARLY",),
    "BYWEEKNO": ("YEARLY",),
}
MOST_TIMES = 1000
"""The largest INTERVAL and COUNT."""

LONGEST_REPETITION = 100
"""In how many years a repetition that ends may end."""

_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_ADVICE = 'Write it as in "FREQ=YEARLY" or "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR".'


class RuleRefused(ValueError):
    """A text that is no recurrence rule of days: what is wrong, what was expected, and what to do."""

    def __init__(self, why: str, next_step: str = _ADVICE) -> None:
        super().__init__(why, next_step)
        self.why = why
        self.next_step = next_step


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule, by its text in one spelling: parts in a fixed order, capital letters. Get it with ``parse``."""

    text: str
    parts: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", dict(part.split("=", 1) for part in self.text.split(";")))

    def __str__(self) -> str:
        return self.text

    @property
    def frequency(self) -> str:
        """``DAILY``, ``WEEKLY``, ``MONTHLY`` or ``YEARLY``."""
        return self.parts["FREQ"]

    @property
    def interval(self) -> int:
        """Every how many days, weeks, months or years it applies."""
        return int(self.parts.get("INTERVAL", "1"))

    @property
    def count(self) -> int | None:
        """How many times it applies, if that is limited."""
        return int(self.parts["COUNT"]) if "COUNT" in self.parts else None

    @property
    def weekdays(self) -> tuple[tuple[int, int], ...]:
        """The days of BYDAY: the ordinal (0: every one) and the weekday, Monday 0."""
        found = (_DAY.fullmatch(each) for each in self.parts.get("BYDAY", "").split(",") if each)
        return tuple((int(each[1] or 0), _DAYS.index(each[2])) for each in found if each is not None)

    def numbers(self, part: str) -> tuple[int, ...]:
        """The numbers of a part such as BYMONTH; empty where the rule does not have it."""
        return tuple(map(int, self.parts[part].split(","))) if part in self.parts else ()

    @property
    def by_date(self) -> bool:
        """Whether it repeats a date of the calendar, such as 1 October, rather than a weekday or a count of days."""
        dated = self.frequency in ("MONTHLY", "YEARLY")
        return dated and not {"BYDAY", "BYWEEKNO", "BYYEARDAY"} & self.parts.keys()

    @classmethod
    def parse(cls, text: str) -> tuple["Recurrence", date | None]:
        """Parse a rule; its UNTIL, if any, is returned beside it. Raises ``RuleRefused``."""
        parts: dict[str, str] = {}
        for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
            key, sign, value = part.partition("=")
            if not sign or not value:
                raise RuleRefused(f"expected parts such as 'FREQ=YEARLY' with ';' between them, found '{part[:40]}'")
            if key in parts:
                raise RuleRefused(f"it says {key} twice")
            parts[key] = value
        until = _until(parts)
        _refuse_unfit(parts)
        return cls(";".join(f"{key}={parts[key]}" for key in _ORDER if key in parts)), until

    def days(self, first: date, low: date, high: date) -> Iterator[date]:
        """The days from ``low`` to ``high``, both inclusive, in order, when it counts from ``first``."""
        if self.count is not None:
            yield from (day for day in _counted(self, first) if low <= day <= high)
            return
        pattern = _pattern(self, first)
        for year in range(max(low, first).year, high.year + 1):
            yield from (day for day in days_of_year(pattern, first, year) if low <= day <= high)

    def without_count(self) -> "Recurrence":
        """The same rule without a limit of times."""
        return Recurrence(";".join(f"{key}={value}" for key, value in self.parts.items() if key != "COUNT"))

    def spelled_out(self, first: date) -> "Recurrence":
        """The same rule for other programs, without a limit of times.

        A week without a day is seven days to some of them; RFC 5545 takes the weekday of the first day.
        """
        rule = self.without_count()
        if "BYWEEKNO" not in rule.parts or {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & rule.parts.keys():
            return rule
        return Recurrence(f"{rule.text};BYDAY={_DAYS[first.weekday()]}")

    def first_day(self, first: date) -> date | None:
        """The first day that it gives from ``first`` on; None if its first thousands of turns give none."""
        return first_day(_pattern(self, first), first)

    def reaches_count(self, first: date) -> bool:
        """Whether it gives as many days as its COUNT says, in the longest time that a repetition may last."""
        return self.count is None or len(_counted(self, first)) == self.count


@lru_cache(maxsize=512)
def _counted(rule: Recurrence, first: date) -> tuple[date, ...]:
    last = date(min(9998, first.year + LONGEST_REPETITION), 12, 31)
    return tuple(first_days(_pattern(rule, first), first, rule.count or 0, last))


@lru_cache(maxsize=512)
def _pattern(rule: Recurrence, first: date) -> Pattern:
    """What the rule says, and what RFC 5545 takes from the first day where the rule names no day."""
    months, month_days = rule.numbers("BYMONTH"), rule.numbers("BYMONTHDAY")
    weekdays = tuple(day for nth, day in rule.weekdays if not nth)
    if not {"BYMONTHDAY", "BYYEARDAY", "BYDAY"} & rule.parts.keys():
        by_week = "BYWEEKNO" in rule.parts
        if rule.frequency == "WEEKLY" or by_week:
            weekdays = (first.weekday(),)
        elif rule.frequency in ("MONTHLY", "YEARLY"):
            month_days = (first.day,)
        if rule.frequency == "YEARLY" and not by_week:
            months = months or (first.month,)
    return Pattern(
        rule.frequency,
        rule.interval,
        _DAYS.index(rule.parts.get("WKST", "MO")),
        tuple(dict.fromkeys(months)),
        month_days,
        rule.numbers("BYYEARDAY"),
        rule.numbers("BYWEEKNO"),
        weekdays,
        tuple((nth, day) for nth, day in rule.weekdays if nth),
        rule.numbers("BYSETPOS"),
    )


def _until(parts: dict[str, str]) -> date | None:
    written = parts.pop("UNTIL", None)
    if written is None:
        return None
    if "COUNT" in parts:
        raise RuleRefused("it has both UNTIL and COUNT", "Keep one of the two.")
    found = _UNTIL.fullmatch(written)
    try:
        if found is not None:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise RuleRefused(f"expected UNTIL as a day such as 20301231, found '{written[:40]}'", "Or write 'repeat_until'.")


def _refuse_unfit(parts: dict[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise RuleRefused(f"expected FREQ to be one of {', '.join(_FREQUENCIES)}, found '{frequency[:40]}'")
    for key, value in parts.items():
        _refuse_unknown(key)
        _refuse_value(key, value)
        if key == "BYDAY":
            _refuse_days(value, frequency, parts)
        if key in _ONLY_WITH and frequency not in _ONLY_WITH[key]:
            raise RuleRefused(f"{key} stands only with FREQ={' or '.join(_ONLY_WITH[key])}, found FREQ={frequency}")
    if "BYSETPOS" in parts and not any(key in parts for key in (*_RANGES, "BYDAY") if key != "BYSETPOS"):
        raise RuleRefused("BYSETPOS stands beside another part such as BYDAY")


def _refuse_unknown(key: str) -> None:
    if key in _CLOCK_PARTS:
        raise RuleRefused(
            f"it has {key}, and a rule names days only", "Write the clock times in 'from' and 'until', or 'during'."
        )
    if key not in _ORDER:
        raise RuleRefused(f"'{key[:40]}' is no part of a rule; expected one of {', '.join((*_ORDER, 'UNTIL'))}")


def _refuse_value(key: str, value: str) -> None:
    if key in ("INTERVAL", "COUNT"):
        _refuse_number(key, value, 1, MOST_TIMES)
    elif key in _RANGES:
        for each in value.split(","):
            _refuse_number(key, each, -_RANGES[key] if key in _SIGNED else 1, _RANGES[key])
    elif key == "WKST" and value not in _DAYS:
        raise RuleRefused(f"expected WKST to be one of {', '.join(_DAYS)}, found '{value[:40]}'")


def _refuse_number(key: str, value: str, least: int, most: int) -> None:
    if not re.fullmatch(r"[+-]?\d{1,4}", value) or not least <= int(value) <= most or int(value) == 0:
        raise RuleRefused(f"expected {key} from {least} to {most}, and not 0, found '{value[:40]}'")


def _refuse_days(value: str, frequency: str, parts: dict[str, str]) -> None:
    for each in value.split(","):
        found = _DAY.fullmatch(each)
        if found is None or (found[1] is not None and not 1 <= abs(int(found[1])) <= 53):
            raise RuleRefused(f"expected BYDAY as in 'MO,WE' or '1TU' or '-1FR', found '{each[:40]}'")
        if found[1] is not None and (frequency not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in parts):
            raise RuleRefused(
                f"'{each}' counts within a month or a year: it stands only with FREQ=MONTHLY or FREQ=YEARLY",
                "Write the weekday without a number, and INTERVAL for every second or third one.",
            )


def months_later(day: date, months: int) -> date:
    """The same day of a later month; the day after the end of a month that does not have it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, day.day)
    year, month = divmod(year * 12 + month + 1, 12)
    return date(year, month + 1, 1)
