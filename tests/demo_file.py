"""The demo's record as a file, built once in a process and copied for whoever changes it."""

import atexit
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.patience import PATIENCE

CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}


@cache
def _built() -> Path:
    folder = Path(mkdtemp(prefix="aukio-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "aukio.sqlite3"
    subprocess.run(
        [sys.executable, "-m", "aukio", "demo", "--no-serve"],
        env={**CLEAN, "AUKIO_DATABASE_URL": f"sqlite:///{file}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return file


def copy_of_the_demo(file: Path) -> None:
    """The demo's record in a file of one's own, unless one is there; ``aukio demo`` finds nothing to do in it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(_built(), file)
