"""Generated small cities: some places, and arrangements close to one another.

Every time is a multiple of a quarter of an hour, so that a slow reading can walk the clock in quarters. What happens
happens within some ten days around a day worth it: an ordinary Monday, Easter, and both clock changes.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Kind, Names, PlaceId
from aukio.domain.facts.effects import Close, Effect, Elsewhere
from aukio.domain.facts.notices import Arrangement, Notice, Order, PublicationKind
from aukio.domain.facts.record import Record
from aukio.domain.publishing.enactment import apply, enact
from aukio.domain.publishing.proposals import Ending, Proposal
from tests.depth import examples
from tests.domain.city_facts import ANYTHING, arrangements, periods
from tests.domain.city_places import directories
from tests.domain.factories import CITY, HELSINKI, fact, on_site, place, place_id
from tests.domain.factories import period as since
from tests.domain.factories import record as small_city_record

DAYS_OF_INTEREST = (date(2020, 3, 2), date(2020, 3, 26), date(2020, 4, 8), date(2020, 10, 22))
PUBLISHED = datetime(2020, 2, 1, 10, tzinfo=UTC)
KNOWN = datetime(2021, 1, 1, tzinfo=UTC)
QUARTER = timedelta(minutes=15)

LAW = settings(
    max_examples=int(os.environ.get("AUKIO_TEST_EXAMPLES", examples(3, 24))),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
"""How often a law over cities is tried; AUKIO_TEST_EXAMPLES=2000 hunts."""


@dataclass(frozen=True, repr=False)
class SmallCity:
    """A record, and the day around which things happen in it."""

    record: Record
    first: date

    def __repr__(self) -> str:
        """What a person needs to see why a law broke, a line for each place and each version."""
        places = (
            f"{each.path}{' (own entrance)' if each.own_entrance else ''}{' (gone)' if each.gone else ''}"
            f" {each.owner} {each.valid_from}…{each.valid_until or ''}"
            f" {[(channel.kind.value, channel.purpose.value, str(channel.week)) for channel in each.channels]}"
            f"{f' {each.zone}' if each.zone else ''}"
            for each in self.record.places
        )
        facts = (
            f"{each.ref.id} {each.came_as} {each.known_from:%d.%m.}…{each.known_until or ''}"
            f" {each.arrangement.period.start:%d.%m. %H:%M}…{each.arrangement.period.end or ''}"
            f" {each.arrangement.scope} {each.arrangement.effects}"
            for each in self.record.versions
        )
        return "\n".join(("", f"around {self.first}", *places, *facts, ""))

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:  # given by position
        printer.text(repr(self))

    @cached_property
    def places(self) -> tuple[PlaceId, ...]:
        """Every place there is."""
        return tuple(dict.fromkeys(version.place for version in self.record.places))

    def instant(self, quarters: int) -> datetime:
        """Some quarters of an hour after the eve of the first day began."""
        start = datetime.combine(self.first - timedelta(days=1), time(), HELSINKI)
        return start.astimezone(UTC) + quarters * QUARTER


MOMENTS = st.integers(0, 96 * 14)
"""Quarters to ask ``SmallCity.instant`` about; two weeks of them."""


def publication_order(number: int) -> Order:
    """Publications follow one another by a day."""
    return Order(PUBLISHED + timedelta(days=number), number)


def publish(record: Record, number: int, *, add: Iterable[Arrangement] = (), **said: object) -> Record:
    """The record after the number-th publication of the one notice; ``Refused`` when the law does not allow it."""
    proposal = Proposal(
        Notice("notice", Names({"en": "notice"})),
        1 + sum(each.notice == "notice" for each in record.publications),
        publication_order(number).published,
        PublicationKind.MATERIAL,
        add=tuple(add),
        digest=str(number),
        **said,  # type: ignore[arg-type]  # a factory takes any detail
    )
    enacted = enact(record, proposal, now=publication_order(number).published)
    assert enacted is not None
    return apply(record, enacted)


@st.composite
def cities(
    draw: st.DrawFn,
    effects: st.SearchStrategy[Effect] = ANYTHING,
    *,
    most: int = 5,
    other_clocks: bool = False,
    amended: bool = True,
) -> SmallCity:
    """A city with a few arrangements, each published by itself; some are amended afterwards."""
    first = draw(st.sampled_from(DAYS_OF_INTEREST))
    record = Record(CITY, places=draw(directories(first, other_clocks=other_clocks)))
    number = 0
    for number in range(draw(st.integers(1, most))):
        try:
            record = publish(record, number, add=[draw(arrangements(first, f"fact-{number}", effects))])
        except Refused:  # it says one thing twice
            continue
    if amended and draw(st.booleans()):
        record = draw(amendments(record, first, number + 1))
    return SmallCity(record, first)


@st.composite
def amendments(draw: st.DrawFn, record: Record, first: date, number: int) -> Record:
    """The record with one arrangement ended, withdrawn or changed."""
    current = [version for version in record.versions if version.known_until is None]
    if not current:
        return record
    old = draw(st.sampled_from(current)).arrangement
    when = draw(periods(first))
    acts: tuple[dict[str, object], ...] = (
        {"end": (Ending(old.ref, when.start),)},
        {"withdraw": (old.ref,)},
        {"change": (replace(old, period=when),)},
    )
    said = draw(st.sampled_from(acts))
    try:
        return publish(record, number, **said)  # type: ignore[arg-type]  # a factory takes any detail
    except Refused:
        return record


# A place that is always open points to one whose Monday begins an hour after ours.
ISLAND = SmallCity(
    small_city_record(
        [fact(0, "desk", since("2020-02-01"), Elsewhere("copy", (place_id("island"),)))],
        [
            place("desk", Kind.UNIT, on_site("Mo-Su 00:00-24:00")),
            place("island", Kind.UNIT, on_site("Mo 08:00-24:00"), zone=ZoneInfo("Europe/Stockholm")),
        ],
    ),
    date(2020, 3, 2),
)

# A bar closed on a Friday until half an hour after midnight: the rest of its night is still to come.
NIGHT = SmallCity(
    small_city_record(
        [fact(0, "bar", since("2020-03-06", "2020-03-07T00:30"), Close())],
        [place("bar", Kind.UNIT, on_site("Fr 22:00-02:00"))],
    ),
    date(2020, 3, 2),
)

# A bar in a building whose hours nobody knows.
FOG = SmallCity(
    small_city_record(
        places=[place("b", Kind.CENTRE, on_site(None)), place("b/bar", Kind.UNIT, on_site("Fr 22:00-02:00"))]
    ),
    date(2020, 3, 2),
)
SATURDAY = 96 * 6
"""Quarters from the eve of a Monday to the small hours of the Saturday after it."""
