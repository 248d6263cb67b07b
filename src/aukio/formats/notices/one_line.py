"""A change said in one line becomes the answers of a row of a form; what was not understood is returned, not guessed.

    library closed today, burst pipe, go to Kalajärvi · kirjastot 10–14 24.12. · hälsostationer endast med tidsbokning

The line is read from left to right, the longest phrase first: names of the directory, kinds of change, days and hours,
causes. A phrase that may mean several things is left to the writer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from aukio.domain.base.characters import fold
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.typed_days import read_day_list
from aukio.domain.facts.scope import AtPlace, Clause
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.languages import language
from aukio.domain.wording.place_words import PlaceWords
from aukio.formats.exchange.typed_hours import read_hours

_WORD = re.compile(r"\w+", re.UNICODE)
_LONGEST = 8
"""Most words of one phrase."""

_DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?"
    r"|\d{1,2}(?:\.|st|nd|rd|th)?\s+[^\W\d_]{3,}(?:\s+\d{4})?)"
)
_RANGE = re.compile(rf"(?:{_DATE}|\d{{1,2}}\.?)\s*[-–—]\s*{_DATE}", re.IGNORECASE)
_DAY = re.compile(_DATE, re.IGNORECASE)
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm)?"
_HOURS = re.compile(rf"{_CLOCK}\s*[-–—]\s*{_CLOCK}(?![.\d])", re.IGNORECASE)


class What(NamedTuple):
    """The meaning of a phrase: its sort, and its value."""

    sort: str
    value: object = None


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What a line says. ``fields`` are the answers of a row, by field; ``cause`` belongs to the notice."""

    fields: Mapping[str, str]
    cause: str = ""
    left: tuple[str, ...] = ()
    """The parts that were not understood, as written."""


@dataclass(slots=True)
class _Read:
    """The answers found so far."""

    where: list[Clause] = field(default_factory=list)
    excepted: list[Clause] = field(default_factory=list)
    instead: list[Clause] = field(default_factory=list)
    what: list[Template] = field(default_factory=list)
    hours: list[str] = field(default_factory=list)
    days: list[tuple[str, date, date, str]] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    existing: list[str] = field(default_factory=list)
    length: int = 0
    begins_now: bool = False
    for_now: bool = False
    left: list[str] = field(default_factory=list)


def read_line(text: str, words: PlaceWords, today: date, lang: str, mine: frozenset[PlaceId] = frozenset()) -> SaidLine:
    """The answers that a line gives; of several places of one name it means the only one that is ``mine``."""
    read = _Read()
    _Reader(text, words, today, mine).fill(read)
    fields = {
        "where": words.write(dict.fromkeys(read.where), lang),
        "excepted": words.write(dict.fromkeys(read.excepted), lang),
        "instead": words.write(dict.fromkeys(read.instead), lang),
        "what": _what(read),
        "hours": ", ".join(read.hours),
        "existing": _one(read.existing),
        **_when(read, today),
    }
    return SaidLine({name: value for name, value in fields.items() if value}, _one(read.causes), tuple(read.left))


def _one(found: Iterable[str]) -> str:
    """The only value; none where two contradict."""
    values = list(dict.fromkeys(found))
    return values[0] if len(values) == 1 else ""


def _what(read: _Read) -> str:
    if read.what:
        return _one(each.value for each in read.what)
    return Template.OTHER_HOURS.value if read.hours else ""


def _when(read: _Read, today: date) -> dict[str, str]:
    """The answers about the period."""
    begins, ends, listed = (
        [each for each in read.days if each[0] == "since"],
        [each for each in read.days if each[0] == "until"],
        [each for each in read.days if each[0] == "on"],
    )
    if len(listed) > 1 and not begins and not ends:
        return {"begins": "days", "days": ", ".join(each[3] for each in listed)}
    first = begins[0][1] if begins else listed[0][1] if listed else None
    last = ends[0][2] if ends else listed[-1][2] if listed else None
    if read.length:
        last = (first or today) + timedelta(days=read.length - 1)
    if first is None and last is None and not read.for_now and not read.begins_now:
        return {}
    found = {"begins": "later", "first_day": _written(first)} if first and first != today else {"begins": "now"}
    if read.for_now:
        return found | {"ends": "for_now"}
    if last is None or last == (first or today):
        return found | ({"ends": "today"} if last is not None or first is None else {})
    return found | {"ends": "day", "last_day": _written(last)}


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


