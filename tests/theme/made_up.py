"""Made-up content: a harbour town that is nowhere, with something for every part to show."""

from typing import Any, Self

Context = dict[str, Any]


def words(text: str) -> list[Context]:
    """A text in one piece, in the language of its page."""
    return [{"text": text, "kind": "text"}]


STATE: Context = {"code": "by_appointment", "word": "Open by appointment", "detail": "until 16"}
PHONE: Context = {"kind": "phone", "href": "tel:+35891234567", "text": "09 123 4567", "label": "Booking"}
EMAIL: Context = {"kind": "email", "href": "mailto:desk@harbour.example", "text": "desk@harbour.example"}
LINK: Context = {"kind": "web", "href": "https://booking.example/harbour", "text": "Book online"}

TRAIL = [{"name": "Harbour House", "url": "/en/harbour-house/"}]
ANSWER: Context = {
    "state": {"code": "by_appointment", "word": "Open by appointment until 16"},
    "lines": ["Book before you come. The line answers until 15."],
    "contacts": [PHONE],
    "action": {"text": "Book online", "url": "https://booking.example/harbour"},
}
SHARE: Context = {
    "title": "Health centre, Harbour House",
    "address": "https://aukio.example/en/harbour-house/health-centre/",
    "pinned": "https://aukio.example/en/harbour-house/health-centre/?at=2020-03-30T08:30&known=2020-03-30T08:30",
    "mail": "mailto:?subject=Health%20centre",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u=x",
}
REASSURED: Context = {
    "state": {"code": "remote_only", "word": "By phone until 15"},
    "lines": ["The desk is closed."],
    "contacts": [{**PHONE, "label": ""}],
    "reassure": "You need not do anything: we contact everyone who has booked.",
}

NOW: Context = {
    "is_now": True,
    "shown": "Saturday 21 November at 12:40",
    "action": "/en/harbour-house/",
    "keep": [{"name": "service", "value": "print"}],
}
NOT_NOW: Context = {
    "is_now": False,
    "shown": "Friday 27 March 2020 at 10:00",
    "known": "25 March 2020",
    "note": "The demonstration opens on this day.",
    "action": "/en/harbour-house/",
    "back": "/en/harbour-house/",
    "at": "27.3.2020 10:00",
    "known_on": "25.3.2020",
}
MISTYPED: Context = {
    **NOT_NOW,
    "at": "31.4.",
    "at_error": "April has 30 days. Try 30.4.",
    "known_on": "some day",
    "known_error": "This is not a day we can read. Try 2020-03-25.",
}
SEARCH: Context = {"action": "/en/search", "value": "printing"}

CARDS: list[Context] = [
    {
        "name": "Harbour House",
        "url": "/en/harbour-house/",
        "state": {"code": "open", "detail": "until 18"},
        "open_units": 9,
        "all_units": 12,
        "next": "Closes at 18: the laboratory is last.",
    },
    {
        "name": "Mill Hill Service Centre and Library",
        "url": "/en/mill-hill/",
        "state": {"code": "closed", "detail": "opens on Monday at 8"},
        "open_units": 0,
        "all_units": 1,
        "next": "Opens on Monday 23 November at 8.",
    },
    {"name": "Old Customs House", "url": "/en/customs/", "state": {"code": "unknown"}},
]

UNITS: list[Context] = [
    {
        "name": "Health centre",
        "url": "/en/harbour-house/health-centre/",
        "state": {"code": "by_appointment", "detail": "until 16"},
        "line": words("Book before you come."),
        "next": "Closed on Friday 3 April.",
    },
    {
        "name": "Library",
        "url": "/en/harbour-house/library/",
        "state": {"code": "passage_only"},
        "line": words("You may walk through it to other services."),
    },
    {"name": "Pensions office", "url": "#", "state": {"code": "booked_only"}, "next": "Closes at 15."},
    {"name": "Youth guidance", "url": "#", "state": {"code": "remote_only", "detail": "until 16"}},
    {"name": "Reading room", "url": "#", "state": {"code": "self_service", "detail": "until 21"}},
    {
        "name": "Maternity and child health clinic",
        "url": "#",
        "state": {"code": "closed"},
        "next": "Opens on Monday at 8.",
    },
    {"name": "Passport office", "url": "#", "state": {"code": "open", "detail": "until 16:15"}},
]

CHANNELS: list[Context] = [
    {
        "kind": "on_site",
        "state": {"code": "by_appointment", "detail": "until 16"},
        "hours": "8–16",
        "lines": ["By appointment only."],
        "next": "Opens again on Monday at 8.",
    },
    {
        "kind": "phone",
        "purpose": "booking",
        "state": {"code": "open", "detail": "until 15"},
        "hours": "7:30–15",
        "contacts": [PHONE, {**PHONE, "text": "040 765 43210", "href": "tel:+3584076543210", "label": "Emergencies"}],
    },
    {"kind": "email", "state": {"code": "closed"}, "contacts": [EMAIL], "lines": ["We answer Mon–Thu 10–15."]},
    {"kind": "web", "name": "My Harbour", "state": {"code": "open"}, "contacts": [LINK]},
    {"kind": "letterbox", "state": {"code": "open"}, "lines": ["Emptied every day."]},
    {"kind": "self_service", "state": {"code": "self_service"}, "hours": "6–22"},
    {"kind": "chat", "state": {"code": "unknown"}},
    {"kind": "post", "state": {"code": "open"}},
    {"kind": "pick_up", "state": {"code": "open"}, "hours": "9–20"},
    {"kind": "video", "state": {"code": "open"}, "contacts": [LINK]},
]

