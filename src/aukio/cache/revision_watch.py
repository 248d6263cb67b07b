"""Whether the record has changed: checked a few times a second at most, for any number of requests."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import Error, connection

from aukio.answers.revision import Look


class RevisionWatch:
    """The last look at the record, repeated after ``every`` seconds of a monotonic clock."""

    def __init__(self, look: Callable[[datetime], Look], every: float, steady_clock: Callable[[], float]) -> None:
        self._look = look
        self._every = every
        self._clock = steady_clock
        self._last: Look | None = None
        self._taken = 0.0

    def look(self, now: float) -> Look | None:
        """Return a look at the record that is at most ``every`` seconds old; None if the database does not answer."""
        instant = self._clock()
        if self._last is None or instant - self._taken >= self._every:
            try:
                self._last = self._look(datetime.fromtimestamp(now, UTC))
            except Error:  # of the database, or of the connection to it
                # The next look and Django need a new connection.
                connection.close()
                self._last = None
            self._taken = instant
        return self._last

    def forget(self) -> None:
        """Look again at the next request: this process may have changed the record."""
        self._last = None
