"""Places as JSON for Google Business Profile; Hauki is in ``hauki_out`` and HSDS in ``hsds_out``.

Each has a week and dated days; ``rhythm`` and ``dated`` of ``outgoing`` are these two.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.clock.local_time import days_from
from aukio.formats.exchange.hauki_out import hauki
from aukio.formats.exchange.hsds_out import hsds
from aukio.formats.exchange.moved import Data, Lost
from aukio.formats.exchange.outgoing import Outgoing, open_spans
from aukio.formats.values.text_data import without_empty

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_END_OF_DAY = 24 * 60


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


def written(data: Data) -> bytes:
    """JSON as a file."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


WRITERS: dict[str, Callable[[Iterable[Outgoing], list[Lost]], Data]] = {"hsds": hsds, "google": google, "hauki": hauki}
