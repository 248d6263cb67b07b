"""Record an import, and take the lock under which everything is recorded.

A transaction that decides by the record first takes ``take_writer_lock``, then reads, decides and records:

    with transaction.atomic():
        take_writer_lock()
        revision = revise(record, statement, new_id=new_place_ids())
        record_revision(statement=statement, revision=revision, …)
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from secrets import randbits
from typing import Any, TypeAlias, TypeVar

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from aukio.audit.actions import record as record_act
from aukio.directory import queries
from aukio.directory.models import City, CodeWord, DirectoryImport, Organisation, Place, Role, Service
from aukio.directory.models import PlaceVersion as PlaceVersionRow
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.code_words import CodeList
from aukio.domain.city.places import PlaceId, PlaceVersion
from aukio.domain.publishing.directory_statements import Revision
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.directory.detail_data import details_to_data
from aukio.formats.directory.holiday_data import changes_to_data
from aukio.formats.directory.service_data import service_weeks_to_data
from aukio.formats.values.text_data import aliases_to_data, names_to_data

# Any number that is not used elsewhere in the database: the letters of "aukio" in ASCII.
WRITER_LOCK = int.from_bytes(b"aukio", "big")

# How many rows one statement writes, or finds by id: large enough to be few, small enough for any engine.
_BATCH = 1000

_STAMP_BITS = 62

_T = TypeVar("_T")
_Headed: TypeAlias = type[City] | type[Organisation] | type[Service] | type[Role] | type[CodeWord]
_Columns: TypeAlias = dict[str, dict[str, Any]]
_Among: TypeAlias = dict[str, str]


class Conflict(Refused):
    """The decision does not fit the record: another transaction wrote in between."""

    code = "conflict"

    def __init__(self, message: str) -> None:
        super().__init__(message, next_step="Nothing was changed: look at it again, and do it again if it still holds.")


def take_writer_lock() -> None:
    """Wait until no other transaction writes to the record, and block others until this transaction ends.

    A transaction may take it twice.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("The writer lock is held for a transaction, and there is none.")
    # On SQLite a transaction takes the one write lock when it begins (IMMEDIATE).
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])


