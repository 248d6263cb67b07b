"""The content of a sign: state, hours for some weeks, rules, exceptions, other channels (R128).

A sign hangs for weeks, so nothing on it is about this minute: the state is the best one of the coming week, hours are
given as day patterns with the days that differ, and announced exceptions are included.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from aukio.domain.answers.answer import Reason, Status, Summary
from aukio.domain.answers.daily_hours import channel_days, days, service_days
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import IN_BUILDING, WITHOUT_HOURS, ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import Period, day_of, days_from, local_of, midnight, plus
from aukio.domain.document.day_pattern import DatedHours, DayPattern, day_patterns
from aukio.domain.facts.effect_specs import SPOKEN_ONLY
from aukio.domain.facts.effects import (
    ClosesWithLastUnit,
    Effect,
    EntryToOpenUnits,
    Guidance,
    Hours,
    Offer,
    Strength,
)
from aukio.domain.facts.notices import Arrangement
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.timetable import Timetable
from aukio.domain.publishing.news import publications_affecting
from aukio.domain.signs.values import Sign, SignRules, SignText, SignUnit
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.domain.wording.phrasing import capital
from aukio.domain.wording.states import say_state
from aukio.domain.wording.when import Beside, When, tense_of

DAYS_COVERED = 28
"""Four weeks contain each weekday four times, and exceptions announced a month ahead."""

_DAYS_OF_THE_STATE = 7
"""The state is the best of this many days; what opens later is only in the hours."""

_SHOWN_ELSEWHERE = (Guidance, Hours, Offer, ClosesWithLastUnit, EntryToOpenUnits)
"""Effects that a sign shows as rules, hours, other channels or in its heading."""

_BEST_FIRST = tuple(Summary)
_SHOWN_AS_SHUT = (Summary.CLOSED, Summary.PASSAGE_ONLY, Summary.REMOTE_ONLY)


def compose_sign(view: View, place: PlaceId, at: datetime, langs: Sequence[str]) -> Sign | None:
    """The sign of a place from the local day of ``at`` on; None if the place does not exist then."""
    node = view.node(place, at)
    if node is None:
        return None
    first = day_of(at, view.zone(place))
    answer = _best_answer(view, node, at, first)
    inside = view.tree(view.interval(at)).units(place) if node.kind is Kind.CENTRE else []
    units = tuple((unit.place, _best_answer(view, unit, at, first)) for unit in inside)
    writers = [
        _Writer(view, node, at, first, answer, units, lang, language(lang), namer(view, lang, at)) for lang in langs
    ]
    return Sign(
        place,
        node.path,
        node.kind,
        answer.summary,
        len(publications_affecting(view, place)),
        view.known,
        first,
        plus(first, DAYS_COVERED - 1),
        tuple(writer.text() for writer in writers),
    )


def _best_answer(view: View, node: Node, at: datetime, first: date) -> Status:
    """The answer at the first instant of the week ahead at which the place has its best summary of that week."""
    zone = view.zone(node.place)
    end = midnight(plus(first, _DAYS_OF_THE_STATE), zone)
    instants = [at, *(start for start in _openings(view, node, first) if at < start < end)]
    glances = (answer_now(view, node.place, instant, ahead=False) for instant in dict.fromkeys(sorted(instants)))
    best = min(glances, key=lambda answer: _BEST_FIRST.index(answer.summary))
    return answer_now(view, node.place, best.at)


def _openings(view: View, node: Node, first: date) -> Iterator[datetime]:
    """The instants at which the place, one of its channels, or its building opens."""
    timetable, zone = Timetable.of(view), view.zone(node.place)
    centre = view.tree(view.interval(midnight(first, zone))).centre_of(node)
    for day in days_from(first, _DAYS_OF_THE_STATE):
        for state in timetable.channels(node.place, view.interval(midnight(day, zone))):
            yield from (span.start for span in timetable.effective(node.place, state.key, day).open[:1])
        if centre is not None:
            yield from (span.start for span in timetable.on_site(centre.place, day).open[:1])


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
    answer: Status
    units: tuple[tuple[PlaceId, Status], ...]
    lang: str
    words: Language
    naming: Naming

    def text(self) -> SignText:
        return SignText(
            lang=self.lang,
            name=self.naming.place(self.node.place),
            state=say_state(self.answer, self.words),
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

    # --- hours

    def _hours(self, place: PlaceId) -> tuple[str, ...]:
        # Once for all languages, and for a unit on the sign of its building, too.
        found = self.view.once(
            ("patterns of a sign", place, self.first), lambda: _patterns(self.view, place, self.first)
        )
        return tuple(self._say_patterns(found))

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
        return () if hours == (closed,) and summary in _SHOWN_AS_SHUT else hours

    def _say_patterns(self, found: Sequence[DayPattern]) -> Iterator[str]:
        """One line for each pattern, and one for each day that differs; a single pattern needs no dates."""
        for pattern in found:
            if pattern.week is not None:
                said = capital(self.words.say_week(pattern.week))
            elif all(each.spans is None for each in pattern.odd) and pattern.odd:
                said = capital(self.words.say_spans(None))
            else:
                said = capital(self.words.say_spans(()))
            unknown = pattern.week is None and all(each.spans is None for each in pattern.odd)
            yield said if len(found) == 1 else f"{capital(self._days(pattern.first, pattern.last))}: {said}"
            for each in () if unknown else pattern.odd:
                day = f"{capital(self.words.say_weekday(each.date))} {self.words.say_day(each.date)}"
                yield f"{day}: {self.words.say_spans(each.spans)}"

    def _days(self, first: date, last: date) -> str:
        start = datetime(first.year, first.month, first.day)
        end = datetime.combine(plus(last, 1), time())
        return self.words.say_period(Period(start, end))

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
        """Arrangements that begin after the state shown, within the days covered."""
        end = midnight(plus(self.first, DAYS_COVERED), self.view.zone(self.node.place))
        for change in self.answer.upcoming:
            if change.begins and change.at < end:
                yield from self._said(change.version.arrangement, None)

    def _said(self, arrangement: Arrangement, reason: Reason | None) -> Iterator[str]:
        shown = [each for each in arrangement.effects if not isinstance(each, _SHOWN_ELSEWHERE)]
        if all(isinstance(each, SPOKEN_ONLY) for each in arrangement.effects) and reason is None:
            return
        local = local_of(self.at, self.view.zone(self.node.place))
        when = When(arrangement.period, tense_of(arrangement.period, local))
        source = "" if reason is None or reason.source is None else f"{reason.source.say(self.lang)}: "
        yield from (f"{source}{self._fact(each, when)}" for each in shown)

    def _fact(self, effect: Effect, when: When) -> str:
        return self.words.say_fact(effect, when, self.naming, Beside(equipment=self.node.kind is Kind.EQUIPMENT))

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
            yield ": ".join(filter(None, [said, ", ".join([*contacts, *hours])]))

    def _channel_hours(self, key: ChannelKey) -> Iterable[str]:
        shown = channel_days(self.view, self.node.place, key, self.first, DAYS_COVERED)
        found = day_patterns([DatedHours(day.date, day.said) for day in shown])
        if all(each.closed for each in found):
            return ()
        return self._say_patterns(found)

    # --- the units of a building

    def _units(self) -> Iterator[SignUnit]:
        house = self._hours(self.node.place) if self.units else ()
        for place, answer in self.units:
            # A day that differs for the whole building is shown once, under the hours of the building.
            hours = tuple(line for line in self._hours(place) if line not in house[1:])
            hours = (*self._unless_shut(hours, answer.summary), *self._services(place))
            state = say_state(answer, self.words)
            yield SignUnit(self.naming.place(place), answer.summary, state, hours)
