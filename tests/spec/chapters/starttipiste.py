"""Section 7: Starttipiste, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Planned, Row, Shown, Status, has

PLACE = "iso-omena/starttipiste"

CHAPTER = Chapter(
    section=7,
    title="Starttipiste (2020)",
    requirements={
        "R046": "Guidance by phone from 18 March to 13 April.",
        "R047": "Two patterns: Monday, Wednesday, Friday and Tuesday, Thursday.",
        "R048": "Two numbers for one channel.",
        "R049": "That the desk is closed is inferred, and marked so.",
    },
    rows=(
        Row(
            "R046",
            "Tuesday 17 March: at the desk",
            Status(PLACE, at="2020-03-17T12:30"),
            {"summary": "open", "channels.phone": NOTHING},
        ),
        Row(
            "R046",
            "Wednesday 18 March: by phone",
            Status(PLACE, at="2020-03-18T12:30"),
            {
                "summary": "remote_only",
                "channels.on_site.open": False,
                "channels.phone.open": True,
                "because.starttipiste-by-phone.valid_until": "2020-04-13",
            },
        ),
        Row(
            "R046",
            "13 April is Easter Monday: its last day, and the phone is not answered",
            Status(PLACE, at="2020-04-13T12:30"),
            {
                "summary": "closed",
                "channels.phone.open": False,
                "channels.phone.hours_today": [],
                "because.starttipiste-by-phone": SOMETHING,
            },
        ),
        Row(
            "R046",
            "Tuesday 14 April: the desk is back",
            Status(PLACE, at="2020-04-14T12:30"),
            {
                "summary": "open",
                "channels.on_site.open": True,
                "channels.phone": NOTHING,
                "because.starttipiste-by-phone": NOTHING,
            },
        ),
        Row(
            "R047",
            "Wednesday 11:00 no",
            Status(PLACE, at="2020-03-25T11:00"),
            {"channels.phone.open": False, "channels.phone.hours_today": [["12:00", "16:00"]]},
        ),
        Row(
            "R047",
            "Thursday 11:00 yes",
            Status(PLACE, at="2020-03-26T11:00"),
            {"channels.phone.open": True, "channels.phone.hours_today": [["10:00", "16:00"]]},
        ),
        Row(
            "R047",
            "Monday like Wednesday",
            Status(PLACE, at="2020-03-23T11:00"),
            {"channels.phone.open": False, "channels.phone.opens_at": "2020-03-23T12:00:00+02:00"},
        ),
        Row("R047", "Friday 15:59 yes", Status(PLACE, at="2020-03-27T15:59"), {"channels.phone.open": True}),
        Row(
            "R047",
            "Friday 16:00 no, and next on Monday at midday, in summer time",
            Status(PLACE, at="2020-03-27T16:00"),
            {"channels.phone.open": False, "channels.phone.opens_at": "2020-03-30T12:00:00+03:00"},
        ),
        Row(
            "R048",
            "Both numbers, in international form",
            Status(PLACE, at="2020-03-26T11:00"),
            {"channels.phone.contacts.*.phone": ["+358401267513", "+358438257607"]},
        ),
        Row(
            "R049",
            "The answer says what is assumed",
            Status(PLACE, at="2020-03-26T11:00"),
            {"channels.on_site.open": False, "because.starttipiste-by-phone.assumption": SOMETHING},
        ),
        Row(
            "R047",
            "The two patterns in English",
            Shown("service-centres-2020", known="2020-03-18"),
            {"text": has("Mon, Wed, Fri midday–4 pm; Tue, Thu 10 am–4 pm: 040 126 7513 and 043 825 7607")},
        ),
        Row(
            "R047 R048",
            "In Finnish, with both numbers in groups",
            Shown("service-centres-2020", known="2020-03-18", lang="fi"),
            {"text": has("ma, ke, pe klo 12–16; ti, to klo 10–16: 040 126 7513 ja 043 825 7607")},
        ),
        Row(
            "R047 R048",
            "In Swedish, with both numbers in groups",
            Shown("service-centres-2020", known="2020-03-18", lang="sv"),
            {"text": has("må, on, fr kl. 12–16; ti, to kl. 10–16: 040 126 7513 och 043 825 7607")},
        ),
    ),
    planned=(
        Planned("R048", "pages", "a number to tap, read out in groups"),
        Planned("R049", "desk", "“is the desk closed?” is asked", "`tests/desk/test_free.py`"),
    ),
)
