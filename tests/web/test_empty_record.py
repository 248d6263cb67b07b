"""A record without a city, or without a place: public pages say what will be here and what to do next."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from aukio.domain.base.languages import LANGUAGES
from tests.spec.stored import aukio
from tests.ways.town import Write, directory, write_in

WELCOME = {
    "fi": "Yhtään toimipistettä ei ole vielä kirjattu",
    "sv": "Inget verksamhetsställe har",
    "en": "No service point",
}
LISTS = (
    "places",
    "services",
    "organisations",
    "notices",
    "events",
    "status",
    "publications",
    "arrangements",
    "check",
)
PAGES = ("/{lang}/", "/{lang}/places/", "/{lang}/?q=library", "/{lang}/?plain=1")
DESCRIBING = ("new-place/", "move-in/", "move-in/template.xlsx")
EARLY = "2020-01-01"
BARE = {"path": "yard", "kind": "site"}
LIBRARY = {"path": "library", "kind": "unit"}


@pytest.fixture
def write(tmp_path: Any, db: None) -> Write:  # noqa: ARG001  # the database is empty
    """Writes files into a folder of the test's own."""
    return write_in(tmp_path)


def get(path: str) -> tuple[int, str]:
    """The status and the text of a page, with redirects followed."""
    answer = Client().get(path, follow=True)
    return answer.status_code, answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_an_empty_record_says_what_to_do_next(page: str, lang: str) -> None:
    status, text = get(page.format(lang=lang))
    assert status == 200
    assert WELCOME[lang] in text
    for command in ("aukio setup", "aukio move-in", "aukio import"):
        assert command in text


@pytest.mark.django_db
def test_every_other_public_address_of_an_empty_record_answers() -> None:
    assert get("/")[0] == 200
    for name in LISTS:
        status, text = get(f"/api/v1/{name}")
        assert (name, status, json.loads(text)) == (name, 200, [])
    for path in ("/sitemap.xml", "/robots.txt", "/api/v1/statistics", "/fi/feeds/atom.xml", "/sv/feeds/feed.json"):
        assert get(path)[0] == 200
    assert get("/api/v1/changes?from=2026-01-01&to=2026-01-31") == (200, "[]")
    assert get("/fi/subscribe/")[0] in (200, 404)  # 404 where nothing can send a message


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["fi/places/library/", "fi/places/library/atom.xml", "fi/notices/storm/", "api/v1/places/library/status"],
)
def test_what_does_not_exist_is_not_found_on_an_empty_record_too(path: str) -> None:
    assert get(f"/{path}")[0] == 404


def test_a_city_without_places_says_what_to_do_next(write: Write) -> None:
    aukio("import", write("town.yaml", directory(known_from=EARLY)))
    for page in PAGES:
        status, text = get(page.format(lang="en"))
        assert status == 200
        assert "aukio move-in" in text
        assert "aukio setup" not in text
    assert "What is open in Town" in get("/en/")[1]
    assert "Town" in get("/en/feeds/atom.xml")[1]


@pytest.mark.parametrize(("place", "said"), [(LIBRARY, "Service points"), (BARE, "No service point is recorded")])
def test_a_home_page_without_a_centre_claims_no_ignorance(write: Write, place: dict[str, Any], said: str) -> None:
    aukio("import", write("town.yaml", directory(place, known_from=EARLY)))
    text = get("/en/")[1]
    assert "Nothing was known yet" not in text
    assert said in text
    assert not re.search(r">\s*Service centres\s*<", text)


@pytest.mark.django_db
@pytest.mark.parametrize("with_city", [False, True])
def test_the_desk_of_an_empty_record_leads_on(settings: Any, write: Write, with_city: bool) -> None:
    settings.AUKIO_SECOND_FACTOR = "offered"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if with_city:
        aukio("import", write("town.yaml", directory(known_from=EARLY)))
    user = get_user_model().objects.create_superuser("aino", "aino@example.org", "correct horse battery")
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in (
        "",
        "inbox/",
        "in-force/",
        "overview/",
        "told/",
        "calls/",
        "places/",
        "files/",
        "trail/",
        "health/",
        *DESCRIBING,
    ):
        assert client.get(f"/en/desk/{page}").status_code == 200, page
    front = client.get("/en/desk/").content.decode()
    assert ("/en/desk/new-place/" in front) is with_city
    assert ("/en/desk/move-in/?from=table" in front) is with_city
    assert ("aukio setup" in front) is not with_city
    assert client.get("/en/desk/places/library/").status_code == 404
