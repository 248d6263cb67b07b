"""Section 13: events and meeting rooms, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Hours, Planned, Row, Status, has, just

ROOM = "iso-omena/meeting-room-1"

CHAPTER = Chapter(
    section=13,
    title="Events and meeting rooms (2020)",
    requirements={
        "R076": "All public events at both centres are cancelled, until further notice.",
        "R077": "Staff get in touch with those who arrange events.",
        "R078": "Meeting rooms: bookings are cancelled until 30 April.",
        "R079": "A booking on 1 May or later is untouched.",
        "R080": "Staff tell everybody who had booked.",
        "R081": "More information will follow.",
        "R082": "A room that is closed cannot be booked, in 2020 and again in 2021.",
    },
    rows=(
        Row(
            "R076",
            "Iso Omena",
            Status("iso-omena", at="2020-03-20T10:00"),
            {"events.*.categories": [["public_event"]], "because.events-cancelled": SOMETHING},
        ),
        Row(
            "R076",
            "Kalajärvi",
            Status("kalajarvi", at="2020-03-20T10:00"),
            {"events.*.categories": [["public_event"]], "events.*.except": [None]},
        ),
        Row("R076", "Not before 16 March", Status("kalajarvi", at="2020-03-13T10:00"), {"events": []}),
        Row(
            "R077",
            "The text says what staff do",
            Status("iso-omena", at="2020-03-20T10:00"),
            {"texts.events-cancelled.text": has("organiser")},
        ),
        Row(
            "R078 R080 R082",
            "Iso Omena's room: closed, not bookable, bookings cancelled, staff tell people",
            Status(ROOM, at="2020-03-20T10:00"),
            {
                "summary": "closed",
                "bookings.new": "stop",
                "bookings.existing": "cancel",
                "bookings.tell": "staff",
                "because.meeting-rooms-cancelled.valid_until": "2020-04-30",
            },
        ),
        Row(
            "R078",
            "Kalajärvi's as well",
            Status("kalajarvi/meeting-room-1", at="2020-03-20T10:00"),
            {"bookings.existing": "cancel", "bookings.new": "stop"},
        ),
        Row(
            "R079",
            "30 April, last minute: cancelled",
            Status(ROOM, at="2020-04-30T23:59"),
            {"bookings.existing": "cancel"},
        ),
        Row(
            "R079",
            "1 May, first minute: stands",
            Status(ROOM, at="2020-05-01T00:00"),
            {"bookings.existing": "honour", "bookings.new": "accept", "because.meeting-rooms-cancelled": NOTHING},
        ),
        Row(
            "R079",
            "Monday 4 May: the room is there again for those who booked it, in the building's hours",
            Status(ROOM, at="2020-05-04T12:00"),
            {"summary": "booked_only", "channels.on_site.hours_today": [["07:00", "19:00"]]},
        ),
        Row(
            "R081",
            "A promise, without a day",
            Status(ROOM, at="2020-03-20T10:00"),
            {"promises.meeting-rooms-cancelled.due": None, "promises.meeting-rooms-cancelled.text": SOMETHING},
        ),
        Row(
            "R082",
            "Closed for now in 2021",
            Status(ROOM, at="2021-01-11T12:00"),
            {"summary": "closed", "bookings.new": "stop", "because.rooms-closed.valid_until": None},
        ),
        Row(
            "R082",
            "Not one day is open in 2021",
            Hours(ROOM, "2021-03-01", "2021-03-03"),
            {"*.state": just("closed", "closed", "closed")},
        ),
    ),
    planned=(
        Planned("R076", "pages", "each event says that it is cancelled", "`tests/web/test_events.py`"),
        Planned("R077", "bookings", "the work list with its outcomes", "`tests/browser/test_events.py`"),
        Planned(
            "R078", "bookings", "the count before publishing, and the cancellations", "`tests/desk/test_bookings.py`"
        ),
        Planned("R079", "bookings", "the preview lists what is kept", "`tests/desk/test_bookings.py`"),
        Planned(
            "R080", "bookings", "who was reached, who is left to phone, and proof of it", "`tests/ways/test_told.py`"
        ),
        Planned("R081", "desk", "a reminder of what was promised", "`tests/desk/test_facts.py`"),
    ),
)
