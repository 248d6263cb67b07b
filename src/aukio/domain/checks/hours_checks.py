"""Checks of hours: unit and building, table and last-unit rule, replacement and normal week."""

from collections.abc import Iterator
from datetime import date, datetime, time

from aukio.domain.base.spans import Span, clip, join, subtract
from aukio.domain.checks.findings import CheckContext, Code, Finding, LocalInterval
from aukio.domain.city.places import ChannelKind, Kind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, Period, day_of, instant_of, local_of
from aukio.domain.facts.effects import ClosesWithLastUnit, Hours, Offer
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.hours.composition import any_of, closes, replacement, said
from aukio.domain.hours.coupling import hosts
from aukio.domain.week import day_spans
from aukio.domain.wording.languages import source_words

_MOST_LISTED = 8


def unit_open_building_shut(context: CheckContext) -> Iterator[Finding]:
    """A unit that is open by its own hours while its building is closed (R020, Q4)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        if node.kind is not Kind.UNIT or context.view.tree(interval).host(node.place) is None:
            continue
        lost = _first_lost(context, local)
        if lost is not None:
            yield Finding(
                Code.UNIT_OPEN_BUILDING_SHUT,
                node.path,
                f"Its own hours are open while the building is shut, first on {_say_span(context, node, lost)}.",
                _who_sets_hours(context, node, interval),
            )


def _first_lost(context: CheckContext, local: LocalInterval) -> Span | None:
    place = local.node.place
    for day in context.days(local):
        own = context.timetable.own_on_site(place, day)
        inside = context.timetable.on_site(place, day)
        lost = clip(subtract(own.open, join([*inside.open, *inside.unknown])), local.start, local.end)
        if lost:
            return lost[0]
    return None


def _who_sets_hours(context: CheckContext, node: Node, interval: int) -> ArrangementRef | None:
    """The arrangement that sets the unit's own hours, else the one that sets the building's."""
    for place in (node.place, *hosts(context.view, node.place, interval)):
        applied = context.view.applied(place, interval)
        replaced = replacement(applied, ChannelKind.ON_SITE)
        if replaced is not None:
            return replaced[0].ref
        shut = closes(applied, ChannelKind.ON_SITE) if place != node.place else ()
        if shut:
            return shut[0][0].ref
    return None


def building_shut_own_entrance(context: CheckContext) -> Iterator[Finding]:
    """A building closed while a unit in it has its own entrance: the scope should name or except the unit."""
    for local in context.intervals:
        unit, interval = local.node, local.interval
        tree = context.view.tree(interval)
        centre = tree.centre_of(unit)
        if unit.kind is not Kind.UNIT or not unit.version.own_entrance or centre is None:
            continue
        mine = {each.ref for each in context.view.applied(unit.place, interval)}
        for by, _ in closes(context.view.applied(centre.place, interval), ChannelKind.ON_SITE):
            if by.ref not in mine:
                yield Finding(
                    Code.BUILDING_SHUT_OWN_ENTRANCE,
                    unit.path,
                    f"{centre.path} is closed, but this unit has an entrance of its own and stays open:"
                    " name it in the scope, or say that it is meant.",
                    by.ref,
                )


def table_against_last_unit(context: CheckContext) -> Iterator[Finding]:
    """The hours of a building that differ from its rule to close with its last unit (Q2)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        if node.kind is not Kind.CENTRE or not any_of(applied, ClosesWithLastUnit):
            continue
        differ: dict[str, list[str]] = {}
        for weekday, how in _days_that_differ(context, local):
            differ.setdefault(how, []).append(weekday)
        if differ:
            by = next(by for by, _ in said(applied, ClosesWithLastUnit))
            yield Finding(
                Code.TABLE_AGAINST_LAST_UNIT,
                node.path,
                "The table and the last unit differ: "
                + "; ".join(f"{', '.join(days)}: {how}" for how, days in differ.items())
                + ".",
                by.ref,
            )


