"""Hours as people write them in a spreadsheet, in Finnish, Swedish or English.

    9-20 · ma-pe 9-20, la 10-16 · Mon–Fri 9am–5pm · må–fr kl. 9–17, lö stängt · arkisin 9.30–16, pyhinä suljettu
    ma, ke 9-12 ja 13-16 · daily 10-18 · 24/7 · Mo-Fr 08:00-16:00; PH off

Hours without days are for every day. A text in the dialect of weeks is that week. A later part that names other days
replaces the hours of these days; the same days again have both hours.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.week import Cycle, Holidays, Rule, Week, Weekday, Weekdays, WeekRefused, parse_normal_hours
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.layers import EVERY_DAY, joined, without_dead_rules
from aukio.formats.values.keys import shorten

_WRITE = "Write hours as 9-20, as 'Mon-Fri 9-17, Sat 10-14', or as 'closed'."
_DAYS = (
    "mo mon monday ma maanantai maanantaisin må mån måndag måndagar",
    "tu tue tues tuesday ti tiistai tiistaisin tis tisdag tisdagar",
    "we wed weds wednesday ke keskiviikko keskiviikkoisin ons onsdag onsdagar",
    "th thu thur thurs thursday to torstai torstaisin tor tors torsdag torsdagar",
    "fr fri friday pe perjantai perjantaisin fre fredag fredagar",
    "sa sat saturday la lauantai lauantaisin lö lör lördag lördagar",
    "su sun sunday sunnuntai sunnuntaisin sö sön söndag söndagar",
)
DAY_NAMES: Mapping[str, Weekday] = {
    name: Weekday(number) for number, names in enumerate(_DAYS) for name in names.split()
} | {f"{names.split()[2]}s": Weekday(number) for number, names in enumerate(_DAYS) if names.split()[2].endswith("day")}
_WORK_DAYS, _WEEKEND = tuple(Weekday)[:5], tuple(Weekday)[5:]
_GROUPS: Mapping[str, tuple[Weekday, ...]] = {
    **dict.fromkeys(
        ("arkisin", "arkipäivisin", "arki", "arkena", "vardagar", "vard", "weekdays", "weekday"), _WORK_DAYS
    ),
    **dict.fromkeys(("viikonloppuisin", "viikonloppu", "helger", "weekends", "weekend"), _WEEKEND),
    **dict.fromkeys(("päivittäin", "dagligen", "daily", "everyday"), EVERY_DAY),
}
_PHRASES = (
    (r"joka päivä|every day|alla dagar|all days", " daily "),
    (r"\bhelgfria vardagar\b(.*)", r" vardagar \1 ; ph closed "),
    (r"\balla vardagar\b", " vardagar "),
    (r"\bm\s*[-–]\s*f\b", " mo-fr "),
    (
        (
            r"\b(?:arki|juhla)?pyh(?:äpäivät|äpäivinä|inä|isin|ät)\b|\b(?:alla )?helgdagar(?:na)?\b|\bröda dagar\b"
            r"|\b(?:(?:on )?(?:public|bank) )?holidays\b"
        ),
        " ph ",
    ),
    (r"\b(maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)sta\s+", r" \1-"),
    (r"\bkeskiviikosta\s+", " keskiviikko-"),
    (r"\b(maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)hin\b", r" \1 "),
    (r"\bkeskiviikkoon\b", " keskiviikko "),
    (r"ympäri vuorokauden|dygnet runt|around the clock|open 24 hours|24 hours|24\s*/\s*7|24\s*h\b", " allday "),
    (r"\b(?:klo|kl|open|auki|avoinna|öppet|öppen|from|between)\b\.?", " "),
    (r"\b(?:ja|och|and)\b|[&+/]", ","),
    (r"\b(?:noon|midday|keskipäivä)\b", " 12:00 "),
    (r"\bmidnight\b|\bkeskiyö\b|\bmidnatt\b", " 24:00 "),
    (r"[–—−‒]|\b(?:till|until|through|thru|til)\b|\.\.+", "-"),
)
_CLOSED = ("suljettu", "kiinni", "stängt", "stängd", "closed", "off", "shut", "ei")
_TOKEN = re.compile(
    r"\s*(?:(?P<time>\d{1,2}(?:[.:]\d{2})?)\s*(?P<half>[ap]\.?m\.?(?![a-zåäö]))?"
    r"|(?P<word>[a-zåäö]+)\.?|(?P<mark>[-,;:()\n]))"
)
_FINNISH = frozenset(("ma", "ti", "ke", "pe", "la"))


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    half: str = ""


@dataclass(slots=True)
class _Part:
    """Days, whether public holidays are among them, and their hours."""

    days: list[Weekday] = field(default_factory=list)
    holidays: bool = False
    spans: list[ClockSpan] = field(default_factory=list)
    closed: bool = False

    @property
    def is_written(self) -> bool:
        return self.closed or bool(self.spans)


def read_hours(text: str) -> Week | Cycle:
    """The hours of a week. Raises ``BadRequest`` that says what was not understood."""
    said = text.strip()
    try:
        return parse_normal_hours(said)
    except WeekRefused as refused:
        is_dialect = bool(re.match(r"[A-Z][a-z]\b|PH|24/7|week|\|", said)) and ";" in said
        try:
            return _week(said)
        except BadRequest as error:
            raise _in_dialect(said, refused) if is_dialect else error from None


def read_day_hours(text: str) -> tuple[ClockSpan, ...]:
    """The hours of one day; none where it is closed. Raises ``BadRequest`` for a text that names days."""
    parts = _Reader(text).parts()
    if any(each.days or each.holidays for each in parts):
        raise BadRequest(f"'{shorten(text)}' names days.", next_step="Write the hours of this day alone, as 9-20.")
    return joined(span for each in parts for span in each.spans)


def _in_dialect(text: str, refused: WeekRefused) -> BadRequest:
    return BadRequest(f"'{shorten(text)}': expected {refused.expected}, found {refused.found}.", next_step=_WRITE)


def _week(text: str) -> Week:
    hours: dict[Weekday, tuple[ClockSpan, ...]] = {}
    feasts: tuple[ClockSpan, ...] | None = None
    seen: list[tuple[Weekday, ...]] = []
    for part in _Reader(text).parts():
        days = tuple(sorted(set(part.days))) if part.days or part.holidays else EVERY_DAY
        for day in days:
            before = hours.get(day, ()) if days in seen else ()
            hours[day] = joined((*before, *part.spans))
        if part.holidays:
            feasts = joined(part.spans)
        seen.append(days)
    return week_of_days(hours, feasts)


def week_of_days(hours: Mapping[Weekday, tuple[ClockSpan, ...]], feasts: tuple[ClockSpan, ...] | None = None) -> Week:
    """The week with these hours; ``feasts`` are those of public holidays, None where they are as on other days."""
    by_spans: dict[tuple[ClockSpan, ...], list[Weekday]] = {}
    for day in sorted(hours):
        if hours[day]:
            by_spans.setdefault(hours[day], []).append(day)
    rules = [Rule(Weekdays(tuple(days)), spans) for spans, days in by_spans.items()] or [Rule(Weekdays(EVERY_DAY), ())]
    if feasts is not None:
        rules.append(Rule(Holidays(), feasts))
    return Week(without_dead_rules(rules))


class _Reader:
    """Reads the tokens of a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0

    def parts(self) -> list[_Part]:
        """The parts of the text; each has days or none, and hours."""
        parts = [_Part()]
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind in ("day", "group", "ph"):
                if parts[-1].is_written:
                    parts.append(_Part())
                self._take_days(parts[-1])
            elif token.kind == "time":
                parts[-1].spans.append(self._span())
            elif token.kind in ("closed", "allday"):
                self._take_whole_day(parts[-1], token)
            elif token.text in ",;:()\n" or self._is_dash_for_closed(parts[-1]):
                self.at += 1
            else:
                raise self._refuse(token)
        if not parts[-1].is_written:
            raise BadRequest(f"'{shorten(self.text)}' has no hours.", next_step=_WRITE)
        return parts

    def _is_dash_for_closed(self, part: _Part) -> bool:
        """Whether a dash stands for "closed": ``la -, su -``."""
        if not self._is("-") or part.is_written or not (part.days or part.holidays):
            return False
        part.closed = self._kind(1) in ("", "day", "group", "ph") or self.tokens[self.at + 1].text in ",;)\n"
        return part.closed

    def _take_whole_day(self, part: _Part, token: _Token) -> None:
        part.closed = part.closed or token.kind == "closed"
        if token.kind == "allday":
            part.spans.append(ClockSpan(0, MINUTES_IN_DAY))
        self.at += 1

    def _take_days(self, part: _Part) -> None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "ph":
            part.holidays = True
        elif token.kind == "group":
            part.days += _GROUPS[token.text]
        else:
            first = DAY_NAMES[token.text]
            last = first
            if self._is("-") and self._kind(1) == "day":
                last = DAY_NAMES[self.tokens[self.at + 1].text]
                self.at += 2
            part.days += [Weekday((first + step) % 7) for step in range((last - first) % 7 + 1)]

    def _span(self) -> ClockSpan:
        begins = self.tokens[self.at]
        if not self._is("-", 1) or self._kind(2) != "time":
            raise self._refuse(begins, "a closing time")
        ends = self.tokens[self.at + 2]
        self.at += 3
        end = _minutes(ends, ends.half)
        start = _minutes(begins, begins.half or _half_of(begins, ends))
        shown = f"{begins.text}{begins.half}-{ends.text}{ends.half}"
        if start is None or end is None or start >= MINUTES_IN_DAY:
            raise BadRequest(f"'{shown}': there is no such time of day.", next_step=_WRITE)
        if end <= start and (end, start) != (0, 0):
            if end and (start < MINUTES_IN_DAY // 2 or end > MINUTES_IN_DAY // 2):
                raise BadRequest(f"'{shown}' closes before it opens.", next_step="Write 9-17, or 9am-5pm.")
            end += MINUTES_IN_DAY
        return ClockSpan(start, end or MINUTES_IN_DAY)

    def _is(self, text: str, ahead: int = 0) -> bool:
        place = self.at + ahead
        return place < len(self.tokens) and self.tokens[place].text == text

    def _kind(self, ahead: int) -> str:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else ""

    def _refuse(self, token: _Token, expected: str = "hours") -> BadRequest:
        shown = (
            f"'{token.text}' was not understood"
            if expected == "hours"
            else f"after '{token.text}' {expected} is missing"
        )
        whole = "" if self.text.strip() == token.text else f" in '{shorten(self.text)}'"
        return BadRequest(f"{shown}{whole}.", next_step=_WRITE)


def _tokens(text: str) -> Iterator[_Token]:
    said = text.casefold().strip()
    if said in ("-", "–", "x"):
        yield _Token("closed", said)
        return
    for pattern, instead in _PHRASES:
        said = re.sub(pattern, instead, said)
    raw: list[_Token] = []
    position = 0
    said = said.rstrip()
    while position < len(said):
        found = _TOKEN.match(said, position)
        if found is None:
            raise BadRequest(f"'{shorten(said[position:].strip())}' was not understood.", next_step=_WRITE)
        position = found.end()
        if found["time"]:
            raw.append(_Token("time", found["time"], (found["half"] or "").replace(".", "")))
        else:
            raw.append(_Token("mark", found["mark"]) if found["mark"] else _Token("word", found["word"]))
    yield from _sorted_out(raw, text)


def _sorted_out(raw: list[_Token], text: str) -> Iterator[_Token]:
    finnish = any(each.text in _FINNISH for each in raw)
    for number, token in enumerate(raw):
        before = raw[number - 1] if number else None
        if token.kind != "word":
            yield token
        elif (
            token.text == "to"
            and before is not None
            and (before.kind == "time" or not finnish)
            and before.kind != "mark"
        ):
            yield _Token("mark", "-")  # English: "9 to 17", "Mon to Fri"; in Finnish it is a day
        elif token.text in DAY_NAMES:
            yield _Token("day", token.text)
        elif token.text in _GROUPS:
            yield _Token("group", token.text)
        elif token.text in _CLOSED:
            yield _Token("closed", token.text)
        elif token.text in ("ph", "allday"):
            yield _Token(token.text, token.text)
        else:
            raise BadRequest(f"'{token.text}' was not understood in '{shorten(text)}'.", next_step=_WRITE)


def _minutes(token: _Token, half: str) -> int | None:
    hours, _, minutes = token.text.replace(".", ":").partition(":")
    hour, minute = int(hours), int(minutes or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= MINUTES_IN_DAY else None


def _half_of(begins: _Token, ends: _Token) -> str:
    """The half of the day of an opening time without one: ``1-5pm`` begins after noon, ``9-5pm`` before it."""
    if not ends.half:
        return ""
    as_after_noon, end = _minutes(begins, "pm"), _minutes(ends, ends.half)
    if as_after_noon is None or end is None:
        return ""
    return "pm" if ends.half == "pm" and as_after_noon < end else "am"
