"""Clock times that are not exact: `~20:00` is about 20:00, `sunset` and `(sunset-01:00)` follow the sun.

Such a time is known to lie in a window. Half an hour on either side is what people mean by "about". South of the polar
circle the sun is up from 11:30 to 13:00 on every day of the year; without the place and the day no more is known.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

_DAY = 24 * 60
_MORNING, _EVENING = (0, 11 * 60 + 30), (13 * 60, _DAY - 1)
ABOUT = 30
"""How many minutes a time that is "about" may be earlier or later."""


class SunEvent(StrEnum):
    """What the sun does, in the words of `opening_hours`."""

    DAWN = "dawn"
    SUNRISE = "sunrise"
    SUNSET = "sunset"
    DUSK = "dusk"

    @property
    def of_morning(self) -> bool:
        """Whether it comes before noon."""
        return self in (SunEvent.DAWN, SunEvent.SUNRISE)


class Window(NamedTuple):
    """The first and the last minute at which a time may be, since the midnight of its day."""

    low: int
    high: int

    def on_next_day(self) -> "Window":
        """The same a day later."""
        return Window(self.low + _DAY, self.high + _DAY)


@dataclass(frozen=True, slots=True)
class About:
    """A clock time that people name as about right, in minutes since midnight of its day or of the one before."""

    minutes: int

    @property
    def window(self) -> Window:
        """The times that may be meant; they do not lie before midnight of the day."""
        return Window(max(0, self.minutes - ABOUT), self.minutes + ABOUT)

    def __str__(self) -> str:
        minutes = self.minutes - _DAY if self.minutes > _DAY else self.minutes
        return f"~{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, slots=True)
class BySun:
    """A time by the sun, with an offset in minutes."""

    event: SunEvent
    offset: int = 0

    def __post_init__(self) -> None:
        if abs(self.offset) > LONGEST_OFFSET:
            raise ValueError("an offset from the sun is six hours at most")

    @property
    def window(self) -> Window:
        """The part of the day in which it happens, moved by the offset."""
        low, high = _MORNING if self.event.of_morning else _EVENING
        return Window(max(0, low + self.offset), high + self.offset)

    def __str__(self) -> str:
        if not self.offset:
            return self.event.value
        hours, minutes = divmod(abs(self.offset), 60)
        return f"({self.event.value}{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02})"


LONGEST_OFFSET = 6 * 60
Approximate: TypeAlias = About | BySun
