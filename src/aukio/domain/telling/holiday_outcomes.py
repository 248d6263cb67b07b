"""What will happen on the public holidays inside the period of new hours: closed, or open when, as sentences (Q12)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aukio.domain.answers.daily_hours import said_hours
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import TICK, clock_span, day_of, midnight
from aukio.domain.facts.effects import Hours, Offer
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.approximate_days import approximate_hours
from aukio.domain.hours.channels import ChannelState
from aukio.domain.hours.timetable import Timetable
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming

_MOST_HOLIDAYS = 20
"""How many holidays are listed: those of a year, and some that a city adds."""


@dataclass(frozen=True, slots=True)
class HolidayOutcome:
    """The hours of a kind of channel on a public holiday, and the places that have them; None is not known."""

    day: date
    channel: ChannelKind
    spans: tuple[tuple[str, str], ...] | None
    places: tuple[PlaceId, ...]


def holiday_outcomes(after: View, versions: Iterable[Version]) -> tuple[HolidayOutcome, ...]:
    """The outcomes for hours and offers that last longer than a day, by day; ``after`` is what is known then.

    Those meant for a single day, and ends of arrangements, have none. Public holidays before the publication are over.
    """
    found: dict[tuple[date, ChannelKind, tuple[tuple[str, str], ...] | None], dict[PlaceId, None]] = {}
    for version in versions:
        if version.came_as in (ChangeKind.ENDED, ChangeKind.WITHDRAWN) or version.names_its_days:
            continue
        for day in _holidays(after, version):
            for channel, spans, place in _on(after, version, day):
                found.setdefault((day, channel, spans), {})[place] = None
    outcomes = [HolidayOutcome(*key, tuple(places)) for key, places in found.items()]
    return tuple(sorted(outcomes, key=lambda each: (each.day, each.channel)))


def _holidays(after: View, version: Version) -> tuple[date, ...]:
    period = version.arrangement.period
    first = max(period.start.date(), day_of(after.known, after.city.zone))
    return after.city.holidays.between(first, period.foreseen(first))[:_MOST_HOLIDAYS]


def _on(
    after: View, version: Version, day: date
) -> Iterator[tuple[ChannelKind, tuple[tuple[str, str], ...] | None, PlaceId]]:
    """The channels whose hours a version decides on a day, with their effective hours."""
    if not any(isinstance(effect, Hours | Offer) for effect in version.arrangement.effects):
        return
    timetable = Timetable.of(after)
    for node in after.tree(after.interval(midnight(day, after.city.zone))):
        if narrowest(version.arrangement.scope, node) is None:
            continue
        zone = after.zone(node.place)
        keys = {
            state.key
            for interval in after.intervals(midnight(day, zone), midnight(day, zone) + TICK)
            for state in timetable.channels(node.place, interval)
            if state.week is not None and version.ref in _deciding(state)
        }
        for key in sorted(keys):
            hours = timetable.hours_on(node.place, key, day)
            spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
            about = approximate_hours(timetable, node.place, key, day) if hours.unknown else ()
            yield key.kind, said_hours(None if hours.unknown else spans, about), node.place


def _deciding(state: ChannelState) -> set[ArrangementRef]:
    """The arrangements that replace the hours of a channel or offer it."""
    return {by.ref for by in (state.offered_by, state.replaced_by) if by is not None}


def say_holiday_outcomes(
    view: View, outcomes: Iterable[HolidayOutcome], words: Language, naming: Naming, lang: str
) -> tuple[str, ...]:
    """A sentence for each outcome; a name of the holiday in another language carries the mark of that language."""
    return tuple(_say(view, outcome, words, naming, lang) for outcome in outcomes)


def _say(view: View, outcome: HolidayOutcome, words: Language, naming: Naming, lang: str) -> str:
    name = view.city.holidays.name(outcome.day, lang)
    marked = name.text
    if marked and name.lang != lang:
        marked += f" ({words.say_in_language(name.lang) if name.lang in LANGUAGES else name.lang})"
    where = words.say_names([naming.place(place) for place in outcome.places])
    if outcome.channel is not ChannelKind.ON_SITE:
        where = f"{where} ({words.say_channel(outcome.channel)})"
    return words.say_holiday(marked, outcome.day, where, outcome.spans)
