"""Answers that are kept say, at any later instant before they end, what the pure function says."""

from datetime import timedelta
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from aukio.answers import queries
from aukio.answers.snapshot import Snapshot
from aukio.domain.record import View
from aukio.domain.status import status
from tests.domain.cities import KNOWN, LAW, MOMENTS, SmallCity, cities


@LAW
@given(cities(), st.lists(MOMENTS, min_size=2, max_size=6), st.integers(0, 40))
def test_a_kept_answer_is_the_one_that_would_be_given_now(city: SmallCity, asked: list[int], minutes: int) -> None:
    view = View(city.record, KNOWN)
    snapshot = Snapshot()
    with patch.object(queries, "seen", lambda known: ((1,), view.known_as_of(known))):
        for at in [
            at for each in asked for at in (city.instant(each), city.instant(each) + timedelta(minutes=minutes))
        ]:
            fresh = View(city.record, KNOWN)
            answers = snapshot.statuses(city.places, at=at, known=None, now=KNOWN)
            assert answers == tuple(status(fresh, place, at) for place in city.places)
