"""Measure what a publication costs, in processor time, in a city of any size with any history.

    python benchmarks/publishing.py                                  1,000 places, 10 publications of history
    python benchmarks/publishing.py --places 10000 --history 10000   more of both
    python benchmarks/publishing.py --profile                        and where the time goes

A notice for ten places is planned and published by the functions that the command and the desk use, over SQLite. Then
the record is read, as each worker does after a publication. Everything is done twice: the second time a process finds
in memory what a server has there. Compare runs of one machine.
"""

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

T = TypeVar("T")
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
NOTICE = """aukio: notice/1
notice: {slug}
title: {{fi: Muutos, sv: Ändring, en: Change}}
cause: other
publications:
  - add:
{facts}"""
FACT = """      - id: fact-{number}
        scope: {{path: {path}}}
        from: {first}
        until: {until}
        effects: [{{close: {{}}}}, {{bookings: {{new: stop, existing: contact}}}}]
"""


def timed(what: str, work: Callable[[], T], *, profile: bool) -> T:
    """Do the work, print the processor time it took, and with ``profile`` where it went."""
    profiler = cProfile.Profile()
    began = time.process_time()
    found = profiler.runcall(work) if profile else work()
    print(f"| {what} | {(time.process_time() - began) * 1000:,.0f} |", flush=True)
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    return found


def notice(slug: str, paths: list[str], first: date) -> str:
    """Return a file that closes some places for a fortnight."""
    until = first + timedelta(days=14)
    facts = (FACT.format(number=number, path=path, first=first, until=until) for number, path in enumerate(paths))
    return NOTICE.format(slug=slug, facts="".join(facts))


def history(count: int, paths: list[str]) -> Iterator[str]:
    """Yield as many notices of the past year, each about one place, each over after a fortnight."""
    for number in range(count):
        first = (NOW - timedelta(days=350 - 300 * number // max(count, 1))).date()
        yield notice(f"past-{number}", [paths[number * 7919 % len(paths)]], first)


def record_history(count: int, paths: list[str]) -> None:
    """Record the history by the tables' own action, without the texts."""
    from django.db import transaction

    from aukio.answers import queries
    from aukio.domain.facts.notices import ChangeKind, Order, Publication, PublicationKind, Version
    from aukio.domain.publishing.enactment import Enacted
    from aukio.formats.notices import notice_file
    from aukio.notices import actions
    from aukio.workflows.publishing.publication import proposals

    record = queries.record()
    with transaction.atomic():
        for sequence, text in enumerate(history(count, paths), start=1):
            at = NOW - timedelta(days=350) + timedelta(days=300) * sequence / (count + 1)
            (proposal,) = proposals(notice_file.read(text, source="history"), record, now=at)
            order = Order(at, sequence)
            publication = Publication(
                proposal.notice.slug, 1, order, PublicationKind.MATERIAL, digest=proposal.digest, head=proposal.notice
            )
            versions = tuple(Version(each, 1, ChangeKind.ADDED, order, order) for each in proposal.add)
            enacted = Enacted(proposal.notice, publication, versions)
            actions.record_publication(enacted=enacted, shown={}, by="history", now=at)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--history", type=int, default=10)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AUKIO_DATABASE_URL": f"sqlite:///{folder}/aukio.sqlite3"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "aukio.config.settings"
        import django

        django.setup()
        measure(asked.places, asked.history, profile=asked.profile)


def explained(step: Any) -> tuple[object, ...]:
    """Return all that a preview says of a publication."""
    return step.log, step.changes, step.findings, step.words, step.carried, step.fated


def measure(places: int, count: int, *, profile: bool) -> None:
    """Print a row for each piece of work."""
    from django.core.management import call_command

    from aukio.answers import queries
    from aukio.domain.publishing.permissions import Actor
    from aukio.synthetic.city import Plan, directory_text
    from aukio.workflows.directory_import import import_directory
    from aukio.workflows.publishing import publication

    call_command("migrate", verbosity=0)
    by = Actor("benchmark", operator=True)
    text = "".join(directory_text(Plan(places, 1, 2000, date(2026, 6, 1))))
    print(f"{places:,} places, {count:,} publications of history\n\n| what | ms of processor |\n|---|---|")
    timed(
        "import the directory",
        lambda: import_directory(text, source="synthetic", by=by, now=NOW),
        profile=profile,
    )
    tree = queries.view(NOW).last_tree
    paths = [node.path for node in tree if node.kind.value == "unit"]
    record_history(count, paths)
    for number in range(2):  # the second finds in memory what a server has there
        new = notice(f"new-{number}", paths[number * 10 : number * 10 + 10], date(2026, 6, 10))
        at = NOW + timedelta(minutes=number)
        if not number:
            timed("read the record anew", queries.record, profile=profile)
        timed(
            "plan a notice for ten places, and explain it",
            lambda new=new, at=at: list(map(explained, publication.plan(new, source="bench", now=at))),
            profile=profile,
        )
        timed(
            "publish it",
            lambda new=new, at=at: publication.publish(new, source="bench", by=by, now=at),
            profile=profile,
        )
        timed("read the record again, and make a view", lambda at=at: queries.view(at), profile=profile)


if __name__ == "__main__":
    main()
