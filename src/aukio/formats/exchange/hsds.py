"""Human Services Data Specification 3.1: locations with addresses, phones, services and schedules.

Accepted: a service at a location, a list or a page (``contents``) of these, services with ``service_at_locations``, and
locations. Schedules of one location are its hours; services there whose schedules differ become units of their own
beneath it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aukio.domain.week import NthWeekday, Weekday, Weekdays
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.formats.exchange.json_source import Fields, coordinates, line, objects, one_language, parse, phone_channel
from aukio.formats.exchange.layers import EVERY_DAY, Layer, Timed, channels_of, exceptions_of, span_of
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, apart, phrase, slug
from aukio.formats.values.text_data import without_empty

PATH_TYPE = "Aukio path"
"""The type of the external identifier with which ``move-out`` writes the path of a place."""

IDENTIFIER = "identifier"
"""The type of the attributes with which ``move-out`` writes the ids of a place in other systems."""

_DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), Weekday, strict=True))
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?")
_ACCESS = {"wheelchair": "step_free_entrance", "step free": "step_free_entrance", "ramp": "step_free_entrance",
           "elevator": "lift", "lift": "lift",
           "hearing loop": "induction_loop", "induction loop": "induction_loop", "parking": "parking",
           "accessible toilet": "accessible_toilet", "automatic door": "automatic_door"}  # fmt: skip
_GONE = ("inactive", "defunct")
_LEFT_OUT = ("languages", "cost_options", "eligibility_description", "required_documents", "funding")


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file. Raises ``Refused`` that names the record and the field."""
    locations: dict[str, _Location] = {}
    skipped: list[Lost] = []
    for data, where in objects(parse(content, "what the API returns"), "record", "contents", "service_at_locations"):
        for each in _offers(Fields(data, where)):
            if each.location is None:
                skipped.append(Lost(each.where, "skipped: it has no location"))
                continue
            if each.status in _GONE:
                skipped.append(
                    Lost(
                        phrase("{where}, {name}", where=each.where, name=each.name),
                        phrase("skipped: it is {status}", status=each.status),
                    )
                )
                continue
            found = locations.setdefault(each.location.needed("id"), _Location(each.location))
            found.offers.append(each)
    paths = apart((key, each.wished_path) for key, each in locations.items())
    places: list[Place] = []
    services: dict[str, Mapping[str, str]] = {}
    for key, location in locations.items():
        places += _places(key, location, paths[key], setting)
        services |= {code: {setting.lang: name} for code, name in location.services()}
    return Moved("hsds", tuple(places), services, skipped=tuple(skipped))


@dataclass(frozen=True, slots=True)
class _Offer:
    """A service at a location, or a location alone."""

    where: str
    location: Fields | None
    service: Fields | None
    phones: tuple[Fields, ...]
    schedules: tuple[Fields, ...]

    @property
    def name(self) -> str:
        return "" if self.service is None else line(self.service.text("name"))

    @property
    def status(self) -> str:
        return "" if self.service is None else self.service.text("status").casefold()


@dataclass(slots=True)
class _Location:
    fields: Fields
    offers: list[_Offer] = field(default_factory=list)

    @property
    def name(self) -> str:
        names = (line(self.fields.text(key)) for key in ("name", "alternate_name"))
        return next(filter(None, names), "") or self.fields.needed("id")

    @property
    def wished_path(self) -> str:
        """The path that ``move-out`` wrote, else one that resembles the name."""
        if self.fields.text("external_identifier_type") == PATH_TYPE:
            parts = self.fields.text("external_identifier").split("/")
            return "/".join(slug(part) for part in parts)
        return slug(self.name)

    def services(self) -> Iterator[tuple[str, str]]:
        yield from ((slug(each.name), each.name) for each in self.offers if each.name)


