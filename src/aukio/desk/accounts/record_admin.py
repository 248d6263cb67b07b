"""Django's admin, as a window on the rows of the record: nothing is changed through it.

People, posts, second factors and facts are changed at the desk, or with commands and files: each leaves a row in the
audit trail. The admin is still for one thing: an operator looks up what a table holds.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import AdminSite
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from aukio.desk.accounts.sessions import needs_second_factor, to_second_factor


class ViewOnly:
    """Placed before any admin class: nothing is added, changed or deleted, and there is no bulk action."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return False."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return False."""
        return False


class RecordSite(AdminSite):
    """Shows the tables of Aukio's own apps, to operators with a second factor."""

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Register a model of Aukio to be looked at; those of libraries (authenticators, lockouts) are left out."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        ours = [each for each in models if apps.get_app_config(each._meta.app_label).name.startswith("aukio.")]
        base = admin_class or ModelAdmin
        super().register(ours, type(base.__name__, (ViewOnly, base), {}), **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether the person is an operator and has the second factor that the desk asks for."""
        return super().has_permission(request) and not needs_second_factor(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002  # as in Django
        """Wrap a view; a person without a second factor sets one up first."""
        inner = super().admin_view(view, cacheable)

        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if super(RecordSite, self).has_permission(request) and needs_second_factor(request):
                return to_second_factor(request)
            response: HttpResponseBase = inner(request, *args, **kwargs)
            return response

        return shown

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the page of the desk where people change their own password."""
        return HttpResponseRedirect(reverse("account_change_password"))
