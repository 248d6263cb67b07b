"""What is planned for a later day is listed at the desk, can be edited before, and can be called off."""

import time_machine

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.domain.city.places import PlaceVersion
from tests.desk.conftest import SignIn

KELA = "/en/desk/places/iso-omena/kela/"
HOURS = {"week_text": "Mo-Fr 12:00-14:00", "admission": "walk_in", "valid_from": "1.3.2031", "act": "record"}
NEW = {"kind": "unit", "name": "New Library", "owner": "espoo", "week_0": "9-20", "valid_from": "1.3.2031"}


def newest(path: str) -> PlaceVersion:
    view = answer_queries.view(now())
    found = view.newest(view.directory.by_last_path[path])
    assert found is not None
    return found


def test_planned_hours_are_listed_and_called_off(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("kela")
    before = newest("iso-omena/kela").channels
    client.post(f"{KELA}channels/on_site/service/", HOURS)
    assert newest("iso-omena/kela").channels != before
    for page in (KELA, "/en/desk/places/"):
        text = client.get(page).content.decode()
        assert "1 March 2031" in text
        assert "On site: Mon–Fri midday–2 pm" in text
    with later:
        assert "Called off." in client.post(f"{KELA}planned/2031-03-01/", follow=True).content.decode()
        assert newest("iso-omena/kela").channels == before
        assert "1 March 2031" not in client.get(KELA).content.decode()


def test_a_planned_end_is_called_off(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    client.post(f"{KELA}details/", {"valid_from": "1.3.2031", "fate": "gone", "act": "record"})
    assert newest("iso-omena/kela").gone
    assert "closes for good" in client.get(KELA).content.decode()
    with later:
        client.post(f"{KELA}planned/2031-03-01/")
        assert not newest("iso-omena/kela").gone


def test_a_planned_move_is_called_off(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    moves = {"fate": "moves", "within": "iso-omena", "last_part": "benefits"}
    client.post(f"{KELA}details/", {"valid_from": "1.3.2031", "act": "record", **moves})
    assert "moves to iso-omena/benefits" in client.get(KELA).content.decode()
    with later:
        client.post(f"{KELA}planned/2031-03-01/")
        assert newest("iso-omena/kela").path == "iso-omena/kela"


def test_a_place_that_opens_later_is_described_before(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    answer = client.post("/en/desk/new-place/", {**NEW, "act": "record"})
    assert answer.headers["Location"] == "/en/desk/places/new-library/describe/"
    assert client.get(answer.headers["Location"]).status_code == 200
    assert "New Library" in client.get("/en/desk/places/").content.decode()
    with later:
        client.post(answer.headers["Location"], {"name_en": "City Library", "valid_from": "2031-03-01"})
        assert newest("new-library").names["en"] == "City Library"


def test_an_opening_is_called_off(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    client.post("/en/desk/new-place/", {**NEW, "act": "record"})
    with later:
        client.post("/en/desk/places/new-library/planned/2031-03-01/")
        assert newest("new-library").gone
        assert "New Library" not in client.get("/en/desk/places/").content.decode()


def test_what_is_not_planned_cannot_be_called_off(sign_in: SignIn) -> None:
    client = sign_in("operator")
    for day in ("2031-03-01", "2019-01-01", "soon"):
        assert client.post(f"{KELA}planned/{day}/").status_code == 404
