"""The shape of messages: bookings, events, sign-ups, subscriptions, queues (R035, R064, R066, R077–R080, R135).

The first line says who, what and when; the reason, what to do instead, and the link come behind it. Every field is a
sentence, or sentences, with places to fill: ``{who}`` is the city and the place, ``{on}`` the time with a space in
front (empty where there is none), ``{what}`` the service in brackets with a space in front, ``{event}`` a title.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.publishing.draft_steps import DraftStep

NOT_OURS = frozenset({"epidemic", "weather"})
"""Causes for which no one apologises."""


@dataclass(frozen=True, slots=True)
class First:
    """The first line about one time and about several, and what its reader may expect of it."""

    one: str
    many: str
    then: str = ""


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one language."""

    on: str
    """The time within a first line: `` on {when}``."""
    more_times: str
    """Behind the first of many times: ``{first} and {count} other times``."""
    states: Partial[BookingState, First]
    """For the states that staff or a publication bring about, and for those of a new booking."""
    reminder: str
    reopened: First
    moved: str
    """Of a booking that its person moved: ``{before}`` is the time it had."""
    causes: Mapping[str, str]
    """Why, for each cause of a notice that says something."""
    sorry: str
    see: str
    choose: str
    book_again: str
    later: str
    elsewhere: str
    by_phone: str
    questions: str
    event_cancelled: str
    event_new_date_comes: str
    event_moved: str
    """``{before}`` is the time it had."""
    seat_kept: str
    cannot_come: str
    event_off: str
    organiser_asked: str
    organiser_next: str
    signed_up: str
    waiting: str
    waiting_next: str
    seat: str
    see_sign_up: str
    confirm: str
    confirm_link: str
    not_you: str
    news: str
    news_more: str
    unsubscribe: str
    letter_greeting: str
    letter_phone: str
    next_in_queue: str
    """To the holder of a ticket: ``{label}`` is its number."""
    draft_asked: str
    """To a second person: ``{by}`` asks for approval of ``{event}``, the title of a notice."""
    draft_urgent: str
    """To a second person: ``{by}`` published it as urgent."""
    draft_decide: str
    draft_comment: str
    draft_places: str
    draft_decided: Partial[DraftStep, str]
    """To the writer: what ``{by}`` did with it."""
    draft_see: str
