"""Views of the outlets: each parses the address, asks the answers room once, and renders with a codec."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect

from aukio.answers.foreign_words import foreign_words
from aukio.answers.session import Question, Session
from aukio.answers.shown_notices import find_notice, notice_version_as_shown
from aukio.domain.base.mistakes import NotFound, not_found_error
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.publishing.news import News, NewsFilter, about_anything, about_notice, about_place, about_type, news
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.feeds.feed_parameters import Asked, asked
from aukio.feeds.responses import kept, outlet
from aukio.formats.addresses import Addresses, Outlet
from aukio.formats.calendars.calendar_history import DAYS_AHEAD, DAYS_AHEAD_THEN
from aukio.formats.calendars.closure_calendar import calendar
from aukio.formats.feeds.atom import MEDIA_TYPE as ATOM
from aukio.formats.feeds.atom import atom
from aukio.formats.feeds.feed_entries import MOST_ENTRIES, Entry, Feed, entry
from aukio.formats.feeds.json_feed import MEDIA_TYPE as JSON_FEED
from aukio.formats.feeds.json_feed import json_feed
from aukio.formats.json_ld import place_json_ld
from aukio.formats.opening_hours import opening_hours_year
from aukio.formats.view_memo import cached_for_view
from aukio.freshness.statement import sooner

READS = ("at", "known")
"""Parameters that outlets depend on."""

Format = Literal["atom.xml", "feed.json"]
_FORMATS: dict[Format, tuple[str, Callable[[Feed], bytes]]] = {
    "atom.xml": (ATOM, atom),
    "feed.json": (JSON_FEED, json_feed),
}


# --- feeds


@outlet
def city_feed(request: HttpRequest, *, written_as: Format) -> HttpResponseBase:
    """Return the feed of the city's news."""
    question = asked(request)
    city = question.session.record.city
    topic = _Topic("feeds", city.names.say(question.lang), about_anything, question.addresses.home)
    return _feed(request, question, written_as, topic)


@outlet
def place_feed(request: HttpRequest, path: str, *, written_as: Format) -> HttpResponseBase:
    """Return the feed of a place: its own news, that of places in it, and that of its building where it applies."""
    question = asked(request)
    found = question.session.ask(path, at=question.at, known=question.known)
    if found.moved_to is not None:
        return _moved(request, question, found.moved_to, written_as)
    name = namer(found.view, question.lang, found.at).place(found.place) or path
    page, changes = question.addresses.place(path), _renamed(found, question)
    topic = _Topic(f"places/{path}", name, about_place(found.place), page, changes)
    return _feed(request, question, written_as, topic)


@outlet
def type_feed(request: HttpRequest, type_: str, *, written_as: Format) -> HttpResponseBase:
    """Return the feed of the places of a type."""
    question = asked(request)
    known = sorted({version.type for version in question.session.record.places if version.type})
    if type_ not in known:
        raise not_found_error("type", type_, known, next_step="The list of places has the type of each.")
    words, naming = language(question.lang), namer(question.session.view(question.seen), question.lang, question.seen)
    name = words.say_many(type_, naming) or words.say_kind(type_, naming)
    topic = _Topic(f"types/{type_}", name, about_type(type_), question.addresses.home)
    return _feed(request, question, written_as, topic)


