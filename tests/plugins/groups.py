"""Which tests run in one process: those of a file, those that share a browser, and those that share a server.

pytest-xdist has a mark for this. With pytest 9.2 it has no effect: pytest-xdist 3.8 writes the group into an attribute
of a test that pytest no longer reads, so every process would start every server and a browser of its own.
"""

from typing import Any

import pytest

FOLDERS = ("tests/browser/", "tests/served/")


def group_of(test: str) -> str:
    """The group of a test by its id: a folder whose tests share what is slow to start, else its file."""
    return next((folder for folder in FOLDERS if test.startswith(folder)), test.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A scheduler that goes by these groups; None where another one was asked for."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it ships no types

    class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # as above
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

    return ByGroup(config, log)
