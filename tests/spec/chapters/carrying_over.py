"""Of section 16: a notice replaced by another, fact by fact."""

from tests.spec.rows import Check, Facts, Log, Row, Shown, Status, has, lacks

GIVEN = ("flood.yaml", "after-the-flood.yaml")
NEW = "after-the-flood"

CARRIED_OVER = (
    Row(
        "R119",
        "A new notice carries one fact on: the library stays closed without a gap, under its new end",
        Status("kalajarvi/library", at="2021-09-10T12:00"),
        {"summary": "closed", "because.library-still-shut.valid_until": "2021-09-30"},
        given=GIVEN,
    ),
    Row(
        "R119",
        "It ends one by name, two days later",
        Status("kalajarvi/dental-clinic", at="2021-09-12T12:00"),
        {"because.clinic-shut.valid_until": "2021-09-12"},
        given=GIVEN,
    ),
    Row(
        "R119 R110",
        "It keeps one as it is: the new notice lists it, under the name of the old one",
        Facts(NEW),
        {"arrangements.room-shut.notice": "flood", "arrangements.room-shut.valid_until": None},
        given=GIVEN,
    ),
    Row(
        "R119 R114",
        "The fact carried on says what it continues",
        Facts(NEW),
        {"arrangements.library-still-shut.continues": "flood/library-shut"},
        given=GIVEN,
    ),
    Row(
        "R119 R112",
        "The log of the new notice tells what it added and what it ended, and nothing of what it kept",
        Log(NEW),
        {
            "added.places": ["kalajarvi/library"],
            "ended.places": has("kalajarvi/dental-clinic", "kalajarvi/library"),
            "*.text": lacks("Meeting Room"),
        },
        given=GIVEN,
    ),
    Row(
        "R119",
        "Every fact has its decision, so staff are asked nothing",
        Check("kalajarvi", at="2021-09-10", known="2021-09-10"),
        {"*.code": lacks("replaced_without_decision")},
        given=GIVEN,
    ),
    Row(
        "R119",
        "The notice shows the closure that was carried on once, with its end",
        Shown(NEW, known="2021-09-10", lang="fi"),
        {"text": has("1.–30.9.", "Kalajärven kirjasto")},
        given=GIVEN,
    ),
)
