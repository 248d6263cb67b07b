"""The read API of Hauki over our record: a program that reads Hauki changes its base address to ``/hauki/``.

Resources are found by their number there or by an id of another system (``tprek:123``); errors have the form of Hauki.
``docs/hauki-api.md`` says what is answered, and what differs.
"""

import json
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import path
from django.utils.encoding import iri_to_uri
from django.views.decorators.csrf import csrf_exempt

from aukio.answers.session import Session, open_public_session
from aukio.api.clock import now
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.formats.exchange.hauki_answers import (
    Resources,
    open_now,
    opening_hours,
    register_of,
    resource_data,
    resources_at,
    short_data,
)
from aukio.formats.exchange.hauki_out import WITH_HOURS, date_periods
from aukio.formats.exchange.outgoing import outgoing
from aukio.freshness.statement import sooner, state

_PAGE, _LARGEST_PAGE = 100, 1000
_MOST_DAYS = 400
_MOST_PLACE_DAYS = 4000
_MOST_WITH_PERIODS = 20
_RELATIVE = re.compile(r"([-+ ]?)\s*(\d{1,5})([dwmy])")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?")
_METHODS = "GET, HEAD, OPTIONS"

View_: TypeAlias = Callable[..., HttpResponse]


class _Problem(Exception):
    """An error as Hauki gives it."""

    def __init__(self, status: HTTPStatus, data: Any) -> None:
        super().__init__(str(data))
        self.status, self.data = status, data


def _invalid(message: str) -> _Problem:
    return _Problem(HTTPStatus.BAD_REQUEST, [message])


