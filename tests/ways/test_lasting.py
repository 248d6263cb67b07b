"""Which state of the record an answer is of, and until when it lasts as far as anybody can foresee."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from aukio.answers import queries as answer_queries
from aukio.answers.revision import LATE, Revision, look, revision
from aukio.answers.session import open_session
from aukio.domain.publishing.permissions import Actor
from aukio.workflows.publishing import scheduled_publications
from aukio.workflows.publishing.publication import publish
from tests.ways.town import CLOSE, HELSINKI, MORNING, PLACES, Write, directory, done, fact, notice

NOON = datetime(2030, 3, 1, 12, tzinfo=HELSINKI)
SHUT = {"published": "2030-03-01T12:00", "add": [fact("shut", "mall/desk", CLOSE, **{"from": "2030-03-04"})]}
STATUS = "/api/v1/places/mall/desk/status"


def seconds(client: Client, address: str) -> int:
    """How long an answer may be kept."""
    said: Any = client.get(address).headers["Cache-Control"]
    return int(said.removeprefix("public, max-age="))


# --- the revision


@pytest.mark.usefixtures("town")
def test_the_revision_and_what_is_due_take_one_query_each(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        revision()
    with django_assert_num_queries(1):
        look(MORNING)


@pytest.mark.usefixtures("town")
def test_every_act_that_changes_what_is_told_moves_the_revision(write: Write) -> None:
    seen = [revision()]
    done("publish", write("storm.yaml", notice(SHUT)), at=NOON)
    seen.append(revision())
    changed = [{**PLACES[0], "name": {"en": "The Mall"}}, *PLACES[1:]]
    done("import", write("town.yaml", directory(*changed, known_from="2030-02-01")), at=NOON + timedelta(hours=1))
    seen.append(revision())
    assert len(set(seen)) == 3
    assert look(NOON).revision == seen[-1]


@pytest.mark.django_db
def test_before_anything_is_recorded_there_is_no_revision() -> None:
    assert revision() == ()
    assert look(MORNING).due is None


@pytest.mark.usefixtures("town")
def test_what_was_rolled_back_is_not_taken_for_what_came_in_its_place(write: Write) -> None:
    with transaction.atomic():
        done("publish", write("storm.yaml", notice(SHUT)), at=NOON)
        rolled_back = revision()
        transaction.set_rollback(True)
    done("publish", write("gale.yaml", notice(SHUT, slug="gale")), at=NOON)
    assert revision() != rolled_back


@pytest.mark.django_db(transaction=True)
def test_others_see_a_revision_once_it_is_committed(write: Write) -> None:
    with time_machine.travel(MORNING, tick=False):
        done("import", write("town.yaml", directory(*PLACES)))
        before = seen_by_another()
        with transaction.atomic():
            publish(json.dumps(notice(SHUT)), source="storm", by=Actor("tests", operator=True), now=NOON)
            assert revision() != before
            assert seen_by_another() == before
        assert seen_by_another() == revision() != before


def seen_by_another() -> Revision:
    """The revision over a connection of its own, as another worker sees it."""

    def asked() -> Revision:
        try:
            return revision()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as others:
        return others.submit(asked).result()


# --- what is known, and until when


@pytest.mark.usefixtures("town")
def test_the_same_is_known_until_a_scheduled_publication_is_due(write: Write, client: Client) -> None:
    assert open_session(MORNING).known.until is None
    done("publish", write("storm.yaml", notice(SHUT)))
    assert open_session(MORNING).known.until == NOON
    with time_machine.travel(NOON - timedelta(seconds=20), tick=False):
        assert seconds(client, STATUS) == 19
        assert seconds(client, "/fi/places/mall/desk/") == 19
        assert seconds(client, "/en/feeds/atom.xml") == 19
        # What was known then is not changed by what is told later.
        assert seconds(client, f"{STATUS}?at=2030-02-01&known=2030-02-02") == 3600


@pytest.mark.usefixtures("town")
def test_while_a_publication_is_overdue_nobody_keeps_anything_but_not_for_ever(write: Write, client: Client) -> None:
    done("publish", write("storm.yaml", notice(SHUT)))
    with time_machine.travel(NOON + timedelta(seconds=10), tick=False):
        assert seconds(client, STATUS) == 0
        done("work", "--once")
        assert client.get(STATUS, {"at": "2030-03-04T10:00"}).json()["summary"] == "closed"
        assert seconds(client, STATUS) == 60


@pytest.mark.usefixtures("town")
def test_a_worker_knows_the_minute_it_is_needed_next(write: Write) -> None:
    assert scheduled_publications.next_due(now=MORNING) is None
    done("publish", write("storm.yaml", notice(SHUT)))
    assert scheduled_publications.next_due(now=MORNING) == NOON
    assert scheduled_publications.next_due(now=NOON) is None


@pytest.mark.usefixtures("town")
def test_an_installation_without_a_worker_keeps_its_answers_all_the_same(write: Write, client: Client) -> None:
    done("publish", write("storm.yaml", notice(SHUT)))
    with time_machine.travel(NOON + LATE + timedelta(seconds=1), tick=False):
        assert seconds(client, STATUS) == 60


@pytest.mark.usefixtures("town")
def test_what_another_clock_has_published_already_is_waited_for(write: Write, client: Client) -> None:
    done("publish", write("storm.yaml", notice(SHUT)), at=NOON)
    with time_machine.travel(NOON - timedelta(seconds=3), tick=False):  # our clock is three seconds behind
        assert open_session(NOON - timedelta(seconds=3)).known.until == NOON
        assert seconds(client, STATUS) == 2


@pytest.mark.usefixtures("town")
def test_a_known_that_lies_ahead_lasts_until_it_comes() -> None:
    session = open_session(MORNING)
    assert session.known_until(NOON) == NOON
    assert session.known_until(MORNING - timedelta(days=1)) is None
    assert session.known_until(None) is None


@pytest.mark.usefixtures("town")
def test_a_question_takes_one_query_once_the_record_is_known(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    open_session(MORNING).ask("mall/desk", at=None, known=None)
    with django_assert_num_queries(1):
        question = open_session(MORNING).ask("mall/desk", at="2030-03-04T10:00", known="2030-02-01")
        answer_queries.answer(question)
