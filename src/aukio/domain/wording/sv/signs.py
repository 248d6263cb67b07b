"""The words on a printed sheet (R128)."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.wording.parts import SignPart
from aukio.domain.wording.phrasing import lower
from aukio.domain.wording.sv.times import say_clock, say_day, say_moment, say_spans, say_weekday

_PARTS = {
    SignPart.HOURS: "Öppettider",
    SignPart.ENTRY: "Tillträde",
    SignPart.DIFFERENT: "Vad är annorlunda",
    SignPart.COMING: "Kommande ändringar",
    SignPart.REACH: "Andra sätt att nå oss",
    SignPart.UNITS: "I det här huset",
    SignPart.OUT_OF_USE: "Ur bruk",
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


def say_sign_days(first: date, last: date | None, today: date) -> str:
    """``fr 27.3–ti 31.3``; the year where it is not that of ``today``."""
    if last is None:
        return f"från och med {_day(first, today)}"
    return _day(first, today) if first == last else f"{_day(first, today)}–{_day(last, today)}"


def say_sign_hours(days: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """``fr 27.3 kl. 9–17`` · ``fr 10.4 stängt``."""
    return f"{days} kl. {say_spans(spans)}" if spans else f"{days} {say_spans(spans)}"


def say_sign_state(states: Sequence[tuple[str, date, date]], today: date) -> str:
    """``Öppet till och med 31.3, stängt från och med 1.4``: states in turn, each with its first and last day."""
    (first, _begins, last), *later = states
    if not later:
        return first
    listed = [f"{first} till och med {say_day(last, today)}"]
    return ", ".join(
        [*listed, *(f"{lower(state)} från och med {say_day(begins, today)}" for state, begins, _ends in later)]
    )


def _day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
