"""The texts of messages, made when they are sent, so that they say how things stand then."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from icalendar import Calendar, Event

from aukio.answers import queries as answer_queries
from aukio.answers.session import Session, open_session
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries.booking import BookingView
from aukio.bookings.queries.events import SignUpView
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.form_input import written_phone
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import Interpreter
from aukio.domain.people.delivery import Medium
from aukio.domain.people.events import EventDate, OccurrenceState, PublicEvent, SignUpState
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.paper.letter_page import Letter
from aukio.outreach.actions.outbox import Outgoing
from aukio.outreach.queries.subscriptions import SubscriptionView, subscriptions_with
from aukio.workflows.bookings.alternatives import AlternativeFinder
from aukio.workflows.messages import subscriber_news


@dataclass(frozen=True, slots=True)
class MessageText:
    """What is sent: a text, and for e-mail its subject, a calendar file, and the address to unsubscribe.

    A webhook gets ``body`` and ``headers`` instead of a text.
    """

    text: str
    subject: str = ""
    calendar: str = ""
    unsubscribe: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A message whose text could not be made: a fault in this program, which must not stop the others."""

    trouble: str


def worded(taken: Sequence[Outgoing], *, now: datetime) -> dict[int, MessageText | Fault | None]:
    """The text of each message by its number; None where its content no longer holds."""
    found: dict[int, MessageText | Fault | None] = {
        each.number: MessageText(each.text, each.subject) for each in taken if not each.about
    }
    if unworded := [each for each in taken if each.about]:
        batch = _Batch.of(unworded, now)
        found |= {each.number: _one(batch, each) for each in unworded}
    return found


def _one(batch: "_Batch", message: Outgoing) -> MessageText | Fault | None:
    try:
        return _KINDS[message.about["kind"]](batch, message)
    except DatabaseError:
        raise  # it concerns the whole batch, which is given back
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one message, the others are sent
        _LOG.exception("message %s could not be worded", message.number)
        return Fault(f"could not be worded: {type(error).__name__}")


_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """The rows that some messages are about, read in bulk."""

    session: Session
    bookings: dict[int, BookingView]
    sign_ups: dict[int, SignUpView]
    dates: dict[int, EventDate]
    subscriptions: dict[int, SubscriptionView]
    alternatives: AlternativeFinder

    @classmethod
    def of(cls, taken: Sequence[Outgoing], now: datetime) -> "_Batch":
        """The rows that these messages are about."""
        session = open_session(now)

        def numbers(*names: str) -> set[int]:
            return {number for each in taken for name in names for number in each.about.get(name, ())}

        bookings = booking_queries.bookings_with(numbers("bookings", "reopened"))
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
        )

    @property
    def view(self) -> View:
        """What is known now."""
        return self.session.current

    @property
    def now(self) -> datetime:
        """When the messages are worded."""
        return self.session.now

    def moment(self, instant: datetime, place: PlaceId, lang: str) -> str:
        """An instant as the language writes it, on the clock of a place."""
        return language(lang).say_moment(local_of(instant, self.view.zone(place)).replace(tzinfo=None))


# --- bookings and sign-ups


def _standing(batch: _Batch, message: Outgoing) -> MessageText | None:
    """The state of each booking and sign-up of a person."""
    lang = message.about["lang"]
    say = language(lang).MESSAGES
    theirs = [batch.bookings[each] for each in message.about.get("bookings", ()) if each in batch.bookings]
    lines = [line for each in theirs for line in _booking_lines(batch, each, lang)]
    for number in message.about.get("reopened", ()):
        if (again := batch.bookings.get(number)) is not None and again.state is BookingState.CANCELLED:
            link = _link(f"/{lang}/places/{_path(batch.view, again.place)}/book/?what={again.bookable}")
            lines.append(say.reopened.format(what=what_of(batch.view, again, lang)))
            lines += [say.book_again.format(link=link)] if link else []
    sign_ups = [batch.sign_ups[each] for each in message.about.get("sign_ups", ()) if each in batch.sign_ups]
    seat = bool(message.about.get("seat"))
    dates = [batch.dates[each] for each in message.about.get("dates", ()) if each in batch.dates]
    lines += [line for each in sign_ups for line in _sign_up_lines(batch, each, dates, lang, seat=seat)]
    if not lines:
        return None
    gone = [each for each in theirs if each.state is BookingState.CANCELLED]
    kept = [each for each in theirs if each.active]
    calendar = ""
    if message.medium is Medium.MAIL and (gone or kept):
        calendar = cancellation(batch.view, gone, lang) if gone else invitation(batch.view, kept, lang)
    return MessageText("\n".join(lines), say.event if sign_ups and not theirs else say.booking, calendar)


