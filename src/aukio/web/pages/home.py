"""The home page: one search box, the centres with their state, the notices in force."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.answers.search import search
from aukio.domain.answer import Status, Summary
from aukio.domain.places import Kind
from aukio.domain.record import View
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import StateView, state_view
from aukio.web.pages.spans import LinkView, SpanViews, words

_SERVING = (Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE)


@dataclass(frozen=True, slots=True)
class CentreCard:
    """A centre at a glance."""

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
    """A place found, with the service it was found by."""

    name: str
    url: str
    state: StateView
    line: SpanViews


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything the home page shows."""

    city: str
    centres: tuple[CentreCard, ...]
    others: tuple[LinkView, ...]
    notices: tuple[NoticeItem, ...]
    asked: str
    results: tuple[ResultView, ...]


def home_page(view: View, reader: Reader, asked: str = "") -> HomePage:
    """The home page at a moment; ``asked`` is what was typed in the search box."""
    tree = view.tree(view.stretch(reader.moment.at))
    centres = [node for node in tree if node.kind is Kind.CENTRE]
    in_centres = {unit.place for centre in centres for unit in tree.units(centre.place)}
    others = [node for node in tree if node.kind is Kind.UNIT and node.place not in in_centres]
    return HomePage(
        city=view.city.names.say(reader.lang),
        centres=tuple(_card(view, answers.at_once(view, node.place, reader.moment.at), reader) for node in centres),
        others=tuple(
            LinkView(node.version.names.say(reader.lang) or node.path, reader.place(node.path)) for node in others
        ),
        notices=tuple(_notices(view, reader)),
        asked=asked,
        results=_results(view, asked, reader),
    )


def _card(view: View, answer: Status, reader: Reader) -> CentreCard:
    tree = view.tree(view.stretch(answer.at))
    units = [answers.at_once(view, unit.place, answer.at) for unit in tree.units(answer.place)]
    change = answer.upcoming[0] if answer.upcoming else None
    return CentreCard(
        name=answer.names.say(reader.lang) or answer.path,
        url=reader.place(answer.path),
        state=state_view(answer, reader),
        open_units=sum(unit.summary in _SERVING for unit in units),
        all_units=len(units),
        next=""
        if change is None
        else _("Changes %(when)s.") % {"when": reader.words.say_moment(reader.local(change.at))},
    )


def _notices(view: View, reader: Reader) -> list[NoticeItem]:
    """Notices with something still in force or to come, the one updated last first."""
    found = []
    for notice in answers.notices_in_force(view, reader.moment.at):
        head = view.head(notice.slug)
        published = [
            each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
        ]
        first, last = published[0].published, max(each.published for each in published)
        item = NoticeItem(
            title=head.title.say(reader.lang) or head.slug,
            url=reader.notice(notice.slug),
            lead=head.intro.say(reader.lang),
            published=reader.words.say_moment(reader.local(first)),
            updated=reader.words.say_moment(reader.local(last)) if last != first else "",
        )
        found.append((last, item))
    return [item for _, item in sorted(found, key=lambda each: each[0], reverse=True)]


def _results(view: View, text: str, reader: Reader) -> tuple[ResultView, ...]:
    """The places a text means, with their state."""
    tree = view.tree(view.stretch(reader.moment.at))
    found = []
    for hit in search(view.record, tree, text):
        node = tree.get(hit.place)
        if node is None:
            continue
        centre = tree.centre_of(node)
        within = "" if centre is None or centre.place == node.place else centre.version.names.say(reader.lang)
        service = "" if hit.service is None else hit.service.names.say(reader.lang) or hit.service.slug
        found.append(
            ResultView(
                name=node.version.names.say(reader.lang) or node.path,
                url=reader.place(node.path),
                line=words(" · ".join(filter(None, (service, within)))),
                state=state_view(answers.at_once(view, node.place, reader.moment.at), reader),
            )
        )
    return tuple(found)
