"""A country has more places than one page can show: the home page shows some, and says where all of them are."""

import re

import pytest
from django.test import Client

from aukio.web.pages import home, places

THEN = "at=2020-04-02T10:00"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A resident."""
    return Client()


def test_a_city_of_few_places_shows_them_all_at_once(client: Client) -> None:
    assert "places by name" not in client.get(f"/en/?{THEN}").content.decode()


def test_of_many_places_the_home_page_shows_some_and_says_where_all_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "MOST_CARDS", 1)
    page = client.get(f"/en/?{THEN}").content.decode()
    assert page.count('class="card"') == 1
    assert re.search(r'href="/en/places/\?at=2020-04-02T10(:|%3A)00"', page)


def test_all_places_stand_in_the_order_of_the_alphabet_a_page_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_ON_A_PAGE", 5)
    names: list[str] = []
    address = f"/fi/places/?{THEN}"
    pages = 0
    while address:
        page = client.get(address).content.decode()
        found = re.findall(
            r'<li><a href="[^"]+">([^<]+)</a>', page.partition('class="place-list"')[2].partition("</ul>")[0]
        )
        assert 1 <= len(found) <= 5
        names += found
        pages += 1
        after = re.search(r'<a href="([^"]+)" rel="next"', page)
        address = after[1].replace("&amp;", "&") if after else ""
    assert pages > 3
    in_order = [name.casefold().translate(str.maketrans("åäö", "{|}")) for name in names]
    assert in_order == sorted(in_order)


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(client: Client, number: str) -> None:
    answer = client.get(f"/sv/places/?page={number}")
    assert answer.status_code == 200
    assert 'class="place-list"' in answer.content.decode()
