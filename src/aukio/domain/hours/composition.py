"""How the effects in force at a place combine, aspect by aspect (semantics.md section 4).

Every function takes the arrangements in force at one place, as ``View.applied`` returns them. ``composition_table``
states the same rules in words, with worked examples. Effects on different aspects never disturb each other (R051).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aukio.domain.city.places import Admission, Channel, ChannelKind, PlaceId, Purpose, SpecificAdmission
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    Elsewhere,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Offer,
    Shorten,
    Strength,
    Tell,
    Withhold,
    hours_channels,
)
from aukio.domain.facts.matches import Applied, sort_by_precedence

E = TypeVar("E", bound=Effect)


def said(applied: Iterable[Applied], kind: type[E]) -> Iterator[tuple[Applied, E]]:
    """Every effect of one type with its arrangement, in the order of the arrangements."""
    for each in applied:
        for effect in each.effects:
            if isinstance(effect, kind):
                yield each, effect


def narrowest_then_latest(
    claims: Iterable[tuple[Applied, E]], *, then: Callable[[E], int] | None = None
) -> list[tuple[Applied, E]]:
    """Claims in the order in which they win where only one effect can decide; the first wins.

    The narrowest scope comes first, then the lowest value of ``then`` if it is given, then the arrangement that became
    known latest. Claims that are equal in all of that keep their order; a publication that contains two is refused.
    """
    ordered = list(claims)
    if len(ordered) > 1:
        sort_by_precedence(ordered, lambda claim: claim[0])
        if then is not None:
            ordered.sort(key=lambda claim: (claim[0].width, then(claim[1])))
    return ordered


# --- hours: one replacement wins, then every close is subtracted


def replacement(applied: Iterable[Applied], channel: ChannelKind) -> tuple[Applied, Hours] | None:
    """The hours that replace the normal week of a channel: narrowest, then latest."""
    claims = ((by, hours) for by, hours in said(applied, Hours) if channel in hours_channels(hours))
    return next(iter(narrowest_then_latest(claims)), None)


def closes(applied: Iterable[Applied], channel: ChannelKind) -> tuple[tuple[Applied, Close], ...]:
    """Every close of a channel; all of them are subtracted from the hours that win."""
    return tuple((by, close) for by, close in said(applied, Close) if channel in hours_channels(close))


def closes_by_name(applied: Iterable[Applied], channel: ChannelKind) -> tuple[tuple[Applied, Close], ...]:
    """Every close that names a channel: only these close a channel that an arrangement offers."""
    return tuple((by, close) for by, close in said(applied, Close) if channel in close.channels)


def shortens(applied: Iterable[Applied], channel: ChannelKind) -> tuple[tuple[Applied, Shorten], ...]:
    """Every effect that shortens the days of a channel; each counts from the hours that win, and all are subtracted."""
    return tuple((by, shorten) for by, shorten in said(applied, Shorten) if channel in hours_channels(shorten))


def offers(applied: Iterable[Applied]) -> dict[tuple[ChannelKind, Purpose], tuple[Applied, Offer]]:
    """The channels that exist only now; of two of one kind and purpose the narrowest, then the latest, wins."""
    found: dict[tuple[ChannelKind, Purpose], tuple[Applied, Offer]] = {}
    for by, offer in narrowest_then_latest(said(applied, Offer)):
        found.setdefault((offer.channel, offer.purpose), (by, offer))
    return found


# --- admission: asked for one service and audience


@dataclass(frozen=True, slots=True)
class Admitted:
    """The admission of a channel, in general and for services or an audience.

    ``by`` is None for the channel's normal admission.
    """

    general: Admission
    by: Applied | None
    specific: tuple[tuple[SpecificAdmission, Applied | None], ...]


def admission(applied: Sequence[Applied], channel: Channel) -> Admitted:
    """Narrowest, then the effect that names the service or audience, then latest.

    A general rule does not remove an exception that is narrower, nor one that the channel itself normally makes: the
    laboratory keeps its tickets (R061, R066, R067).
    """
    rules = _rules(applied, channel.kind)
    by, general = next(((by, rule.is_) for by, rule in rules if not _named(rule)), (None, channel.admission))
    specific: list[tuple[SpecificAdmission, Applied | None]] = []
    for author, rule in rules:
        if _named(rule):
            mine = SpecificAdmission(rule.is_, rule.services, rule.audience)
            kept = _won(mine, rules, lambda answer, rule=rule: answer is rule)  # type: ignore[misc]  # a bound default
            if kept is not None:
                specific.append((kept, author))
    for normal in channel.admission_for:
        kept = _won(normal, rules, lambda answer: not _is_named(answer))
        if kept is not None:
            specific.append((kept, None))
    return Admitted(general, by, tuple(specific))


def general_admission(applied: Iterable[Applied], channel: ChannelKind) -> tuple[Applied, Admit] | None:
    """The rule that decides for people who are not named: narrowest, then latest."""
    return next(((by, rule) for by, rule in _rules(applied, channel) if not _named(rule)), None)


def _rules(applied: Iterable[Applied], channel: ChannelKind) -> list[tuple[Applied, Admit]]:
    rules = [(by, rule) for by, rule in said(applied, Admit) if rule.channel is channel]
    # Of two in one publication, the one for some hours is the exception from the one for all of them.
    rules.sort(key=lambda each: each[1].during is None)
    return narrowest_then_latest(rules, then=lambda rule: -_named(rule))


def _named(rule: Admit) -> int:
    return bool(rule.services) + (rule.audience is not None)


def _is_named(rule: Admit | None) -> bool:
    return rule is not None and _named(rule) > 0


def _asked(rules: list[tuple[Applied, Admit]], service: str | None, audience: str | None) -> Admit | None:
    for _, rule in rules:
        if (not rule.services or service in rule.services) and rule.audience in (None, audience):
            return rule
    return None


def _won(
    mine: SpecificAdmission, rules: list[tuple[Applied, Admit]], wins: Callable[[Admit | None], bool]
) -> SpecificAdmission | None:
    """A specific admission, limited to the services for which it wins; None if it wins for none."""
    if not mine.services:
        return mine if wins(_asked(rules, None, mine.audience)) else None
    services = tuple(service for service in mine.services if wins(_asked(rules, service, mine.audience)))
    return SpecificAdmission(mine.is_, services, mine.audience) if services else None


# --- strictest wins


_STRICT = {
    kind: place
    for place, kind in enumerate((ExistingBookings.HONOUR, ExistingBookings.CONTACT, ExistingBookings.CANCEL))
}


def bookings(applied: Iterable[Applied]) -> Bookings:
    """The strictest policy for each half; ``cancel`` > ``contact`` > ``honour``; None for a half without a policy."""
    new: NewBookings | None = None
    existing: ExistingBookings | None = None
    tell: Tell | None = None
    for _, policy in said(applied, Bookings):
        if policy.new is not None and new is not NewBookings.STOP:
            new = policy.new
        if policy.existing is None:
            continue
        if existing is None or _STRICT[policy.existing] > _STRICT[existing]:
            existing, tell = policy.existing, policy.tell
        elif policy.existing is existing:
            # Where one says that a message goes out and another that staff call, people are called.
            tell = Tell.STAFF if Tell.STAFF in (tell, policy.tell) else tell or policy.tell
    return Bookings(new, existing, tell)


def capacity(applied: Iterable[Applied]) -> tuple[Capacity, ...]:
    """The smallest ratio and the smallest maximum of each capacity."""
    found: dict[CapacityOf, Capacity] = {}
    for _, less in said(applied, Capacity):
        before = found.get(less.of, less)
        found[less.of] = Capacity(less.of, _smaller(before.ratio, less.ratio), _smaller(before.max, less.max))
    return tuple(found[of] for of in CapacityOf if of in found)


N = TypeVar("N", int, float)


def _smaller(one: N | None, other: N | None) -> N | None:
    return other if one is None else one if other is None else min(one, other)


# --- unions


def withheld(applied: Iterable[Applied]) -> frozenset[str]:
    """Services that at least one arrangement withholds."""
    return frozenset(service for _, effect in said(applied, Withhold) for service in effect.services)


def elsewhere(applied: Iterable[Applied]) -> tuple[Elsewhere, ...]:
    """The alternatives for each service: one entry for its named places, one for each type to look for nearby."""
    named: dict[str, dict[PlaceId, None]] = {}
    nearest: dict[tuple[str, str], None] = {}
    for _, effect in said(applied, Elsewhere):
        if effect.nearest_type is not None:
            nearest[effect.service, effect.nearest_type] = None
        if effect.places or effect.nearest_type is None:
            named.setdefault(effect.service, {}).update(dict.fromkeys(effect.places))
    entries = [Elsewhere(service, tuple(places)) for service, places in named.items()]
    entries += [Elsewhere(service, (), type_) for service, type_ in nearest]
    return tuple(sorted(entries, key=lambda each: (each.service, each.nearest_type or "")))


def events(applied: Iterable[Applied]) -> tuple[CancelEvents, ...]:
    """Every cancellation, each with its own exceptions; identical ones once."""
    found = dict.fromkeys(effect for _, effect in said(applied, CancelEvents))
    return tuple(sorted(found, key=lambda each: (each.categories, str(each.born_on_or_after), each.condition)))


_STRENGTH = {strength: place for place, strength in enumerate(Strength)}


def guidance(applied: Iterable[Applied]) -> tuple[tuple[Guidance, Applied], ...]:
    """Every advice and duty, strongest first; only an identical code, value, audience and area is merged."""
    found: dict[tuple[object, ...], tuple[Guidance, Applied]] = {}
    for by, advice in said(applied, Guidance):
        key = (advice.code, advice.value, advice.audience, advice.area)
        if key not in found or _STRENGTH[advice.strength] < _STRENGTH[found[key][0].strength]:
            found[key] = (advice, by)
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (
                _STRENGTH[each[0].strength],
                each[0].code,
                str(each[0].value),
                str(each[0].audience),
            ),
        )
    )


def any_of(applied: Iterable[Applied], kind: type[E]) -> bool:
    """Whether any arrangement has an effect of this type: ``passage`` and the two building rules."""
    return next(said(applied, kind), None) is not None
