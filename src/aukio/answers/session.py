"""One look at the record for one request or command: a way in opens a session and passes it down.

The revision is looked up once, so everything that a request shows is of one state of the record.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from aukio.answers.record_loader import NOTHING, gather
from aukio.answers.revision import Revision, look
from aukio.answers.views import known_around, make_room, view_at
from aukio.domain.base.mistakes import not_found_error
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import read_at, read_known
from aukio.domain.facts.record import Record, View


@dataclass(frozen=True, slots=True)
class Question:
    """A question made exact: which place, at which instant, as known in which view."""

    view: View
    place: PlaceId
    at: datetime
    moved_to: str | None = None
    """The path the place bears now, when it was asked for by an earlier one."""


@dataclass(frozen=True, slots=True)
class Known:
    """The same is known from ``since`` until ``until``; None: until something is recorded."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Session:
    """A state of the record and the instant of a request; ``due``: when the next scheduled publication is due."""

    revision: Revision
    now: datetime
    due: datetime | None = None

    @property
    def record(self) -> Record:
        """Everything recorded. Raises ``NotFound`` while there is no city."""
        return gather(self.revision)

    @property
    def current(self) -> View:
        """What is known now."""
        return self.view(self.now)

    def view(self, known: datetime) -> View:
        """What was known at an instant."""
        return view_at(self.revision, known)

    def as_known(self, known: str | None) -> datetime:
        """The instant that ``known`` names, ISO 8601 on the city's clock; None is now. Raises ``BadInstant``."""
        return self.now if known is None else read_known(known, self.record.city.zone, now=self.now)

    def ask(self, path: str, *, at: str | None, known: str | None) -> Question:
        """Make a question exact. ``at`` and ``known`` are ISO 8601 on the place's own clock; None is now.

        Raises ``NotFound`` for a path that was never recorded and ``BadInstant`` for texts that are no instants. A
        place that was not known yet at ``known`` is no error: its answer is unknown.
        """
        zone = self.current.zone(_find(self.current, path, self.now))
        instant = self.now if at is None else read_at(at, zone)
        return self.ask_at(path, at=instant, known=self.now if known is None else read_known(known, zone, now=self.now))

    def ask_at(self, path: str, *, at: datetime, known: datetime) -> Question:
        """The same for instants. Raises ``NotFound`` for a path that was never recorded."""
        everything = self.current
        here = everything.find(path, at)
        place = _find(everything, path, self.now) if here is None else here
        newest = everything.newest(place)
        moved = newest.path if newest is not None and newest.path != path else None
        return Question(self.view(known), place, at, moved)

    @property
    def known(self) -> Known:
        """The time around now in which the same is known.

        It ends when a scheduled publication is due. While one is overdue, it ends at once, because the worker may come
        at any moment. It also ends where something recorded becomes known later, when a clock is behind.
        """
        since, coming = known_around(self.revision, self.now)
        due = None if self.due is None else max(self.due, self.now)
        return Known(since, min((each for each in (coming, due) if each is not None), default=None))

    def known_until(self, asked: datetime | None) -> datetime | None:
        """Until when the same is known as at the instant an address names, which may lie ahead; ``asked`` None is now.

        None: until something is recorded.
        """
        if asked is not None and asked < self.now:
            return None
        return min((each for each in (self.known.until, asked) if each is not None), default=None)


def open_session(now: datetime) -> Session:
    """Look up the state of the record; one query."""
    make_room()
    seen = look(now)
    return Session(seen.revision, now, seen.due)


def open_public_session(now: datetime) -> Session:
    """Open a session for a public page: that of an empty record is about ``nothing_recorded``, and no mistake."""
    session = open_session(now)
    return session if session.revision else replace(session, revision=NOTHING)


def _find(everything: View, path: str, now: datetime) -> PlaceId:
    found = everything.find(path, now)
    if found is None:
        found = next((each.place for each in everything.record.places if each.path == path), None)
    if found is None:
        known = sorted({version.path for version in everything.record.places})
        raise not_found_error("place", path, known, next_step="The list of places has them all.")
    return found
