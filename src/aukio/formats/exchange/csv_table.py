"""Places as CSV: separated by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252 as spreadsheets save it."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import StringIO

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange.moved import Lost, Moved, Setting
from aukio.formats.exchange.table import places_of

MEDIA_TYPE = "text/csv"
_SEPARATORS = ";\t,"
_STATED = re.compile(r"\s*sep=(.)\r?\n", re.IGNORECASE)
"""The first line with which Excel states the separator of the others."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # as East Asian keyboards type them
"""Beginnings of a text that a spreadsheet takes for a formula."""


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file. Raises ``Refused`` with a line for each cell that is not understood."""
    text, is_guessed = _decoded(content)
    first = next((each for each in text.splitlines() if each.strip()), "")
    stated = _STATED.match(text)
    separator = stated[1] if stated else max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Refused(f"this is no CSV: {error}.", next_step="Save it as CSV in UTF-8.") from None
    rows = [[_as_typed(cell) for cell in row] for row in rows]
    if stated:
        rows[0] = []
    moved = places_of("table", rows, setting, "table")
    if is_guessed:
        guess = Lost("the encoding", "the file is not UTF-8: it was read as Windows-1252")
        moved = replace(moved, skipped=(*moved.skipped, guess))
    return moved


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8 with a mark that spreadsheets recognise; no cell begins like a formula."""
    out = StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a phone number stays as it is."""
    is_number = cell[1:].replace(" ", "").isdigit()
    return f"'{cell}" if cell.startswith(_DANGEROUS) and not is_number else cell


def _as_typed(cell: str) -> str:
    """A cell without the apostrophe with which ``safe`` keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_DANGEROUS) else cell


def _decoded(content: bytes) -> tuple[str, bool]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), False
        except UnicodeDecodeError:
            raise Refused("this is no UTF-16.", next_step="Save the table as CSV in UTF-8.") from None
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused(f"byte {error.start} is not UTF-8.", next_step="Save the table as CSV in UTF-8.") from None
    if "\x00" in text:
        raise Refused("this is no text.", next_step="Save the table as CSV in UTF-8, or use --from xlsx.")
    return text, True
