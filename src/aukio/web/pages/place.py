"""The page of a unit: can I go now, and how? If not, how else, until when, under what conditions, where else, and why?

The values are in the order of these questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from aukio.answers import queries as answer_queries
from aukio.answers.session import Question
from aukio.domain.answers.answer import ChannelAnswer, Status, Summary
from aukio.domain.answers.selection import CLOSED_SUMMARIES
from aukio.domain.city.place_details import NO_DETAILS
from aukio.domain.city.places import IN_BUILDING, ChannelKind
from aukio.domain.city.tree import Node
from aukio.domain.facts.effect_specs import Aspect
from aukio.domain.facts.effects import Guidance, NewBookings, is_shut_all_day
from aukio.domain.facts.guidance import asks_no_action, discourages_visits
from aukio.domain.facts.record import View
from aukio.domain.signs import HAVE_DOORS
from aukio.domain.telling.why import NORMAL, Layer, Layers
from aukio.domain.wording.phrasing import capital
from aukio.web.pages.days import DaysView, days_view
from aukio.web.pages.page_spans import LinkView, SpanViews
from aukio.web.pages.place_facts import ChangeView, FactView, change_view, fact_views, loose_words, period_words
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import (
    ChannelView,
    ConditionGroup,
    ContactView,
    Pointer,
    StateView,
    alternatives,
    channel_view,
    coming_line,
    conditions,
    contact_view,
    hours_text,
    is_out_of_reach,
    own_hours_line,
    own_hours_state,
    state_view,
    where_of,
)

ASPECTS = {
    Aspect.HOURS: gettext_noop("Hours"),
    Aspect.ADMISSION: gettext_noop("How people are admitted"),
    Aspect.BOOKINGS: gettext_noop("Bookings"),
    Aspect.CAPACITY: gettext_noop("Room"),
    Aspect.SERVICES: gettext_noop("Services"),
    Aspect.ELSEWHERE: gettext_noop("Other places"),
    Aspect.EVENTS: gettext_noop("Events"),
    Aspect.GUIDANCE: gettext_noop("Conditions"),
    Aspect.PASSAGE: gettext_noop("Walking through"),
    Aspect.BUILDING: gettext_noop("The building"),
    Aspect.NONE: gettext_noop("Further facts"),
}


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The main answer: the state, what to do, contacts, and what the reader does not need to do."""

    state: StateView
    lines: tuple[str, ...]
    contacts: tuple[ContactView, ...]
    reassure: str
    may_book: bool = True
    """Whether new bookings are taken now."""
    action: LinkView | None = None
    """The one thing to do, where no contact is it."""
    follows: bool = False
    """Whether that is to get updates."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Days of the normal week, with hours for each channel."""

    days: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """The normal week of a place's channels."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[WeekRow, ...]


@dataclass(frozen=True, slots=True)
class WhyLayer:
    """One layer of an explanation: what it says, its source, whether it decided."""

    said: str
    source: str
    url: str
    won: bool


@dataclass(frozen=True, slots=True)
class WhyView:
    """The layers of one aspect."""

    about: str
    layers: tuple[WhyLayer, ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """Where a place is, what it is, and what makes it accessible."""

    address: str
    description: str
    access: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceHoursView:
    """A service with a week of its own, in words, and its state now."""

    line: str
    state: StateView


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The values of a unit's page."""

    name: str
    path: str
    known: bool
    has_door: bool
    crumbs: tuple[LinkView, ...]
    answer: AnswerView
    hours: str
    channels: tuple[ChannelView, ...]
    facts: tuple[FactView, ...]
    texts: tuple[SpanViews, ...]
    withheld: tuple[str, ...]
    services: tuple[ServiceHoursView, ...]
    conditions: tuple[ConditionGroup, ...]
    alternatives: tuple[Pointer, ...]
    days: DaysView | None
    week: WeekView | None
    upcoming: tuple[ChangeView, ...]
    why: tuple[WhyView, ...]
    map_url: str
    details: DetailsView | None


