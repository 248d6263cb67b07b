"""Sitemap and robots.txt: pages of places and notices in each language, without pages about other moments."""

from datetime import UTC, datetime, time, timedelta
from importlib.resources import files

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as pages_of_site
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aukio.answers.session import Session, open_public_session
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Kind
from aukio.freshness.statement import sooner, state
from aukio.web.clock import now

MOST_ADDRESSES = 500 * len(LANGUAGES)
"""Addresses of one section in one file: each names all its languages, and a city may have 100,000 places."""


class _InEveryLanguage(Sitemap):  # type: ignore[type-arg]  # Sitemap takes no type argument at run time
    i18n = True
    alternates = True
    limit = MOST_ADDRESSES


class Places(_InEveryLanguage):
    """The pages of centres and units in the present directory."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def items(self) -> list[str]:
        view = self.session.current
        shown = (Kind.CENTRE, Kind.UNIT)
        return [node.path for node in view.tree(view.interval(view.known)) if node.kind in shown]

    def location(self, item: str) -> str:
        return reverse("web:place", args=[item])


class Notices(_InEveryLanguage):
    """The pages of all notices."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def items(self) -> list[str]:
        return [notice.slug for notice in self.session.record.notices]

    def location(self, item: str) -> str:
        return reverse("web:notice", args=[item])


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt; it excludes pages about other moments."""
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
def favicon(request: HttpRequest) -> HttpResponse:
    """Return the icon at the address that browsers ask for by themselves."""
    del request
    icon = files("aukio.theme").joinpath("static", "theme", "favicon.ico").read_bytes()
    response = HttpResponse(icon, content_type="image/x-icon")
    state(response, now=now(), reads=())
    return response


_EXPIRES = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Return where to report a weakness (RFC 9116): the contact of the settings, or the front page."""
    instant = now()
    day = datetime.combine(instant.date(), time(), UTC)
    lines = (
        f"Contact: {settings.AUKIO_SECURITY_CONTACT or request.build_absolute_uri('/')}",
        f"Expires: {(day + _EXPIRES).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    )
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    state(response, now=instant, changes=day + timedelta(days=1), reads=())
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Return the sitemap of all pages; of a large city, a list of files with some pages each."""
    session = open_public_session(now())
    sections = {"places": Places(session), "notices": Notices(session)}
    chosen = request.GET.get("section")
    files_of = {name: each.paginator.num_pages for name, each in sections.items()}
    if chosen is None and any(count > 1 for count in files_of.values()):
        address = request.build_absolute_uri(reverse("sitemap"))
        pages = [(name, page) for name, count in files_of.items() for page in range(1, count + 1)]
        listed = [SitemapIndexItem(f"{address}?section={name}&p={page}") for name, page in pages]
        response: HttpResponseBase = render(
            request, "sitemap_index.xml", {"sitemaps": listed}, content_type="application/xml"
        )
    else:
        response = pages_of_site(request, {**sections}, section=chosen)
    _since, until = unchanged_span(session.current, (), session.now)
    state(response, now=session.now, changes=sooner(session.known.until, until), reads=("section", "p"))
    return response
