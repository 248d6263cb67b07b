"""Drafts as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.publishing.draft_steps import OPEN, DraftAuthors, State
from aukio.domain.publishing.templates import Template
from aukio.drafts.models import Draft as DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: of a ready-made change, or ``about`` a fact (notice/id) or a notice (slug).

    ``place`` is where it was begun; None where it is about the whole city.
    """

    number: int
    template: Template | None
    about: str
    place: PlaceId | None
    typed: Mapping[str, Any]
    hands: DraftAuthors
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
    """Every draft that is open or waits for review, the last changed first."""
    states = [*OPEN, State.TO_BE_SEEN]
    return tuple(as_value(row) for row in DraftRow.objects.filter(state__in=states))


def open_about(about: str) -> tuple[Draft, ...]:
    """The open drafts about a fact or the words of a notice."""
    return tuple(each for each in open_drafts() if each.about == about)


def reasons(notice: str) -> Mapping[int, str]:
    """The reasons that staff gave for publications of a notice, by number (R132)."""
    rows = DraftRow.objects.filter(notice=notice, publication__isnull=False).exclude(comment="")
    return MappingProxyType({row.publication: row.comment for row in rows if row.publication is not None})


def as_value(row: DraftRow) -> Draft:
    """A row as a value."""
    return Draft(
        number=row.pk,
        template=Template(row.template) if row.template else None,
        about=row.about,
        place=None if row.place is None else PlaceId(row.place),
        typed=MappingProxyType(dict(row.typed)),
        hands=DraftAuthors(row.author, row.last),
        state=State(row.state),
        comment=row.comment,
        revision=row.revision,
        changed=row.changed,
        notice=row.notice,
    )
