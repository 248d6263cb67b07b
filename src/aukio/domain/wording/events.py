"""How a date stands and for whom it is, in three languages: by year of birth, never by an age (R104)."""

from datetime import date

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.events import Audience, OccurrenceState
from aukio.domain.wording.languages import language

_BOTH = {
    "fi": "Vuosina {first}–{last} syntyneille.",
    "sv": "För dem som är födda {first}–{last}.",
    "en": "For people born in {first}–{last}.",
}
_FROM = {
    "fi": ("Vuonna {said} tai sen jälkeen syntyneille.", "{said} tai sen jälkeen syntyneille."),
    "sv": ("För dem som är födda {said} eller senare.", "För dem som är födda den {said} eller senare."),
    "en": ("For people born in {said} or later.", "For people born on {said} or later."),
}
_UNTIL = {
    "fi": ("Vuonna {said} tai sitä ennen syntyneille.", "{said} tai sitä ennen syntyneille."),
    "sv": ("För dem som är födda {said} eller tidigare.", "För dem som är födda den {said} eller tidigare."),
    "en": ("For people born in {said} or earlier.", "For people born on {said} or earlier."),
}


_STATES = Partial(
    {
        OccurrenceState.CANCELLED: {"fi": "Peruttu", "sv": "Inställt", "en": "Cancelled"},
        OccurrenceState.RESCHEDULED: {"fi": "Uusi aika", "sv": "Ny tid", "en": "New date"},
    },
    reason="a date that is on as planned needs no word",
)


def say_with_state(title: str, state: OccurrenceState, lang: str) -> str:
    """A title for readers that show nothing else: ``Cancelled: Reading circle``."""
    said = _STATES.get(state)
    return title if said is None else f"{said[lang]}: {title}"


def say_audience(whom: Audience, lang: str) -> str:
    """``For people born in 2001 or later.``; nothing where it is for everybody."""
    first, last = whom.born_from, whom.born_until
    if first is not None and last is not None:
        if _begins_year(first) and _ends_year(last):
            return _BOTH[lang].format(first=first.year, last=last.year)
        return f"{_one(_FROM, first, lang)} {_one(_UNTIL, last, lang)}"
    if first is not None:
        return _one(_FROM, first, lang)
    return "" if last is None else _one(_UNTIL, last, lang)


def _one(said: dict[str, tuple[str, str]], day: date, lang: str) -> str:
    whole = _begins_year(day) if said is _FROM else _ends_year(day)
    return said[lang][0 if whole else 1].format(said=day.year if whole else language(lang).say_day(day))


def _begins_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)
