"""How Django knows this app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "aukio.access"
    verbose_name = "Access"
