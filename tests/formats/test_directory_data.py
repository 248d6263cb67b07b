"""A directory written as a file and read again says what the record said: importing it changes nothing."""

from datetime import datetime

from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import revise
from aukio.formats.directory import directory_file
from aukio.formats.directory.directory_data import directory_to_data, places_on
from aukio.formats.yaml_text.written import write
from tests.spec.in_memory import espoo
from tests.spec.now import NOW


def test_what_is_exported_and_imported_again_changes_nothing() -> None:
    record = espoo((), NOW)
    view = View(record, NOW)
    today = day_of(NOW, view.city.zone)
    local: datetime = local_of(NOW, view.city.zone)
    data = directory_to_data(view, places_on(view, today), valid_from=today, known_from=local)
    statement = directory_file.read(write(data), source="export").statement()
    assert len(statement.places) == len(list(places_on(view, today))) > 20
    assert statement.organisations == record.organisations
    assert statement.services == record.services
    assert statement.city == record.city
    revision = revise(record, statement, new_id=lambda: PlaceId(10_000))
    assert not revision.created
    assert {version.place for version in revision.added} <= {version.place for version in record.places}
    by_place = {version.place: version for version in places_on(view, today)}
    for version in revision.added:
        old = by_place[version.place]
        assert (version.path, version.channels, version.names) == (old.path, old.channels, old.names)