FACTS: list[Context] = [
    {
        "fact": words("By appointment only"),
        "since": "since 16 March 2020, until further notice",
        "more": [words("Booking by phone Mon–Fri 7:30–15:30.")],
        "normally": "normally without an appointment",
        "source": {"text": "published 16 March 2020 in “Service centres: exceptions”", "url": "/en/notices/x/1/"},
    },
    {
        "fact": words("Mon–Fri 8–16"),
        "since": "since 30 March 2020, until further notice",
        "normally": "normally 8–18",
    },
]

GROUPS: list[Context] = [
    {
        "strength": "must",
        "lines": [
            {"spans": words("Wear a mask, unless you cannot for reasons of health.")},
            {"spans": words("Take at most one guardian with you."), "id": "guardians", "also": ["companions"]},
        ],
    },
    {"strength": "must_not", "lines": [{"spans": words("Do not come with the slightest symptoms of a cold.")}]},
    {"strength": "should", "lines": [{"spans": words("Use services by phone or online.")}]},
    {"strength": "please", "lines": [{"spans": words("Wash your hands or use hand sanitiser.")}]},
    {"strength": "if_possible", "lines": [{"spans": words("Come alone.")}]},
    {"strength": "may", "word": "You may", "lines": [{"spans": words("Return samples with a queue number.")}]},
]

ALTERNATIVES: list[Context] = [
    {
        "service": "Printing and copying",
        "places": [
            {
                "name": "Mill Hill Service Point",
                "url": "#",
                "state": {"code": "open", "detail": "until 16"},
                "hours": "8–16",
            },
            {"name": "Station Square Service Point", "url": "#", "state": {"code": "open"}, "hours": "9–15"},
        ],
    },
    {"service": "Picking up a voucher", "places": []},
]

WEEK: Context = {
    "caption": "Normal week of the health centre",
    "columns": ["On site", "Phone"],
    "rows": [
        {"days": "Mon–Thu", "cells": ["8–18", "7:30–15:30"]},
        {"days": "Fri", "cells": ["8–16", "7:30–15:30"], "today": True},
        {"days": "Sat–Sun", "cells": ["closed", "closed"]},
        {"days": "Public holidays", "cells": ["closed", "closed"]},
    ],
    "corner": "Days",
    "note": "Midsummer Eve and Christmas Eve count as public holidays here.",
}

WHY: Context = {
    "about": "Hours on site",
    "layers": [
        {"said": "Mon–Fri 8–16", "source": "Service centres: exceptions, 27 March 2020", "url": "#", "won": True},
        {"said": "Mon–Fri 8–18", "source": "Normal hours", "won": False},
    ],
}

NOTICE: Context = {
    "title": "Service centres: exceptions",
    "url": "/en/notices/service-centres/",
    "lead": "The service centres recommend the phone and the web.",
    "published": "16 March 2020 at 17:15",
    "updated": "27 March 2020 at 12:00",
    "about": "Harbour House and Mill Hill",
}

LOG: list[Context] = [
    {
        "day": "27 March 2020",
        "date": "2020-03-27",
        "rows": [{"spans": words("Added: Harbour House Health Centre.")}],
    },
    {
        "day": "26 March 2020",
        "date": "2020-03-26",
        "rows": [
            {"spans": words("Added: Laboratory.")},
            {"spans": words("Changed: Service points; Maternity and child health clinics.")},
        ],
    },
    {"day": "17 March 2020", "date": "2020-03-17", "rows": [{"spans": words("Added: Libraries.")}]},
]

OLDER: Context = {"stood": "25 March 2020 at 12:00", "newest": "/en/notices/service-centres/"}


class Message(str):
    """As Django's messages: a text that knows its level."""

    __slots__ = ("level_tag",)
    level_tag: str

    def __new__(cls, level_tag: str, text: str) -> Self:
        made = super().__new__(cls, text)
        made.level_tag = level_tag
        return made


MESSAGES = [
    Message("success", "The reminder will be sent on Monday."),
    Message("info", "Times are local to Harbour House."),
    Message("warning", "The answer is nine minutes old."),
    Message("error", "The address could not be read."),
]

ERRORS = [{"id": "time-at", "text": "April has 30 days. Try 30.4."}]


FIELD: Context = {"id": "place", "name": "place", "label": "Place", "hint": "As people call it", "value": "Mill Hil"}
