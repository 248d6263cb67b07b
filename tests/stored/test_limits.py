"""Counts of what is limited: every process agrees, a limit ends by itself, and no one is named (on either database)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from aukio.domain.base.mistakes import TooMany
from aukio.domain.people.limits import BY_ADDRESS, BY_RECIPIENT, Act, Limit
from aukio.limits import actions
from aukio.limits.models import Count
from tests.stored.hands import at_once

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
FIVE = Limit(5, timedelta(minutes=10))


def passed(who: str, *, now: datetime = NOON, times: int = 1) -> int:
    """How many of some acts were let through."""
    through = 0
    for _ in range(times):
        try:
            actions.count("book", who, FIVE, now=now)
        except TooMany:
            continue
        through += 1
    return through


@pytest.mark.django_db
def test_beyond_the_limit_it_is_refused_until_the_period_is_over_for_that_one_alone() -> None:
    assert passed("a", times=50) == 5
    assert passed("b") == 1
    with pytest.raises(TooMany) as refused:
        actions.count("book", "a", FIVE, now=NOON + timedelta(minutes=4))
    assert refused.value.seconds == 6 * 60 + 1
    assert "Try again in 7 min." in str(refused.value)
    assert passed("a", now=NOON + timedelta(minutes=11)) == 0  # what was done just before still counts
    assert passed("a", now=NOON + timedelta(minutes=30), times=50) == 5


@pytest.mark.django_db
def test_an_attack_that_goes_on_keeps_no_one_out_for_longer_than_two_periods() -> None:
    for minute in range(30):
        passed("a", now=NOON + timedelta(minutes=minute), times=10)
    assert Count.objects.order_by("-many")[0].many <= FIVE.most + 1
    assert passed("a", now=NOON + timedelta(minutes=50)) == 1


@pytest.mark.django_db
def test_no_address_and_no_recipient_is_stored_and_old_counts_are_deleted() -> None:
    passed("aino@aukio.example")
    row = Count.objects.get()
    assert len(row.who) == 64
    assert "aino" not in str(row)
    assert actions.forget(now=NOON + timedelta(minutes=19)) == 0
    assert actions.forget(now=NOON + timedelta(minutes=21)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_processes_at_once_count_together() -> None:
    found = at_once([partial(passed, "a") for _ in range(24)])
    assert [each for each in found if each == 1] == [1] * 5


def test_a_library_with_two_hundred_visitors_is_not_kept_out_and_no_mailbox_is_filled() -> None:
    for act in (Act.BOOK, Act.SIGN_UP, Act.TICKET, Act.SIGN_IN):
        limit = BY_ADDRESS[act]
        assert limit.most * (timedelta(hours=1) / limit.within) >= 200
    for act in BY_RECIPIENT.members:
        found = BY_RECIPIENT.get(act)
        assert found is not None
        assert found.most < 40 or act is Act.SIGN_IN
