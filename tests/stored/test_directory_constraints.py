"""The database itself refuses a directory that makes no sense, and one that forgets."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from aukio.directory.models import (
    City,
    CodeWord,
    DirectoryImport,
    Organisation,
    Place,
    PlaceVersion,
    Role,
    Service,
)

pytestmark = pytest.mark.django_db

JANUARY = datetime(2030, 1, 1, tzinfo=UTC)
FEBRUARY = datetime(2030, 2, 1, tzinfo=UTC)
MARCH = datetime(2030, 3, 1, tzinfo=UTC)
NEW_YEAR = date(2030, 1, 1)

TABLES = (DirectoryImport, City, Organisation, Service, Role, CodeWord, Place, PlaceVersion)

WHOLE: dict[type[models.Model], dict[str, Any]] = {
    DirectoryImport: {
        "number": 1,
        "known_from": JANUARY,
        "valid_from": NEW_YEAR,
        "recorded_at": MARCH,
        "by": "aino",
        "stamp": 5,
    },
    City: {"slug": "espoo", "time_zone": "Europe/Helsinki", "country": "FI", "known_from": JANUARY},
    Organisation: {"slug": "espoo", "known_from": JANUARY},
    Service: {"slug": "print", "known_from": JANUARY},
    Role: {"slug": "manager", "phone": "+358401234567", "holder": "Maija Meri", "known_from": JANUARY},
    CodeWord: {"codes": "types", "slug": "ferry", "names": {"en": "ferry"}, "known_from": JANUARY},
    Place: {"id": 1},
    PlaceVersion: {
        "place_id": 1,
        "path": "iso-omena",
        "kind": "centre",
        "known_from": JANUARY,
        "valid_from": NEW_YEAR,
    },
}


def act() -> DirectoryImport:
    found, _ = DirectoryImport.objects.get_or_create(number=1, defaults=WHOLE[DirectoryImport])
    return found


def row(table: type[models.Model], **columns: Any) -> models.Model:
    """A row that makes sense, but for the columns given; not saved yet."""
    whole = {**WHOLE[table], **columns}
    if issubclass(table, (City, Organisation, Service, Role, CodeWord, PlaceVersion)):
        whole["imported_with"] = act()
    if table is PlaceVersion:
        Place.objects.get_or_create(pk=whole["place_id"])
    return table(**whole)


# constraint · table · columns that break it · what a person reads
BROKEN: list[tuple[str, type[models.Model], dict[str, Any], str]] = [
    ("directory_import_number_counts", DirectoryImport, {"number": 0}, "counted from 1"),
    ("directory_import_has_actor", DirectoryImport, {"by": ""}, "says who did it"),
    ("directory_city_known_in_order", City, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_city_has_slug", City, {"slug": ""}, "The slug is not left empty"),
    ("directory_city_has_time_zone", City, {"time_zone": ""}, "The time zone is not left empty"),
    ("directory_city_has_country", City, {"country": ""}, "The country is not left empty"),
    ("directory_organisation_known_in_order", Organisation, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_organisation_has_slug", Organisation, {"slug": ""}, "The slug is not left empty"),
    ("directory_service_known_in_order", Service, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_service_has_slug", Service, {"slug": ""}, "The slug is not left empty"),
    ("directory_role_known_in_order", Role, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_role_has_slug", Role, {"slug": ""}, "The slug is not left empty"),
    ("directory_role_can_be_reached", Role, {"phone": ""}, "A role can be reached"),
    ("directory_code_word_known_in_order", CodeWord, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_code_word_has_slug", CodeWord, {"slug": ""}, "The slug is not left empty"),
    ("directory_code_word_codes", CodeWord, {"codes": "colours"}, "Words are of a type"),
    ("directory_place_id_counts", Place, {"id": 0}, "counted from 1"),
    ("directory_place_version_valid_in_order", PlaceVersion, {"valid_until": NEW_YEAR}, "ends after it begins"),
    ("directory_place_version_known_in_order", PlaceVersion, {"known_until": JANUARY}, "stays known for a while"),
    ("directory_place_version_kind", PlaceVersion, {"kind": "planet"}, "a site, a centre, a unit"),
    ("directory_place_version_path", PlaceVersion, {"path": ""}, "words between single slashes"),
    ("directory_place_version_path", PlaceVersion, {"path": "/a"}, "words between single slashes"),
    ("directory_place_version_path", PlaceVersion, {"path": "a/"}, "words between single slashes"),
    ("directory_place_version_path", PlaceVersion, {"path": "a//b"}, "words between single slashes"),
    ("directory_place_version_path", PlaceVersion, {"path": "a b"}, "words between single slashes"),
    ("directory_place_version_parent", PlaceVersion, {"parent_id": 1}, "beneath itself"),
    ("directory_place_version_coordinates", PlaceVersion, {"latitude": 60.2}, "Coordinates are two"),
    ("directory_place_version_coordinates", PlaceVersion, {"longitude": 24.7}, "Coordinates are two"),
    ("directory_place_version_coordinates", PlaceVersion, {"latitude": 91, "longitude": 0}, "latitude within ±90"),
    ("directory_place_version_coordinates", PlaceVersion, {"latitude": 0, "longitude": 181}, "longitude within ±180"),
]

# constraint · table · columns of a row that is there · columns of one too many · what a person reads
TAKEN: list[tuple[str, type[models.Model], dict[str, Any], dict[str, Any], str]] = [
    ("directory_import_number_unique", DirectoryImport, {}, {}, "Another import has this number"),
    ("directory_city_one_current", City, {}, {"slug": "vantaa", "known_from": FEBRUARY}, "about one city"),
    ("directory_organisation_one_current", Organisation, {}, {"known_from": FEBRUARY}, "This slug is taken"),
    ("directory_service_one_current", Service, {}, {"known_from": FEBRUARY}, "This slug is taken"),
    ("directory_role_one_current", Role, {}, {"known_from": FEBRUARY}, "This slug is taken"),
    ("directory_code_word_one_current", CodeWord, {}, {"known_from": FEBRUARY}, "This code has its words"),
    (
        "directory_place_version_one_current",
        PlaceVersion,
        {},
        {"path": "tapiola", "known_from": FEBRUARY},
        "Something else is said already",
    ),
    ("directory_place_version_path_unique", PlaceVersion, {}, {"place_id": 2}, "Another place bears this path"),
]


@pytest.mark.parametrize("table", TABLES)
def test_the_database_takes_what_makes_sense(table: type[models.Model]) -> None:
    fine = row(table)

    fine.validate_constraints()
    fine.save(force_insert=True)

    assert table._default_manager.count() == 1


@pytest.mark.parametrize(("constraint", "table", "columns", "message"), BROKEN)
def test_the_database_refuses(
    constraint: str, table: type[models.Model], columns: dict[str, Any], message: str
) -> None:
    broken = row(table, **columns)

    with pytest.raises(ValidationError, match=message):
        broken.validate_constraints()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        broken.save(force_insert=True)


@pytest.mark.parametrize(("constraint", "table", "there", "columns", "message"), TAKEN)
def test_the_database_refuses_a_second(
    constraint: str,
    table: type[models.Model],
    there: dict[str, Any],
    columns: dict[str, Any],
    message: str,
) -> None:
    row(table, **there).save(force_insert=True)
    second = row(table, **columns)

    with pytest.raises(ValidationError, match=message):
        second.validate_constraints()
    # SQLite names the columns of a plain index, not the index.
    with pytest.raises(IntegrityError, match=f"{constraint}|UNIQUE constraint failed"), transaction.atomic():
        second.save(force_insert=True)


def test_every_table_is_tried() -> None:
    assert set(TABLES) == set(apps.get_app_config("directory").get_models())


def test_every_named_constraint_is_tried() -> None:
    named = {constraint.name for table in TABLES for constraint in table._meta.constraints}

    assert {constraint for constraint, *_ in (*BROKEN, *TAKEN)} == named


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"valid_from": date(2030, 1, 31)}, id="begins-on-the-last-day-of-the-other"),
        pytest.param({"valid_from": date(2029, 1, 1), "valid_until": date(2030, 1, 2)}, id="ends-on-its-second-day"),
        pytest.param({"valid_from": date(2029, 1, 1)}, id="covers-it"),
        pytest.param({"valid_from": date(2030, 1, 10), "valid_until": date(2030, 1, 20)}, id="lies-within-it"),
        pytest.param(
            {"valid_from": date(2029, 1, 1), "known_from": datetime(2029, 1, 1, tzinfo=UTC), "known_until": FEBRUARY},
            id="was-known-in-part-of-the-time",
        ),
    ],
)
def test_no_two_versions_of_a_place_are_known_and_valid_at_once(columns: dict[str, Any]) -> None:
    row(PlaceVersion, valid_until=date(2030, 2, 1)).save()

    with pytest.raises(IntegrityError, match="directory_placeversion_one_at_a_time"), transaction.atomic():
        row(PlaceVersion, path="moved", **columns).save()


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"valid_from": date(2030, 2, 1)}, id="begins-when-the-other-ends"),
        pytest.param({"valid_from": date(2029, 1, 1), "valid_until": NEW_YEAR}, id="ends-when-it-begins"),
        pytest.param(
            {"known_from": datetime(2029, 1, 1, tzinfo=UTC), "known_until": JANUARY},
            id="was-known-before-it",
        ),
        pytest.param({"place_id": 2}, id="is-of-another-place"),
    ],
)
def test_two_versions_may_stand_side_by_side_when_one(columns: dict[str, Any]) -> None:
    row(PlaceVersion, valid_until=date(2030, 2, 1)).save()
    row(PlaceVersion, path="moved", **columns).save()

    assert PlaceVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(table, field.column, id=f"{table.__name__}-{field.column}")
        for table in TABLES
        for field in table._meta.local_concrete_fields
    ],
)
def test_no_column_of_a_row_is_ever_changed(table: type[models.Model], column: str) -> None:
    row(table).save()
    value = "7" if column == "id" else "NULL"

    # The trigger speaks before the column is asked whether it takes null.
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table._meta.db_table}" SET "{column}" = {value}')


DATED = tuple(table for table in TABLES if "known_until" in {field.name for field in table._meta.fields})


@pytest.mark.parametrize("table", DATED)
def test_known_until_is_set_once(table: type[models.Model]) -> None:
    row(table).save()

    assert table._default_manager.update(known_until=FEBRUARY) == 1
    for again in (MARCH, FEBRUARY, None):
        with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
            table._default_manager.update(known_until=again)


@pytest.mark.parametrize("table", DATED)
def test_nothing_else_is_changed_along_with_known_until(table: type[models.Model]) -> None:
    row(table).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        table._default_manager.update(known_until=MARCH, known_from=FEBRUARY)


@pytest.mark.parametrize("known_until", [None, FEBRUARY])
def test_the_name_of_a_person_is_taken_out_of_any_row_and_none_is_put_in(known_until: datetime | None) -> None:
    row(Role, known_until=known_until).save()

    for name in ("Onni Oja", "Maija Meri"):
        with pytest.raises(IntegrityError, match="holder is emptied"), transaction.atomic():
            Role.objects.update(holder=name)
    assert Role.objects.update(holder="") == 1
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        Role.objects.update(holder="Maija Meri")


def test_nothing_else_goes_along_with_a_name() -> None:
    row(Role).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        Role.objects.update(holder="", phone="+358501234567")


def delete_by_hand(table: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table._meta.db_table}"')


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "delete",
    [
        pytest.param(lambda table: table._default_manager.all().delete(), id="many"),
        pytest.param(lambda table: table._default_manager.get().delete(), id="one"),
        pytest.param(delete_by_hand, id="by-hand"),
    ],
)
def test_nobody_deletes_anything(table: type[models.Model], delete: Callable[[type[models.Model]], object]) -> None:
    row(table).save()
    rule = f"{table._meta.db_table}_keeps_rows: rows are kept"

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        delete(table)

    assert table._default_manager.count() == 1
