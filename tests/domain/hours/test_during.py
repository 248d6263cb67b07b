"""``during`` on admission, bookings, capacity, services and alternatives: it equals a fact for each of its spans."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.status import status
from aukio.domain.base.mistakes import Refused
from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission
from aukio.domain.clock.local_time import DAY, Period, local_of
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Effect,
    Elsewhere,
    ExistingBookings,
    NewBookings,
    Withhold,
    throughout,
)
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.domain.hours.booking_policy import Asked, is_stopped
from aukio.domain.hours.during import during_spans
from aukio.domain.timelines.compilation import compile_places
from aukio.domain.week import Week
from tests.domain.cities import DAYS_OF_INTEREST, LAW, QUARTER, publish
from tests.domain.city_places import EXACT_WEEK
from tests.domain.factories import arrangement, at, fact, period, place_id, record, square, version

DESK = place_id("square/desk")
W = Week.parse
SPRING = period("2020-03-02", "2020-04-01")  # a Monday
OFFICE = "Mo-Fr 08:00-16:00; PH off"


def answers(view: View, *clocks: str) -> list[object]:
    """How the desk admits people at some minutes."""
    return [status(view, DESK, at(each)).channels[0].admission.value for each in clocks]


def test_tuesdays_and_thursdays_by_appointment_and_other_days_without() -> None:
    view = square(
        fact(0, "square/desk", SPRING, Admit(Admission.APPOINTMENT, during=W("Tu,Th 00:00-24:00"))), week=OFFICE
    )
    assert answers(view, "2020-03-02T10:00", "2020-03-03T08:00", "2020-03-03T15:59", "2020-03-04T10:00") == [
        "walk_in",
        "appointment",
        "appointment",
        "walk_in",
    ]
    answer = status(view, DESK, at("2020-03-02T17:00"))
    assert answer.valid_until == at("2020-03-03T00:00")  # the rule changes in the night, and hours of the day with it
    assert [str(each.admission.value) for each in admitted_hours_on(view, DESK, date(2020, 3, 3)).restricted] == [
        "appointment"
    ]


def test_the_exception_for_some_hours_wins_over_the_rule_of_the_same_publication() -> None:
    rules = (Admit(Admission.APPOINTMENT), Admit(Admission.WALK_IN, during=W("Mo-Th 08:00-10:00")))
    view = square(fact(0, "square/desk", SPRING, *rules), week=OFFICE)
    assert answers(view, "2020-03-02T09:59", "2020-03-02T10:00", "2020-03-06T09:00") == [
        "walk_in",
        "appointment",
        "appointment",
    ]


def test_three_lanes_only_in_some_hours() -> None:
    view = square(fact(0, "square/desk", SPRING, Capacity(CapacityOf.LANES, max=3, during=W("Mo-Fr 09:00-11:30"))))
    shown = [status(view, DESK, at(f"2020-03-03T{clock}")) for clock in ("08:59", "09:00", "11:29", "11:30")]
    assert [[each.max for each in answer.capacity] for answer in shown] == [[], [3], [3], []]
    assert [answer.valid_until for answer in shown[:2]] == [at("2020-03-03T09:00"), at("2020-03-03T11:30")]


def test_bookings_are_stopped_and_services_withheld_in_their_hours() -> None:
    view = square(
        fact(0, "square/desk", SPRING, Bookings(NewBookings.STOP, during=W("We 00:00-24:00"))),
        fact(1, "square/desk", SPRING, Withhold(("print",), W("Mo-Fr 12:00-13:00"))),
        fact(2, "square/desk", SPRING, Bookings(existing=ExistingBookings.CONTACT, during=W("Th 08:00-10:00"))),
    )
    hour = timedelta(hours=1)
    stopped = [
        is_stopped(view, Asked(DESK), Span(at(t), at(t) + hour)) for t in ("2020-03-03T09:00", "2020-03-04T09:00")
    ]
    assert stopped == [False, True]
    assert [status(view, DESK, at(f"2020-03-03T{t}")).withheld for t in ("11:59", "12:30", "13:00")] == [
        (),
        ("print",),
        (),
    ]
    policies = [status(view, DESK, at(f"2020-03-05T{clock}")).bookings.existing for clock in ("09:59", "10:00")]
    assert policies == [ExistingBookings.CONTACT, ExistingBookings.HONOUR]


def refused(*effects: Effect) -> bool:
    try:
        publish(record(places=square().record.places), 0, add=[arrangement("a", "square/desk", SPRING, *effects)])
    except Refused:
        return True
    return False


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (None, None, True),
        ("Tu 00:00-24:00", None, False),
        ("Tu 00:00-24:00", "We 00:00-24:00", False),
        ("Tu 08:00-12:00", "Mo-Fr 11:00-13:00", True),
        ("Tu 08:00-12:00", "Mo-Fr 12:00-13:00", False),
        ("Apr-Sep Tu 08:00-12:00", "Oct-Mar Tu 08:00-12:00", False),
    ],
)
def test_two_rules_for_the_same_minutes_are_refused(one: str | None, other: str | None, clash: bool) -> None:
    rules = (
        Admit(how, during=None if week is None else W(week))
        for how, week in ((Admission.TICKET, one), (Admission.APPOINTMENT, other))
    )
    assert refused(*rules) is clash


TIMED: tuple[Effect, ...] = (
    Admit(Admission.APPOINTMENT),
    Admit(Admission.TICKET, ("copy",)),
    Bookings(NewBookings.STOP, ExistingBookings.CANCEL),
    Capacity(CapacityOf.SEATS, 0.5),
    Withhold(("copy",)),
    Elsewhere("copy", (place_id("town/desk"),)),
)


def held_during(effect: Effect, week: Week) -> Effect:
    """The effect in some hours only."""
    return type(effect)(**{**{name: getattr(effect, name) for name in effect.__dataclass_fields__}, "during": week})


@LAW
@given(st.sampled_from(TIMED), EXACT_WEEK, st.sampled_from(DAYS_OF_INTEREST), st.integers(0, 2))
def test_during_equals_a_fact_for_each_of_its_spans(effect: Effect, week: Week, first: date, lasts: int) -> None:
    when = period(first.isoformat(), (first + (lasts + 3) * DAY).isoformat())
    whole = square(fact(0, "square/desk", when, held_during(effect, week)), week="Mo-Su 06:00-23:00")
    zone = whole.zone(DESK)
    start, end = at(first.isoformat()), at((first + (lasts + 3) * DAY).isoformat())
    spans = during_spans(whole, DESK, week, Span(start, end))
    each = [Period(local_of(span.start, zone), local_of(span.end, zone)) for span in spans]
    facts = [
        version(arrangement(f"part-{number}", "square/desk", held, throughout(effect)))
        for number, held in enumerate(each)
    ]
    split = square(*facts, week="Mo-Su 06:00-23:00")
    table = None
    for compiled in compile_places(whole, start - DAY, end + DAY):
        table = compiled or table
    assert table is not None
    minute = start - 4 * QUARTER
    while minute < end + 4 * QUARTER:
        one, other = (answer_now(view, DESK, minute, ahead=False) for view in (whole, split))
        for name in ("summary", "capacity", "withheld", "elsewhere", "bookings"):
            assert getattr(one, name) == getattr(other, name), (name, local_of(minute, zone))
        said = [[(c.admission, c.admission_for) for c in answer.channels] for answer in (one, other)]
        assert said[0] == said[1], local_of(minute, zone)
        assert table.at(minute).summary(DESK) is one.summary
        minute += QUARTER
