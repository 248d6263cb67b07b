"""Staff users, to be added, changed and closed."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from aukio.access.models import User


@admin.register(User)
class StaffUserAdmin(UserAdmin):
    # Django's form for a new user asks for no e-mail address, which ours must have.
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "email", "usable_password", "password1", "password2"),
            },
        ),
    )
