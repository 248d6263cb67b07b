"""Measure the memory of a worker under mixed load: pages, answers of many moments, calendars, wrong addresses.

    python benchmarks/memory.py [--minutes 30] [--workers 2] [--most 1.15]

It builds the demo, serves it, asks random questions over four connections, and prints the memory of the largest worker.
The response cache (AUKIO_LANE_MEGABYTES) fills first: with 4 the rest is seen sooner.
It exits with 1 where the last tenth needs more than ``--most`` times what was needed after a third of the time.
"""

import argparse
import http.client
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

PORT_WAIT = 120
PLACES = (
    "iso-omena",
    "iso-omena/library",
    "iso-omena/service-point",
    "kalajarvi",
    "kalajarvi/library",
    "tapiola/service-point",
)
CONNECTIONS = 4


def question(chance: random.Random) -> str:
    """A random address: most answers are computed anew, since few moments are asked for twice."""
    place = chance.choice(PLACES)
    day = f"20{chance.randrange(19, 27)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    at = f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}"
    known = f"&known=2020-{chance.randrange(3, 13):02}-{chance.randrange(1, 29):02}" if chance.random() < 0.3 else ""
    lang = chance.choice(("fi", "sv", "en"))
    return chance.choice(
        (
            f"/api/v1/places/{place}/status?at={at}{known}&lang={lang}",
            f"/api/v1/places/{place}/status?at={at}{known}",
            f"/api/v1/places/{place}/hours?from={at[:10]}&to={at[:10]}",
            f"/{lang}/places/{place}/?at={at}{known}",
            f"/{lang}/?q={chance.choice('abcdefgh')}{chance.randrange(1000)}",
            f"/{lang}/notices/service-centres-2020/?at={at}",
            f"/{lang}/places/{place}/calendar.ics",
            f"/{lang}/no-such-{chance.randrange(10**6)}/",
        )
    )


def ask_on(port: int, seed: int, over: Event, counts: list[int]) -> None:
    """Ask until the end; count the answers."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    talk = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while not over.is_set():
        try:
            talk.request("GET", question(chance))
            talk.getresponse().read()
            counts[seed] += 1
        except OSError:
            talk.close()


def workers_of(server: "subprocess.Popen[bytes]") -> list[int]:
    """The worker processes of a server."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return [int(each) for each in children if megabytes(int(each)) > 20]


def megabytes(pid: int) -> float:
    """The memory of a process."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


@contextmanager
def serving(folder: Path, workers: int) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """The demo, served: its port and its process."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = {**os.environ, "AUKIO_DATABASE_URL": f"sqlite:///{folder}/aukio.sqlite3"}
    subprocess.run(
        [sys.executable, "-m", "aukio", "demo", "--no-serve"], env=env, check=True, stdout=subprocess.DEVNULL
    )
    server = subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-m", "aukio", "serve", "--port", str(port), "--workers", str(workers)],
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + PORT_WAIT
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield port, server
    finally:
        server.terminate()
        server.wait(timeout=60)


def measure(minutes: float, workers: int) -> list[float]:
    """The memory of the largest worker at each sixtieth of the time, at least every ten seconds."""
    pause = min(10.0, minutes * 60 / 60)
    series: list[float] = []
    with TemporaryDirectory() as name, serving(Path(name), workers) as (port, server):
        over, counts = Event(), [0] * CONNECTIONS
        askers = [Thread(target=ask_on, args=(port, seed, over, counts)) for seed in range(CONNECTIONS)]
        for each in askers:
            each.start()
        end, shown = time.monotonic() + minutes * 60, 0.0
        while time.monotonic() < end:
            time.sleep(pause)
            series.append(max((megabytes(pid) for pid in workers_of(server)), default=0.0))
            if time.monotonic() - shown > 60:
                shown = time.monotonic()
                print(f"{len(series) * pause / 60:6.1f} min  {series[-1]:6.1f} MB  {sum(counts):8} answers", flush=True)
        over.set()
        for each in askers:
            each.join()
    return series


def main() -> int:
    """Measure, print, and say whether it is flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=float, default=1.15)
    asked = parser.parse_args()
    series = measure(asked.minutes, asked.workers)
    third, tenth = len(series) // 3, max(1, len(series) // 10)
    early = sum(series[third : third + tenth]) / len(series[third : third + tenth])
    late = sum(series[-tenth:]) / tenth
    print(f"after a third {early:.1f} MB, at the end {late:.1f} MB: {late / early:.2f} times")
    return 0 if late <= early * asked.most else 1


if __name__ == "__main__":
    sys.exit(main())
