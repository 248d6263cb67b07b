"""Of section 15: half of the visitors, closed rooms, a year of birth and an end without a date, in words."""

from tests.spec.rows import Row, Shown, Status, has, lacks

LIBRARY = "iso-omena/library"

PUBLISHED = (
    Row(
        "R089",
        "At most half, in words, from the day itself",
        Status(LIBRARY, at="2021-06-01T12:00"),
        {"because.libraries-half-capacity.text": has("No more than half of the usual number", "1 June 2021")},
    ),
    Row(
        "R089",
        "Half of it in Finnish",
        Status(LIBRARY, at="2021-06-01T12:00", lang="fi"),
        {"because.libraries-half-capacity.text": has("puolet", "1.6.2021")},
    ),
    Row(
        "R089",
        "Half of it in Swedish",
        Status(LIBRARY, at="2021-06-01T12:00", lang="sv"),
        {"because.libraries-half-capacity.text": has("hälften", "1.6.2021")},
    ),
    Row(
        "R089",
        "No percentage and no head count is made of it on the notice",
        Shown("service-centres-2021", known="2021-05-27"),
        {"text": lacks("50 %", "50%", "0.5", "0,5")},
    ),
    Row(
        "R090",
        "On 28 May the notice tells what holds until the last day and what begins on 1 June",
        Shown("service-centres-2021", known="2021-05-28"),
        {"text": has("to 31 May", "from 1 June")},
    ),
    Row(
        "R090 R133",
        "A minute before it was published, the notice does not mention June",
        Shown("service-centres-2021", known="2021-05-27T11:59", lang="sv"),
        {"text": lacks("1.6.2021", "hälften")},
    ),
    Row(
        "R091",
        "Two lines on the notice: the libraries, and their rooms",
        Shown("service-centres-2021"),
        {"text": has("Group room and reading room: Closed")},
    ),
    Row(
        "R092",
        "Said in words",
        Shown("service-centres-2021"),
        {"text": has("Closed: self-service")},
    ),
    Row(
        "R104",
        "The year of birth in words, in Finnish",
        Shown("service-centres-2021", lang="fi"),
        {
            "text": has("2001", "syntyne"),
        },
    ),
    Row(
        "R104",
        "In Swedish",
        Shown("service-centres-2021", lang="sv"),
        {"text": has("födda", "2001")},
    ),
    Row(
        "R104",
        "In English, and no age",
        Shown("service-centres-2021"),
        {"text": has("born in 2001 or later")},
    ),
    Row(
        "R107 R060",
        "Until conditions permit, in words",
        Shown("service-centres-2021"),
        {"text": has("once the epidemic and the authorities' recommendations allow it")},
    ),
)
