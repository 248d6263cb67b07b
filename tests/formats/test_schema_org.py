"""The JSON-LD, read as triples and held against the vocabulary; and its hours, read back day by day."""

import calendar
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given
from jsonschema import Draft202012Validator
from rdflib.namespace import RDF

from aukio.domain.answers.exception_days import normal_view
from aukio.domain.city.place_details import Access, Address, ForeignId, PlaceDetails
from aukio.domain.city.places import Admission, ChannelKind, Contact, Kind, Names, PlaceId
from aukio.domain.clock.local_time import DAY, clock_span, day_of, midnight
from aukio.domain.facts.effects import Admit, Close, Hours, Offer
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.domain.week import Week
from aukio.formats.addresses import Addresses
from aukio.formats.json_ld.notice_json_ld import notice_graph
from aukio.formats.json_ld.place_json_ld import DAYS, place_graph, script_text
from tests.domain.cities import KNOWN, LAW, SmallCity, cities
from tests.domain.factories import BUILDING, at, fact, on_site, place, place_id, square, view
from tests.domain.factories import period as since
from tests.formats.vocabulary.schema_org import (
    BOOLEAN,
    CLASSES,
    DATE,
    DATE_TIME,
    NUMBER,
    PROPERTIES,
    TEXT,
    TIME,
    URL,
    above,
)
from tests.oracle.espoo import NOW, espoo

# rdflib's reader of JSON-LD uses what rdflib itself has given up
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ADDRESSES = Addresses("https://example.org", "en")
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "schema-org.json").read_text(encoding="utf-8"))
PLACES = {version.path: version.place for version in espoo().places}
VOCABULARY = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPED = {TIME: f"{_XSD}time", DATE: f"{_XSD}date", DATE_TIME: f"{_XSD}dateTime"}

# What `https://schema.org` answers to readers, as far as we use it: nothing is fetched.
CONTEXT: dict[str, Any] = {
    "@vocab": VOCABULARY,
    **{name: {"@type": "@id"} for name, (_, values) in PROPERTIES.items() if URL in values and TEXT not in values},
    "dayOfWeek": {"@type": "@vocab"},
}
WEEKDAYS = {f"{VOCABULARY}{day}" for day in calendar.day_name}
FORMS = {
    TIME: r"\d\d:\d\d",
    DATE: r"\d{4}-\d\d-\d\d",
    DATE_TIME: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    TEXT: r".+",
}


@lru_cache
def seen(known: datetime) -> View:
    """The Espoo record as known then."""
    return View(espoo(), known)


def graph(here: View, which: PlaceId, when: datetime) -> Any:
    """The JSON-LD of a place."""
    node = here.node(which, when)
    assert node is not None
    return place_graph(here, node, when, ADDRESSES)


def complaints(data: Any) -> Iterator[str]:
    """What the vocabulary has against a document."""
    triples = rdflib.Graph().parse(data=json.dumps({**data, "@context": CONTEXT}), format="json-ld")
    classes = {subject: _short(class_) for subject, class_ in triples.subject_objects(RDF.type)}
    for class_ in classes.values():
        if class_ not in CLASSES:
            yield f"there is no class {class_}"
    for subject, predicate, value in triples:
        if predicate == RDF.type:
            continue
        name = _short(predicate)
        if name not in PROPERTIES:
            yield f"there is no property {name}"
            continue
        domain, values = PROPERTIES[name]
        if not above(classes[subject]) & set(domain):
            yield f"{classes[subject]} has no {name}"
        if not any(_is(value, wanted, classes) for wanted in values):
            yield f"{name} is no {value!r}"


def _short(node: rdflib.term.Node) -> str:
    return str(node).removeprefix(VOCABULARY)


def _is(value: rdflib.term.Node, wanted: str, classes: dict[rdflib.term.Node, str]) -> bool:
    if isinstance(value, rdflib.Literal):
        if wanted == NUMBER:
            return isinstance(value.toPython(), int | float)
        if wanted == BOOLEAN:
            return isinstance(value.toPython(), bool)
        return wanted in FORMS and re.fullmatch(FORMS[wanted], str(value), re.DOTALL) is not None
    if wanted == URL:
        return isinstance(value, rdflib.URIRef) and str(value).startswith("https://")
    if wanted == "DayOfWeek":
        return str(value) in WEEKDAYS
    return value in classes and wanted in above(classes[value])


MOMENTS = (
    datetime(2020, 3, 19, 9, tzinfo=UTC),
    datetime(2020, 4, 2, 9, tzinfo=UTC),
    datetime(2020, 12, 20, tzinfo=UTC),
)


