"""The tables of a record as it is stored, whatever version made it, and their rows as values of JSON.

The models are those of the migrations that the database has been through, not those of the program: a record of an
older version is written, and read again, as it is.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models.expressions import Value

Model = type[models.Model]
_AT_ONCE = 1000


def applied_migrations() -> tuple[tuple[str, str], ...]:
    """The migrations that the database has been through, of the apps that are installed."""
    loader = MigrationExecutor(connection).loader
    return tuple(sorted(node for node in loader.applied_migrations if node in loader.graph.nodes))


def stored_tables(migrations: Iterable[tuple[str, str]]) -> tuple[Model, ...]:
    """The tables that these migrations leave, in the order of their names."""
    state = MigrationLoader(None).project_state(list(migrations))  # without a look at the database
    found = (each for each in state.apps.get_models(include_auto_created=True))
    mine = (each for each in found if each._meta.managed and not each._meta.proxy and not each._meta.swapped)
    return tuple(sorted(mine, key=lambda each: each._meta.db_table))


def columns(model: Model) -> tuple[str, ...]:
    """The columns of a table."""
    return tuple(str(field.column) for field in model._meta.local_concrete_fields)


def rows(model: Model) -> Iterator[list[Any]]:
    """Every row of a table in the order of its key, as values of JSON."""
    names = [field.attname for field in model._meta.local_concrete_fields]
    found: Any = models.QuerySet(model).order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=_AT_ONCE):
        yield [_as_json(value) for value in row]


def insert(model: Model, found: Iterable[Sequence[Any]]) -> None:
    """Insert rows with exactly these values: no default, no time of today."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({marks})"  # noqa: S608  # names of our models
    numbered = iter(found)
    with connection.cursor() as cursor:
        while chunk := list(islice(numbered, _AT_ONCE)):
            cursor.executemany(
                sql, [[_stored(field, value) for field, value in zip(fields, row, strict=True)] for row in chunk]
            )


def _as_json(value: Any) -> Any:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case Decimal() | UUID():
            return str(value)
        case timedelta():
            return f"{value.days} {value.seconds}.{value.microseconds:06}"
        case _:
            return value


def _stored(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.JSONField):
        # Without this, null as a value of JSON would become a missing value.
        return field.get_db_prep_save(Value(value, field) if value is None and not field.null else value, connection)
    if isinstance(field, models.ForeignKey):
        return _stored(field.target_field, value)
    if isinstance(field, models.BinaryField):
        return None if value is None else field.get_db_prep_save(base64.b64decode(value), connection)
    return field.get_db_prep_save(None if value is None else field.to_python(value), connection)


def next_number(model: Model) -> int | None:
    """The number that the next row gets; None where the database gives none. A deleted number is not given again."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField):
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            found = cursor.fetchone()
            return int(found[0]) + 1 if found else 1
        name = _sequence(model, str(key.column))
        cursor.execute(f"SELECT last_value + (CASE WHEN is_called THEN 1 ELSE 0 END) FROM {name}")  # noqa: S608  # quoted by PostgreSQL itself
        return int(cursor.fetchone()[0])


def set_next_number(model: Model, number: int) -> None:
    """Set the number that the next row gets."""
    key, table = model._meta.pk, model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number - 1])
        else:
            cursor.execute("SELECT setval(%s, %s, false)", [_sequence(model, str(key.column)), number])


def _sequence(model: Model, column: str) -> str:
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
        return str(cursor.fetchone()[0])
