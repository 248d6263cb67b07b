"""Parses a day that is over, as people ask about it: ``25.3.``, ``last Tuesday``, ``viime tiistaina``.

A form about the past reads a day without a year as the last such day; a form about plans reads it as the next (R117).
"""

import re
from datetime import date

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.local_time import DAY

_WEEKDAYS = (
    ("monday", "maanantai", "maanantaina", "måndag", "måndagen", "måndags"),
    ("tuesday", "tiistai", "tiistaina", "tisdag", "tisdagen", "tisdags"),
    ("wednesday", "keskiviikko", "keskiviikkona", "onsdag", "onsdagen", "onsdags"),
    ("thursday", "torstai", "torstaina", "torsdag", "torsdagen", "torsdags"),
    ("friday", "perjantai", "perjantaina", "fredag", "fredagen", "fredags"),
    ("saturday", "lauantai", "lauantaina", "lördag", "lördagen", "lördags"),
    ("sunday", "sunnuntai", "sunnuntaina", "söndag", "söndagen", "söndags"),
)
_NUMBERS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words}
_LAST = re.compile(r"(?:(?:on|last|viime|förra|senaste|i)\s+)?(?P<day>[a-zåäö]+)")
_SHORT = re.compile(r"(?P<day>\d{1,2})\s*[./]\s*(?P<month>\d{1,2})\s*[./]?")
_WITH_YEAR = re.compile(r"\d{4}|[./]\s*\d{1,2}\s*[./]\s*\d{2}$")
_LEAP_YEARS_APART = 8


def read_past_day(text: str, today: date) -> date:
    """Parse a day as ``read_day`` does, but one without a year, or a weekday, is the last one before or on ``today``.

    Raises ``BadRequest``.
    """
    said = " ".join(text.casefold().split())
    named = _LAST.fullmatch(said)
    if named is not None and named["day"] in _NUMBERS:
        return today - DAY * ((today.weekday() - _NUMBERS[named["day"]] - 1) % 7 + 1)
    short = _SHORT.fullmatch(said)
    if short is not None:
        return _newest(int(short["day"]), int(short["month"]), today, text)
    found = read_day(text, today)
    if found <= today or _WITH_YEAR.search(said) or not re.search(r"\d", said):
        return found
    return _newest(found.day, found.month, today, text)


def _newest(day: int, month: int, today: date, text: str) -> date:
    """The last day of this name before or on ``today``; 29 February comes only in some years."""
    for year in range(today.year, today.year - _LEAP_YEARS_APART - 1, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise BadRequest(f"'{text}' was not understood as a day.", next_step="Write it as 27.3.2020.")
