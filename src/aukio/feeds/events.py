"""Events as a calendar and as a feed; cancelled dates stay in them, marked as cancelled (R076)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.feedgenerator import Atom1Feed

from aukio.bookings.queries import events as event_queries
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate
from aukio.domain.wording.events import say_audience, say_with_state
from aukio.domain.wording.languages import language
from aukio.feeds.feed_parameters import Asked, asked
from aukio.feeds.responses import outlet
from aukio.formats.calendars.event_calendar import calendar, changed_last, place_name
from aukio.freshness.statement import state
from aukio.workflows import event_sign_ups
from aukio.workflows.doors import LIVE_FOR, live


@outlet
def place_events_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the dates of the coming months at a place as iCalendar."""
    question = asked(request)
    view, name, dates = _of_place(question, path)
    return _answer(calendar(view, dates, name, question.addresses), "text/calendar", question)


@outlet
def event_calendar(request: HttpRequest, number: str) -> HttpResponseBase:
    """Return the dates of one event as iCalendar."""
    question = asked(request)
    event = event_sign_ups.event_with(int(number))
    view = question.session.view(live(question.now))
    dates = event_queries.dates_of(event.number, live(question.now))
    return _answer(
        calendar(view, dates, event.titles.say(question.lang), question.addresses), "text/calendar", question
    )


class _Feed(Atom1Feed):
    """A feed in which each event names the language of its title."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the attributes of an entry."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}


@outlet
def place_events_feed(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return them as a feed; a date that is cancelled or moved becomes an entry with a new time stamp."""
    question = asked(request)
    view, name, dates = _of_place(question, path)
    feed = _Feed(
        title=name,
        link=f"{question.addresses.place(path)}events/",
        description="",
        language=question.lang,
        feed_url=request.build_absolute_uri(),
        feed_guid=f"urn:aukio:{view.city.slug}:events:{path.replace('/', ':')}:{question.lang}",
    )
    for each in dates:
        feed.add_item(
            title=_title(view, each, question.lang),
            link=question.addresses.event(each.event.number),
            description=_said(view, each, question.lang),
            updateddate=each.changed,
            unique_id=f"urn:aukio:{view.city.slug}:event-date:{each.number}:{question.lang}",
            author_name=each.event.organiser,
            categories=[each.event.category],
            lang="" if (written := each.event.titles.written(question.lang)) == question.lang else written,
        )
    if not dates:
        feed.latest_post_date = lambda: changed_last(dates, view.known)  # type: ignore[method-assign]  # keep the stamp of the change, not the present minute
    return _answer(feed.writeString("utf-8").encode(), "application/atom+xml", question)


def _of_place(question: Asked, path: str) -> tuple[View, str, tuple[EventDate, ...]]:
    found = replace(question.session, now=live(question.now)).ask(path, at=None, known=None)
    name = found.view.newest(found.place)
    dates = event_sign_ups.coming(found.view, found.place, live(question.now))
    return found.view, (name.names.say(question.lang) if name else "") or path, dates


def _title(view: View, date: EventDate, lang: str) -> str:
    when = language(lang).say_moment(local_of(date.start, view.zone(date.event.place)).replace(tzinfo=None))
    return say_with_state(f"{date.event.titles.say(lang)}, {when}", date.state, lang)


def _said(view: View, date: EventDate, lang: str) -> str:
    parts: Iterable[str] = (
        place_name(view, date, lang),
        date.event.details.say(lang),
        say_audience(date.event.audience, lang),
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def _answer(content: bytes, media_type: str, question: Asked) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Language"] = question.lang
    response.headers["Access-Control-Allow-Origin"] = "*"  # public data: pages of other sites may read it
    state(response, now=question.now, changes=question.now + LIVE_FOR, reads=())
    return response
