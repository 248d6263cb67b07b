"""Until when an answer holds, whatever it shows: what is known changes, too, and some of that is foreseen."""

from dataclasses import dataclass
from datetime import datetime

from aukio.answers.queries import told_around
from aukio.answers.revision import look


@dataclass(frozen=True, slots=True)
class Told:
    """The same is known from ``since`` until ``until``, as far as anybody can foresee."""

    since: datetime
    until: datetime | None


def told(now: datetime) -> Told:
    """The time around ``now`` in which the same is known; one query.

    It ends when a scheduled publication is due. While one is overdue, it ends at once: nobody knows how soon a worker
    comes. It also ends where something recorded becomes known, which is ahead only of a clock that is behind.
    """
    seen = look(now)
    since, coming = told_around(seen.revision, now)
    due = seen.due if seen.due is None else max(seen.due, now)
    return Told(since, min((each for each in (coming, due) if each is not None), default=None))


def known_until(asked: datetime | None, now: datetime) -> datetime | None:
    """Until when the same is known as at the instant an address names, which may lie ahead; None: as far as one sees.

    ``asked`` None is now.
    """
    if asked is not None and asked < now:
        return None
    return min((each for each in (told(now).until, asked) if each is not None), default=None)
