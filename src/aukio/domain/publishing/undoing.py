"""Undoing a publication: what a further publication says so that everything stands as before (R118, R132).

What was published stays on record with its texts: an undo is a publication of its own.
"""

from dataclasses import replace

from aukio.domain.base.mistakes import Refused
from aukio.domain.facts.notices import Arrangement, ArrangementRef, ChangeKind, Notice, Publication, Version
from aukio.domain.facts.record import Record
from aukio.domain.publishing.proposals import Proposal


def undo_of(record: Record, publication: Publication) -> Proposal:
    """The proposal that undoes a publication: what it added is withdrawn, what it changed is as before.

    A fact that it withdrew comes back under a new id. Raises ``Refused`` where any of it was changed since.
    """
    made = [each for each in record.versions if each.publication == publication.order]
    if any(each.known_until is not None for each in made) or _published_since(record, publication):
        raise Refused(
            "it was changed by a later publication.",
            next_step="Look at what is in force, and change or end it there.",
            rule="changed_since",
        )
    if publication.replaces:
        raise Refused(
            "it replaced other notices, which an undo cannot bring back.",
            next_step="Publish the notices again, or correct this one.",
            rule="replaced_others",
        )
    before = {each.ref: each for each in record.versions if each.known_until == publication.published}
    taken = {each.ref for each in record.versions}
    return Proposal(
        _head_before(record, publication),
        publication.number + 1,
        None,
        publication.kind,
        add=tuple(_again(each, taken) for each in made if each.came_as is ChangeKind.WITHDRAWN),
        correct=tuple(
            before[each.ref].arrangement
            for each in made
            if each.came_as not in (ChangeKind.ADDED, ChangeKind.WITHDRAWN) and each.ref in before
        ),
        withdraw=tuple(each.ref for each in made if each.came_as is ChangeKind.ADDED),
    )


def _published_since(record: Record, publication: Publication) -> bool:
    return any(each.notice == publication.notice and each.number > publication.number for each in record.publications)


def _head_before(record: Record, publication: Publication) -> Notice:
    """The title and texts of the notice before it; of a new notice, those that it has."""
    earlier = [
        each
        for each in record.publications
        if each.notice == publication.notice and each.number == publication.number - 1
    ]
    found = earlier[0].head if earlier else publication.head
    return found or next(each for each in record.notices if each.slug == publication.notice)


def _again(version: Version, taken: set[ArrangementRef]) -> Arrangement:
    number = 2
    ref = version.ref
    while ref in taken:
        ref = ArrangementRef(version.ref.notice, f"{version.ref.id}-{number}")
        number += 1
    return replace(version.arrangement, ref=ref)
