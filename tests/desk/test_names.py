"""Organisations, services and roles are added and named at the desk, by operators."""

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
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


ROLES = "/en/desk/names/roles/"


def test_a_role_is_added_and_gets_another_holder(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("operator")
    client.post(ROLES, {"name_en": "Head of libraries", "phone": "09 816 5311", "holder": "Ada Esimerkki"})
    role = answer_queries.view(now()).roles()["head-of-libraries"]
    assert (role.title["en"], role.phone, role.holder) == ("Head of libraries", "+35898165311", "Ada Esimerkki")
    with later:
        page = client.get(f"{ROLES}?change=head-of-libraries").content.decode()
        assert 'value="Ada Esimerkki"' in page
        client.post(f"{ROLES}?change=head-of-libraries", {"name_en": "Head of libraries", "email": "head@example.org"})
        role = answer_queries.view(now()).roles()["head-of-libraries"]
        assert (role.phone, role.email, role.holder) == ("", "head@example.org", "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_en": "Head"}, "phone"),
        ({"name_en": "Head", "email": "no address"}, "email"),
        ({"phone": "09 816 5311"}, "name_fi"),
    ],
)
def test_a_role_without_a_title_or_a_contact_is_a_mistake(sign_in: SignIn, typed: dict[str, str], field: str) -> None:
    before = answer_queries.view(now()).roles()
    text = sign_in("operator").post(ROLES, typed).content.decode()
    assert f'id="id_{field}_error"' in text
    assert answer_queries.view(now()).roles() == before
