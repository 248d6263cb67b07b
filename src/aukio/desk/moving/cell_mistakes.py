"""The cells of a table that were not understood, each with its text and what to write instead."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.desk.moving.table_text import Rows, rows_of
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange.columns import column_of
from aukio.theme.reader_language import active_language

_CELL = re.compile(r"(?:.*?: )?row (\d+), column '(.*?)': (.*)", re.DOTALL)
_HOURS = _("Write hours such as 9–20 or Mon–Fri 9–17, Sat 10–14.")
HINTS: dict[str, Promise] = {
    "name": _("Write the name of the place."),
    "hours": _HOURS,
    "day": _HOURS,
    "holidays": _("Write the hours of public holidays, “closed” or “as usual”."),
    "special": _("Write days and hours such as 24.12.2026 closed; 31.12.2026 9–14."),
    "phone": _("Write the number as +358 40 123 4567."),
    "email": _("Write an e-mail address."),
    "url": _("Write a web address."),
    "latitude": _("Write degrees such as 60.17, in both columns."),
    "longitude": _("Write degrees such as 24.94, in both columns."),
    "own_entrance": _("Write yes or no."),
    "path": _("Write a–z, digits and hyphens, joined by “/”."),
}
"""What to write in a column, by its field (``formats.exchange.columns``)."""
_CHOICE = _("Choose one of the words of the template.")


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
    hint: Promise | None

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"cell-{self.row}-{self.column}"


def cell_mistakes(refused: Refused, content: bytes) -> tuple[list[CellMistake], list[str]]:
    """The cells of a table that a refusal names, one for each, and its lines about anything else.

    Only a table of which cells were read is read again: another may be damaged, or unpack to gigabytes.
    """
    found: dict[str, CellMistake] = {}
    others: list[str] = []
    named = [(line, _CELL.fullmatch(line)) for line in refused.message.split("\n")]
    rows = rows_of(content) if any(match for _line, match in named) else []
    for line, match in named:
        if match is None:
            others.append(line)
            continue
        mistake = _mistake(int(match[1]), match[2], match[3], rows)
        found.setdefault(mistake.name, mistake)
    return list(found.values()), others


def corrections(sent: QueryDict) -> dict[tuple[int, int], str]:
    """The corrected cells of a form, by row and column counted from 0."""
    found = {}
    for name in sent:
        if match := re.fullmatch(r"cell-([1-9]\d{0,6})-(\d{1,4})", name):
            found[int(match[1]) - 1, int(match[2])] = sent.get(name, "").strip()
    return found


def _mistake(number: int, header: str, said: str, rows: Rows) -> CellMistake:
    heads = next((row for row in rows if any(row)), [])
    column = heads.index(header) if header in heads else None
    row = rows[number - 1] if 0 < number <= len(rows) else []
    names = [index for index, each in enumerate(heads) if (it := column_of(each)) and it.field == "name"]
    place = next((row[index] for index in names if index < len(row) and row[index]), "")
    known = column_of(header)
    hint = None if active_language() == SOURCE_LANGUAGE else HINTS.get(known.field if known else "", _CHOICE)
    text = row[column] if column is not None and column < len(row) else ""
    return CellMistake(number, header, place, column, text, said, hint)
