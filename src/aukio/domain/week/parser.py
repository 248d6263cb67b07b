"""Parses the text of a week, and reports the position at which a text leaves the dialect.

    week     = rule *( "; " rule )                    rules for public holidays last, but for rules that name days
    rule     = [ dates " " ] [ [ parity " " ] selector " " ] ( "off" | span *( "," span ) )     or "24/7"
               or "off" as the whole text: a week without hours, as in a cycle
               one of dates and selector is there
    dates    = range *( "," range )
    range    = month [ "-" month ]                    may wrap: Oct-Mar
             | month " " D [ "-" [ month " " ] D ]    may wrap: Dec 24-Jan 2
             | easter [ "-" easter ]
    easter   = "easter" [ " " ( "+" | "-" ) N " day" [ "s" ] ]
    parity   = "week 01-53/2" | "week 02-53/2"        the 0 may be left out
    selector = days *( "," days ) | day "[" nth *( "," nth ) "]" | "PH" [ " " days *( "," days ) ]
               "PH" may be one of the days; the rule is then two, one for the weekdays and one for public holidays
    days     = day [ "-" day ]                        may wrap: Sa-Mo
    span     = time "-" time                          over midnight as 22:00-02:00 or 22:00-26:00
    time     = HH:MM | "~" HH:MM | sun | "(" sun ( "+" | "-" ) HH:MM ")"
    sun      = "dawn" | "sunrise" | "sunset" | "dusk"

The dialect is small because the engine accepts much that it does not evaluate as its authors mean it: a union
for an intersection, a date that does not exist, an open end that stops at midnight.
"""

import re
from collections.abc import Sequence

from aukio.domain.week.date_parser import TIMES, month_meant
from aukio.domain.week.refusal import WeekRefused
from aukio.domain.week.rules import (
    MINUTES_IN_DAY,
    ClockSpan,
    Holidays,
    NthWeekday,
    Rule,
    Selector,
    Weekday,
    Weekdays,
    WeekParity,
)
from aukio.domain.week.span_parser import HOURS, SpanReader

_PARITY = re.compile(r"week 0?([12])-53/2")
_NEARLY_PARITY = re.compile(r"week 0?([12])-5[0-3]/2(?![0-9])")
_NTH = re.compile(r"-?[1-5](?![0-9])")
_YEAR = re.compile(r"[0-9]{4}")
_WEEKDAY_NEXT = re.compile(rf"(?:{'|'.join(Weekday.__members__)})(?![A-Za-z])")

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EVERY_DAY = Weekdays(tuple(Weekday))
_PARITIES = {"1": WeekParity.ODD, "2": WeekParity.EVEN}

_DAYS = "weekdays such as Mo-Fr, PH, or months and days such as Apr-Sep or Dec 24"
_IN_A_NOTICE = "the days in a notice, with 'on' or with 'from' and 'until'"


def parse_rules(text: str) -> tuple[Rule, ...]:
    """Parse the rules of a week, in the order written; raises `WeekRefused`."""
    return _Reader(text).rules()


