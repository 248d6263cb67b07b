"""A publication is planned before other writers have to wait, and anew if they were first."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from aukio.domain.publishing.permissions import Actor
from aukio.workflows.publishing import publication
from tests.ways.town import CLOSE, MORNING, fact, notice

pytestmark = pytest.mark.usefixtures("town")

OPERATOR = Actor("tests", operator=True)


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans and the taking of the lock, in the order in which they were made."""
    found: list[str] = []

    def note(name: str) -> None:
        real: Callable[..., object] = getattr(publication, name)

        def noted(*given: object, **more: object) -> object:
            found.append(name)
            return real(*given, **more)

        monkeypatch.setattr(publication, name, noted)

    note("_planned")
    note("take_writer_lock")
    return found


def closing(slug: str) -> str:
    return json.dumps(notice({"add": [fact("shut", "mall/desk", CLOSE)]}, slug=slug))


def publish(slug: str, now: datetime = MORNING) -> tuple[publication.Step, ...]:
    return publication.publish(closing(slug), source=slug, by=OPERATOR, now=now)


def test_a_publication_is_planned_before_the_lock_is_taken(acts: list[str]) -> None:
    (step,) = publish("alone")
    assert acts == ["_planned", "take_writer_lock"]
    assert step.changes


def test_where_another_writer_was_first_it_is_planned_anew(acts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lock: Callable[[], None] = getattr(publication, "take_writer_lock")  # noqa: B009  # noted by the fixture

    def late() -> None:
        monkeypatch.setattr(publication, "take_writer_lock", lock)
        publish("first", MORNING - timedelta(hours=1))
        acts.clear()
        lock()

    monkeypatch.setattr(publication, "take_writer_lock", late)
    (step,) = publish("second")
    assert acts == ["take_writer_lock", "_planned"]
    assert step.changes == ()
    assert step.enacted is not None
    assert step.enacted.publication.order.sequence == 2
