"""A city may have a region, and public holidays of its own.

The guards of its rows come down first: on SQLite the table is made anew, and on both databases they name the columns.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "directory_city"
RULE = f"{TABLE}_keeps_rows: rows are kept; the only change is known_until, once, from null"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    refusal = {
        "postgresql": f"EXECUTE FUNCTION directory_keeps_rows('{RULE}')",
        "sqlite": f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END",
    }[schema_editor.connection.vendor]
    for trigger, event in _refused(apps):
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on = f' ON "{TABLE}"' if schema_editor.connection.vendor == "postgresql" else ""
    for trigger, _ in _refused(apps):
        schema_editor.execute(f'DROP TRIGGER "{trigger}"{on}', params=None)


def _refused(apps: Apps) -> Iterator[tuple[str, str]]:
    """The name of each trigger, and the event it refuses."""
    each = f'ON "{TABLE}" FOR EACH ROW'
    columns = [field.column for field in apps.get_model("directory", "City")._meta.local_concrete_fields]
    kept = ", ".join(f'"{column}"' for column in columns if column != "known_until")
    yield f"{TABLE}_no_update", f"UPDATE OF {kept} {each}"
    again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
    yield f"{TABLE}_once", f'UPDATE OF "known_until" {each} {again}'
    yield f"{TABLE}_no_delete", f"DELETE {each}"


class Migration(migrations.Migration):

    dependencies = [("directory", "0004_role_rows_are_kept")]

    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name="city",
            name="region",
            field=models.TextField(blank=True, default="", help_text="ISO 3166-2 code of its region, without the country"),
        ),
        migrations.AddField(
            model_name="city",
            name="holidays",
            field=models.JSONField(blank=True, default=dict, help_text="days added and removed, as in a directory file"),
        ),
        migrations.RunPython(guard, unguard),
    ]
