"""Measure questions within one process, each beside a reference of the same run.

    python benchmarks/in_process.py                     a city of 100,000 places, made by the generator of `aukio synth`
    python benchmarks/in_process.py --places 10000      a smaller one

Each row has our figure, the reference and the ratio; the lines above the table name the machine, its versions and its
load. Record, views and timelines are in memory, as in a worker.
"""

import argparse
import importlib.metadata
import os
import platform
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from opening_hours import OpeningHours

from aukio.answers.answer_cache import CachedAnswers, cached_or_new
from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.resolver import horizon
from aukio.domain.answers.status import status
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close
from aukio.domain.facts.notices import Arrangement, ArrangementRef, ChangeKind, Order, Version
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.scope import OfOwner, Scope
from aukio.domain.publishing.directory_statements import revise
from aukio.domain.timelines import Compiled, compile_places, recompile
from aukio.domain.timelines.states import KINDS
from aukio.formats.directory import directory_file
from aukio.synthetic.city import Plan, directory_text

T = TypeVar("T")
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")
HORIZON = timedelta(days=400)
BEFORE = timedelta(days=35)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return the result of the work, and the processor seconds it took."""
    began = time.perf_counter()
    found = work()
    return found, time.perf_counter() - began


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Return the shortest of several runs, because other processes share the machine."""
    return min(timed(work)[1] for _ in range(runs))


def row(what: str, ours: str, reference: str = "", ratio: float | None = None, target: str = "") -> None:
    """Print a row of the report."""
    print(f"| {what} | {ours} | {reference} | {'' if ratio is None else f'{ratio:,.2f}'} | {target} |", flush=True)


