"""What holds for every page: languages, the moment in links, mistakes, machines, and the work a page costs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

_MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A reader of the stored record, on a machine that serves pages as a test does."""
    return Client()


@contextmanager
def at_most(queries: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    assert len(captured) <= queries, [each["sql"] for each in captured]


@pytest.mark.parametrize(("asked", "lang"), [("sv-FI,sv;q=0.9", "sv"), ("fi", "fi"), ("de,en;q=0.5", "en")])
def test_the_bare_address_leads_to_the_language_the_browser_asks_for(client: Client, asked: str, lang: str) -> None:
    assert client.get("/", headers={"accept-language": asked}).headers["location"] == f"/{lang}/"


def test_a_chosen_language_is_remembered(client: Client) -> None:
    client.get("/sv/?chosen=1")
    assert client.get("/", headers={"accept-language": "fi"}).headers["location"] == "/sv/"


def test_each_page_names_itself_in_the_other_languages_at_the_same_moment(client: Client) -> None:
    page = client.get("/fi/places/iso-omena/kela/?at=2020-04-15T10:00").content.decode()
    assert '<link rel="alternate" hreflang="sv"' in page
    assert "/sv/places/iso-omena/kela/?at=2020-04-15T10%3A00" in page


def test_links_carry_the_moment_shown(client: Client) -> None:
    page = client.get("/en/places/iso-omena/?at=2020-04-02T10:00&known=2020-03-27").content.decode()
    assert "/en/places/iso-omena/library/?at=2020-04-02T10%3A00&amp;known=2020-03-27" in page


@pytest.mark.parametrize(
    ("lang", "words"), [("fi", "Sivua ei löydy"), ("sv", "Sidan hittades inte"), ("en", "Page not found")]
)
def test_an_address_that_leads_nowhere_says_so_in_the_readers_language(client: Client, lang: str, words: str) -> None:
    answer = client.get(f"/{lang}/places/nowhere/")
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_notice_that_was_not_published_yet_is_not_found(client: Client) -> None:
    assert client.get("/en/notices/service-centres-2020/?known=2020-03-01").status_code == 404


def test_an_older_version_says_so_and_leads_to_the_newest(client: Client) -> None:
    page = client.get("/en/notices/service-centres-2020/versions/2/").content.decode()
    assert "This is an older version." in page
    assert "Kela" not in page.split("Updates")[0].split("Exceptions")[1]


def test_a_page_tells_where_it_is_to_those_who_share_it(client: Client) -> None:
    page = client.get("/en/notices/service-centres-2020/").content.decode()
    assert '<meta property="og:title"' in page
    assert '<link rel="canonical"' in page


def test_search_engines_get_every_page_in_each_language(client: Client) -> None:
    sitemap = client.get("/sitemap.xml").content.decode()
    assert 'hreflang="sv" href="http://testserver/sv/places/iso-omena/library/"' in sitemap
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    "path", ["", "?q=kirjasto", "places/iso-omena/", "places/iso-omena/kela/", "notices/service-centres-2020/"]
)
def test_a_page_costs_few_queries_whatever_it_shows(client: Client, path: str) -> None:
    client.get(f"/fi/{path}")
    with at_most(10):
        assert client.get(f"/fi/{path}").status_code == 200


@override_settings(
    AUKIO_OPENS_AT="2020-03-27T12:00", AUKIO_DEMO=True, AUKIO_SITE="https://aukio.example", EMAIL_BACKEND=_MEMORY
)
@pytest.mark.parametrize("path", ["", "subscribe/", "places/iso-omena/library/events/"])
def test_each_page_of_a_demonstration_says_what_it_is_and_leads_to_no_present_with_rules_of_then(
    client: Client, path: str
) -> None:
    page = client.get(f"/en/{path}").content.decode()
    assert "This is a demonstration, not a site of the city." in page
    assert "Demo: 27 March 2020 at midday" in page
    assert "now=1" not in page
    later = client.get("/en/?at=2021-06-01T12:00").content.decode()
    assert "as known then" in later
    assert "now=1" not in later


@override_settings(AUKIO_OPENS_AT="2020-03-27T12:00")
def test_an_installation_that_opens_at_a_moment_says_so(client: Client) -> None:
    assert "Showing 27 March 2020" in client.get("/en/").content.decode()
    assert "Not now" not in client.get("/en/?now=1").content.decode()


def test_the_sitemap_of_a_large_city_is_a_list_of_files_with_all_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(whole) > 30
    monkeypatch.setattr("aukio.web.robots._InEveryLanguage.limit", 20)
    listed = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    found: list[str] = []
    for address in listed:
        page = re.findall("<loc>(.*?)</loc>", client.get(address.replace("&amp;", "&")).content.decode())
        assert 0 < len(page) <= 20
        found += page
    assert sorted(found) == sorted(whole)
    assert client.get("/sitemap.xml?section=places&p=99").status_code == 404
    assert client.get("/sitemap.xml?section=none").status_code == 404


def test_contradictions_of_a_large_city_are_kept_until_the_next_minute(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aukio.api.endpoints.status._MOST_ASKED", 3)
    for address in ("/api/v1/check", "/api/v1/places/iso-omena/check"):
        kept = client.get(address).headers["Cache-Control"]
        assert int(kept.rpartition("max-age=")[2]) < 60
