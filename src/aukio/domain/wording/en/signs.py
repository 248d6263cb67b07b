"""Words that stand on a sheet of paper: the parts of a door sign, and what it says of itself (R128)."""

from datetime import date, datetime

from aukio.domain.wording.en.times import say_clock, say_day, say_moment
from aukio.domain.wording.parts import SignPart

_PARTS = {
    SignPart.HOURS: "Hours",
    SignPart.ENTRY: "Entry",
    SignPart.DIFFERENT: "What is different",
    SignPart.COMING: "Coming",
    SignPart.REACH: "Other ways to reach us",
    SignPart.UNITS: "In this building",
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
