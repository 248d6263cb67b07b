"""Places as locations of HSDS 3.1 with schedules, and the services at them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import days_from
from aukio.formats.exchange.hsds import IDENTIFIER, PATH_TYPE
from aukio.formats.exchange.moved import Data, Lost, phrase
from aukio.formats.exchange.outgoing import Outgoing, OutgoingService, clock, open_spans
from aukio.formats.opening_hours.opening_hours_text import ClockSpans
from aukio.formats.values.text_data import without_empty

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_END_OF_DAY = 24 * 60


def hsds(places: Iterable[Outgoing], losses: list[Lost]) -> Data:
    """A page of locations of HSDS 3.1 with schedules, and of their services.

    A schedule with an end replaces the week on its days. A service has schedules where it has a week of its own.
    """
    found = tuple(places)
    locations = [_hsds_location(each, losses) for each in found]
    return {"contents": [*locations, *_services(found, locations, losses)]}


def _services(places: Sequence[Outgoing], locations: Sequence[Data], losses: list[Lost]) -> Iterator[Data]:
    offered: dict[str, list[tuple[Outgoing, Data, OutgoingService]]] = {}
    for place, location in zip(places, locations, strict=True):
        for each in place.services:
            offered.setdefault(each.slug, []).append((place, location, each))
    for slug, offers in offered.items():
        key = _uuid(f"service {slug}")
        names = offers[0][2].names
        yield {
            "id": key,
            "name": names.say(_language_of(names)) or slug,
            "status": "active",
            "service_at_locations": [_at_location(key, *offer, losses) for offer in offers],
        }


def _at_location(service: str, place: Outgoing, location: Data, offer: OutgoingService, losses: list[Lost]) -> Data:
    key = _uuid(f"{place.path}#{offer.slug}")
    if not offer.is_weekly:
        losses.append(
            Lost(
                phrase("{path}, {slug}: weeks that differ", path=place.path, slug=offer.slug),
                "the week that most weeks have is kept",
            )
        )
    by_span: dict[tuple[str, str], list[int]] = {}
    for weekday, hours in (offer.rhythm or {}).items():
        for span in hours.spans:
            by_span.setdefault(span, []).append(weekday)
    schedules = [
        {
            "id": _uuid(f"{key} {start}-{end}"),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(_DAYS[day][:2] for day in days),
            "opens_at": start,
            "closes_at": end.replace("24:00", "00:00"),
        }
        for (start, end), days in by_span.items()
    ]
    at = {name: location[name] for name in ("id", "name", "location_type")}
    both = {"id": key, "service_id": service, "location_id": location["id"], "location": at}
    return {**both, **({"schedules": schedules} if schedules else {})}


def _language_of(names: Names) -> str:
    return next((code for code in (SOURCE_LANGUAGE, *LANGUAGES) if names.only(code)), SOURCE_LANGUAGE)


def _hsds_location(place: Outgoing, losses: list[Lost]) -> Data:
    version, lang = place.version, _language_of(place.version.names)
    address, at = version.details.address, version.coordinates
    key = next((each.id for each in version.details.ids if each.register == "hsds"), "") or _uuid(place.path)
    if len(version.names) > 1:
        losses.append(
            Lost(
                phrase("{path}: names in {version} languages", path=place.path, version=len(version.names)),
                phrase("only {lang} is kept", lang=lang),
            )
        )
    return without_empty(
        id=key,
        location_type="physical",
        name=version.names.say(lang) or place.path,
        description=version.details.description.say(lang),
        latitude=None if at is None else at.latitude,
        longitude=None if at is None else at.longitude,
        external_identifier=place.path,
        external_identifier_type=PATH_TYPE,
        addresses=[]
        if address is None
        else [
            {
                "id": _uuid(f"{place.path}#address"),
                "address_1": address.street.say(lang),
                "city": address.city.say(lang),
                "state_province": place.region,
                "postal_code": address.postal_code,
                "country": place.country,
                "address_type": "physical",
            }
        ],
        phones=[
            {"id": _uuid(f"{place.path}#{contact.phone}"), "number": contact.phone, "type": "voice"}
            for channel in version.channels
            for contact in channel.contacts
            if contact.phone
        ],
        accessibility=[
            {"id": _uuid(f"{place.path}#{code.value}"), "description": code.value.replace("_", " ")}
            for code in version.details.access
        ],
        attributes=[
            {
                "id": _uuid(f"{place.path}#{each.register}"),
                "link_id": key,
                "link_entity": "location",
                "link_type": IDENTIFIER,
                "label": each.register,
                "value": each.id,
            }
            for each in version.details.ids
            if each.register != "hsds"
        ],
        schedules=list(_schedules(place, losses)),
    )


def _schedules(place: Outgoing, losses: list[Lost]) -> Iterator[Data]:
    def schedule(name: str, days: Iterable[int], span: tuple[int, int] | None, more: Data) -> Data:
        times = {} if span is None else {"opens_at": clock(span[0]), "closes_at": clock(span[1] % _END_OF_DAY)}
        byday = ",".join(_DAYS[day][:2] for day in days)
        return {"id": _uuid(f"{place.path}#{name}"), "freq": "WEEKLY", "interval": 1, "byday": byday, **times, **more}

    for number, (span, days) in enumerate(_by_span(place.rhythm, place.path, losses).items()):
        yield schedule(f"week {number}", days, span, {})
    for first, last, day in place.dated:
        spans: ClockSpans = open_spans(day, f"{place.path}, {first}", losses)
        its_days = sorted({each.weekday() for each in _few(first, last)})
        valid = {"valid_from": first.isoformat(), "valid_to": last.isoformat()}
        for span in spans:
            yield schedule(f"{first} {span[0]}", its_days, span, valid)
        if day.closed:
            yield schedule(f"{first}", its_days, None, valid)


def _few(first: date, last: date) -> Iterable[date]:
    return days_from(first, min(7, (last - first).days + 1))


def _uuid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"aukio:{name}"))


def _by_span(rhythm: Any, path: str, losses: list[Lost]) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for weekday, day in rhythm.items():
        for span in open_spans(day, f"{path}, {_DAYS[weekday].title()}", losses):
            found.setdefault(span, []).append(weekday)
    return found
