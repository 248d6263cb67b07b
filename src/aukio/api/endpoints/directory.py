"""Endpoints of the directory: places, services, organisations."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from aukio.answers import queries as answer_queries
from aukio.api.list_parameters import chosen_places, list_instant, validity_span
from aukio.api.parameters import MomentIn, PlacesIn, read_question
from aukio.api.problems import PROBLEMS
from aukio.api.responses import answer, chosen_fields, next_change, paging, redirect_moved
from aukio.api.shapes import OrganisationOut, PlaceDetailOut, PlaceOut, ServiceOut
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.answers.selection import services_at
from aukio.domain.base.mistakes import NotFound
from aukio.formats.directory.directory_json import organisation_data, place_data, place_item_data, service_data

router = Router(tags=["Directory"], by_alias=True)
place_router = Router(tags=["Directory"], by_alias=True)
"""Matches every path below ``places/``, so it is added after the addresses that end in a fixed word."""
_ITEM = frozenset(PlaceOut.model_fields)


class ListIn(PlacesIn):
    """Filters for places, and the fields of each item."""

    fields: Annotated[str | None, Field(description="Keys of an item, separated by commas. Default: all keys.")] = None


@router.get(
    "/places",
    response={200: list[PlaceOut], **PROBLEMS},
    summary="Places with their state at an instant",
    operation_id="list_places",
)
def places(request: HttpRequest, which: Query[ListIn]) -> HttpResponse:
    """Places in the order of their paths; with `near` or `q`, the closest first. The list is paged.

    The `Link` header has the address of the next page, which is about the same instant.
    """
    pages = paging(request, which, ListIn.model_fields)
    question = read_question(which).at_cursor(pages.cursor)
    fields = chosen_fields(which.fields, _ITEM, _ITEM)
    view, at = question.view, question.instant
    tree = view.tree(view.interval(at))
    found = chosen_places(which, question, view, tree)
    span = validity_span(view, at, found, pages.piece(found), unchanged_span(view, (), at))
    shown = pages.page(found, question, list_instant(span, found, at))
    data = []
    for each in shown.items:
        summary = answer_queries.at_once(view, each.node.place, at).summary
        item = place_item_data(tree, each, summary, question.lang)
        data.append({key: value for key, value in item.items() if key in fields})
    changes = None if question.at is not None else span.end
    return shown.with_link(answer(data, question, changes=changes, reads=ListIn.model_fields))


@router.get(
    "/services",
    response={200: list[ServiceOut], **PROBLEMS},
    summary="Services and their places",
    operation_id="list_services",
)
def services(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """All services in the order of their slugs, with the places that offer them, directly or by their equipment."""
    del request
    question = read_question(moment)
    view = question.view
    tree = view.tree(view.interval(question.instant))
    given: dict[str, list[str]] = {}
    for node in tree:
        for slug in services_at(tree, node):
            given.setdefault(slug, []).append(node.path)
    found = sorted(view.record.services, key=lambda service: service.slug)
    data = [service_data(each, question.lang, given.get(each.slug, [])) for each in found]
    return answer(data, question, changes=next_change(question, view), reads=MomentIn.model_fields)


@router.get(
    "/organisations",
    response={200: list[OrganisationOut], **PROBLEMS},
    summary="Organisations and their places",
    operation_id="list_organisations",
)
def organisations(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """All organisations in the order of their slugs, with the places that they own."""
    del request
    question = read_question(moment)
    view = question.view
    owned: dict[str, list[str]] = {}
    for node in view.tree(view.interval(question.instant)):
        owned.setdefault(node.owner, []).append(node.path)
    found = sorted(view.record.organisations, key=lambda each: each.slug)
    data = [organisation_data(each, question.lang, owned.get(each.slug, [])) for each in found]
    return answer(data, question, changes=next_change(question, view), reads=MomentIn.model_fields)


@place_router.get(
    "/places/{path:place}",
    response={200: PlaceDetailOut, **PROBLEMS},
    summary="A place",
    operation_id="get_place",
)
def place(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """A place of the directory at an instant; a former path redirects to the present one."""
    question = read_question(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return redirect_moved(request, f"/api/v1/places/{found.moved_to}")
    tree = found.view.tree(found.view.interval(found.at))
    node = tree.get(found.place)
    if node is None:
        raise NotFound(
            f"'{place}' does not exist at that moment, or was not known yet.", next_step="Ask about another."
        )
    data = place_data(found.view, tree, node, question.lang)
    return answer(data, question, changes=next_change(question, found.view, [found.place]), reads=MomentIn.model_fields)
