"""Measure a closure that affects very many bookings: cancelling, messages, and people who book the last places.

    python benchmarks/affected.py cancel [--bookings 10000] [--database postgres://…]
    python benchmarks/affected.py tell   [--messages 100000] [--workers 2] [--database postgres://…]
    python benchmarks/affected.py book   [--people 50] [--places 100] [--by-api] [--database postgres://…]

``cancel`` publishes one closure that cancels all bookings, with the audit trail and a message queued for each person;
the same run measures the bare statements that write the same rows. ``tell`` starts workers (`aukio work`) that word
messages and write them to a file. ``book`` sends bookings over HTTP at the same moment. Each prints the processor
time it took, here and in the database's processes, and fails if anything is lost, doubled or wrong.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from under_load import free_port, running  # the same way of starting a server

UNIT = "iso-omena/kela"
MARCH = "2020-03-10T09:00"

RECORD = """
import django; django.setup()
from datetime import UTC, datetime, timedelta
from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.domain.people.booking_requests import BookableDraft
from aukio.bookings.models import Booking, Desk
from aukio.cli.database import prepare_database
from aukio.demo import text
from aukio.domain.people.bookings import BookingKind
from aukio.domain.publishing.permissions import Actor
from aukio.domain.city.places import ChannelKind
from aukio.outreach.models import Message
from aukio.workflows.directory_import import import_directory
from aukio.workflows.publishing.publication import publish
from django.db import connection, transaction
import json, sys, time
now = datetime(2020, 3, 10, 7, tzinfo=UTC)
prepare_database()
import_directory(text("directory.yaml"), source="directory.yaml", by=Actor("bench", operator=True), now=now)
room = answer_queries.view(now).directory.by_last_path["iso-omena/meeting-room-1"]
"""

FILL = """
desks = 50
number = booking_actions.offer(
    BookableDraft(room, BookingKind.ROOM, service="", minutes=60, desks=desks), path="room", by="bench", now=now
)
rows = list(Desk.objects.order_by("pk"))
first = datetime(2020, 3, 16, 6, tzinfo=UTC)
def filled(many):
    Booking.objects.bulk_create([
        Booking(bookable_id=number, desk=rows[each % desks], place=room,
                start=first + timedelta(hours=each // desks), end=first + timedelta(hours=each // desks + 1),
                made=now, secret=f"s{each}", name=f"Person {each}", email=f"person-{each}@aukio.example",
                lang=("fi", "sv", "en")[each % 3])
        for each in range(many)
    ], batch_size=2000)
"""

CLOSE = """
aukio: notice/1
notice: rooms
title: {en: The rooms are closed}
publications:
  - add:
      - id: rooms
        scope: {path: iso-omena/meeting-room-1}
        from: 2020-03-16
        until: 2020-12-31
        effects:
          - close: {}
          - bookings: {new: stop, existing: cancel, tell: message}
"""

CANCEL = (  # the statements in it are all ours
    RECORD
    + FILL
    + """
many = int(sys.argv[1])
filled(many)
states = lambda: list(Booking.objects.order_by().values_list("state", flat=True))
# the bare statements first, and back again
words = "Your booking is cancelled"
def bare():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bookings_booking SET state='cancelled', because='rooms/rooms', tell='message', told=NULL"
                       " WHERE place=%s AND start > %s AND state IN ('requested','booked','honoured','to_contact')",
                       [room, now])
        cursor.execute("INSERT INTO outreach_message (key, medium, recipient, subject, text, about, queued, due, "
                       "expires, state, tries, trouble) SELECT 'bare/' || id, 'mail', email, '', '', '{}', %s, %s,"
                       " start, 'queued', 0, '' FROM bookings_booking WHERE place=%s AND state='cancelled'",
                       [now, now, room])
        cursor.execute("INSERT INTO audit_auditentry (\\"when\\", actor, act, subject, detail)"
                       " VALUES (%s, 'bench', 'settle bookings', 'rooms 1', '{}')", [now])
def timed(act):
    took, used = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - took, time.process_time() - used
class Back(Exception): pass
best = None
for _ in range(3):
    try:
        with transaction.atomic():
            one = timed(bare)
            raise Back
    except Back:
        best = one if best is None else min(best, one)
