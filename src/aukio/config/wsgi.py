"""The entry point for a WSGI server: the response cache, and Django behind it."""

import ctypes
import multiprocessing
import os
import signal
import sys
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aukio.config.settings")
# Limits inside PostgreSQL, for the server alone: a migration or an import may take longer. AUKIO_REQUEST_SECONDS ends a
# request that computes, these end one that waits.
os.environ.setdefault(
    "PGOPTIONS", "-c statement_timeout=60000 -c lock_timeout=20000 -c idle_in_transaction_session_timeout=120000"
)


def _end_with_the_server() -> None:
    """Have this worker end when the process that manages it is killed: a worker without one would hold the port.

    Then the server can be started again at once. Linux alone has this signal.
    """
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent.pid:  # it was killed before this line
        os.kill(os.getpid(), signal.SIGKILL)


_PR_SET_PDEATHSIG = 1


def _application() -> WSGIApplication:
    _end_with_the_server()
    django = get_wsgi_application()
    from django.conf import settings  # these need Django set up
    from django.db import connection

    if connection.vendor == "postgresql":  # a request waits for a lock as long as on SQLite, then it is refused (503)
        connection.settings_dict["OPTIONS"].setdefault("options", "-c lock_timeout=20s")

    from aukio.cache.response_cache import ResponseCache

    if settings.AUKIO_LANE_MEGABYTES <= 0:
        return django
    return ResponseCache(
        django,
        most_bytes=int(settings.AUKIO_LANE_MEGABYTES * 1_000_000),
        look_every=settings.AUKIO_LOOK_SECONDS,
        static=settings.STATIC_URL,
        private_cookies=(settings.SESSION_COOKIE_NAME, "messages"),
    )


application = _application()
