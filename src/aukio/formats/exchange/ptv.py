"""Service locations of the Finnish Service Catalogue (PTV, open API v11).

Other kinds of service channels (phone, web, forms) are no places and are skipped, and so is what is not published.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Admission
from aukio.domain.week import Weekday, Weekdays
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.json_source import FIRST_YEAR, LAST_YEAR, Fields, line, objects, parse, phone_channel
from aukio.formats.exchange.layers import EVERY_DAY, Layer, Timed, channels_of, exceptions_of, span_of
from aukio.formats.exchange.metres import degrees_of
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, apart, phrase, slug
from aukio.formats.values.text_data import without_empty

_DAYS = {name: Weekday(number) for number, name in enumerate(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}  # fmt: skip
_TYPES = ("DaysOfTheWeek", "Exceptional", "OverMidnight")
_LEFT_OUT = ("areas", "areaType", "languages", "ontologyTerms", "services")


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file. Raises ``Refused`` that names the channel and the field."""
    found, skipped = [], []
    for data, where in objects(parse(content, "what PTV returns"), "channel", "itemList", "items"):
        fields = Fields(data, where)
        key = fields.needed("id")
        fields = Fields(fields.data, f"channel {key}")
        if fields.text("serviceChannelType") not in ("ServiceLocation", ""):
            skipped.append(
                Lost(
                    phrase("{where}, a {kind}", where=fields.where, kind=fields.text("serviceChannelType")),
                    "skipped: it is no place",
                )
            )
        elif fields.text("publishingStatus") not in ("Published", ""):
            skipped.append(
                Lost(fields.where, phrase("skipped: its status is {status}", status=fields.text("publishingStatus")))
            )
        elif fields.data.get("isVisibleForAll") is False:
            skipped.append(Lost(fields.where, "skipped: it is not visible for all"))
        else:
            found.append((key, fields))
    paths = apart(
        (key, slug(_names(fields, []).get(setting.lang) or next(iter(_names(fields, []).values()), key)))
        for key, fields in found
    )
    places = tuple(_place(key, fields, paths[key], setting) for key, fields in found)
    return Moved("ptv", places, skipped=tuple(skipped))


def _names(fields: Fields, losses: list[Lost]) -> dict[str, str]:
    return _by_language(fields.items("serviceChannelNames"), "Name", losses)


def _by_language(items: Sequence[Fields], kind: str, losses: list[Lost]) -> dict[str, str]:
    said = {each.text("language"): line(each.text("value")) for each in items if each.text("type") in (kind, "")}
    if others := sorted(code for code, text in said.items() if text and code not in LANGUAGES):
        losses.append(
            Lost(
                phrase("{kind} in {others}", kind=kind, others=", ".join(others)),
                phrase("left out: only {languages} are kept", languages=", ".join(LANGUAGES)),
            )
        )
    return {code: said[code] for code in LANGUAGES if said.get(code)}


def _place(key: str, fields: Fields, path: str, setting: Setting) -> Place:
    losses: list[Lost] = []
    channels, exceptions, since = _hours(fields, setting, losses)
    address, point = _address(fields, losses)
    descriptions = fields.items("serviceChannelDescriptions")
    summary = _by_language(descriptions, "Summary", losses) or _by_language(descriptions, "Description", losses)
    if any(each.text("type") == "Description" for each in descriptions) and any(
        each.text("type") == "Summary" for each in descriptions
    ):
        losses.append(Lost("the long description", "left out: the summary is kept"))
    losses += [Lost(name, "left out: the record has no such facts") for name in _LEFT_OUT if fields.data.get(name)]
    data = without_empty(
        kind="unit",
        name=_names(fields, losses) or {setting.lang: key},
        description=summary,
        address=address,
        coordinates=point,
        ids={"ptv": key},
        channels=[*channels, *_contacts(fields, losses)],
    )
    return Place(key, path, data, exceptions, tuple(dict.fromkeys(losses)), since)


