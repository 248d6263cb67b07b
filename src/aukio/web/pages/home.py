"""The home page: one search box, the centres with their state, the notices in force.

It shows at most ``MOST_CARDS`` centres, with a link to all places: a longer list is not scanned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aukio.answers import queries as answer_queries
from aukio.answers.search import Hit, search
from aukio.domain.answers.answer import ServiceAnswer, Status, Summary
from aukio.domain.answers.selection import CLOSED_SUMMARIES
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.web.pages.page_spans import LinkView, SpanViews, words
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import (
    StateView,
    coming_line,
    has_no_hours,
    own_hours_state,
    service_line,
    site_state,
    state_view,
)

MOST_CARDS = 24
MOST_LINKS = 60

_SERVING = (Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE)


@dataclass(frozen=True, slots=True)
class CentreCard:
    """A centre as a card."""

    name: str
    url: str
    state: StateView
    open_units: int
    all_units: int
    next: str


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A notice in force."""

    title: str
    url: str
    lead: str
    published: str
    updated: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A search result, with the service by which it was found."""

    name: str
    url: str
    state: StateView
    line: SpanViews
    out: bool
    """Whether the service by which it was found is withheld there now."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The values of the home page."""

    city: str
    centres: tuple[CentreCard, ...]
    others: tuple[LinkView, ...]
    notices: tuple[NoticeItem, ...]
    any_place: bool
    """Whether any place is known at that time, also one that is not shown here."""
    all_places: int | None
    """The number of all places; None where all are shown."""
    all_url: str
    asked: str
    results: tuple[ResultView, ...]
    serving: int
    """How many results are not out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The content chosen for the home page: places to show and search results."""

    centres: Sequence[Node]
    units: Sequence[Node]
    """The units of the centres."""
    others: Sequence[Node]
    any_place: bool
    all_places: int | None
    asked: str
    hits: Sequence[Hit]
    hit_places: Sequence[PlaceId]
    """The places found, and the units of sites among them."""

    @property
    def with_state(self) -> list[PlaceId]:
        """The places whose state the page shows."""
        return [*(node.place for node in (*self.centres, *self.units)), *self.hit_places]


def choose(view: View, at: datetime, asked: str = "") -> Chosen:
    """Choose what the home page shows at an instant; ``asked`` is the search text."""
    tree = view.tree(view.interval(at))
    centres = [node for node in tree if node.kind is Kind.CENTRE]
    others = [node for node in tree if node.kind is Kind.UNIT and tree.centre_of(node) is None]
    some = len(centres) > MOST_CARDS or len(others) > MOST_LINKS
    shown = centres[:MOST_CARDS]
    hits = search(view.record, tree, asked)
    found = [node for hit in hits if (node := tree.get(hit.place)) is not None]
    return Chosen(
        centres=shown,
        units=[unit for centre in shown for unit in tree.units(centre.place)],
        others=others[:MOST_LINKS],
        any_place=any(True for _ in tree),
        all_places=sum(node.kind in (Kind.CENTRE, Kind.UNIT) for node in tree) if some else None,
        asked=asked,
        hits=hits,
        hit_places=[
            *(node.place for node in found),
            *(unit.place for node in found if node.kind is Kind.SITE for unit in tree.units(node.place)),
        ],
    )


def home_page(view: View, reader: Reader, chosen: Chosen) -> HomePage:
    """Return the values of the home page."""
    results = _results(view, chosen.hits, reader)
    return HomePage(
        city=view.city.names.say(reader.lang),
        centres=tuple(
            _card(view, answer_queries.at_once(view, node.place, reader.moment.at), reader) for node in chosen.centres
        ),
        others=tuple(
            LinkView(node.version.names.say(reader.lang) or node.path, reader.place(node.path))
            for node in chosen.others
        ),
        notices=tuple(_notices(view, reader)),
        any_place=chosen.any_place,
        all_places=chosen.all_places,
        all_url=reader.moment.link(reverse("web:places")),
        asked=chosen.asked,
        results=results,
        serving=sum(not each.out for each in results),
    )


def _card(view: View, answer: Status, reader: Reader) -> CentreCard:
    tree = view.tree(view.interval(answer.at))
    units = [answer_queries.at_once(view, unit.place, answer.at) for unit in tree.units(answer.place)]
    return CentreCard(
        name=answer.names.say(reader.lang) or answer.path,
        url=reader.place(answer.path),
        state=state_view(view, answer, reader),
        open_units=sum(unit.summary in _SERVING for unit in units),
        all_units=len(units),
        next=coming_line(view, answer, reader),
    )


def _notices(view: View, reader: Reader) -> list[NoticeItem]:
    """Return the notices with arrangements in force or to come, latest update first."""
    found = []
    for notice in answer_queries.notices_in_force(view, reader.moment.at):
        head = view.head(notice.slug)
        published = [
            each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
        ]
        first, last = published[0].published, max(each.published for each in published)
        item = NoticeItem(
            title=head.title.say(reader.lang) or head.slug,
            url=reader.notice(notice.slug),
            lead=head.intro.say(reader.lang),
            published=reader.words.say_moment(reader.local(first), reader.today),
            updated=reader.words.say_moment(reader.local(last), reader.today) if last != first else "",
        )
        found.append((last, item))
    return [item for _, item in sorted(found, key=lambda each: each[0], reverse=True)]


def _results(view: View, hits: Sequence[Hit], reader: Reader) -> tuple[ResultView, ...]:
    """Return the search results with their state; those that do not give what was asked for now come last."""
    tree = view.tree(view.interval(reader.moment.at))
    found = [_result(view, tree, node, hit, reader) for hit in hits if (node := tree.get(hit.place)) is not None]
    return tuple(sorted(found, key=lambda each: each.out))


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
