"""Readers for the fields of an effect; a value that does not fit is refused with the keys that lead to it."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import ChannelKind, Contact, PlaceId
from aukio.domain.week import Week
from aukio.formats.schemas.schema_parts import part
from aukio.formats.values.keys import Inside, Misfit, read_word
from aukio.formats.values.text_data import Json, contacts_from_data, day_from_data, week_from_data
from aukio.formats.values.time_data import clock_from_data, length_from_data

NamePlace: TypeAlias = Callable[[PlaceId], object]
"""Names a place in data: by its path in a file, by its id in a row."""

FindPlace: TypeAlias = Callable[[Json], PlaceId]
"""Finds the place that data names, or raises ``NotFound``."""

_Word = TypeVar("_Word", bound=StrEnum)


def found_place(find_place: FindPlace, named: Json) -> PlaceId:
    """The place that data names; an unknown place raises ``Misfit``."""
    try:
        return find_place(named)
    except NotFound as error:
        raise Misfit(error.message, next_step=error.next_step) from None


def places(body: Json, find_place: FindPlace, key: str = "places") -> tuple[PlaceId, ...]:
    """The places of a list, in order."""
    found = []
    for index, named in enumerate(body.get(key, ())):
        with Inside(key, index):
            found.append(found_place(find_place, named))
    return tuple(found)


def word(words: type[_Word], body: Json, key: str) -> _Word:
    """A member of a closed list of words."""
    with Inside(key):
        return read_word(words, body[key])


def optional_word(words: type[_Word], body: Json, key: str) -> _Word | None:
    """A member of a closed list of words, or None without one."""
    return word(words, body, key) if body.get(key) is not None else None


def channel_kinds(body: Json) -> tuple[ChannelKind, ...]:
    """The kinds of channel of a list, in order."""
    channels = []
    for index, item in enumerate(body.get("channels", ())):
        with Inside("channels", index):
            channels.append(read_word(ChannelKind, item))
    return tuple(channels)


def contacts(body: Json) -> tuple[Contact, ...]:
    """The contacts of a list, in order."""
    with Inside("contacts"):
        return contacts_from_data(body.get("contacts", ()))


DURING = part("week") | {"description": "weekly hours such as 'Mo-Fr 09:00-11:30'; it holds in them only, by the clock"}
"""The schema of ``during``."""


def written_week(week: Week | None) -> str | None:
    """The text of a week, or nothing without one."""
    return None if week is None else str(week)


def week(body: Json, key: str = "week") -> Week:
    """A week."""
    with Inside(key):
        return week_from_data(body[key])


def optional_week(body: Json, key: str = "week") -> Week | None:
    """A week, or None without one."""
    return week(body, key) if body.get(key) is not None else None


def exact_week(body: Json, key: str = "during") -> Week | None:
    """A week whose times are exact, or None without one: the minutes of these effects are exact."""
    found = optional_week(body, key)
    if found is not None and found.is_approximate:
        with Inside(key):
            raise Misfit(
                f"'{found}' has a time that is not exact; here each minute counts",
                next_step="Write clock times such as 'Mo-Fr 09:00-11:30'; 'hours' and 'close' may be approximate.",
            )
    return found


def optional_length(body: Json, key: str) -> int | None:
    """A length such as ``2h`` or ``1h30min``, in minutes; None without one."""
    with Inside(key):
        return length_from_data(body[key]) if body.get(key) is not None else None


def optional_clock(body: Json, key: str) -> int | None:
    """A clock time such as ``11:00``, in minutes since midnight; None without one."""
    with Inside(key):
        return clock_from_data(body[key]) if body.get(key) is not None else None


def optional_day(body: Json, key: str) -> date | None:
    """A calendar day, or None without one."""
    with Inside(key):
        return day_from_data(body[key]) if body.get(key) is not None else None
