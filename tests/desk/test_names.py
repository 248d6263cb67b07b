"""Organisations and services are added and named at the desk, by operators."""

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from tests.desk.conftest import SignIn

ORGANISATIONS, SERVICES = "/en/desk/names/organisations/", "/en/desk/names/services/"


def said(what: str) -> dict[str, tuple[str, str]]:
    """The Finnish and the English name of each, by slug."""
    record = answer_queries.record()
    found = record.organisations if what == ORGANISATIONS else record.services
    return {each.slug: (each.names.say("fi"), each.names.say("en")) for each in found}


@pytest.mark.parametrize("address", [ORGANISATIONS, SERVICES])
def test_one_is_added_and_one_is_named_anew(sign_in: SignIn, later: time_machine.travel, address: str) -> None:
    client = sign_in("operator")
    before = said(address)
    client.post(address, {"name_fi": "Kaupunginmuseo", "name_en": "City Museum"})
    assert said(address) == {**before, "city-museum": ("Kaupunginmuseo", "City Museum")}
    with later:
        client.post(f"{address}?change=city-museum", {"name_fi": "Museo", "name_en": "Museum"})
        assert said(address) == {**before, "city-museum": ("Museo", "Museum")}


def test_a_name_that_is_taken_gets_another_key(sign_in: SignIn) -> None:
    client = sign_in("operator")
    for _time in range(2):
        client.post(SERVICES, {"name_en": "Advice"})
    assert {"advice", "advice-2"} <= set(said(SERVICES))


def test_no_name_is_a_mistake_beside_its_field(sign_in: SignIn) -> None:
    client = sign_in("operator")
    before = said(SERVICES)
    text = client.post(SERVICES, {"name_fi": " "}).content.decode()
    assert 'id="id_name_fi_error"' in text
    assert said(SERVICES) == before
    assert client.get("/en/desk/names/cats/").status_code == 404
