"""Libraries of Kirkanta (API v4): hours are dated days, from which the week of each period is inferred.

The week of a period has, for each weekday, the hours that most of its days have. Days that differ become dated days,
and so do the days of exceptional periods. The normal week is that of the period that goes on longest.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aukio.domain.city.places import ChannelKind
from aukio.domain.week import Weekday, Weekdays
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.json_source import Fields, coordinates, objects, parse, phone_channel
from aukio.formats.exchange.layers import DAY, Layer, Timed, channels_of, exceptions_of, joined, span_of
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, apart, phrase, slug
from aukio.formats.values.text_data import without_empty

_CHANNELS = {1: ChannelKind.ON_SITE, 2: ChannelKind.SELF_SERVICE}
_SHUT = 0
_CAUSES = (("koulutus", "staff"), ("henkilökun", "staff"), ("utbildning", "staff"), ("remontti", "renovation"),
           ("joulu", "holiday"), ("pääsiäi", "holiday"), ("juhannus", "holiday"), ("vappu", "holiday"))  # fmt: skip

_Hours = tuple[tuple[ChannelKind, ClockSpan], ...]
"""The hours of one day, in order; empty where it is closed."""


@dataclass(slots=True)
class _Period:
    id: str
    since: date | None
    until: date | None
    is_exception: bool
    names: dict[str, str]
    days: dict[date, _Hours] = field(default_factory=dict)


def read(content: bytes, setting: Setting) -> Moved:
    """The libraries of a file. Raises ``Refused`` that names the library and the field."""
    data = parse(content, "what Kirkanta returns")
    refs: Mapping[str, Any] = {}
    if isinstance(data, Mapping) and "data" in data:
        refs = Fields(data, "file").inner("refs").inner("period").data
        data = data["data"]
    found = []
    for each, where in objects(data, "library", "items", "result"):
        fields = Fields(each, where)
        key = fields.needed("id")
        found.append((key, Fields(fields.data, f"library {key}")))
    paths = apart((key, slug(fields.text("slug") or _name(fields, setting))) for key, fields in found)
    return Moved("kirkanta", tuple(_place(key, fields, refs, paths[key], setting) for key, fields in found))


def _name(fields: Fields, setting: Setting) -> str:
    names = fields.names("name", setting.lang, [])
    return next(iter(names.values()), fields.text("id"))


def _place(key: str, fields: Fields, refs: Mapping[str, Any], path: str, setting: Setting) -> Place:
    losses: list[Lost] = []
    periods = _periods(fields, refs, setting, losses)
    normal, dated = _normal(periods, losses)
    channels = channels_of(normal, losses)
    exceptions = exceptions_of(dated, channels, losses, today=setting.today)
    where = fields.inner("coordinates")
    data = without_empty(
        kind="unit",
        type="library",
        name=fields.names("name", setting.lang, losses) or {setting.lang: key},
        description=fields.names("slogan", setting.lang, losses),
        address=_address(fields.inner("address"), setting, losses),
        coordinates=coordinates(where.data.get("lat"), where.data.get("lon"), losses),
        ids={"kirkanta": key},
        channels=[*channels, *_contacts(fields, losses)],
    )
    return Place(key, path, data, exceptions, tuple(dict.fromkeys(losses)), normal.since)


def _address(fields: Fields, setting: Setting, losses: list[Lost]) -> Data:
    others = (name for name in ("boxNumber", "info") if fields.data.get(name))
    losses += [
        Lost(phrase("address.{name}", name=name), "left out: an address has a street, a postal code and a city")
        for name in others
    ]
    return without_empty(
        street=fields.names("street", setting.lang, losses),
        postal_code=fields.text("zipcode"),
        city=fields.names("city", setting.lang, losses),
    )


def _contacts(fields: Fields, losses: list[Lost]) -> list[Data]:
    primary = fields.inner("primaryContactInfo")
    first = primary.inner("phoneNumber").text("number") if primary.data.get("phoneNumber") else ""
    numbers = [first] if first else [each.text("number") for each in fields.items("phoneNumbers")][:1]
    made = phone_channel(filter(None, numbers), losses)
    email = primary.inner("email").text("email") if primary.data.get("email") else ""
    page = primary.inner("homepage").text("url") if primary.data.get("homepage") else ""
    if "@" in email and " " not in email:
        made.append({"kind": "email", "contacts": [{"email": email}]})
    if page.startswith(("http://", "https://")) and not set(page) & set(' <>"'):
        made.append({"kind": "web", "contacts": [{"url": page}]})
    return made


def _periods(fields: Fields, refs: Mapping[str, Any], setting: Setting, losses: list[Lost]) -> list[_Period]:
    found: dict[str, _Period] = {}
    for day in fields.items("schedules"):
        key = day.text("period") or "none"
        if key not in found:
            said = Fields(refs.get(key) or {}, f"{fields.where}, period {key}")
            since, until = said.first_day("validFrom"), said.last_day("validUntil")
            names = said.names("name", setting.lang, losses)
            found[key] = _Period(key, since, until, said.flag("isException"), names)
        on = day.day("date")
        if on is None:
            raise day.refuse("date", "a day as YYYY-MM-DD")
        found[key].days[on] = _hours(day, on, losses)
        if day.data.get("info"):
            losses.append(Lost(phrase("info of {on}", on=on), "left out: a normal day has no text"))
    return sorted(found.values(), key=lambda each: min(each.days))


def _hours(day: Fields, on: date, losses: list[Lost]) -> _Hours:
    if day.flag("closed"):
        return ()
    spans: dict[ChannelKind, list[ClockSpan]] = {}
    for each in day.items("times"):
        status = each.number("status")
        start, end = each.clock("from"), each.clock("to")
        if start is None or end is None or start == MINUTES_IN_DAY:
            raise each.refuse("from" if start is None else "to", "a clock time as HH:MM")
        if status in _CHANNELS:
            spans.setdefault(_CHANNELS[status], []).append(span_of(start, end))
        elif status != _SHUT:
            losses.append(
                Lost(phrase("status {status} on {on}", status=status, on=on), "left out: it is not known to be open")
            )
    return tuple((kind, span) for kind in _CHANNELS.values() for span in joined(spans.get(kind, ())))


def _normal(periods: Sequence[_Period], losses: list[Lost]) -> tuple[Layer, list[Layer]]:
    ordinary = [each for each in periods if not each.is_exception]
    if not ordinary:
        return Layer("normal", unknown=True), [layer for each in periods for layer in _dated(each, each.days)]
    main = max(ordinary, key=lambda each: (each.until or date.max, len(each.days)))
    week = _week(main, losses)
    begins = min((each.since or min(each.days) for each in ordinary), default=None)
    dated: list[Layer] = []
    for each in ordinary:
        own = _week(each, [])
        if each is not main and own != week:
            since, until = each.since or min(each.days), each.until or max(each.days)
            dated.append(Layer(f"period-{slug(each.id)}", since, until, tuple(_timed(own)), note=each.names or None))
    for each in ordinary:
        own = _week(each, [])
        odd = {day: hours for day, hours in each.days.items() if hours != own.get(Weekday(day.weekday()), ())}
        dated += _dated(each, odd)
    for each in periods:
        if each.is_exception:
            dated += _dated(each, each.days)
    return Layer("normal", begins, None, tuple(_timed(week))), _numbered(dated)


def _week(period: _Period, losses: list[Lost]) -> dict[Weekday, _Hours]:
    found: dict[Weekday, Counter[_Hours]] = {}
    for day, hours in sorted(period.days.items()):
        found.setdefault(Weekday(day.weekday()), Counter())[hours] += 1
    if missing := [day for day in Weekday if day not in found]:
        losses.append(
            Lost(
                phrase("{missing} of period {id}", missing=Weekdays(tuple(missing)), id=period.id),
                "closed: the file has no such day of it",
            )
        )
    return {day: counts.most_common(1)[0][0] for day, counts in found.items()}


def _timed(week: Mapping[Weekday, _Hours]) -> Iterator[Timed]:
    for day, hours in week.items():
        yield from (Timed(Weekdays((day,)), span, kind) for kind, span in hours)


def _dated(period: _Period, days: Mapping[date, _Hours]) -> Iterator[Layer]:
    """A layer for each run of days with equal hours."""
    run: list[date] = []
    for day in sorted(days):
        if run and (day != run[-1] + DAY or days[day] != days[run[-1]]):
            yield _run(period, run, days[run[0]])
            run = []
        run.append(day)
    if run:
        yield _run(period, run, days[run[0]])


def _run(period: _Period, run: Sequence[date], hours: _Hours) -> Layer:
    timed = tuple(timed for day in {Weekday(day.weekday()) for day in run} for timed in _timed({day: hours}))
    name = " ".join(period.names.values()).casefold() if period.is_exception else ""
    cause = next((cause for word, cause in _CAUSES if word in name), "")
    id_ = f"period-{slug(period.id)}" if period.is_exception else f"days-{run[0]:%Y%m%d}"
    return Layer(id_, run[0], run[-1], timed, note=(period.names or None) if period.is_exception else None, cause=cause)


def _numbered(layers: Sequence[Layer]) -> list[Layer]:
    """Layers with ids of their own: the second run of days of a period has its first day in its id."""
    seen: set[str] = set()
    made: list[Layer] = []
    for each in layers:
        id_ = each.id if each.id not in seen else f"{each.id}-{each.since:%Y%m%d}"
        seen.add(id_)
        made.append(Layer(id_, each.since, each.until, each.timed, each.unknown, each.note, each.cause))
    return made
