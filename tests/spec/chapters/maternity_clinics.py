"""Section 9: maternity and child health clinics, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Facts, Planned, Row, Shown, Status, has, just, lacks

CLINIC = "iso-omena/maternity-clinic"

CHAPTER = Chapter(
    section=9,
    title="Maternity and child health clinics (2020)",
    requirements={
        "R053": "Fewer doctor's appointments than usual; how many fewer is not stated.",
        "R054": "The clinic gets in touch; the client need do nothing.",
        "R055": "Please do not bring many people: advice, with its reason.",
        "R056": "One guardian in the consulting room: a limit.",
        "R057": "Remote interpreters, where it can be done.",
        "R058": "At both centres, and without dates.",
    },
    rows=(
        Row(
            "R053",
            "Appointments are reduced, by no number",
            Status(CLINIC, at="2020-03-26T10:00"),
            {"capacity.appointments.ratio": None, "capacity.appointments.max": None, "summary": "open"},
        ),
        Row(
            "R053 R058",
            "At Kalajärvi, too",
            Status("kalajarvi/maternity-clinic", at="2020-03-26T10:00"),
            {"capacity.appointments": SOMETHING},
        ),
        Row(
            "R054",
            "Wait to be contacted",
            Status(CLINIC, at="2020-03-26T10:00"),
            {
                "guidance.wait_to_be_contacted": SOMETHING,
                "texts.maternity-clinics-fewer-appointments.text": has("need not do anything"),
            },
        ),
        Row(
            "R055",
            "Advice, for the waiting room",
            Status(CLINIC, at="2020-03-26T10:00"),
            {"guidance.bring_few_people.strength": "please", "guidance.bring_few_people.area": "waiting_room"},
        ),
        Row(
            "R056",
            "A must, for the consulting room",
            Status(CLINIC, at="2020-03-26T10:00"),
            {
                "guidance.companion_limit.strength": "must",
                "guidance.companion_limit.value": 1,
                "guidance.companion_limit.area": "consulting_room",
            },
        ),
        Row(
            "R057",
            "A wish, not a promise",
            Status(CLINIC, at="2020-03-26T10:00"),
            {"guidance.remote_interpreter.strength": "if_possible"},
        ),
        Row(
            "R058",
            "The start is the day of publication, and marked as inferred",
            Status(CLINIC, at="2020-03-26T10:00"),
            {
                "because.maternity-clinics-fewer-appointments.valid_from": "2020-03-25",
                "because.maternity-clinics-fewer-appointments.inferred_start": True,
            },
        ),
        Row(
            "R058",
            "It speaks of both clinics",
            Facts("service-centres-2020"),
            {
                "arrangements.maternity-clinics-fewer-appointments.places": just(
                    "iso-omena/maternity-clinic", "kalajarvi/maternity-clinic"
                )
            },
        ),
        Row(
            "R058",
            "The day before, nothing",
            Status(CLINIC, at="2020-03-24T10:00"),
            {"capacity": [], "guidance.companion_limit": NOTHING},
        ),
        Row(
            "R055 R056",
            "“Please” and “must” have different words",
            Shown("service-centres-2020", known="2020-03-25"),
            {
                "text": has(
                    "Please bring as few people as you can to the waiting room",
                    "You may bring no more than one companion to the consulting room",
                )
            },
        ),
        Row(
            "R055 R056",
            "In Finnish one is asked for and the other is not",
            Status(CLINIC, at="2020-03-26T10:00", lang="fi"),
            {
                "guidance.bring_few_people.text": has("Pyydämme", "odotustila"),
                "guidance.companion_limit.text": has("enintään yhden"),
            },
        ),
        Row(
            "R056",
            "In Finnish a must does not ask",
            Status(CLINIC, at="2020-03-26T10:00", lang="fi"),
            {"guidance.companion_limit.text": lacks("Pyydämme", "mahdoll")},
        ),
        Row(
            "R055 R056",
            "In Swedish one is asked for, too",
            Status(CLINIC, at="2020-03-26T10:00", lang="sv"),
            {
                "guidance.bring_few_people.text": has("Vi ber", "väntrum"),
                "guidance.companion_limit.text": lacks("Vi ber", "möjlig"),
            },
        ),
    ),
    planned=(
        Planned("R054", "desk", "the call list with its ticks", "`tests/desk/test_bookings.py`"),
        Planned("R057", "bookings", "the line for those who booked an interpreter", "`tests/web/test_booking.py`"),
        Planned("R058", "desk", "a date is asked for, and “now” will do", "`tests/desk/test_changing.py`"),
    ),
)
