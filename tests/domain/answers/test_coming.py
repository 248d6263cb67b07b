"""What changes next, in the first answer: another state or other hours within two weeks, and closures that touch.

2020-03-02 is a Monday.
"""

import pytest

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.coming import ComingChange, coming_change
from aukio.domain.city.places import Admission, Names
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Close, Effect, Hours, Text
from aukio.domain.facts.record import View
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import at, fact, period, square, view

W = Week.parse
NIGHTS = "Mo-Su 18:00-03:00"


def coming(known: View, path: str, when: str) -> ComingChange | None:
    return coming_change(known, ask(known, path, when))


@pytest.mark.parametrize(
    ("when", "effect", "found"),
    [
        (period("2020-03-09", "2020-03-30"), Close(), ("2020-03-09", Summary.CLOSED, False)),
        (period("2020-03-10", "2020-03-11"), Close(), ("2020-03-10", Summary.CLOSED, True)),
        (period("2020-03-09"), Admit(Admission.APPOINTMENT), ("2020-03-09", Summary.BY_APPOINTMENT, False)),
        (period("2020-03-09"), Hours(W("Mo-Fr 10:00-12:00")), ("2020-03-09", None, False)),
        (period("2020-03-09"), Hours(W("Mo-Fr 08:00-16:00")), None),  # its normal hours
        (period("2020-03-07", "2020-03-09"), Close(), None),  # a weekend: closed anyway
        (period("2020-03-09"), Capacity(CapacityOf.VISITORS, max=5), None),
        (period("2020-03-20"), Close(), None),  # more than two weeks ahead
    ],
)
def test_the_first_change_of_state_or_hours_within_two_weeks(
    when: Period, effect: Effect, found: tuple[str, Summary | None, bool] | None
) -> None:
    known = square(fact(0, "square/desk", when, effect))
    expected = None if found is None else ComingChange(at(found[0]), *found[1:])
    assert coming(known, "square/desk", "2020-03-05T12:00") == expected


def test_a_closed_place_says_that_it_opens() -> None:
    known = square(fact(0, "square/desk", period("2020-03-02", "2020-03-10"), Close()))
    assert coming(known, "square/desk", "2020-03-05T12:00") == ComingChange(
        at("2020-03-10"), Summary.OPEN, one_day=False
    )


def test_a_building_that_closes_is_a_change_of_its_units() -> None:
    known = view(fact(0, "mall", period("2020-03-09"), Close()))
    assert coming(known, "mall/desk", "2020-03-05T12:00") == ComingChange(
        at("2020-03-09"), Summary.CLOSED, one_day=False
    )


def test_two_closures_that_touch_are_one() -> None:
    known = square(
        fact(0, "square/desk", period("2020-03-03", "2020-03-05"), Close(), Text(Names({"en": "A party."}))),
        fact(1, "square/desk", period("2020-03-05", "2020-03-09"), Close()),
    )
    changes = [
        (change.at, change.version.ref.id, change.begins, change.stays_closed)
        for change in ask(known, "square/desk", "2020-03-02T12:00").upcoming
    ]
    assert changes == [
        (at("2020-03-03"), "fact-0", True, False),
        (at("2020-03-05"), "fact-0", False, False),  # the words end, the closure does not
        (at("2020-03-05"), "fact-1", True, True),
        (at("2020-03-09"), "fact-1", False, False),
    ]
    ended = ask(known, "square/desk", "2020-03-04T12:00").upcoming[0]
    assert [type(each) for each in ended.version.arrangement.effects] == [Text]


def test_hours_that_began_last_night_are_no_closed_day() -> None:
    known = square(week=f"{NIGHTS}; PH off")
    (channel,) = ask(known, "square/desk", "2020-04-10T01:00").channels  # Good Friday
    assert (channel.open, channel.hours_today, channel.is_last_nights) == (True, (), True)
    (later,) = ask(known, "square/desk", "2020-04-10T03:00").channels
    assert (later.open, later.is_last_nights) == (False, False)
