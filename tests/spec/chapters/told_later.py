"""Section 21: what the city announced later, in March, May, June and August 2020 (G1–G24)."""

from tests.spec.chapters.told_in_summer import SUMMER
from tests.spec.rows import (
    NOTHING,
    SOMETHING,
    Chapter,
    Check,
    Entry,
    Fact,
    Facts,
    Hours,
    Log,
    Row,
    Shown,
    Status,
    has,
    just,
    lacks,
)

NOTICE, ROUTES = "service-centres-2020", "iso-omena-routes-2020"
CLINIC, LIBRARY, LAB = "iso-omena/maternity-clinic", "iso-omena/library", "iso-omena/laboratory"
OTHER = "kalajarvi/library"

THROUGH = (
    "iso-omena/health-centre",
    "iso-omena/mental-health",
    "iso-omena/kela",
    "iso-omena/service-point",
    "iso-omena/starttipiste",
    "iso-omena/maternity-clinic",
)

MARCH = (
    Row(
        "G1",
        "Announced on 17 March at 13:57, not a minute before",
        Status("iso-omena", at="2020-03-17T15:00", known="2020-03-17T13:56"),
        {"guidance.*.code": lacks("use_main_entrance")},
    ),
    Row(
        "G1",
        "All visitors must use the main entrance",
        Status("iso-omena", at="2020-03-17T15:00", known="2020-03-17T13:57"),
        {"guidance.use_main_entrance.strength": "must", "guidance.use_main_entrance.notice": ROUTES},
    ),
    Row(
        "G1",
        "The clinic's own entrance is shut",
        Status(f"{CLINIC}/entrance", at="2020-03-17T10:00"),
        {"summary": "closed", "because.clinic-entrance-closed.valid_from": "2020-03-17"},
    ),
    Row(
        "G1",
        "The clinic itself is open, and is reached through the centre",
        Status(CLINIC, at="2020-03-17T10:00"),
        {"summary": "open"},
    ),
    Row("G1", "In the directory it has no entrance of its own by then", Entry(CLINIC), {"own_entrance": False}),
    Row(
        "G1",
        "Escalator, both lifts and stairs are in use",
        Facts(ROUTES),
        {"arrangements.main-entrance-in-use.places": SOMETHING},
    ),
    *(
        Row(
            "G1",
            f"{name} is in use",
            Status(f"iso-omena/main-entrance/{path}", at="2020-03-17T15:00"),
            {"summary": "open"},
        )
        for name, path in (
            ("The escalator", "escalator"),
            ("The first lift", "lift-1"),
            ("The second lift", "lift-2"),
            ("The staircase", "stairs"),
        )
    ),
    Row(
        "G2",
        "People may walk through the library to six units, and to no others",
        Status(LIBRARY, at="2020-03-17T15:00"),
        {"summary": "passage_only", "passage": True, "passage_to": just(*THROUGH)},
    ),
    Row(
        "G2",
        "A minute before it was announced, no destination was named",
        Status(LIBRARY, at="2020-03-17T15:00", known="2020-03-17T13:56"),
        {"summary": "passage_only", "passage": True, "passage_to": []},
    ),
    Row(
        "G2",
        "There is no staying to read",
        Status(LIBRARY, at="2020-03-17T15:00"),
        {"withheld": has("reading-on-site")},
    ),
    *(
        Row("G2", f"The way through, in {name}", Shown(ROUTES, known="2020-03-17", lang=lang), {"text": has(*pieces)})
        for lang, name, pieces in (
            ("fi", "Finnish", ("vain näihin palveluihin", "Starttipiste", "lukeminen ja oleskelu")),
            ("sv", "Swedish", ("endast till följande ställen", "Starttipiste", "läsning och vistelse")),
            ("en", "English", ("only to: Iso Omena Health Centre", "Starttipiste", "reading and staying")),
        )
    ),
    *(
        Row(
            "G3",
            f"{name}: closed until further notice",
            Status(f"{LIBRARY}/{room}", at="2020-03-17T15:00"),
            {"summary": "closed", "because.library-rooms-closed.valid_until": "2020-05-31"},
        )
        for name, room in (
            ("The makerspace", "makerspace"),
            ("The music studio", "music-studio"),
            ("The music room", "music-room"),
            ("The youth space", "youth-space"),
            ("The group room", "group-room"),
        )
    ),
    Row(
        "G3",
        "Without an end, as known in April",
        Status(f"{LIBRARY}/makerspace", at="2020-04-20T12:00", known="2020-04-20"),
        {"because.library-rooms-closed.valid_until": None},
    ),
    Row(
        "G3",
        "Which rooms are meant is an assumption, kept as data",
        Fact(ROUTES, "library-rooms-closed"),
        {"assumption": SOMETHING},
    ),
)

