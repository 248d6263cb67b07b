"""Parses the times of a rule of a week; the grammar stands in ``parser``."""

import re
from collections.abc import Sequence

from aukio.domain.week.approximate import LONGEST_OFFSET, About, Approximate, BySun, SunEvent
from aukio.domain.week.date_parser import TIMES, DateReader
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan, Weekday, clock_text

SUN_EVENTS = frozenset(each.value for each in SunEvent)
_SUN_WORDS = "dawn, sunrise, sunset or dusk"
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?![0-9:.])")
_TIME = re.compile(rf"~|\(|{_CLOCK.pattern}")
_NEARLY_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?![0-9:.])")
HOURS = re.compile(r"[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}(?:,[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*")
_DAY_OR_HOURS = re.compile(rf"(?:{'|'.join(Weekday.__members__)})(?![A-Za-z])|{HOURS.pattern}")


class SpanReader(DateReader):
    """Each method parses one production of the grammar of times at `at`, or raises."""

    def spans(self) -> tuple[ClockSpan, ...]:
        word = self.letters()
        if word == "off":
            self.at += len(word)
            return ()
        if word in Weekday.__members__:
            raise self.refuse(f"{TIMES}; weekdays are joined by commas")
        if word and word not in SUN_EVENTS:
            raise self.refuse(TIMES, suggestion="off" if word.lower() in ("off", "closed") else sun_meant(word))
        begins = self.at
        spans = [self.span(())]
        while self.take(","):
            if self.next_is(" "):
                raise self.refuse("times directly after the comma", suggestion=self.without_space(begins))
            spans.append(self.span(spans))
        return tuple(sorted(spans))

    def span(self, earlier: Sequence[ClockSpan]) -> ClockSpan:
        begins = self.at
        opens = self.time()
        if isinstance(opens, int) and opens >= MINUTES_IN_DAY:
            raise self.refuse("an opening time from 00:00 to 23:59", at=begins)
        if not isinstance(opens, int) and not 0 <= opens.window.high < MINUTES_IN_DAY:
            raise self.refuse(f"an opening that is surely over by midnight, not {opens}", at=begins)
        if not self.take("-"):
            raise self.refuse('"-" and a closing time')
        position = self.at
        closes = self.time()
        if closes == opens:
            whole_day = "24:00" if opens == 0 else None
            raise self.refuse("a closing time other than the opening time", at=position, suggestion=whole_day)
        try:
            span = ClockSpan.between(opens, closes)
        except ValueError:
            expected = "a closing time less than 24 hours after the opening"
            raise self.refuse(expected, at=position) from None
        for other in earlier:
            if span.start == other.end or other.start == span.end:
                expected = f"times apart from {other}, which {span} touches"
                raise self.refuse(expected, at=begins, suggestion=_as_one(span, other))
            if span.start < other.end and other.start < span.end:
                raise self.refuse(f"times apart from {other}, which {span} overlaps", at=begins)
        return span

    def next_are_times(self) -> bool:
        """Whether times or `off` follow, rather than the days of a rule."""
        word = self.letters()
        return word == "off" or word in SUN_EVENTS or _TIME.match(self.text, self.at) is not None

    def time(self) -> int | Approximate:
        """A clock time, one that is about right, or one by the sun."""
        if self.take("~"):
            return About(self.clock())
        bracket = self.take("(")
        word = self.letters()
        if word not in SUN_EVENTS:
            if bracket:
                raise self.refuse(f"{_SUN_WORDS} and an offset, as in (sunset-01:00)", suggestion=sun_meant(word))
            if meant := sun_meant(word):
                raise self.refuse(f"a time as HH:MM, or {_SUN_WORDS}", suggestion=meant)
            return self.clock()
        event = SunEvent(word)
        self.at += len(word)
        if not bracket:
            return BySun(event)
        sign = -1 if self.next_is("-") else 1
        if not self.take("-") and not self.take("+"):
            raise self.refuse('"+" or "-" and an offset, as in (sunset-01:00)')
        position = self.at
        offset = sign * self.clock()
        if abs(offset) > LONGEST_OFFSET:
            raise self.refuse("an offset of six hours at most", at=position)
        if not self.take(")"):
            raise self.refuse('")"')
        return BySun(event, offset)

    def clock(self) -> int:
        match = _CLOCK.match(self.text, self.at)
        if match is None:
            raise self.refuse("a time as HH:MM", suggestion=_clock_meant(self.text, self.at))
        hours, minutes = int(match[1]), int(match[2])
        if minutes > 59 or hours > 48:
            raise self.refuse("hours up to 48 and minutes up to 59")
        self.at = match.end()
        return hours * 60 + minutes

    def without_space(self, begins: int) -> str | None:
        """The list that began there joined to what follows the space, when that belongs to the list."""
        follows = _DAY_OR_HOURS.match(self.text, self.at + 1)
        is_like_first = follows and follows.group()[0].isalpha() == self.text[begins].isalpha()
        return self.text[begins : self.at] + follows.group() if follows and is_like_first else None


def sun_meant(word: str) -> str | None:
    """The word for what the sun does that someone may have meant, with another case."""
    return word.lower() if word.lower() in SUN_EVENTS else None


def _as_one(span: ClockSpan, other: ClockSpan) -> str | None:
    if span.is_approximate or other.is_approximate:
        return None
    start, end = min(span.start, other.start), max(span.end, other.end)
    fits = end <= MINUTES_IN_DAY or end - MINUTES_IN_DAY < start
    return str(ClockSpan(start, end)) if fits else None


def _clock_meant(text: str, position: int) -> str | None:
    nearly = _NEARLY_CLOCK.match(text, position)
    if nearly is None:
        return None
    hours, minutes = int(nearly[1]), int(nearly[2] or 0)
    return clock_text(hours * 60 + minutes) if hours <= 24 and minutes <= 59 else None


def parse_time(text: str) -> int | Approximate:
    """Parse one time, exact or approximate; raises `WeekRefused`."""
    return SpanReader(text).time()
