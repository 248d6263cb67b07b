"""The cells of a table that were not understood, each with its text and what to write instead."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from aukio.desk.moving.table_text import Rows, rows_of
from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange.cell_errors import CellError, TableRefused
from aukio.formats.exchange.columns import column_of
from aukio.theme.refusals import cell_in_words

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CellMistake:
    """A cell that was not understood: where it is, what it holds, and what to write there.

    ``row`` is counted from 1, as spreadsheets do; ``column`` from 0, None where the cell cannot be found.
    """

    row: int
    header: str
    place: str
    column: int | None
    text: str
    said: str

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"cell-{self.row}-{self.column}"


def cell_mistakes(refused: Refused, content: bytes) -> tuple[list[CellMistake], list[str]]:
    """The cells of a table that a refusal names, one for each, and its lines about anything else.

    Only a table of which cells were read is read again: another may be damaged, or unpack to gigabytes.
    """
    if not isinstance(refused, TableRefused):
        return [], []
    found: dict[str, CellMistake] = {}
    rows = rows_of(content) if refused.cells else []
    for cell in refused.cells:
        mistake = _mistake(cell, rows)
        found.setdefault(mistake.name, mistake)
    return list(found.values())[:_MOST_SHOWN], list(refused.others)


def corrections(sent: QueryDict) -> dict[tuple[int, int], str]:
    """The corrected cells of a form, by row and column counted from 0."""
    found = {}
    for name in sent:
        if match := re.fullmatch(r"cell-([1-9]\d{0,6})-(\d{1,4})", name):
            found[int(match[1]) - 1, int(match[2])] = sent.get(name, "").strip()
    return found


def _mistake(cell: CellError, rows: Rows) -> CellMistake:
    heads = next((row for row in rows if any(row)), [])
    row = rows[cell.row - 1] if 0 < cell.row <= len(rows) else []
    names = [index for index, each in enumerate(heads) if (it := column_of(each)) and it.field == "name"]
    place = next((row[index] for index in names if index < len(row) and row[index]), "")
    text = row[cell.column] if cell.column is not None and cell.column < len(row) else ""
    return CellMistake(cell.row, cell.header, place, cell.column, text, cell_in_words(cell))
