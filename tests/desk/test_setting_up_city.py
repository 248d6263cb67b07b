"""An empty record is set up in the browser: by one link, with the first person, and nothing typed is ever lost."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.access import queries as access_queries
from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.desk.setup.country_choices import country_choices, likely_country
from aukio.directory.queries import has_city
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.holidays import countries
from aukio.workflows.setup_link import VALID_FOR, setup_path
from tests.spec.stored import aukio

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PASSWORD = "korrekti hevonen"  # noqa: S105  # of this test
GOOD = {
    "name": "Äänekoski",
    "name_sv": "Äänekoski stad",
    "country": "FI",
    "asked_for": "FI",
    "region": "08",
    "email": "aino.m@example.org",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture(autouse=True)
def at_noon(settings: Any) -> Any:
    """A clock that stands, and a hash that takes no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AUKIO_SECOND_FACTOR = "required"
    with time_machine.travel(NOW, tick=False):
        yield


def link(lang: str = "fi", made: datetime = NOW) -> str:
    return setup_path(lang, now=made)


def send(changed: Mapping[str, str] = MappingProxyType({}), *, lang: str = "fi", client: Client | None = None) -> Any:
    """Send the form of ``GOOD``, changed."""
    return (client or Client()).post(link(lang), {**GOOD, **changed})


def test_the_form_makes_a_record_and_signs_its_first_person_in() -> None:
    client = Client()
    assert send(client=client).headers["Location"] == "/fi/desk/"
    city = answer_queries.record().city
    assert (city.slug, city.country, city.zone.key) == ("aanekoski", "FI", "Europe/Helsinki")
    assert (city.names.say("fi"), city.names.say("sv")) == ("Äänekoski", "Äänekoski stad")
    assert city.holidays.last.region == "08"
    (member,) = access_queries.staff()
    assert (member.name, member.email, member.operator) == ("aino.m", "aino.m@example.org", True)
    assert [each.slug for each in answer_queries.record().organisations] == ["aanekoski"]
    assert set(AuditEntry.objects.values_list("actor", flat=True)) == {"aino.m"}
    # The desk asks for the second factor first, and the password was typed just now.
    front = client.get("/fi/desk/")
    assert front.headers["Location"].startswith("/fi/desk/account/2fa/totp/activate/")
    assert client.get(front.headers["Location"]).status_code == 200


def test_the_recovery_codes_are_shown_once_the_second_factor_works_and_lead_on() -> None:
    client = Client()
    send(client=client, lang="en")
    page = client.get("/en/desk/account/2fa/totp/activate/").content.decode()
    found = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found is not None
    from tests.desk.test_signing_in import code

    said = client.post("/en/desk/account/2fa/totp/activate/", {"code": code(found[1], NOW.timestamp())}, follow=True)
    text = said.content.decode()
    codes = re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)
    assert codes is not None
    assert len(codes[1].split()) == 10
    assert 'href="/en/desk/"' in text
    ways = client.get("/en/desk/").content.decode()
    for address in ("/en/desk/new-place/", "/en/desk/move-in/?from=table", "/en/desk/move-in/?from=hauki"):
        assert address in ways


def test_the_link_works_once() -> None:
    send()
    assert Client().get(link()).headers["Location"] == "/fi/desk/"
    assert send({"name": "Kuopio", "email": "b@example.org"}).headers["Location"] == "/fi/desk/"
    assert len(access_queries.staff()) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/en/setup/x/",
        "/en/setup/1796079909.FrZgWuY26XxQIq7HBmIXvlbUc3RRxnT0q35jI2Dqivc/",
        link("en", NOW - VALID_FOR - timedelta(seconds=1)),
        link("en", NOW + timedelta(hours=1)),
    ],
)
def test_a_link_that_is_made_up_old_or_early_sets_nothing_up(address: str) -> None:
    for answer in (Client().get(address), Client().post(address, GOOD)):
        assert answer.status_code == 404
        assert "This link is not valid" in answer.content.decode()
    assert not has_city()


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"name": ""}, "name", "required"),
        ({"name": "123"}, "name", "such as Espoo"),
        ({"country": ""}, "country", "required"),
        ({"country": "XX"}, "country", "XX"),
        ({"region": "ZZ"}, "region", "ZZ"),
        ({"email": "aino"}, "email", "valid email"),
        ({"password": "short", "again": "short"}, "password", "at least 12 characters"),
        ({"again": "korrekti hevone"}, "again", "differ"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_all_that_was_typed_stays(
    changed: dict[str, str], field: str, says: str
) -> None:
    answer = send({"name_fi": "Äänekosken kaupunki", **changed}, lang="en")
    text = answer.content.decode()
    assert answer.status_code == 200
    beside = re.search(rf'id="id_{field}_error">(.*?)</p>', text, re.DOTALL)
    assert beside is not None
    assert says in beside[1]
    typed = {**GOOD, "name_fi": "Äänekosken kaupunki", **changed}
    for name in ("name", "name_fi", "name_sv", "email", "password", "again"):
        assert not typed[name] or f'value="{typed[name]}"' in text, name
    assert not has_city()


def test_another_country_asks_what_differs_there_and_keeps_what_was_typed() -> None:
    client = Client()
    text = send({"country": "US"}, client=client, lang="en").content.decode()
    assert not has_city()  # without script: its regions and clocks are asked first
    assert "Chicago" in text
    assert "There is a problem" not in text
    assert f'value="{GOOD["email"]}"' in text
    asked = {"country": "US", "asked_for": "US", "region": "IL"}
    assert 'id="id_time_zone_error"' in send(asked, client=client, lang="en").content.decode()
    assert send({**asked, "time_zone": "America/Chicago"}, client=client, lang="en").status_code == 302
    city = answer_queries.record().city
    assert (city.zone.key, city.holidays.last.region) == ("America/Chicago", "IL")


def test_a_country_without_differences_asks_nothing_more() -> None:
    text = Client().post(link("en"), {**GOOD, "country": "EE", "look": "1"}, headers={"HX-Request": "true"})
    assert "Europe/Tallinn" in text.content.decode()
    assert "<select" not in text.content.decode()
    assert send({"country": "EE", "region": ""}, lang="en").status_code == 302


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_desk_of_an_empty_record_says_where_the_link_is(lang: str) -> None:
    answer = Client().get(f"/{lang}/desk/")
    assert answer.status_code == 200
    assert f"/{lang}/setup/" in answer.content.decode()
    assert Client().post(f"/{lang}/desk/", {"a": "b"}).status_code == 409
    assert Client().get(link(lang)).status_code == 200


def test_serve_prints_the_link_of_an_empty_record_and_none_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.execv", lambda *_command: None)
    said = aukio("serve", "--port", "0")
    found = re.search(r"http://[^/]+(/\w+/setup/\S+)", said.err)
    assert found is not None
    assert Client().get(found[1]).status_code == 200
    send()
    assert "/setup/" not in aukio("serve", "--port", "0").err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_has_a_name_in_each_language(lang: str) -> None:
    assert {code for code, _ in country_choices(lang)} == set(countries())
    assert dict(country_choices(lang))["FI"] == {"fi": "Suomi", "sv": "Finland", "en": "Finland"}[lang]


@pytest.mark.parametrize(
    ("lang", "accepted", "country"),
    [("fi", "fi,en;q=0.5", "FI"), ("sv", "sv-FI,sv", "FI"), ("sv", "sv", "SE"), ("en", "en-GB", "GB"), ("en", "", "")],
)
def test_the_country_is_guessed_from_the_browser(lang: str, accepted: str, country: str) -> None:
    assert likely_country(lang, accepted) == country
