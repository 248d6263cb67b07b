"""The cells of an uploaded table, to show the wrong ones and to write the corrected ones."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import xlsx_table
from aukio.formats.exchange.table_row import text_of

Rows = list[list[str]]

TABLES = ("csv", "xlsx")
_SEPARATORS = ";\t,"
_ZIP = b"PK\x03\x04"


def table_system(content: bytes) -> str:
    """``xlsx`` for a spreadsheet of Excel or LibreOffice, else ``csv``."""
    return "xlsx" if content.startswith(_ZIP) else "csv"


def rows_of(content: bytes) -> Rows:
    """The cells of a table as texts, also of one whose cells are wrong; empty for a file that is no table."""
    try:
        return _of_sheet(content) if table_system(content) == "xlsx" else _of_text(content)
    except (Refused, UnicodeDecodeError, csv.Error):
        return []


def with_corrections(rows: Rows, cells: Mapping[tuple[int, int], str]) -> Rows:
    """The rows with other texts in some cells, by row and column, both counted from 0; the table gets no wider."""
    made = [list(row) for row in rows]
    width = max(map(len, made), default=0)
    for (row, column), text in cells.items():
        if row < len(made) and column < width:
            made[row] += [""] * (column + 1 - len(made[row]))
            made[row][column] = text
    return made


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV for our own reader: every cell is kept as it is."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


def _of_sheet(content: bytes) -> Rows:
    return [[text_of(cell) for cell in row] for row in xlsx_table.cells(content)[0]]


def _of_text(content: bytes) -> Rows:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252")
    first = next((each for each in text.splitlines() if each.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    return [[text_of(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=separator)]
