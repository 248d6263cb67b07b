"""Composed notices: rows of where, what and when, each of which becomes one arrangement (R131, R132).

A row holds the same values as an arrangement of a notice file, so a notice composed at the desk and its file are equal.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from aukio.domain.city.places import Contact, Names
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import Period, plus
from aukio.domain.facts.effects import Effect, Elsewhere, Text
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Particulars
from aukio.domain.facts.scope import Scope
from aukio.domain.publishing.templates import REVIEW_AFTER, Change, Template, effects_of


@dataclass(frozen=True, slots=True)
class ComposedRow:
    """One row: where, when and what; ``contacts`` are numbers and addresses to use meanwhile."""

    scope: Scope
    period: Period
    change: Change
    contacts: tuple[Contact, ...] = ()
    instead: tuple[Effect, ...] = ()
    """Where to go instead, as effects beside those of the change."""


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
        effects_of_row(row),
        particulars=Particulars(contacts=row.contacts),
    )


def effects_of_row(row: ComposedRow) -> tuple[Effect, ...]:
    """The effects of a row. Raises ``BadRequest`` if an answer that its change needs is missing."""
    return (*(row.change.parts or effects_of(row.change)), *row.instead)


def effects_of_instead(
    nodes: Collection[Node], others: Collection[Node], text: Names, *, template: Template
) -> tuple[Effect, ...]:
    """Where to go instead of some places: for each service that both offer, else as a text.

    A place with a change in hours keeps its services, so only a text is said of it.
    """
    services = {service: None for node in nodes for service in node.version.services}
    found = [
        Elsewhere(service, tuple(other.place for other in others if service in other.version.services))
        for service in (services if template in SHUTTING else ())
    ]
    shared = tuple(each for each in found if each.places)
    return shared or (Text(text),)


SHUTTING = frozenset({Template.CLOSED, Template.REMOTE_ONLY, Template.OUT_OF_ORDER})
"""The changes through which a place offers none of its services on site."""


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
