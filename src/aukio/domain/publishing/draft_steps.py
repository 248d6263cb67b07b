"""The life of a draft, from the first words to what was published, and who may take each step (R132).

draft ──hand in──> in review ──approve──> published
  ^                    │
  └──── returned <─────┘  with a comment

draft ──publish urgently──> published, to be seen ──confirm──> published
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aukio.domain.base.diagrams import state_diagram
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node
from aukio.domain.facts.notices import Arrangement, ChangeKind, Version
from aukio.domain.publishing.templates import shuts_a_door


class State(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    TO_BE_SEEN = "to_be_seen"
    """Published at once because it was urgent; a second person still looks at it."""
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Move(StrEnum):
    """A step."""

    HAND_IN = "hand_in"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    PUBLISH_URGENTLY = "publish_urgently"
    CONFIRM = "confirm"
    DISCARD = "discard"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.HAND_IN: (frozenset({State.DRAFT, State.RETURNED}), State.IN_REVIEW),
    Move.RETURN: (frozenset({State.IN_REVIEW}), State.RETURNED),
    Move.APPROVE: (frozenset({State.IN_REVIEW}), State.PUBLISHED),
    Move.PUBLISH: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.PUBLISHED),
    Move.PUBLISH_URGENTLY: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.TO_BE_SEEN),
    Move.CONFIRM: (frozenset({State.TO_BE_SEEN}), State.PUBLISHED),
    Move.DISCARD: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.DISCARDED),
}
"""From which states each step leads, and where to."""

BY_ANOTHER = frozenset({Move.RETURN, Move.APPROVE, Move.CONFIRM})
"""Steps that the person who wrote it last cannot take: nobody is their own second pair of eyes."""

OPEN = frozenset({State.DRAFT, State.IN_REVIEW, State.RETURNED})
"""States in which it may still be written on."""


class Policy(StrEnum):
    """What a second person must agree to before the public is told; configured for the whole city."""

    NOTHING = "nothing"
    CLOSURES = "closures"
    EVERYTHING = "everything"


def needs_second(policy: Policy, *, locks: bool) -> bool:
    """Whether somebody else must agree first; ``locks`` says that a door stays locked by it."""
    return policy is Policy.EVERYTHING or (policy is Policy.CLOSURES and locks)


def locks_a_door(version: Version, before: Version | None, touched: Iterable[Node]) -> bool:
    """Whether a version keeps people out of one of the places it touches, when what was known before it did not.

    A machine out of order locks no door; nor does an end, what is taken back, or another day of review.
    """
    return (
        version.came_as not in (ChangeKind.ENDED, ChangeKind.WITHDRAWN)
        and _shuts(version.arrangement)
        and not (before is not None and _covers(before.arrangement, version.arrangement))
        and any(node.kind is not Kind.EQUIPMENT for node in touched)
    )


def _shuts(fact: Arrangement) -> bool:
    return any(map(shuts_a_door, fact.effects))


def _covers(before: Arrangement, after: Arrangement) -> bool:
    """Whether a door that is locked by a fact was locked as long by the one before."""
    old, new = before.period, after.period
    ends_no_later = old.end is None or (new.end is not None and new.end <= old.end)
    return _shuts(before) and old.start <= new.start and ends_no_later


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose hands a draft has gone through: who began it, and who wrote on it last."""

    author: str
    last: str


def moved(state: State, move: Move, *, by: str, hands: Hands) -> State:
    """The state after a step.

    Raises ``Refused`` where the step does not lead from there, ``Forbidden`` where it is another person's to take.
    """
    sources, target = MOVES[move]
    if state not in sources:
        raise Refused(
            f"a draft that is {state.replace('_', ' ')} cannot be moved by '{move}'.",
            next_step="Somebody was here before you: look at how it stands now.",
            rule="moved_on",
        )
    if move in BY_ANOTHER and by in (hands.author, hands.last):
        raise Forbidden(
            f"{by} wrote this, and cannot be the second person too.",
            next_step="Ask somebody else to look at it.",
            rule="own_second_person",
            facts={"who": by},
        )
    return target


def markdown() -> str:
    """The moves as a page of the reference."""
    lines = [
        "# How a draft becomes a publication",
        "",
        "Printed from `aukio.domain.publishing.draft_steps`; do not edit by hand.",
        "",
        *state_diagram(State.DRAFT, MOVES, (State.PUBLISHED, State.DISCARDED)),
        "",
        f"{', '.join(sorted(BY_ANOTHER))}: never by whoever began the draft or wrote on it last.",
    ]
    return "\n".join(lines) + "\n"
