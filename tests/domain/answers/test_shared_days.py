"""Days that are alike are computed once, and every day is as it is when computed by itself."""

from datetime import date

import pytest
from hypothesis import given

from aukio.domain.answers.exception_days import ComparedDay, ComparedDays, SharedDays, normal_view
from aukio.domain.city.places import Kind
from aukio.domain.clock.local_time import plus
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import Record, View
from tests.domain.cities import LAW, SmallCity, cities, publication_order, publish
from tests.domain.factories import CITY, fact, on_site, place, place_id
from tests.domain.factories import period as since


@LAW
@given(cities(other_clocks=True))
def test_days_shared_by_views_are_those_of_each_view(city: SmallCity) -> None:
    views = [View(city.record, known) for known in sorted({each.known_from for each in city.record.versions})]
    days = [plus(city.first, step) for step in (*range(-12, 30, 2), *range(360, 367))]
    for which in city.places:
        shared = SharedDays(which)
        for view in views:
            one_by_one, alike = ComparedDays(view, which), shared.days(view, normal_view(view))
            for day in days:
                assert alike[day] == one_by_one[day], (which, day)


def closed_desk() -> Record:
    """A desk that closes for good, which is published on two days."""
    desk = place("square/desk", Kind.UNIT, on_site("Mo-Fr 08:00-16:00; PH off"), parent=None)
    record = publish(
        Record(CITY, places=(desk,)), 0, add=[fact(0, "square/desk", since("2020-03-02"), Close()).arrangement]
    )
    return publish(record, 1, add=[fact(1, "square/desk", since("2020-03-02"), Close()).arrangement])


def test_years_of_alike_days_are_computed_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    record, which = closed_desk(), place_id("square/desk")
    computed: list[date] = []
    compare = ComparedDays._compare

    def counted(days: ComparedDays, day: date) -> ComparedDay:
        computed.append(day)
        return compare(days, day)

    monkeypatch.setattr(ComparedDays, "_compare", counted)
    shared = SharedDays(which)
    for number in (0, 1):
        view = View(record, publication_order(number).published)
        days = shared.days(view, normal_view(view))
        assert all(days[plus(date(2020, 3, 2), step)].closed for step in range(3 * 365))

    assert len(computed) < 3 * 365


@pytest.mark.parametrize("day", [date.min, plus(date.min, 400), plus(date.max, -400), date.max])
def test_days_at_the_ends_of_the_calendar_are_computed_by_themselves(day: date) -> None:
    record, which = closed_desk(), place_id("square/desk")
    view = View(record, publication_order(0).published)

    assert SharedDays(which).days(view, normal_view(view))[day] == ComparedDays(view, which)[day]
