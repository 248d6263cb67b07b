"""Staff users, to be looked at; ``aukio staff`` adds, changes and closes accounts."""

from django.contrib import admin

from aukio.access.models import User


@admin.register(User)
class StaffUserAdmin(admin.ModelAdmin):
    list_display = fields = ("username", "email", "is_active", "is_superuser", "date_joined", "last_login")
    search_fields = ("username", "email")
