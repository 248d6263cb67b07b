"""The life of a draft: which steps lead where, and that nobody is their own second person (R132)."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Admit, Close, Effect, Hours
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.publishing.draft_steps import (
    BY_ANOTHER,
    OPEN,
    STEPS,
    DraftAuthors,
    DraftStep,
    Policy,
    State,
    locks_a_door,
    needs_second,
    state_after,
)
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, period, place_id, version, view

WRITTEN = DraftAuthors(author="aino", last="eero")


@pytest.mark.parametrize(("state", "move"), list(product(State, DraftStep)))
def test_a_step_leads_on_or_is_refused(state: State, move: DraftStep) -> None:
    sources, target = STEPS[move]
    if state in sources:
        assert state_after(state, move, by="third", hands=WRITTEN) is target
    else:
        with pytest.raises(Refused):
            state_after(state, move, by="third", hands=WRITTEN)


@pytest.mark.parametrize(("move", "by"), list(product(sorted(BY_ANOTHER), ["aino", "eero"])))
def test_whoever_wrote_it_is_not_the_second_person(move: DraftStep, by: str) -> None:
    with pytest.raises(Forbidden):
        state_after(next(iter(STEPS[move][0])), move, by=by, hands=WRITTEN)


def test_what_is_put_away_or_undone_is_left_by_no_step_and_what_is_published_only_by_an_undo() -> None:
    left = {
        state: [move for move in DraftStep if state in STEPS[move][0]]
        for state in (State.PUBLISHED, State.DISCARDED, State.UNDONE)
    }
    assert left == {State.PUBLISHED: [DraftStep.UNDO], State.DISCARDED: [], State.UNDONE: []}


def test_every_state_is_reached_from_a_draft() -> None:
    reached = {State.DRAFT}
    for _ in State:
        reached |= {target for sources, target in STEPS.values() if sources & reached}
    assert reached == set(State)
    assert {State.DRAFT, State.RETURNED, State.IN_REVIEW} == OPEN


@pytest.mark.parametrize(
    ("policy", "locks", "needed"),
    [
        (Policy.NOTHING, True, False),
        (Policy.CLOSURES, True, True),
        (Policy.CLOSURES, False, False),
        (Policy.EVERYTHING, False, True),
    ],
)
def test_what_a_second_person_must_agree_to_is_the_citys_choice(policy: Policy, locks: bool, needed: bool) -> None:
    assert needs_second(policy, locks=locks) is needed


def _node(path: str) -> Node:
    small = view()
    found = small.tree(small.interval(at("2020-05-01"))).get(place_id(path))
    assert found is not None
    return found


MAY, JUNE = period("2020-05-01", "2020-05-15"), period("2020-05-01", "2020-06-15")


@pytest.mark.parametrize(
    ("effect", "locks"),
    [
        (Close(), True),
        (Close((ChannelKind.ON_SITE,)), True),
        (Close((ChannelKind.PHONE,)), False),
        (Close(during=Week.parse("We 11:00-12:00")), False),
        (Hours(Week.parse("Mo-Su off")), True),
        (Hours(Week.parse("Mo-Fr 10:00-12:00")), False),
        (Admit(Admission.APPOINTMENT), False),
    ],
)
def test_a_door_is_locked_by_whatever_keeps_everybody_out(effect: Effect, locks: bool) -> None:
    desk = _node("mall/desk")
    assert locks_a_door(version(arrangement("x", "mall/desk", MAY, effect)), None, [desk]) is locks


def test_a_machine_out_of_order_locks_no_door() -> None:
    copier = _node("mall/desk/copier")
    assert not locks_a_door(version(arrangement("x", copier.path, MAY, Close())), None, [copier])


@pytest.mark.parametrize(
    ("before", "after", "kind", "locks"),
    [
        (MAY, JUNE, ChangeKind.CHANGED, True),
        (MAY, replace(MAY, end=None), ChangeKind.CHANGED, True),
        (JUNE, MAY, ChangeKind.CHANGED, False),
        (MAY, replace(MAY, review=date(2020, 5, 8)), ChangeKind.CHANGED, False),
        (MAY, period("2020-04-20", "2020-05-15"), ChangeKind.CORRECTED, True),
        (MAY, period("2020-05-01", "2020-05-02"), ChangeKind.ENDED, False),
        (JUNE, JUNE, ChangeKind.WITHDRAWN, False),
    ],
)
def test_what_was_locked_as_long_before_is_not_locked_anew(
    before: Period, after: Period, kind: ChangeKind, locks: bool
) -> None:
    desk = _node("mall/desk")
    old = version(arrangement("x", desk.path, before, Close()))
    new = replace(old, arrangement=arrangement("x", desk.path, after, Close()), number=2, came_as=kind)
    assert locks_a_door(new, old, [desk]) is locks
