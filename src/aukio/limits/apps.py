"""How Django knows this app."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "aukio.limits"
    verbose_name = "Limits"
