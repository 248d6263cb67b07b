"""Endpoints of status, hours, reasons and contradictions."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from aukio.answers import queries as answer_queries
from aukio.answers import snapshot
from aukio.answers.lists import places_serving
from aukio.api.list_parameters import chosen_places, list_instant, validity_span
from aukio.api.parameters import RANGE_READS, ApiQuestion, MomentIn, PlacesIn, RangeIn, days_of, read_question
from aukio.api.problems import PROBLEMS
from aukio.api.responses import answer, chosen_fields, next_change, paging, redirect_moved
from aukio.api.shapes import DayOut, FindingOut, StatusItemOut, StatusOut, WhyOut
from aukio.bookings.queries import fates as fate_queries
from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.selection import SelectedPlace, StateFilter
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import day_data, finding_data, status_data, why_data

router = Router(tags=["Status and hours"], by_alias=True)
_FIELDS = frozenset(field.alias or name for name, field in StatusItemOut.model_fields.items())
_SLOW = frozenset({"units", "valid_until"})


class StatusesIn(PlacesIn):
    """Filters for places and their status, and the fields of each item."""

    open: Annotated[
        bool | None, Field(description="Whether the place is open now, or its `channel`, and its `service`.")
    ] = None
    channel: Annotated[
        ChannelKind | None, Field(description="A channel that the place has; `open` is then about it.")
    ] = None
    summary: Annotated[list[Summary], Field(default_factory=list, description="Values of `summary`; one must match.")]
    fields: Annotated[
        str | None,
        Field(
            description="Keys of a status, separated by commas. Default: all except `units`, which are items of the "
            "list themselves, and `valid_until`, which is slow to compute."
        ),
    ] = None


@router.get(
    "/status",
    response={200: list[StatusItemOut], **PROBLEMS},
    summary="The status of many places",
    operation_id="list_statuses",
)
def statuses(request: HttpRequest, which: Query[StatusesIn]) -> HttpResponse:
    """The status of places at an instant, in pages; with `service`, only places that do not withhold it.

    Without `at`, the list is about the start of the period in which it does not change.

    For example, `?open=true&service=print&near=60.16,24.74` finds the nearest places where you can print now.
    """
    pages = paging(request, which, StatusesIn.model_fields)
    question = read_question(which).at_cursor(pages.cursor)
    fields = chosen_fields(which.fields, _FIELDS, _FIELDS - _SLOW)
    view = question.view
    tree = view.tree(view.interval(question.instant))
    serving = StateFilter(which.open, which.channel, frozenset(which.summary), frozenset(which.service))
    places = chosen_places(which, question, view, tree)
    listed = places_serving(view, question.instant, places, serving, enough=pages.enough, session=question.session)
    span = validity_span(view, question.instant, places, pages.piece(listed.found), listed.span)
    since = list_instant(span, places, question.instant)
    at, known = pages.moment(question, since)
    shown = pages.page(listed.found, question, since)
    shown_view = question.session.view(known)
    found = [each.node.place for each in shown.items]
    if fields & _SLOW:
        answered = snapshot.statuses(question.session, found, at=at, known=known)
    else:
        answered = tuple(answer_queries.at_once(shown_view, each, at) for each in found)
    data = [_item(shown_view, *each, question.lang, fields) for each in zip(shown.items, answered, strict=True)]
    changes = None if question.at is not None else span.end
    return shown.with_link(answer(data, question, changes=changes, reads=StatusesIn.model_fields))


def _item(view: View, each: SelectedPlace, status: Status, lang: str, fields: frozenset[str]) -> dict[str, Any]:
    data = status_data(view, status, lang)
    if each.km is not None:
        data["distance"] = round(each.km * 1000)
    return {key: value for key, value in data.items() if key in fields}


@router.get(
    "/places/{path:place}/status",
    response={200: StatusOut, **PROBLEMS},
    summary="The status of a place",
    operation_id="get_status",
)
def status(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """The status of a place at `at`, as known at `known`, with reasons; a former path redirects to the present one."""
    question = read_question(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return redirect_moved(request, f"/api/v1/places/{found.moved_to}/status")
    answered = answer_queries.answer(found)
    changes = None if question.at is not None else answered.valid_until
    data = status_data(found.view, answered, question.lang)
    return answer(data, question, changes=changes, reads=MomentIn.model_fields)


@router.get(
    "/places/{path:place}/hours",
    response={200: list[DayOut], **PROBLEMS},
    summary="Effective hours by day",
    operation_id="get_hours",
)
def hours(request: HttpRequest, place: str, days: Query[RangeIn]) -> HttpResponse:
    """The effective on-site hours of a place on a range of at most 400 days, with the arrangements behind them."""
    question = read_question(days)
    first, last = days_of(days, question.zone)
    found = question.session.ask(place, at=first.isoformat(), known=question.known)
    if found.moved_to is not None:
        return redirect_moved(request, f"/api/v1/places/{found.moved_to}/hours")
    data = [day_data(day) for day in answer_queries.hours(found, first, last)]
    return answer(data, question, changes=None, reads=RANGE_READS)


@router.get(
    "/places/{path:place}/why",
    response={200: list[WhyOut], **PROBLEMS},
    summary="Reasons for a status",
    operation_id="get_reasons",
)
def why(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """For each aspect of a place, the layers of rules: what each says, and which one wins."""
    question = read_question(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return redirect_moved(request, f"/api/v1/places/{found.moved_to}/why")
    layers = answer_queries.reasons(found, namer(found.view, question.lang, found.at), language(question.lang))
    changes = next_change(question, found.view, [found.place])
    return answer([why_data(each) for each in layers], question, changes=changes, reads=MomentIn.model_fields)


@router.get(
    "/places/{path:place}/check",
    response={200: list[FindingOut], **PROBLEMS},
    summary="Contradictions at a place",
    operation_id="check_place",
)
def check(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """Contradictions at a place and in it, in what is in force at or after the instant."""
    question = read_question(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return redirect_moved(request, f"/api/v1/places/{found.moved_to}/check")
    data = [finding_data(each) for each in answer_queries.contradictions(found, fate_queries.unchanged(found.at))]
    return answer(data, question, changes=_any(question, found.view), reads=MomentIn.model_fields)


@router.get(
    "/check",
    response={200: list[FindingOut], **PROBLEMS},
    summary="Contradictions everywhere",
    operation_id="check_all",
)
def check_all(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """Contradictions in what is in force at or after the instant, at all places."""
    del request
    question = read_question(moment)
    booked = fate_queries.unchanged(question.instant)
    found = answer_queries.contradictions_anywhere(
        question.session, at=question.at, known=question.known, booked=booked
    )
    changes = _any(question, question.view)
    return answer([finding_data(each) for each in found], question, changes=changes, reads=MomentIn.model_fields)


_MOST_ASKED = 500
"""From so many places on, to ask each when it changes takes longer than the answer."""


def _any(question: ApiQuestion, view: View) -> datetime | None:
    """Return when the status of any place may change; of a large city the next minute, before which none does."""
    places = [node.place for node in view.tree(view.interval(question.instant))]
    if question.at is None and len(places) > _MOST_ASKED:
        return question.now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return next_change(question, view, places)