def _offers(fields: Fields) -> Iterator[_Offer]:
    if "service_at_locations" in fields.data:
        for each in fields.items("service_at_locations"):
            yield from _one(each, fields)
    elif "location" in fields.data or "service" in fields.data:
        yield from _one(fields, fields.inner("service") if fields.data.get("service") else None)
    else:
        yield from _one(Fields({"location": fields.data}, fields.where), None)
        for each in fields.items("services"):
            yield from _one(Fields({"location": fields.data, **each.data}, each.where), each)


def _one(fields: Fields, service: Fields | None) -> Iterator[_Offer]:
    location = fields.inner("location") if fields.data.get("location") else None
    inherited = () if service is None or fields.items("schedules") else service.items("schedules")
    phones = (*fields.items("phones"), *([] if location is None else location.items("phones")))
    yield _Offer(fields.where, location, service, phones, (*fields.items("schedules"), *inherited))


def _places(key: str, location: _Location, path: str, setting: Setting) -> Iterator[Place]:
    fields, losses = location.fields, list[Lost]()
    own = tuple(fields.items("schedules"))
    timed = {_said(each.schedules): each.schedules for each in location.offers if each.schedules}
    services: list[str | Data] = list(dict.fromkeys(code for code, _ in location.services()))
    data = _entry(key, location, setting, losses)
    if not own and len(timed) > 1:
        losses.append(
            Lost("schedules that differ between services", "each service is a unit of its own, beneath this place")
        )
        yield Place(key, path, {**data, "kind": "site"}, (), tuple(losses))
        inner = apart((each.where, slug(each.name)) for each in location.offers if each.name)
        for each in location.offers:
            if each.name:
                yield _unit(f"{key}/{slug(each.name)}", f"{path}/{inner[each.where]}", each, setting)
        return
    schedules = own or next(iter(timed.values()), ())
    if services and not own:
        losses.append(Lost("schedule of service_at_location", "kept as the hours of the place"))
    channels, exceptions, since = _hours(schedules, setting, losses)
    if own:
        timed_services = {
            slug(each.name): each.schedules
            for each in reversed(location.offers)
            if each.name and each.schedules and _said(each.schedules) != _said(own)
        }
        services = [_with_week(str(code), timed_services.get(str(code), ()), setting, losses) for code in services]
    phones = [each.text("number") for offer in location.offers for each in offer.phones if each.text("type") != "fax"]
    channels += phone_channel(filter(None, phones), losses)
    entry = {**data, "services": services, "channels": channels} if services else {**data, "channels": channels}
    yield Place(key, path, entry, exceptions, tuple(dict.fromkeys(losses)), since)


def _with_week(code: str, schedules: Sequence[Fields], setting: Setting, losses: list[Lost]) -> str | Data:
    """A service of a location that has hours itself; with its own week, where it has schedules there."""
    channels, exceptions, _ = _hours(schedules, setting, losses) if schedules else ([], (), None)
    if exceptions:
        losses.append(
            Lost(phrase("schedules of '{code}' with an end", code=code), "left out: a service at a place has one week")
        )
    hours = {key: value for each in channels[:1] for key, value in each.items() if key in ("week", "cycle")}
    return {"service": code, **hours} if hours else code


def _unit(key: str, path: str, offer: _Offer, setting: Setting) -> Place:
    losses: list[Lost] = []
    channels, exceptions, since = _hours(offer.schedules, setting, losses)
    channels += phone_channel([each.text("number") for each in offer.phones if each.text("number")], losses)
    data = {"kind": "unit", "name": {setting.lang: offer.name}, "services": [slug(offer.name)], "channels": channels}
    return Place(key, path, {**data, "ids": {"hsds": key}}, exceptions, tuple(dict.fromkeys(losses)), since)


