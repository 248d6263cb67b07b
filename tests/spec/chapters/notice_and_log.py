"""Section 16: the notice as a document, its log, and what was known when."""

from tests.spec.chapters.carrying_over import CARRIED_OVER
from tests.spec.chapters.update_log import LOG
from tests.spec.rows import (
    NOTHING,
    SOMETHING,
    Chapter,
    Check,
    Facts,
    Log,
    Planned,
    Row,
    Shown,
    Status,
    has,
    lacks,
)

NOTICE = "service-centres-2020"
POINT = "iso-omena/service-point"

CHAPTER = Chapter(
    section=16,
    title="The notice as a document; its log; knowledge time",
    requirements={
        "R109": "One address gathers all current exceptions.",
        "R110": "The notice is a view of facts that change.",
        "R111": "First published and last changed are two times.",
        "R112": "The log: each day, and what was published on it.",
        "R113": "Kinds of change.",
        "R114": "A later word extends an earlier one.",
        "R115": "Mending a word is no entry of the log.",
        "R116": "The log exists also where the source has none.",
        "R117": "What did we tell on 25 March about 1 April?",
        "R118": "A fact may hold before it is published.",
        "R119": "A fact disappears only by a recorded act.",
        "R120": "The old notice stays readable.",
        "R121": "Plain links to share.",
    },
    rows=(
        Row(
            "R109",
            "The notice holds the exceptions of both centres",
            Facts(NOTICE, known="2020-03-27"),
            {
                "arrangements.*.id": has(
                    "libraries-closed",
                    "kela-booked-only",
                    "starttipiste-by-phone",
                    "iso-omena-shorter-hours",
                    "dental-clinic-closed",
                    "laboratory-by-appointment",
                )
            },
        ),
        Row(
            "R110",
            "On 17 March it knows of the libraries and not of Kela",
            Facts(NOTICE, known="2020-03-17"),
            {"arrangements.*.id": has("libraries-closed"), "arrangements.kela-booked-only": NOTHING},
        ),
        Row(
            "R110",
            "On 18 March it knows of both",
            Facts(NOTICE, known="2020-03-18"),
            {"arrangements.*.id": has("libraries-closed", "kela-booked-only")},
        ),
        Row(
            "R111",
            "Both times, each with its offset",
            Facts(NOTICE, known="2020-03-27"),
            {"published": "2020-03-16T17:15:00+02:00", "updated": "2020-03-27T12:00:00+02:00"},
        ),
        Row(
            "R111",
            "And in words",
            Shown(NOTICE, known="2020-03-27"),
            {"text": has("16 March 2020", "5:15 pm", "27 March 2020")},
        ),
        Row(
            "R111",
            "In Finnish",
            Shown(NOTICE, known="2020-03-27", lang="fi"),
            {"text": has("16.3.2020 klo 17.15", "27.3.2020 klo 12")},
        ),
        Row(
            "R111",
            "In Swedish",
            Shown(NOTICE, known="2020-03-27", lang="sv"),
            {"text": has("16.3.2020 kl. 17.15", "27.3.2020 kl. 12")},
        ),
        Row(
            "R111 R115",
            "Mending a word is no update: the stamp stays",
            Shown("typo", known="2020-04-02"),
            {"text": lacks("Updated 2 April")},
            given=("typo.yaml", "typo-mended.yaml"),
        ),
        *LOG,
        Row(
            "R117",
            "On 25 March the answer about 1 April is: open as usual",
            Status(POINT, at="2020-04-01T12:00", known="2020-03-25"),
            {"summary": "open", "because.service-point-normal-iso-omena": SOMETHING},
        ),
        Row(
            "R117",
            "On 26 March: closed",
            Status(POINT, at="2020-04-01T12:00", known="2020-03-26"),
            {"summary": "closed", "because.service-point-closed-iso-omena": SOMETHING},
        ),
        Row(
            "R117",
            "The page of 25 March says nothing of 1 April",
            Shown(NOTICE, known="2020-03-25"),
            {"text": lacks("1 April")},
        ),
        Row(
            "R117",
            "The page of 26 March does",
            Shown(NOTICE, known="2020-03-26"),
            {"text": has("from 1 April")},
        ),
        Row(
            "R117",
            "The same page in Finnish names the places in Finnish",
            Shown(NOTICE, known="2020-03-26", lang="fi"),
            {"text": has("Iso Omenan asiointipiste")},
        ),
        Row(
            "R118",
            "The libraries closed at midnight and were announced at noon: the morning is closed all the same",
            Status("kalajarvi/library", at="2020-03-17T10:00"),
            {"summary": "closed"},
        ),
        Row(
            "R118",
            "It was not known that morning",
            Status("kalajarvi/library", at="2020-03-17T10:00", known="2020-03-17T10:00"),
            {"summary": "open"},
        ),
        Row(
            "R118",
            "Staff get a warning that it was in force before it was published",
            Check("kalajarvi/library", at="2020-03-17", known="2020-03-17"),
            {"in_force_before_published.arrangement": "libraries-closed"},
        ),
        Row(
            "R118",
            "The same of Kela, Starttipiste and the Employment Corner",
            Check("iso-omena", at="2020-03-16", known="2020-03-18"),
            {
                "in_force_before_published:kela-booked-only": SOMETHING,
                "in_force_before_published:starttipiste-by-phone": SOMETHING,
                "in_force_before_published:employment-corner-remote": SOMETHING,
            },
        ),
        Row(
            "R119",
            "The closure of the dental clinic has no end before 7 August: by what was known it still continues",
            Status("kalajarvi/dental-clinic", at="2020-12-01T10:00", known="2020-08-06"),
            {"summary": "closed", "because.dental-clinic-closed.valid_until": None},
        ),
        Row(
            "R119",
            "Fewer appointments at the clinics have no end before 30 November",
            Status("kalajarvi/maternity-clinic", at="2020-12-01T10:00", known="2020-11-29"),
            {"because.maternity-clinics-fewer-appointments.valid_until": None},
        ),
        Row(
            "R119",
            "The new notice ended them by replacing the old one",
            Status("kalajarvi/maternity-clinic", at="2020-12-01T10:00"),
            {"capacity": [], "because.maternity-clinics-fewer-appointments": NOTHING},
        ),
        Row(
            "R119",
            "The closure was ended by an act of its own",
            Status("kalajarvi/dental-clinic", at="2020-12-01T10:00"),
            {"summary": "open", "because.dental-clinic-closed": NOTHING},
        ),
        Row(
            "R119",
            "The last day of each is in the record",
            Facts(NOTICE),
            {
                "arrangements.dental-clinic-closed.valid_until": "2020-08-02",
                "arrangements.maternity-clinics-fewer-appointments.valid_until": "2020-11-29",
                "replaced_by": "service-centres-2021",
            },
        ),
        Row(
            "R119",
            "Both logs show it",
            Log(NOTICE),
            {"2020-11-30.kind": "ended", "2020-11-30.places": has("kalajarvi/dental-clinic")},
        ),
        Row(
            "R119",
            "Staff get a warning about facts that were neither carried on nor ended on purpose",
            Check("kalajarvi/maternity-clinic", at="2020-11-30", known="2020-11-30"),
            {"replaced_without_decision:maternity-clinics-fewer-appointments.accepted": SOMETHING},
        ),
        *CARRIED_OVER,
        Row(
            "R120",
            "The old notice as of 27 March, though another has replaced it since",
            Facts(NOTICE, known="2020-03-27"),
            {
                "arrangements.dental-clinic-closed.valid_until": None,
                "replaced_by": None,
                "updated": "2020-03-27T12:00:00+02:00",
            },
        ),
        Row(
            "R120",
            "The page as it was shown that day",
            Shown(NOTICE, known="2020-03-27"),
            {"text": has("from 30 March", "until further notice")},
        ),
        Row(
            "R120 R117",
            "In each language, as it was shown that day: in Finnish",
            Shown(NOTICE, known="2020-03-25", lang="fi"),
            {"text": has("25.3. alkaen", "30.3.")},
        ),
        Row(
            "R120 R117",
            "What was published later is not in the old page",
            Shown(NOTICE, known="2020-03-25", lang="fi"),
            {"text": lacks("26.3.", "27.3.", "1.4. ")},
        ),
    ),
    planned=(
        Planned(
            "R109",
            "pages",
            "a stable address for each centre and language, and an anchor for each unit",
            "`tests/web/test_what_residents_see.py`",
        ),
        Planned("R111", "pages", "both times on the page", "`tests/web/test_what_residents_see.py`"),
        Planned("R112", "pages", "the log on the page", "`tests/web/test_what_residents_see.py`"),
        Planned("R114", "desk", "the difference of two versions", "`tests/desk/test_after.py`"),
        Planned("R115", "desk", "the choice between material and minor", "`tests/desk/test_words.py`"),
        Planned("R117", "desk", "two fields for dates give the facts and the page", "`tests/desk/test_after.py`"),
        Planned("R118", "bookings", "how many bookings a late fact hits", "`tests/ways/test_demo_bookings.py`"),
        Planned(
            "R119",
            "desk",
            "the plan lists each fact of a replaced notice with what becomes of it",
            "`tests/ways/test_words.py`",
        ),
        Planned("R119", "desk", "“carry over, or end?” is asked, fact by fact", "`tests/desk/test_files.py`"),
        Planned(
            "R120",
            "pages",
            "an old version says so; words once shown stay as they were",
            "`tests/ways/test_notices.py`",
        ),
        Planned("R120", "pages", "“this is an old version”, at an address that stays", "`tests/web`"),
        Planned("R121", "pages", "a canonical address, a title, and no trackers", "`tests/web`"),
    ),
)
