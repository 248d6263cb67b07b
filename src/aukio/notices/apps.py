"""The configuration of this app for Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "aukio.notices"
    verbose_name = "Notices"