MAY = (
    Row(
        "G4",
        "The table of Iso Omena until 31 May",
        Hours("iso-omena", "2020-05-11", "2020-05-17"),
        {"*.spans": [*[[["08:00", "18:00"]]] * 5, [["10:00", "18:00"]], []]},
    ),
    Row(
        "G4",
        "Friday 29 May is its last working day; from June the normal week, until the last unit closes",
        Hours("iso-omena", "2020-05-29", "2020-06-01"),
        {"2020-05-29.spans": [["08:00", "18:00"]], "2020-06-01.spans": [["07:00", "20:00"]]},
    ),
    Row(
        "G4",
        "As known the day before, the table of March went on",
        Hours("iso-omena", "2020-05-11", known="2020-05-07"),
        {"2020-05-11.spans": [["07:00", "19:00"]]},
    ),
    Row(
        "G4 R063",
        "Q4 is answered: the laboratory is reached at 6:45, before the centre opens",
        Status(LAB, at="2020-05-11T06:45"),
        {"summary": "by_appointment", "channels.on_site.hours_today": [["06:45", "18:00"]]},
    ),
    Row("G4", "Not a minute earlier", Status(LAB, at="2020-05-11T06:44"), {"summary": "closed"}),
    Row("G4", "The centre is still shut then", Status("iso-omena", at="2020-05-11T07:59"), {"summary": "closed"}),
    Row("G4", "And opens at 8", Status("iso-omena", at="2020-05-11T08:00"), {"summary": "open"}),
    Row(
        "G4 R020",
        "Before it was announced, and on the days before, the answer stays: from 7 with the building",
        Hours(LAB, "2020-05-07"),
        {"2020-05-07.spans": [["07:00", "18:00"]]},
    ),
    Row(
        "G4",
        "That the page is dated by the day by which it was announced is kept as data",
        Fact(NOTICE, "iso-omena-hours-may"),
        {"assumption": has("Announced by 8 May 2020")},
    ),
    Row(
        "G5",
        "The library lends from 11 May, and that is all",
        Status(LIBRARY, at="2020-05-11T12:00"),
        {
            "summary": "open",
            "withheld": ["reading-on-site"],
            "channels.self_service.open": False,
            "because.library-lending-iso-omena.valid_from": "2020-05-11",
        },
    ),
    Row("G5", "On 10 May it is still closed", Status(LIBRARY, at="2020-05-10T12:00"), {"summary": "closed"}),
    Row(
        "G5",
        "On Saturday only the library may be entered",
        Status("iso-omena", at="2020-05-16T12:00"),
        {"summary": "open", "entry.units": [LIBRARY], "channels.on_site.hours_today": [["10:00", "18:00"]]},
    ),
    Row(
        "G5",
        "On a weekday others, too",
        Status("iso-omena", at="2020-05-15T12:00"),
        {"entry.units": has(LIBRARY, "iso-omena/health-centre", LAB)},
    ),
    Row(
        "G6",
        "Iso Omena lends from Monday to Saturday, 10–18",
        Hours(LIBRARY, "2020-05-11", "2020-05-17"),
        {"*.spans": [*[[["10:00", "18:00"]]] * 6, []]},
    ),
    Row(
        "G6",
        "Kalajärvi from Monday to Friday, 11–18",
        Hours(OTHER, "2020-05-11", "2020-05-17"),
        {"*.spans": [*[[["11:00", "18:00"]]] * 5, [], []]},
    ),
    Row(
        "G6",
        "From 1 June people stay as usual",
        Status(LIBRARY, at="2020-06-01T12:00"),
        {"summary": "open", "withheld": [], "because.libraries-open.valid_from": "2020-06-01"},
    ),
    Row(
        "G6",
        "With the normal hours",
        Hours(OTHER, "2020-06-01"),
        {"2020-06-01.spans": [["09:00", "18:00"]]},
    ),
    *(
        Row("G6", f"Lending, in {name}", Shown(NOTICE, known="2020-05-08", lang=lang), {"text": has(*pieces)})
        for lang, name, pieces in (
            ("fi", "Finnish", ("ma–la klo 10–18", "ma–pe klo 11–18")),
            ("sv", "Swedish", ("må–lö kl. 10–18", "må–fr kl. 11–18")),
            ("en", "English", ("Mon–Sat 10 am–6 pm", "Mon–Fri 11 am–6 pm")),
        )
    ),
    Row(
        "G7",
        "Kalajärvi's common premises 8–16 since 1 April",
        Hours("kalajarvi", "2020-04-01", "2020-04-04"),
        {"*.spans": [*[[["08:00", "16:00"]]] * 3, []]},
    ),
    Row(
        "G7",
        "As known before, the normal week",
        Hours("kalajarvi", "2020-04-01", known="2020-05-07"),
        {"2020-04-01.spans": [["07:00", "20:00"]]},
    ),
    Row(
        "G7",
        "That the Swedish page says 8–18 is kept as data",
        Fact(NOTICE, "kalajarvi-hours-spring"),
        {
            "differs": {"sv": "Mo-Fr 08:00-18:00"},
            "effects": [{"hours": {"channel": "on_site", "week": "Mo-Fr 08:00-16:00"}}],
        },
    ),
    Row(
        "G7",
        "And staff are asked to find out which is right",
        Check("kalajarvi", at="2020-05-08", known="2020-05-08"),
        {
            "languages_differ.arrangement": "kalajarvi-hours-spring",
            "languages_differ.message": has("sv", "Mon–Fri 8 am–6 pm"),
            "languages_differ.accepted": SOMETHING,
        },
    ),
    *(
        Row(
            "G7",
            f"Every language says the same hours, in {name}",
            Shown(NOTICE, known="2020-05-08", lang=lang),
            {"text": has(piece)},
        )
        for lang, name, piece in (
            ("fi", "Finnish", "ma–pe klo 8–16"),
            ("sv", "Swedish", "må–fr kl. 8–16"),
            ("en", "English", "Mon–Fri 8 am–4 pm"),
        )
    ),
    Row(
        "G8",
        "Kalajärvi service point: as normal",
        Status("kalajarvi/service-point", at="2020-05-11T10:00", known="2020-05-08"),
        {"summary": "open", "because.service-point-normal-kalajarvi": SOMETHING},
    ),
    Row(
        "G8",
        "Confirmed, and reviewed later",
        Fact(NOTICE, "service-point-normal-kalajarvi"),
        {"effects": [{"normal": {}}], "assumption": has("Confirmed by 8 May 2020")},
    ),
    *(
        Row(
            "G9",
            f"Meeting rooms of {name}: cancelled until the end of May",
            Status(f"{path}/meeting-room-1", at="2020-05-29T10:00"),
            {
                "summary": "closed",
                "bookings.new": "stop",
                "bookings.existing": "cancel",
                "because.meeting-rooms-cancelled-may.valid_until": "2020-05-31",
            },
        )
        for name, path in (("Iso Omena", "iso-omena"), ("Kalajärvi", "kalajarvi"))
    ),
    Row(
        "G9 R079",
        "The first days of May stay as they were known",
        Status("iso-omena/meeting-room-1", at="2020-05-04T10:00"),
        {"summary": "booked_only", "because.meeting-rooms-cancelled-may": NOTHING},
    ),
    Row(
        "G9",
        "In June they may be used",
        Status("iso-omena/meeting-room-1", at="2020-06-02T10:00"),
        {"summary": "booked_only", "bookings.new": "accept"},
    ),
    Row(
        "G9",
        "It is not announced when the rooms reopen, so no page names a day",
        Shown(NOTICE, known="2020-03-17"),
        {"text": lacks("reopen on 2 May", "reopen on 4 May")},
    ),
    Row(
        "G9",
        "Those who had booked were contacted",
        Shown(NOTICE, known="2020-05-08"),
        {"text": has("Staff have been in touch with each person who had a booking")},
    ),
    Row(
        "G9",
        "The libraries reopen on 1 June, as announced",
        Shown(NOTICE, known="2020-05-08"),
        {"text": has("from 1 June")},
    ),
    Row(
        "G10",
        "Events are still cancelled, without an end",
        Status("kalajarvi", at="2020-05-20T12:00", known="2020-05-08"),
        {"events.*.categories": [["public_event"]], "because.events-cancelled.valid_until": None},
    ),
    Row(
        "G4 G5 G6 G7 G8 G9 G10",
        "The log of 8 May, at noon of the day by which it was announced",
        Log(NOTICE, known="2020-05-08"),
        {
            "2020-05-08:added.places": has("iso-omena", LIBRARY, OTHER, "kalajarvi", "kalajarvi/meeting-room-1"),
            "2020-05-08:ended.places": has("iso-omena", LIBRARY, OTHER),
            "2020-05-08:changed.places": just("kalajarvi/service-point", "iso-omena", "kalajarvi"),
        },
    ),
)