assert Message.objects.count() == 0
ours = timed(lambda: publish(CLOSE, source="bench", by=Actor("bench", operator=True), now=now))
assert set(states()) == {"cancelled"}, Counter(states())
assert Message.objects.count() == many
print(json.dumps({"bare": best, "ours": ours}))
"""
)

TELL = (
    RECORD
    + FILL
    + """
many = int(sys.argv[1])
filled(min(many, 20000))
Booking.objects.update(state="cancelled", because="rooms/rooms", tell="message", email="")
numbers = list(Booking.objects.order_by("pk").values_list("pk", flat=True))
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
later = datetime.now(UTC)
outbox.queue_many([
    QueuedMessage(f"fate/rooms/1/{each}", f"+35840{each:07}", later + timedelta(days=30),
           about={"kind": "standing", "lang": ("fi", "sv", "en")[each % 3], "publication": "rooms/1",
                  "bookings": [numbers[each % len(numbers)]]})
    for each in range(many)], now=later)
print(Message.objects.count())
"""
)

SEATS = (
    RECORD
    + """
kela = answer_queries.view(now).directory.by_last_path["iso-omena/kela"]
number = booking_actions.offer(
    BookableDraft(kela, BookingKind.APPOINTMENT, service="voucher", minutes=60, desks=int(sys.argv[1])),
    path="kela", by="bench", now=now,
)
print(number)
"""
)

LOOK = """
import django; django.setup()
from aukio.bookings.models import Booking
import json
print(json.dumps([[row.desk_id, row.start.isoformat()] for row in Booking.objects.all()]))
"""


def python(code: str, *arguments: str) -> str:
    """The last line that a script of ours prints."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code.replace("CLOSE,", f"{CLOSE!r},"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip().splitlines()[-1]


def database_seconds() -> float:
    """Return the processor time of all PostgreSQL processes on this machine; parents count their ended children."""
    ticks, each = 0, os.sysconf("SC_CLK_TCK")
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue
        if "(postgres)" in stat or "(postmaster)" in stat:
            after = stat.rpartition(")")[2].split()
            ticks += sum(int(after[index]) for index in (11, 12, 13, 14))
    return ticks / each


def cancel(bookings: int) -> None:
    """Measure one publication that cancels all bookings, and the bare statements."""
    before = database_seconds()
    found = json.loads(python(CANCEL, str(bookings)))
    (bare, _), (ours, used) = found["bare"], found["ours"]
    print(
        f"{bookings} bookings cancelled, their people queued: {ours:.2f} s ({used:.2f} s of our processor);"
        f" the bare statements {bare:.3f} s: {ours / bare:.1f} times as long;"
        f" the database's processor {database_seconds() - before:.2f} s for both, and for filling"
    )


def tell(messages: int, workers: int, folder: Path) -> None:
    """Measure workers that word messages and write them to a file."""
    if int(python(TELL, str(messages))) != messages:
        raise SystemExit("not every message was queued")
    sink = folder / "sent.jsonl"
    environment = {**os.environ, "AUKIO_SMS_FILE": str(sink), "AUKIO_SITE": "https://aukio.example"}
    before, used = database_seconds(), os.times()
    began = time.perf_counter()
    hands = [
        subprocess.Popen([sys.executable, "-m", "aukio", "work", "--once"], env=environment) for _ in range(workers)
    ]
    for hand in hands:
        hand.wait()
    took, after = time.perf_counter() - began, os.times()
    ours = after.children_user + after.children_system - used.children_user - used.children_system
    keys = Counter(json.loads(line)["key"] for line in sink.read_text(encoding="utf-8").splitlines())
    twice = sum(count > 1 for count in keys.values())
    print(
        f"{len(keys)} messages worded and handed over by {workers} workers: {took:.1f} s, {len(keys) / took:.0f}/s;"
        f" our processor {ours:.1f} s, the database's {database_seconds() - before:.1f} s;"
        f" {messages - len(keys)} lost, {twice} twice"
    )
    if len(keys) != messages or twice:
        raise SystemExit(1)


