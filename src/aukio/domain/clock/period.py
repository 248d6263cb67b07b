"""When a fact is valid, in the local time of its places: a stretch, days in a list, or days that repeat.

Source: semantics.md section 1; R034 (inclusive ends), R017, R060, R107 (open ends).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from aukio.domain.clock.days import Days, Stretch, joined

TICK = timedelta(microseconds=1)
"""The smallest step between instants: the last instant of a day is one tick before midnight."""


class OpenEnd(StrEnum):
    """How an end that is not known yet is worded (R017, R060, R107)."""

    UNTIL_FURTHER_NOTICE = "until_further_notice"
    FOR_NOW = "for_now"
    AS_CONDITIONS_PERMIT = "as_conditions_permit"


@dataclass(frozen=True, slots=True)
class Period:
    """When a fact is valid, in the local time of the place: ``[start, end)``; ``end`` None is open.

    A fact that ends at or before its start never comes into force. This is allowed, since a fact may be ended before
    it begins; a check warns of it (``end_before_start``).

    ``days``, if any, are the days inside it on which it holds; ``start`` and ``end`` then are its first and last
    minute. ``about`` is the day on which an open end is expected.
    """

    start: datetime
    end: datetime | None = None
    inferred: bool = False
    open_end: OpenEnd | None = None
    review: date | None = None
    about: date | None = None
    days: Days | None = None

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None or (self.end is not None and self.end.tzinfo is not None):
            raise ValueError("a period holds local clock times, without an offset")
        if self.end is not None and self.open_end is not None:
            raise ValueError("a period either ends or is open, not both")
        if self.about is not None and (self.end is not None or self.open_end is not None):
            raise ValueError("a period with an expected end has no other end")

    @classmethod
    def of_days(cls, days: Days, *, inferred: bool = False, review: date | None = None) -> "Period":
        """The period of days in a list, or days that repeat."""
        return cls(days.start, days.end, inferred=inferred, review=review, days=days)

    def ended(self, end: datetime) -> "Period":
        """The same period with another end; one before its start never comes into force."""
        days = None if self.days is None or end <= self.start else self.days.ended(end)
        if days is None:
            return Period(self.start, end, inferred=self.inferred)
        return Period.of_days(days, inferred=self.inferred)

    def less(self, taken: Iterable[Stretch]) -> "Period | None":
        """The same period without some days; None if no day is left. One stretch without an end cannot be cut."""
        if self.days is None and self.end is None:
            raise ValueError("one stretch without an end has no list of days")
        days = (self.days or Days((Stretch(self.start, self.end or self.start),))).less(taken)
        if days is None:
            return None
        return Period.of_days(days, inferred=self.inferred, review=self.review)

    @property
    def never(self) -> bool:
        """Whether the period contains no minute."""
        return self.end is not None and self.end <= self.start

    @property
    def within_one_day(self) -> bool:
        """Whether the period is one local day, or a part of one."""
        return self.end is not None and not self.never and (self.end - TICK).date() == self.start.date()

    @property
    def in_whole_days(self) -> bool:
        """Whether the period begins and ends at a local midnight, or does not end: it is dated in days, not minutes."""
        whole = self.start.time() == time() and (self.end is None or self.end.time() == time())
        return whole and (self.days is None or self.days.in_whole_days)

    @property
    def names_its_days(self) -> bool:
        """Whether it names the very days it is meant for: one day, or days in a list."""
        if self.days is None:
            return self.within_one_day
        return self.days.listed or self.days.single_days

    @property
    def in_several_parts(self) -> bool:
        """Whether it is more than one stretch: several listed days or ranges, or a repetition."""
        return self.days is not None and (self.days.rule is not None or len(self.days.stretches) > 1)

    @property
    def repeats(self) -> bool:
        """Whether it is repeated by a rule."""
        return self.days is not None and self.days.rule is not None

    @property
    def has_no_end(self) -> bool:
        """Whether it is one stretch whose end is not known: neither days in a list nor days that repeat."""
        return self.end is None and self.days is None

    def foreseen(self, since: date) -> date:
        """The last day about which staff can decide now: its last day, the one expected, or a year after ``since``."""
        if self.end is not None:
            return (self.end - TICK).date()
        if self.about is not None and since <= self.about:
            return self.about
        return since + min(timedelta(days=365), date.max - since)

    @property
    def check_on(self) -> date | None:
        """The day on which staff should look at an open end again: its review date, else the expected end."""
        return self.review or self.about

    def spans(self, low: datetime, high: datetime) -> tuple[Stretch, ...]:
        """The local spans in which it holds and which have a minute in ``[low, high)``, whole, in order."""
        if self.never:
            return ()
        if self.days is None:
            end = datetime.max if self.end is None else self.end
            return (Stretch(self.start, end),) if self.start < high and low < end else ()
        found = self.days.spans(max(low, self.start), high if self.end is None else min(high, self.end))
        return tuple(
            Stretch(max(each.start, self.start), each.end if self.end is None else min(each.end, self.end))
            for each in found
        )

    def next_span(self, local: datetime) -> Stretch | None:
        """The span that contains a local minute, or the next one after it; None if there is none in a lifetime."""
        for years in (1, 10, _YEARS_AHEAD):
            found = self.spans(local, _years_later(max(local, self.start), years))
            if found:
                return found[0]
        return None

    def overlaps(self, other: "Period") -> bool:
        """Whether the periods have a minute in common."""
        if self.never or other.never:
            return False
        if (other.end is not None and self.start >= other.end) or (self.end is not None and other.start >= self.end):
            return False
        if self.days is None and other.days is None:
            return True
        low, high = _compared(self, other)
        return any(other.spans(each.start, each.end) for each in self.spans(low, high))

    def lies_within(self, other: "Period") -> bool:
        """Whether all its minutes lie within those of another period, which has more: the special day in a season."""
        return _is_covered(self, other) and not _is_covered(other, self)


_YEARS_AHEAD = 100


def _is_covered(inner: Period, outer: Period) -> bool:
    if inner.days is None and outer.days is None:
        ends_first = outer.end is None or (inner.end is not None and inner.end <= outer.end)
        return outer.start <= inner.start and ends_first
    if outer.end is not None and (inner.end is None or inner.end > outer.end):
        return False
    high = _compared(inner, outer)[1]
    around = joined(outer.spans(inner.start, high))
    return all(
        any(each.start <= one.start and min(one.end, high) <= each.end for each in around)
        for one in inner.spans(inner.start, high)
    )


def _compared(one: Period, other: Period) -> tuple[datetime, datetime]:
    """The time in which two periods are compared; two that both go on for ever, for as long as their rules vary."""
    low = max(one.start, other.start)
    ends = [period.end for period in (one, other) if period.end is not None]
    return low, min([_years_later(low, _YEARS_COMPARED), *ends])


_YEARS_COMPARED = 30


def _years_later(local: datetime, years: int) -> datetime:
    return datetime(min(9999, local.year + years), 12, 28)
