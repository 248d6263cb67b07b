"""Closures and exceptional hours as an iCalendar file (RFC 5545, RFC 7986) for subscribed calendars.

A calendar has only what differs from normal. Each event keeps its UID, counts its changes in SEQUENCE and has the
instant of the publication that changed it last, so the same record gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

import icalendar

from aukio.domain.answers.answer import Summary
from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, Kind, PlaceId
from aukio.domain.clock.local_time import DAY, clock_span, day_of, instant_of
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import subject_of
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.formats.addresses import Addresses
from aukio.formats.calendars.calendar_history import DAYS_AHEAD, DAYS_AHEAD_THEN, Announced, Seen, announced, window
from aukio.formats.calendars.event_shapes import Event, Odd, Repeated, Weekly, WholeDays
from aukio.formats.losses import Loss

REFRESH = timedelta(hours=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SUMMARIES = {
    None: Summary.OPEN,
    Admission.WALK_IN: Summary.OPEN,
    Admission.TICKET: Summary.OPEN,
    Admission.APPOINTMENT: Summary.BY_APPOINTMENT,
    Admission.BOOKED_ONLY: Summary.BOOKED_ONLY,
}

LOSSES = (
    Loss(
        "That an end is not known yet.",
        "The event recurs without UNTIL; its description has the end in words. No end is invented.",
    ),
    Loss(
        f"What lies more than {DAYS_AHEAD} days ahead; {DAYS_AHEAD_THEN} days where the address names a moment.",
        "Days that differ from a rhythm or a rule are left out (EXDATE) within this time; later days follow, but for"
        " days that are taken out of a repetition, which are left out however far they are.",
    ),
    Loss(
        "A season that repeats (October to March), as a rule.",
        "An event for each of its years. A day that repeats is one event with the rule of its arrangement (RRULE), and"
        " days in a list are an event each: some programs do not read RDATE.",
    ),
    Loss("Normal hours.", "Only what differs from them is an event; normal hours are in the JSON-LD and on the page."),
    Loss(
        "Admission, as a property.",
        "The summary of exceptional hours names it (by appointment), and so does the UID. A change of admission without"
        " a change of hours is not an event; it is in the feeds.",
    ),
    Loss("Channels other than on site (phone, e-mail, self-service).", "The description has them in words."),
    Loss("Unknown hours.", "No event."),
    Loss(
        "Times that are about right (`~20:00`) or by the sun (`sunset`).",
        "An event has the minutes that are open for sure; its description has the words.",
    ),
    Loss(
        "A closed building while a unit with its own entrance is open.",
        "No event of the building on such a day; the calendar of a centre has the events of its units.",
    ),
    Loss(
        "Equipment, withheld services, alternatives, guidance.",
        "The description has the sentences of the arrangements behind the hours; the page has the rest.",
    ),
    Loss(
        "Changed hours of one event.",
        "Another span of clock time is another event: the old one is cancelled, a new one is added.",
    ),
)


def calendar(
    view: View,
    place: PlaceId,
    at: datetime,
    lang: str,
    *,
    seen: Seen,
    addresses: Addresses,
    ahead: int = DAYS_AHEAD,
) -> bytes:
    """Return the calendar of a place around the local day of ``at``; that of a building has its units, too.

    ``seen`` gives the view of an earlier instant: events announced then and no longer valid are cancelled.
    """
    zone = view.zone(place)
    first, last = window(day_of(at, zone), ahead)
    node = view.node(place, at)
    places = [place]
    if node is not None and node.kind in (Kind.CENTRE, Kind.SITE):
        places += [unit.place for unit in view.tree(view.interval(at)).units(place)]
    name = namer(view, lang, at).place(place)
    file = icalendar.Calendar()
    file.add("prodid", f"-//Aukio//{view.city.slug}//{lang.upper()}")
    file.add("version", "2.0")
    file.add("uid", f"calendar.{place}.{lang}@{view.city.slug}.aukio")
    file.add("name", name, {"LANGUAGE": lang})
    file.add("x-wr-calname", name)
    file.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    if node is not None:
        file.add("url", addresses.place(node.path))
        file.add("source", addresses.outlet(f"places/{node.path}", "calendar.ics"), {"VALUE": "URI"})
    for each in places:
        writer = _Writer(each, lang, language(lang), view.zone(each), addresses)
        for one in announced(view, seen, each, first, last, ahead=ahead):
            file.add_component(writer.event(one))
    years = max(first.year - 4, date.min.year), min(last.year + 1, date.max.year)
    file.add_missing_timezones(first_date=date(years[0], 1, 1), last_date=date(years[1], 12, 31))
    written: bytes = file.to_ical()
    return written


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the events of one place."""

    place: PlaceId
    lang: str
    words: Language
    zone: ZoneInfo
    addresses: Addresses

    def event(self, announcement: Announced) -> icalendar.Event:
        """Return one VEVENT."""
        view, event = announcement.view, announcement.event
        node = view.newest(self.place)
        component = icalendar.Event()
        component.add("uid", f"{event.uid}@{view.city.slug}.aukio")
        component.add("dtstamp", announcement.stamp.astimezone(UTC))
        component.add("created", announcement.created.astimezone(UTC))
        component.add("last-modified", announcement.stamp.astimezone(UTC))
        component.add("sequence", announcement.sequence)
        component.add("status", "CANCELLED" if announcement.cancelled else "CONFIRMED")
        component.add("transp", "TRANSPARENT")  # a closed library does not make the subscriber busy
        name = namer(view, self.lang, view.known).place(self.place)
        component.add("summary", f"{name}: {self._state(event)}", {"LANGUAGE": self.lang})
        component.add("description", "\n".join(self._reasons(view, event.because)), {"LANGUAGE": self.lang})
        component.add("location", name, {"LANGUAGE": self.lang})
        if node is not None:
            component.add("url", self.addresses.place(node.path))
        if node is not None and node.coordinates is not None:
            component.add("geo", (node.coordinates.latitude, node.coordinates.longitude))
        for key, value in self._times(event):
            component.add(key, value)
        return component

    def _state(self, event: Event) -> str:
        match event.shape:
            case WholeDays() | Repeated(start=None):
                return self.words.say_summary(Summary.CLOSED)
            case Weekly(first=first, start=start, length=length):
                span = self._span(first, start, length)
            case Repeated(first=first, start=start, length=length):
                span = self._span(first, start or timedelta(), length)
            case Odd(span=span):
                pass
            case _:
                assert_never(event.shape)
        spans = (clock_span(span.start, span.end, self.zone),)
        return f"{self.words.say_summary(_SUMMARIES[event.admission])} {self.words.say_spans(spans)}"

    def _span(self, day: date, start: timedelta, length: timedelta) -> Span:
        begins = datetime.combine(day, time()) + start
        return Span(instant_of(begins, self.zone), instant_of(begins + length, self.zone))

    def _reasons(self, view: View, because: Iterable[ArrangementRef]) -> Iterator[str]:
        versions: dict[ArrangementRef, Version] = {version.ref: version for version in view.versions}
        naming = namer(view, self.lang, view.known)
        for ref in because:
            arrangement = versions[ref].arrangement
            subject = subject_of(view, versions[ref])
            here = any(node.place == self.place for node in (*subject.tops, *subject.inside))
            whose = "" if here else f"{capital(self.words.say_subject(subject, naming))}: "
            yield whose + self.words.say_arrangement(arrangement, naming)
            yield self.words.say_holds(arrangement.period)
        for slug in dict.fromkeys(ref.notice for ref in because):
            title = view.head(slug).title.say(self.lang) or slug
            yield f"{title}: {self.addresses.notice(slug)}"

    def _times(self, event: Event) -> Iterator[tuple[str, object]]:
        match event.shape:
            case WholeDays(first, last, recurs=False):
                yield "dtstart", first
                yield "dtend", (first if last is None else last) + DAY
            case WholeDays(first, last):
                yield "dtstart", first
                yield "dtend", first + DAY
                yield "rrule", {"FREQ": ["DAILY"]} if last is None else {"FREQ": ["DAILY"], "UNTIL": [last]}
            case Weekly() as weekly:
                yield from self._weekly(weekly)
            case Repeated() as repeated:
                yield from self._repeated(repeated)
            case Odd(_, span):
                yield "dtstart", span.start.astimezone(UTC)
                yield "dtend", span.end.astimezone(UTC)
            case _:
                assert_never(event.shape)

    def _weekly(self, weekly: Weekly) -> Iterator[tuple[str, object]]:
        start = self._local(weekly.first, weekly.start)
        yield "dtstart", start
        yield "dtend", self._local(weekly.first, weekly.start + weekly.length)
        if weekly.last == weekly.first:
            return
        rule: dict[str, list[object]] = {"FREQ": ["WEEKLY"], "BYDAY": [_WEEKDAYS[day] for day in weekly.weekdays]}
        if weekly.last is not None:  # in UTC, as RFC 5545 requires where DTSTART has a zone
            rule["UNTIL"] = [self._local(weekly.last, weekly.start).astimezone(UTC)]
        yield "rrule", rule
        if weekly.left_out:
            yield "exdate", [self._local(day, weekly.start) for day in weekly.left_out]

    def _repeated(self, repeated: Repeated) -> Iterator[tuple[str, object]]:
        def begins(day: date) -> date:
            return day if repeated.start is None else self._local(day, repeated.start)

        first, length = repeated.first, repeated.length
        yield "dtstart", begins(first)
        yield "dtend", first + length if repeated.start is None else self._local(first, repeated.start + length)
        if repeated.last == first:
            return
        rule = icalendar.vRecur.from_ical(repeated.rule.text)
        if repeated.last is not None:
            last = begins(repeated.last)
            rule["UNTIL"] = [last.astimezone(UTC) if isinstance(last, datetime) else last]
        yield "rrule", rule
        if repeated.left_out:
            yield "exdate", [begins(day) for day in repeated.left_out]

    def _local(self, day: date, clock: timedelta) -> datetime:
        return (datetime.combine(day, time()) + clock).replace(tzinfo=self.zone)