@outlet
def notice_feed(request: HttpRequest, slug: str, *, written_as: Format) -> HttpResponseBase:
    """Return the feed of a notice."""
    question = asked(request)
    found = find_notice(question.session.record, slug)
    view = question.session.view(question.seen)
    if not any(each.notice == slug and each.published <= view.known for each in view.record.publications):
        raise NotFound(f"'{slug}' was not published yet.", next_step="Ask with a later 'known'.")
    name = view.head(found.slug).title.say(question.lang) or slug
    topic = _Topic(f"notices/{slug}", name, about_notice(slug), question.addresses.notice(slug))
    return _feed(request, question, written_as, topic)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a feed is about: its path, title and filter, its page, and when it may change without a publication."""

    of: str
    title: str
    about: NewsFilter
    page: str
    changes: datetime | None = None


def _feed(request: HttpRequest, question: Asked, written_as: Format, topic: _Topic) -> HttpResponseBase:
    view = question.session.view(question.seen)
    city = view.city
    feed = Feed(
        of=topic.of,
        lang=question.lang,
        title=topic.title,
        author=city.names.say(question.lang) or city.slug,
        city=city.slug,
        page=topic.page,
        known=view.known,
        addresses=question.addresses,
        entries=tuple(_entries(question, view.known, topic.about)),
        first_known=min((version.known_from for version in view.record.places), default=view.known),
        words=foreign_words(question.session.record),
    )
    media_type, write = _FORMATS[written_as]
    return kept(request, write(feed), media_type, question, changes=topic.changes, modified=feed.updated, reads=READS)


def _entries(question: Asked, known: datetime, about: NewsFilter) -> list[Entry]:
    """Return the entries with the words of their day; entries are kept with the view that all requests share."""
    found = []
    for each in news(question.session.view(known), about, most=MOST_ENTRIES):
        then = question.session.view(each.publication.published)
        key = ("feed entry", each.publication.order, question.addresses)
        found.append(cached_for_view(then, key, partial(_entry, question.session, then, each, question.addresses)))
    return found


def _entry(session: Session, then: View, item: News, addresses: Addresses) -> Entry:
    publication = item.publication
    shown = notice_version_as_shown(session, publication.notice, publication.number, lang=addresses.lang, plain=False)
    return entry(then, item, shown.document, addresses)


# --- data about a place


@outlet
def place_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return closures and exceptional hours as iCalendar; for a building also those of its units.

    About another moment, which the address names, it shows fewer days: each moment is computed anew.
    """
    question = asked(request)
    found = question.session.ask(path, at=question.at, known=question.known)
    if found.moved_to is not None:
        return _moved(request, question, found.moved_to, "calendar.ics")
    _node(found, path)
    content = calendar(
        found.view,
        found.place,
        found.at,
        question.lang,
        seen=question.session.view,
        addresses=question.addresses,
        ahead=DAYS_AHEAD if question.at is None and question.known is None else DAYS_AHEAD_THEN,
    )
    return kept(request, content, "text/calendar", question, changes=_tomorrow(found, question), reads=READS)


@outlet
def place_hours(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the hours of a year in the `opening_hours` format."""
    question = asked(request)
    found = question.session.ask(path, at=question.at, known=question.known)
    if found.moved_to is not None:
        return _moved(request, question, found.moved_to, "opening_hours.txt")
    _node(found, path)
    today = day_of(found.at, found.view.zone(found.place))
    text = opening_hours_year.year_text(found.view, found.place, today, question.lang)
    content = f"{text}\n".encode()
    changes = _tomorrow(found, question)
    return kept(request, content, opening_hours_year.MEDIA_TYPE, question, changes=changes, reads=READS)


@outlet
def place_schema(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the place as JSON-LD."""
    question = asked(request)
    found = question.session.ask(path, at=question.at, known=question.known)
    if found.moved_to is not None:
        return _moved(request, question, found.moved_to, "schema.jsonld")
    node = _node(found, path)
    if node.kind is Kind.EQUIPMENT:
        raise NotFound(f"'{path}' is equipment, which is no place there.", next_step="Ask for its unit.")
    data = place_json_ld.place_graph(found.view, node, found.at, question.addresses)
    content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    changes = sooner(_tomorrow(found, question), _renamed(found, question))
    return kept(request, content, place_json_ld.MEDIA_TYPE, question, changes=changes, reads=READS)


def _node(found: Question, path: str) -> Node:
    node = found.view.node(found.place, found.at)
    if node is None:
        raise NotFound(f"nothing was known of '{path}' at that moment.", next_step="Ask with another 'at' or 'known'.")
    return node


def _tomorrow(found: Question, question: Asked) -> datetime | None:
    """Return when the days shown advance; None when the address fixes the moment."""
    if question.at is not None:
        return None
    zone = found.view.zone(found.place)
    return midnight(day_of(found.at, zone) + DAY, zone)


def _renamed(found: Question, question: Asked) -> datetime | None:
    """Return when place names or the facts in force may change; None when the address fixes the moment."""
    return None if question.at is not None else found.view.interval_end(found.view.interval(found.at))


def _moved(request: HttpRequest, question: Asked, path: str, outlet_: Outlet) -> HttpResponseBase:
    """Redirect a former path to the present one, keeping the parameters."""
    address = question.addresses.outlet(f"places/{path}", outlet_)
    query = urlencode(dict(request.GET.items()))
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
