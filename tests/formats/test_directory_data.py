"""A directory written as a file and read again says what the record said: importing it changes nothing."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import revise
from aukio.formats.directory import directory_file
from aukio.formats.directory.directory_data import directory_to_data, places_on
from aukio.formats.directory.service_data import service_weeks_from_data, service_weeks_to_data, services_to_data
from aukio.formats.yaml_text.written import write
from tests.spec.in_memory import DIRECTORY, ESPOO, GIVEN, espoo
from tests.spec.now import NOW

OF_ESPOO = [
    *(ESPOO / name for name in DIRECTORY),
    *(each for each in sorted(GIVEN.glob("*.yaml")) if "\ncity: {slug: espoo," in each.read_text()),
]


@pytest.mark.parametrize("file", OF_ESPOO, ids=lambda each: each.name)
def test_no_later_file_of_espoo_leaves_out_what_the_first_says_of_the_city(file: Path) -> None:
    """A file states the city anew, so a region that it leaves out is taken back from the record."""
    first = directory_file.read(OF_ESPOO[0].read_text(), source="first").statement().city
    assert directory_file.read(file.read_text(), source=file.name).statement().city == first


def test_what_is_exported_and_imported_again_changes_nothing() -> None:
    ferry = CodeWords(CodeList.TYPES, "ferry", Names({"fi": "lossi"}), NOW, Names({"fi": "lossit"}))
    record = replace(espoo((), NOW), words=(ferry,))
    view = View(record, NOW)
    today = day_of(NOW, view.city.zone)
    local: datetime = local_of(NOW, view.city.zone)
    data = directory_to_data(view, places_on(view, today), valid_from=today, known_from=local)
    statement = directory_file.read(write(data), source="export").statement()
    assert len(statement.places) == len(list(places_on(view, today))) > 20
    assert statement.organisations == record.organisations
    assert statement.services == record.services
    assert statement.city == record.city
    assert [replace(each, known_from=NOW) for each in statement.words] == [ferry]
    revision = revise(record, statement, new_id=lambda: PlaceId(10_000))
    assert not revision.created
    assert {version.place for version in revision.added} <= {version.place for version in record.places}
    by_place = {version.place: version for version in places_on(view, today)}
    for version in revision.added:
        old = by_place[version.place]
        assert (version.path, version.channels, version.names) == (old.path, old.channels, old.names)


def file_with(services: str) -> str:
    """A directory file about one desk with some services."""
    return f"""
aukio: directory/1
city: {{slug: town, name: {{en: Town}}, time_zone: Europe/Helsinki, country: FI, region: "18"}}
known_from: 2026-01-01
places:
  - {{path: desk, kind: unit, services: {services}}}
"""


def test_services_with_weeks_are_written_and_read_again_in_their_order() -> None:
    services = [
        "application",
        {"service": "passport", "week": "Mo-Fr 09:00-11:00"},
        {"service": "blood", "cycle": {"weeks": ["Mo 08:00-14:00", "Tu 08:00-12:00"], "from": "2026-11-02"}},
    ]
    (place,) = directory_file.read(file_with(json.dumps(services)), source="file").statement().places
    assert place.services == ("application", "passport", "blood")
    assert [each.service for each in place.service_weeks] == ["passport", "blood"]
    assert services_to_data(place.services, place.service_weeks) == services
    assert service_weeks_from_data(service_weeks_to_data(place.service_weeks)) == place.service_weeks


@pytest.mark.parametrize(
    ("services", "says"),
    [
        ("[passport, {service: passport, week: Mo 09:00-11:00}]", "'passport' is given twice"),
        ("[{service: passport, week: Mo 09:00-11:00}, passport]", "'passport' is given twice"),
        ("[{service: passport}]", "expected at least one of 'week', 'cycle'"),
        ("[{week: Mo 09:00-11:00}]", "the key 'service' is missing"),
        (
            "[{service: passport, week: Mo 09:00-11:00, cycle: {weeks: [Mo off, Tu off], from: 2026-01-01}}]",
            "both given",
        ),
        ("[{service: passport, weeks: Mo 09:00-11:00, week: Mo 09:00-11:00}]", "the key 'weeks' is unknown"),
        ("[{service: passport, week: Mo 9-11 o'clock}]", "services[0].week"),
        ("[{service: passport, week: Feb 30 09:00-11:00}]", "services[0].week"),
        ("[7]", "expected a slug, or {service: …, week: …}"),
        ("[Pass Port]", "expected a slug, or {service: …, week: …}"),
    ],
)
def test_a_service_that_cannot_be_read_is_refused_with_its_place_in_the_file(services: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        directory_file.read(file_with(services), source="file").statement()
    assert says in str(refused.value)
    assert "services[0]" in str(refused.value) or "services[1]" in str(refused.value)
