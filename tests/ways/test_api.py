"""The API answers with the data the command line prints, in the shapes it describes, and with problems as problems."""

import json
import os
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from aukio.api.description import EXAMPLES
from aukio.api.description import examples as described_examples
from aukio.api.shapes import PlaceOut, Problem, StatusOut
from tests.depth import some
from tests.ways.api_examples import examples
from tests.ways.test_asking import EVERY_PLACE, MOMENTS
from tests.ways.town import done

PLACES = "/api/v1/places"
SOME_PLACES = ("iso-omena", "iso-omena/kela", "iso-omena/library", "iso-omena/laboratory", "kalajarvi/meeting-room-1")
KNOWN = ("", "2020-03-25", "2020-03-26T12:00", "2999-01-01")


def asked(client: Client, place: str, **query: str) -> Any:
    response = client.get(f"{PLACES}/{place}/status", query)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


@pytest.mark.parametrize("at", MOMENTS)
@pytest.mark.usefixtures("espoo")
def test_every_answer_fits_the_described_shape_and_says_no_more(at: str, client: Client) -> None:
    for place in some(EVERY_PLACE, 5, MOMENTS.index(at)):
        answer = asked(client, place, at=at)

        assert StatusOut.model_validate(answer).model_dump(by_alias=True, mode="json", exclude_unset=True) == answer


@pytest.mark.parametrize(("place", "at", "known"), [*product(SOME_PLACES, MOMENTS[1::2], KNOWN)])
@pytest.mark.usefixtures("espoo")
def test_the_api_says_what_the_command_line_prints(place: str, at: str, known: str, client: Client) -> None:
    printed = done("status", place, "--at", at, *(["--known", known] if known else []), "--lang", "sv", "--json").json

    answer = asked(client, place, at=at, lang="sv", **({"known": known} if known else {}))

    assert json.dumps(answer) == json.dumps(printed)


@pytest.mark.usefixtures("espoo")
def test_without_parameters_it_answers_about_now(client: Client) -> None:
    answer = asked(client, "iso-omena")

    assert (answer["at"], answer["known"], answer["name"]) == (
        "2022-01-03T12:00:00+02:00",
        "2022-01-03T12:00:00+02:00",
        "Iso Omena Service Centre",
    )


@pytest.mark.usefixtures("espoo")
def test_the_list_of_places_has_a_state_for_each_and_where_to_ask_on(client: Client) -> None:
    found = client.get(PLACES, {"at": "2020-03-23T10:00", "lang": "fi"}).json()

    not_yet = ("iso-omena/public-computers", "kalajarvi/hall")  # told of from June and August on
    assert [PlaceOut.model_validate(each).place for each in found] == [p for p in EVERY_PLACE if p not in not_yet]
    kela = next(each for each in found if each["place"] == "iso-omena/kela")
    assert kela == {
        "coordinates": {"latitude": 60.161, "longitude": 24.738},
        "owner": "kela",
        "parent": "iso-omena",
        "services": ["voucher"],
        "place": "iso-omena/kela",
        "kind": "unit",
        "type": "kela",
        "name": "Kelan palvelupiste, Iso Omena",
        "summary": "booked_only",
        "status": "/api/v1/places/iso-omena/kela/status",
    }
    assert client.get(kela["status"], {"at": "2020-03-23T10:00"}).json()["summary"] == "booked_only"


@pytest.mark.usefixtures("espoo")
def test_the_list_agrees_with_each_answer(client: Client) -> None:
    for each in client.get(PLACES, {"at": "2020-04-02T17:00"}).json():
        assert asked(client, each["place"], at="2020-04-02T17:00")["summary"] == each["summary"], each["place"]


@pytest.mark.usefixtures("espoo")
def test_before_the_record_began_the_list_is_empty(client: Client) -> None:
    assert client.get(PLACES, {"at": "1999-12-31"}).json() == []


def problem(client: Client, address: str, status: int, **query: str) -> Problem:
    response = client.get(address, query)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    found = Problem.model_validate_json(response.content)
    assert (found.status, found.instance) == (status, address)
    return found


@pytest.mark.usefixtures("espoo")
def test_an_unknown_place_is_404_with_the_nearest_name(client: Client) -> None:
    found = problem(client, f"{PLACES}/iso-omena/librari/status", 404)

    assert found.code == "not_found"
    assert "did you mean 'iso-omena/library'?" in found.detail


@pytest.mark.parametrize("text", ["tomorrow", "2020-02-30", "2020-03-27T25:00", "9999-12-31", "-1"])
@pytest.mark.parametrize("name", ["at", "known"])
@pytest.mark.parametrize("address", [PLACES, f"{PLACES}/iso-omena/status"])
@pytest.mark.usefixtures("espoo")
def test_a_bad_instant_is_400(address: str, name: str, text: str, client: Client) -> None:
    found = problem(client, address, 400, **{name: text})

    assert found.code == "bad_instant"
    assert f"'{text}'" in found.detail


@pytest.mark.parametrize("address", [PLACES, f"{PLACES}/iso-omena/status"])
@pytest.mark.usefixtures("espoo")
def test_an_unknown_language_is_400(address: str, client: Client) -> None:
    assert problem(client, address, 400, lang="de").code == "bad_request"


@pytest.mark.django_db
def test_a_place_of_an_empty_record_is_404(client: Client) -> None:
    assert problem(client, f"{PLACES}/mall/status", 404).code == "not_found"


@pytest.mark.usefixtures("espoo")
def test_an_offset_may_be_written_as_people_paste_it(client: Client) -> None:
    # In a query a bare plus is a blank.
    response = client.get(f"{PLACES}/iso-omena/employment-corner/status?at=2020-03-19T14:59:00+02:00")

    assert response.json()["at"] == "2020-03-19T14:59:00+02:00"
    assert response.json()["summary"] == "remote_only"


@pytest.mark.usefixtures("espoo")
def test_nothing_is_changed_through_it(client: Client) -> None:
    for address in (PLACES, f"{PLACES}/iso-omena/status"):
        assert [getattr(client, verb)(address).status_code for verb in ("post", "put", "patch", "delete")] == [405] * 4


@pytest.mark.usefixtures("espoo")
def test_its_description_is_the_one_in_the_reference(client: Client) -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "reference" / "openapi.json"

    assert client.get("/api/v1/openapi.json").json() == json.loads(page.read_text())


@pytest.mark.usefixtures("espoo")
def test_its_examples_are_what_it_answers(client: Client) -> None:
    # To write them anew: AUKIO_WRITE_EXAMPLES=1 with this test, then tools/generated.py.
    now = examples(client)
    if os.environ.get("AUKIO_WRITE_EXAMPLES") == "1":
        Path(str(EXAMPLES)).write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert described_examples() == now


@pytest.mark.usefixtures("espoo")
def test_every_question_about_the_record_has_an_example(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    without = {
        path for path, each in paths.items() if "get" in each and "examples" not in str(each["get"]["responses"]["200"])
    }
    assert without == {
        "/api/v1/notices/{notice}",  # long
        "/api/v1/places/{place}/occupancy",  # of this moment, not of the record
        "/api/v1/statistics",  # of the machine
        "/api/v1/places/{place}/bookables",  # of this moment, as the rest
        "/api/v1/bookables/{bookable}/slots",
        "/api/v1/bookings/{secret}",
        "/api/v1/events",
    }
