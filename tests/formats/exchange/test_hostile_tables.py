"""Spreadsheets that are made to harm: bombs, broken parts, formulas."""

import csv
from contextlib import suppress
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from aukio.desk.moving.table_text import rows_of
from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import csv_table, xlsx_table
from aukio.formats.exchange.moved import Setting

SETTING = Setting(today=date(2026, 11, 30))
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_LEVELS = "".join(f'<!ENTITY e{level + 1} "{f"&e{level};" * 10}">' for level in range(9))
LAUGHS = f'<!DOCTYPE l [<!ENTITY e0 "{"a" * 40}">{_LEVELS}]>' + SHEET.format(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + SHEET.format(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
)


def workbook(sheet: str | None = None, *, cells: tuple[tuple[int, int], ...] = ()) -> bytes:
    """A workbook with cells, or with another text as its sheet."""
    book = Workbook()
    assert book.active is not None
    for row, column in cells:
        book.active.cell(row, column).value = "x"
    whole, changed = BytesIO(), BytesIO()
    book.save(whole)
    with ZipFile(whole) as before, ZipFile(changed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            is_sheet = sheet is not None and name.endswith("sheet1.xml")
            after.writestr(name, sheet if is_sheet and sheet is not None else before.read(name))
    return changed.getvalue()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a small file reaches."""
    monkeypatch.setattr(xlsx_table, "_MOST_BYTES", 200_000)
    monkeypatch.setattr(xlsx_table, "_MOST_ROWS", 50)
    monkeypatch.setattr(xlsx_table, "_MOST_COLUMNS", 20)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook(cells=((1, 1), (1_048_576, 16_384))), "more than 50 rows"),
        (workbook(cells=((1, 1), (60, 1))), "more than 50 rows"),
        (workbook(" " * 300_000), "too large"),
        (workbook(LAUGHS), "no xlsx spreadsheet"),
        (workbook(OUTSIDE), "no xlsx spreadsheet"),
        (workbook(SHEET.format("<row>" * 9000)[:-30]), "no xlsx spreadsheet"),
        (workbook(SHEET.format('<row r="x"><c r="?"><v>1</v></c></row>')), "no xlsx spreadsheet"),
        (workbook(""), "no xlsx spreadsheet"),
        (b"PK\x05\x06" + bytes(18), "no xlsx spreadsheet"),
        (b"", "no xlsx spreadsheet"),
    ],
    ids=("corner", "tall", "large", "laughs", "outside", "cut", "numbers", "empty", "zip", "nothing"),
)
@pytest.mark.usefixtures("small")
def test_a_spreadsheet_that_is_made_to_harm_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        xlsx_table.read(content, SETTING)
    assert said in refused.value.message
    assert "hostname" not in refused.value.message
    assert refused.value.next_step


def test_empty_cells_beside_a_table_take_no_memory() -> None:
    assert xlsx_table._filled((None, "x", None, None)) == [None, "x"]
    assert xlsx_table._filled((None,) * 500) == []


def test_a_table_with_a_wrong_cell_is_read_again_no_wider_than_before() -> None:
    far = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="XFD{row}"><v>1</v></c></row>' for row in (1, 2))
    content = workbook(SHEET.format(far))
    assert rows_of(content) == [["1"], ["1"]] == [[str(each) for each in row] for row in xlsx_table.cells(content)[0]]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (xlsx_table.read, csv_table.read):
        with suppress(Refused):
            read(content, SETTING)


@given(
    st.sampled_from("=+-@\t\r\n＝＋－＠"), st.text(max_size=9).filter(str.isprintable)
)  # as East Asian keyboards type them
def test_no_spreadsheet_takes_a_cell_of_ours_for_a_formula(sign: str, rest: str) -> None:
    cell = sign + rest
    (row,) = csv.reader(StringIO(csv_table.write([[cell]]).decode("utf-8-sig"), newline=""))
    is_number = rest.replace(" ", "").isdigit()
    assert row[0] == (cell if is_number else f"'{cell}")
    if cell.isprintable():
        sheet = load_workbook(BytesIO(xlsx_table.write([[cell]]))).active
        assert sheet is not None
        assert sheet.cell(1, 1).data_type == "s"
