"""Section 20: days and instants on which calendars and clocks go wrong."""

from tests.spec.rows import NOTHING, Chapter, Hours, Row, Status

CHAPTER = Chapter(
    section=20,
    title="Calendar and clock",
    requirements={},
    rows=(
        # the clocks go forward on Sunday 29 March 2020 at 3
        Row(
            "R014 R015",
            "The weekend of the change of clocks",
            Hours("iso-omena", "2020-03-28", "2020-03-30"),
            {"*.spans": [[["08:00", "15:00"]], [], [["07:00", "19:00"]]]},
        ),
        Row(
            "R014",
            "On Saturday afternoon the next opening is in summer time",
            Status("iso-omena", at="2020-03-28T16:00"),
            {"channels.on_site.open": False, "channels.on_site.opens_at": "2020-03-30T07:00:00+03:00"},
        ),
        Row(
            "R016",
            "A time that no clock showed moves forward by the gap",
            Status("iso-omena", at="2020-03-29T03:30"),
            {"at": "2020-03-29T04:30:00+03:00", "summary": "closed"},
        ),
        Row(
            "R016",
            "That Sunday ends an hour early, at its own midnight",
            Status("iso-omena", at="2020-03-29T12:00"),
            {"valid_until": "2020-03-30T00:00:00+03:00"},
        ),
        Row(
            "R020",
            "A night that loses an hour still ends at six",
            Status("kalajarvi/night-desk", at="2020-03-28T23:00"),
            {
                "channels.on_site.open": True,
                "channels.on_site.hours_today": [["22:00", "06:00"]],
                "channels.on_site.closes_at": "2020-03-29T06:00:00+03:00",
            },
            given=("night-desk.yaml",),
        ),
        Row(
            "R020",
            "A night that gains an hour does so as well",
            Status("kalajarvi/night-desk", at="2020-10-24T23:00"),
            {"channels.on_site.closes_at": "2020-10-25T06:00:00+02:00"},
            given=("night-desk.yaml",),
        ),
        Row(
            "R020",
            "Of a time that clocks showed twice, the first is meant",
            Status("kalajarvi/night-desk", at="2020-10-25T03:30"),
            {"at": "2020-10-25T03:30:00+03:00", "summary": "open"},
            given=("night-desk.yaml",),
        ),
        # Easter and May Day
        Row(
            "R014",
            "Maundy Thursday is a working day, Good Friday is not, nor is Easter Monday",
            Hours("iso-omena", "2020-04-09", "2020-04-14"),
            {"*.state": ["open", "closed", "open", "closed", "closed", "open"]},
        ),
        Row(
            "R068",
            "On Maundy Thursday at 15:45 the booking line names Tuesday",
            Status("iso-omena/laboratory", at="2020-04-09T15:45"),
            {"channels.phone:booking.opens_at": "2020-04-14T07:30:00+03:00"},
        ),
        Row(
            "R047",
            "Good Friday: Starttipiste's phone keeps the rule of its desk",
            Status("iso-omena/starttipiste", at="2020-04-10T12:30"),
            {"channels.phone.open": False, "channels.phone.hours_today": [], "summary": "closed"},
        ),
        Row(
            "R043",
            "Easter Monday: the Employment Corner's phone is silent until Tuesday",
            Status("iso-omena/employment-corner", at="2020-04-13T10:30"),
            {"channels.phone.open": False, "channels.phone.opens_at": "2020-04-14T10:00:00+03:00"},
        ),
        Row(
            "R051",
            "Easter Monday: new hours keep the holiday rule of the normal week",
            Hours("iso-omena/health-centre", "2020-04-13"),
            {"2020-04-13.state": "closed"},
        ),
        Row(
            "R018",
            "Easter Monday: no unit to go to",
            Status("iso-omena", at="2020-04-13T10:00"),
            {"entry.units": [], "summary": "closed"},
        ),
        Row(
            "R034",
            "May Day: closed everywhere, and by no fact of Kela's",
            Hours("iso-omena/kela", "2020-05-01"),
            {"2020-05-01.state": "closed"},
        ),
        Row("R014", "May Day at the building", Hours("iso-omena", "2020-05-01"), {"2020-05-01.spans": []}),
        Row(
            "R002",
            "Midsummer Eve and Christmas Eve count as holidays",
            Hours("kalajarvi/dental-clinic", "2020-12-23", "2020-12-24"),
            {"*.state": ["open", "closed"]},
        ),
        # minutes
        Row(
            "R050",
            "The last open minute names the closing minute",
            Status("kalajarvi/health-centre", at="2020-03-16T17:59"),
            {"channels.on_site.open": True, "channels.on_site.closes_at": "2020-03-16T18:00:00+02:00"},
        ),
        Row(
            "R050",
            "In the closing minute it is closed",
            Status("kalajarvi/health-centre", at="2020-03-16T18:00"),
            {"channels.on_site.open": False, "channels.on_site.closes_at": None},
        ),
        Row(
            "R043",
            "An instant with an offset of its own: 12:59 in Greenwich is 14:59 in Espoo",
            Status("iso-omena/employment-corner", at="2020-03-19T12:59:00Z"),
            {"at": "2020-03-19T14:59:00+02:00", "channels.phone.open": True},
        ),
        Row(
            "R021",
            "A bare day is its first instant",
            Status("kalajarvi/library", at="2020-03-17"),
            {"at": "2020-03-17T00:00:00+02:00", "summary": "closed"},
        ),
        # what is not known
        Row(
            "R016",
            "A unit without hours, while its building is open: not known",
            Status("iso-omena/info-corner", at="2020-03-10T10:00"),
            {
                "summary": "unknown",
                "channels.on_site.open": None,
                "channels.on_site.hours_today": None,
                "channels.on_site.opens_at": None,
            },
            given=("corner-without-hours.yaml",),
        ),
        Row(
            "R016",
            "On a Sunday its building is shut, so it is closed for certain",
            Status("iso-omena/info-corner", at="2020-03-08T10:00"),
            {"summary": "closed", "channels.on_site.open": False, "channels.on_site.hours_today": []},
            given=("corner-without-hours.yaml",),
        ),
        Row(
            "R016",
            "Day by day: unknown, and closed on Sundays",
            Hours("iso-omena/info-corner", "2020-03-07", "2020-03-08"),
            {"*.state": ["unknown", "closed"]},
            given=("corner-without-hours.yaml",),
        ),
        Row(
            "R117",
            "Before the record begins nothing is known, which is an answer",
            Status("iso-omena/library", at="2019-12-31T12:00"),
            {"summary": "unknown", "because": []},
        ),
        Row(
            "R117",
            "As known before the record began",
            Status("iso-omena/library", at="2020-03-10T12:00", known="2019-12-31"),
            {"summary": "unknown"},
        ),
        Row(
            "R117",
            "The first day of the record is a holiday",
            Hours("iso-omena/library", "2019-12-31", "2020-01-02"),
            {"*.state": ["unknown", "closed", "open"]},
        ),
        Row(
            "R117",
            "What will be known in the future is what is known now",
            Status("iso-omena/library", at="2021-06-01T12:00", known="2999-01-01"),
            {"known": "2022-01-03T12:00:00+02:00", "summary": "open"},
        ),
        Row(
            "R117",
            "Known on a day means by its end",
            Status("iso-omena/service-point", at="2020-04-01T12:00", known="2020-03-26T11:59"),
            {"summary": "open", "because.service-point-closed-iso-omena": NOTHING},
        ),
        Row(
            "R117",
            "And known at an instant means by then",
            Status("iso-omena/service-point", at="2020-04-01T12:00", known="2020-03-26T12:00"),
            {"summary": "closed", "known": "2020-03-26T12:00:00+02:00"},
        ),
    ),
)
