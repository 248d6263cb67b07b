"""The results of a search: where an errand can be done, open until when, or where instead; and notices about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aukio.answers import queries as answer_queries
from aukio.answers.search import Hit
from aukio.domain.answers.answer import ServiceAnswer, Status, Summary
from aukio.domain.answers.selection import CLOSED_SUMMARIES
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.web.pages.page_spans import SpanViews, words
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import (
    StateView,
    coming_line,
    has_no_hours,
    own_hours_state,
    service_line,
    site_state,
    state_view,
    where_of,
)

_SERVING_FIRST = (Summary.OPEN, Summary.BY_APPOINTMENT, Summary.SELF_SERVICE, Summary.BOOKED_ONLY, Summary.REMOTE_ONLY)


@dataclass(frozen=True, slots=True)
class ResultView:
    """A search result, with the service by which it was found."""

    name: str
    url: str
    state: StateView
    line: SpanViews
    out: bool
    """Whether the service by which it was found is withheld there now."""
    next: str = ""
    where: str = ""
    """Latitude and longitude, for a reader who asks how far it is."""


def result_views(view: View, hits: Sequence[Hit], reader: Reader) -> tuple[ResultView, ...]:
    """Return the results: what fits equally well and serves now first; what is not given now comes last."""
    tree = view.tree(view.interval(reader.moment.at))
    shown = [hit for hit in hits if not _is_part_of_another(tree, hit, hits)]
    found = [
        (hit, _result(view, tree, node, hit, reader)) for hit in shown if (node := tree.get(hit.place)) is not None
    ]
    return tuple(
        each for _hit, each in sorted(found, key=lambda one: (one[1].out, one[0].rank[0], _turn(one[1].state)))
    )


def _turn(state: StateView) -> int:
    """Return the turn of a state among results that fit equally well."""
    codes = [each.value for each in _SERVING_FIRST]
    return codes.index(state.code) if state.code in codes else len(codes)


def _is_part_of_another(tree: Tree, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a room or a piece of equipment is in a unit that fits as well: the unit answers for it."""
    node = tree.get(hit.place)
    if node is None or node.kind not in (Kind.ROOM, Kind.EQUIPMENT):
        return False
    above = {each.place: each for each in hits if each.place in node.ancestors}
    return any(each.rank[0] <= hit.rank[0] for each in above.values())


def _result(view: View, tree: Tree, node: Node, hit: Hit, reader: Reader) -> ResultView:
    answer = answer_queries.at_once(view, node.place, reader.moment.at)
    units = [answer_queries.at_once(view, unit.place, reader.moment.at) for unit in _units(tree, node, answer)]
    centre = tree.centre_of(node)
    within = "" if centre is None or centre.place == node.place else centre.version.names.say(reader.lang)
    service = "" if hit.service is None else reader.naming.service(hit.service.slug)
    line = words(" · ".join(filter(None, (service, within))))
    out = hit.service is not None and hit.service.slug in answer.withheld
    own = None if hit.service is None else answer.own_hours_of(hit.service.slug)
    if hit.service is not None and (out or own is not None or answer.summary in CLOSED_SUMMARIES):
        said = service_line(answer, hit.service.slug, reader)
        line = (*words(within), *words(". " if within and said else ""), *said) if out else (*line, *_after(line, said))
    return ResultView(
        name=node.version.names.say(reader.lang) or node.path,
        url=reader.place(node.path),
        line=line,
        state=_state(view, answer, units, own, reader),
        out=out,
        next="" if out else coming_line(view, answer, reader),
        where=where_of(tree, node),
    )


def _state(view: View, answer: Status, units: Sequence[Status], own: ServiceAnswer | None, reader: Reader) -> StateView:
    """Return the state of what was asked for: of a service with a week of its own, of a site's units, or of a place."""
    if own is not None:
        return own_hours_state(own, reader)
    return site_state(view, units, reader) if units else state_view(view, answer, reader)


def _after(line: SpanViews, said: SpanViews) -> SpanViews:
    return (*words(". "), *said) if line and said else said


def _units(tree: Tree, node: Node, answer: Status) -> Sequence[Node]:
    """Return the units of a site, whose state is theirs; no other place has the state of its units."""
    return tree.units(node.place) if has_no_hours(answer) else ()
