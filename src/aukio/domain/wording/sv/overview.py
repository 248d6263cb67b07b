"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.phrasing import joined, listed, sentence, sentences
from aukio.domain.wording.sv.times import say_day, say_days_from_to, say_spans, say_weekday
from aukio.domain.wording.when import Ahead

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
    now: Sequence[str], coming: Sequence[tuple[Ahead, Sequence[str]]], today: date, cause: str = ""
) -> str:
    """``Stängt: båda biblioteken, och från och med 30.3 även tandkliniken i Kalajärvi.``"""
    why = f" {CAUSES[cause]}" if cause in CAUSES else ""
    if not now:
        later = [f"{listed(names, 'och')} {_ahead(when, today)}" for when, names in coming]
        return sentence(f"stänger{why}: {joined(later, 'och')}")
    later = [f"{_ahead(when, today)} även {listed(names, 'och')}" for when, names in coming]
    said = [f"{listed(now, 'och')}{',' if later else ''}", joined(later, "och")]
    return sentence(f"stängt{why}: {' '.join(filter(None, said))}")


def _ahead(when: Ahead, today: date) -> str:
    """``från och med må 30.3`` · ``må 30.3 kl. 13–17`` · ``2–5.1``."""
    day = f"{say_weekday(when.first)} {say_day(when.first, today)}"
    if when.last is None:
        return f"från och med {day}"
    if when.last == when.first:
        return " ".join(filter(None, [day, f"kl. {say_spans(when.spans)}" if when.spans else ""]))
    return say_days_from_to(when.first, when.last, today)


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``Endast med tidsbokning: båda hälsostationerna. Per telefon: Sysselsättningstorget.``"""
    return sentences(f"{how}: {listed(names, 'och')}" for how, names in groups)


def say_earlier_updates(count: int) -> str:
    """``och 6 tidigare uppdateringar``: rows of a log that are not shown."""
    return "och en tidigare uppdatering" if count == 1 else f"och {count} tidigare uppdateringar"
