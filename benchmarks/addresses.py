"""Measure what each public address costs in processor time, and list the dearest.

    python benchmarks/addresses.py                        the demo's city, at most 250 ms each
    python benchmarks/addresses.py --city 100000          a synthetic city of that size, at most 500 ms each
    python benchmarks/addresses.py --database URL         a record of your own

Every example of every pattern (tests/web/addresses.py) is asked at several moments: now, long past and far ahead. Each
is asked twice, the second time for another minute, as a script does that wants no kept answer. The exit code is 1 where
an address costs more than its limit.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

HOUSE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOUSE / "src"), str(HOUSE)]

MOMENTS = ("", "1950-01-01T10:0{}", "2019-06-03T10:0{}", "2026-06-01T10:0{}", "2060-01-01T10:0{}", "9990-01-01T10:0{}")
DEAREST = 20


def variants(address: str) -> list[tuple[str, str]]:
    """Return pairs of addresses that differ in the minute they are about."""
    path, _, query = address.partition("?")
    given = dict(parse_qsl(query))
    found = [(address, address)]
    for moment in MOMENTS[1:]:
        pair = [f"{path}?{urlencode(given | {'at': moment.format(minute)})}" for minute in (1, 2)]
        found.append((pair[0], pair[1]))
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
        for file in sorted((folder / "city").glob("*.yaml")):
            run("import" if "directory" in file.name else "publish", str(file))
    else:
        run("demo", "--no-serve")
    return database


def addresses(*, of_the_demo: bool) -> list[str]:
    """Return the addresses to ask; in another record than the demo's, for its own places and notices."""
    from aukio.answers import queries
    from aukio.cli.clock import now
    from tests.web.addresses import EXAMPLES

    found = sorted({each for examples in EXAMPLES.values() for each in examples})
    if of_the_demo:
        return found
    view = queries.view(now())
    tree = view.tree(view.interval(view.known))
    centre = max((each for each in tree if each.kind.value == "centre"), key=lambda each: len(list(tree.within(each))))
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
    parser.add_argument("--database", default="", help="a record that exists")
    parser.add_argument("--limit", type=int, default=0, help="milliseconds")
    arguments = parser.parse_args()
    limit = arguments.limit or (500 if arguments.city else 250)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AUKIO_DATABASE_URL": prepared(arguments, Path(folder)), "AUKIO_HOSTS": "testserver"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "aukio.config.settings"
        import django

        django.setup()
        measured = measure(addresses(of_the_demo=not (arguments.city or arguments.database)))
    print(f"The dearest {DEAREST} of {len(measured)} questions; limit {limit} ms of processor time")
    print("| ms | status | address |\n|---|---|---|")
    for cost, status, address in measured[:DEAREST]:
        print(f"| {cost * 1000:,.0f} | {status} | `{address}` |")
    return 1 if measured and measured[0][0] * 1000 > limit else 0


def measure(asked: list[str]) -> list[tuple[float, int, str]]:
    """Return the processor time, the status and the address of each question, the dearest first."""
    from django.test import Client

    client, found = Client(headers={"accept-language": "en"}), []
    for address in asked:
        for first, second in variants(address):
            client.get(first)
            began = time.process_time()
            answer = client.get(second)
            found.append((time.process_time() - began, answer.status_code, second))
    return sorted(found, reverse=True)


if __name__ == "__main__":
    sys.exit(main())
