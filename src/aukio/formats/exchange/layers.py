"""Hours of a source as layers of days, and their conversion into channels and dated exceptions.

A layer is a range of days with its spans. One layer is the normal week; each other becomes an exception that replaces
the hours on its days:

    normal     |───────────────────────────────────────→   Mo-Fr 10-20
    summer             |────────────────|                   Mo-Fr 10-18
    midsummer               |─|                             closed; it lies within the summer and wins there
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import lcm

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.week import Cycle, NthWeekday, Rule, Selector, Week, Weekday, Weekdays, WeekParity
from aukio.domain.week.cycle import MOST_WEEKS
from aukio.domain.week.dead_rules import find_dead_rule
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan
from aukio.formats.exchange.moved import Data, DatedDays, Lost, phrase
from aukio.formats.values.text_data import without_empty

DAY = timedelta(days=1)
EVERY_DAY = tuple(Weekday)
KEPT_OF_THE_PAST = timedelta(days=400)
"""How long dated days are over before they are left out: Hauki and PTV have all days that there ever were."""
CLOSED_WEEK = Week((Rule(Weekdays(EVERY_DAY), ()),))


@dataclass(frozen=True, slots=True)
class Timed:
    """Hours on the days of a selector.

    ``every`` and ``phase`` are for each n-th week, counted from the week of the layer's first day.
    """

    on: Selector
    span: ClockSpan
    channel: ChannelKind = ChannelKind.ON_SITE
    admission: Admission = Admission.WALK_IN
    parity: WeekParity | None = None
    every: int = 1
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """Days with their hours; no spans means closed, and ``unknown`` that the hours differ in a way that is not known.

    ``until`` is inclusive. ``note`` and ``cause`` go with an exception. ``days`` are the only days of the range that it
    is about, where it is not about each of them.
    """

    id: str
    since: date | None = None
    until: date | None = None
    timed: tuple[Timed, ...] = ()
    unknown: bool = False
    note: Data | None = None
    cause: str = ""
    keeps_self_service: bool = False
    days: tuple[date, ...] = ()


def span_of(start: int, end: int) -> ClockSpan:
    """A span from two clock times in minutes; an end that is not after the start is on the next day."""
    if start == end:
        return ClockSpan(0, MINUTES_IN_DAY) if start in (0, MINUTES_IN_DAY) else ClockSpan(start, start + 24 * 60 - 1)
    return ClockSpan(start, end if end > start else end + MINUTES_IN_DAY)


def normal_hours(timed: Iterable[Timed], since: date | None) -> Week | Cycle:
    """The week, or the weeks in turn, of some spans; a week that is closed on every day if there are none."""
    spans = tuple(timed)
    count = lcm(*(each.every for each in spans)) if spans else 1
    if count == 1:
        return _week(spans)
    if since is None or count > MOST_WEEKS:
        raise ValueError("weeks in turn are counted from a day, and are few")
    weeks = tuple(_week([each for each in spans if number % each.every == each.phase]) for number in range(count))
    return weeks[0] if len(set(weeks)) == 1 else Cycle(weeks, since)


def without_dead_rules(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules without those that never hold: leaving them out changes no day."""
    left = tuple(rules)
    while len(left) > 1 and (dead := find_dead_rule(left)) is not None:
        left = (*left[:dead], *left[dead + 1 :])
    return left


def _week(timed: Sequence[Timed]) -> Week:
    weekly: dict[Weekday, list[ClockSpan]] = {day: [] for day in Weekday}
    parts: list[tuple[Selector, WeekParity | None, ClockSpan]] = []
    for each in timed:
        if isinstance(each.on, Weekdays) and each.parity is None:
            for day in each.on.days:
                weekly[day].append(each.span)
        else:
            parts.append((each.on, each.parity, each.span))
    rules = _rules(weekly)
    extra: dict[tuple[Selector, WeekParity | None], list[ClockSpan]] = {}
    for on, parity, span in parts:
        for one in (Weekdays((day,)) for day in on.days) if isinstance(on, Weekdays) else (on,):
            extra.setdefault((one, parity), []).append(span)
    for (on, parity), spans in sorted(extra.items(), key=lambda item: isinstance(item[0][0], NthWeekday)):
        usual = weekly[on.day] if isinstance(on, NthWeekday) else [s for d in on.days for s in weekly[d]]
        rules.append(Rule(on, joined([*usual, *spans]), parity))
    return Week(without_dead_rules(rules)) if rules else CLOSED_WEEK


