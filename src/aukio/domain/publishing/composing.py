"""Composed notices: rows of where, what and when, each of which becomes one arrangement (R131, R132).

A row holds the same values as an arrangement of a notice file, so a notice composed at the desk and its file are equal.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from aukio.domain.city.places import Contact
from aukio.domain.clock.local_time import Period, plus
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Particulars
from aukio.domain.facts.scope import Scope
from aukio.domain.publishing.templates import REVIEW_AFTER, Change, effects_of


@dataclass(frozen=True, slots=True)
class ComposedRow:
    """One row: where, when and what; ``contacts`` are numbers and addresses to use meanwhile."""

    scope: Scope
    period: Period
    change: Change
    contacts: tuple[Contact, ...] = ()


def facts_of_rows(notice: str, rows: Sequence[ComposedRow], taken: Collection[str] = ()) -> tuple[Arrangement, ...]:
    """The arrangements of rows, with ids that a notice does not have yet.

    Raises ``BadRequest`` if an answer that the change needs is missing.
    """
    return tuple(_fact(notice, id_, row) for id_, row in zip(_ids(rows, taken), rows, strict=True))


def _fact(notice: str, id_: str, row: ComposedRow) -> Arrangement:
    return Arrangement(
        ArrangementRef(notice, id_),
        row.scope,
        reviewed(row.period),
        row.change.parts or tuple(effects_of(row.change)),
        particulars=Particulars(contacts=row.contacts),
    )


def reviewed(period: Period) -> Period:
    """The period with a review day, if its end is open and none is given (R107)."""
    if not period.has_no_end or period.check_on is not None:
        return period
    return replace(period, review=plus(period.start.date(), REVIEW_AFTER))


def _ids(rows: Sequence[ComposedRow], taken: Collection[str]) -> Iterator[str]:
    used = set(taken)
    for row in rows:
        base = row.change.template.value.replace("_", "-")
        found, number = base, 1
        while found in used:
            number += 1
            found = f"{base}-{number}"
        used.add(found)
        yield found
