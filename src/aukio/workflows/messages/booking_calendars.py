"""Bookings as calendar files, and what was booked in one line."""

from collections.abc import Iterable

from django.conf import settings
from icalendar import Calendar, Event

from aukio.bookings.queries.booking import BookingView
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate, PublicEvent
from aukio.domain.wording.languages import language


def what_of(view: View, booking: BookingView, lang: str) -> str:
    """What was booked, where and when, in a language."""
    words = language(lang)
    local = local_of(booking.start, view.zone(booking.place))
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    service = names.get(booking.service, booking.service)
    place = view.directory.newest[booking.place].names.say(lang)
    return ", ".join(filter(None, (service, place, words.say_moment(local.replace(tzinfo=None)))))


def event_of(view: View, event: PublicEvent, date: EventDate | None, lang: str) -> str:
    """Which event, where, and when, in a language."""
    place = view.directory.newest[event.place].names.say(lang)
    when = ""
    if date is not None:
        when = language(lang).say_moment(local_of(date.start, view.zone(event.place)).replace(tzinfo=None))
    return ", ".join(filter(None, (event.titles.say(lang), place, when)))


def cancellation(view: View, bookings: Iterable[BookingView], lang: str) -> str:
    """A calendar file that removes cancelled bookings: iTIP CANCEL (RFC 5546)."""
    return _calendar(view, bookings, lang, method="CANCEL", status="CANCELLED")


def invitation(view: View, bookings: Iterable[BookingView], lang: str) -> str:
    """A calendar file with bookings."""
    return _calendar(view, bookings, lang, method="PUBLISH", status="CONFIRMED")


def _calendar(view: View, bookings: Iterable[BookingView], lang: str, *, method: str, status: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Aukio//bookings//")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for booking in bookings:
        calendar.add_component(calendar_event(view, booking, lang, status))
    written: str = calendar.to_ical().decode()
    return written


def calendar_event(view: View, booking: BookingView, lang: str, status: str) -> Event:
    """A booking as a calendar event; a cancellation has a higher sequence than the confirmation."""
    event = Event()
    event.add("uid", f"{booking.secret}@aukio")
    event.add("dtstamp", booking.made)
    event.add("sequence", 0 if status == "CONFIRMED" else 1)
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", what_of(view, booking, lang))
    event.add("location", view.directory.newest[booking.place].names.say(lang))
    event.add("status", status)
    if link := link_to(f"/{lang}/bookings/{booking.secret}/"):
        event.add("url", link)
    return event


def link_to(path: str) -> str:
    """The absolute address of a page; empty where the site has none configured."""
    return f"{settings.AUKIO_SITE}{path}" if settings.AUKIO_SITE else ""
