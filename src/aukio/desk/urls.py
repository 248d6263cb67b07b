"""Addresses of the desk; each begins with the language."""

from django.urls import path

from aukio.desk.views import (
    calls,
    changing,
    counter,
    describing,
    door,
    drafting,
    front,
    inbox,
    keeping,
    looking,
    overview,
    rewording,
    seeing,
    signs,
    together,
)

app_name = "desk"

urlpatterns = [
    path("", front.front, name="front"),
    path("in-force/", keeping.arrangements, name="arrangements"),
    path("in-force/<slug:notice>/<slug:fact>/", keeping.arrangement, name="arrangement"),
    path("overview/", overview.overview, name="overview"),
    path("told/", looking.told, name="told"),
    path("trail/", looking.trail, name="audit"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/<slug:notice>/<int:number>/drop/", inbox.drop, name="drop"),
    path("notices/<slug:notice>/words/", rewording.words, name="words"),
    path("drafts/<int:number>/", drafting.draft, name="draft"),
    path("change/<slug:template>/<path:path>/as/<slug:outlet>/", seeing.as_shown, name="as_shown"),
    path("change/<slug:template>/<path:path>/look/", seeing.look, name="look"),
    path("change/<slug:template>/<path:path>/", changing.change, name="change"),
    path("files/", describing.bring, name="bring"),
    path("files/directory.yaml", describing.export, name="export"),
    path("places/", together.together, name="together"),
    path("places/<path:path>/sign/", signs.hang, name="hang"),
    path("places/<path:path>/sign/down/", signs.take_down, name="take_down"),
    path("door/<path:path>/now/", door.door_now, name="door_now"),
    path("door/<path:path>/", door.door, name="door"),
    path("calls/", calls.calls, name="calls"),
    path("places/<path:path>/bookings/", calls.offer, name="offer"),
    path("counter/<path:path>/", counter.counter, name="counter"),
    path("places/<path:path>/queue/", counter.set_queue, name="set_queue"),
    path("places/<path:path>/describe/", describing.describe, name="describe"),
    path("places/<path:path>/", front.place, name="place"),
]
