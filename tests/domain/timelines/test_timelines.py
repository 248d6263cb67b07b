"""The compiled timelines give the pure resolver's answers, second by second (semantics.md section 6)."""

from datetime import datetime, timedelta
from itertools import chain

from hypothesis import example, given
from hypothesis import strategies as st

from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import Record, View
from aukio.domain.timelines import KINDS, Code, Compiled, States, compile_places, recompile
from tests.domain.cities import FOG, ISLAND, KNOWN, LAW, MOMENTS, NIGHT, SmallCity, cities

SECOND = timedelta(seconds=1)
DAYS = timedelta(days=20)


def compiled(city: SmallCity, view: View, *, days: timedelta = DAYS) -> Compiled:
    """The table of a city around the days in which things happen."""
    start = city.instant(0) - timedelta(days=2)
    *pauses, table = compile_places(view, start, start + days)
    assert not any(pauses)
    assert table is not None
    return table


def assert_agrees(states: States, view: View, at: datetime) -> None:
    for place in map(PlaceId, map(int, states.places)):
        answer = answer_now(view, place, at)
        assert states.summary(place) is answer.summary, (place, at)
        for kind in KINDS:
            mine = [channel.open for channel in answer.channels if channel.key.kind is kind]
            assert states.channel(place, kind) is _code(mine), (place, kind, at)


def _code(mine: list[bool | None]) -> Code:
    if not mine:
        return Code.ABSENT
    return Code.OPEN if True in mine else Code.UNKNOWN if None in mine else Code.CLOSED


ASKED = st.lists(MOMENTS, min_size=1, max_size=12)


@LAW
@given(cities(), ASKED)
@example(NIGHT, list(range(96 * 8)))
@example(FOG, list(range(0, 96 * 8, 3)))
def test_every_state_is_the_one_the_resolver_gives(city: SmallCity, asked: list[int]) -> None:
    _agrees(city, asked)


@LAW
@given(cities(other_clocks=True), ASKED)
@example(ISLAND, list(range(0, 96 * 8, 3)))
def test_every_state_is_the_one_the_resolver_gives_where_places_live_by_other_clocks(
    city: SmallCity, asked: list[int]
) -> None:
    _agrees(city, asked)


def _agrees(city: SmallCity, asked: list[int]) -> None:
    view = View(city.record, KNOWN)
    table = compiled(city, view)
    boundaries = [each for each in view.boundaries if table.holds(each - SECOND) and table.holds(each)]
    for at in chain(map(city.instant, asked), boundaries[:6]):
        for moment in (at - SECOND, at, at + SECOND):
            assert_agrees(table.at(moment), view, moment)


@LAW
@given(cities(), ASKED, st.integers(0, 999_999))
def test_states_say_between_which_instants_they_hold(city: SmallCity, asked: list[int], part: int) -> None:
    table = compiled(city, View(city.record, KNOWN))
    for at in map(city.instant, asked):
        states = table.at(at)
        assert states.since <= at < states.until
        low, high = max(states.since, at - DAYS), min(states.until, at + DAYS)
        other = low + (high - low) * part // 1_000_000
        if table.holds(other):
            assert (table.at(other).summaries == states.summaries).all()
            assert (table.at(other).channels == states.channels).all()


@LAW
@given(cities(), ASKED)
def test_a_table_mended_after_a_publication_is_the_table_compiled_anew(city: SmallCity, asked: list[int]) -> None:
    for known in sorted({publication.published for publication in city.record.publications}):
        before = View(city.record, known - SECOND)
        after = View(city.record, known, like=before)
        *_, mended = recompile(compiled(city, before), after)
        assert mended is not None
        for at in map(city.instant, asked):
            assert_agrees(mended.at(at), after, at)


@LAW
@given(cities())
def test_what_says_the_same_is_one_timeline(city: SmallCity) -> None:
    twice = View(city.record, KNOWN)
    table = compiled(city, twice)
    lines = table.weeks.pool.lines
    assert len({(line.edges.tobytes(), line.codes.tobytes()) for line in lines}) == len(lines)
    assert 1 <= table.timelines <= len(lines)
    assert table.places == len(twice.directory.newest)


def test_a_year_of_weeks_agrees_over_the_changes_of_the_clock() -> None:
    view = View(ISLAND.record, KNOWN)
    table = compiled(ISLAND, view, days=timedelta(days=400))
    for hours in range(24 * 3, 24 * 395, 5):
        at = ISLAND.instant(4 * hours)
        assert_agrees(table.at(at), view, at)


def test_the_record_of_a_reader_is_not_changed_by_asking_twice() -> None:
    view = View(NIGHT.record, KNOWN)
    table = compiled(NIGHT, view)
    first = table.at(NIGHT.instant(10))
    assert not first.channels.flags.writeable
    assert (first.summaries == table.at(NIGHT.instant(10)).summaries).all()


def test_a_city_without_places_has_an_empty_table() -> None:
    record = Record(NIGHT.record.city)
    table = compiled(NIGHT, View(record, KNOWN))
    assert len(table.at(NIGHT.instant(0)).places) == 0
