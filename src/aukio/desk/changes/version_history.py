"""The history of an arrangement: each version, and its difference from the one before (R113, R132)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.desk.changes.arrangement_list import fact_view
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Version
from aukio.domain.facts.record import View

CHANGES: dict[ChangeKind, Promise] = {
    ChangeKind.ADDED: _("Started"),
    ChangeKind.CHANGED: _("Changed"),
    ChangeKind.ENDED: _("Ended"),
    ChangeKind.CORRECTED: _("Corrected"),
    ChangeKind.WITHDRAWN: _("Withdrawn"),
}


class PieceKind(StrEnum):
    """Whether a piece of a sentence is unchanged, removed or new."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a compared sentence."""

    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the history: when it became known, the kind of change, and the difference from the one before."""

    known: datetime
    what: Promise
    pieces: tuple[Piece, ...]
    review_before: date | None
    review: date | None
    reason: str
    """The publisher's reason, for colleagues."""

    @property
    def review_moved(self) -> bool:
        """Whether the review date changed."""
        return self.review != self.review_before


def history(view: View, ref: ArrangementRef, reasons: Mapping[int, str], lang: str) -> tuple[VersionRow, ...]:
    """Return every version, newest first; ``reasons`` by the number of the publication within its notice."""
    versions = [None, *(each for each in view.record.versions if each.ref == ref)]
    numbers = {each.order: each.number for each in view.record.publications if each.notice == ref.notice}
    found = [
        _version_row(view, before, after, reasons.get(numbers.get(after.publication, 0), ""), lang)
        for before, after in pairwise(versions)
        if after is not None
    ]
    return tuple(reversed(found))


def _version_row(view: View, before: Version | None, after: Version, reason: str, lang: str) -> VersionRow:
    old = "" if before is None else fact_view(view, before, view.known, lang).sentence
    now = fact_view(view, after, view.known, lang).sentence
    period = after.arrangement.period
    return VersionRow(
        known=local_of(after.known_from, view.city.zone),
        what=CHANGES[after.came_as],
        pieces=(Piece(now, PieceKind.SAME),) if before is None else tuple(word_difference(old, now)),
        review_before=period.review if before is None else before.arrangement.period.review,
        review=period.review,
        reason=reason,
    )


def word_difference(before: str, after: str) -> Iterator[Piece]:
    """Yield the word-by-word difference of two sentences: removed words before new ones."""
    old, new = before.split(), after.split()
    for tag, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(" ".join(old[low:high]), PieceKind.SAME)
            continue
        if high > low:
            yield Piece(" ".join(old[low:high]), PieceKind.GONE)
        if last > first:
            yield Piece(" ".join(new[first:last]), PieceKind.NEW)
