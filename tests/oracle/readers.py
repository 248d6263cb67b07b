"""Independent readers of `opening_hours` texts, on a clock that skips and repeats nothing.

Each gives a byte for every minute: closed, open or unknown.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from opening_hours import OpeningHours, State

CLOSED, OPEN, UNKNOWN = b"\0", b"\1", b"\2"
MINUTE = timedelta(minutes=1)
PACKAGE = Path(__file__).resolve().parents[2] / "build" / "npm"


class Days(NamedTuple):
    """The days read, both inclusive."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first minute, on the local clock."""
        return datetime.combine(self.first, time())

    @property
    def end(self) -> datetime:
        """The minute after the last, on the local clock."""
        return datetime.combine(self.last, time()) + timedelta(days=1)

    def minute(self, local: datetime) -> int:
        """Number of a minute of the local clock."""
        return (local - self.start) // MINUTE

    def paint(self, spans: Iterable[tuple[datetime, datetime, bytes]]) -> bytearray:
        """Closed, but for these spans of the local clock."""
        minutes = bytearray(CLOSED * self.minute(self.end))
        for start, end, state in spans:
            low, high = (min(max(0, self.minute(edge)), len(minutes)) for edge in (start, end))
            minutes[low:high] = state * (high - low)
        return minutes


def read_with_engine(text: str, days: Days) -> bytearray:
    """As opening-hours-py reads it, without a zone."""
    states = {State.OPEN: OPEN, State.UNKNOWN: UNKNOWN}
    return days.paint(
        (start, end, states[state])
        for start, end, state, _ in OpeningHours(text).intervals(days.start, days.end)
        if state in states
    )


# --- npm's opening_hours

_SCRIPT = """
const OpeningHours = require("opening_hours");
const { texts, start, end } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const spans = (text) => new OpeningHours(text, null)
  .getOpenIntervals(new Date(start), new Date(end))
  .map(([from, to, unknown]) => [from.toISOString(), to.toISOString(), unknown]);
process.stdout.write(JSON.stringify(texts.map(spans)));
"""


def why_npm_is_missing() -> str:
    """Why npm's package cannot be asked; empty when it can.

    ``AUKIO_TEST_NPM=1`` installs it into build/npm, where it stays; without that an earlier installation is used.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        return "there is no node on this machine"
    if (PACKAGE / "node_modules" / "opening_hours").is_dir():
        return ""
    if os.environ.get("AUKIO_TEST_NPM") != "1":
        return "npm's opening_hours is not in build/npm: AUKIO_TEST_NPM=1 installs it"
    if npm is None:
        return "there is no npm on this machine to install opening_hours with"
    PACKAGE.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(PACKAGE), "--no-audit", "--no-fund", "opening_hours@3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return "" if done.returncode == 0 else f"npm could not install opening_hours: {done.stderr.strip()[-200:]}"


def read_with_npm(texts: Sequence[str], days: Days) -> list[bytearray]:
    """As npm's opening_hours reads them, on a clock that shows UTC."""
    node = shutil.which("node")
    assert node is not None
    question = {"texts": list(texts), "start": f"{days.start.isoformat()}Z", "end": f"{days.end.isoformat()}Z"}
    done = subprocess.run(
        [node, "-e", _SCRIPT],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        env={**os.environ, "TZ": "UTC", "NODE_PATH": str(PACKAGE / "node_modules")},
    )
    return [
        days.paint((_local(start), _local(end), UNKNOWN if unknown else OPEN) for start, end, unknown in spans)
        for spans in json.loads(done.stdout)
    ]


def _local(iso: str) -> datetime:
    return datetime.fromisoformat(iso.removesuffix("Z"))
