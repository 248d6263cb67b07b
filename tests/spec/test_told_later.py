"""What was told later changes no earlier answer: as known before it was told, the record says what it said."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
import yaml

from aukio.domain.answers.status import status
from aukio.domain.clock.local_time import read_at
from aukio.domain.facts.record import Record, View
from aukio.formats.answers.status_json import status_data
from tests.depth import DEEP
from tests.spec.in_memory import DIRECTORY, ESPOO, NOTICES, espoo, recorded
from tests.spec.now import NOW

SECOND = timedelta(seconds=1)
TOLD = ("2020-03-17T13:57", "2020-05-08T12:00", "2020-06-17T09:38", "2020-08-07T14:27")
"""When G1–G24 were told."""


def local(text: str) -> datetime:
    return read_at(text, espoo((), NOW).city.zone)


@cache
def without(told: str) -> Record:
    """The record as if nothing of G1–G24 had been told at ``told`` or later; the two source notices are whole."""
    record: Record | None = None
    for name in DIRECTORY:
        data = yaml.safe_load((ESPOO / name).read_text())
        if name == DIRECTORY[0] or local(str(data["known_from"])) < local(told):
            record = recorded(record, (ESPOO / name).read_text(), source=name, now=NOW)
    for name in NOTICES:
        data = yaml.safe_load((ESPOO / name).read_text())
        kept = [each for each in data["publications"] if not _is_later(each["published"], told)]
        if kept:
            text = yaml.safe_dump(data | {"publications": kept}, allow_unicode=True)
            record = recorded(record, text, source=name, now=NOW)
    assert record is not None
    return record


def _is_later(published: object, told: str) -> bool:
    text = published.isoformat() if isinstance(published, datetime) else str(published)
    moments = {local(each) for each in TOLD}
    return local(text[:16]) in moments and local(text[:16]) >= local(told)


PART = 2 if DEEP else 10
"""At each instant a half of the places is asked in a deep run, else a tenth, and the others at the next ones."""


def instants() -> Iterator[datetime]:
    """A moment every few months of two years, and boundaries of the record from both sides; more of both in depth."""
    start, step = datetime(2020, 3, 1, 9, tzinfo=UTC), 20 if DEEP else 120
    yield from (start + timedelta(days=days, hours=days % 11) for days in range(0, 600, step))
    boundaries = [each for each in View(espoo((), NOW), NOW).boundaries if 2020 <= each.year <= 2021]
    for boundary in boundaries[::3] if DEEP else boundaries[3::27]:
        yield from (boundary - SECOND, boundary)


@pytest.mark.parametrize("told", TOLD)
def test_every_answer_known_before_it_was_told_is_as_it_was(told: str) -> None:
    known = local(told) - SECOND
    whole, part = View(espoo((), NOW), known), View(without(told), known)
    ids = {node.path: node.place for node in map(part.directory.newest.get, part.directory.newest) if node is not None}
    assert len(ids) > 25
    for number, at in enumerate(instants()):
        for path, place in [*ids.items()][number % PART :: PART]:
            before = json.dumps(status_data(part, status(part, place, at), "en"))
            after = json.dumps(status_data(whole, status(whole, place, at), "en"))
            assert after == before, (path, at)


def test_the_two_source_notices_are_recorded_as_before() -> None:
    assert [(each.notice, str(each.published)[:16]) for each in without(TOLD[0]).publications] == [
        ("service-centres-2020", "2020-03-16 15:15"),
        ("service-centres-2020", "2020-03-17 10:00"),
        ("service-centres-2020", "2020-03-18 10:00"),
        ("service-centres-2020", "2020-03-20 10:00"),
        ("service-centres-2020", "2020-03-25 10:00"),
        ("service-centres-2020", "2020-03-26 10:00"),
        ("service-centres-2020", "2020-03-27 10:00"),
        ("service-centres-2021", "2020-11-30 14:27"),
        ("service-centres-2021", "2021-05-27 09:00"),
    ]
