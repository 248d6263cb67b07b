"""Which way in answers which address."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from aukio.web.robots import SITEMAPS, robots
from aukio.web.views import root

handler404 = "aukio.web.errors.not_found"
handler500 = "aukio.web.errors.failure"

urlpatterns = [
    path("", root),
    path("api/v1/", include("aukio.api.urls")),
    path("admin/", admin.site.urls),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *i18n_patterns(path("", include("aukio.feeds.urls")), path("", include("aukio.web.urls"))),
]
