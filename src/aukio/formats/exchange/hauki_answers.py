"""Places and their hours as the API of Hauki answers, for programs that read Hauki: resources, and hours day by day.

A day on which nothing is open has no entry, as in Hauki, unless an arrangement closes it. Hours that are not known are
``undefined``, which Hauki does not count as open. What goes on after midnight is listed on both days.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aukio.domain.answers.daily_hours import channel_days, channels_on
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, ChannelKind, Kind, Names, PlaceId, PlaceVersion
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import DAY, clock_span, days_from
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.domain.hours.contributions import reasons_of_day
from aukio.formats.exchange.moved import Data

REGISTER = "hauki"
FIRST_OWN_ID = 900_000_000
"""Where ids of places begin that have none in Hauki: this and the number of the place, which never changes."""
_DAY_ZERO = date(2000, 1, 1)
_DAYS_APART = 1_000_000
_LONGEST_ID = 16
_TYPES = {
    Kind.SITE: "area",
    Kind.CENTRE: "building",
    Kind.UNIT: "unit",
    Kind.ROOM: "section",
    Kind.EQUIPMENT: "section",
}
STATES = {
    Admission.WALK_IN: "open",
    Admission.TICKET: "open",
    Admission.APPOINTMENT: "by_appointment",
    Admission.BOOKED_ONLY: "with_reservation",
}
"""The states of Hauki by the admission of hours."""
_OPEN = frozenset((*STATES.values(), "self_service"))
_MIDNIGHT, _END_OF_DAY = "00:00", "24:00"


def resource_id(version: PlaceVersion) -> int:
    """The number of a place in Hauki: its own there, else one of ours."""
    said = next((each.id for each in version.details.ids if each.register == REGISTER), "")
    return int(said) if said.isdecimal() and said.isascii() else FIRST_OWN_ID + version.place


def period_id(resource: int, first: date | None) -> int:
    """The number of the normal hours of a resource (None), or of those of dated days by their first day."""
    return resource * _DAYS_APART + (0 if first is None else (first - _DAY_ZERO).days)


@dataclass(frozen=True, slots=True)
class Resources:
    """The places of an instant by their numbers, and by their ids in other systems such as ``tprek:123``."""

    tree: Tree
    by_id: Mapping[int, Node]
    by_origin: Mapping[tuple[str, str], Node]

    def find(self, said: str) -> Node | None:
        """The place with a number or an id of another system; None where there is none."""
        system, colon, origin = said.partition(":")
        if colon:
            return self.by_origin.get((register_of(system), origin))
        return self.by_id.get(int(said)) if said.isdecimal() and len(said) < _LONGEST_ID else None


def resources_at(view: View, instant: datetime) -> Resources:
    """The places of an instant."""
    interval = view.interval(instant)
    return view.once(("resources of Hauki", interval), lambda: _resources(view.tree(interval)))


def _resources(tree: Tree) -> Resources:
    by_id: dict[int, Node] = {}
    by_origin: dict[tuple[str, str], Node] = {}
    for node in tree:
        by_id.setdefault(resource_id(node.version), node)
        for each in node.version.details.ids:
            by_origin.setdefault((each.register, each.id), node)
    return Resources(tree, dict(sorted(by_id.items())), by_origin)


def register_of(data_source: str) -> str:
    """Our name of a data source of Hauki."""
    return data_source.strip().lower().replace("-", "_")


def origins(version: PlaceVersion) -> list[Data]:
    """The ids of a place in other systems."""
    return [
        {"data_source": {"id": each.register, "name": None}, "origin_id": each.id}
        for each in version.details.ids
        if each.register != REGISTER
    ]


def by_language(names: Names) -> dict[str, str | None]:
    """A text in each language; null where it has none."""
    return {code: names.only(code) or None for code in LANGUAGES}


def address_data(version: PlaceVersion) -> dict[str, str | None]:
    """The address of a place on one line in each language that it has words in."""
    address = version.details.address
    if address is None:
        return dict.fromkeys(LANGUAGES)
    has_words = {code: bool(address.street.only(code) or address.city.only(code)) for code in LANGUAGES}
    return {code: address.say(code) if has_words[code] else None for code in LANGUAGES}


def resource_data(view: View, tree: Tree, node: Node) -> Data:
    """A resource whole."""
    version, details = node.version, node.version.details
    above = None if not node.ancestors else tree.get(node.ancestors[0])
    below = [each for each in tree.beneath(node.place) if each.ancestors[:1] == (node.place,)]
    known = version.known_from.astimezone(view.city.zone)
    return {
        "id": resource_id(node.version),
        "name": by_language(version.names),
        "description": by_language(details.description),
        "address": address_data(node.version),
        "resource_type": _TYPES[node.kind],
        "children": [resource_id(each.version) for each in below],
        "parents": [] if above is None else [resource_id(above.version)],
        "organization": version.owner or None,
        "origins": origins(node.version),
        "last_modified_by": None,
        "created": known.isoformat(),
        "modified": known.isoformat(),
        "extra_data": None,
        "is_public": True,
        "timezone": view.zone(node.place).key,
        "date_periods_hash": None,
        "date_periods_as_text": None,
    }


def short_data(view: View, node: Node) -> Data:
    """A resource in a list of hours."""
    return {
        "id": resource_id(node.version),
        "name": by_language(node.version.names),
        "timezone": view.zone(node.place).key,
        "origins": origins(node.version),
    }


def opening_hours(view: View, place: PlaceId, first: date, last: date) -> list[Data]:
    """The days of a range, each with its times."""
    days = dict(_elements(view, place, first - DAY, (last - first).days + 2))
    found = []
    for day in days_from(first, (last - first).days + 1):
        times = [*(_after_midnight(each) for each in days[day - DAY] if _goes_on(each)), *days[day]]
        if times:
            times.sort(key=lambda each: (each["start_time"] or "", each["end_time"] or ""))
            found.append({"date": day.isoformat(), "times": times})
    return found


def open_now(view: View, tree: Tree, node: Node, now: datetime, other: ZoneInfo | None) -> Data:
    """Whether a place is open at an instant, with the times that it is in; ``other`` is a further clock to tell."""
    zone = view.zone(node.place)
    local = now.astimezone(zone)
    times = [time for day in opening_hours(view, node.place, local.date(), local.date()) for time in day["times"]]
    holding = [each for each in times if each["resource_state"] in _OPEN and _holds(each, f"{local:%H:%M:%S}")]
    data: Data = {
        "is_open": bool(holding),
        "resource_timezone": zone.key,
        "resource_time_now": local.replace(microsecond=0).isoformat(),
        "matching_opening_hours": holding,
    }
    if other is not None:
        data |= {
            "other_timezone": other.key,
            "other_timezone_time_now": now.astimezone(other).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
            "matching_opening_hours_in_other_tz": [_on_clock(each, local, other) for each in holding],
        }
    return {**data, "resource": resource_data(view, tree, node)}


def _elements(view: View, place: PlaceId, first: date, count: int) -> Iterator[tuple[date, list[Data]]]:
    """The times that begin on each of some days."""
    zone = view.zone(place)
    alone = [key for key in channels_on(view, place, first, count) if key.kind is ChannelKind.SELF_SERVICE]
    by_day: dict[date, list[tuple[str, str]]] = {}
    for key in alone:
        for each in channel_days(view, place, key, first, count):
            by_day.setdefault(each.date, []).extend(each.spans or ())
    for day in days_from(first, count):
        hours = admitted_hours_on(view, place, day)
        spans = [(clock_span(each.start, each.end, zone), "open") for each in hours.unrestricted]
        spans += [
            (clock_span(each.span.start, each.span.end, zone), STATES[each.admission]) for each in hours.restricted
        ]
        spans += [(each, "self_service") for each in by_day.get(day, ())]
        times = [_element(*clocks, state) for clocks, state in spans]
        if hours.unknown:
            times += [_element(*clocks, "undefined") for clocks in _clocks(hours.unknown, zone)]
        if not times and reasons_of_day(view, place, day):
            times.append(_element(_MIDNIGHT, _END_OF_DAY, "closed"))
        yield day, times


def _clocks(spans: Iterable[Span], zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    yield from (clock_span(each.start, each.end, zone) for each in spans)


def _element(start: str, end: str, state: str) -> Data:
    whole = (start, end) == (_MIDNIGHT, _END_OF_DAY)
    return {
        "name": "",
        "description": "",
        "start_time": None if whole else f"{start}:00",
        "end_time": None if whole else f"{_MIDNIGHT if end == _END_OF_DAY else end}:00",
        "end_time_on_next_day": not whole and (end == _END_OF_DAY or end <= start),
        "resource_state": state,
        "full_day": whole,
        "periods": [],
    }


def _goes_on(element: Data) -> bool:
    return bool(element["end_time_on_next_day"]) and element["end_time"] != "00:00:00"


def _after_midnight(element: Data) -> Data:
    return {**element, "start_time": "00:00:00", "end_time_on_next_day": False}


def _holds(element: Data, clock: str) -> bool:
    starts, ends = element["start_time"], element["end_time"]
    return (starts is None or starts <= clock) and (ends is None or element["end_time_on_next_day"] or clock < ends)


def _on_clock(element: Data, local: datetime, other: ZoneInfo) -> Data:
    """A time that holds now, on another clock."""

    def moved(clock: str | None, day: date) -> datetime:
        hours, minutes, _ = (int(part) for part in (clock or "00:00:00").split(":"))
        return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=local.tzinfo).astimezone(other)

    after = 1 if element["end_time_on_next_day"] or element["full_day"] else 0
    starts = moved(element["start_time"], local.date())
    ends = moved(element["end_time"], local.date() + timedelta(days=after))
    return {
        **element,
        "start_time": f"{starts:%H:%M:%S}",
        "end_time": f"{ends:%H:%M:%S}",
        "end_time_on_next_day": starts.date() != ends.date(),
        "full_day": False,
    }
