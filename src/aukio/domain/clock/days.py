"""The days of a period that is not one stretch: days and ranges in a list, or repeated by a rule (semantics.md 1).

    on: [24 Dec, 31 Dec, 2–5 Jan]      ──█──────█─████──
    1 Oct–31 Mar, FREQ=YEARLY          ██████──────██████──────██████──  …

Spans are local, half-open, sorted and disjoint; those that touch are one. A rule is expanded for the asked years only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from aukio.domain.clock.recurrence import LONGEST_REPETITION, Recurrence, RuleRefused, months_later

_DAY = timedelta(days=1)
_YEARS_COMPARED = 12
"""How many years of a repetition are looked at to find whether it overlaps itself."""


class Stretch(NamedTuple):
    """A local span ``[start, end)``: whole days, or minutes."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Days:
    """Stretches in a list, repeated by a rule if there is one; ``without`` are taken out again.

    ``until`` is the last day on which a repetition may begin, as UNTIL of RFC 5545; None is no end. ``listed`` says
    that the author named the days one by one (``on``).
    """

    stretches: tuple[Stretch, ...]
    rule: Recurrence | None = None
    until: date | None = None
    listed: bool = False
    without: tuple[Stretch, ...] = ()

    def __post_init__(self) -> None:
        if not self.stretches:
            raise ValueError("days are at least one stretch")
        if any(each.end <= each.start for each in (*self.stretches, *self.without)):
            raise ValueError("a stretch ends after it begins")
        object.__setattr__(self, "stretches", joined(self.stretches))
        object.__setattr__(self, "without", joined(self.without))

    @property
    def start(self) -> datetime:
        """The first minute."""
        return self.stretches[0].start

    @property
    def end(self) -> datetime | None:
        """The first minute after the last stretch; None when the repetition has no end."""
        if self.rule is None:
            return self.stretches[-1].end
        if self.until is None and self.rule.count is None:
            return None
        last = self.until or date(min(9990, self.start.year + LONGEST_REPETITION), 12, 31)
        ends = (self.turn(each, day).end for each in self.stretches for day in self.begins(each, date.min, last))
        latest = max(ends, default=self.stretches[-1].end)
        left = self.spans(self.start, latest) if self.without else ()
        return left[-1].end if left else latest

    @property
    def in_whole_days(self) -> bool:
        """Whether every stretch begins and ends at a local midnight."""
        return all(each.time() == time() for stretch in self.stretches for each in stretch)

    @property
    def in_mixed_days(self) -> bool:
        """Whether some of its stretches may be whole days and others not."""
        edges = (each for stretch in (*self.stretches, *self.without) for each in stretch)
        return (len(self.stretches) > 1 or bool(self.without)) and any(each.time() != time() for each in edges)

    @property
    def single_days(self) -> bool:
        """Whether every stretch is one local day or a part of one."""
        return all((each.end - timedelta(minutes=1)).date() == each.start.date() for each in self.stretches)

    def spans(self, low: datetime, high: datetime) -> tuple[Stretch, ...]:
        """The stretches with a minute in ``[low, high)``, whole, in order."""
        found: Iterable[Stretch] = self.stretches
        if self.rule is not None:
            found = chain.from_iterable(self._repeated(each, low, high) for each in self.stretches)
        cut = less(joined(found), self.without)
        return tuple(each for each in cut if each.start < high and each.end > low)

    def less(self, taken: Iterable[Stretch]) -> "Days | None":
        """The same without some days; None if nothing is left of a list."""
        if self.rule is not None:
            return replace(self, without=(*self.without, *taken))
        rest = less(self.stretches, joined(taken))
        return replace(self, stretches=rest) if rest else None

    def ended(self, end: datetime) -> "Days | None":
        """The same with an end, which may lie inside a stretch; None if nothing is left."""
        if self.rule is None:
            rest = less(self.stretches, (Stretch(end, datetime.max),))
            return replace(self, stretches=rest) if rest else None
        if end <= self.start:
            return None
        last = (end - timedelta(minutes=1)).date()
        until = last if self.until is None else min(last, self.until)
        rest_of_last = tuple(
            Stretch(end, each.end) for each in self.spans(end - timedelta(minutes=1), end) if each.end > end
        )
        without = tuple(each for each in self.without if each.start < end)
        return replace(self, rule=self.rule.without_count(), until=until, without=(*without, *rest_of_last))

    def refuse_unfit(self) -> None:
        """Raise ``RuleRefused`` for a rule that does not fit the stretches that it repeats."""
        if self.rule is None:
            return
        for each in self.stretches:
            self._refuse_unfit(each)
        last = self.start.year + LONGEST_REPETITION
        if self.until is not None and self.until.year > last:
            raise RuleRefused(
                f"the repetition ends in {self.until.year}, more than {LONGEST_REPETITION} years ahead",
                "Leave the end out: a repetition without an end needs none.",
            )
        if self.until is not None and self.until < self.start.date():
            raise RuleRefused(
                f"the repetition ends on {self.until}, before it begins on {self.start.date()}",
                "Write an end of the repetition that is not before its first day.",
            )

    def _refuse_unfit(self, stretch: Stretch) -> None:
        rule, first = self.rule, stretch.start.date()
        given = None if rule is None else rule.first_day(first)
        if given is None:
            raise RuleRefused(f"the rule {rule} never gives a day", "Write a rule that gives days.")
        if given != first:
            raise RuleRefused(
                f"{first} is not a day of the rule {rule}; the first day that it gives from then on is {given}",
                f"Begin with {given}, or change the rule.",
            )
        if rule is not None and not rule.reaches_count(first):
            raise RuleRefused(
                f"the rule {rule} gives its {rule.count} days only in more than {LONGEST_REPETITION} years",
                "Write a smaller COUNT, or leave it out: a repetition without an end needs none.",
            )
        until = datetime(min(9990, first.year + _YEARS_COMPARED), 1, 1)
        begins = list(self.begins(stretch, first, until.date()))
        for one, following in pairwise(begins):
            if self.turn(stretch, one).end > self.turn(stretch, following).start:
                raise RuleRefused(
                    f"the time that begins on {one} lasts longer than until the next one, {following}",
                    "Write the days of one time in 'from' and 'until', and the end of the repetition in"
                    " 'repeat_until'.",
                )

    def _repeated(self, stretch: Stretch, low: datetime, high: datetime) -> Iterator[Stretch]:
        length = (stretch.end - stretch.start).days + 3
        since = max(low.date().toordinal() - length, stretch.start.date().toordinal())
        for day in self.begins(stretch, date.fromordinal(since), high.date()):
            yield self.turn(stretch, day)

    def begins(self, stretch: Stretch, low: date, high: date) -> Iterator[date]:
        """The days from ``low`` to ``high`` on which a stretch begins again, those that are taken out included."""
        if self.rule is not None:
            until = high if self.until is None else min(high, self.until)
            yield from self.rule.days(stretch.start.date(), max(low, stretch.start.date()), until)

    def last_begin(self, stretch: Stretch) -> date | None:
        """The last day on which a stretch may begin; None when the repetition has no end."""
        if self.rule is None or self.rule.count is None:
            return self.until
        return max(self.begins(stretch, date.min, date.max), default=stretch.start.date())

    def turn(self, stretch: Stretch, day: date) -> Stretch:
        """A stretch moved to a day. One that follows dates keeps its dates: 1 October–31 March, in leap years too."""
        first = stretch.start.date()
        start = datetime.combine(day, stretch.start.time())
        if self.rule is not None and self.rule.by_date and day.day == first.day:
            months = (day.year - first.year) * 12 + day.month - first.month
            return Stretch(start, datetime.combine(months_later(stretch.end.date(), months), stretch.end.time()))
        return Stretch(start, stretch.end + (day - first))


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order; those that overlap or touch are one."""
    found: list[Stretch] = []
    for each in sorted(stretches):
        if found and each.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def less(stretches: tuple[Stretch, ...], holes: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The parts of stretches outside all holes."""
    if not holes:
        return stretches
    kept: list[Stretch] = []
    for each in stretches:
        start = each.start
        for hole in holes:
            if hole.end <= start or hole.start >= each.end:
                continue
            if hole.start > start:
                kept.append(Stretch(start, hole.start))
            start = hole.end
        if start < each.end:
            kept.append(Stretch(start, each.end))
    return tuple(kept)
