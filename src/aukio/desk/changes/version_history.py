"""The history of an arrangement: each version as it read, and how it differs from the one before (R113, R132)."""

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
    ChangeKind.ADDED: _("Begun"),
    ChangeKind.CHANGED: _("Changed"),
    ChangeKind.ENDED: _("Ended"),
    ChangeKind.CORRECTED: _("Corrected"),
    ChangeKind.WITHDRAWN: _("Taken back"),
}


class Stays(StrEnum):
    """What became of a piece of a sentence."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, that went, or that came."""

    text: str
    stays: Stays


@dataclass(frozen=True, slots=True)
class Past:
    """A version in the history: when it became known, how it came, and its sentence held against the one before."""

    known: datetime
    what: Promise
    pieces: tuple[Piece, ...]
    review_before: date | None
    review: date | None
    reason: str
    """Why, in the words of whoever published it, for colleagues."""

    @property
    def review_moved(self) -> bool:
        """Whether it is to be looked at on another day than before."""
        return self.review != self.review_before


def history(view: View, ref: ArrangementRef, reasons: Mapping[int, str], lang: str) -> tuple[Past, ...]:
    """Every version, the newest first; ``reasons`` are by the number of the publication within its notice."""
    versions = [None, *(each for each in view.record.versions if each.ref == ref)]
    numbers = {each.order: each.number for each in view.record.publications if each.notice == ref.notice}
    found = [
        _past(view, before, after, reasons.get(numbers.get(after.publication, 0), ""), lang)
        for before, after in pairwise(versions)
        if after is not None
    ]
    return tuple(reversed(found))


def _past(view: View, before: Version | None, after: Version, reason: str, lang: str) -> Past:
    old = "" if before is None else fact_view(view, before, view.known, lang).sentence
    now = fact_view(view, after, view.known, lang).sentence
    period = after.arrangement.period
    return Past(
        known=local_of(after.known_from, view.city.zone),
        what=CHANGES[after.came_as],
        pieces=(Piece(now, Stays.SAME),) if before is None else tuple(compared(old, now)),
        review_before=period.review if before is None else before.arrangement.period.review,
        review=period.review,
        reason=reason,
    )


def compared(before: str, after: str) -> Iterator[Piece]:
    """Two sentences as one, word by word: what went stands before what came in its place."""
    old, new = before.split(), after.split()
    for tag, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(" ".join(old[low:high]), Stays.SAME)
            continue
        if high > low:
            yield Piece(" ".join(old[low:high]), Stays.GONE)
        if last > first:
            yield Piece(" ".join(new[first:last]), Stays.NEW)
