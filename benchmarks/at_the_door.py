"""Measure how many taps at doors and calls at counters a server takes, over HTTP, from signed-in staff.

    python benchmarks/at_the_door.py [--seconds 20] [--database postgres://…]

Twenty doors tap, then twenty counters call, each as fast as the server answers; then both together. The same run
measures a request that does nothing: a health check of the same server. The run fails if a response is an error, if
more people are inside than the limit, or if a number was called twice.
"""

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from under_load import free_port, running  # the same way of starting a server

DOORS = COUNTERS = 20
BASE = 500
WAITING = 250
"""The length of the queue while counters call."""
JUNE = "2021-06-01T12:00"
DOOR, COUNTER = "/en/desk/door/iso-omena/library/", "/en/desk/counter/iso-omena/laboratory/"

PREPARE = """
import django; django.setup()
from datetime import UTC, datetime
from aukio.answers import queries as answer_queries
from aukio.demo import build, add_demo_staff, add_demo_visits
from aukio.cli.database import prepare_database
from aukio.visits.actions import counts
from aukio.visits.models import Errand
now = datetime.now(UTC)
prepare_database(); build(by="bench", now=now)
add_demo_staff(by="bench", now=now); add_demo_visits(by="bench", now=now)
june = datetime(2021, 6, 1, 9, tzinfo=UTC)
view = answer_queries.view(june)
library, lab = (view.directory.by_last_path[path] for path in ("iso-omena/library", "iso-omena/laboratory"))
counts.start_counting(library, base={base} * 2, path="iso-omena/library", by="bench", now=now)
print(Errand.objects.first().pk)
"""

FILL = """
import django; django.setup()
import time
from datetime import UTC, datetime
from aukio.visits.actions.queues import take
from aukio.visits.models import Ticket
june = datetime(2021, 6, 1, 9, tzinfo=UTC)
while True:
    for _ in range({waiting} - Ticket.objects.filter(state="waiting").count()):
        take({errand}, day=june.date(), now=june)
    time.sleep(0.05)
"""


@dataclass
class Round:
    """The result of one round: responses, errors, and the time each response took."""

    answers: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, took: float, error: str = "", label: str = "") -> None:
        """Add one response."""
        with self.lock:
            self.answers += 1
            self.seconds.append(took)
            if error:
                self.errors.append(error)
            if label:
                self.labels.append(label)

    def line(self, what: str, lasted: float) -> str:
        """Return a line of the report."""
        took = sorted(self.seconds) or [0.0]
        middle, worst = took[len(took) // 2], took[int(len(took) * 0.99)]
        rate = self.answers / lasted
        lasts = f"median {middle * 1000:6.1f} ms   99 % {worst * 1000:6.1f} ms"
        return f"{what:<32} {rate:7.0f}/s   {lasts}   {len(self.errors)} errors"


class Person:
    """A signed-in member of staff, with an open connection."""

    def __init__(self, port: int, name: str) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        page = self.ask("GET", "/en/desk/account/login/")[1]
        token = _token(page)
        self.ask(
            "POST",
            "/en/desk/account/login/",
            {"login": name, "password": "aukio-kaikille", "csrfmiddlewaretoken": token},
        )
        if "sessionid" not in self.cookies:
            raise SystemExit(f"{name} could not sign in")

    def ask(
        self, method: str, address: str, form: dict[str, str] | None = None, *, piece: bool = False
    ) -> tuple[int, str]:
        """Return the status and the body of a response."""
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "text/html",
        }
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if piece:
            headers["HX-Request"] = "true"
        self.connection.request(method, address, None if form is None else urlencode(form), headers)
        answer = self.connection.getresponse()
        body = answer.read().decode()
        for cookie in answer.msg.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, body


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise SystemExit("no token on the page")
    return found[1]


def door(port: int, number: int) -> Callable[[Round], None]:
    """Return the act of a doorkeeper: people come and go."""
    person = Person(port, "operator")
    token = _token(person.ask("GET", DOOR)[1])
    count = iter(range(10**9))

    def tap(results: Round) -> None:
        turn = next(count)
        act = "out" if turn % 2 else "in"
        form = {"act": act, "key": f"{number}-{turn}-{time.time_ns()}", "csrfmiddlewaretoken": token}
        began = time.perf_counter()
        status, body = person.ask("POST", DOOR, form, piece=True)
        error = "" if status == 200 and "door-state" in body else f"{status}: {body[:200]}"
        results.add(time.perf_counter() - began, error)

    return tap