def _booking_lines(batch: _Batch, booking: BookingView, lang: str) -> list[str]:
    say = language(lang).MESSAGES
    sentence = say.states.get(booking.state)
    if sentence is None:
        return []
    lines = [sentence.format(what=what_of(batch.view, booking, lang))]
    if booking.state is BookingState.CANCELLED:
        lines += _alternatives(batch, booking, lang)
        again = f"/{lang}/places/{_path(batch.view, booking.place)}/book/?what={booking.bookable}&move={booking.secret}"
        return [*lines, say.choose.format(link=_link(again))] if _link(again) else lines
    if link := _link(f"/{lang}/bookings/{booking.secret}/"):
        lines[-1:] = [f"{lines[-1]} {say.see.format(link=link)}"]
    return lines


def _alternatives(batch: _Batch, booking: BookingView, lang: str) -> list[str]:
    say = language(lang).MESSAGES
    found = batch.alternatives.instead_of(booking)
    lines = []
    if found.later is not None:
        lines.append(say.later.format(when=batch.moment(found.later, booking.place, lang)))
    if found.elsewhere is not None:
        place, start = found.elsewhere
        name = batch.view.directory.newest[place].names.say(lang)
        lines.append(say.elsewhere.format(place=name, when=batch.moment(start, place, lang)))
    if found.phone:
        lines.append(say.by_phone.format(phone=written_phone(found.phone)))
    return lines


def _sign_up_lines(
    batch: _Batch, sign_up: SignUpView, dates: Sequence[EventDate], lang: str, *, seat: bool
) -> list[str]:
    """The state of a sign-up: for its date, or for the changed dates of its group."""
    if sign_up.state is SignUpState.GIVEN_UP:
        return []
    if sign_up.date is not None:
        return [_date_line(batch, sign_up, batch.dates.get(sign_up.date), lang, seat=seat)]
    theirs = [each for each in dates if each.event.number == sign_up.event.number]
    return [_date_line(batch, sign_up, each, lang, seat=seat) for each in theirs or (None,)]


def _date_line(batch: _Batch, sign_up: SignUpView, date: EventDate | None, lang: str, *, seat: bool) -> str:
    say = language(lang).MESSAGES
    what = event_of(batch.view, sign_up.event, date, lang)
    link = _link(f"/{lang}/sign-ups/{sign_up.secret}/")
    cancelled = date is not None and date.state is OccurrenceState.CANCELLED
    if sign_up.state is SignUpState.CANCELLED or (cancelled and date is not None and not date.asked):
        return say.event_off.format(what=what)
    if cancelled:
        return f"{say.event_cancelled.format(what=what)} {say.event_new_date_comes}"
    if date is not None and date.state is OccurrenceState.RESCHEDULED and date.previous is not None and not seat:
        said = say.event_moved.format(what=what, when=batch.moment(date.previous, sign_up.event.place, lang))
        return f"{said} {say.cannot_come.format(link=link)}" if link else said
    waits = sign_up.state is SignUpState.WAITING
    said = (say.waiting if waits else say.seat if seat else say.signed_up).format(what=what)
    return f"{said} {say.see_sign_up.format(link=link)}" if link else said


_ARRIVAL = frozenset({"arrive_just_before", "bring_few_people", "come_alone", "companion_limit", "mask"})
"""Guidance that people need before they come to an appointment (R055, R064, R065)."""


_INTERPRETED = "remote_interpreter"
"""Only for people who booked an interpreter (R057)."""


def _reminder(batch: _Batch, message: Outgoing) -> MessageText | None:
    """A reminder of a booking within a day, with the guidance in force."""
    lang = message.about["lang"]
    found = [batch.bookings[each] for each in message.about["bookings"] if each in batch.bookings]
    theirs = [each for each in found if each.state in (BookingState.BOOKED, BookingState.HONOURED)]
    if not theirs:
        return None
    booking, words, say = theirs[0], language(lang), language(lang).MESSAGES
    naming = namer(batch.view, lang, booking.start)
    rules = [
        words.say_guidance(advice, naming)
        for advice, _by in answer_queries.at_once(batch.view, booking.place, booking.start).guidance
        if advice.audience is None
        and (advice.code in _ARRIVAL or (advice.code == _INTERPRETED and booking.interpreter is not Interpreter.NONE))
    ]
    text = " ".join([say.reminder.format(what=what_of(batch.view, booking, lang)), *rules])
    return MessageText(text, say.booking)


def _organiser(batch: _Batch, message: Outgoing) -> MessageText | None:
    """To the organiser of a cancelled event: staff will call (R077)."""
    lang = message.about["lang"]
    date = batch.dates.get(message.about["date"])
    if date is None or not date.asked:
        return None
    say = language(lang).MESSAGES
    return MessageText(say.organiser_asked.format(what=event_of(batch.view, date.event, date, lang)), say.organiser)


# --- subscriptions and programs