def _rules(weekly: dict[Weekday, list[ClockSpan]]) -> list[Rule]:
    """One rule for each set of weekdays with equal hours, in the order of their first day."""
    by_spans: dict[tuple[ClockSpan, ...], list[Weekday]] = {}
    for day, spans in weekly.items():
        if spans:
            by_spans.setdefault(joined(spans), []).append(day)
    return [Rule(Weekdays(tuple(days)), spans) for spans, days in by_spans.items()]


def joined(spans: Iterable[ClockSpan]) -> tuple[ClockSpan, ...]:
    """Spans in order; those that touch or overlap are one, up to a whole day."""
    made: list[ClockSpan] = []
    for span in sorted(set(spans)):
        if made and span.start <= made[-1].end:
            start, end = made[-1].start, max(span.end, made[-1].end)
            made[-1] = ClockSpan(start, min(end, start + MINUTES_IN_DAY - 1 if start else MINUTES_IN_DAY))
        else:
            made.append(span)
    return tuple(made)


def channels_of(layer: Layer, losses: list[Lost], *, shut_on_holidays: bool = False) -> list[Data]:
    """The on-site and self-service channels of the normal layer, as data of a directory file."""
    countable = list(_countable(layer, losses))
    on_site = [each for each in countable if each.channel is ChannelKind.ON_SITE]
    admission, kept = one_admission(on_site, losses)
    made = [
        without_empty(
            kind=ChannelKind.ON_SITE.value,
            **({} if layer.unknown else _hours_data(kept, layer.since, shut_on_holidays=shut_on_holidays)),
            admission=None if admission is Admission.WALK_IN else admission.value,
        )
    ]
    if alone := [each for each in countable if each.channel is ChannelKind.SELF_SERVICE]:
        hours = _hours_data(alone, layer.since, shut_on_holidays=False)
        made.append(without_empty(kind=ChannelKind.SELF_SERVICE.value, **hours))
    return made


def _countable(layer: Layer, losses: list[Lost]) -> Iterator[Timed]:
    """The hours of a layer whose weeks can be counted: from a day that is known, and few enough in turn."""
    turn = 1
    for each in layer.timed:
        if each.every > 1 and (layer.since is None or lcm(turn, each.every) > MOST_WEEKS):
            losses.append(
                Lost(
                    phrase("{on} {span}, every {every} weeks", on=each.on, span=each.span, every=each.every),
                    "left out: its weeks cannot be counted",
                )
            )
            continue
        turn = lcm(turn, each.every)
        yield each


def one_admission(timed: Sequence[Timed], losses: list[Lost]) -> tuple[Admission, list[Timed]]:
    """The admission of a channel and the spans that have it: a channel has one for all of its week."""
    if not timed:
        return Admission.WALK_IN, []
    found = {each.admission for each in timed}
    main = Admission.WALK_IN if Admission.WALK_IN in found else timed[0].admission
    if left := [each for each in timed if each.admission is not main]:
        shown = "; ".join(f"{each.on} {each.span} {each.admission}" for each in left)
        losses.append(Lost(shown, "left out: the other hours of the week have another admission"))
    return main, [each for each in timed if each.admission is main]


def _hours_data(timed: Sequence[Timed], since: date | None, *, shut_on_holidays: bool) -> Data:
    hours = normal_hours(timed, since)
    if shut_on_holidays and timed:
        hours = hours.closed_on_holidays()
    if isinstance(hours, Cycle):
        return {"cycle": {"weeks": [str(each) for each in hours.weeks], "from": hours.since.isoformat()}}
    return {"week": str(hours)}


def exceptions_of(
    layers: Sequence[Layer], normal: Sequence[Data], losses: list[Lost], *, today: date
) -> tuple[DatedDays, ...]:
    """The exceptions of layers in order of precedence, the last one winning; ``normal`` are the normal channels.

    Days that were over more than a year before ``today`` are left out.
    """
    oldest = today - KEPT_OF_THE_PAST if today - date.min > KEPT_OF_THE_PAST else date.min
    kept = [each for each in layers if each.until is None or each.until >= oldest]
    if past := len(layers) - len(kept):
        losses.append(
            Lost(
                phrase("{past} stretches of days that were over before {oldest}", past=past, oldest=oldest),
                "left out: they are past",
            )
        )
    return tuple(
        DatedDays(
            layer.id,
            without_empty(
                **_days_data(layer),
                effects=list(_effects(layer, normal, losses)),
                cause=layer.cause,
                note=layer.note,
            ),
        )
        for layer in without_overlaps(kept, losses)
    )