def gigabytes() -> float:
    """Return the maximum memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def city(plan: Plan) -> Record:
    """Return the record of a synthetic city, without a database."""
    statement = directory_file.read("".join(directory_text(plan)), source="synthetic").statement()
    empty = Record(statement.city)
    numbers = iter(range(1, plan.places + 1))
    revision = revise(empty, statement, new_id=lambda: PlaceId(next(numbers)))
    return replace(
        empty, organisations=statement.organisations, services=statement.services, places=tuple(revision.added)
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--places", type=int, default=100_000)
    parser.add_argument("--weeks", type=int, default=2000)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.2f}")
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "opening-hours-py")))
    print("\n| what | ours | reference | ratio | target |\n|---|---|---|---|---|")
    plan = Plan(asked.places, 1, asked.weeks, date(2026, 6, 1))
    record, _ = timed(lambda: city(plan))
    view = View(record, NOW)
    table = compiling(view, plan)
    states(view, table)
    publishing(record, view, table)
    whole_answers(view)
    a_year(view)


def compiling(view: View, plan: Plan) -> Compiled:
    """Measure the compilation of all places over the horizon."""
    before = gigabytes()
    table, seconds = timed(lambda: last(compile_places(view, NOW - BEFORE, NOW - BEFORE + HORIZON)))
    row(
        f"compile {plan.places:,} places over 400 days ({table.timelines:,} distinct timelines)",
        f"{seconds:.1f} s, peak {gigabytes():.2f} GB ({before:.2f} before)",
        target="≤ 20 s, ≤ 1.5 GB",
    )
    return table


def last(steps: Iterator[Compiled | None]) -> Compiled:
    """Return the table at the end of a compilation."""
    *_, table = steps
    if table is None:
        raise SystemExit("the compile ended without a table")
    return table


def states(view: View, table: Compiled) -> None:
    """Measure the state of every channel at an instant that was not asked about before."""
    count = 3 * table.places
    seconds = 0.0
    for step in range(20):
        at = NOW + timedelta(minutes=37 * step)
        began = time.perf_counter()
        table.at(at)
        seconds += (time.perf_counter() - began) / 20
    nodes = [node for node in view.tree(view.interval(NOW)) if node.version.channels]
    weeks = [channel.week for node in nodes[:3000] for channel in node.version.channels if channel.week is not None]
    read = {week: OpeningHours(str(week)) for week in weeks}
    local = NOW.astimezone(HELSINKI).replace(tzinfo=None)
    reference = best(lambda: [read[week].state(local) for week in weeks], 3) / len(weeks)
    row(
        f"state of {count:,} channels at T, {len(KINDS)} kinds",
        f"{count / seconds / 1e6:,.0f} M/s",
        f"opening-hours-py {1 / reference / 1e6:,.3f} M/s",
        (count / seconds) * reference,
        "≥ 100×, ≥ 20 M/s",
    )


def publishing(record: Record, view: View, table: Compiled) -> None:
    """Measure the time from an arrangement for about a thousand places until a worker has a table that knows it."""
    tree = view.tree(view.interval(NOW))
    counts = Counter(node.owner for node in tree if node.owner)
    owners: list[str] = []
    for owner, count in counts.most_common():
        if sum(counts[each] for each in owners) + count <= 1000:
            owners.append(owner)
    version = closing(owners)
    later = replace(record, versions=(*record.versions, version))

    def updated() -> Compiled:
        return last(recompile(table, View(later, NOW + timedelta(seconds=1), like=view)))

    mended, seconds = timed(updated)
    touched = sum(counts[each] for each in owners)
    if not (mended.at(NOW).summaries != table.at(NOW).summaries).any():
        raise SystemExit("the table does not know what was published")
    look = "a worker looks twice in a second"
    row(f"publish an arrangement touching {touched:,} places: a table", f"{seconds:.2f} s", look, target="≤ 1 s in all")


def closing(owners: Sequence[str]) -> Version:
    """Return an arrangement that closes all places of some owners for ten days."""
    order = Order(NOW, 1)
    start = datetime(2026, 6, 1)
    effects = (Close(),)
    arrangement = Arrangement(
        ArrangementRef("strike", "closed"),
        Scope(tuple(map(OfOwner, owners))),
        Period(start, start + timedelta(days=10)),
        effects,
    )
    return Version(arrangement, 1, ChangeKind.ADDED, order, order)


def whole_answers(view: View) -> None:
    """Measure the status of a thousand places: the first time, and again."""
    places = [node.place for node in view.tree(view.interval(NOW))][:1000]
    fresh = View(view.record, view.known)
    _, cold = timed(lambda: [status(fresh, place, NOW) for place in places])
    loop = best(lambda: [status(fresh, place, NOW) for place in places], 3)
    kept, sight = CachedAnswers(None, {}), horizon(fresh, NOW)
    for place in places:
        cached_or_new(kept, fresh, place, NOW, sight)
    minute = NOW + timedelta(minutes=1)
    ours = best(lambda: [cached_or_new(kept, fresh, place, minute, sight) for place in places])
    reference = f"the pure resolver {loop * 1e3:.0f} ms"
    row("status of 1,000 places, kept answers", f"{ours * 1e3:.1f} ms", reference, loop / ours, "≥ 30×")
    row("the same, asked for the first time", f"{cold * 1e3:.0f} ms", reference, loop / cold)


def a_year(view: View) -> None:
    """Measure a year of effective hours with reasons, for one place."""
    node = next(node for node in view.tree(view.interval(NOW)) if node.kind is Kind.UNIT and node.ancestors)
    first, end = date(2026, 1, 1), date(2026, 12, 31)
    week = str(node.version.channels[0].week)
    low, high = datetime(2026, 1, 1), datetime(2027, 1, 1)

    def reference() -> list[Any]:
        return list(OpeningHours(week).intervals(low, high))

    theirs = best(reference)
    bare = f"opening-hours-py, the bare week {theirs * 1e3:.1f} ms"
    units = [each for each in view.tree(view.interval(NOW)) if each.kind is Kind.UNIT and each.ancestors][1:201]
    _, seconds = timed(lambda: [days(view, each.place, first, end) for each in units])
    ours = seconds / len(units)
    row("365 days with reasons, of a place not asked before", f"{ours * 1e3:.1f} ms", bare, theirs / ours, "≥ 0.5")
    warm = best(lambda: days(view, node.place, first, end))
    row("the same, asked again", f"{warm * 1e3:.2f} ms", bare, theirs / warm)


if __name__ == "__main__":
    main()
