"""``aukio setup``: from an empty record to a city and an operator who can sign in."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from aukio.access import queries as access_queries
from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.cli.commands import setup
from aukio.directory.queries import first_paths, has_city
from aukio.domain.base.languages import LANGUAGES
from aukio.workflows.country_zones import zones_of
from tests.spec.stored import Said, aukio
from tests.ways.town import PLACES, Write, directory

pytestmark = pytest.mark.django_db

GOOD = {"city": "Äänekoski", "country": "fi", "region": "08", "lang": "fi", "admin": "aino.m@example.org"}


@pytest.fixture(autouse=True)
def passwords_are_kept_quickly(settings: Any) -> None:
    """A hash that takes no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def set_up(**changed: str | None) -> Said:
    """Run the command with the flags of ``GOOD``, changed; None leaves a flag out."""
    flags = {**GOOD, **changed}
    words = [word for name, said in flags.items() if said is not None for word in (f"--{name.replace('_', '-')}", said)]
    return aukio("setup", *words)


def test_a_record_that_works_is_made() -> None:
    done = set_up()
    assert (done.exit, done.err) == (0, "")
    city = answer_queries.record().city
    assert (city.slug, city.names.say("fi"), city.country, city.zone.key) == (
        *("aanekoski", "Äänekoski", "FI"),
        "Europe/Helsinki",
    )
    (member,) = access_queries.staff()
    assert (member.name, member.email, member.operator) == ("aino.m", "aino.m@example.org", True)
    assert Client().get("/fi/").status_code == 200


def test_the_link_lets_its_reader_choose_a_password_once() -> None:
    found = re.search(r"http://[^/]+(/fi/\S+)", set_up().out)
    assert found is not None
    client = Client()
    form = client.get(found[1], follow=True)
    where = form.redirect_chain[-1][0]
    chosen = {"password1": "korrekti hevonen", "password2": "korrekti hevonen"}
    assert client.post(where, chosen).status_code == 302
    assert get_user_model().objects.get().check_password("korrekti hevonen")
    assert "password1" not in Client().get(found[1], follow=True).content.decode()


@pytest.mark.parametrize(
    ("flag", "said", "expected"),
    [
        ("city", "  ", "such as Espoo"),
        ("city", "123", "such as Espoo"),
        ("country", "Finland", "ISO 3166"),
        ("region", "ZZ", "leave it out"),
        ("time_zone", "Europe/Espoo", "Europe/Helsinki"),
        ("lang", "no", "fi, sv, en"),
        ("admin", "aino", "name@example.org"),
    ],
)
def test_a_bad_flag_is_named_with_what_is_expected(flag: str, said: str, expected: str) -> None:
    done = set_up(**{flag: said})
    assert (done.exit, done.out) == (2, "")
    assert f"--{flag.replace('_', '-')}" in done.err
    assert expected in done.err
    assert done.err.count("\n") == 1
    assert not has_city()


def test_a_country_with_several_clocks_asks_for_the_time_zone() -> None:
    done = set_up(city="Springfield", country="US", region="IL", lang="en")
    assert done.exit == 2
    assert "--time-zone" in done.err
    assert "America/Chicago" in done.err
    done = set_up(city="Springfield", country="US", region="IL", lang="en", time_zone="America/Chicago")
    assert done.exit == 0
    assert answer_queries.record().city.zone.key == "America/Chicago"


@pytest.mark.parametrize(
    ("country", "zones"),
    [
        ("FI", ("Europe/Helsinki",)),
        ("DE", ("Europe/Berlin",)),
        ("XX", ()),
        ("PT", ("Europe/Lisbon", "Atlantic/Azores")),
    ],
)
def test_zones_with_the_same_clock_are_one(country: str, zones: tuple[str, ...]) -> None:
    assert zones_of(country, 2026) == zones


def test_without_a_terminal_the_missing_flags_are_named() -> None:
    done = set_up(country=None, admin=None)
    assert done.exit == 2
    assert "--country, --admin" in done.err
    assert "--city," not in done.err


def test_a_record_that_has_a_city_is_refused() -> None:
    set_up()
    done = set_up(city="Kuopio", admin="other@example.org")
    assert done.exit == 4
    assert "'aanekoski'" in done.err
    assert len(access_queries.staff()) == 1


def test_an_address_that_an_account_has_leaves_the_record_empty() -> None:
    get_user_model().objects.create_user("aino.m", GOOD["admin"], "correct horse battery")
    done = set_up()
    assert done.exit == 4
    assert not has_city()


def test_in_a_terminal_each_question_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "_in_terminal", lambda: True)
    done = aukio("setup", given="Kuopio\nXX\nFI\n\n\n\n")
    assert done.exit == 0
    assert "--country" in done.err
    city = answer_queries.record().city
    assert (city.slug, city.country, city.zone.key) == ("kuopio", "FI", "Europe/Helsinki")
    assert access_queries.staff()[0].email.endswith("@kuopio.fi")


def test_a_directory_file_of_earlier_years_is_recorded_after_set_up(write: Write) -> None:
    set_up(city="Town", region="18", lang="en")
    done = aukio("import", write("town.yaml", directory(*PLACES, known_from="2020-01-01")))
    assert done.exit == 0
    assert first_paths(2) == ("mall", "mall/clinic")
    assert answer_queries.view(now()).city.slug == "town"


@pytest.mark.parametrize(("name", "count"), [("library", 2), ("service-centre", 7), ("town", 10)])
def test_a_starter_has_places_with_hours_and_words_in_every_language(name: str, count: int) -> None:
    done = aukio("setup", "--example", name, *(each for flag, said in GOOD.items() for each in (f"--{flag}", said)))
    assert (done.exit, done.err) == (0, "")
    view = answer_queries.view(now())
    places = [each for each in view.directory.newest.values() if not each.gone]
    assert len(places) == count
    assert {each.owner for each in places if "/" not in each.path} == {"aanekoski"}
    assert all(each.names.only(lang) for each in places for lang in LANGUAGES)
    for place in places:
        assert Client().get(f"/fi/places/{place.path}/").status_code == 200
    assert "warning" not in aukio("check").out


@pytest.mark.parametrize("places", [(), PLACES])
def test_serve_shows_addresses_of_its_own_places(
    write: Write, monkeypatch: pytest.MonkeyPatch, places: tuple[Any, ...]
) -> None:
    aukio("import", write("town.yaml", directory(*places, known_from="2020-01-01")))
    monkeypatch.setattr("os.execv", lambda *_command: None)
    done = aukio("serve", "--port", "0")
    assert done.exit == 0
    assert "iso-omena" not in done.out
    assert ("/places/mall/status" in done.out) is bool(places)
    assert ("aukio move-in" in done.err) is not bool(places)
    assert json.loads(Client().get("/api/v1/places").content) or not places
