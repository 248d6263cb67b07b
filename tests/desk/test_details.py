"""The details of a place are changed at the desk, and a place moves or closes for good: dated, with what changes."""

import re
from datetime import date

import pytest
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.domain.city.places import PlaceVersion
from tests.desk.conftest import SignIn

PLACE = "iso-omena/kela"
HERE = f"/en/desk/places/{PLACE}/details/"
KEPT = {"valid_from": "today", "fate": "stays", "postal_code": "", "act": "record"}


def recorded(path: str = PLACE) -> PlaceVersion:
    view = answer_queries.view(now())
    newest = view.newest(view.directory.by_last_path[path])
    assert newest is not None
    return newest


def send(client: Client, **changed: str | list[str]) -> str:
    return client.post(HERE, {**KEPT, **changed}, follow=True).content.decode()


def test_the_details_are_recorded_and_all_else_of_the_place_stays(sign_in: SignIn) -> None:
    client = sign_in("operator")
    before = recorded()
    send(
        client,
        street="Suomenlahdentie 1",
        postal_code="02230",
        town="Espoo",
        description_fi="Toinen kerros",
        access=["lift", "parking"],
        id_osm="node/7",
        where_fi="Kelan pisteessä",
    )
    after = recorded()
    assert after.details.address is not None
    assert after.details.address.say("sv") == "Suomenlahdentie 1, 02230 Espoo"
    assert after.details.description.only("fi") == "Toinen kerros"
    assert [each.value for each in after.details.access] == ["lift", "parking"]
    assert [(each.register, each.id) for each in after.details.ids] == [("osm", "node/7")]
    assert "Kelan pisteessä" in after.name_forms["fi"].values()
    assert (after.names, after.channels, after.services, after.owner) == (
        before.names,
        before.channels,
        before.services,
        before.owner,
    )


def test_sending_the_form_as_it_is_changes_nothing(sign_in: SignIn) -> None:
    client = sign_in("operator")
    page = client.get(HERE).content.decode()
    shown = dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', page))
    typed = {name: text for name, text in shown.items() if name not in ("fate", "access")}
    assert "Nothing changed." in send(client, **typed)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id_osm": "7"}, "id_osm"),
        ({"valid_from": "some day"}, "valid_from"),
        ({"fate": "moves", "last_part": "Ä"}, "last_part"),
        ({"fate": "moves", "within": "iso-omena", "last_part": "kela"}, "last_part"),
    ],
)
def test_a_mistake_stands_beside_its_field(sign_in: SignIn, changed: dict[str, str], field: str) -> None:
    text = send(sign_in("operator"), street="Katu 1", **changed)
    assert f'id="id_{field}_error"' in text
    assert 'value="Katu 1"' in text


def test_a_place_gets_another_address_and_the_old_one_leads_to_it(sign_in: SignIn) -> None:
    client = sign_in("operator")
    send(client, fate="moves", within="iso-omena", last_part="benefits")
    assert recorded("iso-omena/benefits").names.say("en")
    assert Client().get(f"/en/places/{PLACE}/?now=1").status_code in (301, 302)


def test_a_place_that_another_has_is_refused(sign_in: SignIn) -> None:
    text = send(sign_in("operator"), fate="moves", within="iso-omena", last_part="library")
    assert "where another place is" in text
    assert recorded().path == PLACE


def test_closing_for_good_shows_the_answers_that_change_first(sign_in: SignIn) -> None:
    client = sign_in("operator")
    text = send(client, fate="gone", act="look")
    assert "Which answers change" in text
    assert "not there" in text
    assert not recorded().gone
    send(client, fate="gone")
    view = answer_queries.view(now())
    assert all(each.path != PLACE for each in view.directory.newest.values() if not each.gone)


def test_the_name_is_shown_in_three_sentences_of_each_language(sign_in: SignIn) -> None:
    text = send(sign_in("operator"), where_fi="Kelan omassa pisteessä", act="look")
    for lang in ("fi", "sv", "en"):
        found = re.search(rf'<div class="document-preview" lang="{lang}">(.*?)</div>', text, re.DOTALL)
        assert found is not None
        assert len(re.findall("<p>", found[1])) == 3
    assert "Kelan omassa pisteessä" in text


def test_a_day_to_come_is_recorded_for_that_day(sign_in: SignIn) -> None:
    send(sign_in("operator"), street="Uusi 1", valid_from="1.3.2031")
    versions = [each for each in answer_queries.record().places if each.path == PLACE and each.known_until is None]
    assert max(each.valid_from for each in versions) == date(2031, 3, 1)
