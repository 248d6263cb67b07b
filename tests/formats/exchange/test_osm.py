"""Elements of OpenStreetMap: what the record can say of `opening_hours` is kept, the rest is listed and never open."""

import json
from datetime import date
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import osm
from aukio.formats.exchange.moved import Moved, Place, Setting

SETTING = Setting(today=date(2026, 11, 30))


def read(data: Any) -> Moved:
    """What a file says."""
    return osm.read(json.dumps(data).encode(), SETTING)


def place(**tags: str) -> Place:
    """One node with these tags."""
    tags = {name.replace("__", ":"): value for name, value in tags.items()}
    return read({"type": "node", "id": 5, "lat": 60.5, "lon": 25.5, "tags": {"name": "Kirjasto", **tags}}).places[0]


WEEKS = {
    "Mo-Fr 09:00-20:00; PH off": "Mo-Fr 09:00-20:00; PH off",
    "Mo-Fr 9:00-20:00;Sa 10:00-15:00": "Mo-Fr 09:00-20:00; Sa 10:00-15:00",
    "Mo - Fr 09:00 - 20:00; Sa, Su closed": "Mo-Fr 09:00-20:00; Sa-Su off",
    "08:00-16:00": "Mo-Su 08:00-16:00",
    "24/7": "Mo-Su 00:00-24:00",
    "Mo-Fr 10:00-18:00; Jun-Aug Mo-Fr 10:00-16:00; PH off": "Mo-Fr 10:00-18:00; Jun-Aug Mo-Fr 10:00-16:00; PH off",
    "PH off; Mo-Fr 09:00-17:00": "Mo-Fr 09:00-17:00; PH off",
    "Mo[1] 10:00-12:00": "Mo[1] 10:00-12:00",
    "Mo-Su 10:00-18:00; Dec 24 off; easter -2 days off": "Mo-Su 10:00-18:00; Dec 24 off; easter -2 days off",
    "sunrise-sunset": "Mo-Su sunrise-sunset",
    "Apr-Sep 08:00 - dusk; Oct-Mar 08:00-( sunset -00:30 )": "Apr-Sep 08:00-dusk; Oct-Mar 08:00-(sunset-00:30)",
    "Mo-Fr 10:00-18:00; Sa (sunrise+01:00)-14:00": "Mo-Fr 10:00-18:00; Sa (sunrise+01:00)-14:00",
    "Mo-Fr 09:00-17:00; SH off": "Mo-Fr 09:00-17:00",
    'Mo-Fr 09:00-17:00; Sa 10:00-12:00 "by appointment"': "Mo-Fr 09:00-17:00",
}


@pytest.mark.parametrize("text", WEEKS)
def test_a_text_becomes_a_week(text: str) -> None:
    assert place(opening_hours=text).data["channels"][0]["week"] == WEEKS[text]


@pytest.mark.parametrize(
    "text",
    [
        "noon-sunset", "Mo-Fr 10:00+", "Mo-Fr 10:00-18:00; Sa (sunrise+08:00)-14:00", "Mo-Fr 9-17 || \"call\"",
        "Mo-Fr 10:00-18:00; 2026 Jan 5-2 off", "whenever", "", "Mo-Fr 10:00-18:00; Tu off \"inventory\"",
    ],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_not_known(text: str) -> None:
    found = place(opening_hours=text)
    assert "week" not in found.data["channels"][0]
    assert not text or any("not known" in each.instead for each in found.losses)


def test_rules_with_a_year_are_dated_days_and_a_later_rule_wins_where_they_cross() -> None:
    found = place(
        opening_hours="Mo-Fr 10:00-18:00; 2026 Dec 20-26 10:00-14:00; 2026 Dec 25-2027 Jan 1 off; 2026 Dec 22 off"
    )
    assert [(each.data["from"], each.data["until"], each.data["effects"]) for each in found.exceptions] == [
        ("2026-12-20", "2026-12-24", [{"hours": {"week": "Mo-Su 10:00-14:00"}}]),
        ("2026-12-22", "2026-12-22", [{"close": {}}]),
        ("2026-12-25", "2027-01-01", [{"close": {}}]),
    ]


def test_names_address_access_contacts_and_ids_are_kept() -> None:
    found = place(
        amenity="library", name__sv="Biblioteket", name__ru="Библиотека", addr__street="Katu", addr__housenumber="1",
        addr__postcode="00100", addr__city="Helsinki", wheelchair="yes", hearing_loop="yes", toilets="yes",
        contact__phone="+358 40 1234567; 112", website="https://example.org/", email="kirjasto",
    )  # fmt: skip
    assert found.data["name"] == {"fi": "Kirjasto", "sv": "Biblioteket"}
    assert found.data["type"] == "library"
    assert found.data["address"] == {"street": {"fi": "Katu 1"}, "postal_code": "00100", "city": {"fi": "Helsinki"}}
    assert found.data["access"] == ["step_free_entrance", "induction_loop"]
    assert found.data["ids"] == {"osm": "node/5"}
    assert found.data["coordinates"] == [60.5, 25.5]
    assert found.data["channels"][1:] == [
        {"kind": "phone", "contacts": [{"phone": "+358401234567"}, {"phone": "112"}]},
        {"kind": "web", "contacts": [{"url": "https://example.org/"}]},
    ]
    assert {each.what for each in found.losses} == {"name in ru", "email 'kirjasto'", "tags toilets"}


def test_elements_of_overpass_are_read_and_those_without_a_name_skipped() -> None:
    elements = [
        {"type": "way", "id": 1, "center": {"lat": 1, "lon": 2}, "tags": {"name": "A"}},
        {"type": "node", "id": 2, "tags": {"highway": "crossing"}},
    ]
    moved = read({"version": 0.6, "elements": elements})
    assert [(each.key, each.data["coordinates"]) for each in moved.places] == [("way/1", [1.0, 2.0])]
    assert [each.what for each in moved.skipped] == ["node/2"]
    with pytest.raises(Refused, match=r"elements\[0\].type: expected node, way or relation"):
        read({"elements": [{"type": "area", "id": 1}]})


def test_what_has_closed_for_good_is_skipped_and_what_reopened_there_is_not() -> None:
    elements = [
        {"type": "node", "id": 1, "tags": {"name": "Vanha kirjasto", "disused:amenity": "library"}},
        {"type": "node", "id": 2, "tags": {"name": "Kahvila", "amenity": "cafe", "was:shop": "books"}},
    ]
    moved = osm.read(json.dumps({"elements": elements}).encode(), SETTING)
    assert [each.key for each in moved.places] == ["node/2"]
    assert [str(each) for each in moved.skipped] == [
        "node/1, Vanha kirjasto: skipped: it is there no more (disused:amenity)"
    ]
