"""The strip of days: a row for each channel, a bar over the hours of each day.

On a wide screen days run to the right; on a narrow one downwards, so that a phone needs no sideways scrolling:

    wide              Fri 27   Sat 28          narrow   On site   8    12    16    20
            On site   8–16     closed                   Fri 27.   ====■■■■■■======  8–16
                      =■■■=    ==□==                    Sat 28.   ========□=======  closed

Exceptions are hatched, closed days carry the closed shape, today is framed: no meaning depends on colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aukio.theme.pictures.shapes import Box, Picture, Rule, Shape, Words, room_for, wrapped

DAY = 24 * 60
_FIRST, _LAST = 6 * 60, 22 * 60
_MARKS = (8, 12, 16, 20)
_SIZE = 14.0
_LINE = 18.0


@dataclass(frozen=True, slots=True)
class Head:
    """A day with its labels for the strip and the table."""

    weekday: str
    day: str
    short: str
    name: str
    date: str
    today: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening period, in minutes of the day; ``state``: its own, if it is not that of the cell."""

    start: int
    length: int
    state: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A channel on a day: state, hours in words, whether they differ from normal, and how people are admitted.

    ``lines`` are the words of the picture, one span each; ``note`` is the admission if all of the day has one.
    """

    state: str
    text: str
    lines: tuple[str, ...]
    exception: bool
    spans: tuple[Opening, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A channel with its days."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """A scale from minutes of the day to distance; it covers the hours in which anything opens, for all days."""

    first: int
    last: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Scale":
        spans = [span for row in rows for cell in row.cells for span in cell.spans]
        starts, ends = [span.start for span in spans], [span.start + span.length for span in spans]
        return cls(min([_FIRST, *starts]), min(DAY, max([_LAST, *ends])))

    def at(self, minute: int, width: float) -> float:
        inside = min(max(minute, self.first), self.last)
        return round((inside - self.first) / (self.last - self.first) * width, 1)


def wide(heads: Sequence[Head], rows: Sequence[Row], *, name: str = "strip") -> Picture:
    """Draw days from left to right, a row for each channel."""
    left, day, top = 136.0, 66.0, 46.0
    shapes: list[Shape] = []
    scale = _Scale.of(rows)
    y = top
    today = next((number for number, head in enumerate(heads) if head.today), None)
    if today is not None:
        shapes.append(Box("today-head", left + today * day + 1, 0, day - 2, top - 4))
    for number, head in enumerate(heads):
        middle = left + (number + 0.5) * day
        on = "-today" if head.today else ""
        shapes += [
            Words(f"weekday{on}", middle, 17, head.weekday, "middle"),
            Words(f"day{on}", middle, 36, head.day, "middle"),
        ]
    for row in rows:
        note = _note_of_all(row)
        texts = [_lines(cell, day - 4, cell.note, beside=True) for cell in row.cells]
        shared = [] if note else [(run, wrapped(run.note, run.length * day - 4, _SIZE)) for run in _runs(row)]
        hours = max((len(lines) for lines in texts), default=1)
        words = (hours + max((len(lines) for _run, lines in shared), default=0)) * _LINE
        labels = [
            *(("name", line) for line in wrapped(row.name, left - 12, 15, most=4)),
            *(("none", line) for line in wrapped(note, left - 12, _SIZE, most=3)),
        ]
        height = max(words + 38, len(labels) * _LINE + 16)
        shapes.append(Rule("line", 0, y, left + len(heads) * day, y))
        middle = y + height / 2 - (len(labels) - 1) * 9 + 5
        shapes += [Words(kind, 0, middle + index * _LINE, line) for index, (kind, line) in enumerate(labels)]
        for number, (cell, lines) in enumerate(zip(row.cells, texts, strict=True)):
            x = left + number * day + 3
            shapes += _bar(cell, scale, x, y + 10, day - 6)
            shapes += [
                Words(_word_kind(cell), x + day / 2 - 3, y + 45 + index * _LINE, line, "middle")
                for index, line in enumerate(lines)
            ]
        for run, lines in shared:
            x = left + (run.first + run.length / 2) * day
            shapes += [
                Words("hours", x, y + 45 + (hours + index) * _LINE, line, "middle")
                for index, line in enumerate(lines)
                if room_for(line, _SIZE) <= run.length * day
            ]
        y += height
    if today is not None:
        shapes.append(Box("today", left + today * day + 1, 1, day - 2, y - 2))
    return Picture(f"{name}-wide", int(left + len(heads) * day), int(y), tuple(shapes))


def narrow(heads: Sequence[Head], rows: Sequence[Row], *, name: str = "strip") -> Picture:
    """Draw days from top to bottom, a block for each channel."""
    width, left, bars = 328.0, 70.0, 140.0
    shapes: list[Shape] = []
    scale = _Scale.of(rows)
    y = 0.0
    for row in rows:
        note = _note_of_all(row)
        name_lines = wrapped(f"{row.name}, {note}" if note else row.name, width, 16, most=2)
        shapes += [Words("name", 0, y + 18 + index * 20, line) for index, line in enumerate(name_lines)]
        y += 20 * len(name_lines) + 22
        shapes += [
            Words("hour", left + scale.at(hour * 60, bars), y - 6, str(hour), "middle")
            for hour in _MARKS
            if scale.first < hour * 60 < scale.last
        ]
        for head, cell in zip(heads, row.cells, strict=True):
            lines = _lines(cell, width - left - bars - 10, note)
            height = max(32.0, len(lines) * _LINE + 10)
            if head.today:
                shapes.append(Box("today", 1, y + 1, width - 2, height - 2))
            shapes.append(Words("short-today" if head.today else "short", 6, y + 20, head.short))
            shapes += _bar(cell, scale, left, y + 6, bars)
            shapes += [
                Words(_word_kind(cell), left + bars + 8, y + 20 + index * _LINE, line)
                for index, line in enumerate(lines)
            ]
            y += height
        y += 18
    return Picture(f"{name}-narrow", int(width), int(y), tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Run:
    """Days that follow each other and admit people alike; closed days between them do not end it."""

    note: str
    first: int
    length: int


def _runs(row: Row) -> Iterator[_Run]:
    open_days = [(number, cell.note) for number, cell in enumerate(row.cells) if cell.spans]
    for note, run in groupby(open_days, key=lambda each: each[1]):
        numbers = [number for number, _note in run]
        if note:
            yield _Run(note, numbers[0], numbers[-1] - numbers[0] + 1)


def _note_of_all(row: Row) -> str:
    """Return how people are admitted on all days of a row, so that it is said once; empty where days differ."""
    notes = {cell.note for cell in row.cells if cell.spans}
    return notes.pop() if len(notes) == 1 else ""


def _lines(cell: Cell, width: float, note: str, *, beside: bool = False) -> tuple[str, ...]:
    """Return the words of a cell in lines, without the ``note`` that the whole row has.

    Where a cell stands ``beside`` the next, what would run into it is left out, but never the hours: the table has
    all words.
    """
    texts = [wrapped(text, width, _SIZE) for text in cell.lines if text != note]
    return tuple(
        line
        for number, lines in enumerate(texts)
        if not (beside and number) or all(room_for(line, _SIZE) <= width for line in lines)
        for line in lines
    )


def _word_kind(cell: Cell) -> str:
    return "hours" if cell.spans else "none"


def _bar(cell: Cell, scale: _Scale, x: float, y: float, width: float) -> Iterator[Shape]:
    """Draw the track of a day, its open periods, and hatching below where it is an exception."""
    yield Box("track", x, y, width, 12)
    for hour in _MARKS:
        if scale.first < hour * 60 < scale.last:
            mark = round(x + scale.at(hour * 60, width), 1)
            yield Rule("mark", mark, y, mark, y + 12)
    for span in cell.spans:
        begin, end = scale.at(span.start, width), scale.at(span.start + span.length, width)
        yield Box("bar", round(x + begin, 1), y, round(max(end - begin, 2), 1), 12, span.state or cell.state)
    if cell.state == "closed":
        yield Box("bar", round(x + width / 2 - 5, 1), y + 1, 10, 10, "closed")
    if cell.exception:
        yield Box("hatch", x, y + 13, width, 6)
