"""Places move in at the desk: wrong cells are corrected in place, the plan is shown, then recorded."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.cli.clock import now
from aukio.desk.moving.table_text import as_csv, rows_of, with_corrections
from aukio.desk.moving.upload_form import SYSTEMS, TABLE
from aukio.directory.queries import first_paths
from aukio.domain.base.mistakes import Refused
from aukio.drafts import actions
from aukio.drafts.models import Upload
from aukio.formats.exchange import xlsx_table
from aukio.formats.exchange.sources import SOURCES
from aukio.formats.exchange.template import TEMPLATE
from aukio.workflows.source_address import FetchLimits, fetch
from tests.a_site import Site
from tests.desk.conftest import SignIn, signed_in

HEAD = "nimi;tyyppi;aukioloajat;pyhät;puhelin"
GOOD = (HEAD, "Pasilan kirjasto;library;ma-pe 9-20;kiinni;", "Kallion kirjasto;library;ma-pe 10-18;kiinni;")
WRONG = (HEAD, "Pasilan kirjasto;library;25-30;kiinni;soita", ";library;9-20;kiinni;")
HERE = "/en/desk/move-in/"


def upload(client: Client, lines: tuple[str, ...], **more: Any) -> str:
    """Send a table as text; the address of its plan."""
    sent = {"system": TABLE, "text": "\n".join(lines), "lang": "fi", "owner": "espoo", "holidays": "on", **more}
    answer = client.post(HERE, sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_system_can_be_chosen() -> None:
    assert {*SYSTEMS, "csv", "xlsx"} - {TABLE} == set(SOURCES)


def test_a_table_is_planned_recorded_and_ends_on_its_first_place(sign_in: SignIn) -> None:
    client = sign_in("operator")
    address = upload(client, GOOD)
    page = text(client, address)
    assert re.search(r"<strong[^>]*>2</strong> New", page)
    assert "Pasilan kirjasto" in page
    assert "pasilan-kirjasto" not in first_paths(100)  # nothing yet
    answer = client.post(address, {"act": "record"})
    assert answer.headers["Location"] == "/en/places/pasilan-kirjasto/?now=1"
    assert "Pasilan kirjasto" in text(client, answer.headers["Location"])
    view = answer_queries.view(now())
    newest = view.newest(view.directory.by_last_path["pasilan-kirjasto"])
    assert newest is not None
    assert (newest.owner, newest.type) == ("espoo", "library")
    assert not Upload.objects.exists()
    assert {"upload places", "move in", "drop places"} <= set(AuditEntry.objects.values_list("act", flat=True))


def test_the_same_table_again_is_recorded_already(sign_in: SignIn) -> None:
    client = sign_in("operator")
    client.post(upload(client, GOOD), {"act": "record"})
    page = text(client, upload(client, GOOD))
    assert "Everything is recorded already" in page
    assert 'value="record"' not in page


def test_wrong_cells_are_named_by_row_and_column_and_corrected_in_place(sign_in: SignIn) -> None:
    client = sign_in("operator")
    address = upload(client, WRONG)
    page = text(client, address)
    assert "3 cells need another look" in page
    cells = dict(re.findall(r'name="(cell-\d+-\d+)" value="([^"]*)"', page))
    assert cells == {"cell-2-2": "25-30", "cell-2-4": "soita", "cell-3-0": ""}
    assert client.post(address, {"act": "record"}).status_code == 200  # nothing to record
    client.post(address, {"act": "correct", **cells, "cell-2-2": "9-20", "cell-3-0": "Kallio"})
    page = text(client, address)
    assert "1 cell needs another look" in page  # the others were corrected, this one is as it was
    assert dict(re.findall(r'name="(cell-\d+-\d+)" value="([^"]*)"', page)) == {"cell-2-4": "soita"}
    client.post(address, {"act": "correct", "cell-2-4": "+358 40 123 4567"})
    assert 'value="record"' in text(client, address)


def test_a_hint_is_in_the_language_of_the_reader(sign_in: SignIn) -> None:
    client = sign_in("operator")
    address = upload(client, WRONG).replace("/en/", "/fi/")
    page = text(client, address)
    assert "Kirjoita ajat näin" in page
    assert "Kirjoita paikan nimi" in page


def test_a_spreadsheet_is_corrected_like_a_text(sign_in: SignIn) -> None:
    client = sign_in("operator")
    rows = [line.split(";") for line in WRONG]
    file = SimpleUploadedFile("kirjastot.xlsx", xlsx_table.write(rows))
    address = upload(client, (), file=file)
    cells = dict(re.findall(r'name="(cell-\d+-\d+)" value="([^"]*)"', text(client, address)))
    assert set(cells) == {"cell-2-2", "cell-2-4", "cell-3-0"}
    fixed = {"cell-2-2": "9-20", "cell-2-4": "", "cell-3-0": "Kallio"}
    client.post(address, {"act": "correct", **fixed})
    assert re.search(r"<strong[^>]*>2</strong> New", text(client, address))


def test_a_new_upload_takes_the_place_of_the_file(sign_in: SignIn) -> None:
    client = sign_in("operator")
    address = upload(client, WRONG)
    file = SimpleUploadedFile("again.csv", "\n".join(GOOD).encode())
    client.post(address, {"act": "replace", "file": file})
    assert 'value="record"' in text(client, address)
    client.post(address, {"act": "drop"})
    assert client.get(address).status_code == 404


def test_a_file_is_seen_by_its_author_and_by_operators(sign_in: SignIn) -> None:
    address = upload(sign_in("kirjasto"), GOOD)
    assert sign_in("kela").get(address).status_code == 404
    assert sign_in("operator").get(address).status_code == 200


def test_places_of_another_organisation_are_refused_and_the_file_stays(sign_in: SignIn) -> None:
    client = sign_in("kela")
    address = upload(client, GOOD, owner="espoo")
    before = answer_queries.record()
    answer = client.post(address, {"act": "record"})
    assert answer.status_code == 200
    assert "may not" in answer.content.decode()
    assert answer_queries.record() is before
    assert client.get(address).status_code == 200


def test_special_days_need_a_second_person_where_the_city_wants_one(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    lines = (f"{HEAD};poikkeukset", f"{GOOD[1]};24.12.2020 suljettu")
    answer = client.post(upload(client, lines), {"act": "record"})
    assert "second person must approve" in answer.content.decode()
    assert "pasilan-kirjasto" not in first_paths(100)


@pytest.mark.parametrize(
    ("system", "content", "says"),
    [
        ("hauki", b"no json", "JSON"),
        ("osm", b"{}", ""),
        (TABLE, b"\x00\x01", ""),
        (TABLE, b"only;one;row", "name"),
        (TABLE, b"PK\x03\x04", "xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(sign_in: SignIn, system: str, content: bytes, says: str) -> None:
    client = sign_in("operator")
    address = upload(client, (), system=system, file=SimpleUploadedFile("file", content))
    page = text(client, address)
    assert 'value="record"' not in page
    assert says in page


def test_another_system_moves_in_with_what_it_says_and_we_cannot_keep(sign_in: SignIn) -> None:
    client = sign_in("operator")
    node = {
        "type": "node",
        "id": 7,
        "lat": 60.2,
        "lon": 24.9,
        "tags": {"name": "Kivilä", "amenity": "library", "opening_hours": "Mo-Fr 09:00-20:00; SH off"},
    }
    file = SimpleUploadedFile("osm.json", json.dumps({"elements": [node]}).encode())
    address = upload(client, (), system="osm", file=file)
    page = text(client, address)
    assert "Kivilä" in page
    assert client.post(address, {"act": "record"}).headers["Location"] == "/en/places/kivila/?now=1"


def test_nothing_chosen_is_said_beside_the_field(sign_in: SignIn) -> None:
    answer = sign_in("operator").post(HERE, {"system": TABLE, "lang": "fi"})
    assert "Choose a file, paste the cells, or give a web address." in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_is_a_table_that_moves_in(sign_in: SignIn, form: str) -> None:
    client = sign_in("operator")
    file = client.get(f"{HERE}template.{form}")
    assert "attachment" in file.headers["Content-Disposition"]
    assert rows_of(file.content)[0] == list(TEMPLATE[0])
    assert client.get(f"{HERE}template.ods").status_code == 404
    address = upload(client, (), file=SimpleUploadedFile(f"t.{form}", file.content))
    assert "Example Library" in text(client, address)


def test_correcting_keeps_every_other_cell() -> None:
    rows = [["a", 'b"; c', "", "d"], [], ["=1+1", "9-20\n10-18", "ä"]]
    made = with_corrections(rows, {(2, 3): "new", (0, 0): "A", (9, 9): "beyond"})
    assert rows_of(as_csv(made)) == [["A", 'b"; c', "", "d"], [], ["=1+1", "9-20\n10-18", "ä", "new"]]


def hauki(name: str) -> dict[str, Any]:
    """A page of resources of Hauki with one library."""
    span = {"start_time": "10:00:00", "end_time": "20:00:00", "weekdays": [1, 2, 3, 4, 5], "resource_state": "open"}
    period = {"id": 1, "start_date": "2020-01-01", "override": False, "time_span_groups": [{"time_spans": [span]}]}
    return {"results": [{"id": 7, "resource_type": "unit", "name": {"fi": name}, "date_periods": [period]}]}


def test_the_address_of_another_system_is_read_and_planned(sign_in: SignIn, site: Site) -> None:
    client = sign_in("operator")
    root = site({"/v1/resource/": hauki("Osoitteen kirjasto")})
    sent = {"system": "hauki", "address": f"{root}/v1/resource/", "lang": "fi", "owner": "espoo"}
    page = client.post(HERE, sent, follow=True).content.decode()
    assert "Osoitteen kirjasto" in page
    assert "What would be recorded" in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("ftp://elsewhere.example/", "https://"),
        ("/none/", "404"),
        ("/page/", "something else than JSON"),
        ("/other/", "another server"),
    ],
)
def test_an_address_that_cannot_be_read_is_a_mistake_beside_its_field(
    sign_in: SignIn, site: Site, path: str, said: str
) -> None:
    client = sign_in("operator")
    root = site({"/page/": b"<html>", "/other/": {"results": [], "next": "http://127.0.0.2/"}})
    address = path if "://" in path else f"{root}{path}"
    page = client.post(HERE, {"system": "hauki", "address": address, "lang": "fi"}).content.decode()
    assert 'id="id_address_error"' in page
    assert said in page
    assert f'value="{address}"' in page
    sent = {"system": "hauki", "address": address, "lang": "fi"}
    finnish = client.post(HERE.replace("/en/", "/fi/"), sent).content.decode()
    assert 'id="id_address_error"' in finnish
    assert "The address" not in finnish
    assert "another server" not in finnish


def test_an_address_inside_the_citys_own_network_is_refused(sign_in: SignIn, site: Site, settings: Any) -> None:
    client = sign_in("operator")
    root = site({"/v1/resource/": hauki("Sisäinen")})
    settings.AUKIO_PRIVATE_TARGETS = ()
    page = client.post(HERE, {"system": "hauki", "address": f"{root}/v1/resource/", "lang": "fi"}).content.decode()
    assert 'id="id_address_error"' in page
    assert "private" in page
    assert not Upload.objects.exists()


def test_pages_that_take_too_long_for_a_form_are_refused(site: Site) -> None:
    root = site({"/v1/resource/": hauki("Hidas")})
    with pytest.raises(Refused, match="too long for a form"):
        fetch("hauki", f"{root}/v1/resource/", FetchLimits(most_seconds=0))


def refused_file(client: Client, system: str, content: bytes) -> str:
    """Send a file that the form does not take; its page."""
    sent = {"system": system, "file": SimpleUploadedFile("a", content), "lang": "fi", "owner": "espoo"}
    answer = client.post(HERE, sent)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_table_of_millions_of_rows_is_refused_before_it_is_read(sign_in: SignIn) -> None:
    client = sign_in("operator")
    rows = ("nimi\n" + "a\n" * 2_000_000).encode()
    assert "too large for a form" in refused_file(client, TABLE, rows)
    address = upload(client, GOOD)
    answer = client.post(address, {"act": "replace", "file": SimpleUploadedFile("a.csv", rows)}, follow=True)
    assert "too large for a form" in answer.content.decode()
    assert "Pasilan kirjasto" in text(client, address)


def test_corrections_make_a_table_no_wider() -> None:
    """A form of 2,000 fields would make a row of 10,000 cells of each."""
    assert with_corrections([["a", "b"], ["c"]], {(0, 9999): "x", (1, 1): "d", (7, 0): "y"}) == [["a", "b"], ["c", "d"]]


def test_hours_of_a_book_are_not_read_as_hours(sign_in: SignIn) -> None:
    tags = {"name": "Kirjasto", "amenity": "library", "opening_hours": "Mo 10:00-12:00;" * 20_000}
    file = json.dumps({"elements": [{"type": "node", "id": 1, "lat": 60.1, "lon": 24.9, "tags": tags}]}).encode()
    client = sign_in("operator")
    sent = {"system": "osm", "file": SimpleUploadedFile("a.json", file), "lang": "fi", "owner": "espoo"}
    address = client.post(HERE, sent).headers["Location"]
    assert "longer than 4000 characters" in text(client, address)


def test_one_person_does_not_fill_the_database_with_files(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_UPLOADS", 2)
    kela, kirjasto = sign_in("kela"), signed_in("kirjasto")
    for client, name in [(kela, "Other"), *((kirjasto, f"Hall {turn}") for turn in range(4))]:
        client.post("/en/desk/move-in/", {"system": TABLE, "text": f"name\n{name}\n", "lang": "en"})
    kept = [(each.author, bytes(each.content).decode().split()[1:]) for each in Upload.objects.order_by("pk")]
    assert kept == [("kela", ["Other"]), ("kirjasto", ["Hall", "2"]), ("kirjasto", ["Hall", "3"])]
    assert AuditEntry.objects.filter(act="drop places", actor="kirjasto").count() == 2
