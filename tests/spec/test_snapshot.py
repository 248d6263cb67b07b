"""The bulk answers over the Espoo record: at every boundary instant, a second before and a second after."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from aukio.answers import queries
from aukio.answers.session import open_session
from aukio.answers.snapshot import Snapshot, by_resolver
from aukio.domain.answers.status import status
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.timelines import States, compile_places
from tests.depth import DEEP, some
from tests.spec.in_memory import espoo as espoo_in_memory
from tests.spec.now import NOW

SECOND = timedelta(seconds=1)


def around(view: View) -> Iterator[datetime]:
    for boundary in view.boundaries:
        if boundary.year >= 2019:
            yield from (boundary - SECOND, boundary, boundary + SECOND)


def assert_same(one: States, other: States) -> None:
    assert (one.places == other.places).all()
    assert (one.summaries == other.summaries).all()
    assert (one.channels == other.channels).all()


def test_the_table_agrees_with_the_resolver_at_every_boundary() -> None:
    view = View(espoo_in_memory((), NOW), NOW)
    instants = list(around(view))
    *_, table = compile_places(view, instants[0], instants[-1] + SECOND)
    assert table is not None
    assert len(instants) > 30
    for at in some(instants, 2):  # the instants are three at each boundary: each kind in its turn
        assert_same(table.at(at), by_resolver(view, at))


@pytest.mark.one_engine
@pytest.mark.usefixtures("espoo")
def test_whole_answers_are_those_of_the_resolver_whenever_they_are_asked_again() -> None:
    snapshot = Snapshot()
    view = queries.view(NOW)
    places = tuple(view.directory.newest)
    fresh = View(view.record, NOW)
    for hours in range(0, 72, 7 if DEEP else 36):
        for minutes in (0, 1):
            at = datetime(2020, 3, 26, 5, tzinfo=UTC) + timedelta(hours=hours, minutes=minutes)
            answers = snapshot.statuses(open_session(NOW), places, at=at, known=None)
            for place, answer in zip(places, answers, strict=True):
                assert answer == status(fresh, place, at)


@pytest.mark.usefixtures("espoo")
def test_what_was_known_in_the_past_is_answered_without_a_table() -> None:
    snapshot = Snapshot()
    known = datetime(2020, 3, 20, tzinfo=UTC)
    at = datetime(2020, 4, 2, 9, tzinfo=UTC)
    states = snapshot.states(open_session(NOW), at=at, known=known)
    assert_same(states, by_resolver(queries.view(known), at))
    counts = snapshot.statistics()
    assert (counts.hits, counts.by_resolver, counts.compiling, counts.rebuilds) == (0, 1, False, 0)
    place = PlaceId(int(states.places[0]))
    (answer,) = snapshot.statuses(open_session(NOW), [place], at=at, known=known)
    assert answer.known == known


@pytest.mark.usefixtures("espoo")
def test_nobody_waits_for_a_table_and_the_one_that_is_ready_says_the_same() -> None:
    snapshot = Snapshot()
    first = snapshot.states(open_session(NOW), at=NOW, known=None)
    assert snapshot.statistics().by_resolver == 1
    snapshot.warm(open_session(NOW), background=False)
    second = snapshot.states(open_session(NOW), at=NOW, known=None)
    assert_same(first, second)
    counts = snapshot.statistics()
    assert (counts.hits, counts.rebuilds, counts.compiling) == (1, 1, False)
    assert counts.places == len(first.places)


@pytest.mark.usefixtures("espoo")
def test_the_horizon_rolls_over_without_an_answer_that_differs() -> None:
    snapshot = Snapshot()
    later = NOW + timedelta(days=31)
    snapshot.warm(open_session(NOW), background=False)
    at_first = snapshot.states(open_session(NOW), at=later, known=None)
    assert_same(snapshot.states(open_session(later), at=later, known=None), at_first)
    assert (snapshot.statistics().hits, snapshot.statistics().by_resolver) == (2, 0)
    snapshot.warm(open_session(later), background=False)
    assert_same(snapshot.states(open_session(later), at=later, known=None), at_first)
    assert snapshot.statistics().built_at == later


def test_a_compile_that_fails_leaves_the_resolver_to_answer(caplog: pytest.LogCaptureFixture) -> None:
    snapshot = Snapshot()
    view = View(espoo_in_memory((), NOW), NOW)
    broken = View(view.record, NOW)
    broken.directory = None  # type: ignore[assignment]  # a fault of ours, made on purpose
    thread = Thread(target=snapshot._build, args=((1,), broken, NOW))
    thread.start()
    thread.join()
    assert "could not be compiled" in caplog.text
    assert snapshot.statistics().rebuilds == 0
