"""Answers that are kept say, at any later instant before they end, what the pure function says."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from aukio.answers import queries
from aukio.answers.snapshot import Snapshot, by_resolver
from aukio.domain.answers.status import status
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from tests.domain.cities import ISLAND, KNOWN, LAW, MOMENTS, SmallCity, cities
from tests.domain.factories import fact, period


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


def test_after_a_publication_the_table_is_mended_before_every_place_is_asked_about() -> None:
    before = View(ISLAND.record, KNOWN)
    night = fact(1, "desk", period("2020-03-01"), Close())
    after = View(replace(ISLAND.record, versions=(*ISLAND.record.versions, night)), KNOWN, like=before)
    at = ISLAND.instant(48)
    snapshot = Snapshot()
    for revision, view in ((1, before), (2, after)):
        with patch.object(queries, "seen", lambda _, now=((revision,), view): now):
            if view is before:
                snapshot.warm(now=at, background=False)
            states, pure = snapshot.states(at=at, known=None, now=at), by_resolver(view, at)
            assert (states.summaries == pure.summaries).all()
            assert (states.channels == pure.channels).all()
    told = snapshot.statistics()
    assert (told.hits, told.by_resolver, told.rebuilds) == (2, 0, 2)
