"""The demo's record as a file, built once in a run and copied for each test that changes it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.patience import PATIENCE
from tests.plugins.shared import made_once

CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}


def _build(file: Path) -> None:
    built = file.with_suffix(".built")
    done = subprocess.run(
        [sys.executable, "-m", "aukio", "demo", "--no-serve"],
        env={**CLEAN, "AUKIO_DATABASE_URL": f"sqlite:///{built}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=PATIENCE,
        text=True,
        check=True,
    )
    assert "40 places, 14 publications in 3 notices" in done.stdout
    with closing(sqlite3.connect(built)) as record:  # with what still stands in the log beside it
        record.execute("VACUUM INTO ?", (str(file),))


def copy_of_the_demo(file: Path) -> None:
    """The demo's record in a file of one's own, unless one is there; ``aukio demo`` finds nothing to do in it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(made_once("demo.sqlite3", _build), file)
