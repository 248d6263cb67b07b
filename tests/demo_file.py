"""The demo's record as a file, built once in a run and copied for each test that changes it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE
from tests.plugins.shared import made_once

CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}


def _build(file: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "aukio", "demo", "--no-serve"],
        env={**CLEAN, "AUKIO_DATABASE_URL": f"sqlite:///{file}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )


def copy_of_the_demo(file: Path) -> None:
    """The demo's record in a file of one's own, unless one is there; ``aukio demo`` finds nothing to do in it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(made_once("demo.sqlite3", _build), file)
