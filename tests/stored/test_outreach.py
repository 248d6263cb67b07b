"""The outbox on either database: one reason, one message; nothing lost, nobody remembered (R066, R080, R082)."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.db import connections, transaction

from aukio.domain.people.delivery import (
    LEASE,
    RETRY_DELAYS,
    Delivery,
    Medium,
    due_at,
    is_state_change,
    medium_of,
    retry_at,
)
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import DOUBTFUL, Outgoing, QueuedMessage
from aukio.outreach.models import Message
from aukio.outreach.queries.outbox import counts
from aukio.workflows.messages.message_delivery import DeliveryBackend, DeliveryFailed, by_gateway, deliver, into_file
from aukio.workflows.messages.message_delivery import reported as reported_as
from aukio.workflows.messages.message_wording import MessageText

NOON = datetime(2021, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PHONE = "+358401234567"


def queue(key: str = "a", *, to: str = PHONE, good_for: timedelta = timedelta(days=7)) -> bool:
    """A message for a reason."""
    return outbox.queue(QueuedMessage(key, to, NOON + good_for, "You are next."), now=NOON)


def carried(send: Callable[[Outgoing], object], *, now: datetime = NOON, knows_keys: bool = True) -> int:
    """One batch, handed to somebody of the test."""

    def carry(message: Outgoing, _words: MessageText) -> None:
        send(message)

    backend = DeliveryBackend(carry, knows_keys)
    return deliver(now=now, by={Medium.SMS: backend, Medium.MAIL: backend})


def refuse(_message: Outgoing) -> None:
    """A carrier that carries nothing today."""
    raise DeliveryFailed("out of order")


@pytest.mark.django_db
def test_for_one_reason_there_is_one_message_and_then_nobody_is_remembered() -> None:
    told: list[Outgoing] = []
    assert queue()
    assert not queue()
    outbox.queue_many(
        [QueuedMessage("a", PHONE, NOON + MINUTE, "x"), QueuedMessage("b", PHONE, NOON + MINUTE, "y")], now=NOON
    )
    assert carried(told.append) == 2
    assert carried(told.append, now=NOON + MINUTE / 2) == 0
    assert [(each.recipient, each.text) for each in told] == [(PHONE, "You are next."), (PHONE, "y")]
    row = Message.objects.get(key="a")
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
    for tries, wait in enumerate(RETRY_DELAYS, start=1):
        assert carried(refuse, now=now) == 1
        row = Message.objects.get()
        assert (row.state, row.tries, row.due, row.trouble) == (
            Delivery.QUEUED.value,
            tries,
            now + wait,
            "out of order",
        )
        assert carried(refuse, now=now + wait / 2) == 0
        now += wait
    carried(refuse, now=now)
    row = Message.objects.get()
    assert (row.state, row.recipient) == (Delivery.FAILED.value, "")
    assert counts() == {Delivery.FAILED: 1}
    assert retry_at(len(RETRY_DELAYS) + 1, now) is None


def killed_at(keys: list[str]) -> Callable[[Outgoing], None]:
    """A worker that is stopped while it has a message in hand."""

    def killed(message: Outgoing) -> None:
        keys.append(message.key)
        raise KeyboardInterrupt

    return killed


@pytest.mark.django_db
def test_a_worker_that_is_killed_leaves_its_message_to_another_under_the_same_key() -> None:
    queue()
    keys: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        carried(killed_at(keys))
    assert carried(lambda each: keys.append(each.key), now=NOON + MINUTE) == 0
    assert carried(lambda each: keys.append(each.key), now=NOON + LEASE) == 1
    assert keys == ["a", "a"]


@pytest.mark.django_db
def test_where_a_second_time_cannot_be_told_from_the_first_it_is_not_told_again() -> None:
    queue("a", to="aino@aukio.example")
    queue("b", to="eero@aukio.example")
    keys: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        carried(killed_at(keys), knows_keys=False)
    assert carried(lambda each: keys.append(each.key), now=NOON + LEASE, knows_keys=False) == 2
    assert keys == ["a", "b"]  # a was in hand: it may have been told
    row = Message.objects.get(key="a")
    assert (row.state, row.trouble) == (Delivery.FAILED.value, DOUBTFUL)


@pytest.mark.django_db
def test_what_a_worker_has_no_time_for_it_gives_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in "abc":
        queue(key)
    ticks = iter([0, 1, 61, 61])
    monkeypatch.setattr("aukio.workflows.messages.message_delivery.monotonic", lambda: next(ticks))
    keys: list[str] = []
    assert carried(lambda each: keys.append(each.key)) == 1
    monkeypatch.undo()
    assert carried(lambda each: keys.append(each.key)) == 2
    assert keys == ["a", "b", "c"]
    assert set(Message.objects.values_list("tries", flat=True)) == {1}


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


@pytest.mark.parametrize(
    ("recipient", "medium"),
    [(PHONE, Medium.SMS), ("aino@aukio.example", Medium.MAIL), ("https://listener.example/x@y", Medium.HOOK)],
)
def test_a_recipient_says_by_what_it_is_reached(recipient: str, medium: Medium) -> None:
    assert medium_of(recipient) is medium


@pytest.mark.django_db
def test_a_message_waits_until_it_is_due() -> None:
    later = NOON + timedelta(hours=9)
    outbox.queue(QueuedMessage("a", PHONE, later + MINUTE, "x", due=later), now=NOON)
    assert carried(lambda _: None) == 0
    assert carried(lambda _: None, now=later) == 1


@pytest.mark.django_db
def test_what_would_come_too_late_tells_nobody() -> None:
    queue(good_for=30 * MINUTE)
    assert carried(refuse, now=NOON + 31 * MINUTE) == 1
    row = Message.objects.get()
    assert (row.state, row.trouble, row.recipient) == (Delivery.FAILED.value, "too late", "")


@pytest.mark.django_db(transaction=True)
def test_several_workers_hand_over_each_message_once() -> None:
    for number in range(60):
        queue(f"reason-{number}")
    told: list[str] = []
    backend = DeliveryBackend(lambda each, _words: told.append(each.key), knows_keys=True)

    def work(_number: int) -> None:
        try:
            while deliver(now=NOON, most=7, by={Medium.SMS: backend}):
                pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert sorted(told) == sorted(f"reason-{number}" for number in range(60))


@pytest.mark.parametrize("report", [Delivery.DELIVERED, Delivery.BOUNCED])
@pytest.mark.parametrize("state", list(Delivery))
def test_reports_change_only_what_was_sent(state: Delivery, report: Delivery) -> None:
    changes = state is Delivery.SENT or (state, report) == (Delivery.DELIVERED, Delivery.BOUNCED)
    assert is_state_change(state, report) is changes


@pytest.mark.django_db
def test_whoever_carries_says_that_it_arrived_or_bounced_in_any_order() -> None:
    queue()
    assert not reported_as("a", Delivery.DELIVERED, now=NOON)  # nobody was handed it yet
    carried(lambda _: None)
    assert reported_as("a", Delivery.DELIVERED, now=NOON)
    assert reported_as("a", Delivery.BOUNCED, trouble="no such mailbox", now=NOON + MINUTE)
    assert not reported_as("a", Delivery.BOUNCED, now=NOON + MINUTE)  # told twice
    assert not reported_as("a", Delivery.DELIVERED, now=NOON + MINUTE)  # told late
    assert not reported_as("nothing", Delivery.BOUNCED, now=NOON)
    row = Message.objects.get()
    assert (row.state, row.trouble) == (Delivery.BOUNCED.value, "no such mailbox")


@pytest.mark.django_db
def test_one_person_is_erased_from_what_waits() -> None:
    queue("a")
    queue("b", to="aino@aukio.example")
    assert outbox.erase(PHONE, now=NOON) == 1
    assert carried(lambda _: None) == 1
    assert outbox.forget(before=NOON + MINUTE) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fault", [ValueError("aino@"), UnicodeError("label too long"), RuntimeError(), AssertionError()]
)
def test_a_message_that_cannot_be_sent_for_any_reason_fails_alone(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    sent: list[str] = []

    def carry(message: Outgoing) -> None:
        if message.key == "b":
            raise fault
        sent.append(message.key)

    for key in "abc":
        queue(key)
    assert carried(carry, knows_keys=False) == 3
    assert sent == ["a", "c"]
    row = Message.objects.get(key="b")
    assert (row.state, row.due, row.began) == (Delivery.QUEUED.value, NOON + RETRY_DELAYS[0], None)
    assert "aino" not in row.trouble + caplog.text


@pytest.mark.django_db
def test_an_address_that_is_none_ends_no_worker() -> None:
    for number, to in enumerate(
        ("@", "a@b,c@d", "a@b\nBcc: c@d", f"a@{'x' * 70}.fi", "a@b>, <c@d", "aino@aukio.example")
    ):
        queue(str(number), to=to)
    assert deliver(now=NOON) == 6
    assert "aino@aukio.example" in [each.to[0] for each in mail.outbox]


@pytest.mark.django_db
def test_a_batch_that_fails_as_a_whole_gives_its_leases_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("aukio.workflows.messages.message_delivery.worded", fail)
    queue("a")
    with pytest.raises(RuntimeError):
        carried(lambda _: None)
    assert (Message.objects.get(key="a").due, Message.objects.get(key="a").tries) == (NOON, 0)


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


@pytest.fixture
def gateway() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    Thread(target=server.serve_forever, daemon=True).start()
    Gateway.told.clear()
    yield f"http://127.0.0.1:{server.server_port}/sms"
    Gateway.code = 202
    server.shutdown()
    server.server_close()


MESSAGE = Outgoing(1, "a", Medium.SMS, PHONE, "", "Olet seuraavana.", {}, 1)


def test_a_gateway_is_told_by_http_with_the_key_of_the_message(gateway: str) -> None:
    send = by_gateway(gateway, "secret").carry
    send(MESSAGE, MessageText(MESSAGE.text))
    assert Gateway.told == [("Bearer secret", "a", {"to": PHONE, "text": "Olet seuraavana."})]
    Gateway.code = 503
    with pytest.raises(DeliveryFailed):
        send(MESSAGE, MessageText(MESSAGE.text))
    with pytest.raises(DeliveryFailed):
        by_gateway("http://127.0.0.1:9/", "secret").carry(MESSAGE, MessageText(""))


@pytest.mark.django_db
def test_messages_go_where_the_machine_is_told_to_bring_them(tmp_path: Path, settings: Any) -> None:
    queue()
    assert deliver(now=NOON) == 0  # nobody carries anything: it waits
    settings.AUKIO_SMS_FILE = str(tmp_path / "sms.jsonl")
    assert deliver(now=NOON) == 1
    assert json.loads((tmp_path / "sms.jsonl").read_text()) == {"key": "a", "to": PHONE, "text": "You are next."}


def test_a_file_is_not_told_twice_by_a_worker_that_follows_one_that_was_stopped(tmp_path: Path) -> None:
    send = into_file(tmp_path / "sms.jsonl").carry
    send(MESSAGE, MessageText("x"))
    send(Outgoing(1, "a", Medium.SMS, PHONE, "", "", {}, 2), MessageText("x"))
    send(Outgoing(2, "b", Medium.SMS, PHONE, "", "", {}, 2), MessageText("y"))
    assert [json.loads(line)["key"] for line in (tmp_path / "sms.jsonl").read_text().splitlines()] == ["a", "b"]


@pytest.mark.django_db
def test_a_mail_says_that_no_person_wrote_it_and_bears_the_name_of_its_message() -> None:
    queue(to="aino@aukio.example")
    assert deliver(now=NOON) == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.body) == (["aino@aukio.example"], "You are next.")
    written: EmailMessage = sent.message()
    assert written["Auto-Submitted"] == "auto-generated"
    assert written["Aukio-Message"] == "a"


@pytest.mark.django_db
def test_mail_that_would_only_be_printed_waits(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    queue(to="aino@aukio.example")
    assert deliver(now=NOON) == 0
    settings.AUKIO_DEMO = True
    assert deliver(now=NOON) == 1


@pytest.mark.django_db
def test_a_message_of_which_no_words_can_be_made_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        "aukio.workflows.messages.message_batch.MessageBatch.of", lambda *_: None
    )  # no record is needed for nonsense
    outbox.queue(
        QueuedMessage("a", PHONE, NOON + timedelta(days=7), about={"kind": "nonsense", "lang": "fi"}), now=NOON
    )
    queue("b")
    told: list[str] = []
    assert carried(lambda each: told.append(each.key)) == 2
    assert told == ["b"]
    row = Message.objects.get(key="a")
    assert (row.state, row.trouble) == (Delivery.QUEUED.value, "could not be worded: KeyError")
    assert PHONE not in caplog.text
