"""Section 2: building hours and entry rules, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Check, Hours, Planned, Row, Shown, Status, Why, has, just

CHAPTER = Chapter(
    section=2,
    title="Building hours and entry rules (2020)",
    requirements={
        "R011": "Hours are shortened for a while, and the base is kept for the return.",
        "R012": "The building closes when its last unit closes.",
        "R013": "That rule says nothing of when the building opens.",
        "R014": "Monday to Friday from 7 to 19.",
        "R015": "Saturday from 8 to 15.",
        "R016": "Sunday closed: said, and not merely left open.",
        "R017": "For now: provisional, without an end, and without a stated start.",
        "R018": "Only people heading to a unit that is open may enter.",
        "R019": "The list of open units is worked out anew for each instant.",
        "R020": "A unit in a shut building cannot be reached.",
    },
    rows=(
        Row(
            "R011",
            "The day before, the building keeps its base hours",
            Hours("iso-omena", "2020-03-19"),
            {"2020-03-19.spans": [["07:00", "21:00"]], "2020-03-19.because": []},
        ),
        Row(
            "R011 R014",
            "From 20 March it closes at 19, and says why",
            Hours("iso-omena", "2020-03-20"),
            {"2020-03-20.spans": [["07:00", "19:00"]], "2020-03-20.because.iso-omena-shorter-hours": SOMETHING},
        ),
        Row(
            "R011",
            "When the hours end, and in November the rule of the last unit, the normal week is back without an entry",
            Hours("iso-omena", "2020-11-27", "2020-11-30"),
            {"2020-11-27.spans": [["07:00", "20:00"]], "2020-11-30.spans": [["07:00", "21:00"]]},
        ),
        Row(
            "R011",
            "Before it had an end, it was to hold in November, too",
            Hours("iso-omena", "2020-11-27", "2020-11-30", known="2020-05-07"),
            {"2020-11-27.spans": [["07:00", "19:00"]], "2020-11-30.spans": [["07:00", "19:00"]]},
        ),
        Row(
            "R011",
            "Both layers can be seen: the normal week, and what won",
            Why("iso-omena", at="2020-03-23T10:00"),
            {
                "hours:on_site.layers.normal.won": False,
                "hours:on_site.layers.service-centres-2020/iso-omena-shorter-hours:true.said": has("Mon–Fri 7 am–7 pm"),
            },
        ),
        Row(
            "R012",
            "With the x-ray shut on a Thursday, the laboratory is last and the building closes at 18",
            Status("iso-omena", at="2020-04-02T12:00"),
            {
                "closes_because": "iso-omena/laboratory",
                "channels.on_site.hours_today": [["07:00", "18:00"]],
                "channels.on_site.closes_at": "2020-04-02T18:00:00+03:00",
            },
            given=("x-ray-shut.yaml",),
        ),
        Row(
            "R012",
            "On the Friday the laboratory closes at 16, the Kela desk and the health centre, too: the first by path is"
            " named",
            Status("iso-omena", at="2020-04-03T12:00"),
            {
                "closes_because": "iso-omena/health-centre",
                "channels.on_site.hours_today": [["07:00", "16:00"]],
            },
            given=("x-ray-shut.yaml",),
        ),
        Row(
            "R012",
            "On the Saturday no unit opens at all, so the building stays shut",
            Status("iso-omena", at="2020-04-04T12:00"),
            {"channels.on_site.hours_today": [], "closes_because": None, "summary": "closed"},
            given=("x-ray-shut.yaml",),
        ),
        Row(
            "R012",
            "The rule never lengthens: the x-ray is open until 19, the table ends there, nothing is clipped",
            Status("iso-omena", at="2020-03-23T12:00"),
            {"channels.on_site.hours_today": [["07:00", "19:00"]], "closes_because": None},
        ),
        Row(
            "R012",
            "A unit whose hours are not known leaves the printed table as it is",
            Status("iso-omena", at="2020-04-02T12:00"),
            {"channels.on_site.hours_today": [["07:00", "19:00"]], "closes_because": None},
            given=("x-ray-shut.yaml", "corner-without-hours.yaml"),
        ),
        Row(
            "R013",
            "The first unit opens at 8 at the earliest, and the building still opens at 7",
            Hours("iso-omena", "2020-04-02"),
            {"2020-04-02.spans": [["07:00", "16:00"]]},
            given=("early-units-shut.yaml",),
        ),
        Row(
            "R014",
            "Monday to Friday 7–19, each day",
            Hours("iso-omena", "2020-03-23", "2020-03-27"),
            {"*.spans": [[["07:00", "19:00"]]] * 5},
        ),
        Row("R014", "Friday 18:59 open", Status("iso-omena", at="2020-03-20T18:59"), {"channels.on_site.open": True}),
        Row(
            "R014",
            "Friday 19:00 closed, and open again on Saturday at 8",
            Status("iso-omena", at="2020-03-20T19:00"),
            {
                "channels.on_site.open": False,
                "summary": "closed",
                "channels.on_site.opens_at": "2020-03-21T08:00:00+02:00",
            },
        ),
        Row("R015", "Saturday 8–15", Hours("iso-omena", "2020-03-28"), {"2020-03-28.spans": [["08:00", "15:00"]]}),
        Row(
            "R016",
            "Sunday is closed, which is more than not known",
            Hours("iso-omena", "2020-03-22"),
            {"2020-03-22.state": "closed", "2020-03-22.spans": []},
        ),
        Row(
            "R016",
            "Before anything is known, the state is unknown and not closed",
            Hours("iso-omena", "2019-12-29"),
            {"2019-12-29.state": "unknown"},
        ),
        Row(
            "R017",
            "The first word on it had no end, and its start was inferred",
            Status("iso-omena", at="2020-03-20T12:00", known="2020-03-20"),
            {
                "because.iso-omena-shorter-hours.valid_from": "2020-03-20",
                "because.iso-omena-shorter-hours.valid_until": None,
                "because.iso-omena-shorter-hours.inferred_start": True,
                "because.iso-omena-shorter-hours.open_end": "for_now",
                "because.iso-omena-shorter-hours.review": SOMETHING,
            },
        ),
        Row(
            "R018 R019",
            "On Monday at 10 one may go to seven units; Kela's booked customers count",
            Status("iso-omena", at="2020-03-23T10:00"),
            {
                "entry.only_to_open_units": True,
                "entry.units": just(
                    "iso-omena/health-centre",
                    "iso-omena/kela",
                    "iso-omena/laboratory",
                    "iso-omena/maternity-clinic",
                    "iso-omena/mental-health",
                    "iso-omena/service-point",
                    "iso-omena/x-ray",
                ),
            },
        ),
        Row(
            "R018 R019",
            "At 18:30 only the x-ray is left",
            Status("iso-omena", at="2020-03-23T18:30"),
            {"entry.units": just("iso-omena/x-ray"), "summary": "open"},
        ),
        Row(
            "R018",
            "When no unit is open, the building's summary is closed while its hours stay what they are",
            Status("iso-omena", at="2020-04-02T07:30"),
            {"summary": "closed", "entry.units": [], "channels.on_site.open": True},
            given=("early-units-shut.yaml",),
        ),
        Row(
            "R018",
            "The week before, anybody might come in",
            Status("iso-omena", at="2020-03-19T10:00"),
            {"entry.only_to_open_units": False},
        ),
        Row(
            "R019",
            "On 31 March the service point is still on the list",
            Status("iso-omena", at="2020-03-31T10:00"),
            {"entry.units": has("iso-omena/service-point")},
        ),
        Row(
            "R019",
            "On 1 April it is not",
            Status("iso-omena", at="2020-04-01T10:00"),
            {
                "entry.units": just(
                    "iso-omena/health-centre",
                    "iso-omena/kela",
                    "iso-omena/laboratory",
                    "iso-omena/maternity-clinic",
                    "iso-omena/mental-health",
                    "iso-omena/x-ray",
                )
            },
        ),
        Row(
            "R020",
            "At 6:50 the laboratory would be open, but the building is not",
            Status("iso-omena/laboratory", at="2020-04-02T06:50"),
            {
                "channels.on_site.open": False,
                "channels.on_site.opens_at": "2020-04-02T07:00:00+03:00",
                "summary": "closed",
            },
        ),
        Row(
            "R020",
            "Staff get a warning about the fifteen minutes",
            Check("iso-omena/laboratory", at="2020-03-30"),
            {
                "unit_open_building_shut.place": "iso-omena/laboratory",
                "unit_open_building_shut.arrangement": "laboratory-by-appointment",
            },
        ),
        Row(
            "R020",
            "A unit with an entrance of its own is open in a shut building",
            Status("kalajarvi/night-desk", at="2020-03-25T23:00"),
            {"summary": "open", "channels.on_site.open": True},
            given=("night-desk.yaml",),
        ),
        Row(
            "R014 R015 R016",
            "The printed table in Finnish, with its Sunday",
            Shown("service-centres-2020", known="2020-03-20", lang="fi"),
            {"text": has("ma–pe klo 7–19, la klo 8–15, su ")},
        ),
        Row(
            "R014 R015 R016",
            "In Swedish",
            Shown("service-centres-2020", known="2020-03-20", lang="sv"),
            {"text": has("må–fr kl. 7–19, lö kl. 8–15, sö ")},
        ),
        Row(
            "R014 R015 R016",
            "In English",
            Shown("service-centres-2020", known="2020-03-20"),
            {"text": has("Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun")},
        ),
        Row(
            "R011",
            "The notice says what is normal beside what is now",
            Shown("service-centres-2020", known="2020-03-20"),
            {"text": has("(normally Mon–Fri 7 am–9 pm, Sat 8 am–6 pm")},
        ),
        Row(
            "R017",
            "“For now”, with a start that was inferred, in words",
            Shown("service-centres-2020", known="2020-03-20"),
            {"text": has("Iso Omena, since 20 March, for now: Hours")},
        ),
        Row(
            "R012 R018",
            "Both rules in words",
            Shown("service-centres-2020", known="2020-03-20"),
            {"text": has("The building closes when its last unit closes", "only to go to a unit that is open")},
        ),
    ),
    planned=(
        Planned(
            "R011", "pages", "“normally …, now …” on the centre's own page", "`tests/web/test_what_residents_see.py`"
        ),
        Planned("R012", "desk", "a changed unit changes the preview of its building", "`tests/desk/test_changing.py`"),
        Planned("R013", "desk", "the rule's value beside the printed one"),
        Planned(
            "R016",
            "pages",
            "“Closed on Sundays” in words on the centre's own page",
            "`tests/web/test_what_residents_see.py`",
        ),
        Planned("R017", "desk", "a reminder to review", "`tests/desk/test_after.py`"),
        Planned("R018", "outlets", "the list at the entrance", "`tests/web/test_screen.py`"),
        Planned("R019", "pages", "the old list in the archive, as it was shown"),
        Planned("R020", "desk", "the warning on saving", "`tests/desk/test_changing.py`"),
    ),
)
