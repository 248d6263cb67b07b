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

_FOLDER = files("aukio").joinpath("demo", "espoo")
_NOTICES = ("service-centres-2020.yaml", "service-centres-2021.yaml")
NOW = datetime(2022, 1, 1, tzinfo=UTC)


@cache
def espoo() -> Record:
    """The record as known at ``NOW``."""
    statement = directory_file.read(_text("directory.yaml"), source="directory.yaml").statement()
    ids = count(1)
    record = Record(statement.city)
    revision = directory_statements.revise(record, statement, new_id=lambda: PlaceId(next(ids)))
    record = directory_statements.apply(record, revision, statement)
    by_last_path = {version.path: version.place for version in record.places}
    for name in _NOTICES:
        file = notice_file.read(_text(name), source=name)
        for proposal in file.proposals(find_place=by_last_path.__getitem__, zone=record.city.zone, now=NOW):
            enacted = enactment.enact(record, proposal, now=NOW)
            assert enacted is not None
            record = enactment.apply(record, enacted)
    return record


def _text(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")
