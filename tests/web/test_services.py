"""Search and the filter of a centre ask whether a service can be had there at the moment shown."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

SPRING = "at=2020-03-27T12:00&known=2020-03-27T18:00"
BEFORE = "at=2020-03-10T12:00&known=2020-03-10T12:00"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A resident."""
    return Client()


def rows(client: Client, address: str) -> dict[str, str]:
    """The rows of a list of units, as texts by name."""
    page = client.get(address).content.decode()
    found = re.findall(r'<li class="unit-row"[^>]*>(.*?)</li>', page, re.DOTALL)
    texts = [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", row, flags=re.DOTALL).split()) for row in found]
    names = [re.sub(r"<[^>]+>", "", re.findall(r"<a [^>]*>(.*?)</a>", row, re.DOTALL)[0]) for row in found]
    return dict(zip(names, texts, strict=True))


@pytest.mark.parametrize("asked", ["printing", "tulostaminen", "utskrift"])
def test_a_withheld_service_is_said_to_be_out_with_where_it_can_be_had_instead(client: Client, asked: str) -> None:
    found = rows(client, f"/en/?q={asked}&{SPRING}")
    assert list(found)[-1] == "Iso Omena Service Point"
    said = found["Iso Omena Service Point"]
    assert "Not available here now: printing." in said
    for name in ("Kalajärvi Service Point", "Tapiola Service Point", "Espoon keskus Service Point"):
        assert name in said.partition("Available now at:")[2]
    assert "Not available" not in found["Kalajärvi Service Point"]


def test_a_withheld_service_without_another_place_is_said_to_be_out(client: Client) -> None:
    page = client.get(f"/en/?q=voucher&{SPRING}").content.decode()
    assert "“voucher”: 1 result" in page
    (said,) = rows(client, f"/en/?q=voucher&{SPRING}").values()
    assert "Not available here now: collecting a payment commitment." in said


def test_a_service_that_is_not_withheld_is_found_as_usual(client: Client) -> None:
    found = rows(client, f"/en/?q=printing&{BEFORE}")
    assert "Iso Omena Service Point" in found
    assert not any("Not available" in said for said in found.values())


def test_the_filter_of_a_centre_offers_the_services_of_its_equipment_and_says_what_is_out(client: Client) -> None:
    page = client.get(f"/en/places/iso-omena/?{SPRING}").content.decode()
    assert '<option value="print">printing</option>' in page
    found = rows(client, f"/en/places/iso-omena/?service=print&{SPRING}")
    assert list(found) == ["Iso Omena Service Point"]
    assert "Not available here now: printing. Available now at:" in found["Iso Omena Service Point"]
    found = rows(client, f"/en/places/iso-omena/?service=print&{BEFORE}")
    assert "Not available" not in found["Iso Omena Service Point"]


def test_the_places_instead_are_links_that_carry_the_moment(client: Client) -> None:
    page = client.get(f"/en/?q=printing&{SPRING}").content.decode()
    assert "/en/places/tapiola/service-point/?at=2020-03-27T12%3A00&amp;known=2020-03-27T18%3A00" in page


@pytest.mark.parametrize(("path", "words"), [("tapiola", "Open until 4 pm"), ("espoon-keskus", "Open until 4 pm")])
def test_a_site_has_the_state_of_its_unit(client: Client, path: str, words: str) -> None:
    page = client.get(f"/en/places/{path}/?{SPRING}").content.decode()
    answer = page.partition('<div class="answer')[2].partition("</div>")[0]
    said = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer, flags=re.DOTALL).split())
    assert words in said
    assert "Hours not known" not in page


def test_a_site_that_is_found_has_the_state_of_its_unit(client: Client) -> None:
    found = rows(client, f"/en/?q=tapiola&{SPRING}")
    assert "Open until 4 pm" in found["Tapiola"]
