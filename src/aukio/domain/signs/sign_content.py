"""The content of a sign: state, hours for some weeks, rules, exceptions, other channels (R128).

A sign hangs for weeks, so nothing on it is about this minute: its headline says the best state of each stretch of the
weeks covered ("Open until 31 March, closed from 1 April"), hours are given as day patterns with the days that differ,
and announced exceptions are included.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.answers.answer import Reason, Status, Summary
from aukio.domain.answers.daily_hours import channel_days, days, service_days
from aukio.domain.city.places import IN_BUILDING, WITHOUT_HOURS, Admission, ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, days_from, local_of, midnight, plus
from aukio.domain.document.day_pattern import DatedHours, DayPattern, day_patterns
from aukio.domain.facts.effect_specs import SPOKEN_ONLY
from aukio.domain.facts.effects import (
    Bookings,
    Close,
    ClosesWithLastUnit,
    EntryToOpenUnits,
    Guidance,
    Hours,
    Offer,
    Strength,
)
from aukio.domain.facts.notices import Arrangement
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.publishing.news import publications_affecting
from aukio.domain.signs.stretches import SHUT, Stretch, stretches
from aukio.domain.signs.values import Sign, SignHead, SignRules, SignText, SignUnit
from aukio.domain.week import Rule, Week, Weekday, Weekdays
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.domain.wording.parts import SignPart
from aukio.domain.wording.phrasing import capital
from aukio.domain.wording.states import say_state
from aukio.domain.wording.when import Beside, When, tense_of

DAYS_COVERED = 28
"""Four weeks contain each weekday four times, and exceptions announced a month ahead."""

_SHOWN_ELSEWHERE = (Guidance, Hours, Offer, ClosesWithLastUnit, EntryToOpenUnits)
"""Effects that a sign shows as rules, hours, other channels or in its heading."""


def compose_sign(view: View, place: PlaceId, at: datetime, langs: Sequence[str]) -> Sign | None:
    """The sign of a place from the local day of ``at`` on; None if the place does not exist then."""
    node = view.node(place, at)
    if node is None:
        return None
    first = day_of(at, view.zone(place))
    turns = stretches(view, node, at, first, DAYS_COVERED)
    inside = view.tree(view.interval(at)).units(place) if node.kind is Kind.CENTRE else []
    units = tuple((unit.place, stretches(view, unit, at, first, DAYS_COVERED)) for unit in inside)
    writers = [
        _Writer(view, node, at, first, turns, units, lang, language(lang), namer(view, lang, at)) for lang in langs
    ]
    return Sign(
        place,
        node.path,
        node.kind,
        turns[0].answer.summary,
        len(publications_affecting(view, place)),
        view.known,
        first,
        plus(first, DAYS_COVERED - 1),
        tuple(writer.text() for writer in writers),
    )


def sign_head(view: View, place: PlaceId, at: datetime, lang: str) -> SignHead | None:
    """The head of the sign that ``compose_sign`` gives, without composing it."""
    node = view.node(place, at)
    if node is None:
        return None
    first = day_of(at, view.zone(place))
    name, version = namer(view, lang, at).place(place), len(publications_affecting(view, place))
    return SignHead(node.path, name, version, first, plus(first, DAYS_COVERED - 1))


_WEEK = 7


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _patterns(view: View, place: PlaceId, first: date) -> tuple[DayPattern, ...]:
    """The hours of the days that a sign covers."""
    shown = [
        DatedHours(day.date, day.said, day.because) for day in days(view, place, first, plus(first, DAYS_COVERED - 1))
    ]
    return day_patterns(shown)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a sign in one language."""

    view: View
    node: Node
    at: datetime
    first: date
    turns: tuple[Stretch, ...]
    units: tuple[tuple[PlaceId, tuple[Stretch, ...]], ...]
    lang: str
    words: Language
    naming: Naming

    @property
    def answer(self) -> Status:
        return self.turns[0].answer

    def text(self) -> SignText:
        return SignText(
            lang=self.lang,
            name=self.naming.place(self.node.place),
            state=self._headline(self.turns),
            hours=(
                *self._unless_shut(self._hours(self.node.place), self.answer.summary),
                *self._services(self.node.place),
            ),
            entry=self._entry(),
            rules=tuple(self._rules()),
            facts=tuple(self._facts()),
            coming=tuple(self._coming()),
            reach=tuple(self._reach()),
            units=tuple(self._units()),
        )

    # --- how it serves

    def _headline(self, turns: Sequence[Stretch]) -> str:
        states = [(self._state(each.answer), each.first, each.last) for each in turns]
        return self.words.say_sign_state(states, self.first)

    def _state(self, answer: Status) -> str:
        if self.node.kind is Kind.EQUIPMENT and answer.summary is Summary.CLOSED:
            return self.words.say_sign_part(SignPart.OUT_OF_USE)
        return say_state(answer, self.words)

    # --- hours

    def _hours(self, place: PlaceId) -> tuple[str, ...]:
        # Once for all languages, and for a unit on the sign of its building, too.
        found = self.view.once(
            ("patterns of a sign", place, self.first), lambda: _patterns(self.view, place, self.first)
        )
        return tuple(map(capital, self._say_patterns(found)))

    def _services(self, place: PlaceId) -> Iterator[str]:
        """The hours of services that have a week of their own, on the days on which the place is not closed."""
        node = self.view.node(place, self.at)
        weeks = () if node is None else node.version.service_weeks
        last = plus(self.first, DAYS_COVERED - 1)
        shut = {day.date for day in days(self.view, place, self.first, last) if day.said == ()} if weeks else set()
        for own in weeks:
            shown = service_days(self.view, place, own, self.first, DAYS_COVERED)
            found = day_patterns([DatedHours(day.date, day.said) for day in shown if day.date not in shut])
            if not all(each.closed for each in found):
                name = capital(self.naming.service(own.service))
                yield from (f"{name}: {line}" for line in self._say_patterns(found))

    def _unless_shut(self, hours: tuple[str, ...], summary: Summary) -> tuple[str, ...]:
        """Hours, unless they only state that it is closed, as the state does."""
        closed = capital(self.words.say_spans(()))
        return () if hours == (closed,) and summary in SHUT else hours

    def _say_patterns(self, found: Sequence[DayPattern]) -> Iterator[str]:
        """One line for each pattern, and one for each day that differs; a single pattern needs no dates."""
        for pattern in found:
            unknown = pattern.week is None and bool(pattern.odd) and all(each.spans is None for each in pattern.odd)
            last = pattern.last if pattern.last < plus(self.first, DAYS_COVERED - 1) else None
            days = self.words.say_sign_days(pattern.first, last, self.first)
            spans = None if unknown else ()
            if len(found) == 1:
                yield self.words.say_spans(spans) if pattern.week is None else self.words.say_week(pattern.week)
            elif pattern.week is None:
                yield self.words.say_sign_hours(days, spans)
            else:
                yield self._few_days(pattern, days) or f"{days}: {self.words.say_week(pattern.week)}"
            for each in () if unknown else pattern.odd:
                day = self.words.say_sign_days(each.date, each.date, self.first)
                yield self.words.say_sign_hours(day, each.spans)

    def _few_days(self, pattern: DayPattern, days: str) -> str:
        """A pattern of at most a week whose open days are alike: its days and hours, then the weekdays it is closed."""
        if pattern.week is None or pattern.odd or (pattern.last - pattern.first).days >= _WEEK:
            return ""
        weekdays = [Weekday(day.weekday()) for day in days_from(pattern.first, (pattern.last - pattern.first).days + 1)]
        rules = [rule for rule in pattern.week.rules if isinstance(rule.selector, Weekdays) and rule.spans]
        if any(span.opens is not None or span.closes is not None for rule in rules for span in rule.spans):
            return ""  # the week says an approximate time in its own words
        spans = {tuple((_clock(span.start), _clock(span.end)) for span in rule.spans) for rule in rules}
        if len(spans) != 1:
            return ""
        opens = {day for rule in rules if isinstance(rule.selector, Weekdays) for day in rule.selector.days}
        said = self.words.say_sign_hours(days, next(iter(spans)))
        shut = tuple(sorted(set(weekdays) - opens))
        return f"{said}, {self.words.say_week(Week((Rule(Weekdays(shut), ()),)))}" if shut else said

    # --- rules for visitors

    def _entry(self) -> str:
        entry = self.answer.entry
        return self.words.say_effect(EntryToOpenUnits(), self.naming) if entry and entry.only_to_open_units else ""

    def _rules(self) -> Iterator[SignRules]:
        """Strongest first: prohibitions must be read at the door (R097)."""
        groups: dict[Strength, dict[str, None]] = {}
        for advice, _version in self.answer.guidance:
            groups.setdefault(advice.strength, {})[self.words.say_guidance(advice, self.naming)] = None
        for strength in Strength:
            if strength in groups:
                yield SignRules(strength, self.words.say_strength(strength), tuple(groups[strength]))

    # --- exceptions

    def _facts(self) -> Iterator[str]:
        for reason in self.answer.because:
            yield from self._said(reason.version.arrangement, reason)

    def _coming(self) -> Iterator[str]:
        """Arrangements that begin after the state shown, within the days covered.

        What only keeps closed what the headline says is closed all the time is nothing new.
        """
        stays_shut = len(self.turns) == 1 and self.answer.summary in SHUT
        end = midnight(plus(self.first, DAYS_COVERED), self.view.zone(self.node.place))
        for change in self.answer.upcoming:
            effects = change.version.arrangement.effects
            in_headline = stays_shut and all(isinstance(each, (Close, Bookings)) for each in effects)
            if change.begins and change.at < end and not in_headline:
                yield from self._said(change.version.arrangement, None)

    def _said(self, arrangement: Arrangement, reason: Reason | None) -> Iterator[str]:
        shown = [each for each in arrangement.effects if not isinstance(each, _SHOWN_ELSEWHERE)]
        if all(isinstance(each, SPOKEN_ONLY) for each in arrangement.effects) and reason is None:
            return
        local = local_of(self.at, self.view.zone(self.node.place))
        when = When(arrangement.period, tense_of(arrangement.period, local), today=self.first)
        source = "" if reason is None or reason.source is None else f"{reason.source.say(self.lang)}: "
        beside = Beside(equipment=self._is_equipment(reason))
        yield from (f"{source}{self.words.say_fact(each, when, self.naming, beside)}" for each in shown)

    def _is_equipment(self, reason: Reason | None) -> bool:
        """Whether a fact is about equipment: this place itself, or what it rises from."""
        if reason is None or reason.source is None:
            return self.node.kind is Kind.EQUIPMENT
        place = self.view.find(reason.via, self.answer.at)
        node = None if place is None else self.view.node(place, self.answer.at)
        return node is not None and node.kind is Kind.EQUIPMENT

    # --- other channels

    def _reach(self) -> Iterator[str]:
        for channel in self.answer.channels:
            if channel.key.kind in IN_BUILDING:
                continue
            contacts = [self.words.say_contact(each) for each in channel.channel.contacts]
            address = self.node.version.details.address
            if channel.key.kind is ChannelKind.POST and address is not None and not contacts:
                contacts = [address.say(self.lang)]
            hours = () if channel.key.kind in WITHOUT_HOURS else self._channel_hours(channel.key)
            purpose = "" if channel.key.purpose == "service" else f" ({self.words.say_purpose(channel.key.purpose)})"
            said = f"{capital(self.words.say_channel(channel.key.kind))}{purpose}"
            if channel.admission is not Admission.WALK_IN:
                said += f", {self.words.say_admission(channel.admission)}"
            yield ": ".join(filter(None, [said, "; ".join(filter(None, [", ".join(contacts), *hours]))]))

    def _channel_hours(self, key: ChannelKey) -> Iterable[str]:
        shown = channel_days(self.view, self.node.place, key, self.first, DAYS_COVERED)
        found = day_patterns([DatedHours(day.date, day.said) for day in shown])
        if all(each.closed for each in found):
            return ()
        return self._say_patterns(found)

    # --- the units of a building

    def _units(self) -> Iterator[SignUnit]:
        house = self._hours(self.node.place) if self.units else ()
        for place, turns in self.units:
            answer = turns[0].answer
            # A day that differs for the whole building is shown once, under the hours of the building.
            hours = tuple(line for line in self._hours(place) if line not in house[1:])
            hours = (*self._unless_shut(hours, answer.summary), *self._services(place))
            yield SignUnit(self.naming.place(place), answer.summary, self._headline(turns), hours)
