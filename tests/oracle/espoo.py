"""The Espoo record, built in memory from its files: no database, no workflow."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import count

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import Record
from aukio.domain.publishing import directory_statements, enactment
from aukio.formats.directory import directory_file
from aukio.formats.notices import notice_file
from tests.spec.in_memory import DIRECTORY, NOTICES

_FOLDER = files("aukio").joinpath("demo", "espoo")
NOW = datetime(2022, 1, 1, tzinfo=UTC)


@cache
def espoo() -> Record:
    """The record as known at ``NOW``."""
    ids = count(1)
    record: Record | None = None
    for name in DIRECTORY:
        statement = directory_file.read(_text(name), source=name).statement()
        record = record or Record(statement.city)
        revision = directory_statements.revise(record, statement, new_id=lambda: PlaceId(next(ids)))
        record = directory_statements.apply(record, revision, statement)
    assert record is not None
    by_last_path = {version.path: version.place for version in record.places}
    for name in NOTICES:
        file = notice_file.read(_text(name), source=name)
        for proposal in file.proposals(find_place=by_last_path.__getitem__, zone=record.city.zone, now=NOW):
            enacted = enactment.enact(record, proposal, now=NOW)
            assert enacted is not None
            record = enactment.apply(record, enacted)
    return record


def _text(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")