class Resident:
    """A person with a browser: an open connection, and cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = ""

    def ask(self, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Return the status and the body of a response."""
        headers = {"Accept": "text/html", "Cookie": self.cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, None if form is None else urlencode(form), headers)
        answer = self.connection.getresponse()
        body = answer.read().decode()
        for cookie in answer.msg.get_all("Set-Cookie") or ():
            self.cookie = cookie.partition(";")[0]
        return answer.status, body

    def tell(self, address: str, start: str, key: str) -> tuple[int, str]:
        """Book through the API."""
        body = json.dumps({"start": f"{start}:00+02:00", "name": key, "email": f"{key}@aukio.example"})
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        self.connection.request("POST", address, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()


def book(people: int, places: int, port: int, *, by_api: bool) -> None:
    """Measure people who all want the last places: each tries one slot after another until none is left.

    On the page a refusal is the whole form again, with what was typed; by API it is a problem.
    """
    starts = [f"2020-03-12T{hour:02}:00" for hour in (9, 10, 11, 12, 13)]
    answered, taken, refused = [0] * people, [0] * people, [0] * people
    began, used = [0.0], database_seconds()
    ready = threading.Barrier(people + 1)
    wrong: list[str] = []
    number = int(python(SEATS, str(places // len(starts))))

    def want(mine: int) -> None:
        resident = Resident(port)
        address = f"/en/places/{UNIT}/book/?what={number}&time="
        page = resident.ask("GET", address + starts[0])[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            wrong.append(page[:500])
            ready.abort()
            return
        ready.wait()
        for turn in range(40):
            start = starts[(mine + turn) % len(starts)]
            form = {"csrfmiddlewaretoken": token[1], "name": f"Person {mine}", "email": f"p{mine}@aukio.example"}
            if by_api:
                status, body = resident.tell(f"/api/v1/bookables/{number}/bookings", start, f"person-{mine}-{turn}")
            else:
                status, body = resident.ask("POST", address + start, {**form, "key": f"{mine}-{turn}"})
            answered[mine] += 1
            taken[mine] += status in (302, 201)
            refused[mine] += status in (409, 422)
            if status not in (302, 409, 201, 422):
                wrong.append(f"{status}: {body[:300]}")

    hands = [threading.Thread(target=want, args=(mine,)) for mine in range(people)]
    for hand in hands:
        hand.start()
    ready.wait()
    began[0] = time.perf_counter()
    cpu = time.process_time()
    for hand in hands:
        hand.join()
    took = time.perf_counter() - began[0]
    rows = [tuple(each) for each in json.loads(python(LOOK))]
    double = len(rows) - len(set(rows))
    print(
        f"{people} people at once{' by API' if by_api else ''}, {places} places:"
        f" {sum(answered) / took:.0f} requests/s, {sum(taken)} booked,"
        f" {sum(refused)} refused, {double} double, {places - len(rows)} left; client's processor"
        f" {time.process_time() - cpu:.1f} s, the database's {database_seconds() - used:.1f} s, in {took:.1f} s"
    )
    if wrong or double or len(rows) != places or sum(taken) != places:
        raise SystemExit("\n".join(wrong[:3]) or 1)


@contextmanager
def kept_in(database: str) -> Iterator[Path]:
    """A temporary folder, with the environment that gives our processes the address of the record."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {
            "AUKIO_DATABASE_URL": database or f"sqlite:///{folder / 'aukio.sqlite3'}",
            "AUKIO_DEMO": "1",
            "AUKIO_OPENS_AT": MARCH,
            "AUKIO_SECRET_KEY": "a benchmark alone",
            "DJANGO_SETTINGS_MODULE": "aukio.config.settings",
        }
        yield folder


def main() -> None:
    """Run one measurement and print its result."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("cancel", "tell", "book"))
    parser.add_argument("--bookings", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--places", type=int, default=100)
    parser.add_argument("--by-api", action="store_true")
    parser.add_argument(
        "--database", default="", help="an empty database for this run; by default SQLite in a temporary folder"
    )
    chosen = parser.parse_args()
    with kept_in(chosen.database) as folder:
        acts: dict[str, Callable[[], None]] = {
            "cancel": lambda: cancel(chosen.bookings),
            "tell": lambda: tell(chosen.messages, chosen.workers, folder),
        }
        if chosen.what in acts:
            acts[chosen.what]()
            return
        python(RECORD + "print(1)")
        port = free_port()
        command = [sys.executable, "-m", "aukio", "serve", "--workers", str(chosen.workers), "--port", str(port)]
        with running(command, folder, port):
            book(chosen.people, chosen.places, port, by_api=chosen.by_api)


if __name__ == "__main__":
    main()
