"""Read-only admin pages of published and scheduled notices: only publishing changes them."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from aukio.notices.models import (
    Arrangement,
    ArrangementVersion,
    Notice,
    Publication,
    ScheduledPublication,
    ShownText,
)


class ReadOnly(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("slug",)
    search_fields = ("slug",)


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    list_display = ("notice", "number", "kind", "published", "recorded_at", "by")
    list_filter = ("kind",)
    list_select_related = ("notice",)
    search_fields = ("notice__slug",)


@admin.register(ShownText)
class ShownTextAdmin(ReadOnly):
    list_display = ("notice", "publication", "lang", "plain", "redacted_at")
    list_filter = ("lang", "plain")
    list_select_related = ("notice", "publication")
    search_fields = ("notice__slug",)


@admin.register(Arrangement)
class ArrangementAdmin(ReadOnly):
    list_display = ("slug", "notice", "first")
    list_select_related = ("notice", "first")
    search_fields = ("slug", "notice__slug")


@admin.register(ArrangementVersion)
class ArrangementVersionAdmin(ReadOnly):
    list_display = ("arrangement", "number", "came_as", "from_day", "until_day", "known_from", "known_until")
    list_filter = ("came_as",)
    list_select_related = ("arrangement",)
    search_fields = ("arrangement__slug", "arrangement__notice__slug")


@admin.register(ScheduledPublication)
class ScheduledPublicationAdmin(ReadOnly):
    list_display = ("notice", "number", "due", "state", "state_reason", "recorded_at", "by")
    list_filter = ("state",)
    search_fields = ("notice",)
