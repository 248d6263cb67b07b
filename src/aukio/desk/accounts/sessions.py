"""Access to the desk: signing in, the acting person, and forms kept when a session ended."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
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
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.publishing.permissions import Actor, Task

P = ParamSpec("P")

_KEPT = "kept"
"""The session key of forms that were sent without being signed in, by address."""

_MOST_KEPT = 5
_LONGEST_KEPT = 50_000
"""Longest form kept without being signed in, in characters, so that outsiders cannot fill the database."""


def staff(
    view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Pass the signed-in person to a view; others sign in first and get their form back."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                _keep(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if needs_second_factor(request):
            if request.method == "POST":
                _keep(request)
            return to_second_factor(request)
        try:
            return view(request, access_queries.actor(request.user), *args, **kwargs)
        except (Forbidden, Refused) as mistake:
            status = HTTPStatus.FORBIDDEN if isinstance(mistake, Forbidden) else HTTPStatus.CONFLICT
            return render(request, "desk/mistake.html", {"mistake": mistake}, status=status)

    return shown  # type: ignore[return-value]  # ``wraps`` remembers the view's first two arguments


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
    kept: dict[str, str] = dict(request.session.get(_KEPT, {}))
    kept.pop(request.path, None)
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    form = sent.urlencode()
    if len(form) > _LONGEST_KEPT:
        return
    kept[request.path] = form
    request.session[_KEPT] = dict(list(kept.items())[-_MOST_KEPT:])


def kept_form(request: HttpRequest) -> QueryDict | None:
    """Return, once, the form that was sent to this address after the session ended; it was not processed."""
    kept = dict(request.session.get(_KEPT, {}))
    sent = kept.pop(request.path, None)
    if sent is None:
        return None
    request.session[_KEPT] = kept
    messages.warning(request, _("You were signed out. Everything you typed is still here. Check it and send it again."))
    return QueryDict(sent)


def refuse_unless_somewhere(actor: Actor, *tasks: Task) -> None:
    """Raise ``Forbidden`` unless the actor has one of the tasks somewhere."""
    if not any(actor.may_somewhere(task) for task in tasks):
        raise Forbidden(
            f"{actor.name} holds no post for this.",
            next_step="Ask the person who assigns posts.",
            rule="no_post",
            facts={"who": actor.name},
        )
