"""Section 14: hygiene, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Planned, Row, Shown, Status, has, lacks

CHAPTER = Chapter(
    section=14,
    title="Hygiene (2020)",
    requirements={
        "R083": "Premises are cleaned more often: a measure without effect on what is open.",
        "R084": "Advice on good hygiene.",
    },
    rows=(
        Row(
            "R083",
            "Said at Tapiola, which the city owns, and nothing is less open for it",
            Status("tapiola/service-point", at="2020-03-20T10:00"),
            {
                "texts.hygiene.text": has("clean our premises"),
                "summary": "open",
                "because.*.arrangement": lacks("hygiene"),
            },
        ),
        Row(
            "R084",
            "Two pieces of advice, both asking",
            Status("kalajarvi/library", at="2020-03-20T10:00"),
            {
                "guidance.keep_good_hygiene.strength": "please",
                "guidance.greet_without_shaking_hands.strength": "please",
                "guidance.keep_good_hygiene.text": SOMETHING,
            },
        ),
        Row(
            "R083",
            "On the notice it stands once, with what holds everywhere the city serves",
            Shown("service-centres-2020", known="2020-03-17"),
            {
                "text": has(
                    "## All City of Espoo places",
                    "changes apply from 16 March until further notice.",
                    "We clean our premises more often",
                )
            },
        ),
        Row(
            "R084",
            "On the notice it is conduct, apart from what is open or closed",
            Shown("service-centres-2020", known="2020-03-17"),
            {"text": has("Please keep good hygiene. Please greet people without shaking hands.")},
        ),
        Row(
            "R084",
            "In Finnish",
            Status("kalajarvi/library", at="2020-03-20T10:00", lang="fi"),
            {
                "guidance.keep_good_hygiene.text": has("hygieni"),
                "guidance.greet_without_shaking_hands.text": has("kätte"),
            },
        ),
        Row(
            "R084",
            "In Swedish",
            Status("kalajarvi/library", at="2020-03-20T10:00", lang="sv"),
            {
                "guidance.keep_good_hygiene.text": has("hygien"),
                "guidance.greet_without_shaking_hands.text": has("hand"),
            },
        ),
    ),
    planned=(Planned("R083", "pages", "under “how we keep you safe” rather than with the changes"),),
)
