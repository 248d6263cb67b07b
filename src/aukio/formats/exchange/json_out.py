"""Places as JSON for other systems: Google Business Profile and HSDS 3.1; Hauki is in ``hauki_out``.

Each has a week and dated days; ``rhythm`` and ``dated`` of ``outgoing`` are these two.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.clock.local_time import days_from
from aukio.formats.exchange.hauki_out import hauki
from aukio.formats.exchange.hsds import PATH_TYPE
from aukio.formats.exchange.moved import Data, Lost
from aukio.formats.exchange.outgoing import Outgoing, clock, open_spans
from aukio.formats.opening_hours.opening_hours_text import ClockSpans
from aukio.formats.values.text_data import without_empty

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_END_OF_DAY = 24 * 60


def _by_span(rhythm: Any, path: str, losses: list[Lost]) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for weekday, day in rhythm.items():
        for span in open_spans(day, f"{path}, {_DAYS[weekday].title()}", losses):
            found.setdefault(span, []).append(weekday)
    return found


def google(places: Iterable[Outgoing], losses: list[Lost]) -> Data:
    """Locations of Google Business Profile: regular hours, special hours, temporarily closed."""
    return {"locations": [_location(each, losses) for each in places]}


def _location(place: Outgoing, losses: list[Lost]) -> Data:
    version, lang = place.version, next((code for code in LANGUAGES if place.version.names.only(code)), SOURCE_LANGUAGE)
    address, at = version.details.address, version.coordinates
    contacts = [contact for channel in version.channels for contact in channel.contacts]
    regular = [
        {
            "openDay": _DAYS[weekday],
            "openTime": _google_time(start),
            "closeDay": _DAYS[weekday],
            "closeTime": _google_time(end),
        }
        for weekday, day in place.rhythm.items()
        for start, end in open_spans(day, f"{place.path}, {_DAYS[weekday].title()}", losses)
    ]
    return without_empty(
        storeCode=place.path,
        languageCode=lang,
        title=version.names.say(lang),
        storefrontAddress=None
        if address is None
        else without_empty(
            languageCode=lang,
            postalCode=address.postal_code,
            locality=address.city.say(lang),
            addressLines=[address.street.say(lang)] if address.street.say(lang) else [],
        ),
        latlng=None if at is None else {"latitude": at.latitude, "longitude": at.longitude},
        phoneNumbers=without_empty(primaryPhone=next((each.phone for each in contacts if each.phone), "")),
        websiteUri=next((each.url for each in contacts if each.url), ""),
        profile=without_empty(description=version.details.description.say(lang)),
        regularHours={"periods": regular} if regular else None,
        specialHours=without_empty(specialHourPeriods=list(_special_periods(place, losses))),
        openInfo={"status": "CLOSED_TEMPORARILY" if place.shut_throughout else "OPEN"},
    )


def _special_periods(place: Outgoing, losses: list[Lost]) -> Iterator[Data]:
    for first, last, hours in place.dated if not place.shut_throughout else ():
        spans = open_spans(hours, f"{place.path}, {first}", losses)
        for day in days_from(first, (last - first).days + 1) if spans or hours.closed else ():
            on = {"year": day.year, "month": day.month, "day": day.day}
            if not spans:
                yield {"startDate": on, "endDate": on, "closed": True}
            for start, end in spans:
                yield {"startDate": on, "endDate": on, "openTime": _google_time(start), "closeTime": _google_time(end)}


def _google_time(minutes: int) -> Data:
    return {"hours": minutes // 60} | ({"minutes": minutes % 60} if minutes % 60 else {})


def hsds(places: Iterable[Outgoing], losses: list[Lost]) -> Data:
    """A page of locations of HSDS 3.1 with schedules; a schedule with an end replaces the week on its days."""
    return {"contents": [_hsds_location(each, losses) for each in places]}


def _hsds_location(place: Outgoing, losses: list[Lost]) -> Data:
    version, lang = (
        place.version,
        next((code for code in (SOURCE_LANGUAGE, *LANGUAGES) if place.version.names.only(code)), SOURCE_LANGUAGE),
    )
    address, at = version.details.address, version.coordinates
    key = next((each.id for each in version.details.ids if each.register == "hsds"), "") or _uuid(place.path)
    if len(version.names) > 1:
        losses.append(Lost(f"{place.path}: names in {len(version.names)} languages", f"only {lang} is kept"))
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
            without_empty(
                id=_uuid(f"{place.path}#address"),
                address_1=address.street.say(lang),
                city=address.city.say(lang),
                postal_code=address.postal_code,
                address_type="physical",
            )
        ],
        phones=[
            {"id": _uuid(f"{place.path}#{contact.phone}"), "number": contact.phone, "type": "voice"}
            for channel in version.channels
            for contact in channel.contacts
            if contact.phone
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


def written(data: Data) -> bytes:
    """JSON as a file."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


WRITERS: dict[str, Callable[[Iterable[Outgoing], list[Lost]], Data]] = {"hsds": hsds, "google": google, "hauki": hauki}
