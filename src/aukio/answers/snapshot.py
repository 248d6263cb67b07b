"""Answers for many places at once, from the compiled timelines where they are ready, else from the resolver.

Each process keeps one snapshot: the table of what is known now, over ``HORIZON``. It is compiled in a thread of its
own, in steps with a pause between them; until it is ready, and for any earlier ``known``, the pure resolver answers,
so no question waits for a compile. What was recorded meanwhile is seen by the next session. A whole answer is kept
until it ends (``valid_until``), and given again at any instant before.
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter, sleep

import numpy as np

from aukio.answers.answer_cache import CachedAnswers, cached_or_new
from aukio.answers.revision import Revision
from aukio.answers.session import Session
from aukio.answers.views import last_known
from aukio.domain.answers.answer import Status
from aukio.domain.answers.resolver import answer_now, horizon
from aukio.domain.answers.selection import any_open
from aukio.domain.answers.status import status
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.timelines import KINDS, SUMMARIES, Code, Compiled, States, compile_places, recompile

_log = logging.getLogger(__name__)

HORIZON = timedelta(days=400)
BEFORE = timedelta(days=35)
"""How much of the horizon lies behind the instant at which it is compiled: people ask about this month too."""

ROLLS_AFTER = timedelta(days=30)
"""A horizon older than this is compiled anew in the background; the old one answers meanwhile."""

_PAUSE = 0.0005
"""Seconds between two steps of a compile, in which other threads run."""

_MOMENT = 1.0
"""Seconds that a question about every place waits for a table to be mended."""

_MOST_KEPT = 20_000
"""Whole answers kept in memory."""


_CODES = {True: Code.OPEN, False: Code.CLOSED, None: Code.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Statistics:
    """What an operator wants to know of the snapshot of this process."""

    places: int
    timelines: int
    built_at: datetime | None
    """The ``now`` of the question that had it built."""
    seconds: float
    """How long the last compile took."""
    array_bytes: int
    hits: int
    """Questions for states answered from the table."""
    by_resolver: int
    """Questions for states answered by the pure resolver."""
    kept_answers: int
    rebuilds: int
    compiling: bool


@dataclass(frozen=True, slots=True)
class _Ready:
    """A table, and of which revision it is."""

    revision: Revision
    known: datetime | None
    """The last instant at which something became known."""
    built_at: datetime
    seconds: float
    table: Compiled


class Snapshot:
    """The snapshot of one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ready: _Ready | None = None
        self._thread: threading.Thread | None = None
        self._hits = self._by_resolver = self._rebuilds = 0
        self._kept: CachedAnswers | None = None

    # --- the table

    def warm(self, session: Session, *, background: bool) -> None:
        """Compile the table of what is known now, unless there is one; in the background or before this returns."""
        revision, view, now = session.revision, session.current, session.now
        if self._fits(revision, view, now):
            return
        with self._lock:
            thread = self._thread
            if thread is None:
                thread = threading.Thread(
                    target=self._build, args=(revision, view, now), name="aukio-timelines", daemon=True
                )
                self._thread = thread
                thread.start()
        if not background:
            thread.join()
            if not self._fits(revision, view, now):
                self._build(revision, view, now)

    def _table(self, revision: Revision, view: View) -> Compiled | None:
        """The table of what is known now, however old its horizon; None while there is none."""
        ready = self._ready
        matches = ready is not None and (ready.revision, ready.known) == (revision, last_known(view))
        return ready.table if ready is not None and matches else None

    def _mended(self, revision: Revision, view: View) -> Compiled | None:
        """The table after a publication, where mending it takes no longer than a moment; nothing waits for a first one.

        A moment is shorter than asking the resolver about every place.
        """
        thread = self._thread
        if self._ready is None or thread is None:
            return None
        thread.join(timeout=_MOMENT)
        return self._table(revision, view)

    def _fits(self, revision: Revision, view: View, now: datetime) -> bool:
        """Whether the table is of what is known now, and its horizon is young."""
        ready = self._ready
        return ready is not None and self._table(revision, view) is not None and abs(now - ready.built_at) < ROLLS_AFTER

    def _build(self, revision: Revision, view: View, now: datetime) -> None:
        began = perf_counter()
        try:
            before = self._ready
            if before is not None and abs(now - before.built_at) < ROLLS_AFTER and not before.table.is_mostly_unused:
                built_at, steps = before.built_at, recompile(before.table, view)
            else:
                built_at, steps = now, compile_places(view, now - BEFORE, now - BEFORE + HORIZON)
            for table in steps:
                if table is None:
                    sleep(_PAUSE)
                    continue
                taken = perf_counter() - began
                self._ready = _Ready(revision, last_known(view), built_at, taken, table)
                self._rebuilds += 1
        except Exception:  # noqa: BLE001  # whatever it is, people go on being answered, and the operator reads of it
            _log.exception("the timelines could not be compiled; the resolver goes on answering")
        finally:
            with self._lock:
                self._thread = None

    def forget(self) -> None:
        """Begin anew, as in a process just started."""
        self._ready = self._kept = None

    # --- answers

    def states(self, session: Session, *, at: datetime, known: datetime | None) -> States:
        """The state of every place at ``at``, as known at ``known`` (None: now), from the table or the resolver."""
        found = self.ready(session, at=at, known=known)
        if found is None:
            return by_resolver(_known_in(session, known), at)
        return found

    def ready(self, session: Session, *, at: datetime, known: datetime | None) -> States | None:
        """The same from the table; None where there is none for that question. One that is missing is begun then.

        A question waits a moment for a table to be mended, and never for a first one.
        """
        table = self._table_for(session, known)
        if table is None or not table.holds(at):
            self._by_resolver += 1
            return None
        self._hits += 1
        return table.at(at)

    def _table_for(self, session: Session, known: datetime | None) -> Compiled | None:
        revision, newest = session.revision, session.current
        if last_known(_known_in(session, known)) != last_known(newest):
            return None
        if not self._fits(revision, newest, session.now):
            self.warm(session, background=True)
        return self._table(revision, newest) or self._mended(revision, newest)

    def statuses(
        self, session: Session, places: Sequence[PlaceId], *, at: datetime, known: datetime | None
    ) -> tuple[Status, ...]:
        """The whole answers of some places, as ``status.status`` gives them; unknown for a place not known then."""
        view = _known_in(session, known)
        last = last_known(view)
        if last != last_known(session.current):
            return tuple(status(view, place, at) for place in places)
        kept = self._answers_of(session.revision, last)
        sight = horizon(view, at)
        return tuple(cached_or_new(kept, view, place, at, sight) for place in places)

    def _answers_of(self, revision: Revision, known: datetime | None) -> CachedAnswers:
        """The answers kept of one revision; one that asked before it came keeps its own, so none is mixed in."""
        kept = self._kept
        if kept is None or kept.of != (revision, known) or len(kept.answers) >= _MOST_KEPT:
            kept = self._kept = CachedAnswers((revision, known), {})
        return kept

    def statistics(self) -> Statistics:
        """Figures for an operator's page."""
        ready = self._ready
        return Statistics(
            places=0 if ready is None else ready.table.places,
            timelines=0 if ready is None else ready.table.timelines,
            built_at=None if ready is None else ready.built_at,
            seconds=0.0 if ready is None else ready.seconds,
            array_bytes=0 if ready is None else ready.table.table.size,
            hits=self._hits,
            by_resolver=self._by_resolver,
            kept_answers=0 if self._kept is None else len(self._kept.answers),
            rebuilds=self._rebuilds,
            compiling=self._thread is not None,
        )


def _known_in(session: Session, known: datetime | None) -> View:
    """What is known at ``known``, which is no later than now; None is now."""
    return session.current if known is None else session.view(min(known, session.now))


def by_resolver(view: View, at: datetime) -> States:
    """The states of every place known, one by one."""
    places = sorted(view.directory.newest)
    answers = [answer_now(view, place, at) for place in places]
    return States(
        at,
        np.array(places, np.int64),
        np.array([SUMMARIES.index(answer.summary) for answer in answers], np.uint8),
        np.array(
            [
                [_code([each.open for each in answer.channels if each.key.kind is kind]) for kind in KINDS]
                for answer in answers
            ],
            np.uint8,
        ).reshape(len(places), len(KINDS)),
        since=at,
        until=at,
    )


def _code(states: Sequence[bool | None]) -> Code:
    return _CODES[any_open(states)] if states else Code.ABSENT


_SNAPSHOT = Snapshot()

warm = _SNAPSHOT.warm
forget = _SNAPSHOT.forget
states = _SNAPSHOT.states
ready = _SNAPSHOT.ready
statuses = _SNAPSHOT.statuses
statistics = _SNAPSHOT.statistics
