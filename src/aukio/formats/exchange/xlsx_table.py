"""Places as a spreadsheet of Excel or LibreOffice: the first sheet, read and written.

The library for spreadsheets is imported where it is used: every command and server would start a tenth slower.
"""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange.moved import Moved, Setting
from aukio.formats.exchange.table import places_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_BYTES = 200_000_000
"""How large the unpacked parts of a file may be: a small file can unpack to gigabytes."""
_MOST_ROWS, _MOST_COLUMNS = 100_000, 500
_BROKEN = (
    *(BadZipFile, LookupError, ValueError, OSError, TypeError, AttributeError, EOFError, RuntimeError),
    *(ParseError, zlib.error),
)
"""What the reader of spreadsheets raises for a file that is damaged or is another kind of file."""
_TEXT_FORMAT = "@"
_WIDTH = 22


def read(content: bytes, setting: Setting) -> Moved:
    """The places of the first sheet. Raises ``Refused`` with a line for each cell that is not understood."""
    rows, title = cells(content)
    return places_of("table", rows, setting, f"sheet '{title}'" if title else "the file")


def cells(content: bytes) -> tuple[list[list[Any]], str]:
    """The rows of the first sheet and its title; raises ``Refused`` for what is no spreadsheet, or too large a one."""
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(content)) as parts:
            size = sum(each.file_size for each in parts.infolist())
        book = load_workbook(BytesIO(content), read_only=True, data_only=True) if size <= _MOST_BYTES else None
        sheets = [] if book is None else book.worksheets
        found = sheets[0].iter_rows(values_only=True, max_col=_MOST_COLUMNS) if sheets else ()
        rows = [_filled(row) for row in islice(found, _MOST_ROWS + 1)]
    except _BROKEN as error:
        why = str(error).partition("\n")[0] or type(error).__name__
        raise Refused(f"this is no xlsx spreadsheet: {why}.", next_step="Save it as .xlsx, or use CSV.") from None
    if book is None:
        raise Refused("the spreadsheet is too large.", next_step="Split it, or save it as CSV.")
    if len(rows) > _MOST_ROWS:
        raise Refused(f"the sheet has more than {_MOST_ROWS} rows.", next_step="Split it, or save it as CSV.")
    return rows, sheets[0].title if sheets else ""


def _filled(row: Sequence[Any]) -> list[Any]:
    """A row without the empty cells at its end: one cell in the last corner of a sheet gives every row hundreds."""
    last = next((number for number in range(len(row), 0, -1) if row[number - 1] is not None), 0)
    return list(row[:last])


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as one sheet; every cell is text, so that no spreadsheet makes a date of ``9-20``."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Aukio"
    widest = 1
    for number, row in enumerate(rows, start=1):
        widest = max(widest, len(row))
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type, cell.number_format = text or None, "s", _TEXT_FORMAT
    for column in range(1, widest + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
