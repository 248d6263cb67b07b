"""Checks of arrangements: ends, reviews, alternatives, contacts, bookings, replacements."""

from collections.abc import Iterator

from aukio.domain.checks.findings import CheckContext, Code, Finding, LocalInterval, reported_paths
from aukio.domain.city.places import WITH_CONTACTS, Admission, ChannelKind, Contact, PlaceId, Purpose
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, instant_of, midnight
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Close,
    Effect,
    Elsewhere,
    Hours,
    NewBookings,
    Normal,
    hours_channels,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.hours.channels import ChannelState
from aukio.domain.hours.composition import bookings, closes, general_admission, replacement, said, shortens
from aukio.domain.hours.coupling import hosts, withheld_at
from aukio.domain.publishing.replacement import continues_fact, successors_in
from aukio.domain.wording.languages import source_words

_BOOKED = (Admission.APPOINTMENT, Admission.BOOKED_ONLY)


def alternative_closed(context: CheckContext) -> Iterator[Finding]:
    """An alternative that is closed, or does not provide the service either (R031)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        tree = context.view.tree(interval)
        for by, pointer in said(context.view.applied(node.place, interval), Elsewhere):
            for place in pointer.places:
                trouble = _why_useless(context, tree.get(place), pointer.service, local)
                if trouble:
                    yield Finding(
                        Code.ALTERNATIVE_CLOSED,
                        context.reported_path(node, interval),
                        f"It points elsewhere for {pointer.service}, but {trouble}.",
                        by.ref,
                    )


def _why_useless(context: CheckContext, other: Node | None, service: str, local: LocalInterval) -> str:
    if other is None:
        return "the place no longer exists"
    for place in (other.place, *hosts(context.view, other.place, local.interval)):
        shut = closes(context.view.applied(place, local.interval), ChannelKind.ON_SITE)
        if any(close.during is None for _, close in shut):
            first = local.start.astimezone(context.view.zone(place)).date()
            return f"{other.path} is closed from {source_words().say_day(first)}"
    if service in withheld_at(context.view, other, local.start):
        return f"{service} cannot be had at {other.path} either"
    return ""


def channel_without_contact(context: CheckContext) -> Iterator[Finding]:
    """A remote channel that no one can use: without a number, address or link of its kind (R044, R074)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        for state in context.timetable.channels(node.place, interval):
            if state.key.kind in WITH_CONTACTS and not _can_be_used(state) and not _shut_all_day(state):
                yield Finding(
                    Code.CHANNEL_WITHOUT_CONTACT,
                    context.reported_path(node, interval),
                    f"The {state.key.kind} channel for {state.key.purpose} has no contact"
                    f"{' of its kind' if state.channel.contacts else ''}: add one.",
                    None if state.offered_by is None else state.offered_by.ref,
                )


def _can_be_used(state: ChannelState) -> bool:
    return any(_is_way(state.key.kind, contact) for contact in state.channel.contacts)


def _is_way(kind: ChannelKind, contact: Contact) -> bool:
    """Whether a contact is one of a kind of channel: a telephone needs a number."""
    match kind:
        case ChannelKind.PHONE:
            return bool(contact.phone)
        case ChannelKind.EMAIL:
            return bool(contact.email)
        case ChannelKind.WEB:
            return bool(contact.url)
        case _:  # partial: any contact will do for the other kinds
            return True


def _shut_all_day(state: ChannelState) -> bool:
    return any(close.during is None for _, close in state.closes)


def bookings_on_sale(context: CheckContext) -> Iterator[Finding]:
    """New bookings stopped while a booking channel still takes them (R036)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        stops = [
            by
            for by, policy in said(context.view.applied(node.place, interval), Bookings)
            if policy.new is NewBookings.STOP
        ]
        for state in context.timetable.channels(node.place, interval) if stops else ():
            if state.key.purpose is Purpose.BOOKING and not _shut_all_day(state):
                yield Finding(
                    Code.BOOKINGS_ON_SALE,
                    context.reported_path(node, interval),
                    f"New bookings are stopped, but bookings are still taken by {state.key.kind}.",
                    stops[0].ref,
                )


def close_without_policy(context: CheckContext) -> Iterator[Finding]:
    """A close of a place that takes bookings, without a booking policy (R134, Q11)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        shut = [*closes(applied, ChannelKind.ON_SITE), *shortens(applied, ChannelKind.ON_SITE)]
        if not shut or bookings(applied).existing is not None or not _may_be_booked(context, node, interval):
            continue
        yield Finding(
            Code.CLOSE_WITHOUT_POLICY,
            context.reported_path(node, interval),
            "It closes a place that takes bookings and does not say what becomes of them: honour, contact or cancel.",
            shut[0][0].ref,
        )


def _may_be_booked(context: CheckContext, node: Node, interval: int) -> bool:
    applied = context.view.applied(node.place, interval)
    if any(rule.is_ in _BOOKED for _, rule in said(applied, Admit)):
        return True
    return any(channel.purpose is Purpose.BOOKING or channel.admission in _BOOKED for channel in node.version.channels)


def end_before_start(context: CheckContext) -> Iterator[Finding]:
    """An end at or before the start: the arrangement never comes into force."""
    for version in context.versions:
        period = version.arrangement.period
        if period.never and instant_of(period.start, context.view.city.zone) >= context.since:
            for path in reported_paths(context, version):
                yield Finding(
                    Code.END_BEFORE_START, path, "It ends before it starts: it never comes into force.", version.ref
                )


