"""Section 14: hygiene, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Planned, Row, Status, has, lacks

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
            {"texts.hygiene.text": has("cleaned"), "summary": "open", "because.*.arrangement": lacks("hygiene")},
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
    ),
    planned=(Planned("R083 R084", "pages", "a part of its own, apart from the exceptions"),),
)
