"""The summary of a notice: which places are closed, and how the others work."""

from collections.abc import Sequence
from datetime import date

from aukio.domain.wording.en.times import say_day
from aukio.domain.wording.phrasing import joined, listed, sentence


def say_closed_places(now: Sequence[str], coming: Sequence[tuple[date, Sequence[str]]], today: date) -> str:
    """``Closed: both libraries. From 30 March also: Kalajärvi Dental Clinic.`` as one sentence."""
    later = [f"from {say_day(day, today)}{' also' if now else ''} {listed(names, 'and')}" for day, names in coming]
    said = [f"{listed(now, 'and')}{',' if later else ''}" if now else "", joined(later, "and")]
    return sentence(f"closed: {' '.join(filter(None, said))}")


def say_open_places(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """``By appointment only: both health centres; by phone: Employment Corner.``"""
    said = "; ".join(f"{how[:1].lower()}{how[1:]}: {listed(names, 'and')}" for how, names in groups)
    return sentence(said)


def say_earlier_updates(count: int) -> str:
    """``and 6 earlier updates``: rows of a log that are not shown."""
    return "and one earlier update" if count == 1 else f"and {count} earlier updates"
