"""Questions about the directory: places in lists and by themselves, services, organisations."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from aukio.answers import queries as answer_queries
from aukio.api.list_parameters import around, chosen_places, since_when
from aukio.api.parameters import MomentIn, PlacesIn, asked
from aukio.api.problems import PROBLEMS
from aukio.api.responses import answer, chosen_fields, moved, next_change, paging
from aukio.api.shapes import OrganisationOut, PlaceDetailOut, PlaceOut, ServiceOut
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.answers.selection import services_at
from aukio.domain.base.mistakes import NotFound
from aukio.formats.directory.directory_json import organisation_data, place_data, place_item_data, service_data

router = Router(tags=["Directory"], by_alias=True)
below = Router(tags=["Directory"], by_alias=True)
"""Takes any path below ``places/``: it comes after every address that ends in a word of ours."""
_ITEM = frozenset(PlaceOut.model_fields)


class ListIn(PlacesIn):
    """Which places, and which fields of each."""

    fields: Annotated[str | None, Field(description="Keys of an item, with commas between; all if left out.")] = None


@router.get(
    "/places",
    response={200: list[PlaceOut], **PROBLEMS},
    summary="Places, with their state at an instant",
    operation_id="aukio_api_directory_places",
)
def places(request: HttpRequest, which: Query[ListIn]) -> HttpResponse:
    """Places by path, or nearest first where a point or a text is given; a page at a time.

    The `Link` header of an answer leads to the next page, which is about the same moment.
    """
    pages = paging(request, which, ListIn.model_fields)
    question = asked(which).at_cursor(pages.cursor)
    fields = chosen_fields(which.fields, _ITEM, _ITEM)
    view, at = question.view, question.instant
    tree = view.tree(view.interval(at))
    found = chosen_places(which, question, view, tree)
    span = around(view, at, found, pages.piece(found), unchanged_span(view, (), at))
    shown = pages.page(found, question, since_when(span, found, at))
    data = []
    for each in shown.items:
        summary = answer_queries.at_once(view, each.node.place, at).summary
        item = place_item_data(tree, each, summary, question.lang)
        data.append({key: value for key, value in item.items() if key in fields})
    changes = None if question.at is not None else span.end
    return shown.linked(answer(data, question, changes=changes, reads=ListIn.model_fields))


@router.get(
    "/services",
    response={200: list[ServiceOut], **PROBLEMS},
    summary="Services, and where they are given",
    operation_id="aukio_api_directory_services",
)
def services(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """Every service by its slug, with the places that give it, by themselves or by their equipment."""
    del request
    question = asked(moment)
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
    operation_id="aukio_api_directory_organisations",
)
def organisations(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """Every organisation by its slug, with the places that are its own."""
    del request
    question = asked(moment)
    view = question.view
    owned: dict[str, list[str]] = {}
    for node in view.tree(view.interval(question.instant)):
        owned.setdefault(node.owner, []).append(node.path)
    found = sorted(view.record.organisations, key=lambda each: each.slug)
    data = [organisation_data(each, question.lang, owned.get(each.slug, [])) for each in found]
    return answer(data, question, changes=next_change(question, view), reads=MomentIn.model_fields)


@below.get(
    "/places/{path:place}",
    response={200: PlaceDetailOut, **PROBLEMS},
    summary="One place",
    operation_id="aukio_api_directory_place",
)
def place(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """A place as the directory has it on the day asked about; an earlier path leads to the present one."""
    question = asked(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return moved(request, f"/api/v1/places/{found.moved_to}")
    tree = found.view.tree(found.view.interval(found.at))
    node = tree.get(found.place)
    if node is None:
        raise NotFound(
            f"'{place}' does not exist at that moment, or was not known yet.", next_step="Ask about another."
        )
    data = place_data(found.view, tree, node, question.lang)
    return answer(data, question, changes=next_change(question, found.view, [found.place]), reads=MomentIn.model_fields)
