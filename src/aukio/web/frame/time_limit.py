"""A request has a limit of processor time: one that takes too long ends, and the next one is answered.

A process answers one request at a time in one thread, so a request without an end would take the process away from
everyone. A watchman in each process raises ``TookTooLong`` in the thread of such a request. What it was writing is
undone with its transaction. Waiting inside the database has limits of its own (``config/wsgi.py``).
"""

import ctypes
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from aukio.web.frame.second_try import busy, named_by_pattern

_LOG = logging.getLogger(__name__)
_LOOK = 0.25


class TookTooLong(BaseException):
    """Raised in the thread of a request; not an ``Exception``, so that no handler of errors on the way keeps it."""


@dataclass(slots=True)
class _Running:
    thread: int
    clock: int | None
    until: float
    ended: bool = False
    raised: bool = False


def _passed(clock: int | None) -> float:
    """The processor time of a thread, so that a busy machine ends no request; where there is no such clock, time."""
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(slots=True)
class _Watchman:
    """Looks at what runs in this process, while something runs."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    running: list[_Running] = field(default_factory=list)
    awake: bool = False

    def begin(self, seconds: float) -> _Running:
        thread = threading.get_ident()
        clock = time.pthread_getcpuclockid(thread) if hasattr(time, "pthread_getcpuclockid") else None
        entry = _Running(thread, clock, _passed(clock) + seconds)
        with self.lock:
            self.running.append(entry)
            if not self.awake:
                self.awake = True
                threading.Thread(target=self._watch, name="time limit", daemon=True).start()
        return entry

    def end(self, entry: _Running) -> bool:
        """Whether the request was asked to end; after this it is asked no more."""
        with self.lock:
            entry.ended = True
            self.running.remove(entry)
            return entry.raised

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK)
            with self.lock:
                if not self.running:
                    self.awake = False
                    return
                for entry in self.running:
                    if not entry.raised and _passed(entry.clock) > entry.until:
                        entry.raised = True
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(
                            ctypes.c_ulong(entry.thread), ctypes.py_object(TookTooLong)
                        )


_WATCHMAN = _Watchman()


class TimeLimit:
    """Middleware that answers 503 where a request took longer than the settings allow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = settings.AUKIO_REQUEST_SECONDS
        if not seconds:
            return self.get_response(request)
        # Who writes waits for others who write: a publication of a whole city takes its time.
        entry = _WATCHMAN.begin(seconds if request.method in ("GET", "HEAD", "OPTIONS") else 4 * seconds)
        try:
            response = self.get_response(request)
        except TookTooLong:
            _WATCHMAN.end(entry)
            return _stopped(request, seconds)
        except BaseException:
            _finish(entry)
            raise
        return _stopped(request, seconds) if _finish(entry) else response


def _finish(entry: _Running) -> bool:
    """End the watch; whether the request was asked to end in its last moment, which is then over, too."""
    if not _WATCHMAN.end(entry):
        return False
    try:
        for _ in range(100):  # the exception arrives between two steps of the interpreter
            time.sleep(0.001)
    except TookTooLong:
        pass
    return True


def _stopped(request: HttpRequest, seconds: float) -> HttpResponse:
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()  # it may have been stopped in the middle of an answer
    _LOG.error("%s took longer than %g s and was ended", named_by_pattern(request), seconds)
    return busy(request)
