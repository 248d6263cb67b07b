"""What a process of tests keeps in memory, and how often it looks for garbage.

What lives as long as the process (modules, collected tests) is set aside from the search for garbage, which otherwise
takes a tenth of a run. A process that has read many records forgets them, and all else that our modules cache, before
its next file of tests.
"""

import ctypes
import gc
import resource
import sys
from pathlib import Path

import pytest

OFTEN_ENOUGH = (50_000, 20, 50)
"""When to look for garbage: after this many new objects, then every n-th time among older ones."""

MUCH = 350
"""Megabytes from which a process forgets what it can."""


def pytest_configure() -> None:
    gc.set_threshold(*OFTEN_ENOUGH)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is not None and nextitem.path != item.path:
        full = _used() > MUCH
        if full:
            forget()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        if full:
            _give_back()


def forget() -> None:
    """Empty the caches of our own modules, and of what they compile."""
    for name, module in list(sys.modules.items()):
        if name.startswith("aukio."):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
    if (views := sys.modules.get("aukio.answers.views")) is not None:
        views.forget()


def _give_back() -> None:
    """Return freed memory to the system, where the C library keeps it unless it is asked (glibc)."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)


def _used() -> int:
    """Megabytes in use by this process now; where the system does not say, the most it ever used."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return pages * resource.getpagesize() // 2**20
