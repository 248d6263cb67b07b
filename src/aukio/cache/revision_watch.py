"""Whether the record has changed: looked up a few times a second at most, however many ask."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import Error, connection

from aukio.answers.revision import Look


class RevisionWatch:
    """The last look at the record, taken again after ``every`` seconds of a clock that nobody can set back."""

    def __init__(self, look: Callable[[datetime], Look], every: float, steady_clock: Callable[[], float]) -> None:
        self._look = look
        self._every = every
        self._clock = steady_clock
        self._last: Look | None = None
        self._taken = 0.0

    def look(self, now: float) -> Look | None:
        """The record as it was at most ``every`` seconds ago; None where the database cannot be asked."""
        instant = self._clock()
        if self._last is None or instant - self._taken >= self._every:
            try:
                self._last = self._look(datetime.fromtimestamp(now, UTC))
            except Error:  # of any kind: of the database, or of the way there
                # A broken connection is of no use to the next look, nor to Django.
                connection.close()
                self._last = None
            self._taken = instant
        return self._last

    def forget(self) -> None:
        """Somebody may have changed the record in this very process: whoever asks next looks."""
        self._last = None
