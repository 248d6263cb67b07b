"""Independent readers of `opening_hours` texts, on a clock that skips and repeats nothing.

Each gives a byte for every minute: closed, open or unknown.
"""

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from opening_hours import OpeningHours, State

from tests.npm import npm_package
from tests.patience import PATIENCE

CLOSED, OPEN, UNKNOWN = b"\0", b"\1", b"\2"
MINUTE = timedelta(minutes=1)


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


def read_with_npm(texts: Sequence[str], days: Days) -> list[bytearray]:
    """As npm's opening_hours reads them, on a clock that shows UTC; the test is skipped without it."""
    modules = npm_package("opening_hours", "3", needs="node")
    question = {"texts": list(texts), "start": f"{days.start.isoformat()}Z", "end": f"{days.end.isoformat()}Z"}
    done = subprocess.run(
        ["node", "-e", _SCRIPT],  # noqa: S607  # whichever node the machine has
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
        env={**os.environ, "TZ": "UTC", "NODE_PATH": str(modules)},
    )
    return [
        days.paint((_local(start), _local(end), UNKNOWN if unknown else OPEN) for start, end, unknown in spans)
        for spans in json.loads(done.stdout)
    ]


def _local(iso: str) -> datetime:
    return datetime.fromisoformat(iso.removesuffix("Z"))
