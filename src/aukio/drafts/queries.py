"""Drafts as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from aukio.domain.composing import Template
from aukio.domain.drafting import OPEN, Hands, State
from aukio.domain.mistakes import NotFound
from aukio.domain.places import PlaceId
from aukio.drafts.models import Draft as DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands."""

    number: int
    template: Template
    place: PlaceId
    typed: Mapping[str, Any]
    hands: Hands
    state: State
    comment: str
    revision: int
    changed: datetime
    notice: str


def draft(number: int) -> Draft:
    """One draft. Raises ``NotFound``."""
    row = DraftRow.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(f"no draft {number}.", next_step="Look among the drafts of the desk.")
    return as_value(row)


def open_drafts() -> tuple[Draft, ...]:
    """Everything that waits for a word or for a second pair of eyes, what was changed last first."""
    states = [*OPEN, State.TO_BE_SEEN]
    return tuple(as_value(row) for row in DraftRow.objects.filter(state__in=states))


def as_value(row: DraftRow) -> Draft:
    """A row as a value."""
    return Draft(
        number=row.pk,
        template=Template(row.template),
        place=PlaceId(row.place),
        typed=MappingProxyType(dict(row.typed)),
        hands=Hands(row.author, row.last),
        state=State(row.state),
        comment=row.comment,
        revision=row.revision,
        changed=row.changed,
        notice=row.notice,
    )
