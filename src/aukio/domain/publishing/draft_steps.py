"""The states of a draft, from first text to publication, and who may take each step (R132).

draft ──hand in──> in review ──approve──> published ──undo──> undone
  ^                    │  │
  ├──── taken back <───┘  │
  └──── returned <────────┘  with a comment

draft ──publish urgently──> published, to be seen ──confirm──> published
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from aukio.domain.base.diagrams import state_diagram
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import IN_BUILDING, Kind, PlaceId, PlaceVersion
from aukio.domain.city.tree import Node
from aukio.domain.facts.notices import Arrangement, ChangeKind, Version
from aukio.domain.publishing.directory_statements import Revision
from aukio.domain.publishing.templates import shuts_a_door


class State(StrEnum):
    """The state of a draft."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    TO_BE_SEEN = "to_be_seen"
    """Published at once because it was urgent; a second person reviews it afterwards."""
    PUBLISHED = "published"
    DISCARDED = "discarded"
    UNDONE = "undone"
    """Published, and taken back by a publication of its own."""


class DraftStep(StrEnum):
    """A step that changes a draft."""

    HAND_IN = "hand_in"
    TAKE_BACK = "take_back"
    """A person who may write on it takes it back from review, to write on it again."""
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    PUBLISH_URGENTLY = "publish_urgently"
    CONFIRM = "confirm"
    DISCARD = "discard"
    UNDO = "undo"


STEPS: dict[DraftStep, tuple[frozenset[State], State]] = {
    DraftStep.HAND_IN: (frozenset({State.DRAFT, State.RETURNED}), State.IN_REVIEW),
    DraftStep.TAKE_BACK: (frozenset({State.IN_REVIEW}), State.DRAFT),
    DraftStep.RETURN: (frozenset({State.IN_REVIEW}), State.RETURNED),
    DraftStep.APPROVE: (frozenset({State.IN_REVIEW}), State.PUBLISHED),
    DraftStep.PUBLISH: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.PUBLISHED),
    DraftStep.PUBLISH_URGENTLY: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.TO_BE_SEEN),
    DraftStep.CONFIRM: (frozenset({State.TO_BE_SEEN}), State.PUBLISHED),
    DraftStep.DISCARD: (frozenset({State.DRAFT, State.RETURNED, State.IN_REVIEW}), State.DISCARDED),
    DraftStep.UNDO: (frozenset({State.TO_BE_SEEN, State.PUBLISHED}), State.UNDONE),
}
"""The states from which each step leads, and its target."""

BY_ANOTHER = frozenset({DraftStep.RETURN, DraftStep.APPROVE, DraftStep.CONFIRM})
"""Steps that the author and the last editor cannot take: the second person must be someone else."""

FROZEN = frozenset({State.IN_REVIEW, State.TO_BE_SEEN, State.PUBLISHED, State.UNDONE})
"""States that are about what was shown at an instant: "now" means that instant, and the text of then is kept."""

UNDO_WITHIN = timedelta(minutes=10)
"""How long a person who may publish can undo a publication by one button."""

OPEN = frozenset({State.DRAFT, State.IN_REVIEW, State.RETURNED})
"""States in which a draft can still be edited."""


class Policy(StrEnum):
    """Which publications a second person must approve first; configured for the whole city."""

    NOTHING = "nothing"
    CLOSURES = "closures"
    EVERYTHING = "everything"


def needs_second(policy: Policy, *, locks: bool) -> bool:
    """Whether a second person must approve first; ``locks``: the publication keeps a door locked."""
    return policy is Policy.EVERYTHING or (policy is Policy.CLOSURES and locks)


def locks_a_door(version: Version, before: Version | None, touched: Iterable[Node]) -> bool:
    """Whether a version closes one of its places to visitors, and the version before it did not.

    Equipment out of order locks no door; nor does an end, a withdrawal, or a new review day.
    """
    return (
        version.came_as not in (ChangeKind.ENDED, ChangeKind.WITHDRAWN)
        and _shuts(version.arrangement)
        and not (before is not None and _covers(before.arrangement, version.arrangement))
        and any(node.kind is not Kind.EQUIPMENT for node in touched)
    )


def closes_for_good(revision: Revision) -> bool:
    """Whether a change of the directory closes a place for good, or ends a way to be served in it.

    Other hours do not; nor does the end of a piece of equipment.
    """
    was: dict[PlaceId, set[object]] = {}
    for version in revision.closed:
        was.setdefault(version.place, set()).update(_in_building(version))
    return any(
        version.kind is not Kind.EQUIPMENT and (version.gone or was[version.place] - _in_building(version))
        for version in revision.added
        if version.place in was
    )


def _in_building(version: PlaceVersion) -> set[object]:
    return {(each.kind, each.purpose) for each in version.channels if each.kind in IN_BUILDING}


def _shuts(fact: Arrangement) -> bool:
    return any(map(shuts_a_door, fact.effects))


def _covers(before: Arrangement, after: Arrangement) -> bool:
    """Whether the previous version locked the door for the same time or longer."""
    old, new = before.period, after.period
    if old.days is not None or new.days is not None:
        return _shuts(before) and (new == old or new.lies_within(old))
    ends_no_later = old.end is None or (new.end is not None and new.end <= old.end)
    return _shuts(before) and old.start <= new.start and ends_no_later


@dataclass(frozen=True, slots=True)
class DraftAuthors:
    """The authors of a draft: who created it, and who edited it last."""

    author: str
    last: str


def state_after(state: State, move: DraftStep, *, by: str, hands: DraftAuthors) -> State:
    """The state after a step.

    Raises ``Refused`` if the step is not possible in ``state``, ``Forbidden`` if another person must take it.
    """
    sources, target = STEPS[move]
    if state not in sources:
        raise Refused(
            f"a draft that is {state.replace('_', ' ')} cannot be moved by '{move}'.",
            next_step="Another person changed it before you: reload the page to see its state.",
            rule="moved_on",
        )
    if move in BY_ANOTHER and by in (hands.author, hands.last):
        raise Forbidden(
            f"{by} wrote this, and cannot be the second person too.",
            next_step="Ask another person to review it.",
            rule="own_second_person",
            facts={"who": by},
        )
    return target


def markdown() -> str:
    """The steps as a page of the reference."""
    lines = [
        "# How a draft becomes a publication",
        "",
        "Printed from `aukio.domain.publishing.draft_steps`; do not edit by hand.",
        "",
        *state_diagram(State.DRAFT, STEPS, (State.PUBLISHED, State.DISCARDED, State.UNDONE)),
        "",
        f"{', '.join(sorted(BY_ANOTHER))}: never by the author of the draft or its last editor.",
    ]
    return "\n".join(lines) + "\n"