class _Reader(SpanReader):
    """A recursive descent parser: each method parses one production of the grammar at `at`, or raises."""

    def rules(self) -> tuple[Rule, ...]:
        rules = [*self.rule(())]
        while self.at < len(self.text):
            self.pass_to_next_rule(rules[-1])
            rules += self.rule(rules)
        return tuple(rules)

    def rule(self, earlier: Sequence[Rule]) -> tuple[Rule, ...]:
        """One rule, or two: for weekdays, and for public holidays with the same hours."""
        begins = self.at
        if self.take("24/7"):
            rules: tuple[Rule, ...] = (Rule(_EVERY_DAY, (ClockSpan(0, MINUTES_IN_DAY),)),)
        elif self.text == "off":
            self.at = len(self.text)
            rules = (Rule(_EVERY_DAY, ()),)
        else:
            dates = self.dates()
            bare = bool(dates) and self.next_are_times()
            parity = None if bare else self.parity()
            selectors: tuple[Selector, ...] = (_EVERY_DAY,) if bare else self.selectors()
            if not bare and not self.take(" "):
                raise self.refuse(_after(selectors[0]))
            spans = self.spans()
            rules = tuple(Rule(selector, spans, parity, dates) for selector in selectors)
        if not all(rule.may_follow(before) for rule in rules for before in earlier):
            raise self.refuse("rules for PH after all others, since a later rule overrides them", at=begins)
        return rules

    def pass_to_next_rule(self, previous: Rule) -> None:
        if self.take("; "):
            return
        if self.next_is(" ;"):
            raise self.refuse('";" directly after the times')
        if self.next_is(";"):
            if self.at + 1 == len(self.text):
                raise self.refuse("the end of the text, since no rule follows")
            raise self.refuse('a space after ";"', at=self.at + 1, suggestion="; ")
        expected = '"; " and the next rule, or the end of the text'
        if previous.spans and not self.next_is(" "):
            expected = f'"," and more times, {expected}'
        next_word = len(self.text) - len(self.text[self.at :].lstrip(" "))
        position = next_word if next_word < len(self.text) else self.at
        raise self.refuse(expected, at=position, suggestion="; " if self.next_is(",") else None)

    def parity(self) -> WeekParity | None:
        if self.letters() != "week":
            return None
        match = _PARITY.match(self.text, self.at)
        if match is None:
            nearly = _NEARLY_PARITY.match(self.text, self.at)
            suggestion = _PARITIES[nearly[1]].value if nearly else None
            expected = f"{WeekParity.ODD.value} for odd ISO weeks, or {WeekParity.EVEN.value} for even ones"
            raise self.refuse(expected, suggestion=suggestion)
        self.at = match.end()
        if not self.take(" "):
            raise self.refuse(f"a space and {_DAYS}")
        return _PARITIES[match[1]]

    def selectors(self) -> tuple[Selector, ...]:
        word = self.letters()
        if word == "PH":
            self.at += len(word)
            if self.next_is(" ") and _WEEKDAY_NEXT.match(self.text, self.at + 1):
                self.at += 1
                begins = self.at
                return (Holidays(self.more_days(begins, self.days_from(self.weekday()))[0]),)
            if not self.take(","):
                return (Holidays(),)
            begins = self.at
            days, again = self.more_days(begins, self.days_from(self.weekday()), may_have_holidays=True)
            if again:
                raise self.refuse("PH once", at=self.text.index("PH", begins))
            return Weekdays(days), Holidays()
        if word not in Weekday.__members__:
            raise self.refuse_selector(word)
        begins = self.at
        first = self.weekday()
        if self.take("["):
            return (NthWeekday(first, self.nths()),)
        days, holidays = self.more_days(begins, self.days_from(first), may_have_holidays=True)
        return (Weekdays(days), Holidays()) if holidays else (Weekdays(days),)

    def more_days(
        self, begins: int, days: list[Weekday], *, may_have_holidays: bool = False
    ) -> tuple[tuple[Weekday, ...], bool]:
        """The weekdays of a list whose first ones are read, and whether PH is among them."""
        holidays = False
        while self.take(","):
            if self.next_is(" "):
                raise self.refuse("a weekday directly after the comma", suggestion=self.without_space(begins))
            position = self.at
            if may_have_holidays and not holidays and self.letters() == "PH":
                self.at += len("PH")
                holidays = True
                continue
            named = self.days_from(self.weekday())
            if again := [day.name for day in named if day in days]:
                raise self.refuse(f"each weekday once ({again[0]} is there already)", at=position)
            days += named
        return tuple(sorted(days)), holidays

    def refuse_selector(self, word: str) -> WeekRefused:
        if hours := HOURS.match(self.text, self.at):
            return self.refuse(f"{_DAYS}, before the times", suggestion=f"Mo-Su {hours.group()}")
        if word == "SH":
            return self.refuse(f"{_DAYS}; school holidays have no calendar here: announce {_IN_A_NOTICE}")
        if _YEAR.match(self.text, self.at):
            return self.refuse(f"{_DAYS}; for one year only, announce {_IN_A_NOTICE}")
        if (month := month_meant(word)) is not None or word.lower() == "easter":
            return self.refuse(_DAYS, suggestion=month or "easter")
        return self.refuse(_DAYS, suggestion="PH" if word.upper() == "PH" else _day_meant(word))

    def days_from(self, first: Weekday) -> list[Weekday]:
        if not self.take("-"):
            return [first]
        position = self.at
        last = self.weekday()
        if last == first:
            raise self.refuse("another weekday at the end of a range", at=position)
        return [Weekday((first + step) % 7) for step in range((last - first) % 7 + 1)]

    def weekday(self) -> Weekday:
        word = self.letters()
        if word == "PH":
            raise self.refuse("a weekday")
        if word not in Weekday.__members__:
            raise self.refuse("a weekday from Mo to Su", suggestion=_day_meant(word))
        self.at += len(word)
        return Weekday[word]

    def nths(self) -> tuple[int, ...]:
        nths: list[int] = []
        while True:
            match = _NTH.match(self.text, self.at)
            if match is None:
                raise self.refuse("1 to 5, or -1 to -5 counted from the end of the month")
            nth = int(match.group())
            if nth in nths:
                raise self.refuse("each place in the month once")
            nths.append(nth)
            self.at = match.end()
            if self.take("]"):
                return tuple(sorted(nths, key=lambda nth: (nth < 0, nth)))
            if not self.take(","):
                raise self.refuse('"," and another place in the month, or "]"')


def _after(selector: Selector) -> str:
    match selector:
        case Weekdays():
            return f'",", a space and {TIMES}'
        case NthWeekday():
            return f"a space and {TIMES}; an nth weekday stands alone in its rule"
        case Holidays():
            return f'",", a space and {TIMES}'


def _day_meant(word: str) -> str | None:
    names = (name for name in _DAY_NAMES if len(word) > 1 and name.startswith(word.lower()))
    return next((name[:2].title() for name in names), None)
