"""What the table of roles cannot say of itself: its rows are kept, and of the name of a person nothing can be made but nothing.

On SQLite a migration that alters the table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "directory_role"
RULE = f"{TABLE}_keeps_rows: rows are kept; the only changes are known_until, once, from null, and that holder is emptied"


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
    columns = [field.column for field in apps.get_model("directory", "Role")._meta.local_concrete_fields]
    kept = ", ".join(f'"{column}"' for column in columns if column not in ("known_until", "holder"))
    yield f"{TABLE}_no_update", f"UPDATE OF {kept} {each}"
    again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
    yield f"{TABLE}_once", f'UPDATE OF "known_until" {each} {again}'
    yield f"{TABLE}_name_goes", f"""UPDATE OF "holder" {each} WHEN (COALESCE(NEW."holder", 'nobody') <> '')"""
    yield f"{TABLE}_no_delete", f"DELETE {each}"


class Migration(migrations.Migration):

    dependencies = [("directory", "0003_roles")]

    operations = [migrations.RunPython(guard, unguard)]
