"""Questions about the directory: places in lists and by themselves, services, organisations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from aukio.answers import queries as answers
from aukio.answers.lists import MANY
from aukio.answers.search import search
from aukio.api.answering import answer, chosen_fields, paging, turning
from aukio.api.asking import LONGEST_TEXT, Asked, MomentIn, PlacesIn, asked, one_of, place_of, point
from aukio.api.problems import PROBLEMS
from aukio.api.shapes import OrganisationOut, PlaceDetailOut, PlaceOut, ServiceOut
from aukio.domain.choosing import Chosen, Wanted, choose, services_at
from aukio.domain.expiry import steady
from aukio.domain.mistakes import BadRequest, NotFound
from aukio.domain.places import Kind
from aukio.domain.record import View
from aukio.domain.spans import Span
from aukio.domain.tree import Node, Tree
from aukio.formats.directory_json import organisation_data, place_data, place_item_data, service_data

router = Router(tags=["Directory"], by_alias=True)
_ITEM = frozenset(PlaceOut.model_fields)


class ListIn(PlacesIn):
    """Which places, and which fields of each."""

    fields: Annotated[str | None, Field(description="Keys of an item, with commas between; all if left out.")] = None


@router.get("/places", response={200: list[PlaceOut], **PROBLEMS}, summary="Places, with their state at an instant")
def places(request: HttpRequest, which: Query[ListIn]) -> HttpResponse:
    """Places by path, or nearest first where a point or a text is given; a page at a time.

    The `Link` header of an answer leads to the next page, which is about the same moment.
    """
    pages = paging(request, which, ListIn.model_fields)
    question = asked(which).turned_to(pages.cursor)
    fields = chosen_fields(which.fields, _ITEM, _ITEM)
    view, at = question.view, question.instant
    tree = view.tree(view.stretch(at))
    found = chosen_places(which, question, view, tree)
    span = around(view, at, found, pages.piece(found), steady(view, (), at))
    shown = pages.page(found, question, since_when(span, found, at))
    data = []
    for each in shown.items:
        summary = answers.at_once(view, each.node.place, at).summary
        item = place_item_data(tree, each, summary, question.lang)
        data.append({key: value for key, value in item.items() if key in fields})
    changes = None if question.at is not None else span.end
    return shown.linked(answer(data, question, changes=changes, reads=ListIn.model_fields))


def around(view: View, at: datetime, among: Sequence[Chosen], shown: Sequence[Chosen], span: Span) -> Span:
    """Between which instants the same is told, within a span in which the same places are in the list.

    Of a list that is not long, on every page of it; else on the page shown, since asking every place would take longer
    than the question.
    """
    mine = steady(view, [each.node.place for each in (among if len(among) < MANY else shown)], at)
    return Span(max(mine.start, span.start), min(mine.end, span.end))


def since_when(span: Span, among: Sequence[Chosen], at: datetime) -> datetime:
    """The instant that a list is about where none was named: all of its pages must be the same then as now."""
    return span.start if len(among) < MANY else at


def chosen_places(which: PlacesIn, question: Asked, view: View, tree: Tree) -> Sequence[Chosen]:
    """The places that a question means."""
    record = view.record
    wanted = Wanted(
        kinds=frozenset(which.kind),
        types=one_of("type", which.type, (version.type for version in record.places if version.type)),
        owners=one_of("organisation", which.owner, (each.slug for each in record.organisations)),
        services=one_of("service", which.service, (each.slug for each in record.services)),
        under=None if which.under is None else place_of(which.under, question.now),
        near=point(which.near),
        within=which.within,
    )
    if which.within is not None and wanted.near is None:
        raise BadRequest("'within' is a distance from 'near', which is missing.", next_step="Write near=60.16,24.74.")
    return choose(tree, _among(which, question, view, tree), wanted)


def _among(which: PlacesIn, question: Asked, view: View, tree: Tree) -> Sequence[Node]:
    among = list(tree)
    if which.centre is not None:
        building = tree.get(place_of(which.centre, question.now))
        if building is not None and building.kind is not Kind.CENTRE:
            raise BadRequest(f"'centre': '{which.centre}' is no building.", next_step="Ask for what is under it.")
        among = [] if building is None else list(tree.units(building.place))
    if which.place:
        named = {place_of(path, question.now) for path in which.place}
        among = [node for node in among if node.place in named]
    if which.q is not None:
        if len(which.q) > LONGEST_TEXT:
            raise BadRequest(f"'q' is longer than {LONGEST_TEXT} characters.", next_step="Write a word or two.")
        there = {node.place: node for node in among}
        hits = search(view.record, tree, which.q, most=None)
        among = [there[hit.place] for hit in hits if hit.place in there]
    return among


@router.get("/services", response={200: list[ServiceOut], **PROBLEMS}, summary="Services, and where they are given")
def services(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """Every service by its slug, with the places that give it, by themselves or by their equipment."""
    del request
    question = asked(moment)
    view = question.view
    tree = view.tree(view.stretch(question.instant))
    given: dict[str, list[str]] = {}
    for node in tree:
        for slug in services_at(tree, node):
            given.setdefault(slug, []).append(node.path)
    found = sorted(view.record.services, key=lambda service: service.slug)
    data = [service_data(each, question.lang, given.get(each.slug, [])) for each in found]
    return answer(data, question, changes=turning(question, view), reads=MomentIn.model_fields)


@router.get(
    "/organisations", response={200: list[OrganisationOut], **PROBLEMS}, summary="Organisations and their places"
)
def organisations(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """Every organisation by its slug, with the places that are its own."""
    del request
    question = asked(moment)
    view = question.view
    owned: dict[str, list[str]] = {}
    for node in view.tree(view.stretch(question.instant)):
        owned.setdefault(node.owner, []).append(node.path)
    found = sorted(view.record.organisations, key=lambda each: each.slug)
    data = [organisation_data(each, question.lang, owned.get(each.slug, [])) for each in found]
    return answer(data, question, changes=turning(question, view), reads=MomentIn.model_fields)


def place(request: HttpRequest, place: str, moment: Query[MomentIn]) -> HttpResponse:
    """A place as the directory has it on the day asked about; an earlier path leads to the present one."""
    question = asked(moment)
    found = question.question(place)
    if found.moved_to is not None:
        return moved(request, f"/api/v1/places/{found.moved_to}")
    tree = found.view.tree(found.view.stretch(found.at))
    node = tree.get(found.place)
    if node is None:
        raise NotFound(
            f"'{place}' does not exist at that moment, or was not known yet.", next_step="Ask about another."
        )
    data = place_data(found.view, tree, node, question.lang)
    return answer(data, question, changes=turning(question, found.view, [found.place]), reads=MomentIn.model_fields)


def moved(request: HttpRequest, target: str) -> HttpResponse:
    """To the address that a place has now; what else was asked goes along."""
    query = request.GET.urlencode()
    return HttpResponse(status=308, headers={"Location": f"{target}?{query}" if query else target})


def last(router_: Router) -> None:
    """Add what answers any path beneath ``places/``: it comes after every address that ends in a word of ours."""
    router_.get(
        "/places/{path:place}", response={200: PlaceDetailOut, **PROBLEMS}, summary="One place", tags=["Directory"]
    )(place)