def _days_data(layer: Layer) -> Data:
    if layer.days:
        return {"on": [day.isoformat() for day in layer.days]}
    return {
        "from": layer.since and layer.since.isoformat(),
        "until": layer.until and layer.until.isoformat(),
        "open": None if layer.until else OpenEnd.UNTIL_FURTHER_NOTICE.value,
    }


def _effects(layer: Layer, normal: Sequence[Data], losses: list[Lost]) -> Iterator[Data]:
    has_self_service = any(each["kind"] == ChannelKind.SELF_SERVICE.value for each in normal)
    usual = next((each.get("admission", "walk_in") for each in normal if each["kind"] == "on_site"), "walk_in")
    alone = [each for each in layer.timed if each.channel is ChannelKind.SELF_SERVICE]
    admission, on_site = one_admission([each for each in layer.timed if each.channel is ChannelKind.ON_SITE], losses)
    ends_self_service = has_self_service and not alone and not layer.keeps_self_service
    if layer.unknown:
        yield {"hours": {"week": "unknown"}}
    elif on_site:
        yield {"hours": {"week": _plain_week(on_site, layer.since, losses)}}
        if admission.value != usual:
            yield {"admission": {"is": admission.value}}
    elif alone or (has_self_service and not ends_self_service):
        yield {"close": {"channels": [ChannelKind.ON_SITE.value]}}
    else:
        yield {"close": {}}
        return
    if alone:
        week = _plain_week(alone, layer.since, losses)
        verb = "hours" if has_self_service else "offer"
        yield {verb: {"channel": ChannelKind.SELF_SERVICE.value, "week": week}}
    elif ends_self_service:
        yield {"close": {"channels": [ChannelKind.SELF_SERVICE.value]}}


def _plain_week(timed: Sequence[Timed], since: date | None, losses: list[Lost]) -> str:
    """The week of an exception, which has no weeks in turn: hours of every n-th week only are left out."""
    every_week = [each for each in timed if each.every == 1]
    if len(every_week) < len(timed):
        losses.append(Lost("hours of every second week or rarer, in dated days", "left out of these days"))
    return str(normal_hours(every_week, since))


def without_overlaps(layers: Sequence[Layer], losses: list[Lost]) -> tuple[Layer, ...]:
    """Layers of which any two are apart or one within the other; where two cross, the later one keeps the days. So it
    does within a layer that closes what it opens.

    ids of the parts that are left are those of the layer with ``-2``, ``-3`` after it.
    """
    made: list[Layer] = []
    for layer in reversed(layers):
        parts = [layer]
        for winner in made if not layer.days else ():
            parts = [left for part in parts for left in _around(part, winner)]
        if not parts:
            losses.append(Lost(phrase("{id}, whose days others take over", id=layer.id), "left out"))
        made += [
            part if not number else replace(part, id=f"{layer.id}-{number + 1}") for number, part in enumerate(parts)
        ]
    return tuple(sorted(made, key=lambda each: (each.since or date.min, each.until or date.max, each.id)))


def _shuts(outer: Layer, inner: Layer) -> bool:
    """Whether a layer closes what one within it opens: a closure always wins, so it has to leave those days out."""
    closed = {ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE} - {each.channel for each in outer.timed}
    opened = {each.channel for each in inner.timed} | ({ChannelKind.ON_SITE} if inner.unknown else set())
    return not outer.unknown and bool(closed & opened)


def _around(layer: Layer, winner: Layer) -> Iterator[Layer]:
    """A layer, or what is left of it before and after one that wins over it; all of it around one that lies within."""
    if winner.days:  # a list of days is within the range that it belongs to
        yield layer
        return
    first, last = layer.since or date.min, layer.until or date.max
    begins, ends = winner.since or date.min, winner.until or date.max
    is_within = first <= begins and ends <= last and (first, last) != (begins, ends) and not _shuts(layer, winner)
    if ends < first or last < begins or is_within:
        yield layer
        return
    if first < begins:
        yield replace(layer, until=begins - DAY)
    if ends < last:
        yield replace(layer, since=ends + DAY)
