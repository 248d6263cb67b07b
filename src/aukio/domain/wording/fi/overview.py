"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.fi.times import say_day, say_days_from_to, say_spans, say_weekday
from aukio.domain.wording.phrasing import joined, listed, sentence, sentences
from aukio.domain.wording.when import Ahead

CAUSES = {
    "epidemic": "epidemian vuoksi",
    "weather": "sään vuoksi",
    "strike": "lakon vuoksi",
    "renovation": "remontin vuoksi",
    "staff": "henkilöstöpulan vuoksi",
    "holiday": "juhlapyhien tai loma-ajan vuoksi",
    "technical": "teknisen vian vuoksi",
}


def say_closed_places(
    now: Sequence[str], coming: Sequence[tuple[Ahead, Sequence[str]]], today: date, cause: str = ""
) -> str:
    """``Suljettu: molemmat kirjastot, ja 30.3. alkaen myös Kalajärven hammashoitola.``"""
    why = f" {CAUSES[cause]}" if cause in CAUSES else ""
    if not now:
        later = [f"{listed(names, 'ja')} {_ahead(when, today)}" for when, names in coming]
        return sentence(f"suljetaan{why}: {joined(later, 'ja')}")
    later = [f"{_ahead(when, today)} myös {listed(names, 'ja')}" for when, names in coming]
    said = [f"{listed(now, 'ja')}{',' if later else ''}", joined(later, "ja")]
    return sentence(f"suljettu{why}: {' '.join(filter(None, said))}")


def _ahead(when: Ahead, today: date) -> str:
    """``ma 30.3. alkaen`` · ``ma 30.3. klo 13–17`` · ``2.–5.1.``."""
    day = f"{say_weekday(when.first)} {say_day(when.first, today)}"
    if when.last is None:
        return f"{day} alkaen"
    if when.last == when.first:
        return " ".join(filter(None, [day, f"klo {say_spans(when.spans)}" if when.spans else ""]))
    return say_days_from_to(when.first, when.last, today)


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``Vain ajanvarauksella: molemmat terveysasemat. Puhelimitse: Työllisyyden palvelutori.``"""
    return sentences(f"{how}: {listed(names, 'ja')}" for how, names in groups)


def say_earlier_updates(count: int) -> str:
    """``ja 6 aiempaa päivitystä``: rows of a log that are not shown."""
    return "ja yksi aiempi päivitys" if count == 1 else f"ja {count} aiempaa päivitystä"
