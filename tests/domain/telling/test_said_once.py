"""What many facts of a notice share is said once: the open end, the period, the kind of place, the normal hours."""

from datetime import datetime

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Admission, Kind, Names
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.document.document import Document, plain_text
from aukio.domain.facts.effects import Admit, Close, Hours, Normal, Promise
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import OfType
from aukio.domain.telling import compose
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, on_site, place, version, view

MARCH, APRIL = datetime(2020, 3, 17), datetime(2020, 4, 1)
UNITS = ("mall/library", "mall/lab", "mall/desk", "mall/kela", "town/desk")


def going_on(start: datetime, end: OpenEnd = OpenEnd.UNTIL_FURTHER_NOTICE) -> Period:
    return Period(start, open_end=end)


def notice(*periods: Period, lang: str = "en", plain: bool = False) -> Document:
    """Closures of some units, each in a period of its own."""
    closed = [
        arrangement(path.replace("/", "-"), path, when, Close()) for path, when in zip(UNITS, periods, strict=False)
    ]
    seen = view(*(version(each, "2020-03-10T12:00") for each in closed), known="2020-03-18")
    return compose(seen, "notice", lang, plain=plain).at(at("2020-03-18"))


def above(document: Document) -> list[str]:
    return [plain_text(each.spans) for item in document.summary for each in item.sentences]


def below(document: Document) -> set[str]:
    return {plain_text(each.spans) for each in document.sentences()}


@pytest.mark.parametrize(
    ("lang", "once", "each"),
    [
        ("en", "Where no last day is given, changes apply until further notice.", "Closed since 17 March."),
        ("fi", "Jos viimeistä päivää ei mainita, muutos on voimassa toistaiseksi.", "Suljettu 17.3. alkaen."),
        ("sv", "Om ingen sista dag anges gäller ändringen tills vidare.", "Håller stängt från och med 17.3."),
    ],
)
def test_an_open_end_that_many_share_is_said_once(lang: str, once: str, each: str) -> None:
    document = notice(going_on(MARCH), going_on(MARCH), going_on(APRIL), going_on(APRIL), lang=lang)

    assert above(document)[-1] == once
    assert each in below(document)


@pytest.mark.parametrize(
    ("lang", "once", "each"),
    [
        ("en", "Unless another date is given, changes apply from 17 March, for now.", "Closed."),
        ("fi", "Jos muuta ei mainita, muutokset ovat voimassa 17.3. alkaen ainakin toistaiseksi.", "Suljettu."),
        ("sv", "Om inget annat anges gäller ändringarna från och med 17.3, åtminstone tills vidare.", "Stängt."),
    ],
)
def test_a_period_that_most_share_is_said_once(lang: str, once: str, each: str) -> None:
    document = notice(*[going_on(MARCH, OpenEnd.FOR_NOW)] * 4, lang=lang)

    assert above(document)[-1] == once
    assert below(document) == {each}


