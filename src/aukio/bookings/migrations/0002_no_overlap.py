"""What two callers at once cannot slip past: active bookings of one desk never overlap."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ACTIVE = "('booked', 'honoured', 'to_contact')"
MESSAGE = "bookings_no_overlap: that time is taken"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # int8range stands in for equality, which GiST does not know of numbers without an extension.
        schema_editor.execute(
            'ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_no_overlap" EXCLUDE USING gist'
            " (int8range(desk_id, desk_id, '[]') WITH &&, tstzrange(\"start\", \"end\") WITH &&)"
            f" WHERE (state IN {ACTIVE})",
            params=None,
        )
        return
    overlap = (
        'SELECT 1 FROM "bookings_booking" AS other WHERE other.desk_id = NEW.desk_id AND other.id <> NEW.id'
        f' AND other.state IN {ACTIVE} AND other."start" < NEW."end" AND NEW."start" < other."end"'
    )
    for event in ("INSERT", 'UPDATE OF desk_id, "start", "end", state'):
        name = f"bookings_no_overlap_{event.split()[0].lower()}"
        schema_editor.execute(
            f'CREATE TRIGGER "{name}" AFTER {event} ON "bookings_booking" FOR EACH ROW'
            f" WHEN NEW.state IN {ACTIVE} AND EXISTS ({overlap})"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
            params=None,
        )


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE "bookings_booking" DROP CONSTRAINT "bookings_no_overlap"', params=None)
        return
    for event in ("insert", "update"):
        schema_editor.execute(f'DROP TRIGGER "bookings_no_overlap_{event}"', params=None)


class Migration(migrations.Migration):

    dependencies = [("bookings", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
