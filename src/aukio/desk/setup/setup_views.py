"""The page on which an empty record is set up, and the page that says where to find its link."""

from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication  # the library has no other way to say it
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.desk.clock import now
from aukio.desk.setup.country_choices import likely_country
from aukio.desk.setup.setup_form import SetUpForm
from aukio.directory import queries as directory_queries
from aukio.domain.base.mistakes import Refused
from aukio.domain.publishing.permissions import Actor
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.setting_up import set_up
from aukio.workflows.setup_link import is_setup_secret

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def city(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask about the city and the first person; record both, and sign the person in.

    Once the record has a city, the link leads to the desk, which asks for a sign-in.
    """
    instant, lang = now(), active_language()
    if directory_queries.has_city():
        return HttpResponseRedirect(reverse("desk:front"))
    if not is_setup_secret(secret, now=instant):
        return render(request, "desk/setup_link.html", {"is_old": True}, status=HTTPStatus.NOT_FOUND)
    sent = request.POST.copy() if request.method == "POST" else None
    country = likely_country(lang, request.headers.get("Accept-Language", ""))
    form = SetUpForm(lang, country, instant, sent)
    asks_more = sent is not None and (form.for_another_country() or "look" in sent)
    if sent is not None and not asks_more and form.is_valid():
        wanted = form.wanted
        try:
            set_up(wanted, by=Actor(wanted.account, operator=True), now=instant)
        except Refused as refused:
            form.add_error(None, in_words(refused))
        else:
            user = get_user_model().objects.get(username=wanted.account)
            login(request, user, backend=_BACKEND)
            record_authentication(request, user, method="password")
            return HttpResponseRedirect(reverse("desk:front"))
    if sent is not None and asks_more:
        sent["asked_for"] = form.country
        form = SetUpForm(lang, country, instant, sent)
    context = {"page": PageHead(_("Set up your city")), "form": form, "asks_more": asks_more}
    is_part = asks_more and "HX-Request" in request.headers
    return render(request, "desk/parts/follows.html" if is_part else "desk/setup.html", context)
