"""The places of a list, and the time in which all its pages stay the same."""

from collections.abc import Sequence
from datetime import datetime

from aukio.answers.lists import MANY
from aukio.answers.search import search
from aukio.api.parameters import LONGEST_TEXT, ApiQuestion, PlacesIn, checked_slugs, read_point
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.answers.selection import PlaceFilter, SelectedPlace, select_places
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.base.spans import Span, overlap
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View


def validity_span(
    view: View, at: datetime, among: Sequence[SelectedPlace], shown: Sequence[SelectedPlace], span: Span
) -> Span:
    """Return the time around ``at`` in which the list stays the same, within ``span`` in which it has the same places.

    For a list of fewer than ``MANY`` places this holds for every page; for a longer one only for the page shown,
    because checking every place would take longer than the request itself.
    """
    return overlap(
        span, unchanged_span(view, [each.node.place for each in (among if len(among) < MANY else shown)], at)
    )


def list_instant(span: Span, among: Sequence[SelectedPlace], at: datetime) -> datetime:
    """Return the instant of a list without ``at``: one at which all pages are the same as now."""
    return span.start if len(among) < MANY else at


def chosen_places(which: PlacesIn, question: ApiQuestion, view: View, tree: Tree) -> Sequence[SelectedPlace]:
    """Return the places that match the parameters. Raises ``BadRequest`` and ``NotFound``."""
    record = view.record
    wanted = PlaceFilter(
        kinds=frozenset(which.kind),
        types=checked_slugs("type", which.type, (version.type for version in record.places if version.type)),
        owners=checked_slugs("organisation", which.owner, (each.slug for each in record.organisations)),
        services=checked_slugs("service", which.service, (each.slug for each in record.services)),
        under=None if which.under is None else question.place(which.under),
        near=read_point(which.near),
        within=which.within,
    )
    if which.within is not None and wanted.near is None:
        raise BadRequest("'within' is a distance from 'near', which is missing.", next_step="Write near=60.16,24.74.")
    return select_places(tree, _among(which, question, view, tree), wanted)


def _among(which: PlacesIn, question: ApiQuestion, view: View, tree: Tree) -> Sequence[Node]:
    among = list(tree)
    if which.centre is not None:
        building = tree.get(question.place(which.centre))
        if building is not None and building.kind is not Kind.CENTRE:
            raise BadRequest(f"'centre': '{which.centre}' is no building.", next_step="Ask for what is under it.")
        among = [] if building is None else list(tree.units(building.place))
    if which.place:
        named = {question.place(path) for path in which.place}
        among = [node for node in among if node.place in named]
    if which.q is not None:
        if len(which.q) > LONGEST_TEXT:
            raise BadRequest(f"'q' is longer than {LONGEST_TEXT} characters.", next_step="Write a word or two.")
        there = {node.place: node for node in among}
        hits = search(view.record, tree, which.q, most=None)
        among = [there[hit.place] for hit in hits if hit.place in there]
    return among
