"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.en.times import say_day, say_days_from_to, say_spans, say_weekday
from aukio.domain.wording.phrasing import joined, listed, sentence, sentences
from aukio.domain.wording.when import Ahead

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
    now: Sequence[str], coming: Sequence[tuple[Ahead, Sequence[str]]], today: date, cause: str = ""
) -> str:
    """``Closed: both libraries. From 30 March also: Kalajärvi Dental Clinic.`` as one sentence."""
    why = f" {CAUSES[cause]}" if cause in CAUSES else ""
    if not now:
        later = [f"{listed(names, 'and')} {_ahead(when, today)}" for when, names in coming]
        return sentence(f"will be closed{why}: {joined(later, 'and')}")
    later = [f"{_ahead(when, today)} also {listed(names, 'and')}" for when, names in coming]
    said = [f"{listed(now, 'and')}{',' if later else ''}", joined(later, "and")]
    return sentence(f"closed{why}: {' '.join(filter(None, said))}")


def _ahead(when: Ahead, today: date) -> str:
    """``from Mon 30 March`` · ``on Mon 30 March 1 pm–5 pm`` · ``from 2 to 5 January``."""
    day = f"{say_weekday(when.first)} {say_day(when.first, today)}"
    if when.last is None:
        return f"from {day}"
    if when.last == when.first:
        return " ".join(filter(None, [f"on {day}", say_spans(when.spans) if when.spans else ""]))
    return f"from {say_days_from_to(when.first, when.last, today)}"


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``By appointment only: both health centres. By phone: Employment Corner.``"""
    return sentences(f"{how}: {listed(names, 'and')}" for how, names in groups)


def say_earlier_updates(count: int) -> str:
    """``and 6 earlier updates``: rows of a log that are not shown."""
    return "and one earlier update" if count == 1 else f"and {count} earlier updates"
