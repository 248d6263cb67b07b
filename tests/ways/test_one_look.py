"""One request looks at the revision of the record once: all it shows is of one state (ways in: web, API, feeds)."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aukio.answers.revision import LATE, Look, look, revision
from aukio.directory import queries as directory_queries
from aukio.domain.clock.local_time import TICK
from tests.ways.town import CLOSE, MORNING, Write, done, fact, notice

NOW = datetime(2020, 3, 30, 9, tzinfo=UTC)

ADDRESSES = (
    "/api/v1/places/iso-omena/library/status",
    "/api/v1/places/iso-omena/library/status?at=2020-03-20T12:00&known=2020-03-19",
    "/api/v1/places/iso-omena/library/hours?from=2020-03-16&to=2020-03-22",
    "/api/v1/places/iso-omena/library/why",
    "/api/v1/places/iso-omena/library/check",
    "/api/v1/places/iso-omena/library",
    "/api/v1/check",
    "/api/v1/status",
    "/api/v1/status?fields=units,valid_until",
    "/api/v1/places",
    "/api/v1/notices",
    "/api/v1/notices/service-centres-2020",
    "/api/v1/notices/service-centres-2020/log",
    "/api/v1/events",
    "/en/",
    "/en/places/",
    "/en/places/iso-omena/",
    "/en/places/iso-omena/library/",
    "/en/places/iso-omena/screen/",
    "/en/notices/service-centres-2020/",
    "/en/notices/service-centres-2020/versions/1/",
    "/en/feeds/atom.xml",
    "/en/places/iso-omena/feed.json",
    "/en/places/iso-omena/library/calendar.ics",
    "/en/places/iso-omena/library/opening_hours.txt",
    "/en/places/iso-omena/library/schema.jsonld",
    "/sitemap.xml",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("espoo")
def test_a_request_looks_once(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False):
        client.get(address)  # the record is read
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(address)
    assert answer.status_code == 200, address
    looks = [each["sql"] for each in asked if "directory_directoryimport" in each["sql"]]
    assert len(looks) == 1, f"{address} looks {len(looks)} times, in {len(asked)} queries"


@pytest.mark.usefixtures("town")
def test_the_question_is_compiled_once_and_asked_for_each_instant(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = {"published": "2030-03-01T12:00", "add": [fact("shut", "mall/desk", CLOSE)]}
    done("publish", write("storm.yaml", notice(later)))
    due = datetime(2030, 3, 1, 10, tzinfo=UTC)
    first = look(MORNING)
    assert first.revision == revision()
    monkeypatch.setattr(directory_queries, "newest_import", None)  # with it the question would be made anew

    assert first.due == due
    assert [look(due + each).due for each in (-LATE, LATE - TICK, LATE)] == [due, due, None]
    assert look(MORNING) == first
    assert revision() == first.revision


@pytest.mark.django_db
def test_an_empty_record_has_no_revision() -> None:
    assert revision() == ()
    assert look(NOW) == Look((), None)
