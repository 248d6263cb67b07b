"""What the directory says, as values of the domain: its whole history, each table in one query whatever its size.

Queries do not share a snapshot. To read one state of several tables while others write, read ``revision`` before and
after, and read again if it changed.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import count
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Subquery, TextField
from django.db.models.functions import Cast
from django.db.models.sql import Query

from aukio.directory.models import City as CityRow
from aukio.directory.models import CodeWord as CodeWordRow
from aukio.directory.models import DirectoryImport, Place
from aukio.directory.models import Organisation as OrganisationRow
from aukio.directory.models import PlaceVersion as PlaceVersionRow
from aukio.directory.models import Role as RoleRow
from aukio.directory.models import Service as ServiceRow
from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.holidays import DatedHolidays
from aukio.domain.city.place_details import PlaceDetails
from aukio.domain.city.places import (
    Channel,
    Coordinates,
    Kind,
    Organisation,
    PlaceId,
    PlaceVersion,
    Role,
    Service,
    ServiceWeek,
)
from aukio.formats.directory.channel_data import channels_from_data
from aukio.formats.directory.detail_data import details_from_data
from aukio.formats.directory.holiday_data import calendar_from_data
from aukio.formats.directory.service_data import service_weeks_from_data
from aukio.formats.values.text_data import aliases_from_data, names_from_data

# Rows are fetched by the thousand, so that a large directory is never in memory twice.
_CHUNK = 2000


def revision() -> tuple[int, int]:
    """The number of the newest import, 0 before the first, and its stamp.

    Changes whenever the directory does. The stamp tells an import from one of the same number that was rolled back.
    """
    return DirectoryImport.objects.order_by("-number").values_list("number", "stamp").first() or (0, 0)


def newest_import(**beside: Subquery) -> Query:
    """Ask for the stamp of the newest import, and for what subqueries of one row give ``beside`` it.

    It gives no row before the first import. It is not asked yet, so that it can be compiled once.
    """
    rows = DirectoryImport.objects.order_by("-number").annotate(**beside).values_list("stamp", *beside)
    return rows[:1].query


def new_place_ids() -> Callable[[], PlaceId]:
    """Gives ids that no place has yet, one at each call.

    They stay free only while the writer lock is held; to show what an import would do, no lock is needed.
    """
    ids = count(1 + (Place.objects.aggregate(last=Max("pk"))["last"] or 0))
    return lambda: PlaceId(next(ids))


def has_city() -> bool:
    """Whether the record is about a city: false before the first import."""
    return CityRow.objects.exists()


def first_paths(most: int) -> tuple[str, ...]:
    """The paths of the first centres and units as known now, a centre before its units, for examples."""
    shown = [Kind.CENTRE.value, Kind.UNIT.value]
    found = PlaceVersionRow.objects.current().filter(kind__in=shown, gone=False, valid_until=None)
    return tuple(found.order_by("path").values_list("path", flat=True)[:most])


def cities() -> tuple[tuple[datetime | None, City], ...]:
    """The city as it was known, each with the instant until which that was known: None for the last, the current one.

    The public holidays of a statement hold from the day from which its import is valid; earlier ones hold before it.
    """
    found: list[tuple[datetime | None, City]] = []
    for row in CityRow.objects.select_related("imported_with").order_by("pk"):
        stated = City(
            row.slug,
            names_from_data(row.names),
            ZoneInfo(row.time_zone),
            DatedHolidays.of(calendar_from_data(row.country, row.region, row.holidays)),
        )
        city = found[-1][1].followed_by(stated, row.imported_with.valid_from) if found else stated
        found.append((row.known_until, city))
    return tuple(found)


def organisations() -> tuple[Organisation, ...]:
    """Every organisation that owns places."""
    return tuple(
        Organisation(row.slug, names_from_data(row.names)) for row in OrganisationRow.objects.current().order_by("pk")
    )


def services() -> tuple[Service, ...]:
    """Every service."""
    return tuple(
        Service(row.slug, names_from_data(row.names), aliases_from_data(row.aliases))
        for row in ServiceRow.objects.current().order_by("pk")
    )


def roles() -> tuple[Role, ...]:
    """Every version of every role that was ever known, in the order in which they were recorded."""
    return tuple(
        Role(
            slug=row.slug,
            title=names_from_data(row.title),
            known_from=row.known_from,
            phone=row.phone,
            email=row.email,
            url=row.url,
            holder=row.holder,
            known_until=row.known_until,
        )
        for row in RoleRow.objects.order_by("pk")
    )


def words() -> tuple[CodeWords, ...]:
    """The directory's words for codes, all that were ever known, in the order in which they were recorded."""
    return tuple(
        CodeWords(
            CodeList(row.codes),
            row.slug,
            names_from_data(row.names),
            row.known_from,
            names_from_data(row.plurals),
            row.known_until,
        )
        for row in CodeWordRow.objects.order_by("pk")
    )


