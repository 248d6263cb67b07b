"""A change in the log says from what to what; a class with exceptions is said as one; a moved visit says of what."""

from dataclasses import replace
from datetime import datetime

import pytest

from aukio.domain.city.places import Admission, Kind, Names, PlaceVersion
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Close, Effect, Hours, Text, Withhold
from aukio.domain.facts.notices import Arrangement, ArrangementRef, ChangeKind, Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.scope import AtPlace, OfType, Scope
from aukio.domain.facts.subjects import subject_of
from aukio.domain.publishing.enactment import apply, enact
from aukio.domain.publishing.log import log
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.telling.notice_document import compose
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.documents.document_text import markdown
from tests.domain.factories import at, fact, on_site, period, place, place_id, record, view

LANGS = ("en", "fi", "sv")
REF = ArrangementRef("n", "a")
W = Week.parse


def published(*steps: tuple[str, tuple[Arrangement, ...], tuple[Arrangement, ...]]) -> Record:
    """A record after publications of one notice: when, what is added, what is changed."""
    known = record(places=[place("desk", Kind.UNIT, on_site())])
    for number, (when, add, change) in enumerate(steps, start=1):
        proposal = Proposal(Notice("n", Names({"en": "N"})), number, at(when), add=add, change=change, historic=True)
        enacted = enact(known, proposal, now=at("2021-01-01"))
        assert enacted is not None
        known = apply(known, enacted)
    return known


def a(when: Period, *effects: Effect) -> Arrangement:
    return Arrangement(REF, Scope((AtPlace(place_id("desk")),)), when, effects)


def said(old: Arrangement, new: Arrangement) -> list[str]:
    known = published(("2020-03-01T12:00", (old,), ()), ("2020-03-02T12:00", (), (new,)))
    row = log(known, "n", at("2020-12-31"))[-1]
    assert row.kind is ChangeKind.CHANGED
    seen = View(known, at("2020-12-31"))
    return [language(lang).say_log_row(row, namer(seen, lang, seen.known)).split("desk ")[1] for lang in LANGS]


MARCH = period("2020-03-05", "2020-03-29")
LONGER = period("2020-03-05", "2020-03-30")


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        (
            a(MARCH, Close()),
            a(LONGER, Close()),
            [
                "(closed until 29 March 2020, earlier 28 March 2020).",
                "(suljettu 29.3.2020 asti, aiemmin 28.3.2020).",
                "(stängt till 29.3.2020, tidigare 28.3.2020).",
            ],
        ),
        (
            a(MARCH, Close()),
            a(replace(MARCH, end=None, open_end=OpenEnd.UNTIL_FURTHER_NOTICE), Close()),
            [
                "(closed until further notice, earlier 28 March 2020).",
                "(suljettu toistaiseksi, aiemmin 28.3.2020).",
                "(stängt tills vidare, tidigare 28.3.2020).",
            ],
        ),
        (
            a(MARCH, Close()),
            a(replace(MARCH, end=datetime(2020, 3, 30, 5, 30)), Close()),
            [
                "(closed until 30 March 2020 at 5:30 am, earlier 28 March 2020).",
                "(suljettu 30.3.2020 klo 5.30 asti, aiemmin 28.3.2020).",
                "(stängt till 30.3.2020 kl. 5.30, tidigare 28.3.2020).",
            ],
        ),
        (
            a(MARCH, Close()),
            a(period("2020-03-06", "2020-03-29"), Close()),
            [
                "(closed from 6 March to 28 March 2020, earlier from 5 March to 28 March 2020).",
                "(suljettu 6.–28.3.2020, aiemmin 5.–28.3.2020).",
                "(stängt 6–28.3.2020, tidigare 5–28.3.2020).",
            ],
        ),
        (
            a(MARCH, Hours(W("Mo-Fr 08:00-16:00"))),
            a(MARCH, Hours(W("Mo-Fr 10:00-14:00"))),
            [
                "(hours: Mon–Fri 10 am–2 pm, earlier hours: Mon–Fri 8 am–4 pm).",
                "(aukioloajat: ma–pe klo 10–14, aiemmin aukioloajat: ma–pe klo 8–16).",
                "(öppettider: må–fr kl. 10–14, tidigare öppettider: må–fr kl. 8–16).",
            ],
        ),
        (
            a(MARCH, Withhold(("copy",))),
            a(MARCH, Capacity(CapacityOf.VISITORS), Text(Names({"en": "Widths only."}))),
            [
                "(fewer visitors, information; earlier services not available).",
                "(vähemmän kävijöitä, lisätietoa; aiemmin palveluja ei saatavilla).",
                "(färre besökare, information; tidigare tjänster som inte är tillgängliga).",
            ],
        ),
        (
            a(MARCH, Close(), Admit(Admission.TICKET)),
            a(LONGER, Close()),
            [
                "(closed; earlier also by queue number until 29 March 2020, earlier 28 March 2020).",
                "(suljettu; aiemmin myös vuoronumerolla 29.3.2020 asti, aiemmin 28.3.2020).",
                "(stängt; tidigare även med könummer till 29.3.2020, tidigare 28.3.2020).",
            ],
        ),
    ],
)
def test_a_change_says_from_what_to_what(old: Arrangement, new: Arrangement, texts: list[str]) -> None:
    assert said(old, new) == texts


