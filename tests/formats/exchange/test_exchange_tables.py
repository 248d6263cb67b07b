"""A spreadsheet of places is read by the names of its columns; each cell that is not understood is named."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import csv_table, xlsx_table
from aukio.formats.exchange.cell_errors import CellReason, TableRefused
from aukio.formats.exchange.moved import Moved, Setting
from aukio.formats.exchange.table import places_of
from aukio.formats.exchange.template import HEADERS, TEMPLATE

SETTING = Setting(today=date(2026, 11, 30))
NAMED = replace(SETTING, lang="fi", chosen=True)


def read(*rows: str, setting: Setting = SETTING) -> Moved:
    """A table with its rows as lines of CSV."""
    return csv_table.read("\n".join(rows).encode(), setting)


def read_sheet(*rows: list[Any]) -> Moved:
    """A table with its rows as a spreadsheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return xlsx_table.read(out.getvalue(), SETTING)


@pytest.mark.parametrize(
    "headers",
    [
        "name;name_sv;channel;hours;holidays;phone",
        "Nimi;Nimi (sv);Kanava;Aukioloajat;Pyhät;Puhelin",
        "Namn fi;Namn sv;Kanal;Öppettider;Helgdagar;Telefon",
    ],
)
def test_columns_are_recognised_in_three_languages(headers: str) -> None:
    (place,) = read(headers, "Pääkirjasto;Huvudbiblioteket;;ma-pe 9-20;suljettu;+358 40 123 4567").places
    assert place.path == "paakirjasto"
    assert place.data["name"] == {"fi": "Pääkirjasto", "sv": "Huvudbiblioteket"}
    assert place.data["channels"] == [
        {"kind": "on_site", "week": "Mo-Fr 09:00-20:00; PH off"},
        {"kind": "phone", "contacts": [{"phone": "+358401234567"}]},
    ]
    assert place.losses == ()


def test_rows_of_one_place_are_its_channels() -> None:
    rows = (
        "name;channel;hours;special_hours",
        "Library;;9-20;24.12.2026 closed",
        "Library;omatoimi;7-22;24.12.2026 8-12",
    )
    (place,) = read(*rows).places
    assert [each["kind"] for each in place.data["channels"]] == ["on_site", "self_service"]
    (days,) = place.exceptions
    assert days.id == "days-20261224"
    assert days.data == {
        "from": "2026-12-24",
        "until": "2026-12-24",
        "effects": [
            {"close": {"channels": ["on_site"]}},
            {"hours": {"channel": "self_service", "week": "Mo-Su 08:00-12:00"}},
        ],
    }


def test_a_day_within_special_days_keeps_its_hours_and_every_channel_has_its_own() -> None:
    """
    July       |xxxxxxxxxxxxxxxxxx|   closed
    10 July          |==|             10-12
    """
    rows = (
        "name_fi;channel;hours;special_hours",
        "Library;;9-20;1.7.2026-31.7.2026 closed, 10.7.2026 10-12",
        "Library;phone;9-15;8.7.2026-12.7.2026 9-11",
    )
    (place,) = read(*rows).places
    assert [(each.data["from"], each.data["until"], each.data["effects"]) for each in place.exceptions] == [
        ("2026-07-01", "2026-07-09", [{"close": {}}]),
        ("2026-07-08", "2026-07-12", [{"hours": {"channel": "phone", "week": "Mo-Su 09:00-11:00"}}]),
        ("2026-07-10", "2026-07-10", [{"hours": {"week": "Mo-Su 10:00-12:00"}}]),
        ("2026-07-11", "2026-07-31", [{"close": {}}]),
    ]


