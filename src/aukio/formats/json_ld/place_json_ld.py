"""Places as schema.org JSON-LD, for search engines and assistants.

Only hours without an appointment are in `openingHoursSpecification`. Hours by appointment belong to a
`GovernmentService` at the place, so that they are not read as open hours (R050, Q6). A closed building has no statement
on a day on which a unit with its own entrance is open.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from aukio.domain.answers.daily_hours import channel_days, service_days
from aukio.domain.answers.exception_days import normal_view
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.base.spans import Spans
from aukio.domain.city.nearby import coordinates_of
from aukio.domain.city.places import WITH_CONTACTS, Admission, ChannelKind, Contact, Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import clock_span, day_of, days_from
from aukio.domain.facts.effects import EntryToOpenUnits
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import UNRESTRICTED, AdmittedHours, admitted_hours_on
from aukio.domain.hours.channels import ChannelState
from aukio.domain.hours.composition import admission, any_of
from aukio.domain.hours.coupling import affecting_arrangements
from aukio.domain.hours.during import applied_at
from aukio.domain.hours.timetable import Timetable
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.formats.addresses import Addresses
from aukio.formats.json_ld.details_json_ld import details_data
from aukio.formats.json_ld.opening_specifications import ClockSpans, Specifications, StatedDay, specify
from aukio.formats.losses import Loss
from aukio.formats.view_memo import cached_for_view

MEDIA_TYPE = "application/ld+json"
DAYS = 56
"""Days with dated exceptions (eight weeks): readers load a page again before they are over."""

Data: TypeAlias = dict[str, Any]

LOSSES = (
    Loss(
        "By appointment, booked only, as a state of a place.",
        "Such hours are `hoursAvailable` of a `GovernmentService` at the place, never its opening hours.",
    ),
    Loss(
        f"Exceptions more than {DAYS} days ahead.",
        "The weekly rhythm is the normal one; each day that differs within this time is dated. Read it again by then.",
    ),
    Loss(
        "Unknown hours.",
        "No statement for such a day, nor for its weekday: the other days of that weekday are dated.",
    ),
    Loss(
        "Times that are about right (`~20:00`) or by the sun (`sunset`).",
        "Only the minutes that are open for sure; the page has the words.",
    ),
    Loss(
        "A closed building while a unit with its own entrance is open.",
        "No statement for the building on such a day; the unit has its hours.",
    ),
    Loss("Who may enter a building (`entry_to_open_units`).", "A sentence in the description."),
    Loss("Closed all day, for readers that expect 00:00–00:00.", "No `opens`, as the vocabulary defines closed."),
    Loss("Open all day long.", "00:00–23:59, because 00:00–00:00 means closed."),
    Loss(
        "Equipment, withheld services, alternatives, capacity, guidance, bookings, admission of one audience.",
        "The description has the sentences of the arrangements in force; the API has them as data.",
    ),
    Loss("Equipment.", "It is not a place in schema.org and has no file; its unit has one."),
    Loss("Self-service, pick-up, letterboxes and service by post, with their hours.", "Nothing; they are on the page."),
    Loss(
        "A notice with its versions and facts, as data.",
        "`SpecialAnnouncement` has its words, places and dates, and the address of the feed with its changes.",
    ),
)

_OF_TYPES = {
    "library": "Library",
    "health_centre": "MedicalClinic",
    "maternity_clinic": "MedicalClinic",
    "mental_health": "MedicalClinic",
    "dental_clinic": "Dentist",
    "laboratory": "MedicalBusiness",
    "x_ray": "MedicalBusiness",
}


def class_of(kind: Kind, type_: str) -> str:
    """Return the schema.org class of a place; units get a class that is both an organisation and a place."""
    match kind:
        case Kind.UNIT:
            return _OF_TYPES.get(type_, "GovernmentOffice")
        case Kind.CENTRE:
            return "CivicStructure"
        case Kind.SITE | Kind.ROOM | Kind.EQUIPMENT:
            return "Place"


def place_graph(view: View, node: Node, at: datetime, addresses: Addresses) -> Data:
    """Return a place, its services and its location, with hours from the local day of ``at`` on."""
    key = ("place graph", node.place, day_of(at, view.zone(node.place)), view.interval(at), addresses)
    nodes = cached_for_view(view, key, lambda: list(_Describing(view, node, at, addresses).nodes()))
    return {"@context": "https://schema.org", "@graph": nodes}


def script_text(data: Data) -> str:
    """Return JSON that is safe inside a `script` element."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def reference(node: Node, addresses: Addresses) -> Data:
    """Return a short reference to a place."""
    url = addresses.place(node.path)
    name = node.version.names.say(addresses.lang) or node.path
    return {"@type": class_of(node.kind, node.type), "@id": f"{url}#place", "name": name, "url": url}


