"""The door of the desk: who comes in, as whom, and what they had typed when their session ended."""

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
"""Where the session keeps forms that came when nobody was signed in, by the address they were sent to."""

_MOST_KEPT = 5
_LONGEST_KEPT = 50_000
"""Characters of a form that are kept for somebody who is not signed in: nobody fills the database from outside."""


def staff(
    view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view whoever is signed in; others sign in first, and find their form again as they sent it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                _keep(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if needs_second_factor(request):
            if request.method == "POST":
                _keep(request)
            messages.info(request, _("Your work needs a second proof of who you are. Set it up once, here."))
            return HttpResponseRedirect(
                f"{reverse('mfa_activate_totp')}?{urlencode({'next': request.get_full_path()})}"
            )
        try:
            return view(request, access_queries.actor(request.user), *args, **kwargs)
        except (Forbidden, Refused) as mistake:
            status = HTTPStatus.FORBIDDEN if isinstance(mistake, Forbidden) else HTTPStatus.CONFLICT
            return render(request, "desk/mistake.html", {"mistake": mistake}, status=status)

    return shown  # type: ignore[return-value]  # ``wraps`` remembers the view's first two arguments


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether somebody came in with a password alone, where that is not enough.

    Whoever came by the city's directory has shown there whatever the city asks.
    """
    if settings.AUKIO_SECOND_FACTOR != "required":
        return False
    if any(record.get("method") == "socialaccount" for record in get_authentication_records(request, request.user)):
        return False
    return not second_factors().is_mfa_enabled(request.user)


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
    """What was sent to this address when the session had ended; given once. Nothing of it was done yet."""
    kept = dict(request.session.get(_KEPT, {}))
    sent = kept.pop(request.path, None)
    if sent is None:
        return None
    request.session[_KEPT] = kept
    messages.warning(
        request, _("You had been signed out. Everything you typed is still here; look at it, and send it again.")
    )
    return QueryDict(sent)


def refuse_unless_somewhere(actor: Actor, *tasks: Task) -> None:
    """Raise ``Forbidden`` for whoever has none of some tasks anywhere."""
    if not any(actor.may_somewhere(task) for task in tasks):
        raise Forbidden(
            f"{actor.name} holds no post for this.",
            next_step="Ask whoever gives out posts.",
            rule="no_post",
            facts={"who": actor.name},
        )