def counter(port: int, number: int) -> Callable[[Round], None]:
    """Return the act of a clerk: call the next person and serve them."""
    person = Person(port, "operator")
    token = _token(person.ask("GET", COUNTER)[1])
    person.ask("POST", COUNTER, {"act": "sit", "desk": str(number), "csrfmiddlewaretoken": token})

    def call(results: Round) -> None:
        began = time.perf_counter()
        status, body = person.ask("POST", COUNTER, {"act": "next", "csrfmiddlewaretoken": token}, piece=True)
        label = re.search(r'ticket-label figures">([^<]+)<', body)
        ticket = re.search(r'name="ticket" value="(\d+)"', body)
        error = "" if status == 200 and label and ticket else f"{status}: {body[:200]}"
        results.add(time.perf_counter() - began, error, label[1] if label else "")
        if ticket:
            form = {"act": "serve", "ticket": ticket[1], "csrfmiddlewaretoken": token}
            status, body = person.ask("POST", COUNTER, form, piece=True)
            if status != 200:
                results.add(0.0, f"{status}: {body[:200]}")

    return call


def alive(port: int) -> Callable[[Round], None]:
    """Return the act of a load balancer: a health check."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(results: Round) -> None:
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        answer.read()
        results.add(time.perf_counter() - began, "" if answer.status == 200 else str(answer.status))

    return ask


@contextmanager
def kept_waiting(errand: int) -> Iterator[None]:
    """People come as fast as they are called: another process gives them numbers."""
    command = [sys.executable, "-c", FILL.format(errand=errand, waiting=WAITING)]
    with subprocess.Popen(command) as filling:  # noqa: S603 - our own command
        time.sleep(4)
        yield
        filling.terminate()


def together(acts: list[tuple[Callable[[Round], None], Round]], seconds: float) -> float:
    """Repeat all acts at the same time; return how long it lasted."""
    until = time.perf_counter() + seconds

    def go_on(act: Callable[[Round], None], results: Round) -> None:
        while time.perf_counter() < until:
            act(results)

    hands = [threading.Thread(target=go_on, args=each) for each in acts]
    began = time.perf_counter()
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return time.perf_counter() - began


def main() -> None:
    """Run all rounds and print the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument(
        "--database", default="", help="a database for this run; by default SQLite in a temporary folder"
    )
    parser.add_argument("--workers", default="2")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = chosen.database or f"sqlite:///{folder / 'aukio.sqlite3'}"
        environment = {
            "AUKIO_DATABASE_URL": database,
            "AUKIO_DEMO": "1",
            "AUKIO_OPENS_AT": JUNE,
            "AUKIO_SECRET_KEY": "a benchmark alone",
            "DJANGO_SETTINGS_MODULE": "aukio.config.settings",
        }
        os.environ.update(environment)
        prepare = [sys.executable, "-c", PREPARE.format(base=BASE)]
        done = subprocess.run(prepare, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
        errand = int(done.stdout.split()[-1])
        port = free_port()
        command = [sys.executable, "-m", "aukio", "serve", "--workers", chosen.workers, "--port", str(port)]
        with running(command, folder, port, **environment), kept_waiting(errand):
            doors = [door(port, number) for number in range(DOORS)]
            counters = [counter(port, number) for number in range(COUNTERS)]
            asking = [alive(port) for _ in range(DOORS)]
            rounds = []
            for what, acts in (
                ("a request that does nothing", [asking]),
                (f"taps at {DOORS} doors", [doors]),
                (f"calls at {COUNTERS} counters", [counters]),
                ("taps, with calls beside them", [doors, counters]),
            ):
                results = [Round() for _ in acts]
                lasted = together(
                    [(act, mine) for some, mine in zip(acts, results, strict=True) for act in some], chosen.seconds
                )
                print(results[0].line(what, lasted))
                if len(results) > 1:
                    print(results[1].line("calls, with taps beside them", lasted))
                rounds += results
    labels = [label for each in rounds for label in each.labels]
    twice = len(labels) - len(set(labels))
    errors = [error for each in rounds for error in each.errors]
    print(f"{len(labels)} numbers called, {twice} of them twice; {len(errors)} errors")
    for error in errors[:5]:
        print(f"  {error}")
    if twice or errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
