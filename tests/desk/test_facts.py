"""Why a fact waits for somebody: a review, an end that comes soon, a promise (R017, R060, R081, R107)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from aukio.desk.changes.arrangement_list import Waits, current, tense_of, waiting, waits_for
from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Promise
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Assignment, Post
from aukio.domain.wording.when import Tense
from tests.spec.in_memory import espoo
from tests.spec.now import NOW

RECORD = espoo((), NOW)


def view(at: datetime) -> View:
    """What was known at an instant."""
    return View(RECORD, at)


def waits(at: datetime, notice: str, fact: str) -> tuple[Waits, ...]:
    """Why one fact waits at an instant, as known then."""
    seen = view(at)
    (version,) = [each for each in seen.versions if (each.ref.notice, each.ref.id) == (notice, fact)]
    return waits_for(seen, version, at)


def on(day: date, hour: int = 12) -> datetime:
    """An hour of a day, in UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2020, 12, 30), ()), (date(2020, 12, 31), (Waits.REVIEW,)), (date(2021, 1, 5), (Waits.REVIEW,))],
)
def test_a_review_waits_from_its_day_on(day: date, expected: tuple[Waits, ...]) -> None:
    assert waits(on(day), "service-centres-2021", "libraries-closed") == expected


def test_an_end_that_comes_within_three_days_waits() -> None:
    seen = view(on(date(2020, 4, 1)))
    (version,) = [each for each in seen.versions if each.ref.id == "starttipiste-by-phone"]
    end = version.arrangement.period.end
    assert end is not None
    for before, expected in ((timedelta(days=4), False), (timedelta(days=2), True)):
        at = end.replace(tzinfo=UTC) - before
        assert (Waits.ENDS_SOON in waits_for(view(at), version, at)) is expected
    after = end.replace(tzinfo=UTC) + timedelta(days=1)
    assert waits_for(view(after), version, after) == ()
    assert tense_of(view(after), version, after) is Tense.PAST


def test_what_waits_is_that_of_ones_own_places() -> None:
    at = on(date(2021, 2, 1))
    everything = list(waiting(view(at), Actor("o", operator=True), at))
    kela = Actor("k", (Assignment(Post.EDITOR, organisation="kela"),))
    doorkeeper = Actor("d")
    assert 0 < len(list(waiting(view(at), kela, at))) < len(everything)
    assert list(waiting(view(at), doorkeeper, at)) == []


def test_every_fact_that_was_known_and_ever_held_is_listed() -> None:
    seen = view(NOW)
    assert {each.ref for each in current(seen)} <= {each.ref for each in seen.versions}
    assert all(not each.arrangement.period.never for each in current(seen))


def test_a_promise_waits_from_the_day_it_is_due() -> None:
    seen = view(NOW)
    version = next(each for each in seen.versions if tense_of(seen, each, NOW) is Tense.PRESENT)
    for due, expected in ((date(2022, 1, 2), True), (date(2022, 1, 3), True), (date(2022, 1, 4), False)):
        promised = replace(version.arrangement, effects=(Promise(Names({"en": "More on Monday."}), due),))
        assert (Waits.PROMISE in waits_for(seen, replace(version, arrangement=promised), NOW)) is expected
