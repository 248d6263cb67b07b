"""How Django knows this app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "aukio.drafts"
    verbose_name = "Drafts"