def open_end_without_review(context: CheckContext) -> Iterator[Finding]:
    """An open end without a review date (R060)."""
    for version in context.versions:
        period = version.arrangement.period
        if period.has_no_end and period.check_on is None:
            for path in reported_paths(context, version):
                yield Finding(
                    Code.OPEN_END_WITHOUT_REVIEW, path, "It has no end and no review date: add a date.", version.ref
                )


def in_force_before_published(context: CheckContext) -> Iterator[Finding]:
    """A stated start before the minute of its publication (R118): "from now on" states a minute."""
    for version in context.versions:
        first_published = version.first.published.replace(second=0, microsecond=0)
        period = version.arrangement.period
        zone = context.view.city.zone
        over = period.end is not None and instant_of(period.end, zone) <= context.since
        if period.inferred or period.never or over or instant_of(period.start, zone) >= first_published:
            continue
        for path in reported_paths(context, version):
            yield Finding(
                Code.IN_FORCE_BEFORE_PUBLISHED,
                path,
                f"In force from {source_words().say_moment(period.start)}, but published only on"
                f" {source_words().say_moment(version.first.published.astimezone(zone).replace(tzinfo=None))}.",
                version.ref,
            )


def languages_differ(context: CheckContext) -> Iterator[Finding]:
    """Hours that the source gives otherwise in another language (G7)."""
    for version in context.versions:
        period = version.arrangement.period
        over = period.end is not None and instant_of(period.end, context.view.city.zone) <= context.since
        if period.never or over:
            continue
        for lang, week in version.arrangement.particulars.differs:
            for path in reported_paths(context, version):
                yield Finding(
                    Code.LANGUAGES_DIFFER,
                    path,
                    f"The source says otherwise in another language ({lang}): {source_words().say_week(week)}.",
                    version.ref,
                )


def no_effect(context: CheckContext) -> Iterator[Finding]:
    """Hours or an admission that a narrower arrangement overrules at a place whenever both are in force."""
    seen: dict[tuple[PlaceId, ArrangementRef], list[tuple[str, bool]]] = {}
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        for by in applied:
            loses = list(_overruled(by, applied))
            if loses:
                lost = all(narrower for _, narrower in loses)
                seen.setdefault((node.place, by.ref), []).append((context.reported_path(node, interval), lost))
    for (_, ref), history in seen.items():
        if all(lost for _, lost in history):
            yield Finding(
                Code.NO_EFFECT,
                history[0][0],
                "It has no effect here: a narrower arrangement wins. End that one, or except the place.",
                ref,
            )


def _overruled(by: Applied, applied: tuple[Applied, ...]) -> Iterator[tuple[str, bool]]:
    """For each aspect that one arrangement decides: its name, and whether a narrower arrangement decides it."""
    for effect in by.effects:
        match effect:
            case Hours():
                for channel in hours_channels(effect):
                    winner = replacement(applied, channel)
                    if winner is not None:
                        yield channel, winner[0].width < by.width
            case Admit(services=(), audience=None):
                rule = general_admission(_as_long(applied, effect), effect.channel)
                if rule is not None:
                    yield "admission", rule[0].width < by.width
            case _:  # partial: the others need no winner, or cannot lose everywhere
                pass


def _as_long(applied: tuple[Applied, ...], mine: Admit) -> tuple[Applied, ...]:
    """The arrangements without rules for some hours, which leave the other hours to a rule: but for ``mine``."""

    def counts(effect: Effect) -> bool:
        return not isinstance(effect, Admit) or effect.during in (None, mine.during)

    return tuple(each._replace(only=tuple(filter(counts, each.effects))) for each in applied)


def normal_beside_close(context: CheckContext) -> Iterator[Finding]:
    """Confirmed as normal and closed at the same time (R028)."""
    for local in context.intervals:
        node, interval = local.node, local.interval
        applied = context.view.applied(node.place, interval)
        shut = next(said(applied, Close), None)
        for by, _ in said(applied, Normal) if shut is not None else ():
            if shut is not None:
                yield Finding(
                    Code.NORMAL_BESIDE_CLOSE,
                    context.reported_path(node, interval),
                    f"It is confirmed as normal while '{shut[0].ref}' closes it.",
                    by.ref,
                )


def replaced_without_decision(context: CheckContext) -> Iterator[Finding]:
    """A fact that ended only because its notice was replaced: neither continued nor ended on purpose (R119).

    A successor inside the replaced notice, from before the replacement, does not count: it was replaced as well.
    """
    zone = context.view.city.zone
    successors = successors_in(context.view.versions)
    for version in context.versions:
        if not version.by_replacement or any(continues_fact(each, version) for each in successors.get(version.ref, ())):
            continue
        if midnight(day_of(version.known_from, zone) + DAY, zone) <= context.since:
            continue
        start = context.view.interval(instant_of(version.arrangement.period.start, zone))
        for path in dict.fromkeys(context.reported_path(node, start) for node in context.selected(version, start)):
            yield Finding(
                Code.REPLACED_WITHOUT_DECISION,
                path,
                "Its notice was replaced, and it is not decided whether it goes on: carry it ('continues'), keep it"
                " ('keep') or end it.",
                version.ref,
            )