def libraries(count: int, **details: object) -> list[PlaceVersion]:
    return [place(f"library-{number}", Kind.UNIT, on_site(), type="library", **details) for number in range(count)]


@pytest.mark.parametrize(
    ("type_", "count", "texts"),
    [
        (
            "library",
            4,
            ["all libraries except library-0", "kaikki kirjastot paitsi library-0", "alla bibliotek utom library-0"],
        ),
        (
            "library",
            3,
            ["all libraries except library-0", "kaikki kirjastot paitsi library-0", "alla bibliotek utom library-0"],
        ),
        ("library", 2, ["library-1"] * 3),
        ("quarry", 3, ["library-1 and library-2", "library-1 ja library-2", "library-1 och library-2"]),
    ],
)
def test_a_class_with_exceptions_is_said_as_one(type_: str, count: int, texts: list[str]) -> None:
    places = [replace(each, type=type_) for each in libraries(count)]
    scope = Scope((OfType(type_),), (AtPlace(place_id("library-0")),))
    seen = view(fact(0, scope, period("2020-03-01"), Close()), places=places)
    subject = subject_of(seen, seen.versions[0])
    assert [language(lang).say_subject(subject, namer(seen, lang, seen.known)) for lang in LANGS] == texts


@pytest.mark.parametrize(
    ("lang", "plain", "text"),
    [
        ("en", False, "(instead of Friday 18 April 2025)"),
        ("fi", False, "(perjantain 18.4.2025 sijaan)"),
        ("sv", False, "(i stället för fredag 18.4.2025)"),
        ("en", True, "Instead of Friday 18 April 2025."),
        ("fi", True, "Perjantain 18.4.2025 sijaan."),
        ("sv", True, "I stället för fredag 18.4.2025."),
    ],
)
def test_a_visit_that_moves_says_instead_of_what(lang: str, plain: bool, text: str) -> None:
    shut = Arrangement(REF, Scope((AtPlace(place_id("desk")),)), period("2025-04-18", "2025-04-19"), (Close(),))
    visit = replace(
        shut,
        ref=ArrangementRef("n", "b"),
        period=period("2025-04-07", "2025-04-08"),
        effects=(Hours(W("Mo 10:00-10:30")),),
        continues=REF,
    )
    known = published(("2020-03-01T12:00", (shut, visit), ()))
    told = markdown(compose(View(known, at("2020-03-02")), "n", lang, plain=plain))
    assert text in told
