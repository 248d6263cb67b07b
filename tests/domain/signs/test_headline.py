"""The headline of a door sign: what paper may say for four weeks (R128)."""

import itertools
from datetime import timedelta

import pytest

from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Admission, Kind
from aukio.domain.clock.local_time import day_of, plus
from aukio.domain.facts.effects import Admit, Close
from aukio.domain.facts.notices import Version
from aukio.domain.signs import DAYS_COVERED, compose_sign
from aukio.domain.signs.stretches import SHUT, stretches
from tests.domain.factories import HELSINKI, at, fact, on_site, period, place, place_id, square, view

PRINTED = "2020-03-27T12:00"  # a Friday


def headline(*facts: Version, langs: tuple[str, ...] = ("en",), printed: str = PRINTED) -> str:
    sign = compose_sign(square(*facts), place_id("square/desk"), at(printed), langs)
    assert sign is not None
    return " / ".join(text.state for text in sign.texts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], "Open"),
        ([fact(1, "square/desk", period("2020-04-01"), Close())], "Open until 31 March, closed from 1 April"),
        (
            [fact(1, "square/desk", period("2020-03-01", "2020-04-14"), Close())],
            "Closed until 13 April, open from 14 April",
        ),
        (
            [fact(1, "square/desk", period("2020-03-30"), Admit(Admission.APPOINTMENT))],
            "Open until 29 March, by appointment from 30 March",
        ),
        (
            [fact(1, "square/desk", period("2020-04-04", "2020-04-15"), Close())],
            "Open until 3 April, closed from 4 April, open from 15 April",
        ),
        ([fact(1, "square/desk", period("2020-04-01", "2020-04-03"), Close())], "Open"),  # two days: in the hours
        ([fact(1, "square/desk", period("2020-04-22"), Close())], "Open until 21 April, closed from 22 April"),
        ([fact(1, "square/desk", period("2020-05-20"), Close())], "Open"),  # another sign says so
    ],
)
def test_it_says_what_lasts_and_what_comes(facts: list[Version], expected: str) -> None:
    assert headline(*facts) == expected


def test_it_says_so_in_every_language_and_the_year_where_it_is_another() -> None:
    closed = fact(1, "square/desk", period("2021-01-04"), Close())
    assert headline(closed, langs=("fi", "sv", "en"), printed="2020-12-21T12:00") == (
        "Auki 3.1.2021 asti, suljettu 4.1.2021 alkaen"
        " / Öppet till och med 3.1.2021, stängt från och med 4.1.2021"
        " / Open until 3 January 2021, closed from 4 January 2021"
    )


def test_equipment_is_out_of_use_and_nothing_is_said_to_come_that_keeps_it_so() -> None:
    desk = place("square/desk", Kind.UNIT, on_site())
    copier = place("square/desk/copier", Kind.EQUIPMENT, provides=("copy",))
    closed = fact(1, "square/desk/copier", period("2020-03-01"), Close())
    shut = fact(2, "square/desk", period("2020-04-01"), Close())
    known = view(closed, shut, places=[place("square", Kind.SITE), desk, copier])
    sign = compose_sign(known, place_id("square/desk/copier"), at(PRINTED), ("fi", "sv", "en"))
    assert sign is not None
    assert [text.state for text in sign.texts] == ["Poissa käytöstä", "Ur bruk", "Out of use"]
    assert all(text.coming == () for text in sign.texts)


@pytest.mark.parametrize("length", range(1, 30))
def test_every_stretch_is_as_the_place_answers_and_they_follow_one_another(length: int) -> None:
    begins = at("2020-04-01").date()
    closed = period(begins.isoformat(), (begins + timedelta(days=length)).isoformat())
    known = square(fact(1, "square/desk", closed, Close()))
    node = known.node(place_id("square/desk"), at(PRINTED))
    assert node is not None
    first = day_of(at(PRINTED), HELSINKI)
    found = stretches(known, node, at(PRINTED), first, DAYS_COVERED)
    for each in found:
        assert answer_now(known, node.place, each.answer.at).summary is each.answer.summary
        assert day_of(each.answer.at, HELSINKI) == each.first
    assert found[-1].last == plus(first, DAYS_COVERED - 1)
    assert all(one.last < other.first for one, other in itertools.pairwise(found))
    assert all(one.answer.summary is not other.answer.summary for one, other in itertools.pairwise(found))
    assert any(each.answer.summary in SHUT for each in found) is (length >= 7)
