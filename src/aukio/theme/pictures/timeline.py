"""The timeline of a notice: a bar over dates for each arrangement; an unknown end fades out.

wide     Kela                          March     April     May
         Open by appointment only            |■■■■■■■■■■■■▒▒░░
         Closed.                             |     ■■■■■■■■|
                                           today

narrow   the same, each bar under its words
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aukio.theme.pictures.shapes import Box, Picture, Rule, Shape, Words, room_for, wrapped

_FADE = 3
_SIZE = 14.0
_AFTER = timedelta(days=21)
"""How far the picture continues after the last known date, so that an open end has room to fade."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An arrangement over dates in local time: its text and its period in words; ``end`` is None while open.

    ``over``: it has ended at the moment shown.
    """

    text: str
    period: str
    start: datetime
    end: datetime | None
    over: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Arrangements that concern the same places."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The date range of a picture, mapped to distance."""

    first: datetime
    last: datetime

    @classmethod
    def of(cls, groups: Sequence[Group], today: date) -> "Span":
        """Return the range from the first start to the last known day, extended to include today if it is close."""
        bars = [bar for group in groups for bar in group.bars]
        start = min(bar.start for bar in bars)
        last = max(
            [bar.end for bar in bars if bar.end is not None] + [bar.start for bar in bars if bar.end is None],
        )
        now = datetime.combine(today, time())
        if start - _AFTER <= now:
            last = max(last, min(now, last + 4 * _AFTER))
            start = min(start, now)
        fading = _AFTER if any(bar.end is None for bar in bars) else timedelta(days=2)
        return cls(start - timedelta(days=2), last + fading)

    def at(self, local: datetime, width: float) -> float:
        """Return the position of a local time."""
        inside = min(max(local, self.first), self.last)
        return round((inside - self.first) / (self.last - self.first) * width, 1)

    def marks(self, most: int) -> tuple[date, ...]:
        """Return axis marks: starts of months, or of weeks in a short range; evenly thinned to a limit."""
        day, last = self.first.date() + timedelta(days=1), self.last.date()
        days = [day + timedelta(days=step) for step in range(max((last - day).days, 0))]
        found = [each for each in days if each.day == 1]
        if len(found) < 2:
            found = [each for each in days if each.weekday() == 0]
        step = -(-len(found) // most) if found else 1
        return tuple(found[::step])


def wide(groups: Sequence[Group], today: date, short: Callable[[date], str], now_word: str) -> Picture:
    """Draw words on the left and bars on the right."""
    width, left = 1056.0, 372.0
    return _Drawing("timeline-wide", width, left, Span.of(groups, today), beside=True).draw(
        groups, today, short, now_word, most=10
    )


def narrow(groups: Sequence[Group], today: date, short: Callable[[date], str], now_word: str) -> Picture:
    """Draw each bar below its words."""
    return _Drawing("timeline-narrow", 328.0, 0.0, Span.of(groups, today), beside=False).draw(
        groups, today, short, now_word, most=4
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    id: str
    width: float
    left: float
    span: Span
    beside: bool

    @property
    def room(self) -> float:
        """The width of the area with the bars."""
        return self.width - self.left

    def draw(
        self, groups: Sequence[Group], today: date, short: Callable[[date], str], now_word: str, *, most: int
    ) -> Picture:
        top = 46.0
        y, rows = top, list[Shape]()
        for group in groups:
            made, y = self._group(group, y, today)
            rows += made
        bottom = (
            y if self.beside else top - 4
        )  # on narrow screens words follow the bars, and lines must not cross words
        frame = [*self._axis(top, bottom, today, short, most), *rows, *self._today(bottom, today, now_word)]
        return Picture(self.id, int(self.width), int(y + 8), tuple(frame))

    def _axis(self, top: float, bottom: float, today: date, short: Callable[[date], str], most: int) -> Iterator[Shape]:
        """Draw the axis along the top; in the narrow picture each bar marks today itself."""
        for day in self.span.marks(most):
            x = self.left + self.span.at(datetime.combine(day, time()), self.room)
            text = short(day)
            if x + room_for(text, _SIZE) <= self.width:
                yield Words("hour", x + 3, top - 10, text)
            yield Rule("mark", x, top - 22, x, bottom)

    def _today(self, bottom: float, today: date, word: str) -> Iterator[Shape]:
        now = datetime.combine(today, time())
        if not self.span.first <= now <= self.span.last:
            return
        x = round(self.left + self.span.at(now, self.room), 1)
        wide_word = room_for(word, _SIZE + 2) + 12
        label = min(max(x - wide_word / 2, self.left), self.width - wide_word)
        yield Rule("now", x, 18, x, bottom)
        yield Box("today-head", round(label, 1), 0, round(wide_word, 1), 20)
        yield Words("day-today", round(label + wide_word / 2, 1), 15, word, "middle")

    def _group(self, group: Group, y: float, today: date) -> tuple[list[Shape], float]:
        names = wrapped(group.name, (self.left or self.width) - 12, 16, most=3)
        shapes: list[Shape] = [Rule("line", 0, y, self.width, y)]
        shapes += [Words("name", 0, y + 22 + index * 20, line) for index, line in enumerate(names)]
        y += 20 * len(names) + 10
        for bar in group.bars:
            lines = wrapped(bar.text, (self.left or self.width) - 16, _SIZE, most=2)
            kind = "over" if bar.over else "short"
            shapes += [Words(kind, 0, y + 17 + index * 18, line) for index, line in enumerate(lines)]
            height = 18 * len(lines) + 8
            at = y + (height / 2 - 6 if self.beside else height)
            shapes += self._bar(bar, at)
            now = datetime.combine(today, time())
            if not self.beside and self.span.first <= now <= self.span.last:
                x = self.span.at(now, self.room)
                shapes.append(Rule("now", x, round(at - 3, 1), x, round(at + 17, 1)))
            y += height + (4 if self.beside else 24)
        return shapes, y + 8

    def _bar(self, bar: Bar, y: float) -> Iterator[Shape]:
        x, y = self.left, round(y, 1)
        if not self.beside:
            yield Box("track", x, y, self.room, 14)
        begin = self.span.at(bar.start, self.room)
        last = self.span.at(self.span.last if bar.end is None else bar.end, self.room)
        end = max(last, begin + 3)
        fades = self.room * 0.05 if bar.end is None else 0.0
        solid = max(end - begin - fades * _FADE, 3)
        kind = "past" if bar.over else "held"
        yield Box(kind, round(x + begin, 1), y, round(solid, 1), 14)
        for step in range(_FADE if fades else 0):
            yield Box(f"fade-{step + 1}", round(x + begin + solid + step * fades, 1), y, round(fades, 1), 14)
