"""A page names the day on which a closed place opens only where the record knows it.

2020-03-02 is a Monday.
"""

import pytest

from aukio.domain.city.places import Admission, Kind, Names, PlaceVersion
from aukio.domain.facts.effects import Close, Effect, Hours, Promise
from aukio.domain.telling import may_say_opening
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import at, fact, on_site, period, place, view

APRIL = period("2020-03-02", "2020-05-01")
DESK = place("desk", Kind.UNIT, on_site())
BOOKED = place("desk", Kind.UNIT, on_site(admission=Admission.BOOKED_ONLY))
ASSUMED = place("desk", Kind.UNIT, on_site(assumption=Names({"en": "Not in the sources."})))


@pytest.mark.parametrize(
    ("desk", "effects", "after", "known"),
    [
        (DESK, (), None, True),  # closed for the night
        (DESK, (Close(),), None, True),
        (BOOKED, (Close(),), None, False),
        (ASSUMED, (Close(),), None, False),
        (DESK, (Close(), Promise(Names({"en": "More in April."}))), None, False),
        (ASSUMED, (Close(),), Hours(Week.parse("Mo-Fr 10:00-12:00")), True),  # the record says what follows
    ],
)
def test_a_day_of_opening_is_said_where_the_record_knows_it(
    desk: PlaceVersion, effects: tuple[Effect, ...], after: Effect | None, known: bool
) -> None:
    facts = [fact(0, "desk", APRIL, *effects)] if effects else []
    facts += [fact(1, "desk", period("2020-05-01"), after)] if after is not None else []
    seen = view(*facts, places=[desk])
    answer = ask(seen, "desk", "2020-03-03T20:00")
    assert may_say_opening(seen, answer, answer.channels[0].opens_at or at("2020-05-04")) is known
