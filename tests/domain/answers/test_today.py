"""A building today: the next turn is the first instant at which some unit serves otherwise."""

from hypothesis import given

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.building_today import today
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Kind
from aukio.domain.clock.local_time import DAY, day_of, midnight
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from tests.domain.cities import KNOWN, LAW, MOMENTS, QUARTER, SmallCity, cities
from tests.domain.factories import at, fact, period, place_id, view


def test_the_next_turn_names_every_unit_that_turns_then() -> None:
    seen = view(fact(1, "mall/lab", period("2020-03-02T12:00"), Close()))
    now = today(seen, place_id("mall"), at("2020-03-02T11:00"))

    assert now.next_change_at == at("2020-03-02T12:00")
    assert [(each.place, each.before, each.after) for each in now.next_changes] == [
        (place_id("mall/lab"), Summary.OPEN, Summary.CLOSED)
    ]
    later = today(seen, place_id("mall"), at("2020-03-02T12:00"))
    assert later.next_change_at == at("2020-03-02T15:00")  # Kela closes, and the desk an hour later
    assert [each.place for each in later.next_changes] == [place_id("mall/kela")]


def test_a_unit_that_stands_alone_turns_itself() -> None:
    alone = today(view(), place_id("mall/desk"), at("2020-03-02T10:00"))
    assert alone.units == ()
    assert alone.next_change_at == at("2020-03-02T16:00")


def test_after_the_last_turn_nothing_changes_today() -> None:
    assert today(view(), place_id("mall"), at("2020-03-02T22:00")).next_change_at is None


@LAW
@given(cities(), MOMENTS)
def test_until_the_next_turn_every_unit_serves_as_it_does_now(city: SmallCity, quarters: int) -> None:
    seen = View(city.record, KNOWN)
    for version in seen.record.places:
        if version.kind is not Kind.CENTRE:
            continue
        now = midnight(city.first, seen.zone(version.place)) + quarters * QUARTER
        if seen.node(version.place, now) is None:
            continue
        found = today(seen, version.place, now)
        units = found.units or (found.here,)
        end = midnight(day_of(now, seen.zone(version.place)) + DAY, seen.zone(version.place))
        instant = now
        while instant < (found.next_change_at or end):
            assert [answer_now(seen, each.place, instant).summary for each in units] == [each.summary for each in units]
            instant += 3 * QUARTER
        if found.next_change_at is not None:
            assert found.next_changes
            assert now < found.next_change_at < end
