"""Readers that only npm has: each in a folder of its own under build/npm, where it stays once installed.

``AUKIO_TEST_NPM=1`` lets a test install what it needs; without that, an earlier installation is used or the test is
skipped visibly. ``AUKIO_REQUIRE_NPM=1`` makes a missing reader a failure.
"""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.patience import PATIENCE

_PLACE = Path(__file__).resolve().parents[1] / "build" / "npm"


def npm_package(name: str, version: str, *, needs: str) -> Path:
    """The folder of modules that holds a package; ``needs`` is the program that runs it, such as ``node``.

    Skips the test where the package cannot be had, or fails it where it must be.
    """
    if shutil.which(needs) is None:
        _without(f"there is no {needs} on this machine")
    modules = _folder(name) / "node_modules"
    _PLACE.mkdir(parents=True, exist_ok=True)
    with _folder(name).with_suffix(".lock").open("w") as lock:  # one process installs it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (modules / name).is_dir():
            _install(name, version)
    return modules


def _folder(name: str) -> Path:
    """The folder of a package; the slash of ``@scope/name`` opens none."""
    return _PLACE / name.replace("/", "+")


def _install(name: str, version: str) -> None:
    npm = shutil.which("npm")
    if os.environ.get("AUKIO_TEST_NPM") != "1":
        _without(f"npm's {name} is not in build/npm: AUKIO_TEST_NPM=1 installs it")
    if npm is None:
        _without(f"there is no npm on this machine to install {name} with")
    place = _folder(name)
    place.mkdir(parents=True, exist_ok=True)
    # A package is read, not run, while it is installed.
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts")
    command = [str(npm), "install", "--prefix", str(place), *quiet, f"{name}@{version}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode != 0:
        _without(f"npm could not install {name}: {done.stderr.strip()[-200:]}")


def _without(why: str) -> None:
    if os.environ.get("AUKIO_REQUIRE_NPM") == "1":
        pytest.fail(f"A reader from npm is required, but {why}.")
    pytest.skip(why)
