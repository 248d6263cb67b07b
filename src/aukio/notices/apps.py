"""How Django knows this app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "aukio.notices"
    verbose_name = "Notices"
