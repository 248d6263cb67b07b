"""Which tests run in one process, in which order, and in how many processes.

The tests of a file run in one process, and those in tests/served, which share a server. The groups that take longest
begin first, so that none of them is the tail of a run. Tests in a browser mostly wait: a run on SQLite has a process
more than the machine has cores, one process takes the browser's files, and others help with them when nothing else is
left. A run on PostgreSQL starts no browser.

pytest-xdist has a mark for groups. With pytest 9.2 it has no effect: pytest-xdist 3.8 writes the group into a field
of a test that pytest no longer reads, so every process would start every server.
"""

import os
from collections.abc import Iterable
from typing import Any

import pytest

FOLDERS = ("tests/served/",)
BROWSER = "tests/browser/"

LONGEST = (
    "tests/browser/test_door.py",
    "tests/browser/test_pages.py",
    "tests/browser/test_desk.py",
    "tests/browser/test_screen.py",
    "tests/spec/test_book.py",
    "tests/web/test_lasting.py",
    "tests/desk/test_changing.py",
    "tests/served/",
    "tests/ways/test_processes.py",
    "tests/desk/test_after.py",
    "tests/oracle/test_opening_hours_year.py",
    "tests/web/test_signs.py",
    "tests/web/test_html.py",
    "tests/formats/test_calendar.py",
    "tests/test_languages.py",
    "tests/web/test_discovery.py",
    "tests/ways/test_api_lists.py",
    "tests/spec/test_snapshot.py",
    "tests/domain/answers/test_laws_status.py",
    "tests/domain/timelines/test_timelines.py",
)
"""The groups that take longest, the longest first. The others follow, those with most tests first."""


def group_of(test: str) -> str:
    """The group of a test by its id: a folder whose tests share what is slow to start, else its file."""
    return next((folder for folder in FOLDERS if test.startswith(folder)), test.partition("::")[0])


def next_group(waiting: Iterable[str], taken: Iterable[str], others: Iterable[str]) -> str:
    """The group that a process runs next: of those that wait, by those it has taken and those that others have."""
    rank = {group: place for place, group in enumerate(LONGEST)}
    groups = sorted(waiting, key=lambda group: rank.get(group, len(rank)))  # stable: else as they wait

    def is_browser(group: str) -> bool:
        return group.startswith(BROWSER)

    has_browser = any(map(is_browser, taken))
    if has_browser or not any(map(is_browser, others)):
        return next(filter(is_browser, groups), groups[0])
    return next((group for group in groups if not is_browser(group)), groups[0])


@pytest.hookimpl(optionalhook=True, tryfirst=True)  # before the answer of pytest-xdist
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The number of processes of ``-n logical`` and ``-n auto``; on PostgreSQL no browser is started."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if config.getoption("db") == "postgres" else cores + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A scheduler that goes by these groups; None where another one was asked for."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it ships no types

    class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # as above
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

        def _assign_work_unit(self, node: Any) -> None:
            taken = self.assigned_work.get(node, {})
            others = [group for each, groups in self.assigned_work.items() if each is not node for group in groups]
            self.workqueue.move_to_end(next_group(self.workqueue, taken, others), last=False)
            super()._assign_work_unit(node)

    return ByGroup(config, log)
