"""The life of a draft: which steps lead where, and that nobody is their own second person (R132)."""

from itertools import product

import pytest

from aukio.domain.composing import Template
from aukio.domain.drafting import BY_ANOTHER, MOVES, OPEN, Hands, Move, Policy, State, moved, needs_second
from aukio.domain.mistakes import Forbidden, Refused

WRITTEN = Hands(author="aino", last="eero")


@pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
def test_a_step_leads_on_or_is_refused(state: State, move: Move) -> None:
    sources, target = MOVES[move]
    if state in sources:
        assert moved(state, move, by="third", hands=WRITTEN) is target
    else:
        with pytest.raises(Refused):
            moved(state, move, by="third", hands=WRITTEN)


@pytest.mark.parametrize(("move", "by"), list(product(sorted(BY_ANOTHER), ["aino", "eero"])))
def test_whoever_wrote_it_is_not_the_second_person(move: Move, by: str) -> None:
    with pytest.raises(Forbidden):
        moved(next(iter(MOVES[move][0])), move, by=by, hands=WRITTEN)


def test_what_is_published_or_put_away_is_left_by_no_step() -> None:
    for state in (State.PUBLISHED, State.DISCARDED):
        assert not [move for move in Move if state in MOVES[move][0]]


def test_every_state_is_reached_from_a_draft() -> None:
    reached = {State.DRAFT}
    for _ in State:
        reached |= {target for sources, target in MOVES.values() if sources & reached}
    assert reached == set(State)
    assert {State.DRAFT, State.RETURNED, State.IN_REVIEW} == OPEN


@pytest.mark.parametrize(
    ("policy", "template", "needed"),
    [
        (Policy.NOTHING, Template.CLOSED, False),
        (Policy.CLOSURES, Template.CLOSED, True),
        (Policy.CLOSURES, Template.REMOTE_ONLY, True),
        (Policy.CLOSURES, Template.OTHER_HOURS, False),
        (Policy.EVERYTHING, Template.SAY, True),
    ],
)
def test_what_a_second_person_must_agree_to_is_the_citys_choice(
    policy: Policy, template: Template, needed: bool
) -> None:
    assert needs_second(template, policy) is needed
