"""A place says where it is and how one gets in: short, at the end of its page, and nothing where nothing is known."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from aukio.domain.city.place_details import Access, Address, PlaceDetails
from aukio.domain.city.places import Kind, Names
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.web.frame.moment import Moment
from aukio.web.pages.place import details_view
from aukio.web.pages.reader import Reader
from tests.domain.factories import at, place, place_id, view

DETAILS = PlaceDetails(
    Address(Names({"fi": "Piispansilta 11", "sv": "Biskopsbron 11"}), "02230", Names({"fi": "Espoo", "sv": "Esbo"})),
    Names({"fi": "Metron vieressä.", "sv": "Invid metron.", "en": "Beside the metro."}),
    (Access.STEP_FREE_ENTRANCE, Access.LIFT),
)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", ["Metron vieressä.", "Piispansilta 11, 02230 Espoo", "esteetön sisäänkäynti, hissi."]),
        ("sv", ["Invid metron.", "Biskopsbron 11, 02230 Esbo", "trappfri ingång, hiss."]),
        ("en", ["Beside the metro.", "Piispansilta 11, 02230 Espoo", "step-free entrance, lift."]),
    ],
)
def test_a_place_says_where_it_is_and_how_one_gets_in(lang: str, said: list[str]) -> None:
    seen = view(places=[place("desk", Kind.UNIT, details=DETAILS)])
    moment = Moment.__new__(Moment)
    object.__setattr__(moment, "plain", False)
    reader = Reader(lang, language(lang), moment, namer(seen, lang, seen.known), ZoneInfo("Europe/Helsinki"))
    node = seen.node(place_id("desk"), at("2020-03-02"))
    with override(lang):
        page = render_to_string("web/details.html", {"details": details_view(node, reader), "map_url": ""})
    assert [each for each in said if each not in page] == []


def test_a_place_without_details_has_no_section() -> None:
    seen = view(places=[place("desk", Kind.UNIT)])
    assert isinstance(seen.known, datetime)
    assert render_to_string("web/details.html", {"details": None, "map_url": ""}).strip() == ""
