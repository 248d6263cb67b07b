"""Dates of events as schema.org JSON-LD with their state (R076): ``EventCancelled``, ``EventRescheduled``.

An audience by year of birth has no property there, because ages change (R104); the description names it.
"""

from collections.abc import Iterable
from typing import Any

from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate, OccurrenceState
from aukio.formats.addresses import Addresses
from aukio.formats.calendars.event_calendar import place_name

_STATUS = {
    OccurrenceState.SCHEDULED: "EventScheduled",
    OccurrenceState.CANCELLED: "EventCancelled",
    OccurrenceState.RESCHEDULED: "EventRescheduled",
}


def graph(view: View, dates: Iterable[EventDate], addresses: Addresses, *, whom: str = "") -> dict[str, Any]:
    """Return dates as one graph; ``whom`` is their audience in words."""
    return {"@context": "https://schema.org", "@graph": [_event(view, each, addresses, whom) for each in dates]}


def _event(view: View, date: EventDate, addresses: Addresses, whom: str) -> dict[str, Any]:
    event, zone = date.event, view.zone(date.event.place)
    place = view.newest(event.place)
    described = " ".join(filter(None, (event.details.say(addresses.lang), whom)))
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{addresses.event(event.number)}#{date.number}",
        "name": event.titles.say(addresses.lang),
        "inLanguage": addresses.lang,
        "url": addresses.event(event.number),
        "startDate": date.start.astimezone(zone).isoformat(),
        "endDate": date.end.astimezone(zone).isoformat(),
        "eventStatus": f"https://schema.org/{_STATUS[date.state]}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@type": "Organization", "name": event.organiser},
        "location": {
            "@type": "Place",
            "name": place_name(view, date, addresses.lang),
            **({} if place is None else {"url": addresses.place(place.path)}),
        },
    }
    if described:
        found["description"] = described
    if date.state is OccurrenceState.RESCHEDULED and date.previous is not None:
        found["previousStartDate"] = date.previous.astimezone(zone).isoformat()
    if event.seats is not None:
        found["maximumAttendeeCapacity"] = event.seats
    return found