def _json(data: Any, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(json.dumps(data, ensure_ascii=False), status=status.value, content_type="application/json")


def problem(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Return an error of ours in the form of Hauki, for the middleware."""
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        response = _json({"detail": f'Method "{request.method}" not allowed.'}, status)
        response.headers["Allow"] = _METHODS
        return response
    return _json({"detail": "Not found." if status is HTTPStatus.NOT_FOUND else f"{status.phrase}."}, status)


def _reading(view: View_) -> View_:
    """A view that reads: other methods and errors are answered as Hauki does."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
        try:
            return view(request, **parts)
        except _Problem as found:
            return _json(found.data, found.status)

    return answer


def _stated(session: Session, response: HttpResponse, reads: Collection[str], changes: datetime | None) -> HttpResponse:
    changes = sooner(changes, session.known_until(None))
    state(response, now=session.now, changes=changes, reads={*reads, "format"})
    return response


def _open() -> tuple[Session, View, Resources]:
    session = open_public_session(now())
    view = session.current
    return session, view, resources_at(view, session.now)


def _end_of_places(session: Session, view: View) -> datetime | None:
    """When the list of places may differ."""
    return view.interval_end(view.interval(session.now))


def _found(resources: Resources, said: str) -> Node:
    node = resources.find(said)
    if node is None:
        raise _Problem(HTTPStatus.NOT_FOUND, {"detail": "Not found."})
    return node


# --- pages


def _page(request: HttpRequest, found: Sequence[Node], make: Callable[[Node], Any]) -> Any:
    size = _number(request, "page_size", _PAGE)
    size = min(size, _LARGEST_PAGE) if size else _PAGE
    number = _number(request, "page", 1)
    last = max(1, -(-len(found) // size))
    if not 1 <= number <= last:
        raise _Problem(HTTPStatus.NOT_FOUND, {"detail": "Invalid page."})
    shown = found[(number - 1) * size : number * size]
    return {
        "count": len(found),
        "next": _address(request, number + 1) if number < last else None,
        "previous": _address(request, number - 1) if number > 1 else None,
        "results": [make(each) for each in shown],
    }


def _number(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < len(str(_MOST_PLACE_DAYS**2)) else usual if not text else 0


def _address(request: HttpRequest, number: int) -> str:
    query = [
        (name, text)
        for name, texts in sorted(request.GET.lists())
        for text in texts
        if name in _LIST_READS and name != "page"
    ]
    return f"{request.build_absolute_uri(request.path)}?{urlencode([*query, ('page', number)])}"


_LIST_READS = ("page", "page_size", "data_source", "origin_id_exists", "parent", "child")


def _chosen(request: HttpRequest, resources: Resources) -> list[Node]:
    """The resources that the filters of a list choose, by number."""
    found = list(resources.by_id.values())
    source = request.GET.get("data_source")
    register = None if source is None else register_of(source)
    exists = request.GET.get("origin_id_exists", "").lower()
    if register is not None:
        found = [each for each in found if any(_is_from(above, register) for above in _with_above(resources, each))]
    if exists in ("true", "false"):
        found = [each for each in found if _is_from(each, register) is (exists == "true")]
    if parent := request.GET.get("parent"):
        above = resources.find(parent)
        found = [each for each in found if above is not None and each.ancestors[:1] == (above.place,)]
    if child := request.GET.get("child"):
        below = resources.find(child)
        found = [each for each in found if below is not None and below.ancestors[:1] == (each.place,)]
    return found


def _with_above(resources: Resources, node: Node) -> list[Node]:
    return [node, *(above for place in node.ancestors if (above := resources.tree.get(place)) is not None)]


def _is_from(node: Node, register: str | None) -> bool:
    """Whether a place has an id in a system, or in any other than Hauki itself."""
    registers = {each.register for each in node.version.details.ids} - {"hauki"}
    return bool(registers) if register is None else register in registers


# --- days


def _day(text: str, today: date, *, last: bool) -> date:
    """A day: ``2026-12-24``, ``today``, or relative such as ``+1w`` (the first or the last day of that week)."""
    said = text.strip()
    if said == "today":
        return today
    if dated := _DATE.fullmatch(said):
        found = date(int(dated[1]), int(dated[2]), int(dated[3]))
    elif relative := _RELATIVE.fullmatch(text if text[:1] == " " else said):
        found = _relative(today, int(relative[2]) * (-1 if relative[1] == "-" else 1), relative[3], last=last)
    else:
        raise ValueError(text)
    if not date.min.year + 1 < found.year < date.max.year:
        raise ValueError(text)
    return found


def _relative(today: date, number: int, unit: str, *, last: bool) -> date:
    if unit == "d":
        return today + timedelta(days=number)
    if unit == "w":
        return today + timedelta(weeks=number, days=(6 if last else 0) - today.weekday())
    months = today.year * 12 + today.month - 1 + number if unit == "m" else (today.year + number) * 12
    span = 1 if unit == "m" else 12
    months += span if last else 0
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1 if last else 0)


def _range(request: HttpRequest, today: date) -> tuple[date, date, bool]:
    """The days asked about, and whether they depend on today."""
    texts = [request.GET.get(name, "") for name in ("start_date", "end_date")]
    if not all(texts):
        raise _invalid("start_date and end_date GET parameters are required")
    found = []
    for name, text in zip(("start_date", "end_date"), texts, strict=True):
        try:
            found.append(_day(text, today, last=name == "end_date"))
        except (ValueError, OverflowError):
            raise _invalid(f"Invalid {name}") from None
    first, last = found
    if first > last:
        raise _invalid("start_date must be before end_date")
    if (last - first).days >= _MOST_DAYS:
        raise _invalid(f"at most {_MOST_DAYS} days at once")
    return first, last, not all(_DATE.fullmatch(text.strip()) for text in texts)


def _next_day(view: View, today: date) -> datetime:
    return midnight(plus(today, 1), view.city.zone)


# --- the views


@_reading
def resources(request: HttpRequest) -> HttpResponse:
    """Return a page of resources."""
    session, view, every = _open()
    data = _page(request, _chosen(request, every), lambda node: resource_data(view, every.tree, node))
    return _stated(session, _json(data), _LIST_READS, _end_of_places(session, view))


@_reading
def resource(request: HttpRequest, key: str) -> HttpResponse:
    """Return one resource."""
    del request
    session, view, every = _open()
    data = resource_data(view, every.tree, _found(every, key))
    return _stated(session, _json(data), (), _end_of_places(session, view))


@_reading
def resource_hours(request: HttpRequest, key: str) -> HttpResponse:
    """Return the days of a resource with their times."""
    session, view, every = _open()
    node = _found(every, key)
    today = day_of(session.now, view.zone(node.place))
    first, last, relative = _range(request, today)
    changes = midnight(plus(today, 1), view.zone(node.place)) if relative else None
    data = opening_hours(view, node.place, first, last)
    end = sooner(changes, _end_of_places(session, view))
    return _stated(session, _json(data), ("start_date", "end_date"), end)


@_reading
def is_open_now(request: HttpRequest, key: str) -> HttpResponse:
    """Return whether a resource is open now."""
    session, view, every = _open()
    node = _found(every, key)
    other = None
    if named := request.GET.get("timezone"):
        try:
            other = ZoneInfo(named)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise _invalid("Unknown timezone") from None
    data = open_now(view, every.tree, node, session.now, other)
    return _stated(session, _json(data), ("timezone",), unchanged_span(view, (node.place,), session.now).end)


@_reading
def hours(request: HttpRequest) -> HttpResponse:
    """Return a page of resources with the days of a range."""
    session, view, every = _open()
    today = day_of(session.now, view.city.zone)
    first, last, relative = _range(request, today)
    chosen = _chosen(request, every)
    if asked := request.GET.get("resource"):
        wanted = {node.place for part in asked.split(",") if (node := every.find(part.strip())) is not None}
        chosen = [each for each in chosen if each.place in wanted]
    size = min(_number(request, "page_size", _PAGE) or _PAGE, len(chosen))
    if size * ((last - first).days + 1) > _MOST_PLACE_DAYS:
        raise _invalid(f"at most {_MOST_PLACE_DAYS} days of all resources at once: ask for fewer days or a page_size")
    data = _page(
        request,
        chosen,
        lambda node: {
            "resource": short_data(view, node),
            "opening_hours": opening_hours(view, node.place, first, last),
        },
    )
    end = sooner(_next_day(view, today) if relative else None, _end_of_places(session, view))
    return _stated(session, _json(data), (*_LIST_READS, "resource", "start_date", "end_date"), end)


@_reading
def periods(request: HttpRequest) -> HttpResponse:
    """Return the date periods of some resources: the normal week, and the days of the next year that differ."""
    session, view, every = _open()
    asked = [part.strip() for part in request.GET.get("resource", "").split(",") if part.strip()]
    if not asked:
        raise _invalid("resource GET parameter is required to list date periods")
    found = {node.place: node for part in asked if (node := every.find(part)) is not None}
    if len(found) > _MOST_WITH_PERIODS:
        raise _invalid(f"at most {_MOST_WITH_PERIODS} resources at once")
    today = day_of(session.now, view.city.zone)
    data: list[Any] = []
    for each in outgoing(view, [node.version for node in found.values()], today, channels=WITH_HOURS):
        data += date_periods(each, [])
    end = sooner(_next_day(view, today), _end_of_places(session, view))
    return _stated(session, _json(data), ("resource",), end)


@_reading
def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Return what Hauki answers for an address that it does not have; one without its last ``/`` is redirected."""
    if rest and not rest.endswith("/"):
        query = request.GET.urlencode()
        return HttpResponsePermanentRedirect(f"{iri_to_uri(request.path)}/{f'?{query}' if query else ''}")
    return problem(request, HTTPStatus.NOT_FOUND)


urlpatterns = [
    path("v1/resource/", resources),
    path("v1/resource/<str:key>/", resource),
    path("v1/resource/<str:key>/opening_hours/", resource_hours),
    path("v1/resource/<str:key>/is_open_now/", is_open_now),
    path("v1/opening_hours/", hours),
    path("v1/date_period/", periods),
    path("<path:rest>", unknown),
]