CHAPTER = Chapter(
    section=21,
    title="What the city announced later (2020)",
    requirements={
        "G1": "From 17 March everybody uses the main entrance; the clinic's own entrance is closed.",
        "G2": "Through the library one may walk to six units only, and not stay to read.",
        "G3": "Rooms of the library are closed until further notice.",
        "G4": "Iso Omena until 31 May: weekdays 8–18, Saturday 10–18, Sunday closed; the laboratory opens at 6:45.",
        "G5": "From 11 May the library may be entered, to lend and return; on Saturdays nothing else is open.",
        "G6": "Libraries lend from 11 May at hours of their own; people stay as usual from 1 June.",
        "G7": "Kalajärvi's common premises 8–16 from 1 April, for now; the Swedish page says otherwise.",
        "G8": "Kalajärvi service point: normal hours.",
        "G9": "Bookings of meeting rooms are cancelled until the end of May; libraries open fully on 1 June.",
        "G10": "Events are still cancelled until further notice.",
        "G11": "Midsummer: closed on 19 and 20 June; on Sunday 21 June centre and library 11–18.",
        "G12": "On Thursday 18 June the centre closes at 18, some units earlier, others as normal.",
        "G13": "Self-service facilities may be used whenever the centre is open.",
        "G14": "In June and July the service point closes at 16 on Fridays.",
        "G15": "The Employment Corner is closed from 13 to 24 July.",
        "G16": "The laboratory Monday to Friday 6:45–16, at least until 2 August.",
        "G17": "The x-ray Monday to Friday 8–16, until further notice.",
        "G18": "The health centre by appointment, without respiratory symptoms, at hours of the summer.",
        "G19": "Kalajärvi from 10 August: its normal hours, Monday to Friday 8–20.",
        "G20": "From 14 August a school has most of the hall in the daytime.",
        "G21": "The dental clinic is open since 3 August, the health centre from 10 August.",
        "G22": "Kalajärvi's maternity clinic and health centre by appointment only.",
        "G23": "The library's self-service hours grow longer from 10 August; how long is not known.",
        "G24": "Rooms may be booked Monday to Friday 8–20.",
    },
    rows=(*MARCH, *MAY, *SUMMER),
)
