"""The admin is a window: it asks the same second factor as the desk, and changes nothing."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.test import Client

from aukio.audit.models import AuditEntry
from tests.desk.conftest import SignIn

POSTS = {
    "/admin/access/user/add/": {"username": "me", "email": "me@aukio.example", "is_superuser": "on"},
    "/admin/access/user/{pk}/change/": {"is_superuser": "on", "username": "me"},
    "/admin/access/user/{pk}/delete/": {"post": "yes"},
    "/admin/access/user/": {"action": "delete_selected", "_selected_action": "{pk}", "post": "yes"},
    "/admin/access/user/{pk}/password/": {"password1": "x", "password2": "x"},
    "/admin/password_change/": {"old_password": "aukio-kaikille", "new_password1": "x", "new_password2": "x"},
    "/admin/mfa/authenticator/add/": {},
    "/admin/axes/accessattempt/": {"action": "delete_selected"},
}


@pytest.fixture
def operator(sign_in: SignIn) -> Client:
    """A superuser, who signed in with a password."""
    client = sign_in("kirjasto")
    get_user_model().objects.filter(username="kirjasto").update(is_staff=True, is_superuser=True)
    return client


def test_an_operator_with_a_password_alone_sets_up_a_second_factor_first(operator: Client, settings: Any) -> None:
    settings.AUKIO_SECOND_FACTOR = "required"
    for address in ("/admin/", "/admin/access/user/", "/admin/audit/auditentry/", "/admin/jsi18n/"):
        answer = operator.get(address)
        assert (answer.status_code, "/2fa/totp/activate/" in answer.headers["Location"]) == (302, True)
    number = get_user_model().objects.get(username="viestinta").pk
    for address, form in POSTS.items():
        assert operator.post(address.format(pk=number), form).status_code in (302, 404)
    assert not get_user_model().objects.get(username="viestinta").is_superuser


def test_no_person_is_made_changed_or_deleted_there(operator: Client) -> None:
    people = list(get_user_model().objects.order_by("pk").values())
    rows = AuditEntry.objects.count()
    number = get_user_model().objects.get(username="viestinta").pk
    for address, form in POSTS.items():
        sent = {key: value.format(pk=number) for key, value in form.items()}
        answer = operator.post(address.format(pk=number), sent, follow=False)
        assert answer.status_code in (302, 403, 404) or address == "/admin/access/user/", address
    assert list(get_user_model().objects.order_by("pk").values()) == people
    assert AuditEntry.objects.count() == rows


def test_only_tables_of_ours_are_shown_and_none_can_be_changed(operator: Client, rf: Any) -> None:
    request = rf.get("/admin/")
    request.user = get_user_model().objects.get(username="kirjasto")
    for model, shown in site._registry.items():
        assert apps.get_app_config(model._meta.app_label).name.startswith("aukio.")
        assert not shown.has_add_permission(request)
        assert not shown.has_change_permission(request)
        assert not shown.has_delete_permission(request)
        assert shown.get_actions(request) == {}
    page = operator.get(f"/admin/access/user/{request.user.pk}/change/").content.decode()
    assert "kirjasto@aukio.example" in page
    assert "md5$" not in page


def test_staff_who_are_no_operators_do_not_come_in(sign_in: SignIn) -> None:
    assert sign_in("viestinta").get("/admin/").status_code == 302
    assert Client().get("/admin/").status_code == 302


def test_the_admin_leads_to_the_desk_to_change_a_password(operator: Client) -> None:
    answer = operator.post("/admin/password_change/", POSTS["/admin/password_change/"])
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/desk/account/password/change/")
