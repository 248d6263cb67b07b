"""What a process of tests keeps in memory, and how often it looks for garbage.

What lives as long as the process (modules, collected tests) is set aside from the search for garbage, which otherwise
takes a tenth of a run. A process that has read many records forgets them, and all else that our modules cache, before
its next file of tests. A run ends with the most that each of its processes ever used.
"""

import ctypes
import gc
import re
import resource
import sys
from pathlib import Path
from typing import Any

import pytest

OFTEN_ENOUGH = (50_000, 20, 50)
"""When to look for garbage: after this many new objects, then every n-th time among older ones."""

MUCH = 480
"""Megabytes from which a process forgets what it can, unless it had hardly less after it forgot last."""
MORE = 60
"""Megabytes by which it has to have grown since."""

AT_MOST = 700
"""Megabytes that a process of a run may use (docs/testing.md)."""

_PEAK = "aukio_peak_memory"
_after_last = pytest.StashKey[int]()
_peaks = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(*OFTEN_ENOUGH)
    config.stash[_peaks] = {}


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is not None and nextitem.path != item.path:
        full = _used() > max(MUCH, item.config.stash.get(_after_last, 0) + MORE)
        if full:
            forget()
            gc.unfreeze()  # else only what this file has made is searched
        gc.collect()
        gc.freeze()
        if full:
            _give_back()
            item.config.stash[_after_last] = _used()


@pytest.hookimpl
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker says what it used; pytest-xdist takes that to the process that started it."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output[_PEAK] = peak()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if (used := getattr(node, "workeroutput", {}).get(_PEAK)) is not None:
        node.config.stash[_peaks][node.gateway.id] = used


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.write_line(summary(config.stash[_peaks] or {"this process": peak()}))


def summary(peaks: dict[str, int]) -> str:
    """The most that each process used, and which of them used more than a process may."""
    used = ", ".join(f"{name} {most} MB" for name, most in sorted(peaks.items()))
    much = [name for name, most in sorted(peaks.items()) if most > AT_MOST]
    return f"memory at most: {used} (limit {AT_MOST} MB)" + (f"; TOO MUCH: {', '.join(much)}" if much else "")


def forget() -> None:
    """Empty the caches of our own modules, and of what they compile."""
    for name, module in list(sys.modules.items()):
        if name.startswith("aukio."):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
    for holder in ("aukio.answers.views", "aukio.answers.record_loader"):
        if (held := sys.modules.get(holder)) is not None:
            held.forget()


def _give_back() -> None:
    """Return freed memory to the system, where the C library keeps it unless it is asked (glibc)."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)


def peak() -> int:
    """The most megabytes that this process ever used."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:  # elsewhere than on Linux
        status = ""
    if found := re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE):
        return int(found[1]) // 1024
    unit = 2**20 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def _used() -> int:
    """Megabytes in use by this process now; where the system does not say, the most it ever used."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak()
    return pages * resource.getpagesize() // 2**20
