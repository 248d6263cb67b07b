"""Section 5: Kela's service point, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Check, Entry, Fact, Hours, Planned, Row, Status, has

KELA = "iso-omena/kela"

CHAPTER = Chapter(
    section=5,
    title="Kela's service point (2020)",
    requirements={
        "R034": "From 18 March to 30 April, both days included.",
        "R035": "Those already booked are still served.",
        "R036": "No new bookings for the moment.",
        "R037": "Vouchers cannot be picked up.",
        "R038": "The nearest open service point of Kela is the alternative.",
        "R039": "The letterbox is emptied every day.",
        "R040": "Kela's online services are recommended.",
        "R041": "A telephone appointment can be booked.",
    },
    rows=(
        Row(
            "R034",
            "17 March: as usual",
            Status(KELA, at="2020-03-17T10:00"),
            {"summary": "open", "bookings.new": "accept", "withheld": []},
        ),
        Row(
            "R034 R035",
            "18 March: only for those already booked",
            Status(KELA, at="2020-03-18T10:00"),
            {
                "summary": "booked_only",
                "channels.on_site.open": True,
                "channels.on_site.admission": "booked_only",
                "because.kela-booked-only.valid_from": "2020-03-18",
                "because.kela-booked-only.valid_until": "2020-04-30",
            },
        ),
        Row("R034", "30 April: still so", Status(KELA, at="2020-04-30T10:00"), {"summary": "booked_only"}),
        Row(
            "R034",
            "1 May is a holiday, and no longer under this fact",
            Status(KELA, at="2020-05-01T10:00"),
            {
                "summary": "closed",
                "because.kela-booked-only": NOTHING,
                "bookings.new": "accept",
                "channels.on_site.admission": "walk_in",
            },
        ),
        Row("R034", "1 May has no hours", Hours(KELA, "2020-05-01"), {"2020-05-01.state": "closed"}),
        Row(
            "R034",
            "Monday 4 May: as usual",
            Status(KELA, at="2020-05-04T10:00"),
            {"summary": "open", "withheld": [], "bookings.existing": "honour", "bookings.new": "accept"},
        ),
        Row(
            "R035 R036",
            "Bookings made before stand, and none are made now",
            Status(KELA, at="2020-04-15T10:00"),
            {"bookings.existing": "honour", "bookings.new": "stop"},
        ),
        Row("R037", "No vouchers", Status(KELA, at="2020-04-15T10:00"), {"withheld": ["voucher"]}),
        Row(
            "R038",
            "The directory knows of no other service point of Kela, and invents none",
            Status(KELA, at="2020-04-15T10:00"),
            {"elsewhere.voucher.places": []},
        ),
        Row(
            "R038",
            "Where it does know of others, the nearest that gives vouchers is named",
            Status(KELA, at="2020-04-15T10:00"),
            {"elsewhere.voucher.places.*.place": ["tapiola/kela"], "elsewhere.voucher.places.tapiola/kela.open": True},
            given=("more-kela.yaml",),
        ),
        Row(
            "R039",
            "During the closure there is a letterbox, emptied daily",
            Status(KELA, at="2020-04-15T10:00"),
            {"channels.letterbox.emptied": "daily", "channels.letterbox.open": True},
        ),
        Row(
            "R039",
            "On a Sunday, too; and a letterbox does not make Kela open",
            Status(KELA, at="2020-04-19T12:00"),
            {"channels.letterbox.open": True, "summary": "closed"},
        ),
        Row(
            "R039",
            "The note says that it is in use",
            Fact("service-centres-2020", "kela-booked-only"),
            {"note.en": has("letterbox is in use")},
        ),
        Row(
            "R040",
            "Online services are recommended, and are a channel of their own",
            Status(KELA, at="2020-03-20T10:00"),
            {"guidance.use_remote_services:e_services.strength": "should", "channels.web.open": True},
        ),
        Row(
            "R040",
            "A web service alone does not make Kela open",
            Status(KELA, at="2020-03-20T22:00"),
            {"channels.web.open": True, "summary": "closed"},
        ),
        Row(
            "R041",
            "The phone is by appointment, and no number is invented",
            Status(KELA, at="2020-03-20T10:00"),
            {"channels.phone.admission": "appointment", "channels.phone.contacts": []},
        ),
        Row(
            "R041",
            "After the closure the offered phone is gone",
            Status(KELA, at="2020-05-04T10:00"),
            {"channels.phone": NOTHING, "channels.web": NOTHING, "channels.letterbox": SOMETHING},
        ),
        Row(
            "R040 R041",
            "Staff get a warning that address and number are missing, and the reason why that was accepted",
            Check(KELA, at="2020-03-18", known="2020-03-18"),
            {"channel_without_contact.accepted": SOMETHING, "channel_without_contact.arrangement": "kela-booked-only"},
        ),
        Row(
            "R040 R041",
            "The lost links keep their place",
            Fact("service-centres-2020", "kela-booked-only"),
            {
                "links.*.label.en": has(
                    "Kela's service points", "Kela's online services", "Booking a telephone appointment"
                )
            },
        ),
        Row("R037", "Picking up a voucher is a service of Kela's", Entry(KELA), {"services": ["voucher"]}),
    ),
    planned=(
        Planned(
            "R035",
            "bookings",
            "the message “your appointment stands”, and the list of those served",
            "`tests/ways/test_demo_bookings.py`",
        ),
        Planned("R036", "bookings", "booking is refused, with the reason", "`tests/web/test_booking.py`"),
        Planned("R037", "pages", "“pick up a voucher” answered in words"),
        Planned("R038 R040 R041", "pages", "links, where an address is known"),
    ),
)
