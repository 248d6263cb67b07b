"""Addresses of the public pages; each begins with the language."""

from django.urls import path

from aukio.web import embedding, views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("places/<path:path>/embed/", embedding.place_embed, name="place_embed"),
    path("places/<path:path>/", views.place, name="place"),
    path("notices/<slug:slug>/", views.notice, name="notice"),
    path("notices/<slug:slug>/versions/<int:number>/", views.notice_version, name="notice_version"),
]
