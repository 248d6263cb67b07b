"""Counts and tickets on either database: the last one in is let in once, no number is given twice (R066, R089–R094)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random

import pytest
from django.db import IntegrityError, connection, transaction

from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.people.occupancy import FULL_FOR, OccupancyLevel, Reading, count_readings, occupancy_at
from aukio.domain.people.queue_tickets import Step, TicketState
from aukio.visits.actions import counts, queues
from aukio.visits.actions.counts import Full, Sensed, Spot
from aukio.visits.actions.queues import ErrandSpec
from aukio.visits.models import HourCount, ReadingRow, Ticket
from aukio.visits.queries import counts as count_queries
from aukio.visits.queries import queues as queue_queries
from tests.stored.hands import at_once

LIBRARY, LAB = PlaceId(5), PlaceId(9)
DAY = date(2021, 6, 1)
NOON = datetime(2021, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def spot(minute: int = 0, place: PlaceId = LIBRARY) -> Spot:
    """Some minutes after noon."""
    return Spot(place, DAY, 12 + minute // 60, NOON + minute * MINUTE)


# --- counts


@pytest.mark.django_db(transaction=True)
def test_no_more_are_let_in_than_may_be_however_many_doors_tap_at_once() -> None:
    def tap(number: int) -> Callable[[], object]:
        return lambda: counts.count_at_door(spot(), 1, limit=25, key=f"tap-{number}", by=f"door {number % 8}")

    done = at_once([tap(number) for number in range(60)])
    assert sum(isinstance(each, Full) for each in done) == 35
    day_count = count_queries.day_count_of(LIBRARY, DAY)
    assert day_count is not None
    assert day_count.inside == 25
    assert ReadingRow.objects.count() == 25


@pytest.mark.django_db(transaction=True)
def test_the_same_tap_told_twice_at_once_counts_once() -> None:
    def tap(number: int) -> Callable[[], object]:
        return lambda: counts.count_at_door(spot(), 1, limit=None, key=f"tap-{number % 10}", by="door")

    at_once([tap(number) for number in range(40)])
    day_count = count_queries.day_count_of(LIBRARY, DAY)
    assert day_count is not None
    assert day_count.inside == 10


@pytest.mark.django_db
def test_somebody_leaves_and_another_comes() -> None:
    for number in range(3):
        counts.count_at_door(spot(number), 1, limit=3, key=f"in-{number}", by="door")
    with pytest.raises(Full, match="3 are inside"):
        counts.count_at_door(spot(4), 1, limit=3, key="in-4", by="door")
    counts.count_at_door(spot(5), -1, limit=3, key="out", by="door")
    assert counts.count_at_door(spot(6), 1, limit=3, key="in-6", by="door").inside == 3


@pytest.mark.django_db
def test_nobody_leaves_an_empty_house() -> None:
    assert counts.count_at_door(spot(), -1, limit=None, key="out", by="door").inside == 0
    assert counts.count_at_door(spot(1), 1, limit=None, key="in", by="door").inside == 1


@pytest.mark.django_db
def test_ones_own_last_tap_is_taken_back_and_nobody_elses() -> None:
    counts.set_count(spot(0), 10, key="look", by="aino")
    counts.count_at_door(spot(1), 1, limit=None, key="a", by="aino")
    counts.count_at_door(spot(1), 1, limit=None, key="b", by="eero")
    assert counts.undo(spot(2), by="aino").inside == 11
    assert counts.undo(spot(2), by="aino").inside == 1  # the look, too: what counts now is eero's tap
    with pytest.raises(NotFound):
        counts.undo(spot(2), by="aino")
    with pytest.raises(NotFound):
        counts.undo(spot(9), by="eero")  # that was too long ago


@pytest.mark.django_db
def test_full_now_ends_by_itself_or_when_somebody_leaves() -> None:
    day_count = counts.mark_full(spot(), by="aino", path="library")
    assert occupancy_at(day_count, None, NOON).level is OccupancyLevel.FULL
    assert occupancy_at(day_count, None, NOON + FULL_FOR).level is OccupancyLevel.UNKNOWN
    assert (
        occupancy_at(counts.mark_not_full(spot(1), by="aino", path="library"), None, NOON + MINUTE).level
        is OccupancyLevel.UNKNOWN
    )
    counts.mark_full(spot(2), by="aino", path="library")
    counts.set_count(spot(3), 4, key="look", by="aino")
    day_count = counts.count_at_door(spot(4), -1, limit=None, key="out", by="aino")
    assert occupancy_at(day_count, None, NOON + 4 * MINUTE).level is OccupancyLevel.ROOM


@pytest.mark.django_db
def test_each_day_begins_anew() -> None:
    counts.set_count(spot(), 80, key="look", by="door")
    tomorrow = Spot(LIBRARY, DAY + timedelta(days=1), 9, NOON + timedelta(days=1))
    assert count_queries.day_count_of(LIBRARY, tomorrow.day) is None
    assert counts.count_at_door(tomorrow, 1, limit=5, key="first", by="door").inside == 1


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_a_sensors_readings_come_to_the_same_in_whatever_order_they_arrive(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # an order, no secret
    told = [
        Sensed(f"r{number}", _reading(random, minute), DAY, 12)
        for number, minute in enumerate(random.sample(range(60), 12))
    ]
    arriving = [*told, *random.sample(told, 4)]
    random.shuffle(arriving)
    now = NOON + 60 * MINUTE
    for each in arriving:
        counts.record_sensor_readings(LIBRARY, [each], today=DAY, by="sensor", now=now)
    day_count = count_queries.day_count_of(LIBRARY, DAY)
    assert day_count is not None
    assert day_count.inside == count_readings(each.reading for each in told).inside


def _reading(random: Random, minute: int) -> Reading:
    at = NOON + minute * MINUTE
    return Reading(at, about=random.randint(0, 40)) if random.random() < 0.2 else Reading(at, random.randint(-2, 3))


@pytest.mark.django_db
def test_what_a_sensor_tells_late_ahead_or_again() -> None:
    yesterday = Sensed("old", Reading(NOON - timedelta(days=1), 3), DAY - timedelta(days=1), 12)
    now = Sensed("now", Reading(NOON, 3), DAY, 12)
    assert counts.record_sensor_readings(LIBRARY, [yesterday, now, now], today=DAY, by="sensor", now=NOON) == {
        "old": "too_late",
        "now": "known",
    }
    with pytest.raises(BadRequest, match="ahead of our clock"):
        counts.record_sensor_readings(
            LIBRARY, [Sensed("next", Reading(NOON + 5 * MINUTE, 1), DAY, 12)], today=DAY, by="sensor", now=NOON
        )


@pytest.mark.django_db
def test_a_sensor_is_believed_by_its_token_alone() -> None:
    token = counts.add_sensor(LIBRARY, "main door", path="library", by="operator", now=NOON)
    assert count_queries.sensor_place(token, NOON) == (LIBRARY, "main door")
    assert count_queries.sensor_place("guess", NOON) is None


@pytest.mark.django_db
def test_usual_crowds_outlive_the_readings_they_came_from() -> None:
    for week in range(3):
        moved = timedelta(weeks=week)
        for number in range(4 + week):
            where = Spot(LIBRARY, DAY + moved, 12, NOON + moved + number * MINUTE)
            counts.count_at_door(where, 1, limit=None, key=f"{week}-{number}", by="door")
    counts.forget_readings(now=NOON + timedelta(weeks=4))
    assert not ReadingRow.objects.exists()
    assert [each.most for each in HourCount.objects.order_by("day")] == [4, 5, 6]
    (busy,) = count_queries.usual_occupancy(LIBRARY, DAY + timedelta(weeks=3))
    assert (busy.weekday, busy.hour, busy.mean, busy.days) == (1, 12, 5, 3)


# --- tickets


@pytest.fixture
def errands(db: None) -> dict[str, int]:  # noqa: ARG001  # the fixture of the database
    """The laboratory's queue, and its errands by service."""
    _queue()
    return _errands()


