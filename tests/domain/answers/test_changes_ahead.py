"""What a place announces: only what will hold there, and no reopening on a day that stays closed.

2020-03-02 is a Monday.
"""

import pytest

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Admit, Close, Effect, Hours, Offer, Shorten
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import OfType
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import HELSINKI, fact, listed, period, repeated, square, view

W = Week.parse
MORNINGS = Hours(W("Mo-Su 09:00-12:00"))
EVENINGS = Hours(W("Mo-Su 16:00-20:00"))
DESKS = OfType("service_point")
MONDAY = period("2020-03-09", "2020-03-10")
WEEK = period("2020-03-09", "2020-03-16")


def ahead(known: View, path: str = "square/desk", when: str = "2020-03-02T12:00") -> list[tuple[str, str, bool]]:
    found = ask(known, path, when).upcoming
    return [(f"{each.at.astimezone(HELSINKI):%Y-%m-%dT%H:%M}", each.version.ref.id, each.begins) for each in found]


@pytest.mark.parametrize(
    ("beaten", "winner"),
    [
        (fact(0, "square/desk", MONDAY, MORNINGS), fact(1, "square/desk", WEEK, EVENINGS)),  # later
        (fact(1, DESKS, MONDAY, MORNINGS), fact(0, "square/desk", WEEK, EVENINGS)),  # narrower
        (fact(0, "square/desk", MONDAY, MORNINGS), fact(1, "square/desk", WEEK, Close())),
        (fact(0, "square/desk", MONDAY, MORNINGS), fact(1, DESKS, WEEK, Close())),
        (fact(0, "square/desk", MONDAY, Shorten(opens_late=60)), fact(1, "square/desk", WEEK, Close())),
        (fact(0, "square/desk", listed("2020-03-09", "2020-03-11"), MORNINGS), fact(1, DESKS, WEEK, Close())),
        (
            fact(0, "square/desk", MONDAY, Offer(ChannelKind.PICK_UP, week=W("Mo 10:00-12:00"))),
            fact(1, "square/desk", WEEK, Close((ChannelKind.PICK_UP,))),
        ),
        (
            fact(1, DESKS, MONDAY, Admit(Admission.TICKET)),
            fact(0, "square/desk", WEEK, Admit(Admission.APPOINTMENT)),
        ),
    ],
)
def test_what_is_beaten_on_all_its_days_is_not_announced(beaten: Version, winner: Version) -> None:
    assert {ref for _, ref, _ in ahead(square(beaten, winner))} == {winner.ref.id}
    assert {ref for _, ref, _ in ahead(square(beaten))} == {beaten.ref.id}


def test_what_is_beaten_on_some_of_its_days_is_announced() -> None:
    known = square(fact(0, "square/desk", WEEK, MORNINGS), fact(1, "square/desk", MONDAY, Close()))
    assert {ref for _, ref, _ in ahead(known)} == {"fact-0", "fact-1"}


def test_a_repetition_is_announced_for_the_first_time_that_holds() -> None:
    known = square(
        fact(0, "square/desk", repeated("FREQ=WEEKLY", "2020-03-09"), MORNINGS),
        fact(1, "square/desk", MONDAY, Close()),
    )
    assert next(each for each in ahead(known) if each[1] == "fact-0") == ("2020-03-16T00:00", "fact-0", True)


def test_a_building_that_closes_beats_the_hours_of_its_units() -> None:
    known = view(fact(0, "mall/desk", MONDAY, MORNINGS), fact(1, "mall", WEEK, Close()))
    assert {ref for _, ref, _ in ahead(known, "mall/desk")} == {"fact-1"}


@pytest.mark.parametrize(
    ("when", "more", "said"),
    [
        (period("2020-03-05", "2020-03-07"), (), False),  # a Saturday: the normal week
        (period("2020-03-05", "2020-03-06"), (), True),
        (period("2020-04-09", "2020-04-10"), (), False),  # Good Friday
        (period("2020-03-05", "2020-03-06T18:00"), (), False),  # nothing opens that evening
        (period("2020-03-05", "2020-03-06T15:00"), (), True),
        (period("2020-03-05", "2020-03-06"), ((period("2020-03-04", "2020-03-10"), Close()),), False),
        (
            period("2020-03-05", "2020-03-06"),
            ((period("2020-03-06", "2020-03-07"), Hours(W("Mo 10:00-12:00"))),),
            False,
        ),
    ],
)
def test_the_end_of_a_closure_is_said_for_a_day_that_opens(
    when: Period, more: tuple[tuple[Period, Effect], ...], said: bool
) -> None:
    others = [fact(number, "square/desk", *each) for number, each in enumerate(more, start=1)]
    known = square(fact(0, "square/desk", when, Close()), *others)
    assert any(ref == "fact-0" and not begins for _, ref, begins in ahead(known)) is said


def test_the_end_of_a_buildings_closure_is_said_for_units_that_open() -> None:
    known = view(fact(0, "mall", period("2020-03-05", "2020-03-07"), Close()))  # Saturday: the library, not the desk
    ends = {path: [begins for _, _, begins in ahead(known, path)] for path in ("mall", "mall/library", "mall/desk")}
    assert ends == {"mall": [True, False], "mall/library": [True, False], "mall/desk": [True]}
