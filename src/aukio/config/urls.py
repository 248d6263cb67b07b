"""Which way in answers which address."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("aukio.api.urls")),
    path("admin/", admin.site.urls),
]
