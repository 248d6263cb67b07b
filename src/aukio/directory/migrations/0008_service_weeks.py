"""A service may have a week of its own at a place.

The guards of its rows come down first: on SQLite the table is made anew, and on both databases they name the columns.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "directory_placeversion"
RULE = f"{TABLE}_keeps_rows: rows are kept; the only change is known_until, once, from null"
ONE_AT_A_TIME = """
    CREATE TRIGGER "directory_placeversion_one_at_a_time" AFTER INSERT ON "directory_placeversion"
    WHEN EXISTS (
        SELECT 1 FROM "directory_placeversion" AS other
        WHERE other."id" <> NEW."id" AND other."place_id" = NEW."place_id"
            AND (other."known_until" IS NULL OR NEW."known_from" < other."known_until")
            AND (NEW."known_until" IS NULL OR other."known_from" < NEW."known_until")
            AND (other."valid_until" IS NULL OR NEW."valid_from" < other."valid_until")
            AND (NEW."valid_until" IS NULL OR other."valid_from" < NEW."valid_until")
    )
    BEGIN SELECT RAISE(ABORT, 'directory_placeversion_one_at_a_time: two versions of a place known and valid at once'); END
"""


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    refusal = {
        "postgresql": f"EXECUTE FUNCTION directory_keeps_rows('{RULE}')",
        "sqlite": f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END",
    }[vendor]
    for trigger, event in _refused(apps):
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)
    if vendor == "sqlite":  # on PostgreSQL it is a constraint, which stays
        schema_editor.execute(ONE_AT_A_TIME, params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    on = f' ON "{TABLE}"' if postgres else ""
    for trigger, _ in _refused(apps):
        schema_editor.execute(f'DROP TRIGGER "{trigger}"{on}', params=None)
    if not postgres:
        schema_editor.execute('DROP TRIGGER "directory_placeversion_one_at_a_time"', params=None)


def _refused(apps: Apps) -> Iterator[tuple[str, str]]:
    """The name of each trigger, and the event it refuses."""
    each = f'ON "{TABLE}" FOR EACH ROW'
    columns = [field.column for field in apps.get_model("directory", "PlaceVersion")._meta.local_concrete_fields]
    kept = ", ".join(f'"{column}"' for column in columns if column != "known_until")
    yield f"{TABLE}_no_update", f"UPDATE OF {kept} {each}"
    again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
    yield f"{TABLE}_once", f'UPDATE OF "known_until" {each} {again}'
    yield f"{TABLE}_no_delete", f"DELETE {each}"


class Migration(migrations.Migration):

    dependencies = [("directory", "0007_place_details")]

    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name="placeversion",
            name="service_weeks",
            field=models.JSONField(blank=True, default=list, help_text="weeks of services within the hours of the place; as in a directory file"),
        ),
        migrations.RunPython(guard, unguard),
    ]
