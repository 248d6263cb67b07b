"""Parses the dates to which a rule of a week is limited; the grammar stands in ``parser``."""

import re

from aukio.domain.week.dates import (
    FARTHEST_FROM_EASTER,
    LONGEST_MONTHS,
    MONTHS,
    DateRange,
    EasterDays,
    MonthDay,
    MonthDays,
    Months,
)
from aukio.domain.week.refusal import WeekRefused, refusal

_LETTERS = re.compile(r"[A-Za-z]+")
_DAY_OF_MONTH = re.compile(r" ([0-9]{1,2})(?![0-9:.])")
_LAST_DAY = re.compile(r"([0-9]{1,2})(?![0-9:.])")
_OFFSET = re.compile(r" ([+-])([0-9]{1,3}) days?(?![A-Za-z])")
_NEARLY_OFFSET = re.compile(r" ?[+-]")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

TIMES = "times as HH:MM-HH:MM, or off"
"""What comes after the days of a rule."""


class Cursor:
    """A position in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def letters(self) -> str:
        word = _LETTERS.match(self.text, self.at)
        return word.group() if word else ""

    def next_is(self, wanted: str) -> bool:
        return self.text.startswith(wanted, self.at)

    def take(self, wanted: str) -> bool:
        found = self.next_is(wanted)
        if found:
            self.at += len(wanted)
        return found

    def refuse(self, expected: str, *, at: int | None = None, suggestion: str | None = None) -> WeekRefused:
        return refusal(self.text, self.at if at is None else at, expected, suggestion)


class DateReader(Cursor):
    """Each method parses one production of the grammar of dates at `at`, or raises."""

    def dates(self) -> tuple[DateRange, ...]:
        """The dates to which a rule is limited, with the space after them; none for a rule of the whole year."""
        if self.letters() not in (*MONTHS, "easter"):
            return ()
        ranges = [self.date_range()]
        while self.take(","):
            position = self.at
            if self.next_is(" "):
                raise self.refuse("a month or a day directly after the comma")
            before = ranges[-1]
            again = _LAST_DAY.match(self.text, self.at)
            if again is not None and isinstance(before, MonthDays):
                first = self.day_of(before.last.month, again)
                ranges.append(MonthDays(first, self.last_day(first)))
            else:
                ranges.append(self.date_range())
            if ranges[-1] in ranges[:-1]:
                raise self.refuse("each month or day once", at=position)
        if not self.take(" "):
            raise self.refuse(f'"," and more dates, or a space and {TIMES}')
        return tuple(ranges)

    def date_range(self) -> DateRange:
        if self.letters() == "easter":
            return self.easter_days()
        month = self.month()
        day = _DAY_OF_MONTH.match(self.text, self.at)
        if day is not None:
            self.at += 1
            first = self.day_of(month, _LAST_DAY.match(self.text, self.at))
            return MonthDays(first, self.last_day(first))
        if not self.take("-"):
            return Months(month, month)
        position = self.at
        last = self.month()
        if last == month:
            raise self.refuse("another month at the end of a range", at=position)
        if _DAY_OF_MONTH.match(self.text, self.at):
            whole = f"{MONTHS[month - 1]} 1-{MONTHS[last - 1]}"
            raise self.refuse(f'a day at the beginning of the range, too, such as "{whole} 15"', at=self.at + 1)
        return Months(month, last)

    def last_day(self, first: MonthDay) -> MonthDay:
        """The last day of a range whose first day is read; the first day itself where no range follows."""
        if not self.take("-"):
            return first
        position = self.at
        within = _LAST_DAY.match(self.text, self.at)
        if within is not None:
            last = self.day_of(first.month, within)
            if last <= first:
                raise self.refuse("a later day of the month at the end of a range", at=position)
            return last
        month = self.month()
        day = _DAY_OF_MONTH.match(self.text, self.at)
        if day is None:
            raise self.refuse("a space and a day of the month")
        self.at += 1
        last = self.day_of(month, _LAST_DAY.match(self.text, self.at))
        if last == first:
            raise self.refuse("another day at the end of a range", at=position)
        return last

    def day_of(self, month: int, found: re.Match[str] | None) -> MonthDay:
        day = 0 if found is None else int(found[1])
        longest = LONGEST_MONTHS[month - 1]
        if found is None or not 1 <= day <= longest:
            raise self.refuse(f"a day of {MONTHS[month - 1]}, from 1 to {longest}")
        self.at = found.end()
        return MonthDay(month, day)

    def month(self) -> int:
        word = self.letters()
        if word not in MONTHS:
            raise self.refuse("a month from Jan to Dec", suggestion=month_meant(word))
        self.at += len(word)
        return MONTHS.index(word) + 1

    def easter_days(self) -> EasterDays:
        position = self.at
        first = self.easter()
        last = first
        if self.next_is("-"):
            self.at += 1
            last = self.easter()
            if last <= first:
                raise self.refuse("a later day at the end of a range", at=position)
        return EasterDays(first, last)

    def easter(self) -> int:
        if self.letters() != "easter":
            raise self.refuse("easter, with days after it or before it, such as easter +1 day")
        self.at += len("easter")
        found = _OFFSET.match(self.text, self.at)
        if found is None:
            if _NEARLY_OFFSET.match(self.text, self.at) and not self.next_is("-easter"):
                raise self.refuse("days before or after Easter Sunday as in easter -2 days, or easter +1 day")
            return 0
        offset = int(f"{found[1]}{found[2]}")
        if not 1 <= abs(offset) <= FARTHEST_FROM_EASTER:
            raise self.refuse(f"1 to {FARTHEST_FROM_EASTER} days", at=self.at + 2)
        self.at = found.end()
        return offset


def month_meant(word: str) -> str | None:
    """The month that a word in other spelling means, if any."""
    short = word[:3].title()
    is_month = any(each.startswith(word.lower()) for each in _MONTH_NAMES)
    return short if len(word) > 2 and is_month else None