@pytest.mark.parametrize(
    ("lang", "once"),
    [
        ("en", "If we give no date: from Tuesday 17 March until further notice."),
        ("fi", "Jos emme kerro päivää: tiistaista 17.3. alkaen toistaiseksi."),
        (
            "sv",
            ("Om vi inte skriver något datum: från tisdag 17 mars tills vidare."),
        ),
    ],
)
def test_in_plain_words_too(lang: str, once: str) -> None:
    document = notice(*[going_on(MARCH)] * 4, lang=lang, plain=True)

    assert above(document) == [once]
    assert len(below(document)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_end_stands_with_its_fact(lang: str) -> None:
    shared = [going_on(MARCH), going_on(APRIL)] * 2
    (own,) = below(notice(*shared, going_on(MARCH, OpenEnd.FOR_NOW), lang=lang)) - below(notice(*shared, lang=lang))

    assert {"fi": "ainakin toistaiseksi", "sv": "åtminstone tills vidare", "en": "for now"}[lang] in own


def test_an_end_that_few_share_stands_with_each_fact() -> None:
    document = notice(going_on(MARCH), going_on(MARCH), going_on(APRIL))

    assert above(document) == []
    assert "Closed from 17 March until further notice." in below(document)


def test_what_is_said_once_follows_the_day_on_which_it_is_read() -> None:
    closed = [arrangement(path.replace("/", "-"), path, going_on(APRIL), Close()) for path in UNITS]
    seen = view(*(version(each, "2020-03-10T12:00") for each in closed), known="2020-03-18")
    document = compose(seen, "notice", "en", plain=True)

    assert [above(document.at(at(day)))[0] for day in ("2020-03-18", "2021-01-02")] == [
        "If we give no date: from Wednesday 1 April until further notice.",
        "If we give no date: from Wednesday 1 April 2020 until further notice.",
    ]


def test_a_promise_whose_end_is_its_condition_needs_no_period() -> None:
    back = Promise(Names({"en": "Everything returns to normal once conditions permit."}))
    fact = arrangement("back", "mall/library", going_on(MARCH, OpenEnd.AS_CONDITIONS_PERMIT), back)
    document = compose(view(version(fact, "2020-03-10T12:00"), known="2020-03-18"), "notice", "en", plain=False)

    assert below(document.at(at("2020-03-18"))) == {"Everything returns to normal once conditions permit."}


NORMALLY = "Mo-Fr 08:00-18:00; Sa 10:00-15:00; PH off"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("Mo-Fr 08:00-16:00; Sa 10:00-15:00", "normally Mon–Fri 8 am–6 pm)"),
        ("Mo-Fr 08:00-16:00", "normally Mon–Fri 8 am–6 pm, Sat 10 am–3 pm)"),
        ("Mo-Fr 08:00-16:00; PH 10:00-12:00", "Sat 10 am–3 pm, closed on public holidays)"),
    ],
)
def test_normal_hours_are_said_where_they_differ(now: str, said: str) -> None:
    places = (
        place("mall", Kind.CENTRE, on_site()),
        place("mall/library", Kind.UNIT, on_site(NORMALLY), type="library"),
    )
    fact = arrangement("hours", "mall/library", going_on(MARCH), Hours(Week.parse(now)))
    seen = view(version(fact, "2020-03-10T12:00"), places=places, known="2020-03-18")

    assert any(said in each for each in below(compose(seen, "notice", "en", plain=False)))


def short(text: str) -> dict[str, dict[str, str]]:
    return {"en": {"short": text}}


def two_centres(*facts: tuple[str, str | OfType, Close | Normal | Admit], names: bool = True) -> Document:
    """Two buildings with a library, a laboratory, a desk and Kela each, which have short names or not."""
    kinds = {"library": "library", "lab": "laboratory", "desk": "service_point", "kela": "kela"}
    places = [
        place(
            path,
            Kind.CENTRE if path in ("mall", "town") else Kind.UNIT,
            on_site(),
            type=kinds.get(path.rpartition("/")[2], "service_centre"),
            name_forms=short(path.rpartition("/")[2].capitalize()) if names else {},
        )
        for path in ("mall", "town", *(f"{top}/{unit}" for top in ("mall", "town") for unit in kinds))
    ]
    stated = [arrangement(id_, where, going_on(MARCH), effect) for id_, where, effect in facts]
    seen: View = view(*(version(each, "2020-03-10T12:00") for each in stated), places=places, known="2020-03-18")
    return compose(seen, "notice", "en", plain=False).at(at("2020-03-18"))


BOTH = (("mall", "mall/library", Close()), ("town", "town/library", Admit(Admission.APPOINTMENT)))


@pytest.mark.parametrize(
    ("names", "places", "leads"),
    [
        (True, ["Mall", "Town"], ["Mall", "Town"]),
        (False, ["mall/library", "town/library"], ["Mall/library", "Town/library"]),
    ],
)
def test_units_of_one_kind_are_told_apart_by_their_buildings(names: bool, places: list[str], leads: list[str]) -> None:
    (section,) = two_centres(*BOTH, names=names).sections

    assert [span.text for span in section.places] == places
    assert [plain_text(item.lead) for item in section.items] == leads
    assert [span.target for span in section.places] == ["mall/library", "town/library"]


def test_places_of_many_kinds_that_work_as_usual_are_listed_by_building() -> None:
    every = [f"{top}/{unit}" for top in ("mall", "town") for unit in ("library", "lab", "desk", "kela")]
    types = ("library", "laboratory", "service_point", "kela")
    (section,) = two_centres(*[(type_.replace("_", "-"), OfType(type_), Normal()) for type_ in types]).sections

    assert plain_text(section.heading) == "Normal service"
    assert [plain_text(each.spans) for item in section.items for each in item.sentences] == [
        "Mall: Desk, Kela, Lab, Library.",
        "Town: Desk, Kela, Lab, Library.",
    ]
    targets = [span.target for item in section.items for each in item.sentences for span in each.spans if span.target]
    assert sorted(targets) == sorted(every)
    assert len([mark for item in section.items for each in item.sentences for mark in each.marks]) == len(types)