def _queue() -> None:
    specs = [ErrandSpec("emergency-sampling", "E", 1), ErrandSpec("sample-return", "R")]
    queues.set_queue(LAB, "samples", Names({"en": "Samples"}), specs, path="lab", by="operator", now=NOON)
    queues.set_queue(
        LAB, "advice", Names({"en": "Advice"}), [ErrandSpec("advice", "A")], path="lab", by="operator", now=NOON
    )


def _errands() -> dict[str, int]:
    return {errand.service: errand.number for queue in queue_queries.queues_of(LAB, DAY) for errand in queue.errands}


def _lines() -> list[int]:
    return [each.number for each in queue_queries.queues_of(LAB, DAY)]


@pytest.mark.django_db(transaction=True)
def test_numbers_never_repeat_and_nobody_is_lost_or_called_twice_with_many_desks() -> None:
    _queue()
    errands = list(_errands().values())
    taken = at_once(
        [partial(queues.take, errands[number % 3], day=DAY, now=NOON + number * MINUTE) for number in range(40)]
    )
    labels = [each.label for each in taken if not isinstance(each, Refused)]
    assert len({label[1:] for label in labels}) == 40

    lines = _lines()

    def serve(desk: str) -> Callable[[], list[str]]:
        def until_nobody_waits() -> list[str]:
            served = []
            while (called := queues.call_next(LAB, lines, day=DAY, desk=desk, now=NOON + 60 * MINUTE)) is not None:
                queues.step(called.pk, Step.SERVE, place=LAB, now=NOON + 61 * MINUTE)
                served.append(called.label)
            return served

        return until_nobody_waits

    by_desk = at_once([serve(f"desk {number}") for number in range(8)])
    called = [label for served in by_desk if not isinstance(served, Refused) for label in served]
    assert sorted(called) == sorted(labels)
    assert {each.state for each in Ticket.objects.all()} == {TicketState.SERVED.value}


