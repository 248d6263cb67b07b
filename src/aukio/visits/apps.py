"""How Django knows this app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "aukio.visits"
    verbose_name = "Visits"