@dataclass(slots=True)
class _Reader:
    text: str
    words: PlaceWords
    today: date
    mine: frozenset[PlaceId]
    target: str = "where"
    mark: str = ""

    def fill(self, read: _Read) -> None:
        """Read the line from left to right."""
        at, gap = 0, 0
        while (word := _WORD.search(self.text, at)) is not None:
            self._after(self.text[at : word.start()])
            end = self._take(word.start(), read)
            if end is None:
                at = word.end()
                continue
            self._leave(gap, word.start(), read)
            at = gap = end
        self._leave(gap, len(self.text), read)

    def _after(self, punctuation: str) -> None:
        """End a list of places: after a comma no longer another place to go to, after a semicolon none left out."""
        if ";" in punctuation or (self.target == "instead" and "," in punctuation):
            self.target = "where"

    def _leave(self, start: int, end: int, read: _Read) -> None:
        left = self.text[start:end].strip(" ,;.:!–-")
        if left:
            read.left.append(left)

    def _take(self, at: int, read: _Read) -> int | None:
        """Read what begins at a word; return where it ends, None if it is not understood."""
        return self._take_days(at, read) or self._take_hours(at, read) or self._take_phrase(at, read)

    def _take_days(self, at: int, read: _Read) -> int | None:
        for pattern in (_RANGE, _DAY):
            found = pattern.match(self.text, at)
            if found is None:
                continue
            try:
                stretches = read_day_list(found[0], self.today).stretches
            except BadRequest:
                continue
            first, last = stretches[0].start.date(), stretches[-1].end.date() - timedelta(days=1)
            self._add_days(read, first, last, found[0].strip())
            return found.end()
        return None

    def _add_days(self, read: _Read, first: date, last: date, written: str) -> None:
        read.days.append((self.mark or "on", first, last, written))
        self.mark = ""

    def _take_hours(self, at: int, read: _Read) -> int | None:
        found = _HOURS.match(self.text, at)
        if found is None:
            return None
        try:
            read_hours(found[0])
        except BadRequest:
            return None
        read.hours.append(found[0].strip())
        return found.end()

    def _take_phrase(self, at: int, read: _Read) -> int | None:
        ends = [found.end() for _, found in zip(range(_LONGEST), _WORD.finditer(self.text, at), strict=False)]
        for end in reversed(ends):
            said = self.text[at:end]
            if re.search(r"[,;\n]", said) is None and (
                self._add_place(said, read) or self._add(_phrases().get(fold(said), ()), read)
            ):
                return end
        return self._take_count(at, read)

    def _add_place(self, said: str, read: _Read) -> bool:
        clauses = self.words.named(said)
        if len(clauses) > 1:
            ours = tuple(each for each in clauses if isinstance(each, AtPlace) and each.place in self.mine)
            clauses = ours if len(ours) == 1 else ()
        if not clauses:
            return False
        getattr(read, self.target).append(clauses[0])
        return True

    def _take_count(self, at: int, read: _Read) -> int | None:
        """``three days``: how long it lasts."""
        found = re.compile(r"(\w+)\s+(\w+)").match(self.text, at)
        if found is None or What("days") not in _phrases().get(fold(found[2]), ()):
            return None
        counted = [each.value for each in _phrases().get(fold(found[1]), ()) if each.sort == "number"]
        count = int(found[1]) if found[1].isdecimal() else counted[0] if counted else None
        if not isinstance(count, int) or not 0 < count <= 366:
            return None
        read.length = count
        return found.end()

    def _add(self, meanings: tuple[What, ...], read: _Read) -> bool:  # noqa: C901 - one case a sort
        for meaning in meanings:
            match meaning:
                case What("day", int(step)):
                    day = self.today + timedelta(days=step)
                    self._add_days(read, day, day, _written(day))
                case What("weekday", int(number)):
                    day = self.today + timedelta(days=(number - self.today.weekday()) % 7)
                    self._add_days(read, day, day, _written(day))
                case What("change", Template() as template):
                    read.what.append(template)
                    self.target = "where"
                case What("cause", str(cause)):
                    read.causes.append(cause)
                case What("bookings", str(policy)):
                    read.existing.append(policy)
                case What("excepted" | "instead" as target):
                    self.target = target
                case What("until_after" | "since_after" as mark) if read.days and not self.mark:
                    last = read.days[-1]
                    read.days[-1] = (mark.removesuffix("_after"), *last[1:])
                case What("until" | "since" as mark):
                    self.mark = mark
                case What("now"):
                    read.begins_now = True
                case What("for_now"):
                    read.for_now = True
                case What("joint" | "filler"):
                    pass
                case _:  # partial: the next meaning of the phrase may fit
                    continue
            return True
        return False


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, tuple[What, ...]]:
    """What each phrase means, in every language; the first meaning that fits is taken."""
    found: dict[str, dict[What, None]] = {}
    for phrase, meaning in _all_phrases():
        found.setdefault(fold(phrase), {})[meaning] = None
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


_DAY_WORDS = {
    0: ("today", "tänään", "idag", "i dag"),
    1: ("tomorrow", "huomenna", "imorgon", "i morgon"),
    2: ("day after tomorrow", "the day after tomorrow", "ylihuomenna", "i övermorgon"),
}


def _all_phrases() -> Iterator[tuple[str, What]]:
    for step, day_words in _DAY_WORDS.items():
        yield from ((each, What("day", step)) for each in day_words)
    for lang in LANGUAGES:
        said = language(lang).SAID_WORDS
        times = said.times
        for sort, phrases in (
            ("until_after", times.until_after),
            ("since_after", times.since_after),
            ("until", times.until),
            ("since", times.since),
            ("now", times.now),
            ("for_now", times.for_now),
            ("days", times.days),
            ("excepted", said.excepted),
            ("instead", said.instead),
            ("joint", said.joints),
            ("filler", said.fillers),
        ):
            yield from ((each, What(sort)) for each in phrases)
        yield from ((word, What("number", count)) for count, word in enumerate(times.numbers, start=1))
        yield from ((each, What("weekday", day)) for day, names in enumerate(times.weekdays) for each in names)
        yield from (
            (each, What("change", change)) for change in said.changes.members for each in said.changes.get(change, ())
        )
        yield from ((each, What("cause", cause)) for cause, names in said.causes.items() for each in names)
        yield from ((each, What("bookings", kind.value)) for kind, names in said.bookings.items() for each in names)