def _days_that_differ(context: CheckContext, local: LocalInterval) -> Iterator[tuple[str, str]]:
    """Each weekday on which they differ, and how."""
    node, interval = local.node, local.interval
    zone = context.view.zone(node.place)
    for day in context.days(local, limit=7):
        units = context.view.tree(interval).units(node.place)
        hours = [
            (context.timetable.own_on_site(unit.place, day), unit.path)
            for unit in units
            if not unit.version.own_entrance
        ]
        table = context.timetable.own_on_site(node.place, day).open
        if any(each.unknown for each, _ in hours) or not table:
            continue
        ends = [(each.open[-1].end, path) for each, path in hours if each.open]
        if not ends:
            yield f"{day:%a}", "the table is open but no unit is"
            continue
        last, path = max(ends, key=lambda each: each[0])
        if last != table[-1].end:
            shown, ruled = (local_of(end, zone) for end in (table[-1].end, last))
            yield f"{day:%a}", f"the table ends at {_say_clock(shown)}, the last unit ({path}) at {_say_clock(ruled)}"


def _say_clock(local: datetime) -> str:
    return source_words().say_clock(local.hour * 60 + local.minute)


def opens_more(context: CheckContext) -> Iterator[Finding]:
    """A replacement that opens minutes that the normal week has closed."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        for state in context.timetable.channels(node.place, interval):
            replaced = replacement(applied, state.key.kind)
            if replaced is None or state.week is None or state.channel.week is None:
                continue
            if replaced[0].version.arrangement.continues is not None:
                continue  # it says itself what it makes up for
            for day in context.days(local):
                new, normal = (
                    join(
                        Span(instant_of(each.start, zone), instant_of(each.end, zone))
                        for each in day_spans(week, day, context.view.city.holidays)
                    )
                    for zone in (context.view.zone(node.place),)
                    for week in (state.week.certain, state.channel.week)
                )
                more = clip(subtract(new, normal), local.start, local.end)
                if more:
                    yield Finding(
                        Code.OPENS_MORE,
                        context.reported_path(node, interval),
                        "It opens minutes that the normal week has closed, first on"
                        f" {_say_span(context, node, more[0])}.",
                        replaced[0].ref,
                    )
                    break


def holidays_unstated(context: CheckContext) -> Iterator[Finding]:
    """Public holidays on which new hours would open without a holiday rule (Q12, R137)."""
    holidays = context.view.city.holidays
    for local in context.intervals:
        node, interval = local.node, local.interval
        for by in context.view.applied(node.place, interval):
            if by.version.names_its_days:
                continue
            period = by.version.arrangement.period
            first = max(period.start.date(), day_of(context.since, context.view.zone(node.place)))
            for effect in by.effects:
                week = effect.week if isinstance(effect, Hours | Offer) else None
                if week is None or week.has_holiday_rule:
                    continue
                days = [
                    day
                    for day in holidays.between(first, period.foreseen(first))
                    if _holds_on(period, day) and day_spans(week, day, holidays)
                ]
                if days:
                    listed = ", ".join(map(source_words().say_day, days[:_MOST_LISTED]))
                    more = f" and {len(days) - _MOST_LISTED} more" if len(days) > _MOST_LISTED else ""
                    yield Finding(
                        Code.HOLIDAYS_UNSTATED,
                        context.reported_path(node, interval),
                        f"Hours on public holidays are not stated: {listed}{more}. The rule of the normal week holds.",
                        by.ref,
                    )


def _holds_on(period: Period, day: date) -> bool:
    """Whether a period has a minute of a day: between the seasons that it repeats it says nothing of holidays."""
    start = datetime.combine(day, time())
    return bool(period.spans(start, start + DAY))


def _say_span(context: CheckContext, node: Node, span: Span) -> str:
    zone = context.view.zone(node.place)
    start, end = local_of(span.start, zone), local_of(span.end, zone)
    return f"{start:%a} {source_words().say_day(start.date())} {_say_clock(start)}–{_say_clock(end)}"
