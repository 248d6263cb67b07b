"""Which way in answers which address."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe
from ninja.openapi.views import openapi_json

from aukio.api.clock import now
from aukio.api.urls import api, probes
from aukio.freshness.statement import state
from aukio.web.robots import robots, sitemap
from aukio.web.views import root

handler404 = "aukio.web.errors.not_found"
handler500 = "aukio.web.errors.failure"


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The description of the API, which changes with the program alone."""
    response = openapi_json(request, api)
    state(response, now=now(), reads=())
    return response


urlpatterns = [
    path("", root),
    *probes,
    path("api/v1/openapi.json", description),
    path("api/v1/", include("aukio.api.urls")),
    path("admin/", admin.site.urls),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap, name="sitemap"),
    *i18n_patterns(path("", include("aukio.feeds.urls")), path("", include("aukio.web.urls"))),
]
