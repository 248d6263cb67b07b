"""A time that is held or asked for is taken too. SQLite made the table anew in 0003, and lost its triggers with it."""

from importlib import import_module

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TAKING = "('booked', 'held', 'honoured', 'requested', 'to_contact')"
MESSAGE = "bookings_no_overlap: that time is taken"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_no_overlap" EXCLUDE USING gist'
            " (int8range(desk_id, desk_id, '[]') WITH &&, tstzrange(\"start\", \"end\") WITH &&)"
            f" WHERE (state IN {TAKING})",
            params=None,
        )
        return
    overlap = (
        'SELECT 1 FROM "bookings_booking" AS other WHERE other.desk_id = NEW.desk_id AND other.id <> NEW.id'
        f' AND other.state IN {TAKING} AND other."start" < NEW."end" AND NEW."start" < other."end"'
    )
    for event in ("INSERT", 'UPDATE OF desk_id, "start", "end", state'):
        name = f"bookings_no_overlap_{event.split()[0].lower()}"
        schema_editor.execute(
            f'CREATE TRIGGER "{name}" AFTER {event} ON "bookings_booking" FOR EACH ROW'
            f" WHEN NEW.state IN {TAKING} AND EXISTS ({overlap})"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
            params=None,
        )


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE "bookings_booking" DROP CONSTRAINT IF EXISTS "bookings_no_overlap"', params=None
        )
        return
    for event in ("insert", "update"):
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "bookings_no_overlap_{event}"', params=None)


def guard_as_before(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(apps, schema_editor)
    import_module("aukio.bookings.migrations.0002_no_overlap").guard(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [("bookings", "0003_more_than_times")]

    operations = [migrations.RunPython(guard, guard_as_before)]
