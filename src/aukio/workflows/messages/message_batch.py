"""The rows that some messages are about, read in bulk, and what every message names: place, times, reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from aukio.answers.session import Session, open_session
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries.booking import BookingView
from aukio.bookings.queries.events import SignUpView
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Line, Rank
from aukio.domain.wording.messages import NOT_OURS
from aukio.drafts.queries import Draft, drafts_with
from aukio.outreach.actions.outbox import Outgoing
from aukio.outreach.queries.subscriptions import SubscriptionView, subscriptions_with
from aukio.workflows.bookings.alternatives import AlternativeFinder
from aukio.workflows.messages.booking_calendars import link_to

_MOST_TIMES = 2
"""How many times a short message says before it counts the rest."""


@dataclass(slots=True)
class MessageBatch:
    """The rows that some messages are about."""

    session: Session
    bookings: dict[int, BookingView]
    sign_ups: dict[int, SignUpView]
    dates: dict[int, EventDate]
    subscriptions: dict[int, SubscriptionView]
    alternatives: AlternativeFinder
    drafts: dict[int, Draft] = field(default_factory=dict)

    @classmethod
    def of(cls, taken: Sequence[Outgoing], now: datetime) -> "MessageBatch":
        """The rows that these messages are about."""
        session = open_session(now)

        def numbers(*names: str) -> set[int]:
            return {number for each in taken for name in names for number in each.about.get(name, ())}

        bookings = booking_queries.bookings_with(numbers("bookings", "reopened", "moved"))
        sign_ups = event_queries.sign_ups_with(numbers("sign_ups"))
        asked = {each.about["date"] for each in taken if "date" in each.about} | numbers("dates")
        dates = event_queries.dates_with(asked | {each.date for each in sign_ups if each.date is not None})
        return cls(
            session,
            {each.number: each for each in bookings},
            {each.number: each for each in sign_ups},
            {each.number: each for each in dates},
            subscriptions_with({each.about["subscription"] for each in taken if "subscription" in each.about}),
            AlternativeFinder(session.current, now),
            drafts_with({each.about["draft"] for each in taken if "draft" in each.about}),
        )

    @classmethod
    def of_booking(cls, session: Session, booking: BookingView) -> "MessageBatch":
        """One booking alone, as for a letter."""
        finder = AlternativeFinder(session.current, session.current.known)
        return cls(session, {booking.number: booking}, {}, {}, {}, finder)

    @property
    def view(self) -> View:
        """What is known now."""
        return self.session.current

    @property
    def now(self) -> datetime:
        """When the messages are worded."""
        return self.session.now

    def today(self, place: PlaceId) -> date:
        """The day at a place."""
        return local_of(self.now, self.view.zone(place)).date()

    def times(self, instants: Iterable[datetime], place: PlaceId, lang: str) -> str:
        """Instants with their days, on the clock of a place."""
        zone = self.view.zone(place)
        local = [local_of(each, zone).replace(tzinfo=None) for each in instants]
        return language(lang).say_appointments(local, self.today(place))

    def few_times(self, instants: Sequence[datetime], place: PlaceId, lang: str) -> str:
        """The first of many times, and how many more there are; empty where all are few."""
        if len(instants) <= _MOST_TIMES:
            return ""
        first = self.times(sorted(instants)[:1], place, lang)
        return language(lang).MESSAGES.more_times.format(first=first, count=len(instants) - 1)

    def why(self, because: str, lang: str) -> list[Line]:
        """The reason that the arrangement or its notice states, an apology where it is ours, and the notice."""
        say = language(lang).MESSAGES
        cause = self._cause(because)
        lines = [Line(text, Rank.REASON)] if (text := say.causes.get(cause, "")) else []
        return lines if cause in NOT_OURS else [*lines, Line(say.sorry, Rank.COURTESY)]

    def notice_line(self, because: str, lang: str) -> list[Line]:
        """Where the whole notice can be read; a text message has no room for it."""
        slug = because.partition("/")[0]
        link = link_to(f"/{lang}/notices/{slug}/")
        known = any(each.notice == slug for each in self.view.record.publications)
        return [Line(language(lang).MESSAGES.news_more.format(link=link), Rank.COURTESY)] if link and known else []

    def _cause(self, because: str) -> str:
        view = self.view
        own = (each.arrangement.particulars.cause for each in view.versions if str(each.ref) == because)
        if cause := next(own, ""):
            return cause
        slug = because.partition("/")[0]
        known = any(each.notice == slug for each in view.record.publications)
        return view.head(slug).cause if known else ""


def sender_at(view: View, place: PlaceId, lang: str) -> str:
    """City and place, as a message begins: ``Espoo, Iso Omena Library``; a room with where it is."""
    version = view.directory.newest[place]
    names = [version.names.say(lang) or version.path]
    if version.kind in (Kind.ROOM, Kind.EQUIPMENT) and version.parent is not None:
        host = view.directory.newest[version.parent].names.say(lang)
        names = [name for name in (host,) if name and name.casefold() not in names[0].casefold()] + names
    city = view.city.names.say(lang) or view.city.slug
    return ", ".join(([] if names[0].split()[:1] == [city] else [city]) + names)


def signature(view: View, place: PlaceId, lang: str) -> str:
    """Who sends a mail: the organisation of the place, else the city."""
    owner = view.directory.newest[place].owner
    names = {each.slug: each.names.say(lang) for each in view.record.organisations}
    return names.get(owner) or view.city.names.say(lang) or view.city.slug
