"""Checks of hours that leave nothing: weekdays that do not occur, a shorter day of which nothing is left."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

from aukio.domain.base.spans import subtract
from aukio.domain.checks.findings import CheckContext, Code, Finding, reported_paths
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import Period, instant_of, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.composition import shortens
from aukio.domain.hours.week_spans import cut_spans
from aukio.domain.week import Week, day_spans
from aukio.domain.wording.languages import source_words

_LONGEST = timedelta(days=60)
"""Weekdays, also counted ones, all occur in a longer period."""


def never_holds(context: CheckContext) -> Iterator[Finding]:
    """Weekly hours of which none lies on the days of the arrangement: Friday's, for a Wednesday."""
    for version in context.versions:
        period = version.arrangement.period
        over = period.end is not None and instant_of(period.end, context.view.city.zone) <= context.since
        if over or period.never:
            continue
        for effect in version.arrangement.effects:
            weeks = [week for each in fields(effect) if isinstance(week := getattr(effect, each.name), Week)]
            for week in weeks:
                if any(rule.spans for rule in week.rules) and not _holds(context.view, week, period):
                    said = source_words().say_week(week)
                    message = f"No day of it has any of these hours: {said}. Write hours for the days that it names."
                    for path in reported_paths(context, version):
                        yield Finding(Code.NEVER_HOLDS, path, message, version.ref)


def _holds(view: View, week: Week, period: Period) -> bool:
    """Whether hours of a week have a minute in a period; a long one, or one without end, is not searched."""
    if period.end is None or period.end - period.start > _LONGEST:
        return True
    for stretch in period.spans(period.start, period.end):
        day = plus(stretch.start.date(), -1)
        while day <= stretch.end.date():
            spans = day_spans(week, day, view.city.holidays)
            if any(each.start < stretch.end and each.end > stretch.start for each in spans):
                return True
            day = plus(day, 1)
    return False


def nothing_left(context: CheckContext) -> Iterator[Finding]:
    """A shorter day of which nothing is left: the place is closed all day, and no ``close`` says so."""
    timetable = context.timetable
    for local in context.intervals:
        node, interval = local.node, local.interval
        zone = context.view.zone(node.place)
        for by, shorten in shortens(context.view.applied(node.place, interval), ChannelKind.ON_SITE):
            if not by.version.arrangement.period.in_whole_days:
                continue
            for day in context.days(local):
                opened = timetable.on_site_before_closes(node.place, day)
                if opened and not subtract(opened, cut_spans(opened, shorten, day, zone)):
                    yield Finding(
                        Code.NOTHING_LEFT,
                        context.reported_path(node, interval),
                        f"Nothing is left of the hours, first on {day:%a} {source_words().say_day(day)}: it is"
                        " closed all day. Write 'close' there, if that is meant.",
                        by.ref,
                    )
                    break
