"""Section 17: languages, formats, access."""

from tests.spec.chapters.in_three_languages import LANGUAGE_ROWS
from tests.spec.rows import Chapter, Planned, Row, Shown, Status, has

CHAPTER = Chapter(
    section=17,
    title="Languages, formats, access",
    requirements={
        "R122": "Finnish, Swedish and English from one record.",
        "R123": "One way to write times, in each language.",
        "R124": "One way to write dates, in each language.",
        "R125": "Weekdays in groups, in each language.",
        "R126": "Plain and easy language.",
        "R127": "Accessible to everybody.",
        "R128": "A sign for each door.",
        "R129": "A screen at the entrance.",
        "R130": "Feeds for machines.",
    },
    rows=(
        Row(
            "R122",
            "Names of places, in Finnish",
            Status("iso-omena/library", at="2020-03-10T12:00", lang="fi"),
            {"name": "Iso Omenan kirjasto"},
        ),
        Row(
            "R122",
            "In Swedish",
            Status("iso-omena/library", at="2020-03-10T12:00", lang="sv"),
            {"name": "Biblioteket i Iso Omena"},
        ),
        Row(
            "R122",
            "Titles of notices, in Swedish",
            Shown("service-centres-2020", lang="sv"),
            {"text": has("Servicetorgen våren 2020")},
        ),
        *LANGUAGE_ROWS,
    ),
    planned=(
        Planned(
            "R122 R123 R124 R125",
            "wording",
            "sentences, times, dates and weekdays in three languages",
            "`tests/wording`",
        ),
        Planned("R122", "desk", "the list of missing and outdated translations", "`tests/ways/test_words.py`"),
        Planned(
            "R123 R124",
            "wording",
            "a time, a date or a number typed into free text gets a warning",
            "`tests/domain/texts/test_word_warnings.py`",
        ),
        Planned("R126", "wording", "plain words lose no fact of the full ones", "`tests/wording`"),
        Planned("R126", "pages", "the switch to plain words", "`tests/web/test_what_residents_see.py`"),
        Planned("R126", "desk", "plain words of staff, and who approved the text", "`tests/desk/test_easy_read.py`"),
        Planned("R127", "pages", "by keyboard, without JavaScript, at every size, and by axe", "`tests/browser`"),
        Planned("R128", "outlets", "the sign, and which signs a change makes obsolete", "`tests/web/test_signs.py`"),
        Planned(
            "R129",
            "outlets",
            "the screen: today only, the next change, and its age while the network is lost",
            "`tests/web/test_screen.py` and `tests/browser/test_screen.py`",
        ),
        Planned(
            "R130", "outlets", "everything as JSON, with a description that holds", "`tests/ways/test_api_lists.py`"
        ),
        Planned("R130", "outlets", "each feed, with the list of what it loses", "`tests/formats` and `tests/oracle`"),
    ),
)
