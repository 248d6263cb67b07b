"""What each process counts of the requests that it answers, by the pattern of their address.

The processes of a server share their counts through files in ``PROMETHEUS_MULTIPROC_DIR``, which ``aukio serve`` makes.
Answers of the response cache do not pass here: they are counted from its own numbers, with the next other request.
"""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponseBase
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from aukio.freshness.counts import COUNTS

REGISTRY = CollectorRegistry()
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_EVERY = 50

REQUESTS = Counter("aukio_requests", "Requests answered by Django.", ("method", "route", "status"), registry=REGISTRY)
SECONDS = Histogram(
    "aukio_request_seconds", "Seconds until Django answered.", ("route",), buckets=_BUCKETS, registry=REGISTRY
)
CACHE = Counter("aukio_response_cache", "Requests to the response cache.", ("outcome",), registry=REGISTRY)
MEMORY = Gauge(
    "aukio_process_memory_bytes", "Memory of a worker process.", registry=REGISTRY, multiprocess_mode="liveall"
)
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class RequestMetrics:
    """Middleware that counts each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._seen = {"hits": 0, "misses": 0}
        self._turn = 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        route = match.route if match is not None else "none"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(method, route, str(response.status_code)).inc()
        SECONDS.labels(route).observe(time.perf_counter() - began)
        counts = request.META.get(COUNTS)
        if counts is not None:
            self._of_the_cache(counts())
        if self._turn % _EVERY == 0:
            MEMORY.set(memory())
        self._turn += 1
        return response

    def _of_the_cache(self, counts: dict[str, int]) -> None:
        for outcome in self._seen:
            CACHE.labels(outcome).inc(max(0, counts[outcome] - self._seen[outcome]))
            self._seen[outcome] = counts[outcome]


def memory() -> int:
    """Bytes of memory that this process uses; where the system does not say, the most it ever used."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")
