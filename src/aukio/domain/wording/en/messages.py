"""What messages say in English."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.publishing.draft_steps import DraftStep
from aukio.domain.wording.appointments import by_day
from aukio.domain.wording.en.times import say_clock, say_day, say_weekday
from aukio.domain.wording.messages import First, Messages
from aukio.domain.wording.phrasing import minutes_of

MESSAGES = Messages(
    on=" on {when}",
    more_times="{first} and {count} more",
    states=Partial(
        {
            BookingState.REQUESTED: First(
                "{who}: we have received your request for a booking{on}{what}.",
                "{who}: we have received your requests for bookings{on}{what}.",
                "We will let you know our decision.",
            ),
            BookingState.REFUSED: First(
                "{who}: sorry, we could not accept your request for a booking{on}{what}.",
                "{who}: sorry, we could not accept your requests for bookings{on}{what}.",
            ),
            BookingState.CANCELLED: First(
                "{who}: your booking{on}{what} is cancelled.", "{who}: your bookings{on}{what} are cancelled."
            ),
            BookingState.HONOURED: First(
                "{who}: your booking{on}{what} is still valid.",
                "{who}: your bookings{on}{what} are still valid.",
                "You do not need to do anything.",
            ),
            BookingState.BOOKED: First(
                "{who}: your booking{on}{what} is confirmed.", "{who}: your bookings{on}{what} are confirmed."
            ),
            BookingState.TO_CONTACT: First(
                "{who}: we cannot serve you{on}{what}.",
                "{who}: we cannot serve you{on}{what}.",
                "Do not come then. We will contact you about your booking.",
            ),
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
    reminder="{who}: this is a reminder of your booking{on}{what}.",
    reopened=First(
        "{who}: we are open after all{on}{what}.",
        "{who}: we are open after all{on}{what}.",
        "Your booking is still cancelled. Book again if you want to come.",
    ),
    moved="{who}: your booking has moved to {when}{what}. It was on {before}.",
    causes={
        "epidemic": "The reason is an epidemic.",
        "weather": "The reason is the weather.",
        "strike": "The reason is a strike.",
        "renovation": "The reason is repair work.",
        "staff": "The reason is a shortage of staff.",
        "holiday": "The reason is a holiday.",
        "technical": "The reason is a technical fault.",
        "other": "",
    },
    sorry="We are sorry about this.",
    see="See, move or cancel your booking: {link}",
    choose="Choose a new time: {link}",
    book_again="Book again: {link}",
    later="Next free: {when}.",
    elsewhere="Available at {place}: {when}.",
    by_phone="At your booked time, you can call us: {phone}.",
    questions="Questions? Call {phone}.",
    event_cancelled="{who}: {event}{on} is cancelled.",
    event_new_date_comes="If we find a new date, we will let you know.",
    event_moved="{who}: {event} has moved to {when}. It was to be on {before}.",
    seat_kept="We have kept your place.",
    cannot_come="If you cannot come, give up your place: {link}",
    event_off="{who}: {event}{on} will not be held.",
    organiser_asked="{who}: your event {event}{on} cannot be held as planned.",
    organiser_next="We will contact you to agree on a new date, or on cancelling it.",
    signed_up="{who}: you have signed up for {event}{on}.",
    waiting="{who}: you are on the waiting list for {event}{on}.",
    waiting_next="We will let you know if a place becomes free.",
    seat="{who}: you have a place at {event}{on}.",
    see_sign_up="See or cancel it: {link}",
    confirm="{who}: do you want updates about {what}?",
    confirm_link="Confirm: {link}",
    not_you="If you did not ask for this, you do not need to do anything.",
    news="{who}: {event}",
    news_more="The whole notice: {link}",
    unsubscribe="Unsubscribe: {link}",
    letter_greeting="Dear {name},",
    letter_phone="If you have questions, call {phone}.",
    next_in_queue="{who}: number {label}, you are next.",
    draft_asked="{who}: {by} asks you to approve “{event}”.",
    draft_urgent="{who}: {by} published “{event}” as urgent. Please review it.",
    draft_decide="Read it and decide: {link}",
    draft_comment="{by} writes: “{comment}”",
    draft_places="Changes at: {places}.",
    draft_decided=Partial(
        {
            DraftStep.RETURN: "{who}: {by} returned “{event}” to you.",
            DraftStep.APPROVE: "{who}: {by} approved “{event}”. It is published.",
            DraftStep.CONFIRM: "{who}: {by} reviewed “{event}”. It is correct.",
            DraftStep.UNDO: "{who}: {by} took back “{event}”.",
        },
        reason="writers hear of what others decide about their draft",
    ),
    draft_see="See it: {link}",
)


def say_appointments(times: Sequence[datetime], today: date) -> str:
    """``Mon 30 March at 10:15 am``, each day once; the year where it is not that of ``today``.

    A message is read on another day than it is sent: it never says "today" or "tomorrow".
    """
    return by_day(times, lambda day: _say_day(day, today), lambda time: say_clock(minutes_of(time)), " at ", "and")


def _say_day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
