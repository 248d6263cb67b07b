"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.en.times import say_day, say_weekday
from aukio.domain.wording.phrasing import joined, listed, sentence, sentences

CAUSES = {
    "epidemic": "because of the epidemic",
    "weather": "because of the weather",
    "strike": "because of a strike",
    "renovation": "because of repairs",
    "staff": "because of a shortage of staff",
    "holiday": "because of holidays",
    "technical": "because of a technical fault",
}


def say_closed_places(
    now: Sequence[str], coming: Sequence[tuple[date, Sequence[str]]], today: date, cause: str = ""
) -> str:
    """``Closed: both libraries. From 30 March also: Kalajärvi Dental Clinic.`` as one sentence."""
    why = f" {CAUSES[cause]}" if cause in CAUSES else ""
    if not now:
        later = [f"{listed(names, 'and')} from {_day(day, today)}" for day, names in coming]
        return sentence(f"will be closed{why}: {joined(later, 'and')}")
    later = [f"from {_day(day, today)} also {listed(names, 'and')}" for day, names in coming]
    said = [f"{listed(now, 'and')}{',' if later else ''}", joined(later, "and")]
    return sentence(f"closed{why}: {' '.join(filter(None, said))}")


def _day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``By appointment only: both health centres. By phone: Employment Corner.``"""
    return sentences(f"{how}: {listed(names, 'and')}" for how, names in groups)


def say_earlier_updates(count: int) -> str:
    """``and 6 earlier updates``: rows of a log that are not shown."""
    return "and one earlier update" if count == 1 else f"and {count} earlier updates"
