"""Addresses of the public pages; each begins with the language."""

from django.urls import path

from aukio.web import embedding, screen, views
from aukio.web.live import booking, crowd, events, queue, subscriptions

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("places/", views.places, name="places"),
    path("places/<path:path>/embed/", embedding.place_embed, name="place_embed"),
    path("places/<path:path>/embed.html", embedding.place_fragment, name="place_fragment"),
    path("places/<path:path>/screen/", screen.place_screen, name="place_screen"),
    path("places/<path:path>/screen/keeper.js", screen.screen_keeper, name="screen_keeper"),
    path("places/<path:path>/crowd/", crowd.crowd, name="crowd"),
    path("places/<path:path>/crowd/now/", crowd.crowd_now, name="crowd_now"),
    path("places/<path:path>/queue/", queue.queue, name="queue"),
    path("places/<path:path>/queue/display/", queue.display, name="display"),
    path("places/<path:path>/queue/display/now/", queue.display_now, name="display_now"),
    path("places/<path:path>/book/", booking.book, name="book"),
    path("places/<path:path>/events/", events.place_events, name="place_events"),
    path("events/<int:number>/", events.event, name="event"),
    path("events/<int:number>/sign-up/", events.sign_up, name="sign_up"),
    path("sign-ups/<slug:secret>/", events.sign_up_own, name="sign_up_own"),
    path("sign-ups/<slug:secret>/leave/", events.sign_up_leave, name="sign_up_leave"),
    path("subscribe/", subscriptions.subscribe, name="subscribe"),
    path("subscriptions/<slug:secret>/", subscriptions.subscription, name="subscription"),
    path("bookings/<slug:secret>/", booking.booking, name="booking"),
    path("bookings/<slug:secret>/cancel/", booking.booking_cancel, name="booking_cancel"),
    path("bookings/<slug:secret>/booking.ics", booking.booking_calendar, name="booking_calendar"),
    path("tickets/<slug:secret>/", queue.ticket, name="ticket"),
    path("tickets/<slug:secret>/now/", queue.ticket_now, name="ticket_now"),
    path("tickets/<slug:secret>/leave/", queue.ticket_leave, name="ticket_leave"),
    path("places/<path:path>/", views.place, name="place"),
    path("notices/<slug:slug>/", views.notice, name="notice"),
    path("notices/<slug:slug>/versions/<int:number>/", views.notice_version, name="notice_version"),
]
