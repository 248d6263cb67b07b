"""The shape of messages: bookings, events, sign-ups, subscriptions, queues (R035, R064, R066, R077–R080, R135).

A message names what was booked, where and when; what it asks of its reader comes last. Every field is a sentence, or
sentences, with places to fill: ``{what}``, ``{when}``, ``{place}``, ``{link}``.
"""

from dataclasses import dataclass

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one language."""

    booking: str
    """The subject of a mail about bookings."""
    states: Partial[BookingState, str]
    """For the states that staff or a publication bring about, and for those of a new booking."""
    reminder: str
    see: str
    choose: str
    reopened: str
    book_again: str
    later: str
    elsewhere: str
    by_phone: str
    event: str
    event_cancelled: str
    event_new_date_comes: str
    event_moved: str
    cannot_come: str
    event_off: str
    organiser: str
    organiser_asked: str
    signed_up: str
    waiting: str
    seat: str
    see_sign_up: str
    subscribe: str
    confirm: str
    not_you: str
    news: str
    news_more: str
    unsubscribe: str
    letter_greeting: str
    letter_phone: str
    next_in_queue: str
    """To the holder of a ticket: ``{label}`` is its number, ``{name}`` the place."""
