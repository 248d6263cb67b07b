"""The directory as recorded, to be read; it changes by imports alone."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from aukio.directory.models import City, CodeWord, DirectoryImport, Organisation, Place, PlaceVersion, Role, Service


class ReadOnly(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(DirectoryImport)
class DirectoryImportAdmin(ReadOnly):
    list_display = ("number", "known_from", "valid_from", "recorded_at", "by")


@admin.register(City)
class CityAdmin(ReadOnly):
    list_display = ("slug", "time_zone", "country", "known_from", "known_until")


@admin.register(Organisation, Service)
class NamedAdmin(ReadOnly):
    list_display = ("slug", "names", "known_from", "known_until")
    search_fields = ("slug",)


@admin.register(CodeWord)
class CodeWordAdmin(ReadOnly):
    list_display = ("codes", "slug", "names", "plurals", "known_from", "known_until")
    search_fields = ("slug",)


@admin.register(Role)
class RoleAdmin(ReadOnly):
    list_display = ("slug", "title", "holder", "phone", "email", "url", "known_from", "known_until")
    search_fields = ("slug", "holder")


@admin.register(Place)
class PlaceAdmin(ReadOnly):
    list_display = ("id",)


@admin.register(PlaceVersion)
class PlaceVersionAdmin(ReadOnly):
    list_display = ("path", "kind", "type", "owner", "valid_from", "valid_until", "known_from", "known_until")
    list_filter = ("kind", "gone")
    search_fields = ("path", "owner", "type")
