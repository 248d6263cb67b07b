"""Section 3: libraries, 2020."""

from tests.spec.rows import NOTHING, SOMETHING, Chapter, Fact, Facts, Planned, Row, Status, has, just

CHAPTER = Chapter(
    section=3,
    title="Libraries (2020)",
    requirements={
        "R021": "Closed from 17 March, that day included, without an end.",
        "R022": "Both centres' libraries, by one fact.",
        "R023": "The library stands in the way to other units.",
        "R024": "Closed as a service, open as a passage.",
        "R025": "Further reading whose address was lost.",
        "R026": "What the closing means for the rest of the centre.",
        "R027": "The promise that the rest goes on.",
    },
    rows=(
        Row(
            "R021",
            "On 16 March at noon the library is open, and from 17 March it will not be",
            Status("iso-omena/library", at="2020-03-16T12:00", known="2020-03-17"),
            {"summary": "open", "upcoming.libraries-closed:true.from": "2020-03-17"},
        ),
        Row(
            "R021",
            "The evening before, it was not published",
            Status("iso-omena/library", at="2020-03-17T12:00", known="2020-03-16"),
            {"summary": "open", "because.libraries-closed": NOTHING},
        ),
        Row(
            "R021 R022",
            "Iso Omena's library on its first day",
            Status("iso-omena/library", at="2020-03-17T12:00"),
            {"channels.on_site.open": False, "because.libraries-closed.valid_from": "2020-03-17"},
        ),
        Row(
            "R021 R022",
            "Kalajärvi's library on its first day, closed all day",
            Status("kalajarvi/library", at="2020-03-17T12:00"),
            {"summary": "closed", "channels.on_site.hours_today": [], "because.libraries-closed": SOMETHING},
        ),
        Row(
            "R021",
            "In spring the end was open, until further notice",
            Status("kalajarvi/library", at="2020-04-06T12:00", known="2020-04-06"),
            {
                "because.libraries-closed.valid_until": None,
                "because.libraries-closed.open_end": "until_further_notice",
                "upcoming": [],
            },
        ),
        Row(
            "R021",
            "Self-service is closed with the library",
            Status("kalajarvi/library", at="2020-03-18T08:00"),
            {"channels.self_service.open": False, "summary": "closed"},
        ),
        Row(
            "R022",
            "It is one fact for both",
            Facts("service-centres-2020"),
            {"arrangements.libraries-closed.places": just("iso-omena/library", "kalajarvi/library")},
        ),
        Row(
            "R023",
            "The text says why one may pass",
            Status("iso-omena/library", at="2020-03-18T12:00"),
            {"texts.library-passage.text": has("in the same rooms as other units")},
        ),
        Row(
            "R024",
            "Wednesday noon: no service, but a way through",
            Status("iso-omena/library", at="2020-03-18T12:00"),
            {"summary": "passage_only", "passage": True, "channels.on_site.open": False},
        ),
        Row(
            "R024",
            "Kalajärvi's library is no passage",
            Status("kalajarvi/library", at="2020-03-18T12:00"),
            {"summary": "closed", "passage": False},
        ),
        Row(
            "R024",
            "At night the building is closed, and the passage too",
            Status("iso-omena/library", at="2020-03-18T23:00"),
            {"summary": "closed", "passage": False},
        ),
        Row(
            "R024",
            "When the building closes at 19, the passage does, too",
            Status("iso-omena/library", at="2020-03-23T18:59"),
            {"summary": "passage_only", "valid_until": "2020-03-23T19:00:00+02:00"},
        ),
        Row(
            "R025",
            "The link is kept without an address",
            Fact("service-centres-2020", "library-passage"),
            {"links.*.label.en": ["Finding your way at Iso Omena"]},
        ),
        Row(
            "R026",
            "The fact says what it means for the centre's rooms",
            Status("iso-omena/library", at="2020-03-18T12:00"),
            {"texts.libraries-closed.text": has("limits the use of other rooms")},
        ),
        Row(
            "R027",
            "Both centres promise that other essential services go on",
            Status("iso-omena", at="2020-03-18T12:00"),
            {"promises.essential-services-go-on.text": has("kept going")},
        ),
        Row(
            "R027",
            "And they do: at Kalajärvi everything but the library is open that day",
            Status("kalajarvi", at="2020-03-18T12:00"),
            {
                "promises.essential-services-go-on": SOMETHING,
                "units.kalajarvi/library.summary": "closed",
                "units.kalajarvi/service-point.summary": "open",
                "units.kalajarvi/dental-clinic.summary": "open",
                "units.kalajarvi/maternity-clinic.summary": "open",
                "units.kalajarvi/health-centre.summary": "by_appointment",
                "units.kalajarvi/service-point.because": [],
            },
        ),
        Row(
            "R027",
            "Nothing was promised before",
            Status("iso-omena", at="2020-03-18T12:00", known="2020-03-15"),
            {"promises.essential-services-go-on": NOTHING},
        ),
    ),
    planned=(
        Planned("R021", "pages", "the badge, and “closes 17 March” before it"),
        Planned("R023", "pages", "the note on the map"),
        Planned(
            "R025",
            "desk",
            "publishing warns of a link without an address",
            "`tests/domain/texts/test_word_warnings.py`",
        ),
        Planned("R026", "pages", "the sentence on the centre's page"),
        Planned("R027", "pages", "“other services as usual” where the record agrees"),
    ),
)
