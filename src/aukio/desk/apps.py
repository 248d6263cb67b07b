"""The Django configuration of this app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskConfig(AppConfig):
    name = "aukio.desk"
    default = True
    verbose_name = "Desk"


class RecordAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with our own site: a window on the rows of the record."""

    default = False
    default_site = "aukio.desk.accounts.record_admin.RecordSite"
