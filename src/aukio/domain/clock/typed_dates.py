"""Parses days and times as people type them, in three languages; files and programs use ISO 8601 (``local_time``).

    30.3.2020 · 30.3. · 30.3.2020 klo 8.30 · 2020-03-30 · 2020-03-30T08:30 · 30 March 2020 8:30 am
    30. maaliskuuta 2020 · 30 mars 2020 kl. 8.30 · today, huomenna, i går

A day without a year is the date nearest to today. Source: R123, R124, look.md (dates accept what people type).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time

from aukio.domain.base.mistakes import BadInstant
from aukio.domain.clock.local_time import DAY

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        (
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta"
            " heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
        ),
        "januari februari mars april maj juni juli augusti september oktober november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
_WORDS = {
    **dict.fromkeys(("today", "tänään", "idag", "i dag"), 0),
    **dict.fromkeys(("tomorrow", "huomenna", "imorgon", "i morgon"), 1),
    **dict.fromkeys(("yesterday", "eilen", "igår", "i går"), -1),
}
_CLOCK = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?"
_CLOCK_ALONE = re.compile(rf"(?:klo|kl\.?|at)?\s*{_CLOCK}")
_DAYS = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}))?",
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?P<name>[a-zåäö]+)(?:\s+(?P<year>\d{4}))?",
    r"(?P<name>[a-zåäö]+)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?",
)
_MOMENTS = tuple(re.compile(rf"{day}(?:(?:t|,|\s)\s*(?:klo|kl\.?|at)?\s*{_CLOCK})?(?:\s*h)?") for day in _DAYS)
_KIND = "Type a day such as 30.3.2020, 2020-03-30 or 30 March 2020, with a time such as 8.30 if it matters."


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A local day, and a time of that day if one was given."""

    day: date
    clock: time | None = None

    @property
    def iso(self) -> str:
        """The value in ISO 8601, in local time."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock:%H:%M}"


def read_typed(text: str, *, today: date) -> TypedDate:
    """Parse a day with an optional time. Raises ``BadInstant`` with an example for any other text."""
    said = " ".join(text.casefold().split())
    for word, step in _WORDS.items():
        if said == word:
            return TypedDate(today + step * DAY)
        if said.startswith(f"{word} "):
            rest = _CLOCK_ALONE.fullmatch(said.removeprefix(word).strip())
            if rest is not None:
                return TypedDate(today + step * DAY, _clock(rest, text))
    for moment in _MOMENTS:
        found = moment.fullmatch(said)
        if found is not None:
            return TypedDate(_day(found, text, today), _clock(found, text))
    raise BadInstant(f"'{text}' is not a day we can read.", next_step=_KIND)


def read_clock(text: str) -> time:
    """Parse a time of day without a day. Raises ``BadInstant`` for any other text."""
    found = _CLOCK_ALONE.fullmatch(" ".join(text.casefold().split()))
    clock = None if found is None else _clock(found, text)
    if clock is None:
        raise BadInstant(f"'{text}' is not a time we can read.", next_step="Type a time such as 9.30.")
    return clock


def _day(found: re.Match[str], text: str, today: date) -> date:
    parts = found.groupdict()
    month = _MONTHS.get(parts.get("name") or "", 0) or int(parts.get("month") or 0)
    year = parts.get("year")
    try:
        if year is not None:
            return date(int(year), month, int(parts["day"]))
        near = _in_years(month, int(parts["day"]), range(today.year - 1, today.year + 2))
        return min(near, key=lambda day: abs(day - today))
    except ValueError:
        raise BadInstant(f"'{text}' is not in the calendar.", next_step=_KIND) from None


def _clock(found: re.Match[str], text: str) -> time | None:
    parts = found.groupdict()
    if parts.get("hour") is None:
        return None
    hour = int(parts["hour"])
    half = (parts.get("half") or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        raise BadInstant(f"'{text}' has no such time of day.", next_step=_KIND)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(parts.get("minute") or 0))
    except ValueError:
        raise BadInstant(f"'{text}' has no such time of day.", next_step=_KIND) from None


def _in_years(month: int, day: int, years: range) -> list[date]:
    """The date in each of the years that has it: not every year has 29 February."""
    return [date(year, month, day) for year in years if month and day <= monthrange(year, month)[1]]
