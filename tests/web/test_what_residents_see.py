"""Requirements as residents see them: under which heading of which page, in which words."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from aukio.answers import queries as answer_queries
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Kind
from tests.depth import in_turn
from tests.web.reading import Page

SPRING = "at=2020-03-27T12:00&known=2020-03-27T18:00"
JUNE = "at=2021-06-02T12:00&known=2021-06-02T12:00"
CENTRE, KELA = f"places/iso-omena/?{SPRING}", f"places/iso-omena/kela/?{SPRING}"
CLINIC, POINT = f"places/iso-omena/health-centre/?{SPRING}", f"places/iso-omena/service-point/?{SPRING}"
NOTICE, LATER = f"notices/service-centres-2020/?{SPRING}", f"notices/service-centres-2021/?{JUNE}"
LIBRARY = f"places/iso-omena/library/?{JUNE}"
DIFFERENT = {"fi": "Mikä on nyt toisin", "sv": "Det här är annorlunda nu", "en": "What is different now"}


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A resident."""
    return Client()


def read(client: Client, path: str, lang: str = "en") -> Page:
    """A page as a resident has it."""
    answer = client.get(f"/{lang}/{path}")
    assert answer.status_code == 200
    return Page(answer.content.decode())


@pytest.mark.parametrize(
    ("requirement", "path", "heading", "words"),
    [
        ("R011", CENTRE, "What is different now", "Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun"),
        ("R011", CENTRE, "What is different now", "normally Mon–Fri 7 am–9 pm, Sat 8 am–6 pm"),
        ("R016", CENTRE, "What is different now", "closed on Sun"),
        ("R031", POINT, "copying, help with forms, printing", "Kalajärvi Service Point Today 9 am–4 pm Open"),
        ("R033", POINT, "copying, help with forms, printing", "Tapiola Service Point Today 9 am–4 pm Open"),
        (
            "R050",
            CLINIC,
            "Iso Omena Health Centre",
            "By appointment until 6 pm Different hours from Monday 30 March. Book before you come.",
        ),
        ("R092", LIBRARY, "What is different now", "Closed: self-service"),
        ("R092", LIBRARY, "Self-service", "Closed Today closed"),
        ("R111", NOTICE, "", "Published 16 March 2020 at 5:15 pm. Updated 27 March 2020 at midday."),
        ("R112", NOTICE, "Updates", "27 March 2020 Added: Iso Omena Health Centre (hours). 26 March 2020 Added:"),
        ("R102", LATER, "", "I ask everybody"),
    ],
)
def test_a_page_says(client: Client, requirement: str, path: str, heading: str, words: str) -> None:
    del requirement  # it names the row
    page = read(client, path)
    assert words in (page.sections[heading] if heading else page.text)


def test_every_centre_and_every_unit_has_a_page_of_its_own_in_each_language(client: Client) -> None:
    # R001, R109
    places = [each for each in answer_queries.record().places if each.kind in (Kind.CENTRE, Kind.UNIT)]
    for version, lang in in_turn(places, tuple(LANGUAGES)):
        with override(lang):
            address = reverse("web:place", args=[version.path])
        assert address == f"/{lang}/places/{version.path}/"
        name = version.names.say(lang)
        assert name in read(client, address.removeprefix(f"/{lang}/"), lang).sections, address


@pytest.mark.parametrize("name", ["Iso Omena Service Point", "Matinkylä Service Point"])
def test_a_place_is_found_by_either_of_its_names(client: Client, name: str) -> None:
    # R004
    found = read(client, f"?q={name}&{SPRING}").links
    assert ("Iso Omena Service Point", f"/en/places/iso-omena/service-point/?{_asked(SPRING)}") in found


def test_an_alternative_leads_to_its_own_page(client: Client) -> None:
    # R006
    assert ("Kalajärvi Service Point", f"/en/places/kalajarvi/service-point/?{_asked(SPRING)}") in read(
        client, POINT
    ).links


def test_only_alternatives_that_are_open_now_are_offered(client: Client) -> None:
    # R031, R033
    evening = POINT.replace("T12:00&", "T20:00&")
    none = read(client, evening).sections["copying, help with forms, printing"]
    assert none == "No other place for this is open now."


def test_where_visits_are_discouraged_ways_from_afar_come_first(client: Client) -> None:
    # R070
    ways = [each for each in read(client, KELA).sections if each in {"Letterbox", "Online", "Phone", "On site"}]
    assert ways == ["Letterbox", "Online", "Phone", "On site"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_different_leads_to_where_the_notice_tells_it(client: Client, lang: str) -> None:
    # R085, R109
    page = read(client, KELA, lang)
    assert DIFFERENT[lang] in page.sections
    address = next(link for _, link in page.links if link.endswith("#kela-booked-only"))
    assert "kela-booked-only" in read(client, address.removeprefix(f"/{lang}/").partition("#")[0], lang).ids


@pytest.mark.parametrize(
    ("lang", "easy"), [("fi", "Selkokieli (luonnos)"), ("sv", "Lättläst (utkast)"), ("en", "Easy read (draft)")]
)
def test_a_reader_may_switch_to_plain_words_and_back(client: Client, lang: str, easy: str) -> None:
    # R126
    standard = read(client, NOTICE, lang)
    address = dict(standard.links)[easy]
    plain = read(client, address.removeprefix(f"/{lang}/"), lang)
    assert plain.text != standard.text
    assert any("plain" not in link and "notices/service-centres-2020/?" in link for _, link in plain.links)


def _asked(query: str) -> str:
    return query.replace(":", "%3A")


@pytest.mark.parametrize(
    ("lang", "state", "nowhere", "ahead", "building"),
    [
        (
            *("en", "Only for those already booked – open until 4 pm", "No other place"),
            *("What changes next", "Iso Omena Service Centre: "),
        ),
        (
            *("fi", "Vain ajan jo varanneille – auki klo 16 asti", "Muita tähän sopivia"),
            *("Mikä muuttuu seuraavaksi", "Iso Omenan palvelutori: "),
        ),
        (
            *("sv", "Endast för dem som redan har bokat – öppet till kl. 16", "Inget annat ställe"),
            *("Nästa ändringar", "Servicetorget i Iso Omena: "),
        ),
    ],
    ids=["en", "fi", "sv"],
)
def test_a_limit_a_nearest_place_and_a_building_are_said_as_what_they_are(
    client: Client, *, lang: str, state: str, nowhere: str, ahead: str, building: str
) -> None:
    """The hour belongs to the door, the kind of place stands where no place is known, and others' hours bear a name."""
    shown = client.get(f"/{lang}/places/iso-omena/kela/?at=2020-03-27T12:00").content.decode()
    said = " ".join(re.sub("<[^>]+>", " ", shown).split())

    assert state in said
    assert nowhere not in said
    assert building in said[said.index(ahead) :]
