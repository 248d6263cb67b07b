"""Measure a move: the places of a sample of Hauki, once into an empty record, and once more without a change.

    python benchmarks/moving_in.py                   1,000 resources, each with a summer and dated days
    python benchmarks/moving_in.py --places 100      fewer

The reference is the import of the same places from a directory file, in the same run: a move also merges, publishes
the dated days of each place as a notice of its own, and words it in every language.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE / "src"))

FIRST, AGAIN = 60, 20
"""Seconds in which 1,000 resources move in, and in which they do so again."""


def resource(number: int) -> dict[str, Any]:
    """Return a resource with its periods, as Hauki has them."""

    def span(start: int, end: int, days: list[int], state: str = "open") -> dict[str, Any]:
        times = {"start_time": f"{start:02}:00:00", "end_time": f"{end:02}:00:00", "end_time_on_next_day": False}
        return {**times, "full_day": False, "weekdays": days, "resource_state": state}

    def period(place: int, first: str, last: str | None, *spans: dict[str, Any]) -> dict[str, Any]:
        groups = [{"id": 10 * number + place, "rules": [], "time_spans": [*spans]}] if spans else []
        days = {"start_date": first, "end_date": last, "override": last is not None}
        state = "undefined" if spans else "closed"
        return {"id": 10 * number + place, **days, "resource_state": state, "time_span_groups": groups}

    opens = 8 + number % 3
    return {
        "id": number,
        "resource_type": "unit",
        "name": {"fi": f"Toimipiste {number}", "sv": f"Enhet {number}", "en": f"Unit {number}"},
        "address": {"fi": f"Katu {number}, 00100 Esimerkki", "sv": None, "en": None},
        "origins": [{"data_source": {"id": "tprek"}, "origin_id": str(number)}],
        "is_public": True,
        "date_periods": [
            period(1, "2026-01-01", None, span(opens, 18, [1, 2, 3, 4, 5]), span(10, 14, [6], "self_service")),
            period(2, "2027-06-01", "2027-08-08", span(opens + 1, 16, [1, 2, 3, 4, 5])),
            period(3, "2026-12-24", "2026-12-26"),
        ],
    }


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that the work took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1000)
    asked = parser.parse_args()
    content = json.dumps({"results": [resource(each + 1) for each in range(asked.places)]}).encode()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {os.getloadavg()[0]:.2f}")
    print("\n| what | ours | reference | ratio | target |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        reference, first, again = measured(content, Path(folder))
    scale = asked.places / 1000
    for what, seconds, target in (("first", first, FIRST), ("again, no change", again, AGAIN)):
        row = (
            f"| {asked.places:,} resources, {what} | {seconds:.1f} s | {reference:.1f} s | {seconds / reference:.2f} |"
        )
        print(f"{row} ≤ {target * scale:.0f} s |")


def measured(content: bytes, folder: Path) -> tuple[float, float, float]:
    """Return the seconds of an import, of a move and of the same move again, each in a record of its own."""
    os.environ |= {"AUKIO_DATABASE_URL": f"sqlite:///{folder / 'a.sqlite3'}"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "aukio.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from aukio.cli.actor import operator
    from aukio.cli.clock import now
    from aukio.workflows import moving_in
    from aukio.workflows.directory_import import import_directory
    from aukio.workflows.moving_in import Given

    given = Given("fi", "Esimerkki", "FI", "Europe/Helsinki")

    def plan() -> moving_in.MovePlan:
        return moving_in.plan_move("hauki", content, given, shut_on_holidays=False, now=now())

    def move() -> None:
        moving_in.move_in(plan(), by=operator(), now=now())

    call_command("migrate", verbosity=0)
    city = plan().city
    places = [each.data for each in plan().places]
    text = json.dumps({"aukio": "directory/1", "city": city, "known_from": "2026-01-01", "places": places})
    reference = timed(lambda: import_directory(text, source="reference", by=operator(), now=now()))
    call_command("flush", interactive=False, verbosity=0)
    return reference, timed(move), timed(move)


if __name__ == "__main__":
    main()
