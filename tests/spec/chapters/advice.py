"""Section 12: channels and general advice, 2020."""

from tests.spec.rows import SOMETHING, Chapter, Fact, Facts, Planned, Row, Shown, Status, has, lacks

CHAPTER = Chapter(
    section=12,
    title="Channels and general advice (2020)",
    requirements={
        "R070": "Use remote services: a preference, for both centres.",
        "R071": "The reason, once for the whole notice.",
        "R072": "Recommended above all to people who are ill or were abroad.",
        "R073": "A good idea for everybody else, if they can.",
        "R074": "The city's own number and chat, whose address was lost.",
        "R075": "Further reading whose address was lost.",
    },
    rows=(
        Row(
            "R070",
            "Said at the centre",
            Status("kalajarvi", at="2020-03-20T10:00"),
            {"guidance.use_remote_services:please.audience": None},
        ),
        Row(
            "R070",
            "And at each of its units, whatever their owner",
            Status("iso-omena/kela", at="2020-03-20T10:00"),
            {"guidance.use_remote_services:please": SOMETHING},
        ),
        Row(
            "R070",
            "Not at Tapiola, which is no service centre",
            Status("tapiola/service-point", at="2020-03-20T10:00"),
            {"guidance.*.code": lacks("use_remote_services")},
        ),
        Row("R071", "The cause, for machines", Facts("service-centres-2020"), {"cause": "epidemic"}),
        Row("R071", "And in words", Facts("service-centres-2020"), {"intro": has("coronavirus")}),
        Row(
            "R072",
            "Three groups, each recommended to stay away",
            Status("iso-omena", at="2020-03-20T10:00"),
            {
                "guidance.use_remote_services:people_with_a_common_cold.strength": "should",
                "guidance.use_remote_services:people_with_another_illness.strength": "should",
                "guidance.use_remote_services:people_abroad_within_14_days.strength": "should",
            },
        ),
        Row(
            "R073",
            "Everybody else, more gently; the stronger advice does not swallow it",
            Status("iso-omena", at="2020-03-20T10:00"),
            {"guidance.use_remote_services:everyone_else.strength": "if_possible"},
        ),
        Row(
            "R074 R075",
            "Three links keep their place without an address; no number is invented",
            Fact("service-centres-2020"),
            {"links.*.label.en": SOMETHING, "contacts": []},
        ),
        Row(
            "R075",
            "A block without any address is not shown",
            Shown("service-centres-2020"),
            {"text": lacks("Further information", "More information")},
        ),
        Row(
            "R070",
            "The notice begins with it, in its title",
            Facts("service-centres-2020"),
            {"title": has("remote services first"), "intro": has("online and telephone services")},
        ),
        Row("R071", "In Finnish", Facts("service-centres-2020", lang="fi"), {"intro": has("koronaviruksen")}),
        Row("R071", "In Swedish", Facts("service-centres-2020", lang="sv"), {"intro": has("coronaviruset")}),
        Row(
            "R071",
            "Once for the whole notice: no fact says it again",
            Facts("service-centres-2020"),
            {"arrangements.*.text": lacks("coronavirus", "epidemic")},
        ),
        *(
            Row(
                "R072 R073",
                f"Each strength in its own words, in {name}",
                Shown("service-centres-2020", lang=lang, known="2020-03-17"),
                {"text": has(*pieces)},
            )
            for lang, name, pieces in (
                ("fi", "Finnish", ("uosittelemme", "14 päivän", "Pyydämme", "jos mahdollista")),
                ("sv", "Swedish", ("rekommenderar", "14 dagarna", "Vi ber", "om möjligt")),
                ("en", "English", ("We recommend", "within the past 14 days", "Please use", "if possible, use")),
            )
        ),
        Row(
            "R072 R073",
            "In plain words each stands on a line of its own",
            Shown("service-centres-2020", known="2020-03-17", plain=True),
            {
                "text": has(
                    "- You should use remote services if you have been abroad within the past 14 days.",
                    "- This is for everyone else. Use remote services if you can.",
                )
            },
        ),
        Row(
            "R074",
            "Nor does the notice as data make up a number",
            Facts("service-centres-2020", known="2020-03-27"),
            {"contacts": []},
        ),
    ),
    planned=(
        Planned("R070", "pages", "remote channels first on a unit's page", "`tests/web/test_what_residents_see.py`"),
        Planned(
            "R074 R075",
            "desk",
            "publishing warns of a link without an address, an insecure or a malformed one",
            "`tests/domain/texts/test_word_warnings.py`",
        ),
        Planned("R074", "desk", "a register of the city's own contacts"),
    ),
)