def _confirm(batch: _Batch, message: Outgoing) -> MessageText | None:
    asked = batch.subscriptions.get(message.about["subscription"])
    found = None if asked is None else subscriber_news.confirmation(batch.view, asked)
    return None if found is None else MessageText(*found)


def _news(batch: _Batch, message: Outgoing) -> MessageText | None:
    asked = batch.subscriptions.get(message.about["subscription"])
    found = None if asked is None else subscriber_news.letter(batch.session, asked, message.about)
    return None if found is None else MessageText(found.text, found.subject, unsubscribe=found.unsubscribe)


def _hook(batch: _Batch, message: Outgoing) -> MessageText | None:
    found = subscriber_news.signed(batch.view, message.key, message.about, batch.now)
    return None if found is None else MessageText("", body=found[0], headers=found[1])


_KINDS: dict[str, Callable[[_Batch, Outgoing], MessageText | None]] = {
    "standing": _standing,
    "reminder": _reminder,
    "organiser": _organiser,
    "confirm": _confirm,
    "news": _news,
    "hook": _hook,
}


# --- on paper


def letter_of(session: Session, booking: BookingView) -> Letter:
    """The text of a message as a letter. Raises ``NotFound`` for a booking in a state that has no message."""
    view, lang = session.current, booking.lang
    say, words = language(lang).MESSAGES, language(lang)
    sentence = say.states.get(booking.state)
    if sentence is None:
        raise NotFound("there is nothing to write about this booking.", next_step="Look at the list again.")
    batch = _Batch(session, {booking.number: booking}, {}, {}, {}, AlternativeFinder(view, view.known))
    lines = [say.letter_greeting.format(name=booking.name)] if booking.name else []
    lines.append(sentence.format(what=what_of(view, booking, lang)))
    if booking.state is BookingState.CANCELLED:
        lines += _alternatives(batch, booking, lang)
    phones = (
        contact.phone
        for each in answer_queries.at_once(view, booking.place, view.known).channels
        for contact in each.channel.contacts
        if contact.phone
    )
    if phone := next(phones, ""):
        lines.append(say.letter_phone.format(phone=written_phone(phone)))
    to = tuple(line.strip() for line in (booking.name, *booking.address.splitlines()) if line.strip())
    day = words.say_day(local_of(view.known, view.zone(booking.place)).date())
    place = view.directory.newest[booking.place].names.say(lang)
    return Letter(place, to, day, say.booking, tuple(lines), lang)


# --- what is named in them


def what_of(view: View, booking: BookingView, lang: str) -> str:
    """What was booked, where and when, in a language."""
    words = language(lang)
    local = local_of(booking.start, view.zone(booking.place))
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    service = names.get(booking.service, booking.service)
    place = view.directory.newest[booking.place].names.say(lang)
    return ", ".join(filter(None, (service, place, words.say_moment(local.replace(tzinfo=None)))))


def event_of(view: View, event: PublicEvent, date: EventDate | None, lang: str) -> str:
    """Which event, where, and when, in a language."""
    place = view.directory.newest[event.place].names.say(lang)
    when = ""
    if date is not None:
        when = language(lang).say_moment(local_of(date.start, view.zone(event.place)).replace(tzinfo=None))
    return ", ".join(filter(None, (event.titles.say(lang), place, when)))


def cancellation(view: View, bookings: Iterable[BookingView], lang: str) -> str:
    """A calendar file that removes cancelled bookings: iTIP CANCEL (RFC 5546)."""
    return _calendar(view, bookings, lang, method="CANCEL", status="CANCELLED")


def invitation(view: View, bookings: Iterable[BookingView], lang: str) -> str:
    """A calendar file with bookings."""
    return _calendar(view, bookings, lang, method="PUBLISH", status="CONFIRMED")


def _calendar(view: View, bookings: Iterable[BookingView], lang: str, *, method: str, status: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Aukio//bookings//")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for booking in bookings:
        calendar.add_component(calendar_event(view, booking, lang, status))
    written: str = calendar.to_ical().decode()
    return written


def calendar_event(view: View, booking: BookingView, lang: str, status: str) -> Event:
    """A booking as a calendar event; a cancellation has a higher sequence than the confirmation."""
    event = Event()
    event.add("uid", f"{booking.secret}@aukio")
    event.add("dtstamp", booking.made)
    event.add("sequence", 0 if status == "CONFIRMED" else 1)
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", what_of(view, booking, lang))
    event.add("location", view.directory.newest[booking.place].names.say(lang))
    event.add("status", status)
    if link := _link(f"/{lang}/bookings/{booking.secret}/"):
        event.add("url", link)
    return event


def _path(view: View, place: PlaceId) -> str:
    return view.directory.newest[place].path


def _link(path: str) -> str:
    """The absolute address of a page; empty where the site has none configured."""
    return f"{settings.AUKIO_SITE}{path}" if settings.AUKIO_SITE else ""
