"""How Django knows this app."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "aukio.bookings"
    verbose_name = "Bookings"
