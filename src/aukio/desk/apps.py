"""The Django configuration of this app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "aukio.desk"
    verbose_name = "Desk"
