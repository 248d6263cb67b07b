"""What messages say in English."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.wording.messages import Messages

MESSAGES = Messages(
    booking="Your booking",
    states=Partial(
        {
            BookingState.REQUESTED: "We have received your request: {what}. We will tell you when it is accepted.",
            BookingState.REFUSED: "Your request could not be accepted: {what}.",
            BookingState.CANCELLED: "Your booking is cancelled: {what}.",
            BookingState.HONOURED: "Your booking stands in spite of the exceptional arrangements: {what}.",
            BookingState.BOOKED: "You have booked a time: {what}.",
            BookingState.TO_CONTACT: "We will contact you about your booking: {what}. You need not do anything.",
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
    reminder="A reminder of your booking: {what}.",
    see="See, move or cancel it: {link}",
    choose="Choose another time: {link}",
    reopened="The place is open after all: {what}. Your cancelled booking does not come back by itself.",
    book_again="Book again: {link}",
    later="The next free time at the same place: {when}.",
    elsewhere="A free time elsewhere: {place}, {when}.",
    by_phone="You are served by phone then: {phone}.",
    event="Event",
    event_cancelled="The event is cancelled: {what}.",
    event_new_date_comes="If a new date is found, we will tell you. You need not do anything.",
    event_moved="The event has a new date: {what}. It was to be {when}. Your seat is kept.",
    cannot_come="If you cannot come, give up your seat: {link}",
    event_off="The event will not be held: {what}.",
    organiser="The event you organise",
    organiser_asked=(
        "The exceptional arrangements cancel the event: {what}. We will contact you to agree whether it is cancelled "
        "for good or gets a new date."
    ),
    signed_up="You have signed up: {what}.",
    waiting="You are on the waiting list: {what}. We will tell you if a seat becomes free.",
    seat="You have a seat: {what}.",
    see_sign_up="See or cancel it: {link}",
    subscribe="Confirm your subscription",
    confirm="Do you want to get updates: {what}? Confirm: {link}",
    not_you="If you did not ask for this, you need not do anything.",
    news="Changes: {title}",
    news_more="The whole notice: {link}",
    unsubscribe="Unsubscribe: {link}",
    letter_greeting="Dear {name},",
    letter_phone="If you have questions, call {phone}.",
    next_in_queue="Number {label}: you are next. {name}.",
)
