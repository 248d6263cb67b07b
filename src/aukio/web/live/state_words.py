"""Words for the states of tickets, bookings, event dates and sign-ups, and for how errands are served."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.events import OccurrenceState, SignUpState
from aukio.domain.people.queue_tickets import ServiceAccess, TicketState
from aukio.domain.people.slots import NotBookable

STATES: dict[TicketState, Promise] = {
    TicketState.WAITING: _("Waiting"),
    TicketState.CALLED: _("It is your turn"),
    TicketState.SERVING: _("You are being served"),
    TicketState.HELD: _("Please wait: you will be called again"),
    TicketState.SERVED: _("Served"),
    TicketState.NO_SHOW: _("You were called but did not come. Ask at a desk."),
    TicketState.LEFT: _("You gave up your place"),
}

BOOKING_STATES: dict[BookingState, Promise] = {
    BookingState.HELD: _("Held for you"),
    BookingState.REQUESTED: _("We will tell you whether you get it"),
    BookingState.REFUSED: _("We could not give you this time"),
    BookingState.BOOKED: _("Booked"),
    BookingState.HONOURED: _("Still valid, despite the exceptional arrangements"),
    BookingState.TO_CONTACT: _("We will contact you about it; you do not need to do anything"),
    BookingState.CANCELLED: _("Cancelled by us"),
    BookingState.GIVEN_UP: _("Cancelled by you"),
    BookingState.MOVED: _("Moved to another time"),
}

NOT_BOOKABLE: dict[NotBookable, Promise] = {
    NotBookable.OVER: _("That time is over. Choose another."),
    NotBookable.TOO_SOON: _("That time starts too soon to be booked. Choose a later one, or contact the unit."),
    NotBookable.TOO_FAR: _("That time is too far ahead to be booked yet. Choose an earlier one."),
    NotBookable.CLOSED: _("It is closed at that time. Choose another."),
    NotBookable.STOPPED: _("No new bookings are taken for that time. Choose another."),
    NotBookable.WITHHELD: _("The service is not available at that time. Choose another."),
    NotBookable.NO_SLOT: _("There is no such time to book. Choose one of the times offered."),
    NotBookable.TOO_LONG: _("That is longer than can be booked. Choose a shorter time."),
    NotBookable.TAKEN: _("That time has just been taken. Choose another."),
}

DATE_STATES: dict[OccurrenceState, Promise] = {
    OccurrenceState.SCHEDULED: _("As planned"),
    OccurrenceState.CANCELLED: _("Cancelled"),
    OccurrenceState.RESCHEDULED: _("Moved to a new date"),
}

SIGN_UP_STATES: dict[SignUpState, Promise] = {
    SignUpState.IN: _("You have a seat"),
    SignUpState.WAITING: _("You are on the waiting list: we will tell you if a seat becomes free"),
    SignUpState.GIVEN_UP: _("You gave up your seat"),
    SignUpState.CANCELLED: _("The event will not be held"),
}

WAYS: dict[ServiceAccess, Promise] = {
    ServiceAccess.TICKET: _("Take a ticket"),
    ServiceAccess.WALK_IN: _("No ticket needed: come straight in"),
    ServiceAccess.APPOINTMENT: _("By appointment only: book first"),
    ServiceAccess.BOOKED_ONLY: _("Only for those who have already booked"),
    ServiceAccess.WITHHELD: _("Not available here now"),
    ServiceAccess.CLOSED: _("Closed now"),
}
