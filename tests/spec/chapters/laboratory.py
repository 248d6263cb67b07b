"""Section 11: the laboratory, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Hours, Planned, Row, Shown, Status, Why, has, just

LAB = "iso-omena/laboratory"

CHAPTER = Chapter(
    section=11,
    title="HUSLAB laboratory (2020)",
    requirements={
        "R061": "Only by appointment from 30 March.",
        "R062": "Closed on Saturdays.",
        "R063": "Monday to Thursday 6:45–18, Friday 6:45–16.",
        "R064": "Come just before your time.",
        "R065": "Come alone, if possible.",
        "R066": "Emergency patients still take a queue number.",
        "R067": "So does a person who returns a sample.",
        "R068": "Booking online or by phone, and the phone has hours of its own.",
        "R069": "Three clocks: laboratory, booking line, building.",
    },
    rows=(
        Row(
            "R061",
            "Friday 27 March: by queue number",
            Status(LAB, at="2020-03-27T10:00"),
            {"summary": "open", "channels.on_site.admission": "ticket"},
        ),
        Row(
            "R061",
            "Monday 30 March: by appointment",
            Status(LAB, at="2020-03-30T10:00"),
            {"summary": "by_appointment", "channels.on_site.admission": "appointment"},
        ),
        Row("R062", "Saturday 4 April: closed", Hours(LAB, "2020-04-04"), {"2020-04-04.state": "closed"}),
        Row(
            "R063",
            "The printed hours stand in the record",
            Why(LAB, at="2020-04-02T10:00"),
            {
                "hours:on_site.layers.service-centres-2020/laboratory-by-appointment.said": has(
                    "Mon–Thu 6:45 am–6 pm", "Fri 6:45 am–4 pm", "closed on Sat"
                )
            },
        ),
        Row(
            "R063",
            "What a visitor finds begins with the building",
            Hours(LAB, "2020-03-30", "2020-04-03"),
            {"*.spans": [*[[["07:00", "18:00"]]] * 4, [["07:00", "16:00"]]]},
        ),
        Row(
            "R064",
            "Advice to those booked",
            Status(LAB, at="2020-03-30T10:00"),
            {"guidance.arrive_just_before.strength": "please"},
        ),
        Row(
            "R065",
            "A wish, softer than the clinics' limit",
            Status(LAB, at="2020-03-30T10:00"),
            {"guidance.companion_limit.strength": "if_possible", "guidance.companion_limit.value": 0},
        ),
        Row(
            "R066 R067",
            "Two errands keep their queue number beside the appointment rule",
            Status(LAB, at="2020-03-30T10:00"),
            {
                "channels.on_site.admission": "appointment",
                "channels.on_site.admission_for.ticket.services": just("emergency-sampling", "sample-return"),
            },
        ),
        Row(
            "R068",
            "Friday 15:45: the line is closed until Monday, and online booking is there",
            Status(LAB, at="2020-04-03T15:45"),
            {
                "channels.phone:booking.open": False,
                "channels.phone:booking.opens_at": "2020-04-06T07:30:00+03:00",
                "channels.phone:booking.contacts.*.phone": ["+358947186800"],
                "channels.web:booking.open": True,
            },
        ),
        Row(
            "R068",
            "Friday 15:29: it answers",
            Status(LAB, at="2020-04-03T15:29"),
            {"channels.phone:booking.open": True},
        ),
        Row(
            "R068",
            "Before 30 March nothing says that it existed",
            Status(LAB, at="2020-03-27T10:00"),
            {"channels.*.kind": ["on_site"]},
        ),
        Row(
            "R069",
            "Thursday 17:00: laboratory open, line closed; each channel says so itself",
            Status(LAB, at="2020-04-02T17:00"),
            {
                "channels.on_site.open": True,
                "channels.on_site.closes_at": "2020-04-02T18:00:00+03:00",
                "channels.phone:booking.open": False,
                "summary": "by_appointment",
            },
        ),
        Row(
            "R069",
            "18:30: the building is open, the laboratory is not",
            Status("iso-omena", at="2020-04-02T18:30"),
            {"channels.on_site.open": True, "units.iso-omena/laboratory.summary": "closed"},
        ),
        Row(
            "R069",
            "7:15: laboratory and building are open, the line is not yet",
            Status(LAB, at="2020-04-02T07:15"),
            {"summary": "by_appointment", "channels.phone:booking.open": False, "valid_until": SOMETHING},
        ),
        Row(
            "R063 R062",
            "In Finnish on the notice, with the closed Saturday",
            Shown("service-centres-2020", known="2020-03-26", lang="fi"),
            {"text": has("ma–to klo 6.45–18, pe klo 6.45–16, la ")},
        ),
        Row(
            "R063 R062",
            "In Swedish",
            Shown("service-centres-2020", known="2020-03-26", lang="sv"),
            {"text": has("må–to kl. 6.45–18, fr kl. 6.45–16, lö ")},
        ),
        Row(
            "R063 R062",
            "In English",
            Shown("service-centres-2020", known="2020-03-26"),
            {"text": has("Mon–Thu 6:45 am–6 pm, Fri 6:45 am–4 pm, closed on Sat")},
        ),
        Row(
            "R065 R066 R067",
            "Two errands and a wish in words",
            Shown("service-centres-2020", known="2020-03-26"),
            {
                "text": has(
                    "Emergency sampling and returning a sample: by queue number.",
                    "Please arrive only just before your appointment.",
                    "If possible, come alone.",
                )
            },
        ),
        Row(
            "R068",
            "The booking line with its own hours and number, in Finnish",
            Shown("service-centres-2020", known="2020-03-26", lang="fi"),
            {"text": has("ma–pe klo 7.30–15.30: 09 471 86800")},
        ),
    ),
    planned=(
        Planned("R064", "bookings", "the line in the reminder", "`tests/web/test_booking.py`"),
        Planned("R066 R067", "pages", "choosing an errand gives its way in", "`tests/web/test_live.py`"),
        Planned("R068", "pages", "“booking line closed, book online”"),
        Planned("R069", "pages", "“open now” says which door or line it speaks of"),
    ),
)
