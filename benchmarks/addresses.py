"""Measure what each public address costs in processor time, and list the dearest.

    python benchmarks/addresses.py                        the demo's city, at most 250 ms each
    python benchmarks/addresses.py --city 100000          a synthetic city of that size, at most 500 ms each
    python benchmarks/addresses.py --database URL         a record of your own

Every example of every pattern (tests/web/addresses.py), longer ranges, searches and the pages about the present are
asked at several moments: now, long past and far ahead, as known now and as known at a time of the past. Each is asked
twice, the second time for another minute and another time of the past, as a script does that wants no kept answer. The
exit code is 1 where an address costs more than its limit.

A synthetic city has few publications (``--notices``): to publish in it takes longer than to measure it.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

HOUSE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOUSE / "src"), str(HOUSE)]

MOMENTS = ("", "1950-01-01T10:0{}", "2019-06-03T10:0{}", "2026-06-01T10:0{}", "2060-01-01T10:0{}", "9990-01-01T10:0{}")
DEAREST = 20
ALSO = (
    "/api/v1/places?limit=1000",
    "/api/v1/status?open=true&limit=1000",
    "/api/v1/status?near=60.16,24.74&limit=1000",
    "/api/v1/changes?from=2020-01-01&to=2021-12-31",
    "/api/v1/arrangements?when=any&limit=1000",
    "/api/v1/publications?limit=1000",
    "/api/v1/places/iso-omena/hours?from=2020-01-01&to=2020-12-31",
    "/api/v1/places/iso-omena/why",
    "/api/v1/places/iso-omena/bookables",
    "/api/v1/events",
    "/hauki/v1/resource/?page_size=1000",
    "/hauki/v1/opening_hours/?start_date=2020-01-01&end_date=2020-12-31",
    "/hauki/v1/date_period/",
    "/en/?q=a",
    "/en/?q=library+print",
    "/en/subscribe/",
    "/en/places/iso-omena/events/",
    "/en/places/iso-omena/events.ics",
    "/en/places/iso-omena/crowd/",
    "/en/places/iso-omena/queue/display/",
    *(
        f"/en/places/iso-omena/{outlet}"
        for outlet in ("calendar.ics", "opening_hours.txt", "schema.jsonld", "atom.xml")
    ),
    *(f"/en/places/iso-omena/{sheet}?langs=fi,sv,en" for sheet in ("sign.pdf", "sheet.pdf")),
    "/en/signs.json?printed=2020-03-20&langs=fi,sv,en",
)
"""Longer ranges, whole buildings, and pages about the present: beside the examples of the patterns."""


FEW_MOMENTS = ("", "2026-06-01T10:0{}", "2060-01-01T10:0{}")
"""For a city in which an answer takes long."""


def variants(address: str, learned: Iterator[str], moments: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield pairs of addresses that differ in the minute they are about, and in when it was known."""
    path, _, query = address.partition("?")
    given = dict(parse_qsl(query))
    for moment in moments:
        for past in (False, True):
            pair = [
                given | ({"at": moment.format(minute)} if moment else {}) | ({"known": next(learned)} if past else {})
                for minute in (1, 2)
            ]
            yield tuple(f"{path}?{urlencode(each)}" if each else path for each in pair)  # type: ignore[misc]


def times_of_learning() -> Iterator[str]:
    """Yield instants at which something else was known each time, again and again."""
    from aukio.answers import queries

    record = queries.record()
    instants = sorted({each.published for each in record.publications} | {each.known_from for each in record.places})
    return itertools.cycle([f"{each + timedelta(minutes=1):%Y-%m-%dT%H:%M}Z" for each in instants])


def bookable_addresses() -> list[str]:
    """Return the addresses of what can be booked in this record."""
    from aukio.bookings.models import Bookable
    from aukio.cli.clock import now

    found, today = [], now()
    for number in Bookable.objects.values_list("pk", flat=True)[:5]:
        found += [f"/api/v1/bookables/{number}/slots?from={today:%Y-%m-%d}&to={today + timedelta(days=30):%Y-%m-%d}"]
    return found


