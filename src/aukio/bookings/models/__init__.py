"""The tables of this app: what may be booked, at which desks, the bookings; and events with their sign-ups."""

from aukio.bookings.models.booking import ACTIVE_STATES, TAKING_STATES, Bookable, Booking, Desk
from aukio.bookings.models.events import Event, Occurrence, SignUp

__all__ = ["ACTIVE_STATES", "TAKING_STATES", "Bookable", "Booking", "Desk", "Event", "Occurrence", "SignUp"]
