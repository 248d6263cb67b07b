"""What is published is appended to the record that a process holds; anything else is read anew."""

import pytest

from aukio.answers import queries, record_loader
from aukio.audit.actions import record as record_act
from aukio.domain.facts.record import Record
from aukio.notices import queries as notice_queries
from tests.ways.town import CLOSE, MORNING, PLACES, Write, directory, done, fact, notice

SHUT = {"published": "2030-02-20", "add": [fact("shut", "mall/desk", CLOSE)]}
ENDED = {"published": "2030-02-21", "end": [{"id": "shut", "until": "2030-03-04"}]}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    """The records that were read as a whole."""
    found: list[Record] = []
    real = record_loader._read

    def noted() -> Record:
        found.append(real())
        return found[-1]

    monkeypatch.setattr(record_loader, "_read", noted)
    return found


@pytest.fixture
def storm(town: object, write: Write) -> Write:  # noqa: ARG001  # asked for, so that there is a town
    """A notice is published already, and the record is held."""
    done("publish", write("other.yaml", notice(SHUT, slug="other", historic=True)))
    queries.record()
    return write


def test_a_publication_is_appended(storm: Write, read: list[Record]) -> None:
    done("publish", storm("storm.yaml", notice(SHUT, historic=True)))
    done("publish", storm("storm.yaml", notice(SHUT, ENDED, historic=True)))
    held = queries.record()
    assert read == []

    record_loader.forget()
    assert queries.record() == held
    assert len(held.versions) == 3
    assert len(read) == 1


def test_two_publications_at_once_are_appended_in_order(storm: Write, read: list[Record]) -> None:
    done("publish", storm("storm.yaml", notice(SHUT, ENDED, historic=True)))
    held = queries.record()
    assert read == []

    record_loader.forget()
    assert queries.record() == held


def test_an_import_is_read(storm: Write, read: list[Record]) -> None:
    done("import", storm("town.yaml", directory(*PLACES, {**PLACES[-1], "path": "annex"})))
    queries.record()
    assert len(read) == 1


@pytest.mark.usefixtures("storm")
def test_a_redaction_is_read(read: list[Record]) -> None:
    record_act(by="tests", now=MORNING, act="redact", subject="a name", detail={})
    queries.record()
    assert len(read) == 1


def test_a_publication_of_the_same_number_in_another_history_is_read(
    storm: Write, read: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    done("publish", storm("storm.yaml", notice(SHUT, historic=True)))
    monkeypatch.setattr(notice_queries, "stamp_of", lambda _: 1)
    queries.record()
    assert len(read) == 1
