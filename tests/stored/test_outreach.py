"""The outbox on either database: one reason, one message; nothing lost, nobody remembered (R066, R080, R082)."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from django.db import connections, transaction

from aukio.domain.delivering import LEASE, WAITS, Delivery, again_at, due_at
from aukio.outreach.actions import outbox as actions
from aukio.outreach.actions.outbox import NotCarried, Outgoing
from aukio.outreach.models import Message
from aukio.outreach.queries.outbox import counts
from aukio.workflows.carrying_messages import by_gateway, deliver, into_file

NOON = datetime(2021, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def queue(key: str = "a", *, good_for: timedelta = timedelta(days=7)) -> bool:
    """A message for a reason."""
    return actions.queue(key=key, recipient="+358401234567", text="You are next.", expires=NOON + good_for, now=NOON)


def refuse(_message: Outgoing) -> None:
    """A carrier that carries nothing today."""
    raise NotCarried("out of order")


@pytest.mark.django_db
def test_for_one_reason_there_is_one_message_and_then_nobody_is_remembered() -> None:
    told: list[Outgoing] = []
    assert queue()
    assert not queue()
    assert actions.hand_over(told.append, now=NOON) == 1
    assert actions.hand_over(told.append, now=NOON + MINUTE) == 0
    assert [(each.recipient, each.text) for each in told] == [("+358401234567", "You are next.")]
    row = Message.objects.get()
    assert (row.state, row.recipient, row.text) == (Delivery.SENT.value, "", "")
    assert not queue()  # not even after it was told


@pytest.mark.django_db
def test_a_reason_that_is_undone_leaves_no_message() -> None:
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_what_is_not_taken_is_tried_again_later_and_given_up_in_the_end() -> None:
    queue()
    now = NOON
    for tries, wait in enumerate(WAITS, start=1):
        assert actions.hand_over(refuse, now=now) == 0
        row = Message.objects.get()
        assert (row.state, row.tries, row.due, row.trouble) == (
            Delivery.QUEUED.value,
            tries,
            now + wait,
            "out of order",
        )
        assert actions.hand_over(refuse, now=now + wait / 2) == 0
        now += wait
    actions.hand_over(refuse, now=now)
    row = Message.objects.get()
    assert (row.state, row.recipient) == (Delivery.DEAD.value, "")
    assert counts() == {Delivery.DEAD: 1}
    assert again_at(len(WAITS) + 1, now) is None


@pytest.mark.django_db
def test_a_worker_that_is_killed_leaves_its_message_to_another_under_the_same_key() -> None:
    queue()
    keys: list[str] = []

    def killed(message: Outgoing) -> None:
        keys.append(message.key)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.hand_over(killed, now=NOON)
    assert actions.hand_over(lambda each: keys.append(each.key), now=NOON + MINUTE) == 0
    assert actions.hand_over(lambda each: keys.append(each.key), now=NOON + LEASE) == 1
    assert keys == ["a", "a"]


EVENING = datetime(2021, 6, 1, 22, 30)


@pytest.mark.parametrize(
    ("local", "begins", "due"),
    [
        (EVENING.replace(hour=20, minute=59), EVENING + timedelta(days=3), EVENING.replace(hour=20, minute=59)),
        (EVENING.replace(hour=21, minute=0), EVENING + timedelta(days=3), datetime(2021, 6, 2, 8)),
        (EVENING, EVENING + timedelta(days=3), datetime(2021, 6, 2, 8)),
        (EVENING, datetime(2021, 6, 2, 10), datetime(2021, 6, 2, 8)),
        (EVENING, datetime(2021, 6, 2, 9, 59), EVENING),
        (datetime(2021, 6, 2, 7, 59), datetime(2021, 6, 5, 9), datetime(2021, 6, 2, 8)),
        (datetime(2021, 6, 2, 7, 59), datetime(2021, 6, 2, 9), datetime(2021, 6, 2, 7, 59)),
        (datetime(2021, 6, 2, 8), datetime(2021, 6, 2, 8, 30), datetime(2021, 6, 2, 8)),
    ],
)
def test_nobody_is_told_at_night_what_can_wait(local: datetime, begins: datetime, due: datetime) -> None:
    assert due_at(local, begins) == due


@pytest.mark.django_db
def test_a_message_waits_until_it_is_due() -> None:
    later = NOON + timedelta(hours=9)
    actions.queue(key="a", recipient="+358401234567", text="x", expires=later + MINUTE, now=NOON, due=later)
    assert actions.hand_over(lambda _: None, now=NOON) == 0
    assert actions.hand_over(lambda _: None, now=later) == 1


@pytest.mark.django_db
def test_what_would_come_too_late_tells_nobody() -> None:
    queue(good_for=30 * MINUTE)
    assert actions.hand_over(refuse, now=NOON + 31 * MINUTE) == 0
    row = Message.objects.get()
    assert (row.state, row.trouble, row.recipient) == (Delivery.DEAD.value, "too late", "")


@pytest.mark.django_db(transaction=True)
def test_several_workers_hand_over_each_message_once() -> None:
    for number in range(60):
        queue(f"reason-{number}")
    told: list[str] = []

    def work(_number: int) -> int:
        try:
            return actions.hand_over(lambda each: told.append(each.key), now=NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(work, range(6))) == 60
    assert sorted(told) == sorted(f"reason-{number}" for number in range(60))


class Gateway(BaseHTTPRequestHandler):
    """A gateway that notes what it is told, and is out of order when it is told to be."""

    told: ClassVar[list[tuple[str, str, dict[str, str]]]] = []
    code: ClassVar[int] = 202

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.append((self.headers["Authorization"], self.headers["Idempotency-Key"], body))
        self.send_response(self.code)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing."""


def test_a_gateway_is_told_by_http_with_the_key_of_the_message() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    Thread(target=server.serve_forever, daemon=True).start()
    send = by_gateway(f"http://127.0.0.1:{server.server_port}/sms", "secret")
    message = Outgoing(1, "a", "+358401234567", "Olet seuraavana.", 1)
    try:
        send(message)
        assert Gateway.told == [("Bearer secret", "a", {"to": "+358401234567", "text": "Olet seuraavana."})]
        Gateway.code = 503
        with pytest.raises(NotCarried):
            send(message)
    finally:
        Gateway.code = 202
        server.shutdown()
        server.server_close()
    with pytest.raises(NotCarried):
        send(message)


@pytest.mark.django_db
def test_messages_go_where_the_machine_is_told_to_bring_them(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    queue()
    assert deliver(now=NOON) == 0  # nobody carries anything: it waits
    settings.AUKIO_SMS_FILE = str(tmp_path / "sms.jsonl")  # type: ignore[attr-defined]  # the plugin's own object
    assert deliver(now=NOON) == 1
    assert json.loads((tmp_path / "sms.jsonl").read_text()) == {
        "key": "a",
        "to": "+358401234567",
        "text": "You are next.",
    }
    into_file(tmp_path / "other.jsonl")(Outgoing(1, "b", "+1", "x", 1))
    assert (tmp_path / "other.jsonl").exists()