@pytest.mark.parametrize("moment", MOMENTS, ids=[f"{each:%Y-%m-%d}" for each in MOMENTS])
def test_each_place_of_the_espoo_record_is_well_said_in_the_vocabulary(moment: datetime) -> None:
    here = seen(moment)
    for node in here.tree(here.interval(moment)):
        data = graph(here, node.place, moment)
        assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == [], node.path
        assert list(complaints(data)) == [], node.path


@pytest.mark.parametrize("slug", ["service-centres-2020", "service-centres-2021"])
def test_each_notice_of_the_espoo_record_is_well_said_in_the_vocabulary(slug: str) -> None:
    data = notice_graph(seen(NOW), slug, ADDRESSES)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    assert list(complaints(data)) == []


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"@type": "Shop"}, "there is no class Shop"),
        ({"@type": "Place", "opens": "08:00"}, "Place has no opens"),
        ({"@type": "Place", "openHours": "8"}, "there is no property openHours"),
        ({"@type": "OpeningHoursSpecification", "opens": "8 am"}, "opens is no rdflib.term.Literal('8 am')"),
    ],
)
def test_the_check_of_the_vocabulary_would_complain(data: dict[str, str], complaint: str) -> None:
    assert complaint in list(complaints({"@graph": [{"@id": "https://example.org/x", **data}]}))


# --- hours, read back


def read_hours(specifications: list[dict[str, Any]], day: date) -> set[tuple[str, str]] | None:
    """What is stated of a day; dated ones override the week, and None is nothing."""
    dated = [
        each for each in specifications if each.get("validFrom", "9") <= day.isoformat() <= each.get("validThrough", "")
    ]
    weekly = [each for each in specifications if f"{day:%A}" in each.get("dayOfWeek", ())]
    chosen = dated or weekly
    if not chosen:
        return None
    return {(each["opens"], each["closes"]) for each in chosen if "opens" in each}


def stated(data: Any, day: date) -> set[tuple[str, str]] | None:
    """What is stated of the place itself."""
    found = data["@graph"][0]
    both = found.get("openingHoursSpecification", []) + found.get("specialOpeningHoursSpecification", [])
    return read_hours(both, day)


def written(here: View, which: PlaceId, day: date) -> set[tuple[str, str]]:
    """Our own hours for anybody, as the format writes them."""
    zone = here.zone(which)
    spans = [clock_span(span.start, span.end, zone) for span in admitted_hours_on(here, which, day).unrestricted]
    return {
        (opens, ("23:59" if opens == "00:00" else "00:00") if closes == "24:00" else closes) for opens, closes in spans
    }


def agree(here: View, which: PlaceId, when: datetime) -> None:
    """Each day has the hours for anybody; nothing is stated of a day that is not known or only for some."""
    data, first = graph(here, which, when), day_of(when, here.zone(which))
    for step in range(DAYS):
        day = first + step * DAY
        served, said = admitted_hours_on(here, which, day), stated(data, day)
        if said is None:
            assert not served.unrestricted or served.unknown, day
        else:
            assert not served.unknown or (served.approximate and served.open), day
            assert said == written(here, which, day), day
        if served.restricted and not served.unrestricted:
            assert said is None, day


@pytest.mark.parametrize("moment", MOMENTS, ids=[f"{each:%Y-%m-%d}" for each in MOMENTS])
def test_each_day_of_each_place_of_the_espoo_record_is_read_back_as_it_is(moment: datetime) -> None:
    here = seen(moment)
    for node in here.tree(here.interval(moment)):
        if node.kind is not Kind.SITE:
            agree(here, node.place, moment)


@LAW
@given(cities())
def test_each_day_of_a_generated_city_is_read_back_as_it_is(city: SmallCity) -> None:
    here = View(city.record, KNOWN)
    for which in city.places:
        when = midnight(city.first, here.zone(which))
        node = here.node(which, when)
        if node is not None and node.kind in (Kind.UNIT, Kind.ROOM):
            agree(here, which, when)


DESK = place_id("square/desk")
MONDAY = at("2020-03-02")


def desk(*versions: Version, week: str = "Mo-Fr 08:00-16:00; PH off") -> Any:
    """The JSON-LD of a desk on a square."""
    return graph(square(*versions, week=week), DESK, MONDAY)


def test_the_week_is_the_normal_one_and_what_differs_is_dated() -> None:
    data = desk(fact(0, "square/desk", since("2020-03-03", "2020-03-06"), Close()))["@graph"][0]
    assert data["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "opens": "08:00",
            "closes": "16:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday", "Sunday"]},
    ]
    first = data["specialOpeningHoursSpecification"][0]
    assert first == {"@type": "OpeningHoursSpecification", "validFrom": "2020-03-03", "validThrough": "2020-03-05"}


def test_hours_by_appointment_are_those_of_a_service_and_not_of_an_open_door() -> None:
    data = desk(fact(0, "square/desk", since("2020-03-02"), Admit(Admission.APPOINTMENT)))
    assert stated(data, date(2020, 3, 4)) is None
    (service,) = [each for each in data["@graph"] if each["@type"] == "GovernmentService"]
    assert read_hours(service["hoursAvailable"], date(2020, 3, 4)) == {("08:00", "16:00")}
    assert service["availableChannel"]["serviceLocation"] == {"@id": data["@graph"][0]["@id"]}


def test_a_building_is_not_said_to_be_closed_while_a_unit_in_it_serves() -> None:
    here = view(
        fact(0, "mall", since("2020-03-02", "2020-03-09"), Close()),
        places=[
            place("mall", Kind.CENTRE, on_site(BUILDING)),
            place("mall/night", Kind.UNIT, on_site("Mo-Fr 18:00-23:00"), own_entrance=True),
        ],
    )
    data = graph(here, place_id("mall"), MONDAY)
    assert stated(data, date(2020, 3, 4)) is None
    assert stated(data, date(2020, 3, 8)) == set()
    assert stated(data, date(2020, 3, 11)) == {("07:00", "20:00")}


def test_a_phone_offered_now_has_its_own_hours() -> None:
    phone = Offer(ChannelKind.PHONE, week=Week.parse("Mo-Fr 10:00-12:00"), contacts=(Contact(phone="+358401234567"),))
    data = desk(fact(0, "square/desk", since("2020-03-02", "2020-03-07"), Close((ChannelKind.ON_SITE,)), phone))
    (point,) = data["@graph"][0]["contactPoint"]
    assert point["telephone"] == "+358401234567"
    assert read_hours(point["hoursAvailable"], date(2020, 3, 4)) == {("10:00", "12:00")}
    assert read_hours(point["hoursAvailable"], date(2020, 3, 11)) == set()


@pytest.mark.parametrize(
    ("week", "opens", "closes"),
    [
        ("Mo-Su 00:00-24:00", "00:00", "23:59"),
        ("Mo-Su 18:00-24:00", "18:00", "00:00"),
        ("Mo-Su 22:00-02:00", "22:00", "02:00"),
    ],
)
def test_midnight_is_written_so_that_it_does_not_read_as_closed(week: str, opens: str, closes: str) -> None:
    assert stated(desk(week=week), date(2020, 3, 4)) == {(opens, closes)}


def test_exceptional_hours_do_not_become_the_week() -> None:
    shorter = fact(0, "square/desk", since("2020-01-02"), Hours(Week.parse("Mo-Fr 10:00-12:00; PH off")))
    data = desk(shorter)["@graph"][0]
    assert data["openingHoursSpecification"][0]["opens"] == "08:00"
    assert normal_view(square(shorter)).versions == ()


def test_nothing_in_it_can_end_the_element_it_stands_in() -> None:
    text = script_text({"name": "</script><script>alert(1)&"})
    assert "<" not in text
    assert json.loads(text) == {"name": "</script><script>alert(1)&"}


def test_the_details_of_a_place_are_said_in_the_vocabulary() -> None:
    details = PlaceDetails(
        Address(
            Names({"fi": "Piispansilta 11", "en": "Piispansilta 11"}), "02230", Names({"sv": "Esbo", "en": "Espoo"})
        ),
        Names({"en": "By the metro."}),
        (Access.LIFT, Access.PARKING),
        (ForeignId("hauki", "tprek:1"), ForeignId("osm", "node/1")),
    )
    here = view(places=[place("desk", Kind.UNIT, on_site(), details=details)])
    data = graph(here, place_id("desk"), at("2020-03-02"))
    found = data["@graph"][0]
    assert found["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Piispansilta 11",
        "postalCode": "02230",
        "addressLocality": "Espoo",
        "addressCountry": "FI",
    }
    assert [each["value"] for each in found["identifier"]] == ["tprek:1", "node/1"]
    assert found["sameAs"] == ["https://www.openstreetmap.org/node/1"]
    assert [each["name"] for each in found["amenityFeature"]] == ["lift", "parking"]
    assert found["description"] == "By the metro."
    assert list(complaints(data)) == []
    Draft202012Validator(SCHEMA).validate(data)
