"""Hours that leave nothing: weekdays that do not occur, days cut to nothing. 2026-12-23 is a Wednesday."""

import pytest

from aukio.domain.checks import Code, check
from aukio.domain.city.places import Admission
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Admit, Close, Effect, Hours, Shorten
from aukio.domain.week import Week
from tests.domain.factories import at, fact, listed, period, square

W = Week.parse
WEDNESDAY = period("2026-12-23", "2026-12-24")


def found(code: Code, effect: Effect, when: Period = WEDNESDAY, week: str = "Mo-Fr 08:00-16:00") -> bool:
    view = square(fact(0, "square/desk", when, effect), week=week)
    return any(each.code is code for each in check(view, at("2026-12-01")))


@pytest.mark.parametrize(
    ("effect", "when", "fires"),
    [
        (Hours(W("Fr 10:00-14:00")), WEDNESDAY, True),
        (Close(during=W("Mo 10:00-12:00")), WEDNESDAY, True),
        (Admit(Admission.TICKET, during=W("Mo 10:00-12:00")), WEDNESDAY, True),
        (Hours(W("Sa 10:00-14:00")), listed("2026-12-23", "2026-12-30"), True),
        (Hours(W("We 10:00-14:00")), WEDNESDAY, False),
        (Hours(W("Mo-Su off")), WEDNESDAY, False),
        (Hours(W("Fr 10:00-14:00")), period("2026-12-23", "2026-12-26"), False),
        (Close(during=W("Tu 22:00-02:00")), WEDNESDAY, False),  # the night of Tuesday
        (Hours(W("Fr 10:00-14:00")), period("2026-12-23", None), False),
    ],
)
def test_hours_of_other_days_never_hold(effect: Effect, when: Period, *, fires: bool) -> None:
    assert found(Code.NEVER_HOLDS, effect, when) is fires


@pytest.mark.parametrize(
    ("shorten", "week", "fires"),
    [
        (Shorten(opens_late=120), "We 09:00-10:30", True),
        (Shorten(closes_early=540), "We 09:00-17:00", True),
        (Shorten(not_before=900), "We 09:00-10:30", True),
        (Shorten(opens_late=60), "We 09:00-10:30", False),
        (Shorten(opens_late=120), "Th 09:00-10:30", False),
    ],
)
def test_a_day_that_is_cut_to_nothing_is_found(shorten: Shorten, week: str, *, fires: bool) -> None:
    assert found(Code.NOTHING_LEFT, shorten, week=week) is fires