def _address(fields: Fields, losses: list[Lost]) -> tuple[Data, list[float] | None]:
    for each in fields.items("addresses"):
        if each.text("type") not in ("Location", "Visiting", ""):
            continue
        street = each.inner("streetAddress")
        number = street.text("streetNumber")
        streets = {code: f"{text} {number}".strip() for code, text in _values(street.items("street")).items()}
        offices = _values(street.items("postOffice")) or _values(street.inner("municipality").items("name"))
        address = without_empty(street=streets, postal_code=street.text("postalCode"), city=offices)
        return address, _point(street, losses)
    return {}, None


def _values(items: Sequence[Fields]) -> dict[str, str]:
    said = {each.text("language"): line(each.text("value")) for each in items}
    return {code: said[code] for code in LANGUAGES if said.get(code)}


def _point(street: Fields, losses: list[Lost]) -> list[float] | None:
    north, east = street.text("latitude"), street.text("longitude")
    if not north or not east:
        return None
    try:
        point = degrees_of(float(north), float(east))
    except (ValueError, OverflowError):
        point = None
    if point is None:
        losses.append(
            Lost(
                phrase("coordinates {north}, {east}", north=north, east=east),
                "left out: they are no metres of ETRS-TM35FIN in Finland",
            )
        )
    return point


def _contacts(fields: Fields, losses: list[Lost]) -> list[Data]:
    numbers: dict[str, str] = {}
    for each in fields.items("phoneNumbers"):
        if each.text("type") == "Fax" or not each.text("number"):
            continue
        number = re.sub(r"[^0-9]", "", each.text("number"))
        prefix = each.text("prefixNumber")
        numbers[f"{prefix}{number.removeprefix('0')}" if prefix else number] = each.text("serviceChargeType")
    if any(charge not in ("", "Chargeable") for charge in numbers.values()) or numbers:
        losses.append(Lost("serviceChargeType of phone numbers", "left out: a contact has no price"))
    made = phone_channel(numbers, losses)
    emails = [each.text("value") for each in fields.items("emails") if "@" in each.text("value")]
    if emails:
        made.append({"kind": "email", "contacts": [{"email": each} for each in dict.fromkeys(emails)]})
    pages = [each.text("url") for each in fields.items("webPages")]
    pages = [each for each in dict.fromkeys(pages) if re.fullmatch(r"https?://[^\s<>\"]+", each)]
    if pages:
        made.append({"kind": "web", "contacts": [{"url": each} for each in pages]})
    return made


def _hours(fields: Fields, setting: Setting, losses: list[Lost]) -> tuple[list[Data], Any, date | None]:
    zone = ZoneInfo(setting.zone)
    usual: list[Layer] = []
    dated: list[Layer] = []
    exceptional: list[Layer] = []
    for number, each in enumerate(fields.items("serviceHours"), start=1):
        kind = each.text("serviceHourType")
        if kind not in _TYPES:
            raise each.refuse("serviceHourType", f"one of {', '.join(_TYPES)}")
        layer = _layer(each, number, zone, losses)
        if kind == "Exceptional" and layer.since is None:
            losses.append(
                Lost(
                    phrase("serviceHours {number}, exceptional", number=number),
                    "left out: from which day is not stated",
                )
            )
        elif kind == "Exceptional":
            exceptional.append(layer)
        elif layer.until is not None:
            dated.append(layer)
        else:
            usual.append(layer)
    since = min((each.since for each in usual if each.since is not None), default=None)
    timed = tuple(timed for each in usual for timed in each.timed)
    normal = Layer("normal", since, None, timed, unknown=not usual)
    channels = channels_of(normal, losses, shut_on_holidays=setting.shut_on_holidays)
    if usual and not setting.shut_on_holidays:
        losses.append(Lost("public holidays", "PTV does not mention them: hours are as on other days"))
    exceptions = exceptions_of([*dated, *exceptional], channels, losses, today=setting.today)
    return channels, exceptions, since


