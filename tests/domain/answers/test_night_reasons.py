"""After midnight, the reasons of a night: the arrangement of the evening that decides those minutes, by the clock."""

from itertools import pairwise

import pytest

from aukio.domain.answers.status import status
from aukio.domain.city.places import Kind
from aukio.domain.facts.effects import Close, Effect, Hours, Shorten
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.week import Week
from tests.domain.factories import at, fact, on_site, period, place, place_id, square, view

DESK = place_id("square/desk")
NIGHTS = "Fr,Sa 22:00-02:00"
FRIDAY, SATURDAY = ("2020-03-06", "2020-03-07"), ("2020-03-07", "2020-03-08")


def friday(effect: Effect) -> Version:
    return fact(0, "square/desk", period(*FRIDAY), effect)


def saturday(effect: Effect) -> Version:
    return fact(1, "square/desk", period(*SATURDAY), effect)


LONGER, SHORTER = Hours(Week.parse("Fr 20:00-04:00")), Hours(Week.parse("Fr 22:00-01:00"))
CASES: tuple[tuple[str, tuple[Version, ...], dict[str, str]], ...] = (
    ("closed on Friday", (friday(Close()),), {"06T23:00": "0", "07T00:30": "0", "07T01:59": "0", "07T02:00": ""}),
    ("longer on Friday", (friday(LONGER),), {"07T00:30": "0", "07T03:59": "0", "07T04:00": "", "07T23:00": ""}),
    ("shorter on Friday", (friday(SHORTER),), {"07T00:30": "0", "07T01:30": "0", "07T02:00": ""}),
    ("cut on Friday", (friday(Shorten(not_after=25 * 60)),), {"07T00:30": "", "07T01:30": "0", "07T02:00": ""}),
    ("closed on Saturday", (saturday(Close()),), {"06T23:00": "", "07T00:30": "1", "07T23:00": "1", "08T01:00": "1"}),
    (
        "longer on Friday, closed on Saturday",
        (friday(LONGER), saturday(Close())),
        {"06T23:00": "0", "07T03:00": "1 0", "07T04:00": "1", "08T01:00": "1", "08T02:00": ""},
    ),
    (
        "closed from one o'clock",
        (fact(0, "square/desk", period("2020-03-07T01:00", "2020-03-08"), Close()),),
        {"07T00:30": "", "07T01:00": "0", "08T01:00": ""},
    ),
)


@pytest.mark.parametrize(
    ("facts", "moment", "reasons"),
    [
        pytest.param(facts, moment, reasons, id=f"{name} {moment}")
        for name, facts, asked in CASES
        for moment, reasons in asked.items()
    ],
)
def test_a_minute_of_a_night_has_the_reason_that_decides_it(
    facts: tuple[Version, ...], moment: str, reasons: str
) -> None:
    found = status(square(*facts, week=NIGHTS), DESK, at(f"2020-03-{moment}")).because
    assert " ".join(each.version.ref.id.removeprefix("fact-") for each in found) == reasons


@pytest.mark.parametrize(("name", "facts"), [case[:2] for case in CASES], ids=[case[0] for case in CASES])
def test_an_answer_at_night_holds_until_its_reasons_change(name: str, facts: tuple[Version, ...]) -> None:
    known = square(*facts, week=NIGHTS)
    quarters = [
        at(f"2020-03-{day:02}T{hour:02}:{minute}") for day in (6, 7, 8) for hour in range(24) for minute in ("00", "30")
    ]
    answers = [status(known, DESK, each) for each in quarters]
    for one, other in pairwise(answers):
        assert (one.because != other.because) <= (one.valid_until is not None and one.valid_until <= other.at), name


def test_a_night_of_a_building_is_a_reason_for_its_units() -> None:
    known: View = view(
        fact(0, "mall", period(*FRIDAY), Close()),
        places=[
            place("mall", Kind.CENTRE, on_site("Mo-Su 12:00-03:00")),
            place("mall/library", Kind.UNIT, on_site(NIGHTS)),
        ],
    )
    found = status(known, place_id("mall/library"), at("2020-03-07T01:00"))
    assert [(each.version.ref.id, each.via) for each in found.because] == [("fact-0", "mall")]
