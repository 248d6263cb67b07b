"""The turns of days that repeat by a rule: when each begins, and the rule from the first turn on (RFC 5545).

A turn has as many days each time. A season that follows dates (October to March) has a day more in a leap year, so it
has no rule here: each of its years is an event.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import DAY
from aukio.domain.clock.period import TICK, Period
from aukio.domain.clock.recurrence import Recurrence
from aukio.formats.calendars.event_shapes import Repeated, Rhythm

_YEARS_COMPARED = 12
_LONGEST_PAUSE = 2
"""So many turns in a row may differ at the end of what is known; with one more, the series has ended."""


@dataclass(frozen=True, slots=True)
class Turns:
    """One stretch of days that repeats; ``named`` distinguishes it from the other stretches of its arrangement."""

    among: Days
    rule: Recurrence
    stretch: Stretch
    length: timedelta
    named: str

    def begins(self, low: date, high: date) -> tuple[date, ...]:
        """Return the days from ``low`` to ``high`` on which a turn begins, in order."""
        return tuple(self.among.begins(self.stretch, low, high))

    def days(self, first: date) -> tuple[date, ...]:
        """Return the days of the turn that begins on a day."""
        return tuple(first + step * DAY for step in range(self.length // DAY))

    def kind(self, rhythm: Rhythm) -> str:
        """Return the kind of an event of these turns, for its UID."""
        return f"closed{self.named}" if rhythm.start is None else f"hours{self.named}-{rhythm.clock}"

    def shape(self, rhythm: Rhythm, mine: list[date], begins: tuple[date, ...], latest: date) -> Repeated:
        """Return the rule of the turns that begin on the days ``mine``, of all that begin as far as is known.

        It goes on unless other rhythms of the same arrangement follow (``latest``), or nothing of it for some turns.
        """
        after = sum(each > mine[-1] for each in begins)
        last = self.among.last_begin(self.stretch) if mine[-1] == latest and after <= _LONGEST_PAUSE else mine[-1]
        shown = set(mine)
        known = (each for each in begins if mine[0] <= each and (last is None or each <= last) and each not in shown)
        left_out = (*known, *self._taken_out(begins[-1], last))
        return Repeated(mine[0], last, self.rule.spelled_out(mine[0]), rhythm.start, rhythm.length, left_out)

    def _taken_out(self, after: date, last: date | None) -> Iterator[date]:
        """Yield the later days that are taken out: they are known, however far they are."""
        for hole in self.among.without:
            high = (hole.end - TICK).date()
            for first in self.among.begins(self.stretch, max(after + DAY, hole.start.date() - self.length), high):
                if (last is None or first <= last) and first + self.length > hole.start.date():
                    yield first


@lru_cache(maxsize=512)
def turns_of(period: Period) -> tuple[Turns, ...]:
    """Return the stretches of a period that repeat by a rule, with as many days each time."""
    days = period.days
    if days is None or days.rule is None:
        return ()
    return tuple(
        Turns(days, days.rule, stretch, length, f"-every-{stretch.start:%Y%m%d}" if number else "")
        for number, stretch in enumerate(days.stretches)
        if (length := _length(days, stretch)) is not None
    )


def _length(days: Days, stretch: Stretch) -> timedelta | None:
    """Return how many days each turn has; None if that differs."""
    first = stretch.start.date()
    high = date(min(9990, first.year + _YEARS_COMPARED), 12, 31)
    turns = (days.turn(stretch, day) for day in days.begins(stretch, first, high))
    found = {(each.end - TICK).date() - each.start.date() + DAY for each in turns}
    return found.pop() if len(found) == 1 else None
