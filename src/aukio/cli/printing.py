"""Aligned tables in a terminal, the same as plain text in a pipe, JSON for programs.

Words and shapes of states are those of the pages; colour appears only on a terminal and never alone.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

WORDS = {
    "open": ("Open", "●", "green"),
    "by_appointment": ("Open by appointment", "◐", "blue"),
    "booked_only": ("Only for those already booked", "◐", "blue"),
    "remote_only": ("By phone or online", "☏", "magenta"),
    "self_service": ("Self-service", "⚷", "cyan"),
    "passage_only": ("Closed, you may walk through", "⇥", "yellow"),
    "closed": ("Closed", "■", "red"),
    "unknown": ("Hours not known", "?", "bright_black"),
}
"""Each summary as a word, a shape and a hue, in that order of importance."""

_PIPE_WIDTH = 240


def console() -> Console:
    """A terminal at its own width; a pipe wide enough that no line is broken."""
    if sys.stdout.isatty():
        return Console(highlight=False, soft_wrap=False)
    return Console(highlight=False, width=_PIPE_WIDTH, color_system=None, force_terminal=False)


def print_json(data: Any) -> None:
    """Data as JSON on stdout."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def state(summary: str) -> Text:
    """A state as shape and word."""
    word, shape, hue = WORDS[summary]
    return Text(f"{shape} {word}", style=hue)


def heading(text: str, aside: str = "") -> Text:
    """A heading with a quiet aside."""
    line = Text(text, style="bold")
    return line.append(f"   {aside}", style="dim") if aside else line


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, quiet: int = 0) -> Table:
    """Aligned columns without rules; ``quiet`` many of the last ones are dimmed."""
    made = Table(box=None, pad_edge=False, show_header=any(columns), header_style="dim", padding=(0, 3, 0, 0))
    for number, column in enumerate(columns):
        made.add_column(column, style="dim" if number >= len(columns) - quiet else "", overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made
