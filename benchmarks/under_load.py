"""Measure a real server under load: beside a server that does nothing, and while staff publish.

    python benchmarks/under_load.py ratio            a status of one place beside a constant body of the same size
    python benchmarks/under_load.py load --for 60    requests for a minute, and a publication every second

``ratio`` serves both from the same server program with the same options, one worker each, and asks them in turn, so
that a busy machine slows both. ``load`` fails if a response is an error, or older than a second after the commit of a
publication, and reports the memory of every worker over time.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STATUS = "/api/v1/places/iso-omena/library/status"
ADDRESSES = (STATUS, "/en/places/iso-omena/library/", "/fi/", "/en/feeds/atom.xml", "/sv/places/iso-omena/")
ALLOWED = 1.0
"""Seconds after which every response must know a publication."""

CONNECTIONS = 16

CONSTANT = """
BODY = bytes({size})
HEADERS = [("Content-Type", "application/json"), ("Content-Length", "{size}")]
def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return (BODY,)
"""


def free_port() -> int:
    """Return a free port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], folder: Path, port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server: it accepts connections inside the context and has stopped after it."""
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, env={**os.environ, **environment}, cwd=folder, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            until = time.monotonic() + 30
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    if process.poll() is not None or time.monotonic() > until:
                        raise SystemExit((folder / f"{port}.log").read_text()) from None
                    time.sleep(0.1)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


class Asking:
    """One open connection with one request at a time, read with as little work as Python allows."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Return the head and the body of the response."""
        self.socket.sendall(request)
        data = self.socket.recv(262_144)
        while b"\r\n\r\n" not in data:
            data += self.socket.recv(262_144)
        head, _, body = data.partition(b"\r\n\r\n")
        lowered = head.lower()
        start = lowered.find(b"content-length:")
        length = 0 if start < 0 else int(lowered[start + 15 :].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += self.socket.recv(262_144)
        return head, body


def request_for(address: str, port: int, *more: str) -> bytes:
    """Return a request as bytes."""
    lines = (f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{port}", *more, "", "")
    return "\r\n".join(lines).encode()


# --- beside a constant body


def ratio(rounds: int, seconds: float) -> None:
    """Measure requests a second in turn: a cached status, the same without a cache, and a constant body."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = build(folder)
        ours, uncached, bare = free_port(), free_port(), free_port()

        def serve(port: int) -> list[str]:
            return [sys.executable, "-m", "aukio", "serve", "--workers", "1", "--port", str(port)]

        with (
            running(serve(ours), folder, ours, AUKIO_DATABASE_URL=database) as kept,
            running(serve(uncached), folder, uncached, AUKIO_DATABASE_URL=database, AUKIO_LANE_MEGABYTES="0"),
        ):
            head, body = Asking(ours).ask(request_for(STATUS, ours))
            if b" 200 " not in head[:15]:
                raise SystemExit(f"{head.decode()}\n{(folder / f'{ours}.log').read_text()}")
            (folder / "constant.py").write_text(CONSTANT.format(size=len(body)))
            granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(bare)]
            granian += ["--workers", "1", "--blocking-threads", "1", "--backpressure", "64", "--no-ws"]
            granian += ["--log-level", "warning", "constant:application"]
            with running(granian, folder, bare, PYTHONPATH=f"{folder}:{os.environ.get('PYTHONPATH', '')}"):
                print(
                    f"load of others {os.getloadavg()[0]:.2f}; this client and the servers share {os.cpu_count()} cores"
                )
                rows = []
                for _ in range(rounds):
                    constant = rate("/", bare, seconds)
                    before = (cpu_of(kept.pid), time.process_time())
                    status = rate(STATUS, ours, seconds)
                    server, client = cpu_of(kept.pid) - before[0], time.process_time() - before[1]
                    rows.append((constant, status, rate(STATUS, uncached, seconds), server, client))
    for constant, status, plain, server, client in rows:
        print(
            f"constant {constant:8.0f}/s   status {status:8.0f}/s   ratio {status / constant:.3f}"
            f"   nothing kept {plain:6.0f}/s ({plain / constant:.3f})"
            f"   CPU of the server {server:.1f} s, of the client {client:.1f} s"
        )
    print(f"body of {len(body)} bytes; median ratio {statistics.median(s / c for c, s, *_ in rows):.3f}")


def cpu_of(parent: int) -> float:
    """Return the seconds of CPU that a server and its workers have used."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    ticks = 0
    for process in (str(parent), *children):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def rate(address: str, port: int, seconds: float) -> float:
    """Return responses a second over several connections, so that the server always has a request waiting.

    After the first, every answer is as long as the last: nothing is read of it but its length.
    """
    request = request_for(address, port)
    asking = [Asking(port) for _ in range(CONNECTIONS)]
    lengths = [sum(map(len, each.ask(request))) + 4 for each in asking * 50]
    length, sockets = lengths[-1], [each.socket for each in asking]
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for way in sockets:
            way.sendall(request)
        for way in sockets:
            left = length
            while left > 0:
                left -= len(way.recv(262_144))
            if left < 0:
                raise SystemExit("an answer is longer than the last")
        count += len(sockets)
    took = time.perf_counter() - start
    for way in sockets:
        way.close()
    return count / took


# --- while staff publish


@dataclass
class Seen:
    """What the readers saw; ``committed`` has the time of each publication by its number."""

    committed: list[float] = field(default_factory=list)
    answers: int = 0
    unchanged: int = 0
    failures: list[str] = field(default_factory=list)
    stalest: float = 0.0
    worst_wait: float = 0.0


def load(seconds: float, readers: int, workers: int) -> None:
    """Measure readers without pause, with a publication every second, for a given time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = build(folder)
        port, seen, stop = free_port(), Seen(), threading.Event()
        serve = [sys.executable, "-m", "aukio", "serve", "--workers", str(workers), "--port", str(port)]
        with running(serve, folder, port, AUKIO_DATABASE_URL=database) as server:
            publish(1, seen)
            threads = [threading.Thread(target=read, args=(port, seen, stop, index)) for index in range(readers)]
            for thread in threads:
                thread.start()
            memory = [memory_of(server.pid)]
            start = time.monotonic()
            number = 1
            while time.monotonic() - start < seconds:
                time.sleep(max(0.0, start + number - time.monotonic()))
                number += 1
                publish(number, seen)
                if number % 10 == 0:
                    memory.append(memory_of(server.pid))
            stop.set()
            for thread in threads:
                thread.join()
            memory.append(memory_of(server.pid))
            took = time.monotonic() - start
    print(f"{seen.answers} answers in {took:.0f} s ({seen.answers / took:.0f}/s), {seen.unchanged} of them 304")
    print(f"{len(seen.committed)} publications; slowest answer {seen.worst_wait * 1000:.0f} ms")
    print(f"stalest answer: {seen.stalest:.3f} s after a publication it did not know")
    print("memory of the workers, MB:", *("+".join(f"{each:.0f}" for each in at) for at in memory))
    for failure in seen.failures[:5]:
        print("FAILED", failure)
    if seen.failures or seen.stalest > ALLOWED:
        raise SystemExit(1)


def read(port: int, seen: Seen, stop: threading.Event, index: int) -> None:
    """Request every address in turn; every second request is for the status, which names the publication it knows."""
    asking, step, etags = Asking(port), index, dict[str, str]()
    while not stop.is_set():
        address = STATUS if step % 2 else ADDRESSES[1 + step // 2 % (len(ADDRESSES) - 1)]
        step += 1
        held = [f"If-None-Match: {etags[address]}"] if address in etags and address != STATUS else []
        asked, known = time.monotonic(), list(seen.committed)
        head, body = asking.ask(request_for(address, port, *held))
        seen.worst_wait = max(seen.worst_wait, time.monotonic() - asked)
        seen.answers += 1
        status = int(head.split(b" ", 2)[1])
        seen.unchanged += status == 304
        if status not in (200, 304):
            seen.failures.append(f"{status} for {address}")
        elif address == STATUS:
            missed = known[number_in(json.loads(body)) :]
            if missed:
                seen.stalest = max(seen.stalest, asked - missed[0])
        elif status == 200:
            etags[address] = head.lower().split(b"etag: ", 1)[1].split(b"\r\n", 1)[0].decode()


def number_in(answer: Any) -> int:
    """Return the number of the publication that a response knows."""
    texts = [each["text"] for each in answer["texts"] if each["arrangement"] == "counted"]
    return int(texts[0].removeprefix("Number ").rstrip(".")) if texts else 0


def memory_of(parent: int) -> list[float]:
    """Return the memory of each worker of a server in megabytes."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    found = []
    for child in children:
        lines = Path(f"/proc/{child}/status").read_text().splitlines()
        found.append(next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")))
    return [each for each in found if each > 20]


def publish(number: int, seen: Seen) -> None:
    """Publish the next number: the file with all publications so far, of which the last is new."""
    from aukio.cli.clock import now  # needs Django set up first
    from aukio.domain.publishing.permissions import Actor  # as above
    from aukio.workflows.publishing.publication import publish as record  # as above

    def step(each: int) -> dict[str, Any]:
        words = dict.fromkeys(("fi", "sv", "en"), f"Number {each}.")
        counted = {"id": "counted", "scope": {"path": "iso-omena/library"}, "from": "2026-01-01"}
        arrangement = {**counted, "open": "for_now", "review": "2999-01-01", "effects": [{"text": words}]}
        return {"kind": "material", ("add" if each == 1 else "change"): [arrangement]}

    words = dict.fromkeys(("fi", "sv", "en"), "Count")
    file = {"aukio": "notice/1", "notice": "count", "title": words, "cause": "technical"}
    text = json.dumps({**file, "publications": [step(each) for each in range(1, number + 1)]})
    record(text, source="load", by=Actor("load", operator=True), now=now())
    seen.committed.append(time.monotonic())


def build(folder: Path) -> str:
    """Build the Espoo record in a new database and connect this process to it."""
    database = f"sqlite:///{folder / 'aukio.sqlite3'}"
    os.environ.update(AUKIO_DATABASE_URL=database, DJANGO_SETTINGS_MODULE="aukio.config.settings")
    subprocess.run([sys.executable, "-m", "aukio", "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL)
    from aukio.cli.main import set_up  # the settings read the environment made above

    set_up()
    return database


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(dest="mode", required=True)
    beside = modes.add_parser("ratio")
    beside.add_argument("--rounds", type=int, default=7)
    beside.add_argument("--for", dest="seconds", type=float, default=2.0)
    under = modes.add_parser("load")
    under.add_argument("--for", dest="seconds", type=float, default=60.0)
    under.add_argument("--readers", type=int, default=4)
    under.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    if asked.mode == "ratio":
        ratio(asked.rounds, asked.seconds)
    else:
        load(asked.seconds, asked.readers, asked.workers)


if __name__ == "__main__":
    main()