def _layer(fields: Fields, number: int, zone: ZoneInfo, losses: list[Lost]) -> Layer:
    since, until = _day(fields, "validFrom", zone), _day(fields, "validTo", zone)
    is_exception = fields.text("serviceHourType") == "Exceptional"
    if is_exception and until is None:
        until = since
    if since is not None and until is not None and until < since:
        raise fields.refuse("validTo", f"a day not before validFrom, {since}")
    notes = _values(fields.items("additionalInformation"))
    first = "none" if since is None else f"{since:%Y%m%d}"
    id_ = f"days-{first}" + ("" if until in (None, since) else f"-{until:%Y%m%d}")
    admission = Admission.APPOINTMENT if fields.flag("isReservation") else Admission.WALK_IN
    timed: list[Timed] = []
    if fields.flag("isAlwaysOpen"):
        timed.append(Timed(Weekdays(EVERY_DAY), ClockSpan(0, MINUTES_IN_DAY), admission=admission))
    elif not fields.flag("isClosed"):
        for each in fields.items("openingHour"):
            timed += [
                Timed(on, span, admission=admission)
                for on, span in _opening(each, is_stretch=is_exception and since != until)
            ]
    if fields.flag("isClosed") and not is_exception and until is None:
        losses.append(
            Lost(phrase("serviceHours {number} isClosed", number=number), "recorded as a week that is closed")
        )
    return Layer(id_, since, until, tuple(timed), note=notes or None)


def _opening(fields: Fields, *, is_stretch: bool) -> Iterator[tuple[Weekdays, ClockSpan]]:
    """The days and hours of one row; ``is_stretch``: from one day to another means without a break."""
    first, last = _weekday(fields, "dayFrom"), _weekday(fields, "dayTo")
    start, end = fields.clock("from"), fields.clock("to")
    if start is None or end is None or start == MINUTES_IN_DAY:
        raise fields.refuse("from" if start is None or start == MINUTES_IN_DAY else "to", "a clock time as HH:MM")
    over_midnight = ".serviceHours" in fields.where and end <= start
    if first is None:
        yield Weekdays(EVERY_DAY), span_of(start, end or MINUTES_IN_DAY)
    elif is_stretch and last is not None and last is not first:
        yield from _stretch(first, start, last, end)
    elif last is not None and over_midnight and (last - first) % 7 == 1:
        yield Weekdays((first,)), span_of(start, end)
    elif last is not None and over_midnight:
        yield from _stretch(first, start, last, end)
    else:
        days = ((last if last is not None else first) - first) % 7 + 1
        yield (
            Weekdays(tuple(sorted(Weekday((first + step) % 7) for step in range(days)))),
            span_of(start, end or MINUTES_IN_DAY),
        )


def _stretch(first: Weekday, start: int, last: Weekday, end: int) -> Iterator[tuple[Weekdays, ClockSpan]]:
    """One stretch from a clock time on one day to a clock time on another, cut at midnight."""
    days = (last - first) % 7
    yield Weekdays((first,)), ClockSpan(start, MINUTES_IN_DAY if days else end or MINUTES_IN_DAY)
    for step in range(1, days):
        yield Weekdays((Weekday((first + step) % 7),)), ClockSpan(0, MINUTES_IN_DAY)
    if days and end:
        yield Weekdays((last,)), ClockSpan(0, end)


def _weekday(fields: Fields, key: str) -> Weekday | None:
    text = fields.text(key)
    if not text:
        return None
    if text.casefold() not in _DAYS:
        raise fields.refuse(key, "a weekday such as Monday")
    return _DAYS[text.casefold()]


def _day(fields: Fields, key: str, zone: ZoneInfo) -> date | None:
    """A local day. Midnight in UTC means the day that is written; another instant, the local day that it is in."""
    text = fields.text(key)
    if not text:
        return None
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise fields.refuse(key, "an instant such as 2026-06-15T00:00:00Z") from None
    if not FIRST_YEAR <= said.year < LAST_YEAR:
        return None
    is_written_day = said.hour == said.minute == 0 or said.tzinfo is None
    return said.date() if is_written_day else said.astimezone(zone).date()
