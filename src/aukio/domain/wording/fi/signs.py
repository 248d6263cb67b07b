"""The words on a printed sheet (R128)."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.wording.fi.times import say_clock, say_day, say_moment, say_spans, say_weekday
from aukio.domain.wording.parts import SignPart
from aukio.domain.wording.phrasing import lower

_PARTS = {
    SignPart.HOURS: "Aukiolo",
    SignPart.ENTRY: "Sisäänpääsy",
    SignPart.DIFFERENT: "Mikä on toisin",
    SignPart.COMING: "Tulossa",
    SignPart.REACH: "Muut tavat asioida",
    SignPart.UNITS: "Tässä talossa",
    SignPart.OUT_OF_USE: "Poissa käytöstä",
    SignPart.NOW: "Tilanne juuri nyt",
    SignPart.MORE: "Lisää on verkkosivulla.",
}


def say_sign_part(part: SignPart) -> str:
    """``Muut tavat asioida``."""
    return _PARTS[part]


def say_sign_version(version: int, known: datetime) -> str:
    """``Kyltin versio 3, tiedot 27.3.2020 klo 12``."""
    return f"Kyltin versio {version}, tiedot {say_moment(known)}"


def say_sign_covers(last: date) -> str:
    """``Aukioloajat 23.4.2020 asti``."""
    return f"Aukioloajat {say_day(last)} asti"


def say_sheet_known(known: datetime) -> str:
    """``Tilanne tänään, tiedot 27.3.2020 klo 12``."""
    return f"Tilanne tänään, tiedot {say_moment(known)}"


def say_sign_at(minutes: int) -> str:
    """``Klo 16``, from minutes since midnight."""
    return f"Klo {say_clock(minutes)}"


def say_sign_days(first: date, last: date | None, today: date) -> str:
    """``pe 27.3.–ti 31.3.``; the year where it is not that of ``today``."""
    if last is None:
        return f"{_day(first, today)} alkaen"
    return _day(first, today) if first == last else f"{_day(first, today)}–{_day(last, today)}"


def say_sign_hours(days: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """``pe 27.3. klo 9–17`` · ``pe 10.4. suljettu``."""
    return f"{days} klo {say_spans(spans)}" if spans else f"{days} {say_spans(spans)}"


def say_sign_state(states: Sequence[tuple[str, date, date]], today: date) -> str:
    """``Auki 31.3. asti, suljettu 1.4. alkaen``: states in turn, each with its first and last day."""
    (first, _begins, last), *later = states
    if not later:
        return first
    listed = [f"{first} {say_day(last, today)} asti"]
    return ", ".join([*listed, *(f"{lower(state)} {say_day(begins, today)} alkaen" for state, begins, _ends in later)])


def _day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
