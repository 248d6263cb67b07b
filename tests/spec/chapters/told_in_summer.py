"""Of section 21: what was announced on 17 June and on 7 August 2020 (G11–G24)."""

from tests.spec.rows import SOMETHING, Fact, Hours, Log, Row, Shown, Status, has, just, lacks

NOTICE = "service-centres-2020"
POINT, CORNER, LAB = "iso-omena/service-point", "iso-omena/employment-corner", "iso-omena/laboratory"
HEALTH, LIBRARY = "iso-omena/health-centre", "iso-omena/library"
JUNE_16, JUNE_17 = "2020-06-16", "2020-06-17T09:38"

JUNE = (
    Row(
        "G11",
        "Midsummer Eve and Midsummer Day closed, Sunday 11–18",
        Hours("iso-omena", "2020-06-19", "2020-06-21"),
        {"*.spans": [[], [], [["11:00", "18:00"]]]},
    ),
    Row(
        "G11",
        "The closing is in force on both days",
        Status("iso-omena", at="2020-06-19T10:00"),
        {"because.midsummer-closed.valid_from": "2020-06-19", "because.midsummer-closed.valid_until": "2020-06-20"},
    ),
    Row(
        "G11",
        "So is every unit of it, and the library is open on the Sunday",
        Hours(LIBRARY, "2020-06-19", "2020-06-21"),
        {"*.spans": [[], [], [["11:00", "18:00"]]]},
    ),
    Row("G11", "The laboratory, too, by its own door", Status(LAB, at="2020-06-19T10:00"), {"summary": "closed"}),
    Row(
        "G11",
        "On Monday all is as before",
        Status("iso-omena", at="2020-06-22T10:00"),
        {"summary": "open", "because.*.arrangement": lacks("midsummer-closed", "midsummer-sunday")},
    ),
    Row(
        "G11",
        "Announced on 17 June at 9:38: a minute before, the Sunday was closed",
        Status("iso-omena", at="2020-06-21T12:00", known="2020-06-17T09:37"),
        {"summary": "closed"},
    ),
    Row(
        "G11",
        "From that minute on, it is open",
        Status("iso-omena", at="2020-06-21T12:00", known=JUNE_17),
        {"summary": "open"},
    ),
    Row(
        "G12",
        "Thursday 18 June: the centre closes at 18",
        Hours("iso-omena", "2020-06-18"),
        {"2020-06-18.spans": [["07:00", "18:00"]], "2020-06-18.because.midsummer-thursday": SOMETHING},
    ),
    Row(
        "G12",
        "Mental health 8–16",
        Hours("iso-omena/mental-health", "2020-06-18"),
        {"2020-06-18.spans": [["08:00", "16:00"]]},
    ),
    Row(
        "G12",
        "Ohjaamotalo 12–16",
        Hours("iso-omena/starttipiste", "2020-06-18"),
        {"2020-06-18.spans": [["12:00", "16:00"]]},
    ),
    *(
        Row(
            "G12",
            f"{path.partition('/')[2]} is confirmed as normal",
            Status(path, at="2020-06-18T10:00"),
            {"because.midsummer-thursday-normal.valid_until": "2020-06-18", "channels.on_site.open": True},
        )
        for path in (
            LIBRARY,
            POINT,
            CORNER,
            HEALTH,
            "iso-omena/maternity-clinic",
            LAB,
            "iso-omena/x-ray",
        )
    ),
    Row(
        "G13",
        "Public computers and meeting rooms while the centre is open",
        Hours("iso-omena/public-computers", "2020-06-18", "2020-06-21"),
        {"*.spans": [[["07:00", "18:00"]], [], [], [["11:00", "18:00"]]]},
    ),
    Row(
        "G13",
        "The meeting room the same",
        Hours("iso-omena/meeting-room-1", "2020-06-18", "2020-06-21"),
        {"*.spans": [[["07:00", "18:00"]], [], [], [["11:00", "18:00"]]]},
    ),
    Row(
        "G13",
        "What was put out of use in March stays so: nothing ends it",
        Status("iso-omena/service-point/printer", at="2020-06-24T10:00"),
        {"summary": "closed"},
    ),
    Row(
        "G14",
        "Fridays in June and July until 16",
        Hours(POINT, "2020-06-05"),
        {"2020-06-05.spans": [["09:00", "16:00"]]},
    ),
    Row("G14", "Its Thursdays until 17", Hours(POINT, "2020-06-04"), {"2020-06-04.spans": [["09:00", "17:00"]]}),
    Row("G14", "31 July is the last of them", Hours(POINT, "2020-07-31"), {"2020-07-31.spans": [["09:00", "16:00"]]}),
    Row("G14", "7 August until 17 again", Hours(POINT, "2020-08-07"), {"2020-08-07.spans": [["09:00", "17:00"]]}),
    Row(
        "G14",
        "When the point reopened is an assumption, kept as data",
        Fact(NOTICE, "service-point-open-again"),
        {"assumption": has("is not in the sources")},
    ),
    Row(
        "G14 R029",
        "As known the day before, it was closed until further notice",
        Status(POINT, at="2020-06-18T10:00", known=JUNE_16),
        {"summary": "closed", "because.service-point-closed-iso-omena.valid_until": None},
    ),
    Row(
        "G15",
        "Closed on 13 July",
        Status(CORNER, at="2020-07-13T10:00"),
        {"summary": "closed", "because.employment-corner-summer.valid_until": "2020-07-24"},
    ),
    Row("G15", "Closed on 24 July", Status(CORNER, at="2020-07-24T15:59"), {"summary": "closed"}),
    Row("G15", "Open on 10 July", Status(CORNER, at="2020-07-10T10:00"), {"summary": "open"}),
    Row("G15", "Open on 27 July", Status(CORNER, at="2020-07-27T10:00"), {"summary": "open"}),
    Row(
        "G16",
        "Monday to Friday 6:45–16",
        Hours(LAB, "2020-06-22", "2020-06-28"),
        {"*.spans": [*[[["06:45", "16:00"]]] * 5, [], []]},
    ),
    Row(
        "G16",
        "At least until 2 August: the end is open, and reviewed then",
        Fact(NOTICE, "laboratory-summer-hours"),
        {"effects": [{"hours": {"channel": "on_site", "week": "Mo-Fr 06:45-16:00"}}]},
    ),
    Row(
        "G16",
        "By appointment, as before",
        Status(LAB, at="2020-07-01T10:00"),
        {"summary": "by_appointment", "channels.phone:booking.open": True},
    ),
    Row(
        "G17",
        "The x-ray 8–16",
        Hours("iso-omena/x-ray", "2020-06-22", "2020-06-28"),
        {"*.spans": [*[[["08:00", "16:00"]]] * 5, [], []]},
    ),
    Row(
        "G17",
        "Until further notice",
        Status("iso-omena/x-ray", at="2020-06-24T10:00", known="2020-06-24"),
        {"because.x-ray-summer-hours.valid_until": None},
    ),
    Row(
        "G18",
        "Until 26 June Monday to Thursday 8–18, Friday 8–16",
        Hours(HEALTH, "2020-06-22", "2020-06-26"),
        {"*.spans": [*[[["08:00", "18:00"]]] * 4, [["08:00", "16:00"]]]},
    ),
    Row(
        "G18",
        "From 29 June 7–20",
        Hours(HEALTH, "2020-06-27", "2020-07-03"),
        {"*.spans": [[], [], *[[["07:00", "20:00"]]] * 5]},
    ),
    Row(
        "G18 R050",
        "By appointment only",
        Status(HEALTH, at="2020-06-29T19:59"),
        {"summary": "by_appointment", "because.health-centres-by-appointment": SOMETHING},
    ),
    Row(
        "G18",
        "No one with respiratory symptoms",
        Status(HEALTH, at="2020-06-29T10:00"),
        {"guidance.visit_with_respiratory_symptoms.strength": "must_not"},
    ),
    *(
        Row(
            "G18",
            f"In words, in {name}",
            Shown(NOTICE, known="2020-06-17", lang=lang),
            {"text": has(piece)},
        )
        for lang, name, piece in (
            ("fi", "Finnish", "hengitystieoireita"),
            ("sv", "Swedish", "symtom i luftvägarna"),
            ("en", "English", "respiratory symptoms"),
        )
    ),
    Row(
        "G11 G12 G13 G14 G15 G16 G17 G18",
        "The log of 17 June",
        Log(NOTICE, known="2020-06-17"),
        {
            "2020-06-17:added.places": has("iso-omena", LIBRARY, POINT, CORNER, LAB, HEALTH, "iso-omena/x-ray"),
            "2020-06-17:ended.places": just(POINT, CORNER, LAB, HEALTH),
        },
    ),
)

