"""Parses days, times, weeks and phone numbers in the short forms that people type into form fields."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

import phonenumbers

from aukio.domain.base.mistakes import BadInstant, BadRequest
from aukio.domain.clock.typed_dates import read_clock, read_typed

_NOW = ("nyt", "nu", "now")
_SHORT = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?")
_LONG_PAST = timedelta(days=60)
_FIRST_YEAR = 1900
_YEARS_AHEAD = 200


def read_day(text: str, today: date) -> date:
    """Parse a day: ``2020-03-27``, ``27.3.2020``, ``27/3``, ``today``, ``huomenna``; see ``_year`` without a year.

    Raises ``BadRequest``, also for a day that no plan or memory reaches.
    """
    said = text.strip().casefold()
    if said in _NOW:
        return today
    try:
        if found := _SHORT.fullmatch(said):
            day, month = int(found[1]), int(found[2])
            said = f"{day}.{month}.{_year(day, month, found[3], today)}"
        typed = read_typed(said, today=today)
    except (BadInstant, ValueError):
        typed = None
    if typed is None or typed.clock is not None:
        raise BadRequest(f"'{text}' was not understood as a day.", next_step="Write it as 27.3.2020.")
    if not _FIRST_YEAR <= typed.day.year <= today.year + _YEARS_AHEAD:
        raise BadRequest(f"'{text}' is too far away.", next_step="Choose a day nearer to today.")
    return typed.day


def _year(day: int, month: int, year: str | None, today: date) -> int:
    """The year of a date; without one, next year if the date is more than 60 days past, since people plan ahead."""
    if year is not None:
        return int(year) + (2000 if len(year) == 2 else 0)
    return today.year if date(today.year, month, day) >= today - _LONG_PAST else today.year + 1


def read_time(text: str) -> time:
    """Parse a time of day: ``9``, ``9.30``, ``09:30``, ``klo 9``, ``4 pm``. Raises ``BadRequest``."""
    try:
        return read_clock(text)
    except BadInstant:
        raise BadRequest(f"'{text}' was not understood as a time.", next_step="Write it as 9.30.") from None


_EXAMPLE = "+358 40 123 4567"


def example_number(country: str) -> str:
    """A number of a country as an example of how to write one."""
    number = phonenumbers.example_number_for_type(country.upper(), phonenumbers.PhoneNumberType.FIXED_LINE)
    if number is None or country.upper() == "FI":
        return _EXAMPLE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def read_phone(text: str, country: str) -> str:
    """Parse a phone number in any form usual in its country; return E.164, such as ``+358401234567``.

    Raises ``BadRequest``.
    """
    try:
        number = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise BadRequest(
            f"'{text}' was not understood as a phone number.", next_step=f"Write it as {example_number(country)}."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_DIALLED = re.compile(r"\+?\(?[0-9](?:[ ()./-]{0,2}[0-9]){2,14}")
_ABROAD = frozenset({phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE})
"""Numbers that are dialled from abroad as well; service numbers and short numbers may work only in their country."""


def as_dialled(text: str) -> str | None:
    """A number of a contact as it is kept: ``+358401234567``, and else as written (``112``, ``010 123 456``).

    None for a text that no one can dial.
    """
    said = re.sub(" +", " ", text.strip(" "))
    if not _DIALLED.fullmatch(said):
        return None
    if said.startswith("+"):
        said = dial(said)
        return said if re.fullmatch(r"\+[1-9][0-9]{6,14}", said) else None
    return said


def dial(phone: str) -> str:
    """What a telephone dials: digits, after a plus sign where one is written. For the address ``tel:``."""
    return re.sub(r"[^0-9+]", "", phone)


def read_contact_phone(text: str, country: str) -> str:
    """Parse the number of a contact: an ordinary number becomes E.164, a short or service number stays as written.

    Raises ``BadRequest``.
    """
    try:
        number = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and phonenumbers.number_type(number) in _ABROAD:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    kept = as_dialled(text)
    if kept is None:
        raise BadRequest(
            f"'{text}' was not understood as a phone number.", next_step=f"Write it as {example_number(country)}."
        )
    return kept


DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SPAN = re.compile(r"(.+?)\s*[-–—]\s*(.+)")
_SHUT = ("", "-", "–", "closed", "kiinni", "suljettu", "stängt", "off")


def week_text(rows: Mapping[str, str], *, holidays_too: bool = False) -> str:
    """The hours of a week in the dialect, from the text of each day: ``9–15``, ``9–12, 13–16`` or an empty text.

    Public holidays are closed, except with ``holidays_too``: hours for a single day are meant for it. Raises
    ``BadRequest`` that names the day.
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
    return "; ".join(parts if holidays_too else [*parts, "PH off"])


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


def written_phone(phone: str) -> str:
    """A phone number in the national format of its country; a text that is no number is returned unchanged."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
