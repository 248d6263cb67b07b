"""Section 6: the Employment Corner, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Check, Fact, Planned, Row, Shown, Status, has

CORNER = "iso-omena/employment-corner"

CHAPTER = Chapter(
    section=6,
    title="Employment Corner (2020)",
    requirements={
        "R042": "The desk is closed, and the unit is not.",
        "R043": "Phone and e-mail from Monday to Thursday, 10 to 15.",
        "R044": "No number and no address is given.",
        "R045": "The hours of e-mail are hours of answering.",
    },
    rows=(
        Row(
            "R042",
            "Friday 13 March: the desk is open",
            Status(CORNER, at="2020-03-13T10:00"),
            {"summary": "open", "channels.on_site.open": True},
        ),
        Row(
            "R042",
            "Monday 16 March at 10: the desk is closed, the phone is answered",
            Status(CORNER, at="2020-03-16T10:00"),
            {"summary": "remote_only", "channels.on_site.open": False, "channels.on_site.hours_today": []},
        ),
        Row(
            "R043",
            "Thursday 14:59 the phone is answered",
            Status(CORNER, at="2020-03-19T14:59"),
            {"channels.phone.open": True, "channels.email.open": True, "summary": "remote_only"},
        ),
        Row(
            "R043",
            "Thursday 15:00 it is not",
            Status(CORNER, at="2020-03-19T15:00"),
            {"channels.phone.open": False, "channels.email.open": False, "summary": "closed"},
        ),
        Row(
            "R043",
            "They answer again on Monday",
            Status(CORNER, at="2020-03-19T15:00"),
            {"channels.phone.opens_at": "2020-03-23T10:00:00+02:00"},
        ),
        Row(
            "R043",
            "A week later Monday lies beyond the change of clocks",
            Status(CORNER, at="2020-03-26T15:00"),
            {"channels.phone.opens_at": "2020-03-30T10:00:00+03:00"},
        ),
        Row(
            "R043",
            "Friday noon: no phone on Fridays",
            Status(CORNER, at="2020-03-20T12:00"),
            {"channels.phone.open": False, "channels.phone.hours_today": [], "summary": "closed"},
        ),
        Row(
            "R043",
            "Monday 9:59 not yet, and at 10 they open",
            Status(CORNER, at="2020-03-23T09:59"),
            {"channels.phone.open": False, "valid_until": "2020-03-23T10:00:00+02:00"},
        ),
        Row(
            "R044",
            "Staff get a warning that two channels have no contact",
            Check(CORNER, at="2020-03-16", known="2020-03-16"),
            {
                "channel_without_contact.arrangement": "employment-corner-remote",
                "channel_without_contact.accepted": SOMETHING,
            },
        ),
        Row(
            "R044",
            "No number is made up",
            Status(CORNER, at="2020-03-19T12:00"),
            {"channels.phone.contacts": [], "channels.email.contacts": []},
        ),
        Row(
            "R045",
            "E-mail is answered in those hours",
            Status(CORNER, at="2020-03-19T12:00"),
            {"channels.email.means": "answered", "channels.email.hours_today": [["10:00", "15:00"]]},
        ),
        Row(
            "R045",
            "The note says that one may write at any time",
            Fact("service-centres-2020", "employment-corner-remote"),
            {"note.en": has("write at any time")},
        ),
        Row(
            "R045",
            "“Answered”, in words, and the note beside it",
            Shown("service-centres-2020", known="2020-03-17"),
            {"text": has("Service by e-mail, answered Mon–Thu 10 am–3 pm.", "You can write at any time.")},
        ),
        Row(
            "R045",
            "In Finnish the hours of answering, not of sending",
            Shown("service-centres-2020", known="2020-03-17", lang="fi"),
            {"text": has("vastausa", "ma–to klo 10–15", "milloin tahansa")},
        ),
        Row(
            "R045",
            "In Swedish as well",
            Shown("service-centres-2020", known="2020-03-17", lang="sv"),
            {"text": has("svarst", "må–to kl. 10–15", "när som helst")},
        ),
        Row(
            "R045",
            "In plain words: we answer",
            Shown("service-centres-2020", known="2020-03-17", plain=True),
            {"text": has("We answer: Monday to Thursday 10 am to 3 pm.")},
        ),
    ),
    planned=(Planned("R044", "desk", "the warning on saving", "`tests/desk/test_changing.py`"),),
)
