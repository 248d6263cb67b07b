"""The head of a run: which versions it ran on. A failure that only one browser or database has is then seen at once."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess

from tests.depth import DEEP
from tests.plugins.postgres import installations

PROGRAMS = {
    "Chromium": (("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"), "--version"),
    "nginx": (("nginx", "/usr/sbin/nginx"), "-v"),
    "Redis": (("redis-server",), "--version"),
    "node": (("node",), "--version"),
    "Java": (("java",), "-version"),
}


def pytest_report_header() -> list[str]:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return []
    found = {name: _version(commands, option) for name, (commands, option) in PROGRAMS.items()}
    postgres = next((str(each.programs / "postgres") for each in installations()), "")
    found |= {"PostgreSQL": _version((postgres,), "--version"), "SQLite": sqlite3.sqlite_version}
    found |= {"Python": platform.python_version()}
    return [
        "versions: " + ", ".join(f"{name} {version}" for name, version in found.items()),
        f"depth: {'deep' if DEEP else 'quick (AUKIO_TEST_DEEP=1 goes deeper)'}",
    ]


def _version(commands: tuple[str, ...], option: str) -> str:
    """The version that a program says it has; ``none`` where it is not on this machine."""
    program = next(filter(None, map(shutil.which, commands)), None)
    if program is None:
        return "none"
    try:
        done = subprocess.run([program, option], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "unknown"
    number = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return number.group() if number else "unknown"
