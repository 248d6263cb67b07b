"""One row of a spreadsheet of places: its cells by field, and an error for each that is not understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Protocol, TypeAlias, TypeVar

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import as_dialled, example_number
from aukio.domain.week import Cycle, Holidays, Rule, Week, Weekday
from aukio.domain.week.rules import ClockSpan
from aukio.formats.exchange.cell_errors import CellError, CellReason
from aukio.formats.exchange.columns import Column, key_of
from aukio.formats.exchange.json_source import line
from aukio.formats.exchange.moved import Setting
from aukio.formats.exchange.typed_days import SpecialDays, read_special_days
from aukio.formats.exchange.typed_hours import read_day_hours, read_hours, week_of_days
from aukio.formats.values.keys import say_choice, shorten

Cell: TypeAlias = object
"""A cell as a spreadsheet gives it: a text, a number, a date, a time, true or false, None."""

_YES = ("yes", "true", "1", "x", "kyllä", "on", "ja")
_NO = ("no", "false", "0", "", "ei", "nej")
_AS_USUAL = ("as_usual", "normal", "normaalisti", "som_vanligt", "kuten_muulloin")
_T = TypeVar("_T")


class Reading(Protocol):
    """What a row needs of the table that it is in."""

    errors: list[CellError]

    @property
    def headers(self) -> Mapping[int, str]:
        """The headers by column."""

    @property
    def columns(self) -> Mapping[int, Column]:
        """What each column holds."""

    @property
    def setting(self) -> Setting:
        """What is known beside the table."""


def text_of(cell: Cell) -> str:
    """The text of a cell; a whole number has no decimals."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


class Row:
    """The cells of one row by field; what is not understood is added to the errors of the reading."""

    def __init__(self, number: int, row: Sequence[Cell], reading: Reading) -> None:
        self.number, self.reading = number, reading
        self.cells = {
            column: (index, row[index])
            for index, column in reading.columns.items()
            if index < len(row) and text_of(row[index])
        }

    def refuse(
        self,
        field_: str,
        reason: CellReason,
        said: str,
        *,
        column: Column | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Add an error about a cell."""
        wanted = column or next((each for each in self.reading.columns.values() if each.field == field_), None)
        index = next((index for index, each in self.reading.columns.items() if each == wanted), None)
        header = field_ if index is None else self.reading.headers[index]
        self.reading.errors.append(CellError(self.number, index, header, reason, said, facts or {}))

    def has(self, field_: str) -> bool:
        return any(column.field == field_ for column in self.cells)

    def text(self, field_: str) -> str:
        return next((line(text_of(cell)) for column, (_, cell) in self.cells.items() if column.field == field_), "")

    def by_language(self, field_: str) -> dict[str, str]:
        """A text by language; a column without one is in the language of the setting, unless a column states it."""
        usual = self.reading.setting.lang
        texts = sorted(
            (bool(c.lang), c.lang or usual, line(text_of(cell)))
            for c, (_, cell) in self.cells.items()
            if c.field == field_
        )
        return {lang: text for _, lang, text in texts}

    def of_any_language(self, field_: str) -> str | dict[str, str]:
        """A text by language; a column without one is the same text in every language, unless others state theirs."""
        stated = any(column.field == field_ and column.lang for column in self.cells)
        return self.by_language(field_) if stated else self.text(field_)

    def ids(self) -> Iterator[tuple[Column, str]]:
        yield from ((column, text_of(cell)) for column, (_, cell) in self.cells.items() if column.field == "ids")

    def listed(self, field_: str) -> list[str]:
        return [part.strip() for part in self.text(field_).replace(";", ",").split(",") if part.strip()]

    def choice(self, field_: str, words: Mapping[str, _T], usual: _T) -> _T:
        said = key_of(self.text(field_))
        if not said:
            return usual
        if said not in words:
            self._refuse_choice(field_, self.text(field_), list(words))
            return usual
        return words[said]

    def is_one_of(self, field_: str, said: str, words: Iterable[str]) -> bool:
        if said in words:
            return True
        self._refuse_choice(field_, said, list(words))
        return False

    def _refuse_choice(self, field_: str, found: str, words: list[str]) -> None:
        facts = {"found": shorten(found), "words": ", ".join(words)}
        self.refuse(field_, CellReason.NO_CHOICE, say_choice(found, words), facts=facts)

    def flag(self, field_: str) -> bool:
        said = self.text(field_).casefold()
        if said not in (*_YES, *_NO):
            self.refuse(field_, CellReason.NO_FLAG, f"expected yes or no, found '{shorten(said)}'.")
        return said in _YES

    def coordinates(self) -> list[float] | None:
        texts = {each: self.text(each).replace(",", ".") for each in ("latitude", "longitude")}
        if not all(texts.values()):
            for each, text in texts.items():
                if not text and any(texts.values()):
                    self.refuse(each, CellReason.ONE_COORDINATE, "it is empty, and the other coordinate is not.")
            return None
        found = []
        for each, most in (("latitude", 90), ("longitude", 180)):
            try:
                value = float(texts[each])
            except ValueError:
                value = most + 1.0
            if not -most <= value <= most:
                self.refuse(
                    each,
                    CellReason.NO_DEGREES,
                    f"expected degrees from -{most} to {most}, found '{shorten(texts[each])}'.",
                )
                return None
            found.append(value)
        return found

    def contacts(self) -> dict[str, str]:
        found = {}
        if phone := self.text("phone"):
            kept = as_dialled(phone)
            if kept is None:
                example = example_number(self.reading.setting.country)
                said = f"'{shorten(phone)}' cannot be dialled. Write it as {example}."
                self.refuse("phone", CellReason.NO_PHONE, said, facts={"words": example})
            else:
                found["phone"] = kept
        if email := self.text("email"):
            if "@" not in email.strip("@") or " " in email or "." not in email.rpartition("@")[2].strip("."):
                self.refuse("email", CellReason.NO_MAIL, f"'{shorten(email)}' is no e-mail address.")
            else:
                found["email"] = email
        if url := self.text("url"):
            url = url if "://" in url else f"https://{url}"
            if not url.startswith(("http://", "https://")) or " " in url or '"' in url:
                self.refuse("url", CellReason.NO_ADDRESS, f"'{shorten(url)}' is no web address.")
            else:
                found["url"] = url
        return found

    def special_days(self) -> list[SpecialDays]:
        text = next((str(cell) for c, (_, cell) in self.cells.items() if c.field == "special"), "")
        try:
            return list(read_special_days(text))
        except BadRequest as error:
            self.refuse("special", CellReason.NO_DAYS, str(error))
            return []

    def week(self) -> Week | Cycle | None:
        """The week of the row, from its text or from a column for each weekday; None where it states none."""
        by_day = {c: cell for c, (_, cell) in self.cells.items() if c.field == "day"}
        whole = next(((c, cell) for c, (_, cell) in self.cells.items() if c.field == "hours"), None)
        if whole is not None:
            text = self._hourstext_of(whole[0], whole[1])
            if by_day:
                self.refuse(
                    "hours",
                    CellReason.HOURS_TWICE,
                    "it states hours, and so does the column of a weekday. Keep one of the two.",
                )
            try:
                return read_hours(text) if text else None
            except BadRequest as error:
                self.refuse("hours", CellReason.NO_HOURS, str(error))
                return None
        if not by_day:
            return None
        found: dict[Weekday, tuple[ClockSpan, ...]] = {}
        for column, cell in by_day.items():
            try:
                text = self._hourstext_of(column, cell)
                if column.day is not None:
                    found[column.day] = read_day_hours(text) if text else ()
            except BadRequest as error:
                self.refuse("day", CellReason.NO_HOURS, str(error), column=column)
        return week_of_days(found)

    def _hourstext_of(self, column: Column, cell: Cell) -> str:
        if isinstance(cell, datetime | date | time | float | int):
            self.refuse(
                column.field,
                CellReason.NOT_TEXT,
                f"the spreadsheet made {cell} of what was typed. Format the column as text and type it again.",
                column=column,
                facts={"found": str(cell)},
            )
            return ""
        return text_of(cell)

    def feasts(self) -> Callable[[Week], Week] | None:
        """A function that gives a week its rule for public holidays; None where the row says nothing of them."""
        said = self.text("holidays")
        if not said:
            return None
        if key_of(said) in _AS_USUAL:
            return lambda week: week
        try:
            spans = read_day_hours(said)
        except BadRequest as error:
            self.refuse("holidays", CellReason.NO_HOLIDAYS, str(error))
            return None
        return lambda week: Week((*week.rules, Rule(Holidays(), spans)))
