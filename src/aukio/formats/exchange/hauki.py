"""Opening hours of Hauki (City of Helsinki): resources with date periods, groups of time spans, and rules.

Accepted: ``{"resource": …, "date_periods": […]}``, a list of these, a page ``{"results": […]}``, or resources that hold
their ``date_periods``. A period with ``override`` replaces all others on its days; periods without it add up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.week import NthWeekday, Weekday, Weekdays, WeekParity
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.json_source import Fields, objects, parse
from aukio.formats.exchange.layers import DAY, EVERY_DAY, Layer, Timed, channels_of, exceptions_of, span_of
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, apart, slug
from aukio.formats.values.text_data import without_empty

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KINDS = {"unit": "unit", "building": "centre", "section": "unit", "area": "site"}
_SELF, _SITE = ChannelKind.SELF_SERVICE, ChannelKind.ON_SITE
_KEPT = {
    "open": (_SITE, Admission.WALK_IN, ""),
    "self_service": (_SELF, Admission.WALK_IN, ""),
    "by_appointment": (_SITE, Admission.APPOINTMENT, ""),
    "with_reservation": (_SITE, Admission.APPOINTMENT, "kept as 'by appointment'"),
    "open_and_reservable": (_SITE, Admission.WALK_IN, "kept as open: that it can be reserved is not kept"),
}
_SHUT = {"closed": "", "maintenance": "renovation", "not_in_use": "", "exit_only": "", "reserved": ""}
"""States in which visitors are not admitted, and the cause that is kept."""
_LEFT_OUT = ("with_key", "with_key_and_reservation", "enter_only", "undefined")
_UNKNOWN = "weather_permitting"
_STATES = (*_KEPT, *_SHUT, *_LEFT_OUT, _UNKNOWN)


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file. Raises ``Refused`` that names the resource and the field."""
    found = [_resource(data, where) for data, where in _records(parse(content, "what Hauki returns"))]
    paths = apart((each.key, slug(each.name)) for each in found)
    skipped = tuple(lost for each in found for lost in each.skipped)
    return Moved(
        "hauki", tuple(_place(each, paths[each.key], setting) for each in found if not each.skipped), skipped=skipped
    )


@dataclass(frozen=True, slots=True)
class _Resource:
    key: str
    fields: Fields
    periods: list[Fields]
    name: str
    skipped: tuple[Lost, ...]


def _records(data: Any) -> Iterator[tuple[Mapping[str, Any], str]]:
    if isinstance(data, Mapping) and isinstance(data.get("resources"), list):
        whole = Fields(data, "file")
        by_resource: dict[str, list[Any]] = {}
        for period in whole.items("date_periods"):
            by_resource.setdefault(period.needed("resource"), []).append(period.data)
        for each in whole.items("resources"):
            yield {"resource": each.data, "date_periods": by_resource.get(each.needed("id"), [])}, each.where
        return
    yield from objects(data, "resource", "results")


def _resource(data: Any, where: str) -> _Resource:
    both = Fields(data, where)
    fields = both.inner("resource") if "resource" in both.data else both
    key = fields.needed("id")
    fields = Fields(fields.data, f"resource {key}")
    holder = Fields(both.data if "date_periods" in both.data else fields.data, f"resource {key}")
    names = fields.names("name", "fi", [])
    skipped = []
    if fields.data.get("is_public") is False:
        skipped.append(Lost(f"resource {key}", "skipped: it is not public"))
    if fields.text("resource_type") not in ("", *_KINDS):
        skipped.append(Lost(f"resource {key}, a {fields.text('resource_type')}", "skipped: it is no place"))
    return _Resource(
        key, fields, holder.items("date_periods"), next(iter(names.values()), f"resource {key}"), tuple(skipped)
    )


def _place(resource: _Resource, path: str, setting: Setting) -> Place:
    fields, losses = resource.fields, list[Lost]()
    read = [_Period.of(each, losses) for each in resource.periods]
    normal, seasons = _normal(read, setting.today, losses)
    channels = channels_of(normal, losses, shut_on_holidays=setting.shut_on_holidays)
    if not setting.shut_on_holidays:
        losses.append(Lost("public holidays", "the source does not mention them: hours are as on other days"))
    overrides = sorted((each.layer for each in read if each.override), key=_longest_first)
    zone = fields.text("timezone")
    data = without_empty(
        kind=_KINDS.get(fields.text("resource_type"), "unit"),
        name=fields.names("name", setting.lang, losses) or {setting.lang: resource.name},
        description=fields.names("description", setting.lang, losses),
        address=_address(fields.names("address", setting.lang, losses)),
        time_zone=zone if zone and zone != setting.zone else None,
        ids={"hauki": resource.key} | dict(_origins(fields)),
        channels=channels,
    )
    exceptions = exceptions_of([*seasons, *overrides], channels, losses)
    return Place(resource.key, path, data, exceptions, tuple(dict.fromkeys(losses)), normal.since)


def _longest_first(layer: Layer) -> tuple[int, date]:
    """A sort key: of two periods that cross, the shorter one is the more special and wins."""
    first, last = layer.since or date.min, layer.until or date.max
    return -(last - first).days, first