def unit_page(question: Question, reader: Reader) -> UnitPage:
    """Return the page of a unit, a room or a piece of equipment."""
    answer = answer_queries.answer(question)
    node = question.view.node(question.place, question.at)
    remote_first = discourages_visits(advice for advice, _version in answer.guidance)
    return UnitPage(
        name=answer.names.say(reader.lang) or answer.path,
        path=answer.path,
        known=node is not None,
        has_door=node is not None and node.kind in HAVE_DOORS,
        crumbs=tuple(_crumbs(question, reader)),
        answer=answer_view(question.view, answer, reader),
        hours=_today(answer, reader),
        channels=tuple(
            _with_address(channel_view(each, reader), node, reader)
            for each in ordered(answer, remote_first=remote_first)
        ),
        facts=fact_views(answer, reader),
        texts=loose_words(answer, reader),
        withheld=tuple(map(reader.naming.service, answer.withheld)),
        services=tuple(
            ServiceHoursView(own_hours_line(each, reader), own_hours_state(each, reader)) for each in answer.services
        ),
        conditions=conditions((each for each in answer.guidance if each[0] != _reassuring(answer)), reader),
        alternatives=alternatives(answer, reader),
        days=days_view(question, answer.path, reader),
        week=_week(answer, reader),
        upcoming=tuple(change_view(change, reader) for change in answer.upcoming),
        why=tuple(
            _why(layers, question.view, reader)
            for layers in answer_queries.reasons(question, reader.naming, reader.words)
        ),
        map_url=map_url(node, question.view, question.at),
        details=details_view(node, reader),
    )


def _today(answer: Status, reader: Reader) -> str:
    """Return today's hours where people come, in words; empty if no channel of that kind has any."""
    on_site = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
    hours = "" if on_site is None else hours_text(on_site, reader)
    return _("Today %(hours)s") % {"hours": hours} if hours else ""


def answer_view(view: View, answer: Status, reader: Reader) -> AnswerView:
    """Return the main answer: what changes next, what to do now, and contacts for when visiting is not possible."""
    contacts = tuple(
        contact_view(contact, reader.lang)
        for channel in answer.channels
        if channel.open and channel.key.kind not in IN_BUILDING
        for contact in channel.channel.contacts
    )
    state = state_view(view, answer, reader)
    coming = coming_line(view, answer, reader) or ("" if state.detail else _how_long(answer, reader))
    reassure = _reassuring(answer)
    return AnswerView(
        state=state,
        lines=(*([coming] if coming else []), *_what_to_do(answer)),
        contacts=contacts[:3],
        reassure="" if reassure is None else reader.words.say_guidance(reassure, reader.naming),
        may_book=answer.bookings.new is NewBookings.ACCEPT,
    )


def _reassuring(answer: Status) -> Guidance | None:
    """Return the advice that stands beside the answer, because it asks for nothing, and not under the conditions."""
    return next((advice for advice, _version in answer.guidance if asks_no_action(advice)), None)


def _how_long(answer: Status, reader: Reader) -> str:
    """Return how long a closed place stays so, where no opening can be said: the period of what closes it."""
    if answer.summary not in CLOSED_SUMMARIES:
        return ""
    closing = (reason.version.arrangement for reason in answer.because)
    found = next((each for each in closing if any(map(is_shut_all_day, each.effects))), None)
    return "" if found is None else f"{capital(period_words(found, reader)).removesuffix('.')}."


def with_action(unit: UnitPage, *, book: str, follow: str) -> UnitPage:
    """Return a page with the one action that its state allows: book or follow at an address, go elsewhere, or come."""
    answer = unit.answer
    if book and answer.may_book:
        action: LinkView | None = LinkView(_("Book a time"), book)
    elif answer.contacts:
        action = None
    elif answer.state.code != Summary.OPEN and any(pointer.places for pointer in unit.alternatives):
        action = LinkView(_("Where instead"), "#elsewhere")
    elif answer.state.code in CLOSED_SUMMARIES:
        action = LinkView(_("Get updates"), follow) if follow else None
    else:
        action = LinkView(_("Show on a map"), unit.map_url) if unit.map_url else None
    return replace(unit, answer=replace(answer, action=action, follows=action is not None and action.url == follow))


