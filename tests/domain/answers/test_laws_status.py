"""Laws of the whole answer over generated cities (semantics.md section 6)."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hypothesis import assume, example, given
from hypothesis import strategies as st

from aukio.domain.answers.answer import Status
from aukio.domain.answers.resolver import answer_now, summary_at
from aukio.domain.answers.status import status
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import EARLIEST, TICK, instant_of
from aukio.domain.facts.notices import Arrangement, Version
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.coupling import elsewhere_at
from aukio.domain.publishing.proposals import Ending
from tests.depth import some
from tests.domain.cities import (
    ISLAND,
    KNOWN,
    LAW,
    MOMENTS,
    QUARTER,
    SmallCity,
    cities,
    publication_order,
    publish,
)
from tests.domain.city_facts import ORDER_FREE, arrangements, periods
from tests.domain.factories import HELSINKI

LATER = 20
"""The number of a publication after all others of a city."""


def plain(answer: Status) -> Status:
    """An answer without what the law sets aside, at every level."""
    fixed = KNOWN
    return replace(answer, at=fixed, known=fixed, valid_until=None, units=tuple(map(plain, answer.units)))


# --- exact expiry


THOUSANDTHS = st.lists(st.integers(0, 999), max_size=2)
"""Where to look on the way to the end of an answer."""


@LAW
@given(cities(), MOMENTS)
def test_the_summary_alone_is_that_of_the_answer(city: SmallCity, asked: int) -> None:
    view, at = View(city.record, KNOWN), city.instant(asked)
    for place in city.places:
        assert summary_at(view, place, at) is answer_now(view, place, at).summary


@LAW
@given(cities(), MOMENTS, THOUSANDTHS)
def test_an_answer_holds_until_its_end_and_differs_there(city: SmallCity, asked: int, inside: list[int]) -> None:
    _holds_until_its_end(city, asked, inside)


@LAW
@given(cities(other_clocks=True, most=3), MOMENTS, THOUSANDTHS)
@example(ISLAND, 48, [])
def test_an_answer_holds_until_its_end_where_places_live_by_other_clocks(
    city: SmallCity, asked: int, inside: list[int]
) -> None:
    _holds_until_its_end(city, asked, inside)


def _holds_until_its_end(city: SmallCity, asked: int, inside: list[int]) -> None:
    view = View(city.record, KNOWN)
    at = city.instant(asked)
    for place in city.places:
        answer = status(view, place, at)
        until = answer.valid_until
        last = city.instant(96 * 14) if until is None else until
        if until is not None:
            assert until > at
            assert plain(status(view, place, until)) != plain(answer)
        # Things change on whole quarters, so the last tick and some of those on the way are worth a look.
        quarters = max(0, int((last - TICK - at) / QUARTER))
        for probe in (last - TICK, *(at + quarters * each // 1000 * QUARTER for each in inside)):
            if probe > at:
                assert plain(status(view, place, probe)) == plain(answer)


# --- what a publication can change


@LAW
@given(cities(), MOMENTS, st.data())
def test_a_publication_changes_answers_only_where_it_reaches(city: SmallCity, asked: int, data: st.DataObject) -> None:
    new = data.draw(arrangements(city.first, "new"))
    before, after = city.record, _published(city.record, new)
    at = city.instant(asked)
    old, now = View(before, KNOWN), View(after, KNOWN)
    reached = _reached(now, after.versions[-1:])
    for place in city.places:
        if place not in reached:
            assert status(old, place, at) == status(now, place, at)


def _published(record: Record, new: Arrangement) -> Record:
    try:
        return publish(record, LATER, add=[new])
    except Refused:
        assume(False)  # Hypothesis takes a condition
        raise


def _reached(view: View, versions: Iterable[Version]) -> set[PlaceId]:
    """Places in scope; what ever shares a building or a site with them; and what may point to any of those."""
    trees = [(view.tree(interval), view.interval_start(interval)) for interval in view.intervals_ahead(EARLIEST)[1:]]
    scopes = [version.arrangement.scope for version in versions]
    found = {node.place for tree, _ in trees for node in tree for scope in scopes if narrowest(scope, node) is not None}
    size = 0
    while size < len(found):
        size = len(found)
        for tree, start in trees:
            types = {node.type for node in tree if node.place in found}
            pointing = {
                node.place
                for node in tree
                for pointer in (elsewhere_at(view, node, start) if start is not None else ())
                if pointer.nearest_type in types or set(pointer.places) & found
            }
            roots = {_root(node) for node in tree if node.place in found | pointing}
            found |= {node.place for node in tree if _root(node) in roots}
    return found


def _root(node: Node) -> PlaceId:
    return node.ancestors[-1] if node.ancestors else node.place


@LAW
@given(cities(), MOMENTS, st.data())
def test_a_publication_changes_no_answer_as_known_before_it(city: SmallCity, asked: int, data: st.DataObject) -> None:
    after = _published(city.record, data.draw(arrangements(city.first, "new")))
    just_before = publication_order(LATER).published - TICK
    at = city.instant(asked)
    old, now = View(city.record, just_before), View(after, just_before)
    for place in city.places:
        assert status(old, place, at) == status(now, place, at)


# --- ends and withdrawals


@LAW
@given(cities(), MOMENTS, st.data())
def test_a_withdrawal_restores_exactly_what_was_there(city: SmallCity, asked: int, data: st.DataObject) -> None:
    new = data.draw(arrangements(city.first, "new"))
    withdrawn = publish(_published(city.record, new), LATER + 1, withdraw=(new.ref,))
    at = city.instant(asked)
    old, now = View(city.record, KNOWN), View(withdrawn, KNOWN)
    for place in city.places:
        assert status(old, place, at) == status(now, place, at)


@LAW
@given(cities(), MOMENTS, st.data())
def test_an_end_restores_exactly_what_was_there_from_that_minute_on(
    city: SmallCity, asked: int, data: st.DataObject
) -> None:
    new = data.draw(arrangements(city.first, "new"))
    end = data.draw(periods(city.first)).start
    assume(new.period.end is None or end < new.period.end)
    ended = publish(_published(city.record, new), LATER + 1, end=(Ending(new.ref, end),))
    at = city.instant(asked)
    assume(at >= instant_of(end, HELSINKI))
    views = View(city.record, KNOWN), View(ended, KNOWN)
    for place in city.places:
        was, is_ = (status(view, place, at) for view in views)
        assert without_last_night(was) == without_last_night(is_)


def without_last_night(answer: Status) -> object:
    """An answer without the hours of the day, which still show what the ended fact did to its earlier minutes."""
    channels = tuple(replace(channel, hours_today=None) for channel in answer.channels)
    pointers = tuple(
        replace(pointer, places=tuple(replace(place, hours_today=None) for place in pointer.places))
        for pointer in answer.elsewhere
    )
    units = tuple(without_last_night(unit) for unit in answer.units)
    shown = replace(answer, channels=channels, elsewhere=pointers, closes_because=None, valid_until=None, units=())
    return shown, units


# --- order


@LAW
@given(cities(ORDER_FREE, amended=False), MOMENTS, st.randoms(use_true_random=False))
def test_subtractive_and_strictest_aspects_do_not_depend_on_order(city: SmallCity, asked: int, chance: Random) -> None:
    numbers = list(range(len(city.record.versions)))
    chance.shuffle(numbers)
    shuffled = tuple(
        replace(version, publication=publication_order(number), first=publication_order(number))
        for version, number in zip(city.record.versions, numbers, strict=True)
    )
    at = city.instant(asked)
    views = View(city.record, KNOWN), View(replace(city.record, versions=shuffled), KNOWN)
    for place in city.places:
        was, is_ = (without_order(status(view, place, at)) for view in views)
        assert was == is_


def without_order(answer: Status) -> object:
    """What a visitor sees; the lists that stand in order of publication are compared as sets."""
    shown = replace(answer, guidance=(), texts=(), because=(), upcoming=(), units=())
    lists = (
        {advice for advice, _ in answer.guidance},
        sorted(str(text) for text, _ in answer.texts),
        {(each.at, each.begins, each.version.ref) for each in answer.upcoming},
        {(each.via, each.version.ref) for each in answer.because},
    )
    elsewhere = [(each.service, {place.path for place in each.places}) for each in answer.elsewhere]
    return replace(shown, elsewhere=()), elsewhere, lists, tuple(map(without_order, answer.units))


@LAW
@given(cities(), MOMENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_are_kept_does_not_matter(city: SmallCity, asked: int, chance: Random) -> None:
    places, versions = list(city.record.places), list(city.record.versions)
    chance.shuffle(places)
    chance.shuffle(versions)
    shuffled = replace(city.record, places=tuple(places), versions=tuple(versions))
    at = city.instant(asked)
    one, other = View(city.record, KNOWN), View(shuffled, KNOWN)
    whole = set(some(city.places, len(city.places), asked))
    for place in city.places:
        ask = status if place in whole else answer_now  # when an answer ends takes longest to find
        assert ask(one, place, at) == ask(other, place, at)


# --- memory


@LAW
@given(cities(), st.lists(MOMENTS, min_size=3, max_size=6), st.randoms(use_true_random=False))
def test_what_a_view_remembers_does_not_change_its_answers(city: SmallCity, asked: list[int], chance: Random) -> None:
    shared = View(city.record, KNOWN)
    questions = [(place, city.instant(each)) for place in city.places for each in asked]
    chance.shuffle(questions)
    for place, at in questions[:12]:
        assert status(shared, place, at) == status(View(city.record, KNOWN), place, at)