def _address(by_language: Mapping[str, str]) -> Data:
    """An address of one line for each language: ``Street 1, 00100 City``; all of it is kept as the street otherwise."""
    streets, codes, cities = {}, "", {}
    for lang, text in by_language.items():
        street, comma, rest = text.rpartition(",")
        code, _, city = rest.strip().partition(" ")
        if comma and code.isdigit() and city:
            streets[lang], codes, cities[lang] = street.strip(), code, city.strip()
        else:
            streets[lang] = text
    return without_empty(street=streets, postal_code=codes, city=cities)


def _origins(fields: Fields) -> Iterator[tuple[str, str]]:
    for each in fields.items("origins"):
        source = each.inner("data_source").text("id") or each.text("data_source_id")
        if source and each.text("origin_id"):
            yield slug(source).replace("-", "_"), each.text("origin_id")


@dataclass(frozen=True, slots=True)
class _Period:
    layer: Layer
    override: bool

    @classmethod
    def of(cls, fields: Fields, losses: list[Lost]) -> "_Period":
        number = fields.needed("id")
        where = Fields(fields.data, f"{fields.where.split(',')[0].split('.')[0]}, date period {number}")
        since, until = where.day("start_date"), where.day("end_date")
        if since is not None and until is not None and until < since:
            raise where.refuse("end_date", f"a day not before start_date, {since}")
        state = _state(where)
        spans: list[Timed] = []
        weather = state == _UNKNOWN
        groups = where.items("time_span_groups")
        for group in groups:
            for timed, its_state in _group(group, state, since, losses):
                weather |= its_state == _UNKNOWN
                spans += timed
        if not groups:
            spans += _all_day(state, losses)
        names = where.names("name", "fi", losses)
        notes = where.names("description", "fi", losses)
        if weather:
            losses.append(Lost("weather_permitting", "recorded as not known where all hours are, else left out"))
        layer = Layer(
            f"period-{slug(number)}",
            since,
            until,
            tuple(spans),
            unknown=weather and not spans,
            note=notes or names or None,
            cause=_SHUT.get(state, ""),
        )
        return cls(layer, where.flag("override"))


def _state(fields: Fields) -> str:
    state = fields.text("resource_state") or "undefined"
    if state not in _STATES:
        raise fields.refuse("resource_state", "a state of Hauki such as open or closed")
    return state


def _all_day(state: str, losses: list[Lost]) -> list[Timed]:
    """A period without time spans is in its state around the clock."""
    if state in _KEPT:
        channel, admission, instead = _KEPT[state]
        if instead:
            losses.append(Lost(state, instead))
        return [Timed(Weekdays(EVERY_DAY), ClockSpan(0, MINUTES_IN_DAY), channel, admission)]
    if state in _LEFT_OUT or _SHUT.get(state) or state in ("not_in_use", "exit_only", "reserved"):
        losses.append(Lost(f"resource_state {state}", "recorded as closed"))
    return []


def _group(
    group: Fields, period_state: str, since: date | None, losses: list[Lost]
) -> Iterator[tuple[list[Timed], str]]:
    rules = [_rule(each, since) for each in group.items("rules")]
    for span in group.items("time_spans"):
        state = _state(span)
        state = period_state if state == "undefined" else state
        days = _weekdays(span)
        shown = f"{Weekdays(days)} {_hours(span)} {state}"
        if state == _UNKNOWN:
            yield [], state
            losses.append(Lost(shown, "never recorded as open"))
            continue
        if state not in _KEPT:
            if state in _LEFT_OUT or state not in ("closed", "maintenance"):
                losses.append(Lost(shown, "left out: the record has no such state"))
            continue
        channel, admission, instead = _KEPT[state]
        if instead:
            losses.append(Lost(state, instead))
        timed: list[Timed] | None = [Timed(Weekdays(days), _hours(span), channel, admission)]
        for rule in rules:
            timed = None if timed is None or rule is None else rule(timed)
        if timed is None:
            rule_texts = ", ".join(_say_rule(each) for each in group.items("rules"))
            losses.append(Lost(f"{shown}, {rule_texts}", "left out: the record cannot repeat days in this way"))
        yield timed or [], state


def _weekdays(span: Fields) -> tuple[Weekday, ...]:
    numbers = span.values("weekdays")
    if any(isinstance(each, bool) or each not in range(1, 8) for each in numbers):
        raise span.refuse("weekdays", "numbers from 1 (Monday) to 7")
    return tuple(sorted({Weekday(number - 1) for number in numbers})) or EVERY_DAY


def _hours(span: Fields) -> ClockSpan:
    start, end = span.clock("start_time"), span.clock("end_time")
    if span.flag("full_day"):
        return ClockSpan(0, MINUTES_IN_DAY)
    if start is None and end is None:
        raise span.refuse("start_time", "a clock time as HH:MM, or full_day")
    start, end = start or 0, MINUTES_IN_DAY if end is None or end == 0 else end
    if end <= start and not span.flag("end_time_on_next_day"):
        raise span.refuse("end_time", "a time after start_time, or end_time_on_next_day")
    if start == MINUTES_IN_DAY:
        raise span.refuse("start_time", "a time before 24:00")
    return span_of(start, end)


