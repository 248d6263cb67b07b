"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.phrasing import joined, listed, sentence, sentences
from aukio.domain.wording.sv.times import say_day, say_weekday

CAUSES = {
    "epidemic": "på grund av epidemin",
    "weather": "på grund av vädret",
    "strike": "på grund av en strejk",
    "renovation": "på grund av reparationer",
    "staff": "på grund av personalbrist",
    "holiday": "på grund av helg eller semester",
    "technical": "på grund av ett tekniskt fel",
}


def say_closed_places(
    now: Sequence[str], coming: Sequence[tuple[date, Sequence[str]]], today: date, cause: str = ""
) -> str:
    """``Stängt: båda biblioteken, och från och med 30.3 även tandkliniken i Kalajärvi.``"""
    why = f" {CAUSES[cause]}" if cause in CAUSES else ""
    if not now:
        later = [f"{listed(names, 'och')} från och med {_day(day, today)}" for day, names in coming]
        return sentence(f"stänger{why}: {joined(later, 'och')}")
    later = [f"från och med {_day(day, today)} även {listed(names, 'och')}" for day, names in coming]
    said = [f"{listed(now, 'och')}{',' if later else ''}", joined(later, "och")]
    return sentence(f"stängt{why}: {' '.join(filter(None, said))}")


def _day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``Endast med tidsbokning: båda hälsostationerna. Per telefon: Sysselsättningstorget.``"""
    return sentences(f"{how}: {listed(names, 'och')}" for how, names in groups)


def say_earlier_updates(count: int) -> str:
    """``och 6 tidigare uppdateringar``: rows of a log that are not shown."""
    return "och en tidigare uppdatering" if count == 1 else f"och {count} tidigare uppdateringar"
