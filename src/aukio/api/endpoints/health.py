"""Endpoints for operation: liveness, readiness and statistics (R130)."""

import json
from collections.abc import Callable
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from ninja import Router

from aukio.answers import snapshot
from aukio.answers.session import open_public_session
from aukio.api.clock import now
from aukio.api.problems import PROBLEMS
from aukio.api.shapes import StatisticsOut
from aukio.freshness.counts import COUNTS
from aukio.workflows.health.table_versions import Tables, tables

_VERSION = version("aukio")

router = Router(tags=["Operation"], by_alias=True)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Return 200 and the version while the process runs. The database is not checked: a restart would not repair it."""
    del request
    return JsonResponse({"alive": True, "version": _VERSION})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Return 200 if the database answers and has the tables of this version, otherwise 503."""
    del request
    because = _why_not()
    status = HTTPStatus.SERVICE_UNAVAILABLE if because else HTTPStatus.OK
    return JsonResponse({"ready": not because, "because": because}, status=status)


def _why_not() -> str:
    try:
        found, changes = tables()
    except Error:
        connection.close()
        return "The database does not answer."
    if found is Tables.NEWER:
        return "The tables are those of a newer version: install that version."
    return f"{len(changes)} changes of its tables are waiting; 'aukio migrate' makes them." if changes else ""


def _timelines() -> dict[str, Any]:
    timelines = snapshot.statistics()
    return {
        "places": timelines.places,
        "distinct": timelines.timelines,
        "built_at": None if timelines.built_at is None else timelines.built_at.isoformat(),
        "seconds": round(timelines.seconds, 3),
        "bytes": timelines.array_bytes,
        "hits": timelines.hits,
        "by_resolver": timelines.by_resolver,
        "rebuilds": timelines.rebuilds,
        "compiling": timelines.compiling,
    }


@router.get(
    "/statistics",
    response={200: StatisticsOut, **PROBLEMS},
    summary="Counts of the record and statistics of this worker",
    operation_id="get_statistics",
)
def statistics(request: HttpRequest) -> HttpResponse:
    """Public counts of the record, and statistics of the response cache and the timelines of the worker that answers.

    The response is not cached.
    """
    session = open_public_session(now())
    record = session.record
    newest = max((each.published for each in record.publications), default=None)
    counts: Callable[[], dict[str, int]] | None = request.META.get(COUNTS)
    view = session.current
    data: dict[str, Any] = {
        "places": len(list(view.tree(view.interval(session.now)))),
        "notices": len(record.notices),
        "publications": len(record.publications),
        "arrangements": len(view.versions),
        "newest_publication": None if newest is None else newest.astimezone(record.city.zone).isoformat(),
        "next_scheduled": None if session.due is None else session.due.astimezone(record.city.zone).isoformat(),
        "revision": list(session.revision),
        "lane": None if counts is None else counts(),
        "timelines": _timelines(),
    }
    return HttpResponse(json.dumps(data), content_type="application/json")
