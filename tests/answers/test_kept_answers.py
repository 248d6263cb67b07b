"""Answers that are kept say, at any later instant before they end, what the pure function says."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.answers.session import Session
from aukio.answers.snapshot import Snapshot, by_resolver
from aukio.domain.answers.status import status
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from tests.depth import examples
from tests.domain.cities import ISLAND, KNOWN, LAW, MOMENTS, SmallCity, cities
from tests.domain.factories import fact, period


@dataclass(frozen=True, slots=True)
class InMemory(Session):
    """A session over one view, without a database."""

    of: View = field(kw_only=True)

    def view(self, known: datetime) -> View:
        return self.of.known_as_of(known)


@LAW
@given(cities(), st.lists(MOMENTS, min_size=2, max_size=examples(2, 6)), st.integers(0, 40))
def test_a_kept_answer_is_the_one_that_would_be_given_now(city: SmallCity, asked: list[int], minutes: int) -> None:
    view = View(city.record, KNOWN)
    snapshot = Snapshot()
    session = InMemory((1,), KNOWN, of=view)
    for at in [at for each in asked for at in (city.instant(each), city.instant(each) + timedelta(minutes=minutes))]:
        fresh = View(city.record, KNOWN)
        answers = snapshot.statuses(session, city.places, at=at, known=None)
        assert answers == tuple(status(fresh, place, at) for place in city.places)


def test_after_a_publication_the_table_is_mended_before_every_place_is_asked_about() -> None:
    before = View(ISLAND.record, KNOWN)
    night = fact(1, "desk", period("2020-03-01"), Close())
    after = View(replace(ISLAND.record, versions=(*ISLAND.record.versions, night)), KNOWN, like=before)
    at = ISLAND.instant(48)
    snapshot = Snapshot()
    for revision, view in ((1, before), (2, after)):
        session = InMemory((revision,), at, of=view)
        if view is before:
            snapshot.warm(session, background=False)
        states, pure = snapshot.states(session, at=at, known=None), by_resolver(view, at)
        assert (states.summaries == pure.summaries).all()
        assert (states.channels == pure.channels).all()
    told = snapshot.statistics()
    assert (told.hits, told.by_resolver, told.rebuilds) == (2, 0, 2)