def prepared(arguments: argparse.Namespace, folder: Path) -> str:
    """Return the database to measure: made for this run, unless one is named."""
    if arguments.database:
        return str(arguments.database)
    database = f"sqlite:///{folder / 'aukio.sqlite3'}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}
    environment |= {"AUKIO_DATABASE_URL": database, "PYTHONPATH": str(HOUSE / "src")}

    def run(*command: str) -> None:
        ours = [sys.executable, "-m", "aukio", *command]
        subprocess.run(ours, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own

    if arguments.city:
        run("synth", "--places", str(arguments.city), "--into", str(folder / "city"))
        run("import", str(folder / "city" / "directory.yaml"))
        for file in sorted((folder / "city").glob("notice-*.yaml"))[: arguments.notices]:
            run("publish", str(file))
    else:
        run("demo", "--no-serve")
    return database


def addresses(*, of_the_demo: bool) -> list[str]:
    """Return the addresses to ask; in another record than the demo's, for its own places and notices."""
    from aukio.answers import queries
    from aukio.cli.clock import now
    from tests.web.addresses import EXAMPLES

    found = sorted({each for examples in EXAMPLES.values() for each in examples} | {*ALSO, *bookable_addresses()})
    if of_the_demo:
        return found
    view = queries.view(now())
    tree = view.tree(view.interval(view.known))
    centre = max(
        (each for each in tree if each.kind.value == "centre"), key=lambda each: len(list(tree.beneath(each.place)))
    )
    unit = next(each for each in tree if each.kind.value == "unit")
    notices = [each.slug for each in view.record.notices] or ["none"]
    swaps = {"iso-omena/service-point/photocopier": unit.path, "kalajarvi": centre.path, "tapiola": centre.path}
    swaps |= {f"iso-omena/{each}": unit.path for each in ("library", "kela", "laboratory", "health-centre")}
    swaps |= {"iso-omena": centre.path, "service-centres-2020": notices[0], "service-centres-2021": notices[-1]}
    for old, new in swaps.items():
        found = [each.replace(old, new) for each in found]
    return sorted(set(found))


def main() -> int:
    """Return 1 where an address is too dear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--city", type=int, default=0, help="places of a synthetic city")
    parser.add_argument("--notices", type=int, default=2, help="how many notices are published in a synthetic city")
    parser.add_argument("--database", default="", help="a record that exists")
    parser.add_argument("--demo", action="store_true", help="that record is the demo's")
    parser.add_argument("--limit", type=int, default=0, help="milliseconds")
    arguments = parser.parse_args()
    limit = arguments.limit or (500 if arguments.city else 250)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AUKIO_DATABASE_URL": prepared(arguments, Path(folder)), "AUKIO_HOSTS": "testserver"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "aukio.config.settings"
        import django

        django.setup()
        of_the_demo = arguments.demo or not (arguments.city or arguments.database)
        measured = measure(addresses(of_the_demo=of_the_demo), MOMENTS if of_the_demo else FEW_MOMENTS)
    print(f"The dearest {DEAREST} of {len(measured)} questions; limit {limit} ms of processor time")
    print("| ms | status | address |\n|---|---|---|")
    for cost, status, address in measured[:DEAREST]:
        print(f"| {cost * 1000:,.0f} | {status} | `{address}` |")
    dear = sum(cost * 1000 > limit for cost, _, _ in measured)
    print(f"{dear} above the limit")
    return 1 if dear else 0


def measure(asked: list[str], moments: tuple[str, ...]) -> list[tuple[float, int, str]]:
    """Return the processor time, the status and the address of each question, the dearest first."""
    from django.test import Client

    client, found = Client(headers={"accept-language": "en"}), []
    learned = times_of_learning()
    for address in asked:
        for first, second in variants(address, learned, moments):
            client.get(first)
            began = time.process_time()
            answer = client.get(second)
            found.append((time.process_time() - began, answer.status_code, second))
    return sorted(found, reverse=True)


if __name__ == "__main__":
    sys.exit(main())
