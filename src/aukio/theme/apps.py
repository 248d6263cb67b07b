"""The Django configuration of this app."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    name = "aukio.theme"
    verbose_name = "Theme"
