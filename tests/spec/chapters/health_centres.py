"""Section 8: health centres, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Fact, Planned, Row, Status

ISO_OMENA, KALAJARVI = "iso-omena/health-centre", "kalajarvi/health-centre"

CHAPTER = Chapter(
    section=8,
    title="Health centres (2020)",
    requirements={
        "R050": "From 16 March by appointment, at both; hours unchanged.",
        "R051": "From 30 March other hours at one of them, and the appointment rule stays.",
        "R052": "Related reading.",
    },
    rows=(
        Row(
            "R050",
            "Friday 13 March: anybody may walk in",
            Status(ISO_OMENA, at="2020-03-13T10:00"),
            {"summary": "open", "channels.on_site.admission": "walk_in"},
        ),
        Row(
            "R050",
            "Monday 16 March at Iso Omena: by appointment, hours as before",
            Status(ISO_OMENA, at="2020-03-16T10:00"),
            {
                "summary": "by_appointment",
                "channels.on_site.open": True,
                "channels.on_site.hours_today": [["08:00", "18:00"]],
            },
        ),
        Row(
            "R050",
            "And at Kalajärvi",
            Status(KALAJARVI, at="2020-03-16T10:00"),
            {"summary": "by_appointment", "channels.on_site.hours_today": [["08:00", "18:00"]]},
        ),
        Row(
            "R051",
            "30 March 8:30 at Iso Omena: 8–16, by appointment",
            Status(ISO_OMENA, at="2020-03-30T08:30"),
            {
                "summary": "by_appointment",
                "channels.on_site.hours_today": [["08:00", "16:00"]],
                "because.health-centres-by-appointment": SOMETHING,
                "because.health-centre-shorter-hours": SOMETHING,
            },
        ),
        Row(
            "R051",
            "30 March 8:30 at Kalajärvi: normal hours, by appointment",
            Status(KALAJARVI, at="2020-03-30T08:30"),
            {
                "summary": "by_appointment",
                "channels.on_site.hours_today": [["08:00", "18:00"]],
                "because.health-centre-shorter-hours": NOTHING,
            },
        ),
        Row(
            "R051",
            "17:00 the same day: Iso Omena is closed",
            Status(ISO_OMENA, at="2020-03-30T17:00"),
            {"summary": "closed", "channels.on_site.opens_at": "2020-03-31T08:00:00+03:00"},
        ),
        Row("R051", "And Kalajärvi is not", Status(KALAJARVI, at="2020-03-30T17:00"), {"summary": "by_appointment"}),
        Row(
            "R051",
            "Fridays as well",
            Status(ISO_OMENA, at="2020-04-03T15:59"),
            {"summary": "by_appointment", "channels.on_site.closes_at": "2020-04-03T16:00:00+03:00"},
        ),
        Row(
            "R051",
            "Published on 27 March: the day before, 30 March still had its usual hours",
            Status(ISO_OMENA, at="2020-03-30T17:00", known="2020-03-26"),
            {"summary": "by_appointment"},
        ),
        Row(
            "R052",
            "The related article keeps its place, without an address",
            Fact("service-centres-2020", "health-centres-by-appointment"),
            {"links.*.label.en": ["News about the health centres"]},
        ),
    ),
    planned=(
        Planned("R050", "pages", "“open, by appointment”", "`tests/web/test_what_residents_see.py`"),
        Planned("R052", "pages", "the link, where an address is known"),
    ),
)