def test_a_column_without_a_language_is_read_openly_or_asked_about() -> None:
    moved = read("nimi;aukiolo", "Kirjasto;9-20")
    assert moved.places[0].data["name"] == {"fi": "Kirjasto"}
    assert [str(each) for each in moved.skipped] == [
        "columns without a language: nimi: read as Finnish; --lang, or a language in the name, says another"
    ]
    assert read("nimi;nimi_fi;aukiolo", "Biblioteket;Kirjasto;9-20").skipped == ()
    with pytest.raises(Refused, match="the language of column 'name' is not stated"):
        read("name;hours", "Bücherei;9-20", setting=Setting("en", chosen=False))
    (place,) = read("name_en;street;city", "Library;Street 1;Town", setting=Setting("en", chosen=False)).places
    assert place.data["address"] == {"street": "Street 1", "city": "Town"}


def test_a_row_of_a_channel_replaces_the_contact_that_another_row_brought() -> None:
    (place,) = read("name_fi;channel;hours;phone", "A;;9-16;040 1234567", "A;puhelin;9-12;").places
    assert place.data["channels"] == [
        {"kind": "on_site", "week": "Mo-Su 09:00-16:00"},
        {"kind": "phone", "week": "Mo-Su 09:00-12:00", "contacts": [{"phone": "040 1234567"}]},
    ]


def test_what_excel_and_our_own_writer_add_is_taken_off() -> None:
    moved = read("sep=;", "name_fi;description_fi", "A;'-foo")
    assert moved.places[0].data["description"] == {"fi": "-foo"}


def test_a_column_for_each_weekday_is_a_week() -> None:
    (place,) = read("nimi,ma,ti,ke,to,pe,la,su", "Uimahalli,6-21,6-21,6-21,6-21,6-21,9-17,suljettu").places
    assert place.data["channels"][0]["week"] == "Mo-Fr 06:00-21:00; Sa 09:00-17:00"


def test_every_cell_that_is_not_understood_is_named_by_row_and_column() -> None:
    rows = (
        "Nimi;Aukioloajat;Puhelin;Lat;Lon;Kanava;Esteettömyys",
        "Yksi;9-25;;60;25;;lift",
        "Kaksi;ma-pe 9-20;soita;60;;;",
        ";9-20;;;;;",
        "Neljä;;;;;torvi;ramp",
    )
    with pytest.raises(Refused) as refused:
        read(*rows)
    said = refused.value.message.split("\n")
    assert [line.split(": ")[1] for line in said] == [
        "row 2, column 'Aukioloajat'",
        "row 3, column 'Lon'",
        "row 3, column 'Puhelin'",
        "row 4, column 'Nimi'",
        "row 5, column 'Esteettömyys'",
        "row 5, column 'Kanava'",
    ]


REASONS = {
    CellReason.NO_NAME: ("nimi;aukiolo", ";9-20", 0),
    CellReason.NO_PATH: ("nimi;path", "A;Å/ä", 1),
    CellReason.NO_HOURS: ("nimi;aukiolo", "A;9-25", 1),
    CellReason.NO_HOLIDAYS: ("nimi;aukiolo;pyhät", "A;9-20;joskus", 2),
    CellReason.NO_DAYS: ("nimi;poikkeukset", "A;jouluna", 1),
    CellReason.NO_PHONE: ("nimi;puhelin", "A;soita", 1),
    CellReason.NO_MAIL: ("nimi;e-post", "A;ei", 1),
    CellReason.NO_ADDRESS: ("nimi;www", "A;ei osoitetta", 1),
    CellReason.NO_DEGREES: ("nimi;lat;lon", "A;97;25", 1),
    CellReason.ONE_COORDINATE: ("nimi;lat;lon", "A;60;", 2),
    CellReason.NO_FLAG: ("nimi;own_entrance", "A;ehkä", 1),
    CellReason.NO_CHOICE: ("nimi;kanava", "A;torvi", 1),
    CellReason.HOURS_TWICE: ("nimi;aukiolo;ma", "A;9-20;9-20", 1),
    CellReason.CHANNEL_TWICE: ("nimi;kanava;puhelin", "A;puhelin;040 1\nA;puhelin;040 2", 1),
}


