"""Reading the JSON of another system: values by key, with an error that names the record and the field."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.domain.clock.form_input import as_dialled
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.formats.exchange.moved import Data, Lost, phrase
from aukio.formats.values.keys import shorten

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_MOST_HOURS = 24
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years before and from which a day stands for no day: ``0001-01-01``, ``9999-12-31``."""
_KINDS = {dict: "a mapping {…}", list: "a list […]", str: "a text", int: "a whole number", bool: "true or false"}


def parse(content: bytes, what: str) -> Any:
    """The value of a JSON file. Raises ``Refused`` that names the line."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Refused(f"byte {error.start} is not UTF-8.", next_step=f"Save {what} as UTF-8 JSON.") from None
    except json.JSONDecodeError as error:
        why = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise Refused(f"this is no JSON: {why}.", next_step=f"Give {what} as its API returns it.") from None
    except (RecursionError, ValueError) as error:
        raise Refused(f"this is no JSON: {error}.", next_step=f"Give {what} as its API returns it.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


class Fields:
    """One mapping of a source; ``where`` names it in errors, such as ``resource 900001, date_periods[2]``."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise Refused(f"{where}: expected {_KINDS[dict]}, found {say(data)}.")
        self.data, self.where = data, where

    def refuse(self, key: str, expected: str) -> Refused:
        """The error of a value that is not what is expected."""
        return Refused(f"{self.where}.{key}: expected {expected}, found {say(self.data.get(key))}.")

    def text(self, key: str) -> str:
        """A text or number as text, without control characters; empty where there is none."""
        value = self.data.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.refuse(key, "a text")
        return "".join(each if each.isprintable() or each == "\n" else " " for each in str(value)).strip()

    def needed(self, key: str) -> str:
        """A text that has to be there."""
        if not (value := self.text(key)):
            raise self.refuse(key, "a text")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where there is none."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.refuse(key, "true or false")
        return bool(value)

    def number(self, key: str) -> int | None:
        """A whole number, also written as text; None where there is none."""
        value = self.data.get(key)
        if value in (None, ""):
            return None
        if not isinstance(value, bool) and re.fullmatch(r"-?[0-9]{1,9}", str(value)):
            return int(value)
        raise self.refuse(key, "a whole number")

    def day(self, key: str) -> date | None:
        """A day as YYYY-MM-DD; None where there is none."""
        if not (value := self.text(key)):
            return None
        try:
            return _plain_day(value)
        except ValueError:
            raise self.refuse(key, "a day as YYYY-MM-DD") from None

    def last_day(self, key: str) -> date | None:
        """A day that is an end; None where there is none, or one so far away that it means there is none."""
        day = self.day(key)
        return None if day is not None and day.year >= LAST_YEAR else day

    def first_day(self, key: str) -> date | None:
        """A day that is a beginning; None where there is none, or one so long ago that it means there is none."""
        day = self.day(key)
        if day is not None and day.year >= LAST_YEAR:
            raise self.refuse(key, f"a day before the year {LAST_YEAR}")
        return None if day is not None and day.year < FIRST_YEAR else day

    def clock(self, key: str) -> int | None:
        """A clock time HH:MM or HH:MM:SS in minutes since midnight; None where there is none."""
        if not (value := self.text(key)):
            return None
        found = _CLOCK.fullmatch(value)
        minutes = int(found[1]) * 60 + int(found[2]) if found else -1
        if found is None or int(found[2]) > 59 or not 0 <= minutes <= MINUTES_IN_DAY:
            raise self.refuse(key, "a clock time as HH:MM")
        return minutes

    def inner(self, key: str) -> "Fields":
        """A mapping; an empty one where there is none."""
        return Fields(self.data.get(key) or {}, f"{self.where}.{key}")

    def items(self, key: str) -> list["Fields"]:
        """A list of mappings; an empty one where there is none."""
        return [Fields(item, f"{self.where}.{key}[{index}]") for index, item in enumerate(self.values(key))]

    def values(self, key: str) -> list[Any]:
        """A list; an empty one where there is none."""
        value = self.data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(key, _KINDS[list])
        return value

    def names(self, key: str, lang: str, losses: list[Lost]) -> dict[str, str]:
        """A text per language, as a mapping or as one text in ``lang``; texts in further languages are losses."""
        value = self.data.get(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            return one_language(self.text(key), lang)
        inner = self.inner(key)
        found = {str(code): inner.text(code) for code in value}
        if others := [code for code, text in found.items() if text and code not in LANGUAGES]:
            losses.append(
                Lost(
                    phrase("{key} in {others}", key=key, others=", ".join(others)),
                    phrase("left out: only {languages} are kept", languages=", ".join(LANGUAGES)),
                )
            )
        return {code: text for code in LANGUAGES if (text := line(found.get(code, "")))}


def one_language(text: str, lang: str) -> dict[str, str]:
    """A text in one language, or nothing."""
    plain = line(text)
    return {lang: plain} if plain else {}


def line(text: str) -> str:
    """A text as one line, without tags and control characters."""
    plain = _TAG.sub(" ", text)
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())


def say(value: Any) -> str:
    """A value in an error."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return _KINDS[type(value)]
    return f"'{shorten(str(value))}'"


def objects(data: Any, where: str, *keys: str) -> Iterator[tuple[Any, str]]:
    """The records of a file and their names: a list, one of the lists under ``keys``, or a single record."""
    if isinstance(data, Mapping):
        for key in keys:
            if isinstance(data.get(key), list):
                yield from ((each, f"{key}[{index}]") for index, each in enumerate(data[key]))
                return
        yield data, where
    elif isinstance(data, list):
        yield from ((each, f"{where} {index + 1}") for index, each in enumerate(data))
    else:
        raise Refused(f"expected {_KINDS[list]} or {_KINDS[dict]}, found {say(data)}.")


def phone_channel(numbers: Iterable[str], losses: list[Lost]) -> list[Data]:
    """A phone channel with the numbers that can be dialled."""
    contacts = []
    for number in numbers:
        kept = as_dialled(number)
        if kept is None:
            losses.append(Lost(phrase("phone '{number}'", number=shorten(number)), "left out: it cannot be dialled"))
        elif {"phone": kept} not in contacts:
            contacts.append({"phone": kept})
    return [{"kind": "phone", "contacts": contacts}] if contacts else []


def coordinates(latitude: Any, longitude: Any, losses: list[Lost]) -> list[float] | None:
    """Coordinates in degrees; None where there are none, or none that can be."""
    if latitude in (None, "") or longitude in (None, ""):
        return None
    try:
        point = [float(latitude), float(longitude)]
    except (TypeError, ValueError):
        point = []
    if len(point) == 2 and -90 <= point[0] <= 90 and -180 <= point[1] <= 180:
        return point
    losses.append(
        Lost(
            phrase("coordinates {latitude}, {longitude}", latitude=say(latitude), longitude=say(longitude)),
            "left out: they are no degrees",
        )
    )
    return None


def _plain_day(text: str) -> date:
    return date.fromisoformat(text[:10])
