"""Checks that ask what is meant: no place, a special day under later hours, a channel twice."""

from collections.abc import Iterator

from aukio.domain.checks.findings import CheckContext, Code, Finding
from aukio.domain.city.places import WITHOUT_HOURS, ChannelKind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import instant_of
from aukio.domain.facts.effects import Effect, Hours, Offer, Shorten, hours_channels
from aukio.domain.facts.matches import Applied, places_selected
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.hours.composition import replacement, said
from aukio.domain.wording.languages import source_words


def no_place(context: CheckContext) -> Iterator[Finding]:
    """A scope that selects no place while it holds: nothing happens where people read that something does."""
    if context.place is not None:
        return
    view = context.view
    for version in context.versions:
        period = version.arrangement.period
        start = instant_of(period.start, view.city.zone)
        end = None if period.end is None else instant_of(period.end, view.city.zone)
        if period.never or (end is not None and end <= context.since):
            continue
        edges = view.directory.changes(view.city.zone)
        begins = [start, *(edge for edge in edges if start < edge and (end is None or edge < end))]
        trees = (view.tree(view.interval(each)) for each in begins)
        if not any(places_selected(tree, version.arrangement.scope) for tree in trees):
            yield Finding(
                Code.NO_PLACE,
                "",
                "Its scope selects no place while it holds: change the scope, or leave the fact out.",
                version.ref,
            )


def special_day_covered(context: CheckContext) -> Iterator[Finding]:
    """Hours for named days that later hours for a longer time replace there: are they still meant?"""
    seen: set[tuple[str, ArrangementRef]] = set()
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        for by, hours in said(applied, Hours):
            later = _covering(by, hours, applied)
            path = context.reported_path(node, interval)
            if later is None or (path, by.ref) in seen:
                continue
            seen.add((path, by.ref))
            first = source_words().say_day(
                max(by.version.arrangement.period.start, later.arrangement.period.start).date()
            )
            yield Finding(
                Code.SPECIAL_DAY_COVERED,
                path,
                f"Its hours for special days do not hold from {first} on: '{later.ref}' was published later, for a"
                " longer time. Say them again if they are still meant, or end them.",
                by.ref,
            )


def _covering(by: Applied, hours: Hours, applied: tuple[Applied, ...]) -> Version | None:
    """The later hours for a longer time that win over those of special days, if any do."""
    if not by.version.names_its_days:
        return None
    for channel in hours_channels(hours):
        winner = replacement(applied, channel)
        if winner is None or winner[0].ref == by.ref or winner[0].version.names_its_days:
            continue
        if winner[0].width == by.width and winner[0].latest > by.latest:
            return winner[0].version
    return None


def offered_beside_normal(context: CheckContext) -> Iterator[Finding]:
    """A channel that is offered although the place has one of its kind and purpose: both sets of hours hold."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        normal = {(each.kind, each.purpose) for each in node.version.channels}
        for by, offer in said(context.view.applied(node.place, interval), Offer):
            if (offer.channel, offer.purpose) in normal and offer.week is not None:
                yield Finding(
                    Code.OFFERED_BESIDE_NORMAL,
                    context.reported_path(node, interval),
                    f"It offers {_said(offer.channel)}, which the place has anyway: it is open by either hours."
                    " Write 'hours' with the channel to replace its normal week.",
                    by.ref,
                )


def channels_alike(context: CheckContext) -> Iterator[Finding]:
    """Hours or shorter days of a kind of channel of which the place has several: each of them changes."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        twice = _kinds_twice(node)
        for by in context.view.applied(node.place, interval) if twice else ():
            kinds = {kind for effect in by.effects for kind in _changed(effect)} & twice
            if kinds:
                yield Finding(
                    Code.CHANNELS_ALIKE,
                    context.reported_path(node, interval),
                    f"The place has {_said(min(kinds))} twice, and each changes: a shorter day is counted from the"
                    " beginning and the end of each by itself, and new hours are those of both.",
                    by.ref,
                )


def _kinds_twice(node: Node) -> set[ChannelKind]:
    kinds = [each.kind for each in node.version.channels if each.kind not in WITHOUT_HOURS]
    return {kind for kind in kinds if kinds.count(kind) > 1}


def _changed(effect: Effect) -> tuple[ChannelKind, ...]:
    return hours_channels(effect) if isinstance(effect, Hours | Shorten) else ()


def _said(kind: ChannelKind) -> str:
    return source_words().say_channel(kind)
