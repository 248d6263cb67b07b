"""The texts of messages, made when they are sent, so that they say how things stand then."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import Interpreter
from aukio.domain.people.delivery import Medium
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Line, Rank, mail_text, short_text, subject_of
from aukio.domain.wording.naming import namer
from aukio.drafts.queries import Draft
from aukio.outreach.actions.outbox import About, Outgoing
from aukio.workflows.messages import draft_news, subscriber_news
from aukio.workflows.messages.booking_calendars import cancellation, invitation, link_to
from aukio.workflows.messages.booking_lines import blocks_of, head_of, moved_block, reopened_block
from aukio.workflows.messages.message_batch import MessageBatch, signature
from aukio.workflows.messages.sign_up_lines import organiser_block, sign_up_blocks


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
        batch = MessageBatch.of(unworded, now)
        found |= {each.number: _one(batch, each) for each in unworded}
    return found


def _one(batch: MessageBatch, message: Outgoing) -> MessageText | Fault | None:
    try:
        return _KINDS[message.about["kind"]](batch, message)
    except DatabaseError:
        raise  # it concerns the whole batch, which is given back
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one message, the others are sent
        _LOG.exception("message %s could not be worded", message.number)
        return Fault(f"could not be worded: {type(error).__name__}")


_LOG = logging.getLogger(__name__)


# --- bookings and sign-ups


def _standing(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    """The state of each booking and sign-up of a person."""
    lang, about = message.about["lang"], message.about
    theirs = [batch.bookings[each] for each in about.get("bookings", ()) if each in batch.bookings]
    before = [batch.bookings[each] for each in about.get("moved", ()) if each in batch.bookings]
    if len(theirs) == 1 and before and theirs[0].state is BookingState.BOOKED:
        blocks = [moved_block(batch, theirs[0], before[0], lang)]
    else:
        blocks = [*blocks_of(batch, theirs, lang)]
    again = [batch.bookings[each] for each in about.get("reopened", ()) if each in batch.bookings]
    blocks += [reopened_block(batch, each, lang) for each in again if each.state is BookingState.CANCELLED]
    sign_ups = [batch.sign_ups[each] for each in about.get("sign_ups", ()) if each in batch.sign_ups]
    dates = [batch.dates[each] for each in about.get("dates", ()) if each in batch.dates]
    for each in sign_ups:
        blocks += sign_up_blocks(batch, each, dates, lang, seat=bool(about.get("seat")))
    if not blocks:
        return None
    gone = [each for each in theirs if each.state is BookingState.CANCELLED]
    kept = [each for each in theirs if each.active]
    calendar = ""
    if message.medium is Medium.MAIL and (gone or kept):
        calendar = cancellation(batch.view, gone, lang) if gone else invitation(batch.view, kept, lang)
    place = next((each.place for each in (*theirs, *again)), None) or sign_ups[0].event.place
    return _text(batch, message, blocks, place, calendar)


def _text(
    batch: MessageBatch, message: Outgoing, blocks: Sequence[Block], place: PlaceId, calendar: str = ""
) -> MessageText:
    """The blocks as a mail with its sender, or as a text message of few parts."""
    if message.medium is Medium.SMS:
        return MessageText(short_text(blocks))
    sender = signature(batch.view, place, message.about["lang"])
    return MessageText(mail_text(blocks, sender), subject_of(blocks), calendar)


_ARRIVAL = frozenset({"arrive_just_before", "bring_few_people", "come_alone", "companion_limit", "mask"})
"""Guidance that people need before they come to an appointment (R055, R064, R065)."""


_INTERPRETED = "remote_interpreter"
"""Only for people who booked an interpreter (R057)."""


def _reminder(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    """A reminder of a booking within a day, with the guidance in force."""
    lang = message.about["lang"]
    found = [batch.bookings[each] for each in message.about["bookings"] if each in batch.bookings]
    theirs = [each for each in found if each.state in (BookingState.BOOKED, BookingState.HONOURED)]
    if not theirs:
        return None
    booking, words = theirs[0], language(lang)
    naming = namer(batch.view, lang, booking.start)
    rules = [
        Line(words.say_guidance(advice, naming), Rank.PHONE)
        for advice, _by in answer_queries.at_once(batch.view, booking.place, booking.start).guidance
        if advice.audience is None
        and (advice.code in _ARRIVAL or (advice.code == _INTERPRETED and booking.interpreter is not Interpreter.NONE))
    ]
    link = link_to(f"/{lang}/bookings/{booking.secret}/")
    see = [Line(words.MESSAGES.see.format(link=link), Rank.LINK)] if link else []
    block = Block(head_of(batch, words.MESSAGES.reminder, [booking], lang), (*rules, *see))
    return _text(batch, message, [block], booking.place)


def _organiser(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    """To the organiser of a cancelled event."""
    date = batch.dates.get(message.about["date"])
    if date is None or not date.asked:
        return None
    return _text(batch, message, [organiser_block(batch, date, message.about["lang"])], date.event.place)


# --- subscriptions and programs


def _confirm(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    asked = batch.subscriptions.get(message.about["subscription"])
    found = None if asked is None else subscriber_news.confirmation(batch.view, asked)
    if found is None:
        return None
    if message.medium is Medium.SMS:
        return MessageText(short_text([found]))
    sender = subscriber_news.city_name(batch.view, message.about["lang"])
    return MessageText(mail_text([found], sender), subject_of([found]))


def _news(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    asked = batch.subscriptions.get(message.about["subscription"])
    found = None if asked is None else subscriber_news.letter(batch.session, asked, message.about)
    if found is None:
        return None
    if message.medium is Medium.SMS:
        return MessageText(found.short)
    return MessageText(found.text, found.subject, unsubscribe=found.unsubscribe)


def _hook(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    found = subscriber_news.signed(batch.view, message.key, message.about, batch.now)
    return None if found is None else MessageText("", body=found[0], headers=found[1])


# --- staff


def _draft_waits(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    return _of_draft(batch, message, draft_news.waiting_block)


def _draft_decided(batch: MessageBatch, message: Outgoing) -> MessageText | None:
    return _of_draft(batch, message, draft_news.decided_block)


def _of_draft(
    batch: MessageBatch, message: Outgoing, block_of: Callable[[View, Draft, About], Block | None]
) -> MessageText | None:
    draft = batch.drafts.get(message.about["draft"])
    block = None if draft is None else block_of(batch.view, draft, message.about)
    if block is None:
        return None
    if message.medium is Medium.SMS:
        return MessageText(short_text([block]))
    sender = subscriber_news.city_name(batch.view, message.about["lang"])
    return MessageText(mail_text([block], sender), subject_of([block]))


_KINDS: dict[str, Callable[[MessageBatch, Outgoing], MessageText | None]] = {
    "standing": _standing,
    "reminder": _reminder,
    "organiser": _organiser,
    "confirm": _confirm,
    "news": _news,
    "hook": _hook,
    "draft_waits": _draft_waits,
    "draft_decided": _draft_decided,
}
