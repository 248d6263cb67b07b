"""Dates of events as an iCalendar file (RFC 5545); cancelled dates stay in it as cancelled."""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Event

from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate, OccurrenceState
from aukio.formats.addresses import Addresses


def calendar(view: View, dates: Iterable[EventDate], name: str, addresses: Addresses) -> bytes:
    """Return a calendar of dates; ``SEQUENCE`` grows with each change, so that readers take the newest version."""
    found = Calendar()
    found.add("prodid", "-//Aukio//events//")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    for each in dates:
        found.add_component(_event(view, each, addresses))
    written: bytes = found.to_ical()
    return written


def _event(view: View, date: EventDate, addresses: Addresses) -> Event:
    event = Event()
    event.add("uid", f"event-date-{date.number}@{view.city.slug}")
    event.add("dtstamp", date.changed)
    event.add("last-modified", date.changed)
    event.add("sequence", date.sequence)
    event.add("dtstart", date.start)
    event.add("dtend", date.end)
    event.add("summary", date.event.titles.say(addresses.lang))
    event.add("location", place_name(view, date, addresses.lang))
    if details := date.event.details.say(addresses.lang):
        event.add("description", details)
    event.add("categories", [date.event.category])
    event.add("status", "CANCELLED" if date.state is OccurrenceState.CANCELLED else "CONFIRMED")
    event.add("url", addresses.event(date.event.number))
    return event


def place_name(view: View, date: EventDate, lang: str) -> str:
    """Return the name of the place of a date."""
    found = view.newest(date.event.place)
    return "" if found is None else found.names.say(lang) or found.path


def changed_last(dates: Iterable[EventDate], otherwise: datetime) -> datetime:
    """Return the instant of the last change of the dates, or ``otherwise`` without any date."""
    return max((each.changed for each in dates), default=otherwise)