def _say_rule(rule: Fields) -> str:
    parts = (rule.text("context"), rule.text("subject"), rule.text("start"), rule.text("frequency_ordinal"))
    return "rule " + " ".join(filter(None, (*parts, rule.text("frequency_modifier"))))


def _rule(rule: Fields, since: date | None) -> Any:
    """A function that limits spans to the days of a rule, returning None where the record has no such days."""
    context, subject = rule.text("context"), rule.text("subject")
    start, ordinal, modifier = rule.number("start"), rule.number("frequency_ordinal"), rule.text("frequency_modifier")
    if modifier not in ("", "even", "odd"):
        raise rule.refuse("frequency_modifier", "even or odd")
    if subject not in ("day", "week", "month", *_WEEKDAYS, *_LONG_WEEKDAYS):
        raise rule.refuse("subject", "day, week, month or a weekday")
    if not ordinal and not modifier and start is None:
        return lambda timed: timed  # every one of them
    if ordinal and start is None:
        return lambda timed: timed
    if subject == "week" and modifier and not ordinal:
        parity = WeekParity.EVEN if modifier == "even" else WeekParity.ODD
        return lambda timed: _each(timed, parity=parity)
    if context == "period" and subject == "week" and ordinal and start and start > 0 and since is not None:
        return lambda timed: _each(timed, every=ordinal, phase=(start - 1) % ordinal)
    day = _weekday(subject)
    if context == "month" and day is not None and not modifier and start:
        return lambda timed: _nth(timed, day, _places(start, ordinal))
    if day is not None and ordinal == 1 and start == 1:
        return lambda timed: _only(timed, day)
    return None


def _each(timed: Sequence[Timed], **limits: Any) -> list[Timed] | None:
    return [replace(each, **limits) for each in timed]


def _weekday(subject: str) -> Weekday | None:
    for names in (_WEEKDAYS, _LONG_WEEKDAYS):
        if subject in names:
            return Weekday(names.index(subject))
    return None


def _places(start: int, ordinal: int | None) -> tuple[int, ...]:
    """Places in a month, from 1 to 5 or from -5 to -1, that a start and a step select."""
    if not ordinal:
        return (start,)
    return tuple(range(start, 6, ordinal)) if start > 0 else tuple(sorted(range(start, 0, ordinal)))


def _nth(timed: Sequence[Timed], day: Weekday, places: tuple[int, ...]) -> list[Timed] | None:
    if not places or any(abs(place) not in range(1, 6) for place in places):
        return None
    return [replace(each, on=NthWeekday(day, places)) for each in _only(timed, day)]


def _only(timed: Sequence[Timed], day: Weekday) -> list[Timed]:
    return [
        replace(each, on=Weekdays((day,))) for each in timed if isinstance(each.on, Weekdays) and day in each.on.days
    ]


def _normal(periods: Sequence[_Period], today: date, losses: list[Lost]) -> tuple[Layer, list[Layer]]:
    """The layer of normal hours, and a layer for each other stretch of the periods that add up."""
    layers = [each.layer for each in periods if not each.override]
    if not layers:
        return Layer("normal", unknown=True), []
    edges = {each.since or date.min for each in layers}
    edges |= {each.until + DAY for each in layers if each.until is not None}
    starts = sorted(edges)
    stretches = []
    for first, after in zip(starts, [*starts[1:], None], strict=True):
        over = [each for each in layers if _covers(each, first)]
        if over:
            stretches.append(_together(over, first, None if after is None else after - DAY))
    current = [
        each for each in stretches if (each.since or date.min) <= today and (each.until is None or today <= each.until)
    ]
    endless = [each for each in stretches if each.until is None]
    normal = (endless or current or stretches)[-1]
    if normal.until is not None:
        losses.append(Lost(f"hours end on {normal.until}", "the last ones are taken to go on"))
    since = stretches[0].since
    return replace(normal, since=normal.since if _counts_weeks(normal) else since), [
        each for each in stretches if each is not normal
    ]


def _counts_weeks(layer: Layer) -> bool:
    return any(each.every > 1 for each in layer.timed)


def _covers(layer: Layer, day: date) -> bool:
    return (layer.since or date.min) <= day and (layer.until is None or day <= layer.until)


def _together(layers: Sequence[Layer], first: date, last: date | None) -> Layer:
    """Periods that add up, over one stretch of days; every n-th week is counted from the stretch's first day."""
    since = None if first == date.min else first
    timed = [moved for each in layers for moved in _recounted(each, since)]
    main = layers[-1]
    unknown = all(each.unknown for each in layers)
    return Layer(main.id, since, last, tuple(timed), unknown, main.note, main.cause)


def _recounted(layer: Layer, since: date | None) -> Iterator[Timed]:
    for each in layer.timed:
        if each.every == 1 or since is None or layer.since is None:
            yield each
            continue
        weeks = (_monday(since) - _monday(layer.since)).days // 7
        yield replace(each, phase=(each.phase - weeks) % each.every)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY
