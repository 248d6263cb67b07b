"""A directory written as a file and read again says what the record said: importing it changes nothing."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import revise
from aukio.formats.directory import directory_file
from aukio.formats.directory.directory_data import directory_to_data, places_on
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
