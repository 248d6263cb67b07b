"""How Django knows this app."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "aukio.outreach"
    verbose_name = "Outreach"
