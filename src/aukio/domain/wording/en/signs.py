"""Words that stand on a sheet of paper: the parts of a door sign, and what it says of itself (R128)."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.wording.en.times import say_clock, say_day, say_moment, say_spans, say_weekday
from aukio.domain.wording.parts import SignPart
from aukio.domain.wording.phrasing import lower

_PARTS = {
    SignPart.HOURS: "Hours",
    SignPart.ENTRY: "Entry",
    SignPart.DIFFERENT: "What is different",
    SignPart.COMING: "Coming",
    SignPart.REACH: "Other ways to reach us",
    SignPart.UNITS: "In this building",
    SignPart.OUT_OF_USE: "Out of use",
    SignPart.NOW: "Check now",
    SignPart.MORE: "See the page for more.",
}


def say_sign_part(part: SignPart) -> str:
    """``Other ways to reach us``."""
    return _PARTS[part]


def say_sign_version(version: int, known: datetime) -> str:
    """``Sign version 3, as known on 27 March 2020 at noon``."""
    return f"Sign version {version}, as known on {say_moment(known)}"


def say_sign_covers(last: date) -> str:
    """``Hours until 23 April 2020``."""
    return f"Hours until {say_day(last)}"


def say_sheet_known(known: datetime) -> str:
    """``Today, as known on 27 March 2020 at noon``."""
    return f"Today, as known on {say_moment(known)}"


def say_sign_at(minutes: int) -> str:
    """``At 4 pm``, from minutes since midnight."""
    return f"At {say_clock(minutes)}"


def say_sign_days(first: date, last: date | None, today: date) -> str:
    """``Fri 27 March–Tue 31 March``; the year where it is not that of ``today``."""
    if last is None:
        return f"from {_day(first, today)}"
    return _day(first, today) if first == last else f"{_day(first, today)}–{_day(last, today)}"


def say_sign_hours(days: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """``Fri 27 March 9 am–5 pm`` · ``Fri 10 April closed``."""
    return f"{days} {say_spans(spans)}"


def say_sign_state(states: Sequence[tuple[str, date, date]], today: date) -> str:
    """``Open until 31 March, closed from 1 April``: states in turn, each with its first and last day."""
    (first, _begins, last), *later = states
    if not later:
        return first
    listed = [f"{first} until {say_day(last, today)}"]
    return ", ".join([*listed, *(f"{lower(state)} from {say_day(begins, today)}" for state, begins, _ends in later)])


def _day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
