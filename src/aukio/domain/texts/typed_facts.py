"""Times, dates and phone numbers inside words that people typed (R123, R124).

A fact typed into a text is right in one language at best and never checked; as hours, a period or a contact it is said
alike in all of them. Which number is a time is a guess: a number with a clock's word or shape is one, an ordinary
number, a year, a count or an age is not. What is guessed wrong costs a warning, never a refusal.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from phonenumbers import Leniency, PhoneNumberMatcher

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.wording.languages import language


class Typed(StrEnum):
    """What was typed into a text."""

    TIME = "time"
    DATE = "date"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class TypedFact:
    """A fact inside a text: what it is, and its words."""

    what: Typed
    excerpt: str


_BLOT = "·"

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"

_DATES = (r"\d{4}-\d{2}-\d{2}(?!\d)", rf"{_DAY}\.\s?{_MONTH}\.\s?\d{{4}}(?!\d)", rf"{_DAY}/{_MONTH}/\d{{4}}(?!\d)")
_SHORT_DATE = re.compile(rf"(?<![\w.:]){_DAY}\.{_MONTH}\.(?!\d)")
"""``30.4.`` is a day in Finnish and Swedish; an English text may number its sections so."""

_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}(?:[.:][0-5]\d)?"
_TO = r"\s?[–—-]\s?"
_SPAN = re.compile(rf"{_CLOCK}{_TO}{_CLOCK}")
_BEFORE = r"(?<![\w.,:/€$£§–—+-])"
_AFTER = r"(?![.,:]?\d|[\w/%€]|[–—-]\w)"

_UNITS = ("e", "eur", "euro[a-z]*", "sek", "km", "m", "cm", "mm", "m2", "kg", "g", "l", "dl", "min")
"""Units of every language; others are words of one (``TypedWords.counted``)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of facts in the words of every registered language: a text may quote another one."""

    dates: tuple[re.Pattern[str], ...]
    certain_times: tuple[re.Pattern[str], ...]
    likely_times: tuple[re.Pattern[str], ...]
    counted_after: re.Pattern[str]
    uncertain_before: re.Pattern[str]
    numbered_before: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    """A pattern of any of some words; of none, one that matches nothing."""
    return f"(?:{'|'.join(words) or '(?!)'})"


@cache
def _patterns(codes: tuple[str, ...]) -> _Patterns:
    words = [language(code).TYPED_WORDS for code in codes]
    named = (date.replace("{day}", _DAY) for each in words for date in each.dates)
    clock_words = _any(word for each in words for word in each.clock_words)
    halves = _any(word for each in words for word in each.halves)
    hour_words = _any(word for each in words for word in each.hour_words)
    times = _any(word for each in words for word in each.times)
    counted = _any((*_UNITS, *(word for each in words for word in each.counted.split())))
    uncertain = _any(word for each in words for word in each.uncertain)
    numbered = _any(("eur", *(word for each in words for word in each.numbered.split())))
    certain = (
        rf"\b{clock_words}\s?{_CLOCK}(?:{_TO}{_CLOCK})?(?![\d])",
        rf"(?<![\d.:]){_CLOCK}(?:\s?{halves})?{_TO}{_CLOCK}\s?{halves}",
        rf"(?<![\d.:]){_CLOCK}\s?{halves}",
        rf"(?<![\d.:]){_HOUR}\s?{hour_words}",
        rf"(?<![\w.:/]){_HOUR}:[0-5]\d(?:{_TO}{_CLOCK})?(?![\d:])",
        rf"\b{times}\b|(?<![\d/])24/7(?![\d/])",
    )
    return _Patterns(
        dates=tuple(re.compile(rf"(?<![\w.:-]){pattern}") for pattern in (*_DATES, *named)),
        certain_times=tuple(re.compile(pattern, re.IGNORECASE) for pattern in certain),
        likely_times=tuple(
            re.compile(rf"{_BEFORE}{pattern}{_AFTER}")
            for pattern in (
                rf"{_CLOCK}{_TO}{_CLOCK}",
                rf"{_HOUR}\.[0-5]\d",
            )
        ),
        uncertain_before=re.compile(rf"(?<!\w){uncertain}(?:\s(?:at|{clock_words}))?\s$", re.IGNORECASE),
        counted_after=re.compile(rf"\s?[%€§°]|\s{counted}\b", re.IGNORECASE),
        numbered_before=re.compile(rf"(?<!\w){numbered}\s$", re.IGNORECASE),
    )


def typed_facts(text: str, lang: str, country: str) -> tuple[TypedFact, ...]:
    """The times, dates and phone numbers in a text, in the order in which they stand there.

    Each interval of text is taken once: as a date, else as a number, else as a time. ``country`` is where numbers
    without ``+`` are dialled from.
    """
    reading = _Reading(text)
    known = _patterns(tuple(LANGUAGES))
    for pattern in (*known.dates, *((_SHORT_DATE,) if LANGUAGES[lang].short_dates else ())):
        reading.take(Typed.DATE, ((match.start(), match.end()) for match in pattern.finditer(reading.left)))
    phones = PhoneNumberMatcher(reading.left, country, leniency=Leniency.VALID)
    numbers = (match for match in phones if not _SPAN.fullmatch(match.raw_string))  # 0.15–0.30 could be dialled, too
    reading.take(Typed.PHONE, ((match.start, match.end) for match in numbers))
    for pattern in known.certain_times:
        reading.take(Typed.TIME, _certain(pattern, reading.left, known))
    for pattern in known.likely_times:
        reading.take(Typed.TIME, _spans(pattern, reading.left, known))
    return reading.found()


class _Reading:
    """A text, and what is left of it when what was found is blotted out."""

    def __init__(self, text: str) -> None:
        self.text = self.left = text
        self._found: list[tuple[int, TypedFact]] = []

    def take(self, what: Typed, spans: Iterable[tuple[int, int]]) -> None:
        for start, end in tuple(spans):
            self._found.append((start, TypedFact(what, self.text[start:end].strip())))
            self.left = f"{self.left[:start]}{_BLOT * (end - start)}{self.left[end:]}"

    def found(self) -> tuple[TypedFact, ...]:
        return tuple(fact for _, fact in sorted(self._found, key=lambda each: each[0]))


def _certain(pattern: re.Pattern[str], text: str, known: _Patterns) -> Iterator[tuple[int, int]]:
    """Where a time stands that an effect can say: no approximation, and no last admission."""
    for match in pattern.finditer(text):
        if not known.uncertain_before.search(text[: match.start()]):
            yield match.start(), match.end()


def _spans(pattern: re.Pattern[str], text: str, known: _Patterns) -> Iterator[tuple[int, int]]:
    """Where a number that may be a time counts, measures and numbers nothing."""
    for match in pattern.finditer(text):
        before = text[: match.start()]
        if known.numbered_before.search(before) or known.uncertain_before.search(before):
            continue
        if not known.counted_after.match(text, match.end()):
            yield match.start(), match.end()
