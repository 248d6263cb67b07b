"""Addresses of the desk; each begins with the language."""

from django.urls import path

from aukio.desk.bookings import booking_views, call_views
from aukio.desk.changes import arrangement_views, change_views, preview_views
from aukio.desk.composing import compose_views
from aukio.desk.directory import (
    bulk_views,
    channel_views,
    details_views,
    draft_page,
    names_views,
    new_place_views,
    place_views,
    planned,
    table_views,
)
from aukio.desk.doors import counter_views, door_views
from aukio.desk.drafts import draft_views, news_views
from aukio.desk.events import event_views
from aukio.desk.moving import move_views
from aukio.desk.overview import front_page, health_views, history_views, inbox_views, timeline_views
from aukio.desk.people import people_views
from aukio.desk.signs import sign_views
from aukio.desk.texts import easy_read_views, notice_text_views

app_name = "desk"

urlpatterns = [
    path("", front_page.front, name="front"),
    path("in-force/", arrangement_views.arrangements, name="arrangements"),
    path("in-force/<slug:notice>/<slug:fact>/", arrangement_views.arrangement, name="arrangement"),
    path("compose/", compose_views.compose, name="compose"),
    path("compose/look/", compose_views.compose_look, name="compose_look"),
    path("compose/on/<slug:notice>/", compose_views.compose_running, name="compose_running"),
    path("compose/on/<slug:notice>/look/", compose_views.compose_look, name="compose_running_look"),
    path("overview/", timeline_views.overview, name="overview"),
    path("told/", history_views.publications_as_shown, name="publications_as_shown"),
    path("trail/", history_views.audit_trail, name="audit_trail"),
    path("health/", health_views.health, name="health"),
    path("people/", people_views.people, name="people"),
    path("people/<str:name>/", people_views.person, name="person"),
    path("invite/", people_views.invite_person, name="invite"),
    path("inbox/", inbox_views.inbox, name="inbox"),
    path("inbox/<slug:notice>/<int:number>/drop/", inbox_views.cancel_scheduled, name="cancel_scheduled"),
    path("notices/<slug:notice>/words/", notice_text_views.notice_texts, name="notice_texts"),
    path("notices/<slug:notice>/easy-read/", easy_read_views.easy_read, name="easy_read"),
    path("drafts/<int:number>/", draft_views.draft, name="draft"),
    path("drafts/<int:number>/as/<slug:outlet>/", draft_page.draft_outlet, name="draft_outlet"),
    path("drafts/<int:number>/undo/", draft_views.undo, name="undo"),
    path("my-news/", news_views.my_news, name="my_news"),
    path("change/<slug:template>/<path:path>/as/<slug:outlet>/", preview_views.outlet_preview, name="outlet_preview"),
    path("change/<slug:template>/<path:path>/look/", preview_views.form_preview, name="form_preview"),
    path("change/<slug:template>/<path:path>/", change_views.change, name="change"),
    path("files/", place_views.import_file, name="import_file"),
    path("files/directory.yaml", place_views.export_directory, name="export_directory"),
    path("new-place/", new_place_views.new_place, name="new_place"),
    path("move-in/", move_views.move, name="move"),
    path("move-in/template.<slug:form>", move_views.template, name="move_template"),
    path("move-in/<int:number>/", move_views.move_file, name="move_file"),
    path("names/<slug:what>/", names_views.names, name="names"),
    path("table/", table_views.table, name="table"),
    path("places/", bulk_views.bulk_edit, name="bulk_edit"),
    path("places/<path:path>/sign/", sign_views.hang, name="hang"),
    path("places/<path:path>/sign/down/", sign_views.take_down, name="take_down"),
    path("door/<path:path>/now/", door_views.door_now, name="door_now"),
    path("door/<path:path>/", door_views.door, name="door"),
    path("calls/", call_views.calls, name="calls"),
    path("calls/progress/", call_views.progress, name="progress"),
    path("calls/told.csv", call_views.proof, name="proof"),
    path("calls/<int:number>/letter.pdf", call_views.letter, name="letter"),
    path("requests/", booking_views.requests, name="requests"),
    path("organisers/", event_views.organisers, name="organisers"),
    path("places/<path:path>/bookings/", booking_views.bookables, name="bookables"),
    path("places/<path:path>/book/", booking_views.book, name="book"),
    path("places/<path:path>/events/", event_views.place_events, name="events"),
    path("counter/<path:path>/", counter_views.counter, name="counter"),
    path("places/<path:path>/queue/", counter_views.queue_settings, name="queue_settings"),
    path("places/<path:path>/new-channel/", channel_views.new_channel, name="new_channel"),
    path("places/<path:path>/channels/<slug:kind>/<slug:purpose>/", channel_views.channel, name="channel"),
    path("places/<path:path>/planned/<str:day>/", planned.change_plan, name="change_plan"),
    path("places/<path:path>/details/", details_views.details, name="details"),
    path("places/<path:path>/describe/", place_views.describe, name="describe"),
    path("places/<path:path>/", front_page.place, name="place"),
]