AUGUST = (
    Row(
        "G19",
        "Kalajärvi from 10 August: Monday to Friday 8–20",
        Hours("kalajarvi", "2020-08-10", "2020-08-16"),
        {"*.spans": [*[[["08:00", "20:00"]]] * 5, [], []]},
    ),
    Row(
        "G19",
        "Until then the hours of the spring",
        Hours("kalajarvi", "2020-08-07"),
        {"2020-08-07.spans": [["08:00", "16:00"]]},
    ),
    Row(
        "G19",
        "They are its normal hours: nothing replaces them",
        Status("kalajarvi", at="2020-08-10T19:59"),
        {"summary": "open", "because.kalajarvi-normal-hours.valid_from": "2020-08-10"},
    ),
    Row(
        "G19",
        "Announced on 7 August at 14:27, not a minute before",
        Hours("kalajarvi", "2020-08-10", known="2020-08-07T14:26"),
        {"2020-08-10.spans": [["08:00", "16:00"]]},
    ),
    Row(
        "G20",
        "Which minutes of the hall are left for others is not known",
        Status("kalajarvi/hall", at="2020-08-14T10:00"),
        {
            "summary": "unknown",
            "channels.on_site.hours_today": None,
            "texts.hall-for-a-school.text": has("school"),
        },
    ),
    Row("G20", "The day before, it is open", Status("kalajarvi/hall", at="2020-08-13T10:00"), {"summary": "open"}),
    Row(
        "G21",
        "The dental clinic is open since 3 August",
        Status("kalajarvi/dental-clinic", at="2020-08-03T10:00"),
        {"summary": "open", "because.dental-clinic-open-again.valid_from": "2020-08-03"},
    ),
    Row(
        "G21 R059",
        "On the Friday before, it is closed",
        Status("kalajarvi/dental-clinic", at="2020-07-31T10:00"),
        {"summary": "closed"},
    ),
    Row(
        "G21",
        "The health centre is open from 10 August",
        Status("kalajarvi/health-centre", at="2020-08-10T10:00"),
        {"summary": "by_appointment", "because.health-centre-open-again": SOMETHING},
    ),
    Row(
        "G21",
        "On 7 August it is closed; since when, is not announced and not recorded",
        Status("kalajarvi/health-centre", at="2020-08-07T10:00"),
        {"summary": "closed", "because.health-centre-summer-closed.assumption": SOMETHING},
    ),
    *(
        Row(
            "G22",
            f"{path}: by appointment",
            Status(path, at="2020-08-10T10:00"),
            {"summary": "by_appointment", "because.kalajarvi-by-appointment": SOMETHING},
        )
        for path in ("kalajarvi/maternity-clinic", "kalajarvi/health-centre")
    ),
    Row(
        "G23",
        "How long the library's self-service is, is not known",
        Status("kalajarvi/library", at="2020-08-10T19:00"),
        {"channels.self_service.open": None, "channels.self_service.hours_today": None},
    ),
    Row(
        "G23",
        "Its staffed hours are",
        Status("kalajarvi/library", at="2020-08-10T12:00"),
        {"summary": "open", "channels.on_site.hours_today": [["09:00", "18:00"]]},
    ),
    *(
        Row(
            "G23",
            f"The notice says so, in {name}",
            Shown(NOTICE, known="2020-08-07", lang=lang),
            {"text": has(*pieces)},
        )
        for lang, name, pieces in (
            ("fi", "Finnish", ("eivät ole tiedossa", "Omatoimiaika pitenee")),
            ("sv", "Swedish", ("inte kända", "Tiden för självbetjäning blir längre")),
            ("en", "English", ("not known", "The hours of self-service grow longer")),
        )
    ),
    Row(
        "G24",
        "Kalajärvi's meeting room Monday to Friday 8–20, and it may be booked",
        Status("kalajarvi/meeting-room-1", at="2020-08-10T19:59"),
        {
            "summary": "booked_only",
            "bookings.new": "accept",
            "channels.on_site.hours_today": [["08:00", "20:00"]],
        },
    ),
    Row(
        "G24",
        "Not on Saturday",
        Hours("kalajarvi/meeting-room-1", "2020-08-15"),
        {"2020-08-15.state": "closed"},
    ),
    Row(
        "G19 G21 G22 G23 G24",
        "No page of the summer prints what is assumed",
        Shown(NOTICE, known="2020-08-07"),
        {"text": lacks("Assumed", "assumption", "not in the sources")},
    ),
)

SUMMER = (*JUNE, *AUGUST)
