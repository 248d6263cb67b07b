"""Subscribing to updates, confirming the subscription, and ending it (R135)."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from aukio.answers import queries as answer_queries
from aukio.clients.limits import limit_client, limit_recipient
from aukio.domain.base.mistakes import NotFound
from aukio.domain.facts.record import View
from aukio.domain.people.limits import Act
from aukio.domain.people.subscriptions import Interest, Rhythm, Topic
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.outreach.actions import subscriptions
from aukio.outreach.queries.subscriptions import SubscriptionView, subscription_at
from aukio.web.clock import now
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.live.public_forms import SubscribeForm
from aukio.workflows.messages import subscriber_news
from aukio.workflows.messages.message_delivery import can_confirm, text_message_backend


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show or process the subscription form. The answer does not reveal whether an address already subscribes."""
    if not can_confirm():
        raise NotFound("messages cannot be sent from here.", next_step="Read the feeds instead.")
    instant = now()
    view = answer_queries.public_view(instant)
    topics = _topics(view, request.GET.get("place", "")[:200], lang_asked())
    form = SubscribeForm(
        view.city.country,
        [(code, said) for code, said, _interest in topics],
        lang_asked(),
        request.POST if request.method == "POST" else None,
        phones=text_message_backend() is not None,
    )
    context: dict[str, Any] = {"page": PageHead(_("Get updates")), "form": form, "asked": ""}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        interest = next(each for code, _said, each in topics if code == said["topic"])
        to = said["email"] or said.get("phone", "")
        limit_client(request, Act.SUBSCRIBE, now=instant)
        limit_recipient(Act.SUBSCRIBE, to, now=instant)
        subscriber_news.subscribe(to, interest, Rhythm(said["rhythm"]), said["lang"], now=instant)
        context["asked"] = to
    return render(request, "web/live/subscribe.html", context)


def _topics(view: View, path: str, lang: str) -> list[tuple[str, str, Interest]]:
    """Return the topics to choose from: the place given, its building, its type, its services; or everything."""
    tree = view.tree(view.interval(view.known))
    place = tree.find(path) if path else None
    node = None if place is None else tree.get(place)
    found: list[Interest] = []
    if node is not None:
        found.append(Interest(Topic.PLACE, node.place))
        centre = tree.centre_of(node)
        if centre is not None and centre.place != node.place:
            found.append(Interest(Topic.PLACE, centre.place))
        if node.type:
            found.append(Interest(Topic.TYPE, slug=node.type))
        found += [Interest(Topic.SERVICE, slug=each) for each in node.version.services]
    else:
        found += [Interest(Topic.PLACE, each.place) for each in tree if each.kind.value == "centre"]
        # A kind without words would be offered as its code; its places can be followed one by one.
        words, naming = language(lang), namer(view, lang, view.known)
        types = {each.type for each in tree if each.type and each.kind.value == "unit"}
        kinds = sorted(each for each in types if words.say_many(each, naming))
        found += [Interest(Topic.TYPE, slug=each) for each in kinds]
    found.append(Interest(Topic.EVERYTHING))
    return [(_code(each), capital(subscriber_news.interest_of(view, each, lang)), each) for each in found]


def _code(interest: Interest) -> str:
    return f"{interest.topic}:{interest.place or interest.slug}"


@csrf_exempt  # mail programs unsubscribe with one POST and no cookie (RFC 8058); the secret is in the address
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a subscription, confirm it or end it. GET changes nothing: mail programs prefetch links."""
    found = subscription_at(secret)
    if request.method == "POST":
        return _pressed(request, secret, found)
    if found is None:
        raise NotFound("no such subscription, or it has ended.", next_step="Subscribe again.")
    context = {
        "page": PageHead(_("Your subscription"), robots=NOINDEX),
        "subscription": found,
        "what": capital(subscriber_news.interest_of(answer_queries.view(now()), found.interest, lang_asked())),
    }
    return render(request, "web/live/subscription.html", context)


def _pressed(request: HttpRequest, secret: str, found: SubscriptionView | None) -> HttpResponse:
    limit_client(request, Act.OWN, now=now())
    if request.POST.get("act") == "confirm":
        subscriptions.confirm(secret, now=now())
        return HttpResponseRedirect(reverse("web:subscription", args=[secret]))
    if found is not None:
        subscriptions.end(secret)
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return HttpResponse(status=HTTPStatus.OK)
    context = {"page": PageHead(_("You have unsubscribed"), robots=NOINDEX)}
    return render(request, "web/live/unsubscribed.html", context)
