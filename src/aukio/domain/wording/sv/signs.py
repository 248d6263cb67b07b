"""The words on a printed sheet (R128)."""

from datetime import date, datetime

from aukio.domain.wording.parts import SignPart
from aukio.domain.wording.sv.times import say_clock, say_day, say_moment

_PARTS = {
    SignPart.HOURS: "Öppettider",
    SignPart.ENTRY: "Tillträde",
    SignPart.DIFFERENT: "Vad är annorlunda",
    SignPart.COMING: "På kommande",
    SignPart.REACH: "Andra sätt att nå oss",
    SignPart.UNITS: "I det här huset",
    SignPart.NOW: "Läget just nu",
    SignPart.MORE: "Mer finns på webbsidan.",
}


def say_sign_part(part: SignPart) -> str:
    """``Andra sätt att nå oss``."""
    return _PARTS[part]


def say_sign_version(version: int, known: datetime) -> str:
    """``Skyltens version 3, uppgifter 27.3.2020 kl. 12``."""
    return f"Skyltens version {version}, uppgifter {say_moment(known)}"


def say_sign_covers(last: date) -> str:
    """``Öppettider till och med 23.4.2020``."""
    return f"Öppettider till och med {say_day(last)}"


def say_sheet_known(known: datetime) -> str:
    """``Läget i dag, uppgifter 27.3.2020 kl. 12``."""
    return f"Läget i dag, uppgifter {say_moment(known)}"


def say_sign_at(minutes: int) -> str:
    """``Kl. 16``, from minutes since midnight."""
    return f"Kl. {say_clock(minutes)}"
