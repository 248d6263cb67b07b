"""What the processes of one test run share: a folder, in which each thing that is slow to make is made once.

They also share what Python compiles. With PYTHONDONTWRITEBYTECODE, as many container images have it, each process of a
run and each command that a test starts would compile every module anew: a tenth of a run.
"""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

_FOLDER = "AUKIO_TEST_SHARED"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    return (yield)


def pytest_configure(config: pytest.Config) -> None:
    if _FOLDER not in os.environ:  # workers, and a run that a test starts, inherit the environment made here
        open_ = ExitStack()
        open_.enter_context(shared_folder())
        config.add_cleanup(open_.close)


@contextmanager
def shared_folder() -> Iterator[None]:
    """Makes the folder, for a test run or for a tool that uses what tests use; it is removed afterwards."""
    os.environ[_FOLDER] = folder = mkdtemp(prefix="aukio-tests-")
    try:
        yield
    finally:
        del os.environ[_FOLDER]
        shutil.rmtree(folder, ignore_errors=True)


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The path of a file that ``make`` writes: the process that asks first makes it, others wait for that."""
    folder = Path(os.environ[_FOLDER])
    found = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.exists():
            part = folder / f"{name}.part"
            make(part)
            part.rename(found)
    return found
