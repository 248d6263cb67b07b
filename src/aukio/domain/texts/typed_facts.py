"""Times, dates and phone numbers inside words that people typed (R123, R124).

A fact typed into a text is right in one language at best and never checked; as hours, a period or a contact it is said
alike in all of them. Which number is a time is a guess: a number with a clock's word or shape is one, an ordinary
number, a year, a count or an age is not. What is guessed wrong costs a warning, never a refusal.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from phonenumbers import Leniency, PhoneNumberMatcher

from aukio.domain.base.languages import LANGUAGES


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
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_FI = "(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu[a-zåäö]*"
_MONTHS_SV = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"

_DATES = tuple(
    re.compile(rf"(?<![\w.:-]){pattern}")
    for pattern in (
        r"\d{4}-\d{2}-\d{2}(?!\d)",
        rf"{_DAY}\.\s?{_MONTH}\.\s?\d{{4}}(?!\d)",
        rf"{_DAY}/{_MONTH}/\d{{4}}(?!\d)",
        # English months keep their capital: "20 may come in" is no day.
        rf"{_DAY}(?:st|nd|rd|th)?(?:\sof)?\s(?:{_MONTHS_EN})\b(?:\s\d{{4}})?",
        rf"(?:{_MONTHS_EN})\s{_DAY}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?",
        rf"{_DAY}\.?\s?(?i:{_MONTHS_FI})(?:\s\d{{4}})?",
        rf"{_DAY}\.?\s?(?i:{_MONTHS_SV})\b(?:\s\d{{4}})?",
    )
)
_SHORT_DATE = re.compile(rf"(?<![\w.:]){_DAY}\.{_MONTH}\.(?!\d)")
"""``30.4.`` is a day in Finnish and Swedish; an English text may number its sections so."""

_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}(?:[.:][0-5]\d)?"
_HALF = r"[ap](?:m|\.\s?m\.?)(?!\w)"
_TO = r"\s?[–—-]\s?"
_SPAN = re.compile(rf"{_CLOCK}{_TO}{_CLOCK}")
_BEFORE = r"(?<![\w.,:/€$£§–—+-])"
_AFTER = r"(?![.,:]?\d|[\w/%€]|[–—-]\w)"

# What is counted, measured or paid stands after its number: such a number is no clock. Finnish counts in the partitive,
# so "8–16 asiakasta" is a crowd and "8–16 asiakkaille" is not.
_COUNTED = (
    "e eur euro[a-z]* sek kr kronor snt km m cm mm m2 kg g l dl min kpl st pcs"
    " minuuttia minuutin tuntia tunnin sekuntia päivää päivän viikkoa viikon kuukautta kuukauden vuotta vuoden"
    " metriä metrin kilometriä kilometrin neliötä litraa kiloa astetta prosenttia kertaa sivua"
    " henkilöä henkeä ihmistä asiakasta kävijää lasta aikuista ryhmää paikkaa luokkaa kerrosta laitetta konetta"
    " minut(?:er)? tim(?:mar?)? sekunder dag(?:ar)? veck(?:a|or) månad(?:er)? år åringar"
    " meters? kilometer liter kilo grader procent gånger sidor"
    " personer människor kunder besökare barn vuxna grupper platser klasser våningar apparater datorer enheter"
    " minutes? hours? seconds? days? weeks? months? years?"
    " met(?:re|er)s? kilomet(?:re|er)s? lit(?:re|er)s? kilos? degrees percent times copies pages"
    " people persons visitors? customers? clients? children adults groups? places seats classes floors computers units"
)
# What is numbered stands before its number: pages, rooms, classes, ages, versions.
_NUMBERED = (
    "sivut? sivuilla viikot viikoilla vk huone(?:et|issa)? kerro(?:s|kset|ksissa) luok(?:at|illa|kien)"
    " vuosiluok(?:at|illa|kien) iältään ikä ikäiset versio kohta kohdat kohdassa luku luvut linjat? laiturit? nro eur"
    " sid(?:a|or|orna)? veckor(?:na)? rum våning(?:ar|arna)? klass(?:er|erna)? årskurs(?:er|erna)? åldern? åldrarna"
    " version punkt(?:er|erna)? kapitel linje(?:r|rna)? nr"
    " pages? pp?[.] weeks? rooms? floors? grades? class(?:es)? ages? aged versions? sections? chapters? lines?"
    " bus(?:es)? platforms? numbers? nos?[.]"
)
_COUNTED_AFTER = re.compile(rf"\s?[%€§°]|\s(?:{'|'.join(_COUNTED.split())})\b", re.IGNORECASE)
_NUMBERED_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(_NUMBERED.split())})\s$", re.IGNORECASE)

_CERTAIN_TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:klo|kello|kl\.?|klockan)\s?{_CLOCK}(?:{_TO}{_CLOCK})?(?![\d])",
        rf"(?<![\d.:]){_CLOCK}(?:\s?{_HALF})?{_TO}{_CLOCK}\s?{_HALF}",
        rf"(?<![\d.:]){_CLOCK}\s?{_HALF}",
        rf"(?<![\d.:]){_HOUR}\s?o[’']?\s?clock\b",
        rf"(?<![\w.:/]){_HOUR}:[0-5]\d(?:{_TO}{_CLOCK})?(?![\d:])",
        r"\b(?:noon|midday|midnight|all\sday|a?round\sthe\sclock)\b|(?<![\d/])24/7(?![\d/])",
        r"\b(?:keskipäivä\w*|keskiyö\w*|puoliyö\w*|puoliltapäivin|puoliltaöin|ympäri\svuorokauden|vuorokauden\sympäri)\b",
        r"\b(?:midnatt\w*|klockan\stolv|mitt\spå\sdagen|dygnet\srunt|hela\sdagen)\b",
    )
)
_LIKELY_TIMES = tuple(
    re.compile(rf"{_BEFORE}{pattern}{_AFTER}")
    for pattern in (
        rf"{_CLOCK}{_TO}{_CLOCK}",
        rf"{_HOUR}\.[0-5]\d",
    )
)


def typed_facts(text: str, lang: str, country: str) -> tuple[TypedFact, ...]:
    """The times, dates and phone numbers in a text, in the order in which they stand there.

    Each interval of text is taken once: as a date, else as a number, else as a time. ``country`` is where numbers
    without ``+`` are dialled from.
    """
    reading = _Reading(text)
    for pattern in (*_DATES, *((_SHORT_DATE,) if LANGUAGES[lang].short_dates else ())):
        reading.take(Typed.DATE, ((match.start(), match.end()) for match in pattern.finditer(reading.left)))
    phones = PhoneNumberMatcher(reading.left, country, leniency=Leniency.VALID)
    numbers = (match for match in phones if not _SPAN.fullmatch(match.raw_string))  # 0.15–0.30 could be dialled, too
    reading.take(Typed.PHONE, ((match.start, match.end) for match in numbers))
    for pattern in _CERTAIN_TIMES:
        reading.take(Typed.TIME, ((match.start(), match.end()) for match in pattern.finditer(reading.left)))
    for pattern in _LIKELY_TIMES:
        reading.take(Typed.TIME, _spans(pattern, reading.left))
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


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a number that may be a time counts, measures and numbers nothing."""
    for match in pattern.finditer(text):
        if not _COUNTED_AFTER.match(text, match.end()) and not _NUMBERED_BEFORE.search(text[: match.start()]):
            yield match.start(), match.end()