@pytest.mark.django_db(transaction=True)
def test_twenty_counters_call_in_one_order_of_locks_and_none_waits_in_a_circle() -> None:
    _queue()
    errands, lines = list(_errands().values()), _lines()
    for number in range(60):
        queues.take(errands[number % 3], day=DAY, now=NOON + number * MINUTE, phone="+358401234567", lang="fi")

    def serve(desk: str) -> Callable[[], list[str]]:
        def until_nobody_waits() -> list[str]:
            told = []
            while True:
                with transaction.atomic():
                    called = queues.call_next(LAB, lines, day=DAY, desk=desk, now=NOON + 60 * MINUTE)
                    told += [each.secret for each in queues.mark_next_notified(LAB, day=DAY)]
                if called is None:
                    return told
                queues.step(called.pk, Step.SERVE, place=LAB, now=NOON + 61 * MINUTE)

        return until_nobody_waits

    by_desk = at_once([serve(f"counter {number}") for number in range(20)], hands=20)
    told = [secret for each in by_desk if not isinstance(each, Refused) for secret in each]
    assert len(told) == len(set(told))
    assert not Ticket.objects.filter(state=TicketState.WAITING).exists()
    assert Ticket.objects.values("desk", "number").distinct().count() == 60


def test_the_urgent_go_first_then_whoever_came_first(errands: dict[str, int]) -> None:
    first = queues.take(errands["sample-return"], day=DAY, now=NOON)
    second = queues.take(errands["sample-return"], day=DAY, now=NOON + MINUTE)
    urgent = queues.take(errands["emergency-sampling"], day=DAY, now=NOON + 2 * MINUTE)
    assert [each.label for each in (first, second, urgent)] == ["R1", "R2", "E3"]
    seen = queue_queries.ticket_with(second.secret, NOON + 3 * MINUTE)
    assert seen is not None
    assert (seen.ahead, seen.wait) == (2, None)
    order = []
    while (called := queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON + 4 * MINUTE)) is not None:
        order.append(called.label)
        queues.step(called.pk, Step.FINISH, place=LAB, now=NOON + 5 * MINUTE)
    assert order == ["E3", "R1", "R2"]


