"""The addresses of each entry point."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

from aukio.api.clock import now
from aukio.api.description import description
from aukio.api.reference import reference
from aukio.api.urls import probes
from aukio.config.observation.metrics_page import metrics
from aukio.freshness.statement import state
from aukio.web.robots import favicon, robots, security_txt, sitemap
from aukio.web.views import root

handler403 = "aukio.web.frame.error_pages.forbidden"
handler404 = "aukio.web.frame.error_pages.not_found"
handler500 = "aukio.web.frame.error_pages.failure"


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the description of the API, which changes only with the program."""
    del request
    response = JsonResponse(description(), json_dumps_params={"ensure_ascii": False})
    state(response, now=now(), reads=())
    return response


# The admin uses the same sign-in, with its second factor and its lockout.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as its manual says

urlpatterns = [
    path("", root),
    *probes,
    path("metrics", metrics),
    path("api/v1/openapi.json", openapi),
    path("api/v1/reference", reference, name="api_reference"),
    path("api/v1/", include("aukio.api.urls")),
    path("hauki/", include("aukio.api.hauki")),
    path("admin/", admin.site.urls),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path(".well-known/security.txt", security_txt),
    path("sitemap.xml", sitemap, name="sitemap"),
    *i18n_patterns(
        path("desk/account/", include("allauth.urls")),
        path("desk/", include("aukio.desk.urls")),
        path("setup/", include("aukio.desk.setup.urls")),
        path("", include("aukio.feeds.urls")),
        path("", include("aukio.web.urls")),
    ),
]
