"""How Django knows this app."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "aukio.upkeep"
    verbose_name = "Upkeep"