def _entry(key: str, location: _Location, setting: Setting, losses: list[Lost]) -> Data:
    fields = location.fields
    whole = [fields.data, *(each.service.data for each in location.offers if each.service is not None)]
    others = (name for name in _LEFT_OUT if any(data.get(name) for data in whole))
    losses += [Lost(name, "left out: the record has no such facts") for name in others]
    paused = [each.name for each in location.offers if each.status == "temporarily closed"]
    losses += [
        Lost(phrase("{name} is temporarily closed", name=name), "left out: until when is not stated") for name in paused
    ]
    addresses = [each for each in fields.items("addresses") if each.text("address_type") in ("", "physical")]
    address: Data = {}
    if addresses:
        first = addresses[0]
        street = ", ".join(filter(None, (first.text("address_1"), first.text("address_2"))))
        address = without_empty(
            street=one_language(street, setting.lang),
            postal_code=first.text("postal_code"),
            city=one_language(first.text("city"), setting.lang),
        )
    if len(addresses) > 1:
        losses.append(
            Lost(phrase("{addresses} more addresses", addresses=len(addresses) - 1), "left out: a place has one")
        )
    access = []
    for each in fields.items("accessibility"):
        said = (each.text("description") or each.text("details")).casefold()
        codes = [code for word, code in _ACCESS.items() if word in said.replace("-", " ")]
        access += codes
        if not codes:
            losses.append(
                Lost(phrase("accessibility '{said}'", said=line(said)), "left out: the record has no such code")
            )
    ids = {"hsds": key}
    for each in fields.items("attributes"):
        label, value = each.text("label"), each.text("value")
        if each.text("link_type") == IDENTIFIER and re.fullmatch(r"[a-z0-9_]{1,40}", label) and value:
            ids.setdefault(label, value)
        else:
            losses.append(Lost("attributes", "left out: the record has no such facts"))
    return without_empty(
        kind="unit",
        name={setting.lang: location.name},
        description=one_language(fields.text("description"), setting.lang),
        address=address,
        access=list(dict.fromkeys(access)),
        coordinates=coordinates(fields.data.get("latitude"), fields.data.get("longitude"), losses),
        ids=ids,
    )


def _said(schedules: Sequence[Fields]) -> str:
    return repr([{name: value for name, value in each.data.items() if name != "id"} for each in schedules])


def _hours(schedules: Sequence[Fields], setting: Setting, losses: list[Lost]) -> tuple[list[Data], Any, date | None]:
    """The channels of schedules, their dated days and the first day of the normal ones.

    Schedules without an end add up. One with an end replaces the hours of its weekdays on its days.
    """
    read = [_layer(each, setting, losses) for each in schedules]
    endless = [each for each in read if each is not None and each.until is None]
    dated = [each for each in read if each is not None and each.until is not None]
    timed = tuple(timed for each in endless for timed in each.timed)
    since = min((each.since for each in endless if each.since is not None), default=None)
    counted = next((each.since for each in endless if any(one.every > 1 for one in each.timed)), None)
    normal = Layer("normal", counted or since, None, timed, unknown=not endless)
    channels = channels_of(normal, losses, shut_on_holidays=setting.shut_on_holidays)
    if endless and not setting.shut_on_holidays:
        losses.append(Lost("public holidays", "the source does not state them: hours are as on other days"))
    replaced = [_on_top(each, timed, losses) for each in dated]
    return channels, exceptions_of(replaced, channels, losses, today=setting.today), since


def _on_top(layer: Layer, normal: Sequence[Timed], losses: list[Lost]) -> Layer:
    """A dated layer with the normal hours of the weekdays that it does not name."""
    if not layer.timed:
        return layer
    named = {day for each in layer.timed if isinstance(each.on, Weekdays) for day in each.on.days}
    rest: list[Timed] = []
    for each in normal:
        if isinstance(each.on, Weekdays):
            days = tuple(day for day in each.on.days if day not in named)
            rest += [replace(each, on=Weekdays(days))] if days else []
        elif each.on.days if not isinstance(each.on, NthWeekday) else each.on.day not in named:
            rest.append(each)
    losses.append(
        Lost(phrase("{id} overlaps other schedules", id=layer.id), "it replaces the hours of its weekdays on its days")
    )
    return replace(layer, timed=(*layer.timed, *rest))


