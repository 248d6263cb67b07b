"""The life of a draft, from the first words to what was published, and who may take each step (R132).

draft ──hand in──> in review ──approve──> published
  ^                    │
  └──── returned <─────┘  with a comment

draft ──publish urgently──> published, to be seen ──confirm──> published
"""

from dataclasses import dataclass
from enum import StrEnum

from aukio.domain.composing import CLOSING, Template
from aukio.domain.mistakes import Forbidden, Refused


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


def needs_second(template: Template, policy: Policy) -> bool:
    """Whether somebody else must agree first."""
    return policy is Policy.EVERYTHING or (policy is Policy.CLOSURES and template in CLOSING)


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
        )
    if move in BY_ANOTHER and by in (hands.author, hands.last):
        raise Forbidden(
            f"{by} wrote this, and cannot be the second person too.", next_step="Ask somebody else to look at it."
        )
    return target


def markdown() -> str:
    """The moves as a page of the reference."""
    lines = [
        "# How a draft becomes a publication",
        "",
        "Printed from `aukio.domain.drafting`; do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> draft",
        *(
            f"    {source} --> {target}: {move}"
            for move, (sources, target) in MOVES.items()
            for source in sorted(sources, key=list(State).index)
        ),
        "    published --> [*]",
        "    discarded --> [*]",
        "```",
        "",
        f"{', '.join(sorted(BY_ANOTHER))}: never by whoever began the draft or wrote on it last.",
    ]
    return "\n".join(lines) + "\n"