def test_whoever_was_called_is_dealt_with_before_the_next(errands: dict[str, int]) -> None:
    for minute in range(2):
        queues.take(errands["advice"], day=DAY, now=NOON + minute * MINUTE)
    called = queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON)
    assert called is not None
    with pytest.raises(Refused, match="has not been served"):
        queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON)
    again = queues.step(called.pk, Step.RECALL, place=LAB, now=NOON + MINUTE)
    assert again.calls == 2
    queues.step(called.pk, Step.MISS, place=LAB, now=NOON + 2 * MINUTE)
    other = queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON + 3 * MINUTE)
    assert other is not None
    assert other.label != called.label
    back = queues.step(called.pk, Step.RETURN, place=LAB, now=NOON + 4 * MINUTE)
    assert (back.state, back.taken) == (TicketState.WAITING, called.taken)


def test_a_ticket_is_held_comes_back_and_moves_to_another_line(errands: dict[str, int]) -> None:
    taken = queues.take(errands["advice"], day=DAY, now=NOON)
    called = queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON)
    assert called is not None
    queues.step(called.pk, Step.HOLD, place=LAB, now=NOON)
    assert [each.label for each in queue_queries.tickets_in(LAB, DAY, TicketState.HELD, most=5)] == [taken.label]
    resumed = queues.step(called.pk, Step.RESUME, place=LAB, now=NOON, desk="2")
    assert resumed.desk == "2"
    moved = queues.step(called.pk, Step.MOVE, place=LAB, now=NOON, queue=_lines()[0])
    assert (moved.state, moved.queue, moved.desk) == (TicketState.WAITING, _lines()[0], "")
    with pytest.raises(NotFound):
        queues.step(called.pk, Step.MOVE, place=LAB, now=NOON, queue=999)
    left = queues.leave(taken.secret, now=NOON)
    assert left.state is TicketState.LEFT
    with pytest.raises(Refused, match="left"):
        queues.leave(taken.secret, now=NOON)


def test_a_wait_is_told_once_enough_were_served(errands: dict[str, int]) -> None:
    for number in range(6):
        queues.take(errands["advice"], day=DAY, now=NOON + number * MINUTE)
        called = queues.call_next(LAB, _lines(), day=DAY, desk="1", now=NOON + number * 5 * MINUTE)
        assert called is not None
        queues.step(called.pk, Step.FINISH, place=LAB, now=NOON + number * 5 * MINUTE + 4 * MINUTE)
    waiting = [queues.take(errands["advice"], day=DAY, now=NOON + 31 * MINUTE + each * MINUTE) for each in range(3)]
    seen = queue_queries.ticket_with(waiting[2].secret, NOON + 35 * MINUTE)
    assert seen is not None
    assert seen.wait is not None
    assert (seen.ahead, seen.wait.low, seen.wait.high) == (2, 5, 15)


def test_another_units_ticket_is_nobodys_here(errands: dict[str, int]) -> None:
    taken = queues.take(errands["advice"], day=DAY, now=NOON)
    with pytest.raises(NotFound):
        queues.step(taken.pk, Step.CALL, place=LIBRARY, now=NOON, desk="1")


def test_the_database_itself_lets_no_number_and_no_desk_repeat(errands: dict[str, int]) -> None:
    taken = queues.take(errands["advice"], day=DAY, now=NOON)
    row = Ticket.objects.get(pk=taken.pk)
    row.pk, row.secret = None, "other"
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


@pytest.mark.parametrize(
    "specs",
    [
        [ErrandSpec("a", "A"), ErrandSpec("b", "A")],
        [ErrandSpec("a", "A"), ErrandSpec("a", "B")],
        [ErrandSpec("a", "AB")],
        [ErrandSpec("a", "1")],
    ],
)
@pytest.mark.django_db
def test_errands_have_a_letter_of_their_own(specs: list[ErrandSpec]) -> None:
    with pytest.raises(BadRequest):
        queues.set_queue(LAB, "x", Names({"en": "X"}), specs, path="lab", by="operator", now=NOON)


@pytest.mark.django_db
def test_a_line_is_not_longer_than_people_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    _queue()
    monkeypatch.setattr(queues, "MOST_WAITING", 2)
    for _ in range(2):
        queues.take(_errands()["advice"], day=DAY, now=NOON)
    with pytest.raises(Refused, match="wait already"):
        queues.take(_errands()["advice"], day=DAY, now=NOON)
    assert connection.vendor in ("sqlite", "postgresql")
