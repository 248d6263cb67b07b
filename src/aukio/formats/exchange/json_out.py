"""Places as JSON for other systems: Hauki, Google Business Profile, and HSDS 3.1.

Each has a week and dated days; ``rhythm`` and ``dated`` of ``outgoing`` are these two.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import days_from
from aukio.formats.exchange.hsds import PATH_TYPE
from aukio.formats.exchange.moved import Data, Lost
from aukio.formats.exchange.outgoing import Outgoing, clock, open_spans
from aukio.formats.opening_hours.opening_hours_text import ClockSpans
from aukio.formats.values.text_data import without_empty

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_END_OF_DAY = 24 * 60
_UNIT = 900_000_000
"""Where ids of resources begin that have no id in Hauki yet."""


def hauki(places: Iterable[Outgoing], losses: list[Lost]) -> Data:
    """A page of resources of Hauki with their date periods; the codec of ``hauki`` reads it back."""
    return {"results": [_resource(number, each, losses) for number, each in enumerate(places, start=1)]}


def _resource(number: int, place: Outgoing, losses: list[Lost]) -> Data:
    version = place.version
    ids = {each.register: each.id for each in version.details.ids}
    address = version.details.address
    spans = [
        _time_span(start, end, days, "open")
        for (start, end), days in _by_span(place.rhythm, place.path, losses).items()
    ]
    self_service = next((each for each in version.channels if each.kind is ChannelKind.SELF_SERVICE), None)
    if self_service is not None:
        losses.append(
            Lost(f"{place.path}: self-service hours", "left out: dated days of theirs are not known to Hauki")
        )
    periods = [_period(1, {"start_date": None, "end_date": None, "override": False}, spans)] if place.rhythm else []
    for index, (first, last, day) in enumerate(place.dated, start=2):
        days = {"start_date": first.isoformat(), "end_date": last.isoformat(), "override": True}
        its = open_spans(day, f"{place.path}, {first}", losses)
        if its or day.closed:
            inner = [_time_span(start, end, (), "open") for start, end in its]
            periods.append(_period(index, {**days, **({} if its else {"resource_state": "closed"})}, inner))
    return {
        "id": int(ids["hauki"]) if ids.get("hauki", "").isdigit() else _UNIT + number,
        "resource_type": "unit",
        "name": {code: version.names.only(code) or None for code in LANGUAGES},
        "description": {code: version.details.description.only(code) or None for code in LANGUAGES},
        "address": {code: (address.say(code) if address is not None else None) for code in LANGUAGES},
        "is_public": True,
        "timezone": version.zone.key if version.zone is not None else None,
        "origins": [
            {"data_source": {"id": register}, "origin_id": id_} for register, id_ in ids.items() if register != "hauki"
        ],
        "date_periods": periods,
    }


def _period(number: int, more: Data, spans: list[Data]) -> Data:
    groups = [{"id": number, "rules": [], "time_spans": spans}] if spans else []
    return {
        "id": number,
        "name": {},
        "resource_state": "undefined" if spans else "closed",
        **more,
        "time_span_groups": groups,
    }


def _time_span(start: int, end: int, days: Iterable[int], state: str) -> Data:
    whole = (start, end) == (0, _END_OF_DAY)
    return {
        "start_time": None if whole else f"{clock(start)}:00",
        "end_time": None if whole else f"{clock(end % _END_OF_DAY)}:00",
        "end_time_on_next_day": end == _END_OF_DAY and not whole,
        "full_day": whole,
        "weekdays": [day + 1 for day in days] or None,
        "resource_state": state,
    }


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
