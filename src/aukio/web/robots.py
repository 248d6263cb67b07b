"""What search engines are told: every page of places and notices, in each language; nothing of other moments."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as pages_of_site
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from aukio.answers import queries as answer_queries
from aukio.answers.validity import told
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.city.places import Kind
from aukio.freshness.statement import sooner, state
from aukio.web.clock import now


class _InEveryLanguage(Sitemap):  # type: ignore[type-arg]  # it takes no type at run time
    i18n = True
    alternates = True


class Places(_InEveryLanguage):
    """The pages of centres and units, as the directory has them now."""

    def items(self) -> list[str]:
        view = answer_queries.view(now())
        shown = (Kind.CENTRE, Kind.UNIT)
        return [node.path for node in view.tree(view.interval(now())) if node.kind in shown]

    def location(self, item: str) -> str:
        return reverse("web:place", args=[item])


class Notices(_InEveryLanguage):
    """The pages of notices."""

    def items(self) -> list[str]:
        return [notice.slug for notice in answer_queries.record().notices]

    def location(self, item: str) -> str:
        return reverse("web:notice", args=[item])


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Pages at other moments are for people who ask for them, not for an index."""
    lines = (
        "User-agent: *",
        "Disallow: /*?*at=",
        "Disallow: /*?*known=",
        "Disallow: /*?*chosen=",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
    state(response, now=now(), reads=())
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """The addresses of all pages."""
    moment = now()
    response = pages_of_site(request, {"places": Places, "notices": Notices})
    view = answer_queries.view(moment)
    _since, until = unchanged_span(view, (), moment)
    state(response, now=moment, changes=sooner(told(moment).until, until))
    return response
