"""How Django knows this app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "aukio.directory"
    verbose_name = "Directory"
