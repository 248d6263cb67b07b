"""Section 4: service points and equipment, 2020."""

from tests.spec.rows import (
    NOTHING,
    SOMETHING,
    Chapter,
    Check,
    Fact,
    Planned,
    Row,
    Shown,
    Status,
    Why,
    has,
    just,
    lacks,
)

HERE = "iso-omena/service-point"

CHAPTER = Chapter(
    section=4,
    title="Service points and equipment (2020)",
    requirements={
        "R028": "Confirmed as normal: a statement of its own.",
        "R029": "One of the two closes on 1 April; announced beforehand.",
        "R030": "Three pieces of equipment are out of use.",
        "R031": "Printing and copying can be had elsewhere.",
        "R032": "No alternative is claimed for the computers.",
        "R033": "A service point that is open helps with forms.",
    },
    rows=(
        Row(
            "R028",
            "Both service points are confirmed as normal: Iso Omena",
            Status(HERE, at="2020-03-26T10:00"),
            {"summary": "open", "because.service-point-normal-iso-omena.valid_from": "2020-03-25"},
        ),
        Row(
            "R028",
            "Both service points are confirmed as normal: Kalajärvi",
            Status("kalajarvi/service-point", at="2020-03-26T10:00"),
            {"summary": "open", "because.service-point-normal-kalajarvi.valid_from": "2020-03-25"},
        ),
        Row(
            "R028",
            "The statement itself can be seen",
            Why(HERE, at="2020-03-26T10:00"),
            {"none.layers.service-centres-2020/service-point-normal-iso-omena.said": SOMETHING},
        ),
        Row("R029", "31 March at midday: open", Status(HERE, at="2020-03-31T12:00"), {"summary": "open"}),
        Row(
            "R029",
            "1 April at midday: closed",
            Status(HERE, at="2020-04-01T12:00"),
            {
                "summary": "closed",
                "channels.on_site.open": False,
                "because.service-point-closed-iso-omena.valid_from": "2020-04-01",
                "because.service-point-normal-iso-omena": NOTHING,
            },
        ),
        Row(
            "R029",
            "Kalajärvi's stays open",
            Status("kalajarvi/service-point", at="2020-04-01T12:00"),
            {"summary": "open"},
        ),
        Row(
            "R029",
            "Six days before, the closing is announced",
            Status(HERE, at="2020-03-27T12:00", known="2020-03-27"),
            {"summary": "open", "upcoming.service-point-closed-iso-omena:true.from": "2020-04-01"},
        ),
        Row(
            "R030",
            "The three of them are closed",
            Status(f"{HERE}/photocopier", at="2020-03-26T10:00"),
            {"summary": "closed", "because.equipment-out.via": f"{HERE}/photocopier"},
        ),
        Row(
            "R030",
            "The printer, too",
            Status(f"{HERE}/printer", at="2020-03-26T10:00"),
            {"summary": "closed", "kind": "equipment"},
        ),
        Row(
            "R030",
            "And the customer computers",
            Status(f"{HERE}/customer-computers", at="2020-03-26T10:00"),
            {"summary": "closed"},
        ),
        Row(
            "R030",
            "So the open service point can neither copy, nor print, nor lend a computer",
            Status(HERE, at="2020-03-26T10:00"),
            {"summary": "open", "withheld": just("copy", "customer-computer", "print")},
        ),
        Row(
            "R030",
            "That rises from the equipment, and the answer says from where",
            Status(HERE, at="2020-03-26T10:00"),
            {"because.equipment-out.via": has(f"{HERE}/"), "because.copy-elsewhere.via": f"{HERE}/photocopier"},
        ),
        Row(
            "R030",
            "On 24 March all of it worked",
            Status(HERE, at="2020-03-24T10:00"),
            {"withheld": [], "elsewhere": []},
        ),
        Row(
            "R031",
            "Friday midday: three places to copy at, all of them open",
            Status(HERE, at="2020-03-27T12:00"),
            {
                "elsewhere.copy.places.*.place": just(
                    "kalajarvi/service-point", "tapiola/service-point", "espoon-keskus/service-point"
                ),
                "elsewhere.copy.places.*.open": [True, True, True],
                "elsewhere.print.places.*.open": [True, True, True],
                "elsewhere.copy.places.tapiola/service-point.name": "Tapiola Service Point",
                "elsewhere.copy.places.tapiola/service-point.hours_today": SOMETHING,
            },
        ),
        Row(
            "R031",
            "On a Sunday the alternatives are named, and closed",
            Status(HERE, at="2020-03-29T12:00"),
            {
                "elsewhere.copy.places.*.open": [False, False, False],
                "elsewhere.copy.places.*.hours_today": [[], [], []],
            },
        ),
        Row(
            "R031",
            "An alternative that is shut for the day is closed now",
            Status(HERE, at="2020-04-03T12:00"),
            {
                "elsewhere.copy.places.tapiola/service-point.open": False,
                "elsewhere.copy.places.kalajarvi/service-point.open": True,
            },
            given=("tapiola-shut.yaml",),
        ),
        Row(
            "R031",
            "An alternative that cannot copy either is not named at all",
            Status(HERE, at="2020-04-03T12:00"),
            {
                "elsewhere.copy.places.*.place": just("kalajarvi/service-point", "espoon-keskus/service-point"),
                "elsewhere.print.places.*.place": has("tapiola/service-point"),
            },
            given=("tapiola-no-copies.yaml",),
        ),
        Row(
            "R032",
            "No place is named for the computers",
            Status(HERE, at="2020-03-27T12:00"),
            {"withheld": has("customer-computer"), "elsewhere.*.service": lacks("customer-computer")},
        ),
        Row(
            "R033",
            "An open service point says that it helps with forms",
            Status("kalajarvi/service-point", at="2020-03-27T12:00"),
            {"texts.form-help.text": has("forms"), "withheld": []},
        ),
        Row(
            "R033",
            "When Iso Omena's is closed, it points to those that may be open",
            Status(HERE, at="2020-04-02T10:00"),
            {
                "summary": "closed",
                "elsewhere.form-help.places.kalajarvi/service-point.open": True,
                "elsewhere.form-help.places.tapiola/service-point.open": True,
            },
        ),
        Row(
            "R033",
            "Helping with forms is a service of the directory",
            Fact("service-centres-2020", "form-help-elsewhere"),
            {"effects.*.elsewhere.service": ["form-help"], "assumption": SOMETHING},
        ),
        Row(
            "R031",
            "No alternative contradicts the record",
            Check(HERE, at="2020-03-25", known="2020-11-29"),
            {"*.code": lacks("alternative_closed")},
        ),
        Row(
            "R028",
            "“As usual” is a line on the notice of 25 March",
            Shown("service-centres-2020", known="2020-03-25"),
            {"text": has("Normal service since 25 March.")},
        ),
        Row(
            "R028 R029",
            "From 26 March on it has a last day at Iso Omena, and the closing follows it",
            Shown("service-centres-2020", known="2020-03-26"),
            {"text": has("Normal service from 25 March to 31 March; will be closed from 1 April")},
        ),
        Row(
            "R031",
            "The alternatives by name",
            Shown("service-centres-2020", known="2020-03-25", lang="fi"),
            {
                "text": has(
                    "Kalajärven asiointipisteessä, Tapiolan asiointipisteessä ja Espoon keskuksen asiointipisteessä"
                )
            },
        ),
    ),
    planned=(
        Planned("R030", "pages", "“Can I copy here?” answered in words"),
        Planned("R030", "desk", "one tick for each piece of equipment"),
        Planned(
            "R031", "pages", "only alternatives that are open now are offered", "`tests/web/test_what_residents_see.py`"
        ),
        Planned(
            "R033",
            "pages",
            "help with forms offered only where the door is open",
            "`tests/web/test_what_residents_see.py`",
        ),
    ),
)
