"""Weeks in turn in every engine: the timelines, the days, the answer at an instant and its expiry agree."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.status import status
from aukio.domain.city.places import Channel, ChannelKind, Kind
from aukio.domain.clock.local_time import clock_span, instant_of
from aukio.domain.facts.effects import Close, Hours
from aukio.domain.facts.record import View
from aukio.domain.timelines import Code, compile_places
from aukio.domain.week import Cycle, Week, day_spans
from tests.domain.factories import FINLAND, HELSINKI, at, fact, on_site, period, place, place_id, view
from tests.domain.week.test_week_laws import weeks

DAY = timedelta(days=1)
DESK, MALL = place_id("mall/desk"), place_id("mall")
CYCLES = st.builds(
    lambda turns, since: Cycle(tuple(turns), since),
    st.lists(weeks(most_rules=3), min_size=2, max_size=3),
    st.dates(date(2019, 12, 1), date(2021, 2, 1)),
)


def city(cycle: Cycle) -> View:
    """A desk with weeks in turn, closed on one day, with other hours for a fortnight, in a mall that never closes."""
    return view(
        fact(0, "mall/desk", period("2020-12-10", "2020-12-11"), Close()),
        fact(1, "mall/desk", period("2021-01-11", "2021-01-25"), Hours(Week.parse("Mo-Fr 10:00-12:00"))),
        places=(
            place("mall", Kind.CENTRE, on_site("Mo-Su 00:00-24:00")),
            place("mall/desk", Kind.UNIT, Channel(ChannelKind.ON_SITE, week=cycle)),
        ),
        known="2020-12-01",
    )


@given(CYCLES)
def test_the_days_are_those_of_the_week_in_its_turn(cycle: Cycle) -> None:
    for day in days(city(cycle), DESK, date(2020, 12, 14), date(2021, 1, 8)):
        spans = day_spans(cycle, day.date, FINLAND)
        said = [
            clock_span(instant_of(each.start, HELSINKI), instant_of(each.end, HELSINKI), HELSINKI) for each in spans
        ]
        assert [each for each in day.spans if each[0] != "00:00"] == [each for each in said if each[0] != "00:00"]


@given(CYCLES, st.lists(st.integers(0, 60 * 24 * 60), min_size=1, max_size=12))
def test_the_timelines_agree_with_the_resolver(cycle: Cycle, minutes: list[int]) -> None:
    known = city(cycle)
    (*_, compiled) = compile_places(known, at("2020-12-01"), at("2021-02-05"))
    assert compiled is not None
    for minute in minutes:
        instant = at("2020-12-02") + timedelta(minutes=minute)
        states = compiled.at(instant)
        code = states.channels[states.rows([DESK])[0], 0]
        (channel,) = answer_now(known, DESK, instant).channels
        assert bool(code == Code.OPEN) == bool(channel.open)


@given(CYCLES, st.integers(0, 60 * 24))
def test_an_answer_holds_until_it_says(cycle: Cycle, hour: int) -> None:
    known, instant = city(cycle), at("2020-12-05") + timedelta(hours=hour)
    answer = status(known, DESK, instant)
    if answer.valid_until is not None:
        half = instant + (answer.valid_until - instant) / 2
        assert [each.open for each in answer_now(known, DESK, half).channels] == [each.open for each in answer.channels]