@dataclass(frozen=True, slots=True)
class _Describing:
    view: View
    node: Node
    at: datetime
    addresses: Addresses

    @property
    def _words(self) -> Language:
        return language(self.addresses.lang)

    @property
    def _naming(self) -> Naming:
        return namer(self.view, self.addresses.lang, self.at)

    @property
    def _zone(self) -> ZoneInfo:
        return self.view.zone(self.node.place)

    @property
    def _tree(self) -> Tree:
        return self.view.tree(self._interval)

    @property
    def _interval(self) -> int:
        return self.view.interval(self.at)

    @property
    def _first(self) -> date:
        return day_of(self.at, self._zone)

    def nodes(self) -> Iterator[Data]:
        """Yield the place, then its services."""
        hours = [admitted_hours_on(self.view, self.node.place, day) for day in days_from(self._first, DAYS)]
        yield self._place(hours)
        yield from self._bound_services(hours)
        yield from self._own_weeks()
        channels = [channel for state in self._states() for channel in self._channels(state)]
        if channels:
            yield {
                "@type": "GovernmentService",
                "@id": f"{self.addresses.place(self.node.path)}#service",
                "name": self._naming.place(self.node.place),
                "availableChannel": channels,
            }

    def _place(self, hours: list[AdmittedHours]) -> Data:
        node, lang = self.node, self.addresses.lang
        where = coordinates_of(self._tree, node)
        parent = self._tree.get(node.ancestors[0]) if node.ancestors else None
        stated = Specifications([], []) if node.kind is Kind.SITE else specify(self._stated(hours))
        data = {
            **reference(node, self.addresses),
            "alternateName": list(dict.fromkeys([*node.version.aliases.get(lang, ()), *_other_names(node, lang)])),
            "description": " ".join(filter(None, (node.version.details.description.say(lang), self._description()))),
            **details_data(node.version.details, lang, country=self.view.city.country),
            "geo": where and {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude},
            "openingHoursSpecification": stated.weekly,
            "specialOpeningHoursSpecification": stated.dated,
            "containedInPlace": parent and reference(parent, self.addresses),
            "containsPlace": [reference(unit, self.addresses) for unit in self._tree.units(node.place)],
        }
        if node.kind is Kind.UNIT:  # whose class is one of organisations
            if node.owner:
                data["parentOrganization"] = {"@type": "Organization", "name": self._naming.owner(node.owner)}
            data["contactPoint"] = [each for state in self._states() for each in self._contact_points(state)]
        return {key: value for key, value in data.items() if value}

    def _description(self) -> str:
        """Return what is in force, in sentences; for a building, also who may enter it."""
        sentences = [
            self._words.say_arrangement(each.version.arrangement, self._naming)
            for each in affecting_arrangements(self.view, self.node.place, self._interval)
            if each.via.place == self.node.place
        ]
        applied = applied_at(self.view, self.node.place, self.at)
        rule = self._words.say_effect(EntryToOpenUnits(), self._naming)
        if any_of(applied, EntryToOpenUnits) and not any(rule in each for each in sentences):
            sentences.append(rule)
        return " ".join(sentences)

    # --- hours on site

    def _stated(self, hours: list[AdmittedHours]) -> list[StatedDay]:
        normal = normal_view(self.view)
        return [
            StatedDay(
                each.day,
                self._plain(each),
                self._clock(admitted_hours_on(normal, self.node.place, each.day).unrestricted),
            )
            for each in hours
        ]

    def _plain(self, hours: AdmittedHours) -> ClockSpans | None:
        """Return the hours without appointment; None for unknown days and for days with restricted hours only."""
        if (hours.unknown and not hours.approximate) or (hours.restricted and not hours.unrestricted):
            return None
        return self._clock(hours.unrestricted)

    def _clock(self, spans: Spans) -> ClockSpans:
        return tuple(clock_span(span.start, span.end, self._zone) for span in spans)

    def _bound_services(self, hours: list[AdmittedHours]) -> Iterator[Data]:
        url = self.addresses.place(self.node.path)
        for how in (Admission.APPOINTMENT, Admission.BOOKED_ONLY):
            days = [
                StatedDay(
                    each.day,
                    None
                    if each.unknown and not each.approximate
                    else self._clock(tuple(b.span for b in each.restricted if b.admission is how)),
                )
                for each in hours
            ]
            if any(each.spans for each in days):
                summary = self._words.say_summary(BY_ADMISSION[how])
                yield {
                    "@type": "GovernmentService",
                    "@id": f"{url}#{how.value}",
                    "name": f"{self._naming.place(self.node.place)}: {summary}",
                    "hoursAvailable": _all(specify(days)),
                    "availableChannel": {
                        "@type": "ServiceChannel",
                        "name": summary,
                        "serviceLocation": {"@id": f"{url}#place"},
                    },
                }

    def _own_weeks(self) -> Iterator[Data]:
        """Yield the services that have a week of their own, with the hours in which they are to be had."""
        url = self.addresses.place(self.node.path)
        for own in self.node.version.service_weeks:
            days = service_days(self.view, self.node.place, own, self._first, DAYS)
            name = self._naming.service(own.service)
            yield {
                "@type": "GovernmentService",
                "@id": f"{url}#{own.service}",
                "name": f"{self._naming.place(self.node.place)}: {name}",
                "hoursAvailable": _all(specify([StatedDay(each.date, each.certain) for each in days])),
                "availableChannel": {
                    "@type": "ServiceChannel",
                    "name": name,
                    "serviceLocation": {"@id": f"{url}#place"},
                },
            }

    # --- other channels

    def _states(self) -> tuple[ChannelState, ...]:
        states = Timetable.of(self.view).channels(self.node.place, self._interval)
        return tuple(state for state in states if state.key.kind in WITH_CONTACTS)

    def _for_anybody(self, state: ChannelState) -> bool:
        applied = applied_at(self.view, self.node.place, self.at)
        return admission(applied, state.channel).general in UNRESTRICTED

    def _hours(self, state: ChannelState) -> list[Data]:
        if state.key.kind is ChannelKind.WEB or not self._for_anybody(state):
            return []
        days = channel_days(self.view, self.node.place, state.key, self._first, DAYS)
        return _all(specify([StatedDay(each.date, each.certain) for each in days]))

    def _contact_points(self, state: ChannelState) -> Iterator[Data]:
        hours = self._hours(state)
        for contact in state.channel.contacts:
            point = {"@type": "ContactPoint", "contactType": self._words.say_purpose(state.key.purpose)}
            yield {**point, **_ways(contact), **({"hoursAvailable": hours} if hours else {})}

    def _channels(self, state: ChannelState) -> Iterator[Data]:
        applied = applied_at(self.view, self.node.place, self.at)
        how = admission(applied, state.channel).general
        name = self._words.say_channel(state.key.kind)
        channel: Data = {"@type": "ServiceChannel", "name": name}
        if how not in UNRESTRICTED:
            channel["description"] = self._words.say_admission(how)
        points = list(self._contact_points(state))
        phones = [point for point in points if "telephone" in point]
        urls = [contact.url for contact in state.channel.contacts if contact.url]
        if phones:
            channel["servicePhone"] = phones
        if urls:
            channel["serviceUrl"] = urls
        yield channel


def _ways(contact: Contact) -> Data:
    ways = {"telephone": contact.phone, "email": contact.email, "url": contact.url}
    return {key: value for key, value in ways.items() if value}


def _other_names(node: Node, lang: str) -> Iterator[str]:
    names = node.version.names
    yield from (each for each in names.values() if each != names.say(lang))


def _all(specified: Specifications) -> list[Data]:
    return [*specified.weekly, *specified.dated]
