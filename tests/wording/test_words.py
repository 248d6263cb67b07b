"""Every state, channel, purpose, admission and strength has its word; contacts and lists read as people write them."""

import re
from datetime import date
from enum import StrEnum

import pytest

from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import (
    Admission,
    ChannelKind,
    Contact,
    Kind,
    Names,
    PlaceId,
    PlaceVersion,
    Purpose,
)
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import read_at
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Strength
from aukio.domain.facts.notices import ChangeKind, Order, Publication, PublicationKind
from aukio.domain.publishing.log import LogRow
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from tests.domain.factories import HELSINKI

STATES = {
    Summary.OPEN: ("Auki", "Öppet", "Open"),
    Summary.BY_APPOINTMENT: ("Ajanvarauksella", "Med tidsbokning", "By appointment"),
    Summary.BOOKED_ONLY: (
        "Vain ajan jo varanneille",
        "Endast för dem som redan har bokat",
        "Only for those already booked",
    ),
    Summary.REMOTE_ONLY: ("Puhelimitse tai verkossa", "Per telefon eller på nätet", "By phone or online"),
    Summary.SELF_SERVICE: ("Itsepalvelu", "Självbetjäning", "Self-service"),
    Summary.PASSAGE_ONLY: ("Suljettu, läpi saa kulkea", "Stängt, du får gå igenom", "Closed, you may walk through"),
    Summary.CLOSED: ("Suljettu", "Stängt", "Closed"),
    Summary.UNKNOWN: ("Aukioloajat eivät ole tiedossa", "Öppettiderna är inte kända", "Hours not known"),
}


@pytest.mark.parametrize("summary", Summary)
def test_every_state_has_its_word(summary: Summary) -> None:
    assert tuple(language(code).say_summary(summary) for code in ("fi", "sv", "en")) == STATES[summary]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_a_closed_list_is_missing_or_said_twice(lang: str) -> None:
    words = language(lang)
    said: dict[type[StrEnum], list[str]] = {
        ChannelKind: [words.say_channel(each) for each in ChannelKind],
        Purpose: [words.say_purpose(each) for each in Purpose],
        Admission: [words.say_admission(each) for each in Admission],
        Strength: [words.say_strength(each) for each in Strength],
        Part: [words.say_part(each) for each in Part],
    }

    assert all(len(set(listed)) == len(kind) and all(listed) for kind, listed in said.items())


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+358401267513", "040 126 7513"),
        ("+358947186800", "09 471 86800"),
        ("+35898161", "09 8161"),
        ("+358294191000", "029 419 1000"),
        ("+358131234567", "013 123 4567"),
        ("+358212345", "02 12 345"),
        ("+35880012345", "0800 12 345"),
        ("+46812345678", "+46812345678"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled(stored: str, shown: str) -> None:
    assert {language(code).say_contact(Contact(phone=stored)) for code in LANGUAGES} == {shown}


def test_a_code_is_said_in_its_dictionary_form_and_an_unknown_one_stays_recognisable() -> None:
    codes = ("health_centre", "on_site", "walk-in", "snow_room")

    assert {lang: [language(lang).say_code(code) for code in codes] for lang in LANGUAGES} == {
        "fi": ["terveysasema", "paikan päällä", "ilman ajanvarausta", "”snow room”"],
        "sv": ["hälsostation", "på plats", "utan tidsbokning", "”snow room”"],
        "en": ["health centre", "on site", "walk in", "snow room"],
    }


def test_beyond_a_few_names_the_rest_are_counted() -> None:
    names = [f"Paikka {number}" for number in range(1, 11)]

    assert [language(code).say_names(names).rpartition("8")[2] for code in ("fi", "sv", "en")] == [
        *(" ja 2 muuta", " och 2 till", " and 2 more")
    ]
    assert language("fi").say_names(names[:2]) == "Paikka 1; Paikka 2"


def log_row(kind: ChangeKind, *paths: str) -> LogRow:
    published = read_at("2020-03-17T12:00", HELSINKI)
    nodes = tuple(
        Node(
            PlaceVersion(PlaceId(number), path, Kind.UNIT, None, Names({"fi": path}), published, date(2020, 1, 1)),
            (),
        )
        for number, path in enumerate(paths)
    )
    publication = Publication("n", 2, Order(published, 2), PublicationKind.MATERIAL)
    return LogRow(date(2020, 3, 17), publication, kind, (), nodes)


@pytest.mark.parametrize(
    ("kind", "verbs"),
    [
        (ChangeKind.ADDED, ("Lisätty", "Tillagt", "Added")),
        (ChangeKind.CHANGED, ("Muutettu", "Ändrat", "Changed")),
        (ChangeKind.ENDED, ("Voimassaolo päättyy", "Upphör att gälla", "Ended")),
        (ChangeKind.CORRECTED, ("Korjattu", "Rättat", "Corrected")),
        (ChangeKind.WITHDRAWN, ("Vedetty takaisin", "Återkallat", "Withdrawn")),
    ],
)
def test_the_verb_of_the_log_follows_the_kind(kind: ChangeKind, verbs: tuple[str, ...]) -> None:
    naming = Naming(lambda place: f"Paikka {place}", str)
    row = log_row(kind, "a", "b")

    assert tuple(language(code).say_log_row(row, naming) for code in ("fi", "sv", "en")) == tuple(
        f"{verb}: Paikka 0; Paikka 1." for verb in verbs
    )


def test_a_change_that_touches_no_place_says_so() -> None:
    naming = Naming(str, str)

    assert [language(code).say_log_row(log_row(ChangeKind.ADDED), naming) for code in ("fi", "sv", "en")] == [
        *("Lisätty: ei yhtään paikkaa.", "Tillagt: ingen plats.", "Added: no place.")
    ]


def test_an_ending_is_told_as_one() -> None:
    assert [language(code).say_ending("X.") for code in ("fi", "sv", "en")] == ["Päättyy: X.", "Upphör: X.", "Ends: X."]


@pytest.mark.parametrize("of", CapacityOf)
def test_one_is_said_in_the_singular(of: CapacityOf) -> None:
    names = Naming(str, str)
    for count, plural in ((1, False), (2, True)):
        for said in (
            language("en").say_effect(Capacity(of, max=count), names),
            language("en").say_plain(Capacity(of, max=count), names),
        ):
            words = f"no more than {count} {of.value if plural else of.value.removesuffix('s')}"
            be = "are" if plural else "is"
            framed = (
                f"there is room for {words}.",
                f"there {be} {words}.",
                f"{words} {be} in use.",
                f"{words} {be} open.",
            )
            assert said.lower() in (f"{words}.", *framed)


@pytest.mark.parametrize("of", CapacityOf)
def test_nothing_left_is_said_as_none(of: CapacityOf) -> None:
    names = Naming(str, str)
    for lang in ("fi", "sv", "en"):
        for less in (Capacity(of, max=0), Capacity(of, ratio=0)):
            said = language(lang).say_effect(less, names) + language(lang).say_plain(less, names)
            assert "0" not in said, said
            assert re.search(r"\bno\b|cannot|\bei\b|\bing[ae]", said, re.IGNORECASE), said


def test_the_post_knows_no_appointments() -> None:
    admit, names = Admit(Admission.WALK_IN, ("permits",), channel=ChannelKind.POST), Naming(str, str)
    said = [
        (language(lang).say_effect(admit, names), language(lang).say_plain(admit, names)) for lang in ("fi", "sv", "en")
    ]
    assert said == [("Permits: postitse.",) * 2, ("Permits: per post.",) * 2, ("Permits: by post.",) * 2]
