"""The Django configuration of this app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskConfig(AppConfig):
    name = "aukio.desk"
    default = True

    def ready(self) -> None:
        """Connect what happens after signing in."""
        from django.contrib.auth.signals import user_logged_in  # these need the apps

        from aukio.desk.accounts.sessions import lasts_as_of_staff

        user_logged_in.connect(lasts_as_of_staff, dispatch_uid="aukio.desk.sessions")

    verbose_name = "Desk"


class RecordAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with our own site: a window on the rows of the record."""

    default = False
    default_site = "aukio.desk.accounts.record_admin.RecordSite"
