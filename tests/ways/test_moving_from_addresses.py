"""`aukio move-in` and `compare` read a web address: pages, date periods of Hauki, limits, and errors in one line."""

import gzip
import json
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.workflows import source_address
from aukio.workflows.source_address import fetch, is_address
from tests.a_site import Site
from tests.spec.stored import aukio
from tests.ways.town import done, spans


def resource(number: int, name: str) -> dict[str, Any]:
    """A resource as the API of Hauki lists it: without its date periods."""
    return {"id": number, "resource_type": "unit", "name": {"fi": name, "sv": None, "en": None}, "origins": []}


def period(number: int, of: int) -> dict[str, Any]:
    """A date period that opens a resource on working days."""
    span = {"start_time": "09:00:00", "end_time": "16:00:00", "weekdays": [1, 2, 3, 4, 5], "resource_state": "open"}
    return {
        "id": number,
        "resource": of,
        "start_date": "2030-01-01",
        "end_date": None,
        "override": False,
        "time_span_groups": [{"id": number, "rules": [], "time_spans": [span]}],
    }


HAUKI = {
    "/v1/resource/?data_source=x": {
        "count": 2,
        "next": "ROOT/v1/resource/?data_source=x&page=2",
        "results": [resource(1, "Yksi")],
    },
    "/v1/resource/?data_source=x&page=2": {"count": 2, "next": None, "results": [resource(2, "Kaksi")]},
    "/v1/date_period/?resource=1,2": [period(5, 1), period(6, 2)],
    "/v1/resource/1/": resource(1, "Yksi"),
    "/v1/date_period/?resource=1": {"count": 1, "next": None, "results": [period(5, 1)]},
}


@pytest.mark.usefixtures("clock")
def test_an_address_of_hauki_moves_in_with_its_pages_and_periods(site: Site) -> None:
    address = site(HAUKI) + "/v1/resource/?data_source=x"
    said = done("move-in", "--from", "hauki", address, "--city", "Town")
    assert said.out.splitlines()[-1] == "2 places moved in: 2 new, 0 changed, 0 unchanged, 0 gone."
    assert spans("kaksi", "2030-03-01") == [["09:00", "16:00"]]
    assert done("compare", "--from", "hauki", address).exit == 0


def test_one_resource_brings_its_periods(site: Site) -> None:
    data = json.loads(fetch("hauki", site(HAUKI) + "/v1/resource/1/"))
    assert [each["id"] for each in data["date_periods"]] == [5]


def test_pages_of_kirkanta_ptv_and_hsds_are_one_file(site: Site) -> None:
    root = site(
        {
            "/v4/library?with=schedules": {"total": 2, "items": [{"id": 1}], "refs": {"period": {"1": {}}}},
            "/v4/library?with=schedules&skip=1": {"total": 2, "items": [{"id": 2}], "refs": {"period": {"2": {}}}},
            "/ptv": {"pageNumber": 1, "pageCount": 2, "itemList": [{"id": "a", "serviceChannelNames": []}]},
            "/ptv?page=2": {"pageNumber": 2, "pageCount": 2, "itemList": [{"id": "b", "serviceChannelNames": []}]},
            "/hsds": {"page_number": 1, "total_pages": 2, "contents": [{"id": "a"}]},
            "/hsds?page=2": {"page_number": 2, "total_pages": 2, "contents": [{"id": "b"}]},
            "/next": {"items": [{"id": 1}], "next": "/next?2"},
            "/next?2": {"items": [{"id": 2}], "next": None},
        }
    )
    kirkanta = json.loads(fetch("kirkanta", f"{root}/v4/library?with=schedules"))
    assert [each["id"] for each in kirkanta["items"]] == [1, 2]
    assert set(kirkanta["refs"]["period"]) == {"1", "2"}
    assert [each["id"] for each in json.loads(fetch("kirkanta", f"{root}/next"))["items"]] == [1, 2]
    assert [each["id"] for each in json.loads(fetch("ptv", f"{root}/ptv"))["itemList"]] == ["a", "b"]
    assert [each["id"] for each in json.loads(fetch("hsds", f"{root}/hsds"))["contents"]] == ["a", "b"]


def test_a_list_of_ids_of_ptv_is_completed(site: Site) -> None:
    whole = [{"id": "a", "serviceChannelNames": []}, {"id": "b", "serviceChannelNames": []}]
    root = site(
        {
            "/api/v11/ServiceChannel/organization/x": {
                "pageNumber": 1, "pageCount": 1, "itemList": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
            },
            "/api/v11/ServiceChannel/list?guids=a,b": whole,
        }
    )  # fmt: skip
    assert json.loads(fetch("ptv", f"{root}/api/v11/ServiceChannel/organization/x"))["itemList"] == whole


def test_a_table_is_fetched_as_it_is_and_a_redirect_is_followed(site: Site) -> None:
    root = site({"/t.csv": b"nimi\nYksi\n", "/old": (302, b"", {"Location": "/t.csv"})})
    assert fetch("csv", f"{root}/old") == b"nimi\nYksi\n"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (None, "it answers 404 Not Found"),
        ((500, b"", {}), "it answers 500"),
        (b"<html>", "something else than JSON"),
        ((200, gzip.compress(b" " * 5_000_000), {"Content-Encoding": "gzip"}), "larger than 1 megabytes"),
        ((302, b"", {"Location": "/a"}), "redirects too often"),
        ({"next": "/a", "results": []}, "its pages go round"),
        ({"next": "https://other.example/", "results": []}, "on another server"),
        ({"results": [resource(1, "Yksi")]}, "without date periods"),
        ((200, b"no gzip at all", {"Content-Encoding": "gzip"}), "cannot be read"),
    ],
)
def test_what_goes_wrong_is_one_line(site: Site, monkeypatch: pytest.MonkeyPatch, page: Any, message: str) -> None:
    monkeypatch.setattr(source_address, "_MOST_BYTES", 1_000_000)
    with pytest.raises(Refused, match=message) as found:
        fetch("hauki", site({"/a": page}) + "/a")
    assert "\n" not in str(found.value)


def test_a_private_address_is_refused_and_says_which_setting_allows_it(site: Site, settings: Any) -> None:
    address = site({"/a": []}) + "/a"
    settings.AUKIO_PRIVATE_TARGETS = ()
    said = aukio("move-in", "--from", "hauki", address)
    assert said.exit == 4
    assert "AUKIO_PRIVATE_TARGETS" in said.err
    assert len(said.err.strip().splitlines()) <= 2


@pytest.mark.parametrize("address", ["https://", "http://[::1", "https://host:port/"])
def test_what_is_no_address_is_refused(address: str) -> None:
    assert is_address(address)
    with pytest.raises(Refused, match="no web address"):
        fetch("hauki", address)