def _what_to_do(answer: Status) -> Iterator[str]:
    match answer.summary:
        case Summary.BY_APPOINTMENT:
            yield _("Book before you come.")
        case Summary.BOOKED_ONLY if answer.bookings.new is NewBookings.ACCEPT:
            yield _("Book before you come.")
        case Summary.BOOKED_ONLY:
            yield _("Those who have already booked are served. No new bookings are taken.")
        case Summary.REMOTE_ONLY:
            yield _("The desk is closed now. You can get service without visiting.")
        case Summary.SELF_SERVICE:
            yield _("There are no staff here now. You can use self-service.")
        case Summary.UNKNOWN:
            yield _("We do not know these hours. Call before you go.")
        case Summary.OPEN | Summary.PASSAGE_ONLY | Summary.CLOSED:
            pass


def ordered(answer: Status, *, remote_first: bool) -> list[ChannelAnswer]:
    """Return channels by what works now; remote ones first if visits are discouraged (R070); out of reach last."""
    return sorted(
        answer.channels,
        key=lambda each: (each.open is False, (each.key.kind in IN_BUILDING) == remote_first, is_out_of_reach(each)),
    )


def _crumbs(question: Question, reader: Reader) -> Iterator[LinkView]:
    tree = question.view.tree(question.view.interval(question.at))
    node = tree.get(question.place)
    for above in reversed(node.ancestors if node is not None else ()):
        found = tree.get(above)
        if found is not None:
            yield LinkView(found.version.names.say(reader.lang) or found.path, reader.place(found.path))


def _week(answer: Status, reader: Reader) -> WeekView | None:
    """Return the normal week, a row for each channel."""
    channels = [each for each in answer.channels if not each.key.offered and each.channel.week is not None]
    if not channels:
        return None
    rows = [
        WeekRow(capital(reader.words.say_channel(each.key.kind)), (reader.words.say_week(each.channel.week),))
        for each in channels
        if each.channel.week is not None
    ]
    return WeekView(_("Normal week"), _("Way to reach us"), (_("Hours"),), tuple(rows))


def _why(layers: Layers, view: View, reader: Reader) -> WhyView:
    about = _(ASPECTS[layers.aspect])
    if layers.channel is not None:
        about = f"{about}: {capital(reader.words.say_channel(layers.channel))}"
    return WhyView(about, tuple(_layer(each, view, reader) for each in layers.layers))


def _layer(layer: Layer, view: View, reader: Reader) -> WhyLayer:
    """Return a layer with its source by name: the title of a notice, or the name of a place."""
    if layer.source == NORMAL:
        return WhyLayer(layer.said, _("Normal situation"), "", layer.won)
    slug, _slash, anchor = layer.source.partition("/")
    if any(notice.slug == slug for notice in view.record.notices):
        title = view.head(slug).title.say(reader.lang) or slug
        return WhyLayer(layer.said, title, reader.notice(slug, anchor), layer.won)
    place = view.find(layer.source, reader.moment.at)
    name = layer.source if place is None else reader.naming.place(place)
    return WhyLayer(layer.said, name, reader.place(layer.source), layer.won)


def _with_address(channel: ChannelView, node: Node | None, reader: Reader) -> ChannelView:
    """Return a channel by post with the address of the place, if it has no other contact."""
    address = None if node is None else node.version.details.address
    if channel.kind != ChannelKind.POST or channel.contacts or address is None:
        return channel
    return replace(channel, lines=(address.say(reader.lang), *channel.lines))


def details_view(node: Node | None, reader: Reader) -> DetailsView | None:
    """Return the details of a place; None if the directory has none."""
    if node is None or node.version.details == NO_DETAILS:
        return None
    details = node.version.details
    return DetailsView(
        "" if details.address is None else details.address.say(reader.lang),
        reader.words_of(details.description).say(reader.lang),
        tuple(map(reader.words.say_access, details.access)),
    )


def map_url(node: Node | None, view: View, at: datetime) -> str:
    """Return the address of a map at a place, or at what it stands in; empty where the directory knows neither."""
    tree = view.tree(view.interval(at))
    where = "" if node is None else where_of(tree, node)
    if not where:
        return ""
    latitude, longitude = where.split(",")
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
