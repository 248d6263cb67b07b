"""A list of days says the same as its days one by one, and a repetition the same as its expansion.

Answers are compared by what a visitor reads: state, hours, bookings, when each next changes. The reasons differ, since
one arrangement stands for several.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.answer import Status
from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.resolver import answer_now, horizon
from aukio.domain.answers.status import status
from aukio.domain.clock.days import Days
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import Record, View
from aukio.domain.people.slots import slots
from tests.depth import examples
from tests.domain.cities import KNOWN, LAW, MOMENTS, SmallCity, cities
from tests.domain.city_facts import days as generated_days
from tests.domain.people.test_laws_bookings import offers
from tests.domain.timelines.test_timelines import assert_agrees, compiled

ASKED = st.lists(MOMENTS, min_size=1, max_size=examples(1, 6))
TEN_YEARS = timedelta(days=3653)


def one_by_one(record: Record, until: datetime) -> Record:
    """The same record, in which every list and every repetition is an arrangement for each of its times.

    Each has the name of the first, so that "latest" is decided as before.
    """
    return replace(record, versions=tuple(each for version in record.versions for each in _times(version, until)))


def _times(version: Version, until: datetime) -> Iterator[Version]:
    period = version.arrangement.period
    if period.days is None or period.never:
        yield version
        return
    for number, span in enumerate(period.spans(period.start, period.end or until)):
        ref = version.ref._replace(id=f"{version.ref.id}-{number}")
        single = Period(span.start, span.end)
        # Hours keep the holiday rule of the days they were meant for.
        yield replace(
            version, arrangement=replace(version.arrangement, ref=ref, period=single), planned=_meant(version)
        )


def _meant(version: Version) -> Period:
    return version.planned or version.arrangement.period


def read(answer: Status, limit: datetime) -> object:
    """What a visitor reads in an answer, with openings and closings before a limit.

    A search ends 400 days after the last boundary, and an expansion has boundaries for ten years, a repetition none.
    """

    def near(moment: datetime | None) -> datetime | None:
        return None if moment is None or moment >= limit else moment

    channels = tuple(
        replace(each, opens_at=near(each.opens_at), closes_at=near(each.closes_at)) for each in answer.channels
    )
    services = tuple(
        replace(each, opens_at=near(each.opens_at), closes_at=near(each.closes_at)) for each in answer.services
    )
    plain = replace(
        answer,
        channels=channels,
        services=services,
        because=(),
        upcoming=(),
        valid_until=None,
        units=(),
        guidance=(),
        promises=(),
        texts=(),
    )
    return plain, [advice for advice, _ in answer.guidance]


def with_days(city: SmallCity, what: Iterable[Days]) -> Record:
    """The city with some days in place of the periods of its arrangements."""
    given_days = list(what)
    return replace(
        city.record,
        versions=tuple(
            replace(
                version,
                arrangement=replace(version.arrangement, period=Period.of_days(given_days[number % len(given_days)])),
                planned=None,
            )
            for number, version in enumerate(city.record.versions)
        ),
    )


@st.composite
def cities_of_days(draw: st.DrawFn) -> SmallCity:
    city = draw(cities())
    return replace(city, record=with_days(city, draw(st.lists(generated_days(city.first), min_size=1, max_size=3))))


@LAW
@given(cities_of_days(), ASKED)
def test_days_answer_as_their_times_one_by_one(city: SmallCity, asked: list[int]) -> None:
    until = datetime.combine(city.first, datetime.min.time()) + TEN_YEARS
    whole, apart = View(city.record, KNOWN), View(one_by_one(city.record, until), KNOWN)
    for at in map(city.instant, asked):
        for place in city.places:
            one, other = (status(view, place, at) for view in (whole, apart))
            limit = horizon(whole, at)
            assert read(one, limit) == read(other, limit)
            if one.valid_until is not None and other.valid_until is not None:
                assert one.valid_until == other.valid_until
            last = city.first + timedelta(days=20)
            assert [(each.date, each.state, each.spans) for each in days(whole, place, city.first, last)] == [
                (each.date, each.state, each.spans) for each in days(apart, place, city.first, last)
            ]


@LAW
@given(cities_of_days(), st.integers(0, 3600))
def test_a_repetition_answers_years_ahead_as_its_expansion(city: SmallCity, later: int) -> None:
    until = datetime.combine(city.first, datetime.min.time()) + TEN_YEARS + timedelta(days=60)
    whole, apart = View(city.record, KNOWN), View(one_by_one(city.record, until), KNOWN)
    at = city.instant(48) + timedelta(days=later)
    for place in city.places:
        limit = horizon(whole, at)
        assert read(answer_now(whole, place, at), limit) == read(answer_now(apart, place, at), limit)


@LAW
@given(cities_of_days(), st.data())
def test_the_same_times_can_be_booked(city: SmallCity, data: st.DataObject) -> None:
    until = datetime.combine(city.first, datetime.min.time()) + timedelta(days=examples(60, 120))
    views = [View(city.record, KNOWN), View(one_by_one(city.record, until), KNOWN)]
    offered = offers(data, city)
    day = city.first + timedelta(days=data.draw(st.integers(0, 30)))
    one, other = ([*slots(view, offered, day, (), city.instant(0))] for view in views)
    assert one == other


@LAW
@given(cities_of_days())
def test_timelines_agree_with_the_resolver_through_a_season_of_days(city: SmallCity) -> None:
    view = View(city.record, KNOWN)
    table = compiled(city, view, days=timedelta(days=40))
    for quarter in range(0, 96 * 37, 173):
        assert_agrees(table.at(city.instant(quarter)), view, city.instant(quarter))
