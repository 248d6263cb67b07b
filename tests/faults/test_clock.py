"""A clock that is set back by an hour loses nothing and doubles nothing."""

import json
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.core import mail

from aukio.answers import queries as answer_queries
from aukio.bookings.models import Booking
from aukio.domain.base.mistakes import Refused, TooMany
from aukio.domain.people.limits import Act, Limit
from aukio.limits import actions as limit_actions
from aukio.notices.models import Publication
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.models import Message
from aukio.workflows.messages.message_delivery import deliver
from aukio.workflows.publishing import publication
from tests.depth import DEEP
from tests.faults.booking import ALL, NOW, book
from tests.ways.town import CLOSE, HELSINKI, fact, notice

ROUNDS = 20 if DEEP else 1
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("small_town"),
    pytest.mark.parametrize("minutes", [60 + 7 * turn for turn in range(ROUNDS)]),
]


def test_of_publications_none_is_lost_and_none_is_doubled(minutes: int) -> None:
    def publish(slug: str, now: datetime) -> None:
        at = now.astimezone(HELSINKI).strftime("%Y-%m-%dT%H:%M")
        text = json.dumps(notice({"published": at, "add": [fact("one", "mall/library", CLOSE)]}, slug=slug))
        publication.publish(text, source="test", by=ALL, now=now)

    publish("storm", NOW)
    with suppress(Refused):
        publish("strike", NOW - timedelta(minutes=minutes))
    slugs = set(Publication.objects.values_list("notice__slug", flat=True))
    assert "storm" in slugs
    publish("renovation", NOW + timedelta(minutes=1))
    assert Publication.objects.count() == len(slugs) + 1
    later = answer_queries.view(NOW + timedelta(hours=1))
    assert {version.ref.notice for version in later.versions} == {*slugs, "renovation"}


def test_of_bookings_none_is_lost_and_none_is_doubled(bookable: int, minutes: int) -> None:
    back = NOW - timedelta(minutes=minutes)
    first = book(bookable)
    again = book(bookable, now=back)
    other = book(bookable, client=2, now=back)
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 422]
    assert again.json()["secret"] == first.json()["secret"]
    assert book(bookable, "2030-03-05T11:00:00+02:00", now=back).status_code == 201
    assert Booking.objects.count() == 2


def test_of_messages_none_is_lost_and_none_is_sent_twice(minutes: int, settings: pytest.FixtureRequest) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]  # pytest-django
    back = NOW - timedelta(minutes=minutes)
    until = NOW + timedelta(days=7)
    outbox.queue_many([QueuedMessage("first", "aino@example.org", until, "You are next.")], now=NOW)
    deliver(now=NOW)
    outbox.queue_many([QueuedMessage("second", "aino@example.org", until, "You are next.")], now=NOW)
    deliver(now=back)
    outbox.queue_many([QueuedMessage("third", "aino@example.org", until, "You are next.")], now=back)
    deliver(now=back)
    deliver(now=NOW + timedelta(minutes=1))
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert len(mail.outbox) == 3


def test_limits_go_on_counting(minutes: int) -> None:
    limit = Limit(3, timedelta(minutes=10))
    for _ in range(3):
        limit_actions.count(Act.HOLD, "a client", limit, now=NOW)
    limit_actions.count(Act.HOLD, "a client", limit, now=NOW - timedelta(minutes=minutes))  # another period
    with pytest.raises(TooMany):
        limit_actions.count(Act.HOLD, "a client", limit, now=NOW)