def places() -> tuple[PlaceVersion, ...]:
    """Every version of every place that was ever known, in the order in which they were recorded."""
    rows = PlaceVersionRow.objects.order_by("pk").values_list(
        "place_id",
        "path",
        "kind",
        "parent_id",
        _text("names"),
        "known_from",
        "valid_from",
        "known_until",
        "valid_until",
        "type",
        "owner",
        _text("name_forms"),
        _text("aliases"),
        "time_zone",
        "latitude",
        "longitude",
        "own_entrance",
        _text("services"),
        _text("service_weeks"),
        _text("provides"),
        _text("channels"),
        "gone",
        _text("details"),
    )
    return tuple(_place_version(row) for row in rows.iterator(chunk_size=_CHUNK))


def _text(column: str) -> Cast:
    # JSON as text, to be read once for all the rows that say the same.
    return Cast(column, TextField())


def _place_version(row: Iterable[Any]) -> PlaceVersion:
    (
        place, path, kind, parent, names, known_from, valid_from, known_until, valid_until, type_, owner, name_forms,
        aliases, time_zone, latitude, longitude, own_entrance, services, service_weeks, provides, channels, gone,
        details,
    ) = row  # fmt: skip
    return PlaceVersion(
        place=PlaceId(place),
        path=path,
        kind=Kind(kind),
        parent=None if parent is None else PlaceId(parent),
        names=names_from_data(json.loads(names)),
        known_from=known_from,
        valid_from=valid_from,
        known_until=known_until,
        valid_until=valid_until,
        type=type_,
        owner=owner,
        name_forms=_name_forms(name_forms),
        aliases=_aliases(aliases),
        zone=ZoneInfo(time_zone) if time_zone else None,
        coordinates=None if latitude is None or longitude is None else Coordinates(latitude, longitude),
        own_entrance=own_entrance,
        services=_slugs(services),
        service_weeks=_service_weeks(service_weeks),
        provides=_slugs(provides),
        channels=_channels(channels),
        gone=gone,
        details=_details(details),
    )


# Places with the same channels share one value, and so one week and one timetable: most of a country's places do.


@lru_cache(maxsize=50_000)
def _channels(text: str) -> tuple[Channel, ...]:
    return channels_from_data(json.loads(text))


@lru_cache(maxsize=1000)
def _service_weeks(text: str) -> tuple[ServiceWeek, ...]:
    return service_weeks_from_data(json.loads(text))


@lru_cache(maxsize=50_000)
def _slugs(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=1000)
def _details(text: str) -> PlaceDetails:
    return details_from_data(json.loads(text))


@lru_cache(maxsize=1000)
def _name_forms(text: str) -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({language: MappingProxyType(forms) for language, forms in json.loads(text).items()})


@lru_cache(maxsize=1000)
def _aliases(text: str) -> Mapping[str, tuple[str, ...]]:
    return aliases_from_data(json.loads(text))
