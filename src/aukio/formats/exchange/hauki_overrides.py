"""Overrides of Hauki on the days of which they say nothing: there the hours beneath them hold, as Hauki gives them.

normal      Mo-Fr 10-20, Sa 10-16
override    Mo-Fr 10-18              in June it is open on Saturdays as always
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from aukio.domain.week import NthWeekday, Weekday, Weekdays
from aukio.formats.exchange.hauki_periods import Period
from aukio.formats.exchange.layers import DAY, EVERY_DAY, Layer, Timed
from aukio.formats.exchange.moved import Lost, phrase

_MOST_DAYS = 400
_WEEK = 7


def completed(overrides: Sequence[Period], beneath: Sequence[Layer], losses: list[Lost]) -> list[Layer]:
    """The layers of overrides, the longest first; ``beneath`` is the normal layer and other stretches above it."""
    layers = list(beneath)
    made: list[Layer] = []
    for number, period in enumerate(overrides):
        if not period.weekdays:
            losses.append(
                Lost(phrase("{id}, an override without hours", id=period.layer.id), "left out: it replaces nothing")
            )
            continue
        silent = _silent(period)
        base = next((each for each in reversed(layers[1:]) if _covers(each, period.layer)), layers[0])
        if not silent:
            made.append(period.layer)
        elif base.unknown:
            shown = Weekdays(tuple(sorted(silent)))
            losses.append(
                Lost(
                    phrase("{shown} of {id}", shown=shown, id=period.layer.id),
                    "closed: the hours beneath the override are not known",
                )
            )
            made.append(period.layer)
        else:
            later = [each.layer for each in overrides[number + 1 :] if each.weekdays]
            in_turn = [*_in_turn(period.layer, base, silent, later, losses)]
            if sum(len(each.days) for each in in_turn) <= _length(period.layer):  # else each of its days has its own
                made.append(replace(period.layer, timed=(*period.layer.timed, *_weekly(base, silent))))
            made += in_turn
        layers.append(_with_hours_beneath(period.layer, base, silent))
    return made


def _length(layer: Layer) -> int:
    """The days between the first and the last of a layer."""
    return 0 if layer.since is None or layer.until is None else (layer.until - layer.since).days


def _with_hours_beneath(layer: Layer, base: Layer, silent: frozenset[Weekday]) -> Layer:
    """All hours that Hauki gives within an override, those of every n-th week too: what stands beneath the next one."""
    weeks = 0 if layer.since is None or base.since is None else (monday(layer.since) - monday(base.since)).days // _WEEK
    turning = (
        replace(each, on=Weekdays(days), phase=(each.phase - weeks) % each.every)
        for each in base.timed
        if each.every > 1 and isinstance(each.on, Weekdays) and each.parity is None
        if (days := tuple(day for day in each.on.days if day in silent))
    )
    return replace(layer, timed=(*layer.timed, *_weekly(base, silent), *turning))


def _silent(period: Period) -> frozenset[Weekday]:
    """The weekdays within the range of an override on which it says nothing."""
    first, last = period.layer.since, period.layer.until
    days = frozenset(EVERY_DAY)
    if first is not None and last is not None and (last - first).days < _WEEK - 1:
        days = frozenset(Weekday((first.weekday() + step) % _WEEK) for step in range((last - first).days + 1))
    return days - period.weekdays


def _covers(base: Layer, layer: Layer) -> bool:
    begins, ends = layer.since or date.min, layer.until or date.max
    return not base.days and (base.since or date.min) <= begins and ends <= (base.until or date.max)


def _weekly(base: Layer, silent: frozenset[Weekday]) -> Iterator[Timed]:
    """The hours of a base on some weekdays, but for those of every n-th week."""
    for each in base.timed:
        if each.every > 1:
            continue
        if isinstance(each.on, Weekdays):
            if days := tuple(day for day in each.on.days if day in silent):
                yield replace(each, on=Weekdays(days))
        elif isinstance(each.on, NthWeekday) and each.on.day in silent:
            yield each


def _in_turn(
    layer: Layer, base: Layer, silent: frozenset[Weekday], later: Sequence[Layer], losses: list[Lost]
) -> Iterator[Layer]:
    """The days of an override on which hours of every n-th week hold, as lists of days."""
    if not any(each.every > 1 for each in base.timed):
        return
    first, last = layer.since, layer.until
    if first is None or last is None or base.since is None or (last - first).days > _MOST_DAYS:
        losses.append(Lost(phrase("hours of every n-th week within {id}", id=layer.id), "left out of its days"))
        return
    by_hours: dict[tuple[Timed, ...], list[date]] = {}
    for day in (first + step * DAY for step in range((last - first).days + 1)):
        hours = tuple(replace(each, every=1, phase=0) for each in base.timed if _holds(each, day, base.since))
        turns = any(each.every > 1 and _holds(each, day, base.since) for each in base.timed)
        if (
            day.weekday() in silent
            and turns
            and not any(_covers(each, replace(layer, since=day, until=day)) for each in later)
        ):
            only = Weekdays((Weekday(day.weekday()),))
            by_hours.setdefault(tuple(replace(each, on=only) for each in hours), []).append(day)
    for number, (timed, days) in enumerate(by_hours.items(), start=1):
        id_ = f"{layer.id}-weeks" + (f"-{number}" if number > 1 else "")
        yield Layer(id_, days[0], days[-1], timed, note=layer.note, days=tuple(days))


def _holds(each: Timed, day: date, since: date) -> bool:
    if not isinstance(each.on, Weekdays) or day.weekday() not in each.on.days or each.parity is not None:
        return False
    return (monday(day) - monday(since)).days // _WEEK % each.every == each.phase


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - day.weekday() * DAY
