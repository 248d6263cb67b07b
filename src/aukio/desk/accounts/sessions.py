"""Access to the desk: signing in, the acting person, and forms kept when a session ended."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter as second_factors
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.access import queries as access_queries
from aukio.answers.record_loader import EmptyRecord
from aukio.clients.limits import limit_all, limit_client
from aukio.desk.clock import now
from aukio.directory import queries as directory_queries
from aukio.domain.base.mistakes import Forbidden, Refused, TooMany
from aukio.domain.people.limits import KEPT_FORMS, Act
from aukio.domain.publishing.permissions import Actor, Task

P = ParamSpec("P")

_KEPT = "kept"
"""The session key of forms that were sent without being signed in, by address."""

_MOST_KEPT = 5
_KEPT_FOR = 3600
"""How long a form is kept, in seconds."""
_LONGEST_KEPT = 50_000
"""Longest form kept without being signed in, in characters, so that outsiders cannot fill the database."""


def staff(
    view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Pass the signed-in person to a view; others sign in first and get their form back."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            if not directory_queries.has_city() and not access_queries.has_accounts():
                return render(request, "desk/setup_link.html", status=_SEEN if _is_read(request) else _CONFLICT)
            if request.method == "POST":
                _keep(request)
            return _to_sign_in(request)
        if needs_second_factor(request):
            if request.method == "POST":
                _keep(request)
            return to_second_factor(request)
        try:
            return view(request, access_queries.actor(request.user), *args, **kwargs)
        except EmptyRecord:
            if kwargs:  # an address of one thing, which does not exist
                raise
            return empty_record(request, status=_SEEN if _is_read(request) else _CONFLICT)
        except (Forbidden, Refused) as mistake:
            status = HTTPStatus.FORBIDDEN if isinstance(mistake, Forbidden) else HTTPStatus.CONFLICT
            return render(request, "desk/mistake.html", {"mistake": mistake}, status=status)

    return shown  # type: ignore[return-value]  # ``wraps`` remembers the view's first two arguments


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Return a redirect to the sign-in, which leads back; from the front page to where the person works."""
    address = reverse("account_login")
    if request.get_full_path() == reverse("desk:front"):
        return HttpResponseRedirect(address)
    return redirect_to_login(request.get_full_path(), address)


_SEEN, _CONFLICT = HTTPStatus.OK, HTTPStatus.CONFLICT


def _is_read(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD")


def empty_record(request: HttpRequest, *, status: HTTPStatus = HTTPStatus.OK, with_city: bool = False) -> HttpResponse:
    """Return the page that says how a record without places gets its first ones."""
    return render(request, "desk/empty.html", {"here": "front", "with_city": with_city}, status=status)


def needs_second_factor(request: HttpRequest) -> bool:
    """Return whether the person must still set up a second factor.

    People who signed in through the city's directory are exempt: the directory asks for its own second factor.
    """
    if settings.AUKIO_SECOND_FACTOR != "required":
        return False
    if any(record.get("method") == "socialaccount" for record in get_authentication_records(request, request.user)):
        return False
    return not second_factors().is_mfa_enabled(request.user)


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Return a redirect to the page where a second factor is set up; it leads back afterwards."""
    messages.info(request, _("Your work requires a second way to prove who you are. Set it up here once."))
    return HttpResponseRedirect(f"{reverse('mfa_activate_totp')}?{urlencode({'next': request.get_full_path()})}")


def _keep(request: HttpRequest) -> None:
    """Keep a form for an hour: of a person at once, of a stranger only within the limits of all strangers together."""
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    form, instant = sent.urlencode(), now()
    if len(form) > _LONGEST_KEPT:
        return
    if not request.user.is_authenticated:
        try:
            limit_client(request, Act.KEEP_FORM, now=instant)
            limit_all(Act.KEEP_FORM, KEPT_FORMS, now=instant)
        except TooMany:
            return
        request.session.set_expiry(_KEPT_FOR)
    kept = _still_kept(request)
    kept.pop(request.path, None)
    kept[request.path] = [form, int(instant.timestamp())]
    request.session[_KEPT] = dict(list(kept.items())[-_MOST_KEPT:])


def _still_kept(request: HttpRequest) -> dict[str, list[Any]]:
    since = now().timestamp() - _KEPT_FOR
    kept = request.session.get(_KEPT, {})
    return {path: each for path, each in kept.items() if isinstance(each, list) and each[1] >= since}


def kept_form(request: HttpRequest) -> QueryDict | None:
    """Return, once, the form that was sent to this address after the session ended; it was not processed."""
    kept = _still_kept(request)
    sent = kept.pop(request.path, None)
    if sent is None:
        return None
    request.session[_KEPT] = kept
    messages.warning(request, _("You were signed out. Everything you typed is still here. Check it and send it again."))
    return QueryDict(sent[0])


def lasts_as_of_staff(request: HttpRequest, **_sender: Any) -> None:
    """Give a session that kept a form of a stranger the length of a session of staff; called after signing in."""
    if request.session.get_expiry_age() <= _KEPT_FOR and not request.session.get_expire_at_browser_close():
        request.session.set_expiry(0)


def refuse_unless_somewhere(actor: Actor, *tasks: Task) -> None:
    """Raise ``Forbidden`` unless the actor has one of the tasks somewhere."""
    if not any(actor.may_somewhere(task) for task in tasks):
        raise Forbidden(
            f"{actor.name} holds no post for this.",
            next_step="Ask the person who assigns posts.",
            rule="no_post",
            facts={"who": actor.name},
        )
