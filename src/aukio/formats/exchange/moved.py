"""What a file of another system says, in the terms of a directory file and of notice files.

``Place.data`` is the entry of a place in a directory file without its path; ``DatedDays.data`` is an arrangement of a
notice file without its scope. Each place has a list of what its source says and the record cannot keep.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from aukio.domain.base.languages import DEFAULT_LANGUAGE

Data: TypeAlias = dict[str, Any]

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reader of a file knows beside it.

    ``lang`` is the language of texts that state none; ``chosen``: it follows from what a person or the city says;
    ``stated``: the person who moves the places in has said it, and need not hear it again.
    ``country`` is that of the city, by whose example numbers are asked for.
    ``zone`` names the time zone of places that state none.
    ``shut_on_holidays``: hours that do not mention public holidays are closed on them; False: they are as on other
    days, since the source does not say, and the loss list says so.
    """

    lang: str = DEFAULT_LANGUAGE
    zone: str = "Europe/Helsinki"
    today: date = date(2000, 1, 1)
    shut_on_holidays: bool = False
    chosen: bool = True
    stated: bool = False
    country: str = "FI"


class Phrase(str):
    """English words with the values in them: ``template`` is what another language says in its own way."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    @classmethod
    def of(cls, template: str, values: Mapping[str, object]) -> "Phrase":
        """The words of a template with its values."""
        made = cls(template.format(**values))
        made.template, made.values = template, MappingProxyType(dict(values))
        return made


def phrase(template: str, **values: object) -> Phrase:
    """English words with values, such as ``phone '{number}'``."""
    return Phrase.of(template, values)


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that a source says of a place and that is not kept, and what is recorded instead.

    Both are English; those with values are a ``Phrase``. ``theme.losses`` has the words of other languages.
    """

    what: str
    instead: str

    def __str__(self) -> str:
        return f"{self.what}: {self.instead}"


@dataclass(frozen=True, slots=True)
class DatedDays:
    """Dated days of a place that differ from its normal hours; ``id`` stays the same in each reading."""

    id: str
    data: Data


@dataclass(frozen=True, slots=True)
class Place:
    """One place as its source describes it; ``key`` is its id there and ``path`` the path proposed for it."""

    key: str
    path: str
    data: Data
    exceptions: tuple[DatedDays, ...] = ()
    losses: tuple[Lost, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A whole file: ``places`` with parents first, ``services`` by slug; ``skipped`` is what is no place at all."""

    system: str
    places: tuple[Place, ...]
    services: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    organisations: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    skipped: tuple[Lost, ...] = ()


def slug(text: str, *, otherwise: str = "place") -> str:
    """A slug that resembles a text: ``Pääkirjasto, Tapiola`` is ``paakirjasto-tapiola``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall("[a-z0-9]+", letters)
    made = "-".join(words)[:_LONGEST].strip("-")
    return made or otherwise


def apart(paths: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Paths by key, from (key, wished path): a wish that is granted already gets the key after it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, path in paths:
        if key in found:
            continue
        mine = path if path not in taken else f"{path}-{slug(key)}"
        number = 2
        while mine in taken:
            mine, number = f"{path}-{number}", number + 1
        taken.add(mine)
        found[key] = mine
    return found
