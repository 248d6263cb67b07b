"""Addresses of the outlets; each begins with the language."""

from django.urls import path

from aukio.feeds import events, signs, views

app_name = "feeds"

urlpatterns = [
    address
    for written_as, name in (("atom.xml", "atom"), ("feed.json", "json"))
    for address in (
        path(f"feeds/{written_as}", views.city_feed, {"written_as": written_as}, name=f"city_{name}"),
        path(f"places/<path:path>/{written_as}", views.place_feed, {"written_as": written_as}, name=f"place_{name}"),
        path(f"types/<slug:type_>/{written_as}", views.type_feed, {"written_as": written_as}, name=f"type_{name}"),
        path(f"notices/<slug:slug>/{written_as}", views.notice_feed, {"written_as": written_as}, name=f"notice_{name}"),
    )
] + [
    path("places/<path:path>/events.ics", events.place_events_calendar, name="place_events_calendar"),
    path("places/<path:path>/events.xml", events.place_events_feed, name="place_events_feed"),
    path("events/<int:number>/event.ics", events.event_calendar, name="event_calendar"),
    path("places/<path:path>/calendar.ics", views.place_calendar, name="place_calendar"),
    path("places/<path:path>/opening_hours.txt", views.place_hours, name="place_hours"),
    path("places/<path:path>/sign.pdf", signs.place_sign, name="place_sign"),
    path("places/<path:path>/sheet.pdf", signs.place_sheet, name="place_sheet"),
    path("signs.json", signs.outdated_signs, name="signs"),
    path("places/<path:path>/schema.jsonld", views.place_schema, name="place_schema"),
]
