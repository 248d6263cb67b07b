"""The words on a printed sheet (R128)."""

from datetime import date, datetime

from aukio.domain.wording.fi.times import say_clock, say_day, say_moment
from aukio.domain.wording.parts import SignPart

_PARTS = {
    SignPart.HOURS: "Aukiolo",
    SignPart.ENTRY: "Sisäänpääsy",
    SignPart.DIFFERENT: "Mikä on toisin",
    SignPart.COMING: "Tulossa",
    SignPart.REACH: "Muut tavat asioida",
    SignPart.UNITS: "Tässä talossa",
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
