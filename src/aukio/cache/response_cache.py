"""The response cache: a WSGI application around Django's."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from types import TracebackType
from typing import TypeAlias
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.http import HttpResponse
from django.utils.http import parse_http_date_safe

from aukio.answers.revision import Look, look
from aukio.cache.cached_response import CachedResponse, Headers, cached_response
from aukio.cache.clock import now as clock
from aukio.cache.request_key import Pairs, only, pairs, query_of, site, takes_gzip
from aukio.cache.revision_watch import RevisionWatch
from aukio.cache.store import ResponseStore
from aukio.freshness.counts import COUNTS
from aukio.freshness.statement import statement_of

_CONDITIONS = (
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_RANGE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)
_ErrorInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None


class ResponseCache:
    """Serves earlier responses of Django that stated how long they hold and are the same for all readers.

    ``most_bytes`` limits the size of the store, ``look_every`` is in seconds. Requests below ``static`` and requests
    with one of ``private_cookies`` go to Django.
    """

    def __init__(
        self,
        django: WSGIApplication,
        *,
        most_bytes: int,
        look_every: float,
        static: str,
        private_cookies: Iterable[str],
        looking: Callable[[datetime], Look] = look,
        now: Callable[[], float] = clock,
        steady_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.django = django
        self.store = ResponseStore(most_bytes)
        self.watch = RevisionWatch(looking, look_every, steady_clock)
        self.now = now
        self.hits = 0
        self.misses = 0
        self._static = static
        self._private = tuple(f"{name}=" for name in private_cookies)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if method not in ("GET", "HEAD"):
            return self._changed(environ, start_response)
        if path.startswith(self._static) or self._is_private(environ):
            return self.django(environ, start_response)
        environ[COUNTS] = self.counts
        now = self.now()
        seen = self.watch.look(now)
        asked = pairs(environ.get("QUERY_STRING", ""))
        if seen is None or asked is None:
            return self.django(environ, start_response)
        self.store.switch_to(seen.revision)
        read = self.store.read_by(path)
        wanted = asked if read is None or not asked else only(read, asked)
        found = self.store.get((site(environ), path, wanted), now)
        if found is not None:
            self.hits += 1
            return _give(found, environ, start_response, now, seen)
        self.misses += 1
        if method == "HEAD":
            return self.django(environ, start_response)
        return self._fetch(environ, start_response, path, asked, wanted, seen=seen)

    def counts(self) -> dict[str, int]:
        """Return the hits and misses of this worker and the size of its store; approximate under load."""
        return {"hits": self.hits, "misses": self.misses, "copies": len(self.store), "bytes": self.store.bytes}

    def _changed(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass on a request that may publish, and forget the revision: this process sees the publication at once."""
        try:
            return self.django(environ, start_response)
        finally:
            self.watch.forget()

    def _is_private(self, environ: WSGIEnvironment) -> bool:
        cookies = environ.get("HTTP_COOKIE", "")
        return "HTTP_AUTHORIZATION" in environ or (bool(cookies) and any(each in cookies for each in self._private))

    def _fetch(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        path: str,
        asked: Pairs,
        wanted: Pairs,
        *,
        seen: Look,
    ) -> Iterable[bytes]:
        """Ask Django, and store the response if it may be cached.

        The request to Django has no conditions, so that it returns the whole response, and no parameters that the
        response does not depend on. The revision is the one from before the request: a response that already contains
        a newer publication is only stored for a shorter time than possible.
        """
        whole = {name: value for name, value in environ.items() if name not in _CONDITIONS}
        if wanted != asked:
            whole["QUERY_STRING"] = query_of(wanted)
        started = _Started()
        answer = self.django(whole, started)
        statement = statement_of(answer)
        if statement is None or not isinstance(answer, HttpResponse) or not started.is_for_everybody:
            start_response(started.status, started.headers)
            return answer
        try:
            changes = None if statement.changes is None else statement.changes.timestamp()
            made = cached_response(started.headers, answer.content, changes=changes, most=statement.most)
        finally:
            answer.close()
        self.store.learn(path, statement.reads)
        # The first request of a path may have parameters that the response does not read; the next one leaves them out.
        if statement.reads is None or only(statement.reads, wanted) == wanted:
            self.store.keep((site(environ), path, wanted), made, seen.revision)
        return _give(made, environ, start_response, self.now(), seen)


class _Started:
    """Stores the status and the headers of a response instead of sending them."""

    status = ""

    def __init__(self) -> None:
        self.headers: Headers = []

    @property
    def is_for_everybody(self) -> bool:
        """Whether other readers may get this: a second check of what the middleware ensures."""
        names = {name.lower() for name, _ in self.headers}
        return self.status.startswith("200 ") and "etag" in names and "set-cookie" not in names

    def __call__(self, status: str, headers: Headers, exc_info: _ErrorInfo = None, /) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return _nothing_is_written


def _nothing_is_written(data: bytes, /) -> None:
    raise NotImplementedError("Django returns its responses, and writes none.")


def _give(
    found: CachedResponse, environ: WSGIEnvironment, start_response: StartResponse, now: float, seen: Look
) -> Iterable[bytes]:
    """Serve a cached response: compressed or not, or 304 if the reader has it already."""
    form = found.form(gzipped=takes_gzip(environ))
    due = float("inf") if seen.due is None else max(seen.due.timestamp(), now)
    seconds = found.seconds(now, due)
    if_none_match = environ.get("HTTP_IF_NONE_MATCH")
    held = None
    if if_none_match is not None:
        held = found.held_by(if_none_match)
    elif found.modified and "HTTP_IF_MODIFIED_SINCE" in environ:
        held = form if _unmodified(found.modified, environ["HTTP_IF_MODIFIED_SINCE"]) else None
    if held is not None:
        start_response("304 Not Modified", held.at(seconds).written_unchanged)
        return ()
    start_response("200 OK", form.at(seconds).written)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (form.body,)


def _unmodified(modified: str, since: str) -> bool:
    if modified == since:
        return True
    stamp, asked = parse_http_date_safe(modified), parse_http_date_safe(since)
    return stamp is not None and asked is not None and stamp <= asked
