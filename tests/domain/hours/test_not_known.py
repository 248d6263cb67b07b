"""Hours that are not known (G23), the places to which a passage leads (G2), and languages that differ (G7)."""

from dataclasses import replace

import pytest

from aukio.domain.answers.status import status
from aukio.domain.checks import check
from aukio.domain.checks.findings import Code
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Close, Effect, Hours, Passage
from aukio.domain.facts.notices import Particulars
from aukio.domain.timelines import compile_places
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.when import NOTHING_BESIDE, Tense, When
from tests.domain.factories import arrangement, at, fact, period, place_id, version, view

SPRING = period("2020-04-01", "2020-05-01")
UNKNOWN = Hours(None, ChannelKind.ON_SITE)
DESK, LAB, LIBRARY = (place_id(path) for path in ("mall/desk", "mall/lab", "mall/library"))
MORNING, EVENING = "2020-04-02T10:00", "2020-04-02T20:00"


def on_site(*effects: Effect, moment: str = MORNING) -> bool | None:
    """Whether the desk is open at a moment of spring."""
    answer = status(view(fact(1, "mall/desk", SPRING, *effects)), DESK, at(moment))
    return next(each.open for each in answer.channels if each.key.kind is ChannelKind.ON_SITE)


def test_hours_that_are_not_known_make_no_minute_open_or_closed() -> None:
    assert on_site(UNKNOWN) is None
    assert on_site(UNKNOWN, moment="2020-05-04T10:00") is True


def test_a_close_wins_over_hours_that_are_not_known() -> None:
    assert on_site(UNKNOWN, Close()) is False


def test_a_building_that_is_shut_closes_what_is_not_known() -> None:
    shut = view(fact(1, "mall/desk", SPRING, UNKNOWN), fact(2, "mall", SPRING, Close()))
    assert next(each.open for each in status(shut, DESK, at(MORNING)).channels) is False


def test_the_compiled_table_says_the_same() -> None:
    seen = view(fact(1, "mall/desk", SPRING, UNKNOWN))
    *_, table = compile_places(seen, at("2020-03-30T00:00"), at("2020-05-06T00:00"))
    assert table is not None
    for moment in (MORNING, EVENING, "2020-03-31T10:00", "2020-05-04T10:00"):
        assert table.at(at(moment)).summary(DESK) is status(seen, DESK, at(moment)).summary


@pytest.mark.parametrize(
    ("lang", "said", "plainly"),
    [
        ("fi", "ei tiedossa", "emme tiedä vielä"),
        ("sv", "inte kända", "vi vet inte ännu"),
        ("en", "not known", "not known"),
    ],
)
def test_every_language_says_that_they_are_not_known(lang: str, said: str, plainly: str) -> None:
    words, naming = language(lang), namer(view(), lang, at(MORNING))
    for tense in (Tense.FUTURE, Tense.PRESENT):
        assert said in words.say_fact(UNKNOWN, When(period("2020-04-01"), tense), naming, NOTHING_BESIDE)
    assert said in words.say_effect(UNKNOWN, naming)
    assert plainly in words.say_plain(UNKNOWN, naming, NOTHING_BESIDE)


def test_a_passage_leads_to_the_places_it_names_and_anywhere_if_it_names_none() -> None:
    closed = fact(1, "mall/library", SPRING, Close(), Passage())
    assert status(view(closed), LIBRARY, at(MORNING)).passage_to == ()
    named = fact(2, "mall/library", SPRING, Passage((LAB, DESK)))
    assert status(view(closed, named), LIBRARY, at(MORNING)).passage_to == ("mall/desk", "mall/lab")
    assert status(view(closed, named), LIBRARY, at("2020-04-02T23:59")).passage_to == ()


@pytest.mark.parametrize(("lang", "only"), [("fi", "vain"), ("sv", "endast"), ("en", "only")])
def test_every_language_names_the_places_to_which_one_may_walk(lang: str, only: str) -> None:
    seen = view()
    words, naming = language(lang), namer(seen, lang, at(MORNING))
    to = Passage((DESK, LAB))
    when = When(period("2020-04-01"), Tense.PRESENT)
    for said in (words.say_effect(to, naming), words.say_fact(to, when, naming, NOTHING_BESIDE)):
        assert only in said
        assert "mall/desk" in said
        assert "mall/lab" in said
    assert "mall/lab" in words.say_plain(to, naming, NOTHING_BESIDE)


def test_staff_are_told_of_hours_that_another_language_gives_otherwise() -> None:
    hours = Hours(Week.parse("Mo-Fr 08:00-16:00"), ChannelKind.ON_SITE)
    what = replace(
        arrangement("hours", "mall", SPRING, hours),
        particulars=Particulars(differs=(("sv", Week.parse("Mo-Fr 08:00-18:00")),)),
    )
    seen = view(version(what))

    (found,) = [each for each in check(seen, at("2020-03-01")) if each.code is Code.LANGUAGES_DIFFER]
    assert (found.place, found.ref) == ("mall", what.ref)
    assert "(sv): Mon–Fri 8 am–6 pm" in found.message
    assert not [each for each in check(seen, at("2020-05-02")) if each.code is Code.LANGUAGES_DIFFER]