def hold_writers_off() -> None:
    """Wait until no transaction writes to the record, and let none begin to until this one ends; readers may share it.

    For a transaction that decides by the record and writes something else, such as a booking.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("Writers are held off for a transaction, and there is none.")
    # On SQLite a transaction takes the one write lock when it begins (IMMEDIATE).
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [WRITER_LOCK])


@transaction.atomic
def record_revision(
    *,
    statement: DirectoryStatement,
    revision: Revision,
    digest: str,
    by: str,
    now: datetime,
    tell: Callable[[int, int], None] | None = None,
) -> int:
    """Record the revision of ``statement``; do nothing if the directory already contains all of it.

    Returns the number of new or changed rows other than places: city, organisations, services, roles. ``tell`` is
    called with the number of versions recorded so far and the total. Raises ``Conflict`` if the revision was made from
    an older state of the directory, and ``Refused`` for names that change without becoming known later.
    """
    take_writer_lock()
    news = [(rows, among, _news(rows, among, said)) for rows, among, said in _said(statement)]
    others = sum(len(columns) for _rows, _among, columns in news)
    if revision.is_empty and not others:
        return 0
    act = DirectoryImport.objects.create(
        number=queries.revision()[0] + 1,
        known_from=statement.known_from,
        valid_from=statement.valid_from,
        recorded_at=now,
        digest=digest,
        by=by,
        stamp=randbits(_STAMP_BITS),
    )
    for rows, among, columns in news:
        _say_anew(rows, among, columns, act)
    _close(revision.closed, statement.known_from)
    _create(revision.created)
    done = 0
    for batch in _batches(revision.added):
        PlaceVersionRow.objects.bulk_create(_version_row(version, act) for version in batch)
        done += len(batch)
        if tell is not None:
            tell(done, len(revision.added))
    record_act(
        by=by,
        now=now,
        act="import",
        subject=statement.city.slug,
        detail={
            "import": act.number,
            "digest": digest,
            "known_from": statement.known_from.isoformat(),
            "places_created": len(revision.created),
            "versions_closed": len(revision.closed),
            "versions_added": len(revision.added),
        },
    )
    return others


def take_out_holder(*, name: str) -> int:
    """Remove a personal name from every role that ever had it; return the number of rows (R108).

    Part of a redaction, which holds the writer lock and writes the audit trail.
    """
    take_writer_lock()
    return Role.objects.filter(holder=name).update(holder="")


def _said(statement: DirectoryStatement) -> Iterator[tuple[_Headed, _Among, _Columns]]:
    """Yield what the statement says by slug, for each table; ``_Among`` are columns that all of it shares."""
    city = statement.city
    of_city = {
        "names": names_to_data(city.names),
        "time_zone": city.zone.key,
        "country": city.country,
        "region": city.holidays.last.region,
        "holidays": changes_to_data(city.holidays.last),
    }
    yield City, {}, {city.slug: of_city}
    yield Organisation, {}, {each.slug: {"names": names_to_data(each.names)} for each in statement.organisations}
    services: _Columns = {
        each.slug: {"names": names_to_data(each.names), "aliases": aliases_to_data(each.aliases)}
        for each in statement.services
    }
    yield Service, {}, services
    roles: _Columns = {
        each.slug: {
            "title": names_to_data(each.title),
            "phone": each.phone,
            "email": each.email,
            "url": each.url,
            "holder": each.holder,
        }
        for each in statement.roles
    }
    yield Role, {}, roles
    for codes in CodeList:
        words: _Columns = {
            each.slug: {"names": names_to_data(each.names), "plurals": names_to_data(each.plurals)}
            for each in statement.words
            if each.of is codes
        }
        yield CodeWord, {"codes": codes.value}, words


def _news(rows: _Headed, among: _Among, said: _Columns) -> _Columns:
    """Return what the statement says that is not recorded yet."""
    if not said:
        return {}
    current = {row.slug: row for row in rows.objects.current().filter(**among)}
    return {
        slug: columns
        for slug, columns in said.items()
        if slug not in current or any(getattr(current[slug], name) != value for name, value in columns.items())
    }


def _say_anew(rows: _Headed, among: _Among, news: _Columns, act: DirectoryImport) -> None:
    if not news:
        return
    superseded = rows.objects.current().filter(**among)
    if rows is not City:  # of which there is one, whatever its slug
        superseded = superseded.filter(slug__in=list(news))
    for row in superseded:
        if row.known_from >= act.known_from:
            raise Refused(
                f"'{row.slug}' was recorded as known from {row.known_from:%Y-%m-%d %H:%M} UTC, and this file says"
                " something else of it without being later.",
                next_step="Give the file a later 'known_from'.",
            )
    superseded.update(known_until=act.known_from)
    for slug, columns in news.items():
        rows.objects.create(slug=slug, imported_with=act, known_from=act.known_from, **among, **columns)


def _close(closed: Iterable[PlaceVersion], known_until: datetime) -> None:
    for batch in _batches(closed):
        meant = {(int(version.place), version.valid_from): version.known_from for version in batch}
        rows = (
            PlaceVersionRow.objects.current()
            .filter(place__in=[version.place for version in batch])
            .values_list("pk", "place_id", "valid_from", "known_from")
        )
        keys = [key for key, place, valid_from, known_from in rows if meant.get((place, valid_from)) == known_from]
        changed = PlaceVersionRow.objects.current().filter(pk__in=keys).update(known_until=known_until)
        if changed != len(meant):
            raise Conflict("The directory has changed since this import was looked at.")


def _create(created: Collection[PlaceId]) -> None:
    if created and min(created) < queries.new_place_ids()():
        raise Conflict("The directory has gained places since this import was looked at.")
    for batch in _batches(created):
        Place.objects.bulk_create(Place(id=place) for place in batch)


def _version_row(version: PlaceVersion, act: DirectoryImport) -> PlaceVersionRow:
    where = version.coordinates
    return PlaceVersionRow(
        place_id=version.place,
        path=version.path,
        kind=version.kind.value,
        parent_id=version.parent,
        type=version.type,
        owner=version.owner,
        names=names_to_data(version.names),
        name_forms={language: dict(forms) for language, forms in version.name_forms.items()},
        aliases=aliases_to_data(version.aliases),
        services=list(version.services),
        service_weeks=service_weeks_to_data(version.service_weeks),
        provides=list(version.provides),
        channels=channels_to_data(version.channels),
        details=details_to_data(version.details),
        time_zone=version.zone.key if version.zone else "",
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        own_entrance=version.own_entrance,
        gone=version.gone,
        valid_from=version.valid_from,
        valid_until=version.valid_until,
        known_from=version.known_from,
        known_until=version.known_until,
        imported_with=act,
    )


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch
