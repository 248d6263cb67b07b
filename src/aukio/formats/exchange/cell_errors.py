"""The cells of a spreadsheet of places that were not understood, as values: where each is, and why it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from aukio.domain.base.mistakes import Refused

_MOST_SHOWN = 20


class CellReason(StrEnum):
    """Why a cell is refused; each has words in every language (``theme.refusals``)."""

    NO_NAME = "no_name"
    NO_PATH = "no_path"
    NO_HOURS = "no_hours"
    NO_HOLIDAYS = "no_holidays"
    NO_DAYS = "no_days"
    NO_PHONE = "no_phone"
    NO_MAIL = "no_mail"
    NO_ADDRESS = "no_address"
    NO_DEGREES = "no_degrees"
    ONE_COORDINATE = "one_coordinate"
    NO_FLAG = "no_flag"
    NO_CHOICE = "no_choice"
    NOT_TEXT = "not_text"
    HOURS_TWICE = "hours_twice"
    CHANNEL_TWICE = "channel_twice"


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that was not understood: its row, counted from 1 as spreadsheets do, and its column.

    ``column`` is counted from 0, None where the table has no such column, and ``header`` its name. ``said`` says in
    English what is wrong, with the particulars. ``facts`` are the values for the words of ``reason``.
    """

    row: int
    column: int | None
    header: str
    reason: CellReason
    said: str
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def __str__(self) -> str:
        return f"row {self.row}, column '{self.header}': {self.said}"


class TableRefused(Refused):
    """A table with cells that were not understood; ``others`` are lines about anything else."""

    def __init__(self, source: str, cells: Sequence[CellError], others: Sequence[str]) -> None:
        lines = [f"{source}: {each}" for each in (*others, *cells)]
        more = len(lines) - _MOST_SHOWN
        super().__init__("\n".join([*lines[:_MOST_SHOWN], *([f"… and {more} more."] if more > 0 else [])]))
        self.source, self.cells, self.others = source, tuple(cells), tuple(others)
