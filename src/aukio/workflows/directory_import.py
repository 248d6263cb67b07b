"""From a directory file to the record: places, organisations, services, channels and normal hours."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.directory import actions, queries
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.holidays import missing_region
from aukio.domain.clock.local_time import TICK, midnight
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.facts.record import Record, View
from aukio.domain.people.bookings import BookingFate
from aukio.domain.publishing.directory_statements import Revision, apply, iso_parities, revise, undeclared
from aukio.domain.publishing.draft_steps import closes_for_good
from aukio.domain.publishing.missing_names import missing_names
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.domain.wording.worded_codes import unworded_codes
from aukio.formats.directory import directory_file
from aukio.workflows.bookings import booking_fates
from aukio.workflows.redaction import was_taken_out

ALONE = (Task.DESCRIBE, Task.PUBLISH)
"""The tasks of a person who changes the directory without another; who has the first alone hands a draft in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import recorded, and what in the file deserves a second look.

    ``others`` counts what is new beside places: the city, organisations, services, roles. ``fated`` are the bookings
    and events that it hits, and ``after`` what is known by it, if there are any. ``missing`` lists names that the file
    lacks in a language, or in a form that texts need.
    """

    revision: Revision
    others: int
    warnings: tuple[str, ...]
    fated: tuple[BookingFate, ...] = ()
    after: View | None = None
    missing: tuple[str, ...] = ()

    @property
    def locks(self) -> bool:
        """Whether it closes a place for good, or ends a way to be served in it."""
        return closes_for_good(self.revision)

    @property
    def is_empty(self) -> bool:
        """Whether the directory said all of it already."""
        return self.revision.is_empty and not self.others


@dataclass(frozen=True, slots=True)
class ImportTerms:
    """How a statement is imported.

    ``tell`` is called with how many versions are recorded, and of how many. ``look`` records nothing.
    ``otherwise`` becomes of bookings that lose minutes by it; None: an import that hits any is refused.
    ``tasks`` are those that the actor needs at each place that changes.
    """

    tell: Callable[[int, int], None] | None = None
    look: bool = False
    otherwise: ExistingBookings | None = ExistingBookings.CONTACT
    tasks: tuple[Task, ...] = ALONE


_AS_A_FILE = ImportTerms()


def import_directory(
    text: str,
    *,
    source: str,
    by: Actor,
    now: datetime,
    tell: Callable[[int, int], None] | None = None,
    look: bool = False,
    otherwise: ExistingBookings | None = ExistingBookings.CONTACT,
) -> Imported:
    """Record a directory file, all of it or nothing; what is recorded already is left as it is.

    ``tell`` hears how many versions are recorded, and of how many. ``look`` records nothing: it says what would be.
    ``otherwise`` becomes of bookings that lose minutes by it; None: a file that hits any is refused.

    Raises ``Refused`` for a file that does not hold together, or that does not fit what is recorded; ``Forbidden``
    where it describes places that are not the actor's (R003).
    """
    statement = directory_file.read(text, source=source).statement()
    digest = sha256(text.encode()).hexdigest()
    terms = ImportTerms(tell, look, otherwise, (Task.DESCRIBE,) if look else ALONE)
    return import_statement(statement, digest=digest, by=by, now=now, terms=terms)


def import_statement(
    statement: DirectoryStatement,
    *,
    digest: str,
    by: Actor,
    now: datetime,
    terms: ImportTerms = _AS_A_FILE,
) -> Imported:
    """Record what a directory file states; ``digest`` identifies the file. Raises as ``import_directory`` does."""
    look, otherwise = terms.look, terms.otherwise
    with transaction.atomic():
        actions.take_writer_lock()
        statement, removed = _without_names_taken_out(statement)
        record = _record(statement)
        _refuse_another_city(record, statement)
        _refuse_future(statement, now)
        revision = revise(record, statement, new_id=queries.new_place_ids())
        _refuse_others_places(record, statement, revision, by, terms.tasks)
        others = actions.record_revision(
            statement=statement, revision=revision, digest=digest, by=by.name, now=now, tell=terms.tell
        )
        if others and not by.may_everywhere(Task.DESCRIBE):
            raise Forbidden(
                f"{by.name} may not change the city, its organisations, services or roles.",
                next_step="Ask the operator of the record; the places themselves may be yours to describe.",
            )
        after, fated = _hit(record, revision, others=bool(others), otherwise=otherwise, now=now)
        if fated and otherwise is None and not look:
            raise Refused(
                f"{len(fated)} booking{'s' if len(fated) > 1 else ''} would meet a closed door.",
                next_step="Say what becomes of bookings: honour, contact or cancel.",
                rule="no_policy_for_bookings",
            )
        if after is not None and not look:
            booking_fates.settle_import(after, fated, key=digest[:16], by=by.name, now=now)
        if look:
            transaction.set_rollback(True)
        region = missing_region(statement.city.holidays.last)
        lacking = unworded_codes(statement, record.words)
        warnings = (region, *undeclared(record, statement), *lacking, *iso_parities(statement), *removed)
        missing = missing_names(statement)
        return Imported(revision, others, tuple(filter(None, warnings)), fated, after, missing)


def _hit(
    record: Record, revision: Revision, *, others: bool, otherwise: ExistingBookings | None, now: datetime
) -> tuple[View | None, tuple[BookingFate, ...]]:
    """What is known after an import, and the bookings that it hits; nothing where there are no bookings at all."""
    if (revision.is_empty and not others) or not booking_fates.any_ahead(now):
        return None, ()
    before, after = View(record, now), answer_queries.view(now)
    places = {version.place for version in (*revision.closed, *revision.added)}
    if others:  # the city's holidays may have changed, and with them any week
        places.update(version.place for version in record.places)
    policy = otherwise or ExistingBookings.CONTACT
    return after, booking_fates.fates_of_import(before, after, places, otherwise=policy, now=now)


def _without_names_taken_out(statement: DirectoryStatement) -> tuple[DirectoryStatement, tuple[str, ...]]:
    """What a file says, without the names that were taken out of the record; and a warning for each (R108)."""
    nameless = {role.slug for role in statement.roles if role.holder and was_taken_out(role.holder)}
    roles = tuple(replace(role, holder="") if role.slug in nameless else role for role in statement.roles)
    warnings = (f"who holds '{slug}' was taken out of the record, and stays out." for slug in sorted(nameless))
    return replace(statement, roles=roles), tuple(warnings)


def _record(statement: DirectoryStatement) -> Record:
    return answer_queries.record() if queries.has_city() else Record(statement.city)


def _refuse_another_city(record: Record, statement: DirectoryStatement) -> None:
    if record.city.slug != statement.city.slug:
        raise Refused(
            f"this record is about '{record.city.slug}', and the file about '{statement.city.slug}'.",
            next_step="Keep each city in a record of its own: set AUKIO_DATABASE_URL.",
        )


def _refuse_future(statement: DirectoryStatement, now: datetime) -> None:
    if statement.known_from > now:
        raise Refused(
            f"'known_from' {statement.known_from:%Y-%m-%d %H:%M} UTC lies in the future.",
            next_step="Say since when this is known, and use 'valid_from' for changes that come later.",
        )


def _refuse_others_places(
    record: Record, statement: DirectoryStatement, revision: Revision, by: Actor, tasks: tuple[Task, ...]
) -> None:
    """Raise ``Forbidden`` unless the actor has the tasks at each place both as it was and as it becomes."""
    if by.operator:  # looking at every place of a country would find nothing
        return
    before, after = (
        View(record, statement.known_from - TICK),
        View(apply(record, revision, statement), statement.known_from),
    )
    for view, versions in ((before, revision.closed), (after, revision.added)):
        for version in versions:
            tree = view.tree(view.interval(midnight(version.valid_from, record.city.zone)))
            node = tree.get(version.place)
            if node is not None:
                for task in tasks:
                    refuse_unless(by, task, (node,), tree)
