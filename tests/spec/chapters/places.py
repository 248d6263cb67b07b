"""Section 1: places, units, owners, identity."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Entry, Facts, Planned, Row, Shown, Status, has, just, lacks

CHAPTER = Chapter(
    section=1,
    title="Places, units, owners, identity",
    requirements={
        "R001": "There are two centres, and each is a set of units.",
        "R002": "Every unit is listed, also one that no exception touches.",
        "R003": "Units belong to different organisations.",
        "R004": "A place may go by several names in each language.",
        "R005": "A unit may belong to a host organisation inside a centre.",
        "R006": "Places outside the two centres exist, so that notices can point at them.",
        "R007": "A fact may hold for a kind of unit at both centres, or at one of them.",
        "R008": "All libraries: a kind of unit in the whole city.",
        "R009": "Everything the city maintains: a scope by owner.",
        "R010": "A unit may exist at one centre only.",
    },
    rows=(
        Row(
            "R001 R002",
            "Iso Omena is a centre with ten units",
            Status("iso-omena", at="2020-03-10T10:00"),
            {
                "kind": "centre",
                "units.*.place": just(
                    "iso-omena/employment-corner",
                    "iso-omena/health-centre",
                    "iso-omena/kela",
                    "iso-omena/laboratory",
                    "iso-omena/library",
                    "iso-omena/maternity-clinic",
                    "iso-omena/mental-health",
                    "iso-omena/service-point",
                    "iso-omena/starttipiste",
                    "iso-omena/x-ray",
                ),
            },
        ),
        Row(
            "R001 R010",
            "Kalajärvi is a centre with five units, and Kela is none of them",
            Status("kalajarvi", at="2020-03-10T10:00"),
            {
                "kind": "centre",
                "units.*.place": just(
                    "kalajarvi/dental-clinic",
                    "kalajarvi/health-centre",
                    "kalajarvi/library",
                    "kalajarvi/maternity-clinic",
                    "kalajarvi/service-point",
                ),
            },
        ),
        Row(
            "R002",
            "Mental health has no exception of its own in spring 2020 and keeps its hours",
            Status("iso-omena/mental-health", at="2020-03-31T10:00"),
            {"summary": "open", "because.*.via": lacks("iso-omena/mental-health")},
        ),
        Row(
            "R002",
            "X-ray has no exception of its own in spring 2020 and keeps its hours",
            Status("iso-omena/x-ray", at="2020-03-31T18:30"),
            {"channels.on_site.hours_today": [["07:00", "19:00"]], "because.*.via": lacks("iso-omena/x-ray")},
        ),
        Row(
            "R002",
            "Before spring 2020 nothing is different anywhere",
            Status("iso-omena", at="2020-03-10T10:00"),
            {"because": [], "units.*.because": [[]] * 10},
        ),
        Row("R003", "Kela's service point is Kela's", Entry("iso-omena/kela"), {"owner": "kela"}),
        Row("R003", "The laboratory is the hospital district's", Entry("iso-omena/laboratory"), {"owner": "hus"}),
        Row("R003", "The library is the city's", Entry("iso-omena/library"), {"owner": "espoo"}),
        Row(
            "R003",
            "The Employment Corner is the TE Office's",
            Entry("iso-omena/employment-corner"),
            {"owner": "te-services"},
        ),
        Row(
            "R003 R009",
            "What the city asks in its own premises is not said at Kela",
            Status("iso-omena/kela", at="2020-03-20T10:00"),
            {"guidance.keep_good_hygiene": NOTHING},
        ),
        Row(
            "R004",
            "The Iso Omena Service Point is Matinkylä's, too",
            Entry("iso-omena/service-point"),
            {"aliases.en": has("Matinkylä Service Point"), "aliases.fi": has("Matinkylän asiointipiste")},
        ),
        Row(
            "R005",
            "Starttipiste belongs to Ohjaamotalo, and stands in Iso Omena",
            Entry("iso-omena/starttipiste"),
            {"owner": "ohjaamotalo", "parent": "iso-omena", "aliases.en": has("Ohjaamotalo One-Stop Guidance Centre")},
        ),
        Row(
            "R005",
            "Places nest three deep: centre, unit, equipment",
            Entry("iso-omena/service-point/printer"),
            {"kind": "equipment", "parent": "iso-omena/service-point"},
        ),
        Row(
            "R006",
            "Tapiola's service point can be asked about like any other",
            Status("tapiola/service-point", at="2020-03-27T10:00"),
            {"summary": "open", "channels.on_site.open": True},
        ),
        Row(
            "R006",
            "So can that of Espoon keskus",
            Status("espoon-keskus/service-point", at="2020-03-27T12:00"),
            {"summary": "open", "channels.on_site.open": True},
        ),
        Row(
            "R007",
            "One fact speaks of the health centres at both centres",
            Facts("service-centres-2020"),
            {
                "arrangements.health-centres-by-appointment.places": just(
                    "iso-omena/health-centre", "kalajarvi/health-centre"
                )
            },
        ),
        Row(
            "R007",
            "Another speaks of one service point alone",
            Facts("service-centres-2020"),
            {"arrangements.service-point-closed-iso-omena.places": just("iso-omena/service-point")},
        ),
        Row(
            "R008",
            "All libraries are closed by one fact, and each library says so itself",
            Status("kalajarvi/library", at="2020-03-18T12:00"),
            {"summary": "closed", "because.libraries-closed.via": "kalajarvi/library"},
        ),
        Row(
            "R008",
            "A library the directory learns of later is closed by it as well",
            Status("tapiola/library", at="2020-04-06T12:00"),
            {"summary": "closed", "because.libraries-closed.via": "tapiola/library"},
            given=("tapiola-library.yaml",),
        ),
        Row(
            "R008",
            "The notice keeps the list as it was on the day",
            Facts("service-centres-2020", known="2020-03-17"),
            {"arrangements.libraries-closed.places": just("iso-omena/library", "kalajarvi/library")},
            given=("tapiola-library.yaml",),
        ),
        Row(
            "R009",
            "One fact speaks of everything the city owns, at Tapiola, too, and not of Kela",
            Facts("service-centres-2020"),
            {
                "arrangements.hygiene.places": has("iso-omena/library", "tapiola/service-point"),
                "arrangements.hygiene": SOMETHING,
            },
        ),
        Row(
            "R008 R009",
            "The page keeps the list of them, as it was on the day",
            Shown("service-centres-2020", known="2020-03-16"),
            {"text": has("Tapiola Service Point", "Kalajärvi Dental Clinic", "Meeting Room 1, Kalajärvi")},
        ),
        Row(
            "R009",
            "Its list of places leaves out what others own",
            Facts("service-centres-2020"),
            {
                "arrangements.hygiene.places": lacks(
                    "iso-omena/kela", "iso-omena/laboratory", "iso-omena/starttipiste", "iso-omena/employment-corner"
                )
            },
        ),
        Row(
            "R010",
            "In 2021 Kela is confirmed as open at Iso Omena",
            Status("iso-omena/kela", at="2021-01-11T10:00"),
            {"summary": "open", "because.kela-open.via": "iso-omena/kela"},
        ),
    ),
    planned=(
        Planned("R001", "pages", "one page for each centre and each unit", "`tests/web/test_what_residents_see.py`"),
        Planned("R003", "desk", "who may edit which unit", "`tests/desk/test_changing.py`"),
        Planned("R004", "pages", "search finds a place by either name", "`tests/web/test_what_residents_see.py`"),
        Planned("R006", "pages", "the link to an alternative", "`tests/web/test_what_residents_see.py`"),
        Planned("R007", "desk", "choosing a kind of unit once", "`tests/domain/publishing/test_composing.py`"),
    ),
)
