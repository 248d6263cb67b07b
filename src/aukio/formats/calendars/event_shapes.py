"""The events of a calendar as values, before they become iCalendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, PlaceId
from aukio.domain.clock.recurrence import Recurrence
from aukio.domain.facts.notices import ArrangementRef


@dataclass(frozen=True, slots=True)
class WholeDays:
    """The days from ``first`` to ``last``, inclusive; with ``recurs`` a day that recurs until then (None: no end)."""

    first: date
    last: date | None
    recurs: bool = False

    def touches(self, first: date, last: date) -> bool:
        """Return whether a day of it is in the range."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A span of local time on some weekdays until ``last`` (None: no end), without the days left out."""

    first: date
    last: date | None
    start: timedelta
    length: timedelta
    weekdays: tuple[int, ...]
    left_out: tuple[date, ...] = ()

    def touches(self, first: date, last: date) -> bool:
        """Return whether a day of it may be in the range."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Repeated:
    """Days, or a span of local time, that come again by the rule of their arrangement; ``start`` None is whole days.

    ``last`` is the last day on which they may begin (None: no end); ``left_out`` are the days of the rule that differ.
    """

    first: date
    last: date | None
    rule: Recurrence
    start: timedelta | None
    length: timedelta
    left_out: tuple[date, ...] = ()

    def touches(self, first: date, last: date) -> bool:
        """Return whether a day of it may be in the range."""
        return self.first <= last and (self.last is None or self.last + self.length >= first)


@dataclass(frozen=True, slots=True)
class Odd:
    """A span whose length in clock time differs from its length in elapsed time."""

    day: date
    span: Span

    def touches(self, first: date, last: date) -> bool:
        """Return whether it starts in the range."""
        return first <= self.day <= last


Shape = WholeDays | Weekly | Repeated | Odd


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``kind`` distinguishes the events of one arrangement at one place; a changed arrangement keeps it.

    ``number`` is the version of the arrangement: with a new version the event has changed.
    """

    place: PlaceId
    because: tuple[ArrangementRef, ...]
    kind: str
    shape: Shape
    admission: Admission | None = None
    number: int = 0

    @property
    def uid(self) -> str:
        """The stable id of the event, without the domain part."""
        reason = f"{self.because[0].notice}.{self.because[0].id}" if self.because else "normal"
        return f"{self.kind}.{reason}.{self.place}"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What comes again on some days: a span of local time with its admission, or whole days (``start`` None)."""

    start: timedelta | None
    length: timedelta
    admission: Admission | None = None

    @property
    def clock(self) -> str:
        """The span as four-digit times, for a UID."""
        start = self.start or timedelta(0)
        return "-".join(f"{each // _HOUR:02}{each // _MINUTE % 60:02}" for each in (start, start + self.length))


_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
