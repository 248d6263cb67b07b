"""Days, times and weeks as people type them in three languages; what cannot be read is said with an example."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from aukio.domain.mistakes import BadRequest

_TODAY = ("today", "tänään", "i dag", "idag", "nyt", "nu", "now")
_TOMORROW = ("tomorrow", "huomenna", "i morgon", "imorgon")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?")
_TIME = re.compile(r"(?:klo|kl\.?|at)?\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_LONG_PAST = timedelta(days=60)


def read_day(text: str, today: date) -> date:
    """A day: ``2020-03-27``, ``27.3.2020``, ``27.3.`` (the next one to come), ``today``, ``huomenna``.

    Raises ``BadRequest``.
    """
    typed = text.strip().casefold()
    if typed in _TODAY:
        return today
    if typed in _TOMORROW:
        return today + timedelta(days=1)
    try:
        if found := _ISO.fullmatch(typed):
            return date(*map(int, found.groups()))
        if found := _DOTTED.fullmatch(typed):
            return _dotted(int(found[1]), int(found[2]), found[3], today)
    except ValueError:
        raise BadRequest(f"'{text}' is no day of the calendar.", next_step="Write it as 27.3.2020.") from None
    raise BadRequest(f"'{text}' was not understood as a day.", next_step="Write it as 27.3.2020.")


def _dotted(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today - _LONG_PAST else date(today.year + 1, month, day)


def read_time(text: str) -> time:
    """A time of day: ``9``, ``9.30``, ``09:30``, ``klo 9``, ``4 pm``. Raises ``BadRequest``."""
    found = _TIME.fullmatch(text.strip())
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3]:
            hour = hour % 12 + (12 if found[3].casefold() == "pm" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise BadRequest(f"'{text}' was not understood as a time.", next_step="Write it as 9.30.")


DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SPAN = re.compile(r"(.+?)\s*[-–—]\s*(.+)")
_SHUT = ("", "-", "–", "closed", "kiinni", "suljettu", "stängt", "off")


def week_text(rows: Mapping[str, str]) -> str:
    """The hours of a week in the dialect, from what was typed for each day: ``9–15`` or ``9–12, 13–16`` or nothing.

    Public holidays are closed. Raises ``BadRequest`` naming the day.
    """
    said = [(day, _spans(day, rows.get(day, ""))) for day in DAYS]
    if not any(spans for _, spans in said):
        raise BadRequest("no day has hours.", next_step="Write them as 9–15, or choose 'closed' instead.")
    parts: list[str] = []
    first = 0
    for index in range(1, len(said) + 1):
        if index < len(said) and said[index][1] == said[first][1]:
            continue
        if said[first][1]:
            days = said[first][0] if index - 1 == first else f"{said[first][0]}-{said[index - 1][0]}"
            parts.append(f"{days} {said[first][1]}")
        first = index
    return "; ".join([*parts, "PH off"])


def _spans(day: str, text: str) -> str:
    if text.strip().casefold() in _SHUT:
        return ""
    found = []
    for part in text.split(","):
        span = _SPAN.fullmatch(part.strip())
        if span is None:
            raise BadRequest(f"{day}: '{part.strip()}' was not understood.", next_step="Write hours as 9–15.")
        start, end = read_time(span[1]), (None if span[2].strip() in ("24", "24:00", "24.00") else read_time(span[2]))
        if end is not None and end <= start:
            raise BadRequest(f"{day}: it closes before it opens.", next_step="Write hours as 9–15.")
        found.append(f"{start:%H:%M}-{'24:00' if end is None else f'{end:%H:%M}'}")
    return ",".join(found)
