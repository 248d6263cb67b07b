"""A lane in front of an application of the test's own, with clocks that the test moves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from django.http import HttpResponse

from aukio.answers.revision import Look
from aukio.cache.response_cache import ResponseCache
from aukio.freshness.statement import state

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BODY = b"<p>" + b"open until four. " * 100


@dataclass
class Given:
    """What somebody was given."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def seconds(self) -> int:
        """How long they may keep it."""
        return int(self.headers["Cache-Control"].removeprefix("public, max-age="))


Make = Callable[[WSGIEnvironment], HttpResponse]


def stated(body: bytes = BODY, **said: Any) -> HttpResponse:
    """An answer as Django gives it, headers written, which said of itself what it said."""
    response = HttpResponse(body, content_type="text/html; charset=utf-8")
    response.headers["ETag"] = f'"{hash(body):x}"'
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=60"
    state(response, **{"now": START, "reads": ("at", "q"), **said})
    return response


@dataclass
class Trying:
    """The lane, the clocks, and how often the application and the record were asked."""

    make: Make = field(default=lambda _: stated())
    most_bytes: int = 10_000_000
    now: datetime = START
    ticks: float = 0.0
    revision: tuple[int, ...] = (1,)
    due: datetime | None = None
    broken: Exception | None = None
    asked: list[WSGIEnvironment] = field(default_factory=list)
    looks: int = 0

    def __post_init__(self) -> None:
        self.lane = ResponseCache(
            self._django,
            most_bytes=self.most_bytes,
            look_every=0.5,
            static="/static/",
            private_cookies=("sessionid", "messages"),
            looking=self._look,
            now=self._clock,
            steady_clock=lambda: self.ticks,
        )

    def _django(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked.append(environ)
        response = self.make(environ)
        headers = [
            *response.headers.items(),
            *(("Set-Cookie", each.OutputString()) for each in response.cookies.values()),
        ]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        return response

    def _clock(self) -> float:
        return self.now.timestamp()

    def _look(self, now: datetime) -> Look:
        self.looks += 1
        if self.broken is not None:
            raise self.broken
        return Look(self.revision, self.due)

    def passes(self, seconds: float) -> None:
        """Time goes by, on both clocks."""
        self.now += timedelta(seconds=seconds)
        self.ticks += seconds

    def get(self, address: str = "/fi/", method: str = "GET", **headers: str) -> Given:
        """What is given to somebody who asks; headers are written with underscores."""
        path, _, query = address.partition("?")
        environ: WSGIEnvironment = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "auki.example",
            "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        given: list[Any] = []

        def start_response(
            status: str, said: list[tuple[str, str]], exc_info: object = None, /
        ) -> Callable[[bytes], object]:
            assert exc_info is None
            assert len({name.lower() for name, _ in said}) == len(said), said
            given.extend([int(status.partition(" ")[0]), dict(said)])
            return len

        body = b"".join(self.lane(environ, start_response))
        return Given(given[0], given[1], body)
