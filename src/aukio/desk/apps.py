"""How Django knows this app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "aukio.desk"
    verbose_name = "Desk"
