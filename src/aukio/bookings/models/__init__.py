"""The tables of this app: what may be booked, at which desks, and the bookings."""

from aukio.bookings.models.booking import ACTIVE_STATES, Bookable, Booking, Desk

__all__ = ["ACTIVE_STATES", "Bookable", "Booking", "Desk"]
