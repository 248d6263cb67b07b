"""A publication whose minute has not come is kept, and settled once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from aukio.audit.queries import acts_on
from aukio.directory.actions import Conflict
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.publishing.schedule import Pending
from aukio.notices import queries
from aukio.notices.actions import schedule, settle
from aukio.notices.queries import Scheduled, ScheduledState

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIBRARY = ArrangementRef("storm", "library")


def scheduled(number: int = 1, *, due: datetime = NOON + HOUR) -> int:
    pending = Pending("storm", number, due, {LIBRARY: 2})
    return schedule(pending, document="aukio: notice/1", source="storm.yaml", digest="sha256:1", by="aino", now=NOON)


def test_what_is_scheduled_reads_back_as_it_was_given() -> None:
    key = scheduled()

    assert queries.scheduled() == (
        Scheduled(
            id=key,
            notice="storm",
            number=1,
            due=NOON + HOUR,
            document="aukio: notice/1",
            source="storm.yaml",
            digest="sha256:1",
            based_on={LIBRARY: 2},
            state=ScheduledState.PENDING,
            reason="",
            recorded_at=NOON,
            by="aino",
        ),
    )


def test_nothing_published_comes_of_it_yet() -> None:
    scheduled()

    assert queries.revision()[0] == 0
    assert (queries.notices(), queries.publications(), queries.versions()) == ((), (), ())


def test_what_is_due_first_comes_first() -> None:
    later, sooner = scheduled(1, due=NOON + 2 * HOUR), scheduled(2)

    assert [each.id for each in queries.scheduled()] == [sooner, later]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (ScheduledState.TAKEN_EFFECT, ""),
        (ScheduledState.OVERTAKEN, "storm/library was changed by publication 3"),
        (ScheduledState.DROPPED, "the wind fell"),
    ],
)
def test_once_settled_it_is_pending_no_more(state: ScheduledState, reason: str) -> None:
    settle(scheduled=scheduled(), state=state, reason=reason, by="aukio work", now=NOON + HOUR)

    assert queries.scheduled(state=ScheduledState.PENDING) == ()
    (settled,) = queries.scheduled(state=state)
    assert settled.reason == reason
    assert acts_on("storm")[-1].detail == {"number": 1, "state": state.value, "reason": reason}


def test_it_is_settled_once() -> None:
    key = scheduled()
    settle(scheduled=key, state=ScheduledState.TAKEN_EFFECT, reason="", by="aukio work", now=NOON + HOUR)

    with pytest.raises(Conflict, match="pending no more"), transaction.atomic():
        settle(scheduled=key, state=ScheduledState.DROPPED, reason="too late", by="aino", now=NOON + HOUR)

    assert [each.state for each in queries.scheduled()] == [ScheduledState.TAKEN_EFFECT]


def test_the_same_publication_is_pending_once() -> None:
    scheduled()

    with pytest.raises(Conflict, match="publication 1 of 'storm' is scheduled already"), transaction.atomic():
        scheduled()


def test_what_was_dropped_may_be_scheduled_again() -> None:
    settle(scheduled=scheduled(), state=ScheduledState.DROPPED, reason="rebased", by="aino", now=NOON)
    scheduled()

    assert [each.state for each in queries.scheduled()] == [ScheduledState.DROPPED, ScheduledState.PENDING]


def test_each_act_leaves_a_line_in_the_audit_trail() -> None:
    settle(scheduled=scheduled(), state=ScheduledState.DROPPED, reason="the wind fell", by="onni", now=NOON)

    assert [(act.by, act.act) for act in acts_on("storm")] == [("aino", "schedule"), ("onni", "settle")]
