"""A mail server that hangs, refuses or drops: nothing is lost, nothing goes out twice, and the worker goes on."""

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any, ClassVar

import pytest

from aukio.domain.people.delivery import RETRY_DELAYS
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import DOUBTFUL, QueuedMessage
from aukio.outreach.models import Message
from aukio.workflows.messages.message_delivery import deliver
from tests.stored.hands import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)


class MailServer:
    """A mail server that can be told where to break off; ``taken`` are the messages that it accepted."""

    HOOKS: ClassVar = ("hang", "greeting", "recipient", "data", "half", "reply", "later", "never", "")

    def __init__(self) -> None:
        self.breaks = ""
        self.taken: list[str] = []
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listens.getsockname()[1]
        self._open: list[socket.socket] = []
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        for each in (self._listens, *self._open):
            each.close()

    def _serve(self) -> None:
        while True:
            try:
                talk, _ = self._listens.accept()
            except OSError:
                return
            self._open.append(talk)
            if self.breaks == "hang":
                continue  # accepted, and never a word
            Thread(target=self._answer, args=(talk, self.breaks), daemon=True).start()

    def _answer(self, talk: socket.socket, breaks: str) -> None:
        with closing(talk), talk.makefile("rwb") as lines:

            def say(text: str) -> None:
                lines.write(text.encode() + b"\r\n")
                lines.flush()

            if breaks == "greeting":
                return
            say("220 test")
            for raw in lines:
                word = raw.decode().strip().upper()
                if word.startswith("RCPT"):
                    if breaks == "recipient":
                        return
                    say({"later": "451 later", "never": "550 no such mailbox"}.get(breaks, "250 ok"))
                elif word == "DATA":
                    if breaks == "data":
                        return
                    say("354 go on")
                    if not self._body(lines, breaks):
                        return
                    say("250 taken")
                elif word == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 ok")

    def _body(self, lines: Any, breaks: str) -> bool:
        """Read a message; False where the connection ends with it."""
        read: list[str] = []
        for raw in lines:
            if raw == b".\r\n":
                self.taken.append("".join(read))
                return breaks != "reply"
            read.append(raw.decode())
            if breaks == "half" and len(read) > 2:
                return False
        return False


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A server, to which Aukio sends."""
    found = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", found.port, 2
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = False
    yield found
    found.close()


def queue(many: int = 1) -> None:
    outbox.queue_many(
        [
            QueuedMessage(f"m{each}", "aino@example.org", NOW + timedelta(days=7), "You are next.")
            for each in range(many)
        ],
        now=NOW,
    )


def states() -> set[str]:
    return set(Message.objects.values_list("state", flat=True))


@pytest.mark.parametrize("breaks", ["hang", "greeting", "recipient", "data", "later", "never"])
def test_what_was_not_taken_is_tried_again_and_arrives_once(server: MailServer, breaks: str) -> None:
    queue()
    server.breaks = breaks
    assert deliver(now=NOW) == 1
    assert (states(), server.taken) == ({"queued"}, [])
    assert deliver(now=NOW) == 0  # it waits
    server.breaks = ""
    assert deliver(now=NOW + RETRY_DELAYS[0]) == 1
    assert states() == {"sent"}
    assert len(server.taken) == 1
    assert deliver(now=NOW + timedelta(hours=1)) == 0


@pytest.mark.parametrize(("breaks", "taken"), [("reply", 1), ("half", 0)])
def test_what_may_have_been_taken_goes_to_staff_and_not_out_again(server: MailServer, breaks: str, taken: int) -> None:
    """In the middle of a message, too: all of it was handed to the network, and no one knows how much arrived."""
    queue()
    server.breaks = breaks
    deliver(now=NOW)
    assert len(server.taken) == taken
    assert list(Message.objects.values_list("state", "trouble", "recipient")) == [("failed", DOUBTFUL, "")]
    server.breaks = ""
    assert deliver(now=NOW + timedelta(days=1)) == 0
    assert len(server.taken) == taken


def test_a_server_that_is_gone_for_a_while_gets_everything_once_it_is_back(server: MailServer, settings: Any) -> None:
    queue(5)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # nothing listens there
        settings.EMAIL_PORT = silent.getsockname()[1]
        deliver(now=NOW)
    assert (states(), server.taken) == ({"queued"}, [])
    settings.EMAIL_PORT = server.port
    deliver(now=NOW + RETRY_DELAYS[0])
    assert states() == {"sent"}
    assert len(server.taken) == 5


def test_two_workers_on_one_outbox_send_each_message_once(server: MailServer) -> None:
    queue(30)
    done = at_once([lambda: deliver(now=NOW, most=4) for _ in range(16)], hands=2)
    assert sum(int(str(each)) for each in done) == 30
    assert states() == {"sent"}
    assert len({text.partition("Aukio-Message: ")[2].partition("\n")[0] for text in server.taken}) == 30
    assert len(server.taken) == 30
