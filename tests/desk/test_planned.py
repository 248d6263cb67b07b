"""What is planned for a later day is listed at the desk, can be edited before, called off, and moved to another day."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import PlaceVersion
from tests.desk.conftest import LATER, SignIn

KELA = "/en/desk/places/iso-omena/kela/"
HOURS = {"week_text": "Mo-Fr 12:00-14:00", "admission": "walk_in", "valid_from": "1.3.2031", "act": "record"}
NEW = {"kind": "unit", "name": "New Library", "owner": "espoo", "week_0": "9-20", "valid_from": "1.3.2031"}


def newest(path: str) -> PlaceVersion:
    view = answer_queries.view(LATER + timedelta(days=1))
    found = view.newest(view.directory.by_last_path[path])
    assert found is not None
    return found


def test_planned_hours_are_listed_and_called_off(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("isannoitsija")
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


def test_planned_hours_move_to_another_day(sign_in: SignIn, later: time_machine.travel) -> None:
    """
    planned    [ as usual ···) 1 March 2031 [ 12–14 ···)
    earlier    [ as usual ) 1 February 2031 [ 12–14 ········)
    """
    client = sign_in("isannoitsija")
    client.post(f"{KELA}channels/on_site/service/", HOURS)
    with later:
        answer = client.post(f"{KELA}planned/2031-03-01/", {"act": "move", "day": "1.2.2031"}, follow=True)
        assert "Moved to another day." in answer.content.decode()
        text = client.get(KELA).content.decode()
    assert "1 February 2031" in text
    assert "1 March 2031" not in text
    assert newest("iso-omena/kela").valid_from == date(2031, 2, 1)


def test_an_opening_is_postponed_with_what_opens_in_it(sign_in: SignIn) -> None:
    client = sign_in("operator")
    file = client.get("/en/desk/files/directory.yaml?under=none").content.decode().partition("places:")[0]
    opens = re.sub(r"valid_from: .*", "valid_from: 2031-03-01", file)
    new = "places: [{path: new-library, kind: centre, name: New}, {path: new-library/desk, kind: unit, name: Desk}]"
    client.post("/en/desk/files/", {"text": f"{opens}{new}\n", "act": "record"})
    assert newest("new-library/desk").valid_from == date(2031, 3, 1)
    with time_machine.travel(LATER + timedelta(hours=1), tick=True):
        client.post("/en/desk/places/new-library/planned/2031-03-01/", {"act": "move", "day": "1.9.2031"})
    for path in ("new-library", "new-library/desk"):
        assert newest(path).valid_from == date(2031, 9, 1)
        assert newest(path).valid_until is None
    assert (
        len(
            [
                each
                for each in answer_queries.view(LATER + timedelta(days=1)).directory.places
                if each.path == "new-library"
            ]
        )
        == 1
    )


@pytest.mark.parametrize("day", ["", "soon", "1.1.2019", "1.2.20310"])
def test_a_plan_moves_to_a_day_to_come_only(sign_in: SignIn, later: time_machine.travel, day: str) -> None:
    client = sign_in("operator")
    client.post(f"{KELA}channels/on_site/service/", HOURS)
    with later:
        client.post(f"{KELA}planned/2031-03-01/", {"act": "move", "day": day})
    assert newest("iso-omena/kela").valid_from == date(2031, 3, 1)


def test_a_plan_does_not_move_over_the_next_one(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    client.post(f"{KELA}channels/on_site/service/", HOURS)
    with later:
        client.post(
            f"{KELA}channels/on_site/service/", {**HOURS, "valid_from": "1.6.2031", "week_text": "Mo 09:00-10:00"}
        )
    with time_machine.travel(LATER + timedelta(hours=1), tick=True):
        answer = client.post(f"{KELA}planned/2031-03-01/", {"act": "move", "day": "1.7.2031"}, follow=True)
    assert "another change of" in answer.content.decode()
    days = sorted(
        each.valid_from
        for each in answer_queries.view(LATER + timedelta(days=1)).directory.places
        if each.path == "iso-omena/kela"
    )
    assert days[-2:] == [date(2031, 3, 1), date(2031, 6, 1)]


def test_who_may_not_record_alone_moves_no_plan(sign_in: SignIn, later: time_machine.travel) -> None:
    sign_in("operator").post(f"{KELA}channels/on_site/service/", HOURS)
    with later:
        for act in ("move", "call_off"):
            answer = sign_in("kela").post(f"{KELA}planned/2031-03-01/", {"act": act, "day": "1.9.2031"})
            assert answer.status_code == 403
    assert newest("iso-omena/kela").valid_from == date(2031, 3, 1)


def test_what_is_not_planned_cannot_be_called_off(sign_in: SignIn) -> None:
    client = sign_in("operator")
    for day in ("2031-03-01", "2019-01-01", "soon"):
        assert client.post(f"{KELA}planned/{day}/").status_code == 404
