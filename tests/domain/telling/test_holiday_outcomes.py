"""What will happen on the public holidays inside the period of new hours, said before they are published."""

import pytest

from aukio.domain.city.places import ChannelKind, Kind
from aukio.domain.facts.effects import Close, Hours, Offer
from aukio.domain.facts.notices import Version
from aukio.domain.facts.scope import AtPlace, Scope, Under
from aukio.domain.telling.holiday_outcomes import holiday_outcomes, say_holiday_outcomes
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from tests.domain.factories import fact, on_site, period, place, place_id, view

W = Week.parse
SQUARE = (
    place("square", Kind.SITE),
    place("square/desk", Kind.UNIT, on_site("Mo-Fr 08:00-16:00; PH off")),
    place("bar", Kind.UNIT, on_site("Mo-Su 18:00-03:00")),
)


def said(version: Version, lang: str = "en") -> list[str]:
    known = view(version, places=SQUARE, known="2020-03-01")
    outcomes = holiday_outcomes(known, (version,))
    return list(say_holiday_outcomes(known, outcomes, language(lang), namer(known, lang, known.known), lang))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "Good Friday, Fri 10 April 2020: square/desk closed.",
                "Easter Sunday, Sun 12 April 2020: square/desk closed.",
                "Easter Monday, Mon 13 April 2020: square/desk closed.",
            ],
        ),
        (
            "fi",
            [
                "Pitkäperjantai, pe 10.4.2020: square/desk suljettu.",
                "Pääsiäispäivä, su 12.4.2020: square/desk suljettu.",
                "Toinen pääsiäispäivä, ma 13.4.2020: square/desk suljettu.",
            ],
        ),
        (
            "sv",
            [
                "Långfredagen, fr 10.4.2020: square/desk stängt.",
                "Påskdagen, sö 12.4.2020: square/desk stängt.",
                "Annandag påsk, må 13.4.2020: square/desk stängt.",
            ],
        ),
    ],
)
def test_each_holiday_is_a_sentence_in_each_language(lang: str, expected: list[str]) -> None:
    spring = fact(0, "square/desk", period("2020-04-06", "2020-04-18"), Hours(W("Mo-Fr 10:00-14:00")))
    assert said(spring, lang) == expected


def test_hours_with_a_rule_of_their_own_say_when_it_is_open() -> None:
    spring = fact(0, "square/desk", period("2020-04-06", "2020-04-12"), Hours(W("Mo-Fr 10:00-14:00; PH 12:00-13:00")))
    assert said(spring) == ["Good Friday, Fri 10 April 2020: square/desk open midday–1 pm."]
    assert said(spring, "fi") == ["Pitkäperjantai, pe 10.4.2020: square/desk avoinna klo 12–13."]
    assert said(spring, "sv") == ["Långfredagen, fr 10.4.2020: square/desk öppet kl. 12–13."]


def test_a_place_without_a_rule_is_open_as_on_any_day() -> None:
    spring = fact(0, "bar", period("2020-04-10", "2020-04-12"), Hours(W("Mo-Su 18:00-02:00")))
    assert said(spring) == ["Good Friday, Fri 10 April 2020: bar open 6 pm–2 am."]


def test_an_offered_channel_is_named() -> None:
    offer = Offer(ChannelKind.PHONE, week=W("Mo-Su 10:00-12:00"))
    assert said(fact(0, "square/desk", period("2020-04-10", "2020-04-12"), offer)) == [
        "Good Friday, Fri 10 April 2020: square/desk (phone) closed."
    ]


@pytest.mark.parametrize(
    "version",
    [
        fact(0, "square/desk", period("2020-04-10", "2020-04-11"), Hours(W("Fr 10:00-14:00"))),  # meant for the day
        fact(0, "square/desk", period("2020-04-06", "2020-04-18"), Close()),
        fact(0, "square/desk", period("2020-04-14", "2020-04-18"), Hours(W("Mo-Fr 10:00-14:00"))),
        fact(0, "square/desk", period("2020-01-01", "2020-01-08"), Hours(W("Mo-Fr 10:00-14:00"))),  # over
    ],
)
def test_nothing_is_said_where_nothing_is_open(version: Version) -> None:
    assert said(version) == []


def test_an_open_period_lists_the_holidays_of_a_year() -> None:
    spring = fact(0, Under(place_id("square")), period("2020-04-06"), Hours(W("Mo-Fr 10:00-14:00")))
    assert len(said(spring)) == 18  # Easter of the next year, too


def test_places_with_the_same_hours_share_a_sentence() -> None:
    both = (*SQUARE[:2], place("town", Kind.UNIT, on_site("Mo-Fr 08:00-16:00; PH off")))
    where = Scope((AtPlace(place_id("square/desk")), AtPlace(place_id("town"))))
    spring = fact(0, where, period("2020-04-10", "2020-04-12"), Hours(W("Mo-Fr 10:00-14:00")))
    known = view(spring, places=both, known="2020-03-01")
    (outcome,) = holiday_outcomes(known, (spring,))
    assert set(outcome.places) == {place_id("square/desk"), place_id("town")}
