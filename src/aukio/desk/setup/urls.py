"""The address of the set-up, with the secret of its link."""

from django.urls import path

from aukio.desk.setup import setup_views

app_name = "setup"

urlpatterns = [
    path("<str:secret>/", setup_views.city, name="city"),
]