def _layer(fields: Fields, setting: Setting, losses: list[Lost]) -> Layer | None:
    key = slug(fields.text("id") or fields.where)
    where = Fields(fields.data, f"schedule {fields.text('id') or fields.where}")
    since = where.first_day("valid_from") or where.first_day("dtstart")
    until = where.last_day("valid_to") or where.last_day("until")
    if since is not None and until is not None and until < since:
        raise where.refuse("valid_to", f"a day not before {since}")
    notes = one_language(where.text("description") or where.text("notes"), setting.lang)
    if notes:
        losses.append(
            Lost(
                phrase("{key}: '{notes}'", key=key, notes=next(iter(notes.values()))),
                "prose: read by people, it changes no hours",
            )
        )
    for name in ("byweekno", "byyearday", "count", "bymonthday"):
        if where.text(name):
            losses.append(
                Lost(
                    phrase("{key}: {name} {where}", key=key, name=name, where=where.text(name)),
                    "left out: the record cannot repeat days in this way",
                )
            )
            return None
    start, end = _time(where, "opens_at", setting, since, losses), _time(where, "closes_at", setting, since, losses)
    if start is None and end is None:
        if until is None:
            losses.append(Lost(phrase("{key} without opens_at", key=key), "left out: its hours are not stated"))
            return None
        return Layer(key, since, until, note=notes or None)
    span = span_of(start or 0, MINUTES_IN_DAY if end is None or end == 0 else end)
    selectors = list(_selectors(where))
    freq, interval = where.text("freq").upper() or "WEEKLY", where.number("interval") or 1
    is_plain = all(isinstance(each, Weekdays) for each in selectors)
    if (
        freq not in ("WEEKLY", "MONTHLY", "DAILY")
        or (freq == "MONTHLY" and (is_plain or interval != 1))
        or (freq == "DAILY" and interval != 1)
    ):
        losses.append(
            Lost(
                phrase("{key}: {freq} interval {interval}", key=key, freq=freq, interval=interval),
                "left out: the record cannot repeat days in this way",
            )
        )
        return None
    if interval > 1 and (since is None or interval > 52):
        losses.append(
            Lost(
                phrase("{key}: every {interval} weeks", key=key, interval=interval),
                "left out: the first of these weeks is not stated",
            )
        )
        return None
    timed = tuple(Timed(each, span, every=interval) for each in selectors)
    return Layer(key, since, until, timed, note=notes or None)


def _selectors(where: Fields) -> Iterator[Weekdays | NthWeekday]:
    said = [part.strip().upper() for part in where.text("byday").split(",") if part.strip()]
    if not said:
        yield Weekdays(EVERY_DAY)
        return
    plain = []
    for part in said:
        found = _BYDAY.fullmatch(part)
        if found is None:
            raise where.refuse("byday", "days such as MO,TU or 1MO")
        if found[1]:
            yield NthWeekday(_DAYS[found[2]], (int(found[1]),))
        else:
            plain.append(_DAYS[found[2]])
    if plain:
        yield Weekdays(tuple(sorted(set(plain))))


def _time(where: Fields, key: str, setting: Setting, since: date | None, losses: list[Lost]) -> int | None:
    """A clock time in local minutes; one with an offset other than the local one is moved to it."""
    text = where.text(key)
    if not text:
        return None
    found = _TIME.fullmatch(text)
    minutes = -1 if found is None else int(found[1]) * 60 + int(found[2])
    last = MINUTES_IN_DAY - (key == "opens_at")
    if found is None or int(found[2]) > 59 or not 0 <= minutes <= last:
        raise where.refuse(key, "a clock time as HH:MM")
    if found[3]:
        local = datetime.combine(since or setting.today, datetime.min.time(), ZoneInfo(setting.zone)).utcoffset()
        offset = datetime.strptime(found[3].replace("Z", "+0000").replace(":", ""), "%z").utcoffset()
        if local is not None and offset is not None and local != offset:
            minutes = (minutes + int((local - offset).total_seconds()) // 60) % MINUTES_IN_DAY
            losses.append(Lost(phrase("{key} {text}", key=key, text=text), "moved to the local clock of the first day"))
    return minutes
