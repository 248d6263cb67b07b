"""The home page: a search box with errands, what is different today, the centres with their state, notices in force.

It shows at most ``MOST_CARDS`` centres, with a link to all places: a longer list is not scanned.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aukio.answers import queries as answer_queries
from aukio.answers.search import Hit, search
from aukio.answers.search_notices import notices_about
from aukio.domain.answers.answer import Status, Summary
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import View
from aukio.domain.wording.phrasing import capital
from aukio.web.pages.page_spans import LinkView
from aukio.web.pages.reader import Reader
from aukio.web.pages.results import ResultView, result_views
from aukio.web.pages.shared import StateView, coming_line, state_view, where_of
from aukio.web.pages.today import TodayLine, different_today

MOST_CARDS = 24
MOST_LINKS = 60
MOST_ERRANDS = 6

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
    where: str
    """Latitude and longitude, for a reader who asks how far it is."""


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A notice in force."""

    title: str
    url: str
    lead: str
    published: str
    updated: str


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
    starred_url: str
    """The address of a place's page, with PLACE for its path: of the places that a browser keeps."""
    different: tuple[TodayLine, ...]
    errands: tuple[LinkView, ...]
    asked: str
    results: tuple[ResultView, ...]
    found_notices: tuple[NoticeItem, ...]
    notices_first: bool
    """Whether a notice fits what was asked for better than any place."""
    title: str


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
    found_notices: Sequence[tuple[Notice, bool]]
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
        found_notices=notices_about(view, at, asked) if asked else (),
        hit_places=[
            *(node.place for node in found),
            *(unit.place for node in found if node.kind is Kind.SITE for unit in tree.units(node.place)),
        ],
    )


def home_page(view: View, reader: Reader, chosen: Chosen) -> HomePage:
    """Return the values of the home page."""
    results = result_views(view, chosen.hits, reader)
    notices = _notices(view, reader)
    about = {notice.slug: by_title for notice, by_title in chosen.found_notices}
    return HomePage(
        city=view.city.names.say(reader.lang),
        centres=tuple(
            _card(view, answer_queries.at_once(view, node.place, reader.moment.at), reader) for node in chosen.centres
        ),
        others=tuple(
            LinkView(node.version.names.say(reader.lang) or node.path, reader.place(node.path))
            for node in chosen.others
        ),
        notices=tuple(item for _slug, item in notices),
        any_place=chosen.any_place,
        all_places=chosen.all_places,
        all_url=reader.moment.link(reverse("web:places")),
        starred_url=reader.place("PLACE"),
        asked=chosen.asked,
        different=() if chosen.asked else different_today(view, [*chosen.units, *chosen.others], reader),
        errands=tuple(_errands(view, reader)),
        results=results,
        found_notices=tuple(item for slug, item in notices if slug in about),
        notices_first=any(about.values()) or (bool(about) and not results),
        title=_title(chosen.asked, len(results) + len(about)),
    )


def _title(asked: str, found: int) -> str:
    """Return the title of the page: of the city, or of what was asked for with how much was found."""
    if not asked:
        return _("What is open")
    return ngettext("“%(asked)s”: %(found)s result", "“%(asked)s”: %(found)s results", found) % {
        "asked": asked,
        "found": found,
    }


def _errands(view: View, reader: Reader) -> Iterator[LinkView]:
    """Yield the services that most units give, as links to where they can be had."""
    tree = view.tree(view.interval(reader.moment.at))
    given = Counter(
        slug
        for unit in dict.fromkeys((tree.unit_of(node).place, slug) for node in tree for slug in _services(node))
        for slug in [unit[1]]
    )
    known = [each.slug for each in view.record.services if each.slug in given]
    for slug in sorted(known, key=lambda each: -given[each])[:MOST_ERRANDS]:
        name = reader.naming.service(slug)
        yield LinkView(capital(name), reader.moment.link(reverse("web:home"), q=name))


def _services(node: Node) -> tuple[str, ...]:
    return (*node.version.services, *node.version.provides)


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
        where="" if (node := tree.get(answer.place)) is None else where_of(tree, node),
    )


def _notices(view: View, reader: Reader) -> list[tuple[str, NoticeItem]]:
    """Return the notices with arrangements in force or to come by slug, latest update first."""
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
        found.append((last, notice.slug, item))
    return [(slug, item) for _last, slug, item in sorted(found, key=lambda each: each[0], reverse=True)]
