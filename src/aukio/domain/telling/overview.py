"""The summary on top of a notice: what is closed, what works and how, what to do.

It repeats facts of the sections below in few words, so none of its sentences has a mark. Each is written anew at every
boundary of the facts, as the sections are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from aukio.domain.city.places import STAFFED_REMOTE, ChannelKind, Kind
from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import DAY, TICK, instant_of, local_of, midnight, plus
from aukio.domain.document.document import Item, Sentence, Span
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    Guidance,
    Hours,
    Normal,
    Offer,
    Shorten,
    Strength,
    is_shut_all_day,
)
from aukio.domain.facts.subjects import SubjectKind
from aukio.domain.telling.notice_content import Fact, next_times
from aukio.domain.telling.paragraphs import TextContext
from aukio.domain.wording.parts import Part
from aukio.domain.wording.when import Ahead, Tense

_LEAST = 4
"""A notice of fewer facts is its own summary."""

SOON = 14 * DAY
"""How long before it begins a closure is in the summary."""

_MOST = 4
"""How many groups of places a sentence has."""


def overview(context: TextContext, cause: str, facts: Sequence[Fact], at: datetime) -> Iterator[Item]:
    """The summary at an instant, as one item; nothing for a notice of few facts."""
    about_units = [fact for fact in facts if not fact.subject.equipment]
    if len(about_units) < _LEAST:
        return
    said = [
        *_closed(context, cause, about_units, at),
        *_works(context, about_units, at),
        *_to_do(context, about_units, at),
    ]
    if said:
        yield Item(tuple(Sentence((Span(text),)) for text in said))


def turns(context: TextContext, facts: Iterable[Fact]) -> Iterator[datetime]:
    """The instants besides the begin and end of a fact at which the summary may differ."""
    zone = context.view.city.zone
    for fact in facts:
        for stretch in _stretches(context, fact):
            yield midnight(plus(stretch.start.date(), -SOON.days), zone)
            if fact.period.in_several_parts:
                yield from (instant_of(each, zone) for each in stretch)


def _stretches(context: TextContext, fact: Fact) -> tuple[Stretch, ...]:
    """The local times of a fact; of a repetition the next ones."""
    days = fact.period.days
    if days is None or not fact.period.in_several_parts:
        return (Stretch(fact.period.start, fact.period.end or datetime.max),)
    return days.stretches if days.rule is None else next_times(context.view, fact.period)


def _in_force(context: TextContext, facts: Iterable[Fact], at: datetime) -> list[Fact]:
    return [fact for fact in facts if context.tense(fact, at) is Tense.PRESENT and not fact.period.in_several_parts]


def _closed(context: TextContext, cause: str, facts: Sequence[Fact], at: datetime) -> Iterator[str]:
    """What is closed, and what will be within two weeks."""
    today, local = context.today(at), local_of(at, context.view.city.zone)
    now: dict[str, None] = {}
    later: dict[Ahead, dict[str, None]] = {}
    for fact in filter(_shuts, facts):
        stretch = next((each for each in _stretches(context, fact) if local < each.end), None)
        if stretch is None:
            continue
        if stretch.start <= local:
            now.update(dict.fromkeys(_names(context, fact)))
        elif stretch.start.date() - today <= SOON and not fact.still:
            later.setdefault(_ahead(fact, stretch), {}).update(dict.fromkeys(_names(context, fact)))
    coming = [(when, _few(context, later[when])) for when in sorted(later, key=_order)][: _MOST - 1]
    if now or coming:
        yield context.words.say_closed_places(_few(context, now), coming, today, cause)


def _ahead(fact: Fact, stretch: Stretch) -> Ahead:
    """A single day, or one of several times, is said with its end; what lasts on only with its beginning."""
    first, last = stretch.start.date(), (stretch.end - TICK).date()
    if first != last:
        return Ahead(first, last if fact.period.in_several_parts else None)
    whole = stretch == Stretch(datetime.combine(first, time()), datetime.combine(first, time()) + DAY)
    ends = "24:00" if stretch.end.time() == time() else f"{stretch.end:%H:%M}"
    return Ahead(first, last, () if whole else ((f"{stretch.start:%H:%M}", ends),))


def _order(when: Ahead) -> tuple[date, date]:
    return when.first, when.last or date.max


def _shuts(fact: Fact) -> bool:
    return any(map(is_shut_all_day, fact.effects)) and not _ways(fact)


def _ways(fact: Fact) -> tuple[ChannelKind, ...]:
    """The ways from afar that a fact offers for service; the post only where there is no other."""
    offered = {effect.channel for effect in fact.effects if isinstance(effect, Offer)}
    online = tuple(kind for kind in (*STAFFED_REMOTE, ChannelKind.WEB) if kind in offered)
    return online or tuple(kind for kind in (ChannelKind.POST,) if kind in offered)


def _works(context: TextContext, facts: Sequence[Fact], at: datetime) -> Iterator[str]:
    """What works and how, in the order in which a reader would ask: only booked, from afar, fewer, as usual."""
    found: dict[str, dict[str, None]] = {}
    ranked: dict[str, int] = {}
    as_usual = context.words.say_gists([(Normal(), False)])
    for fact in _in_force(context, facts, at):
        how = None if fact.subject.everywhere or _shuts(fact) else _how(context, fact)
        if how is not None:
            rank, label = how
            ranked[label] = min(rank, ranked.get(label, rank))
            found.setdefault(label, {}).update(dict.fromkeys(_names(context, fact)))
    groups = [
        (label, _few(context, found[label], counted=label == as_usual))
        for label in sorted(found, key=lambda label: ranked[label])
    ]
    if groups:
        yield context.words.say_open_places(groups[:_MOST])


def _how(context: TextContext, fact: Fact) -> tuple[int, str] | None:
    ways = _ways(fact)
    if ways and any(map(is_shut_all_day, fact.effects)):
        return 1, context.words.say_remote(ways)
    for effect in fact.effects:
        match effect:
            case Admit(services=(), audience=None, channel=ChannelKind.ON_SITE, during=None):
                return 0, context.words.say_admission(effect.is_)
            case Hours() | Shorten():
                return 2, context.words.say_part(Part.CHANGED_HOURS)
            case Capacity():
                return 2, context.words.say_gists([(effect, False)])
            case Normal():
                return 3, context.words.say_gists([(effect, False)])
            case _:  # partial: the others do not say how a place works
                pass
    return None


def _to_do(context: TextContext, facts: Sequence[Fact], at: datetime) -> Iterator[str]:
    """The strongest rule for everybody; else what becomes of bookings."""
    now = _in_force(context, facts, at)
    rules = [
        (not _is_general(fact), list(Strength).index(effect.strength), fact.subject.everywhere, number, effect)
        for number, fact in enumerate(now)
        for effect in fact.effects
        if isinstance(effect, Guidance) and not effect.audience and not effect.area
    ]
    rules = [each for each in rules if each[-1].strength is not Strength.MAY]
    if rules:
        *_order, number, rule = min(rules, key=lambda each: each[:-1])
        yield f"{_whose(context, now[number], facts)}{context.words.say_guidance(rule, context.naming)}"
        return
    effects = ((fact, effect) for fact in now for effect in fact.effects)
    for fact, effect in effects:
        if isinstance(effect, Bookings) and effect != Bookings():
            yield f"{_whose(context, fact, facts)}{context.words.say_effect(effect, context.naming)}"
            return


def _whose(context: TextContext, fact: Fact, facts: Sequence[Fact]) -> str:
    """``Swimming Hall: ``, where the notice speaks of other places as well; a rule of a building is for all in it."""
    if _is_general(fact):
        return ""
    others = {unit.place for each in facts for unit in each.subject.units}
    if others <= {unit.place for unit in fact.subject.units}:
        return ""
    return f"{context.words.say_names(_few(context, _names(context, fact)))}: "


def _is_general(fact: Fact) -> bool:
    """Whether it is about whole buildings or wider."""
    return fact.subject.everywhere or all(unit.kind is Kind.CENTRE for unit in fact.subject.units)


def _names(context: TextContext, fact: Fact) -> tuple[str, ...]:
    """Its places by their class or by name, without what is inside them."""
    subject = replace(fact.subject, inside=())
    if subject.kind is SubjectKind.NAMED and not subject.type:
        return tuple(context.naming.place(top.place) for top in subject.tops)
    return (context.words.say_subject(subject, context.naming),)


def _few(context: TextContext, names: Iterable[str], *, counted: bool = False) -> tuple[str, ...]:
    """The names; of many, the first and how many more, or only how many."""
    every = tuple(names)
    if len(every) <= _MOST:
        return every
    return (context.words.say_units_counted(len(every)) if counted else context.words.say_names(every, most=_MOST - 1),)
