"""Addresses of the public pages; each begins with the language."""

from django.urls import path

from aukio.web import embedding, screen, views
from aukio.web.live import booking_pages, event_pages, occupancy_pages, queue_pages, subscription_pages

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("places/", views.places, name="places"),
    path("places/<path:path>/embed/", embedding.place_embed, name="place_embed"),
    path("places/<path:path>/embed.html", embedding.place_fragment, name="place_fragment"),
    path("places/<path:path>/screen/", screen.place_screen, name="place_screen"),
    path("places/<path:path>/screen/keeper.js", screen.screen_service_worker, name="screen_service_worker"),
    path("places/<path:path>/crowd/", occupancy_pages.occupancy, name="occupancy"),
    path("places/<path:path>/crowd/now/", occupancy_pages.occupancy_now, name="occupancy_now"),
    path("places/<path:path>/queue/", queue_pages.queue, name="queue"),
    path("places/<path:path>/queue/display/", queue_pages.display, name="display"),
    path("places/<path:path>/queue/display/now/", queue_pages.display_now, name="display_now"),
    path("places/<path:path>/book/", booking_pages.book, name="book"),
    path("places/<path:path>/events/", event_pages.place_events, name="place_events"),
    path("events/<int:number>/", event_pages.event, name="event"),
    path("events/<int:number>/sign-up/", event_pages.sign_up, name="sign_up"),
    path("sign-ups/<slug:secret>/", event_pages.sign_up_own, name="sign_up_own"),
    path("sign-ups/<slug:secret>/leave/", event_pages.sign_up_leave, name="sign_up_leave"),
    path("subscribe/", subscription_pages.subscribe, name="subscribe"),
    path("subscriptions/<slug:secret>/", subscription_pages.subscription, name="subscription"),
    path("bookings/<slug:secret>/", booking_pages.booking, name="booking"),
    path("bookings/<slug:secret>/cancel/", booking_pages.booking_cancel, name="booking_cancel"),
    path("bookings/<slug:secret>/booking.ics", booking_pages.booking_calendar, name="booking_calendar"),
    path("tickets/<slug:secret>/", queue_pages.ticket, name="ticket"),
    path("tickets/<slug:secret>/now/", queue_pages.ticket_now, name="ticket_now"),
    path("tickets/<slug:secret>/leave/", queue_pages.ticket_leave, name="ticket_leave"),
    path("places/<path:path>/", views.place, name="place"),
    path("notices/<slug:slug>/", views.notice, name="notice"),
    path("notices/<slug:slug>/versions/<int:number>/", views.notice_version, name="notice_version"),
]