@pytest.mark.parametrize("reason", [each for each in CellReason if each is not CellReason.NOT_TEXT])
def test_a_cell_that_is_not_understood_is_a_value_with_its_reason(reason: CellReason) -> None:
    head, row, column = REASONS[reason]
    with pytest.raises(TableRefused) as refused:
        read(head, row, setting=NAMED)
    (error,) = refused.value.cells
    assert (error.reason, error.column, error.header) == (reason, column, head.split(";")[column])
    assert error.row == 2 + row.count("\n")
    assert refused.value.others == ()
    assert refused.value.message.endswith(str(error))


def test_a_date_that_a_spreadsheet_made_of_hours_has_a_reason() -> None:
    with pytest.raises(TableRefused) as refused:
        places_of("table", [["name_fi", "hours"], ["A", date(2026, 9, 20)]], SETTING, "table")
    assert [each.reason for each in refused.value.cells] == [CellReason.NOT_TEXT]


def test_a_table_says_which_columns_are_left_out_and_suggests_a_name() -> None:
    (lost,) = read("name_fi;hourss", "Library;9-20").skipped
    assert str(lost) == "column 'hourss': left out: its name is not known; did you mean 'hours'?"


def test_a_table_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="no column is named 'name'"):
        read("hours", "9-20")


def test_a_row_that_does_not_mention_public_holidays_says_so() -> None:
    (place,) = read("name;hours", "Library;9-20").places
    assert [each.what for each in place.losses] == ["public holidays"]
    (place,) = read("name;hours", "Library;9-20", setting=Setting(shut_on_holidays=True)).places
    assert place.data["channels"][0]["week"] == "Mo-Su 09:00-20:00; PH off"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    moved = csv_table.read("nimi_fi;aukiolo\nPääkirjasto;ma-pe 9-20\n".encode(encoding), SETTING)
    assert moved.places[0].data["name"] == {"fi": "Pääkirjasto"}
    assert bool(moved.skipped) is (encoding == "cp1252")


def test_a_spreadsheet_and_csv_say_the_same() -> None:
    cells = ["Library", "ma-pe 9-20", "00100", "60.2", "24.9"]
    from_csv = read("name;hours;postal_code;lat;lon", ";".join(cells))
    from_sheet = read_sheet(["name", "hours", "postal_code", "lat", "lon"], [*cells[:3], 60.2, 24.9])
    assert from_csv.places == from_sheet.places


def test_hours_that_a_spreadsheet_made_a_date_are_named() -> None:
    with pytest.raises(
        Refused, match=r"row 2, column 'hours': the spreadsheet made 2026-09-20 .* Format the column as text"
    ):
        read_sheet(["name", "hours"], ["Library", date(2026, 9, 20)])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"name;hours", b"\xff\xfe\x00"])
def test_what_is_no_spreadsheet_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused, match="xlsx"):
        xlsx_table.read(content, SETTING)


def test_the_template_is_read_back_without_a_loss() -> None:
    for codec in (csv_table, xlsx_table):
        moved = codec.read(codec.write(TEMPLATE), SETTING)
        (place,) = moved.places
        assert moved.skipped == ()
        assert place.losses == ()
        assert place.data["ids"] == {"table": "1"}
        assert [each["kind"] for each in place.data["channels"]] == ["on_site", "phone", "email", "web", "self_service"]
        assert [each.id for each in place.exceptions] == ["days-20261224", "days-20261231"]
    assert all(len(row) == len(HEADERS) for row in TEMPLATE)


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), max_size=4))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    try:
        csv_table.read(csv_table.write([["name", "hours", "special_hours", "lat"], *rows]), SETTING)
    except Refused as refused:
        assert refused.message  # noqa: PT017 - any table may be refused, and some are not


def test_no_cell_that_is_written_begins_like_a_formula() -> None:
    assert csv_table.write([["=1+1", "+358401234567", "-x"]]) == "\ufeff'=1+1,+358401234567,'-x\r\n".encode()
