"""Drafts as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.publishing.draft_steps import OPEN, DraftAuthors, State
from aukio.domain.publishing.templates import Template
from aukio.drafts.models import Draft as DraftRow
from aukio.drafts.models import Upload as UploadRow


@dataclass(frozen=True, slots=True)
class DraftSubject:
    """What a new draft is of: a ready-made change, something published, rows of a notice, or an ``edit``.

    ``place`` is where it is begun; None where it is about the whole city.
    """

    template: Template | None = None
    place: PlaceId | None = None
    about: str = ""
    composed: bool = False
    edit: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: of a ready-made change, of rows, ``about`` a fact (notice/id) or a notice (slug),
    or an ``edit`` of the directory.

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
    edit: Mapping[str, Any] | None = None
    composed: bool = False
    """Whether it is rows of one notice: a new one, or the running one that it is ``about``."""
    publication: int | None = None
    frozen: datetime | None = None
    """When it was handed in or published: what "now" means in it. None while it is written."""
    shown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What it said at that instant."""
    bookings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What was decided about bookings before it was published."""

    @property
    def under_review(self) -> bool:
        """Whether it waits for a second person."""
        return self.state in (State.IN_REVIEW, State.TO_BE_SEEN)


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


def under_review() -> tuple[Draft, ...]:
    """The drafts that wait for a second person, the one that waits longest first."""
    rows = DraftRow.objects.filter(state__in=(State.IN_REVIEW, State.TO_BE_SEEN)).order_by("changed", "pk")
    return tuple(map(as_value, rows))


def drafts_with(numbers: Iterable[int]) -> dict[int, Draft]:
    """Drafts by their numbers; those that are gone are left out."""
    return {row.pk: as_value(row) for row in DraftRow.objects.filter(pk__in=list(numbers))}


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
        edit=None if row.edit is None else MappingProxyType(dict(row.edit)),
        composed=row.composed,
        publication=row.publication,
        frozen=row.frozen,
        shown=MappingProxyType(dict(row.shown)),
        bookings=MappingProxyType(dict(row.bookings)),
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of places that waits to be moved in; the fields are those of the row."""

    system: str
    name: str
    content: bytes
    lang: str
    shut_on_holidays: bool
    owner: str
    author: str
    number: int = 0
    made: datetime | None = None


def upload(number: int) -> Upload:
    """One file. Raises ``NotFound``."""
    row = UploadRow.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(f"no file {number}.", next_step="Upload it again.")
    return _as_upload(row)


def uploads(author: str) -> tuple[Upload, ...]:
    """The files that a person uploaded and that wait, the newest first."""
    return tuple(map(_as_upload, UploadRow.objects.filter(author=author)))


def _as_upload(row: UploadRow) -> Upload:
    return Upload(
        row.system,
        row.name,
        bytes(row.content),
        row.lang,
        row.shut_on_holidays,
        row.owner,
        row.author,
        row.pk,
        row.made,
    )
