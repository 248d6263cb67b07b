"""How a date stands and for whom it is, in the words of a language: by year of birth, never by an age (R104)."""

from datetime import date

from aukio.domain.people.events import Audience, OccurrenceState
from aukio.domain.wording.languages import language


def say_with_state(title: str, state: OccurrenceState, lang: str) -> str:
    """A title for readers that show nothing else: ``Cancelled: Reading circle``."""
    said = language(lang).EVENT_WORDS.states.get(state)
    return title if said is None else f"{said}: {title}"


def say_audience(whom: Audience, lang: str) -> str:
    """``For people born in 2001 or later.``; nothing where it is for everybody."""
    words = language(lang).EVENT_WORDS
    first, last = whom.born_from, whom.born_until
    if first is not None and last is not None and _begins_year(first) and _ends_year(last):
        return words.born_between.format(first=first.year, last=last.year)
    said = []
    if first is not None:
        said.append(_one(words.born_from, first, lang, whole_year=_begins_year(first)))
    if last is not None:
        said.append(_one(words.born_until, last, lang, whole_year=_ends_year(last)))
    return " ".join(said)


def _one(sentences: tuple[str, str], day: date, lang: str, *, whole_year: bool) -> str:
    of_year, of_day = sentences
    return of_year.format(said=day.year) if whole_year else of_day.format(said=language(lang).say_day(day))


def _begins_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)
