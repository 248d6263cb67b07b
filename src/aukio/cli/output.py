"""Output of commands: aligned tables, coloured in a terminal and plain in a pipe, and JSON.

States have the words and shapes of the public pages. Colour appears only in a terminal and never alone.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.wording.languages import Language
from aukio.domain.wording.states import say_state

WORDS: Mapping[str, tuple[str, str, str]] = {
    Summary.OPEN: ("Open", "●", "green"),
    Summary.BY_APPOINTMENT: ("By appointment", "◐", "blue"),
    Summary.BOOKED_ONLY: ("Only for those already booked", "◐", "blue"),
    Summary.REMOTE_ONLY: ("By phone or online", "☏", "magenta"),
    Summary.SELF_SERVICE: ("Self-service", "⚷", "cyan"),
    Summary.PASSAGE_ONLY: ("Closed, you may walk through", "⇥", "yellow"),
    Summary.CLOSED: ("Closed", "■", "red"),
    Summary.UNKNOWN: ("Hours not known", "?", "bright_black"),
}
"""Each summary: word, shape, colour."""

_PIPE_WIDTH = 10_000
"""Columns: lines are not wrapped in a pipe."""


def emit(what: RenderableType = "") -> None:
    """Print a line or a table: at the width of a terminal, or as plain text without trailing spaces in a pipe."""
    if sys.stdout.isatty():
        _console().print(what)
        return
    plain = _console(width=_PIPE_WIDTH, color_system=None)
    with plain.capture() as captured:
        plain.print(what)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()) or "\n")


def _console(**options: Any) -> Console:
    # Printed texts come from people: brackets and colons in them are no markup.
    return Console(highlight=False, markup=False, emoji=False, **options)


def print_json(data: Any) -> None:
    """Print data as JSON on stdout."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def state(answer: Status, words: Language) -> Text:
    """Return the state of a place as shape and words, in a language."""
    _word, shape, hue = WORDS[answer.summary]
    return Text(f"{shape} {say_state(answer, words)}", style=hue)


def heading(text: str, aside: str = "") -> Text:
    """Return a heading, with a dimmed text after it."""
    line = Text(text, style="bold")
    return line.append(f"   {aside}", style="dim") if aside else line


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, quiet: int = 0) -> Table:
    """Return aligned columns without lines; the last ``quiet`` columns are dimmed."""
    made = Table(box=None, pad_edge=False, show_header=any(columns), header_style="dim", padding=(0, 3, 0, 0))
    for number, column in enumerate(columns):
        made.add_column(column, style="dim" if number >= len(columns) - quiet else "", overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made
