"""Section 10: the dental clinic at Kalajärvi, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Facts, Hours, Planned, Row, Shown, Status, has, lacks

CLINIC = "kalajarvi/dental-clinic"

CHAPTER = Chapter(
    section=10,
    title="Dental clinic, Kalajärvi (2020)",
    requirements={
        "R059": "Closed from 30 March, announced five days ahead.",
        "R060": "An open end has its wording and a day of review.",
    },
    rows=(
        Row(
            "R059",
            "25 March: announced, and open",
            Status(CLINIC, at="2020-03-25T13:00", known="2020-03-25"),
            {"summary": "open", "upcoming.dental-clinic-closed.from": "2020-03-30"},
        ),
        Row(
            "R059",
            "The day before the announcement: nothing to come",
            Status(CLINIC, at="2020-03-24T13:00", known="2020-03-24"),
            {"summary": "open", "upcoming.dental-clinic-closed": NOTHING},
        ),
        Row("R059", "Friday 27 March: open", Status(CLINIC, at="2020-03-27T13:00"), {"summary": "open"}),
        Row(
            "R059",
            "Sunday 29 March: shut as on every Sunday, not by this fact",
            Hours(CLINIC, "2020-03-29"),
            {"2020-03-29.state": "closed", "2020-03-29.because": []},
        ),
        Row(
            "R059",
            "Monday 30 March: closed by it",
            Status(CLINIC, at="2020-03-30T13:00"),
            {"summary": "closed", "because.dental-clinic-closed.valid_from": "2020-03-30"},
        ),
        Row(
            "R060",
            "Until further notice, with a day of review",
            Status(CLINIC, at="2020-03-30T13:00", known="2020-03-30"),
            {
                "because.dental-clinic-closed.valid_until": None,
                "because.dental-clinic-closed.open_end": "until_further_notice",
                "because.dental-clinic-closed.review": SOMETHING,
            },
        ),
        Row(
            "R060",
            "Other facts use other words",
            Facts("service-centres-2020", known="2020-03-27"),
            {
                "arrangements.iso-omena-shorter-hours.open_end": "for_now",
                "arrangements.kela-booked-only.open_end": None,
            },
        ),
        Row(
            "R060",
            "As conditions permit, in 2020 and 2021",
            Facts("service-centres-2021"),
            {"arrangements.back-to-normal.open_end": "as_conditions_permit"},
        ),
        *(
            Row(
                "R060 R059",
                f"“Until further notice” in {name}",
                Status(CLINIC, at="2020-03-30T13:00", known="2020-03-30", lang=lang),
                {"because.dental-clinic-closed.text": has(*pieces)},
            )
            for lang, name, pieces in (
                ("fi", "Finnish", ("30.3.2020", "toistaiseksi")),
                ("sv", "Swedish", ("30.3.2020", "tills vidare")),
                ("en", "English", ("30 March 2020", "until further notice")),
            )
        ),
        *(
            Row(
                "R060 R017",
                f"“For now” in {name}",
                Status("iso-omena", at="2020-03-30T13:00", known="2020-03-30", lang=lang),
                {"because.iso-omena-shorter-hours.text": has(*pieces)},
            )
            for lang, name, pieces in (
                ("fi", "Finnish", ("20.3.2020", "toistaiseksi")),
                ("sv", "Swedish", ("20.3.2020", "tills vidare")),
                ("en", "English", ("20 March 2020", "for now")),
            )
        ),
        *(
            Row(
                "R060",
                f"“As conditions permit” is not “until further notice” in {name}",
                Status(CLINIC, at="2021-09-03T13:00", lang=lang),
                {"because.frozen.text": lacks(other)},
                given=("when-conditions-permit.yaml",),
            )
            for lang, name, other in (
                ("fi", "Finnish", "toistaiseksi"),
                ("sv", "Swedish", "tills vidare"),
                ("en", "English", "until further notice"),
            )
        ),
        Row(
            "R060",
            "An end that is stated has no such words",
            Status("iso-omena/kela", at="2020-03-30T13:00", lang="fi"),
            {"because.kela-booked-only.text": lacks("toistaiseksi")},
        ),
        Row(
            "R059",
            "On the notice, from 25 March on, five days ahead",
            Shown("service-centres-2020", known="2020-03-25"),
            {"text": has("Will be closed from 30 March.")},
        ),
    ),
    planned=(Planned("R060", "desk", "the list of reviews that are due", "`tests/desk/test_after.py`"),),
)
