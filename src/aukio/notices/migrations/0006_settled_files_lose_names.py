"""The file of a scheduled publication may change once it is settled: nothing reads it any more, and it may hold a name.

On SQLite a migration that alters the table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Collection

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "notices_scheduledpublication"
SETTLING = {"settled_at", "state", "state_reason"}
STRICT = f"{TABLE}_keeps_rows: rows are kept; the only change is settled_at, once, from null, with state and state_reason"
RULE = f"{STRICT}; once settled, document may lose a name"


def loosen(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _drop(schema_editor, f"{TABLE}_no_update")
    columns = _columns(apps, {*SETTLING, "document"})
    _refuse(schema_editor, f"{TABLE}_no_update", f'UPDATE OF {columns} ON "{TABLE}" FOR EACH ROW', RULE)
    pending = f'UPDATE OF "document" ON "{TABLE}" FOR EACH ROW WHEN (OLD."settled_at" IS NULL)'
    _refuse(schema_editor, f"{TABLE}_name_goes", pending, RULE)


def tighten(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _drop(schema_editor, f"{TABLE}_no_update")
    _drop(schema_editor, f"{TABLE}_name_goes")
    columns = _columns(apps, SETTLING)
    _refuse(schema_editor, f"{TABLE}_no_update", f'UPDATE OF {columns} ON "{TABLE}" FOR EACH ROW', STRICT)


def _drop(schema_editor: BaseDatabaseSchemaEditor, trigger: str) -> None:
    on = f' ON "{TABLE}"' if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f'DROP TRIGGER "{trigger}"{on}', params=None)


def _refuse(schema_editor: BaseDatabaseSchemaEditor, trigger: str, event: str, rule: str) -> None:
    refusal = {
        "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{rule}')",
        "sqlite": f"BEGIN SELECT RAISE(ABORT, '{rule}'); END",
    }[schema_editor.connection.vendor]
    schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)


def _columns(apps: Apps, changing: Collection[str]) -> str:
    columns = {field.column for field in apps.get_model("notices", "ScheduledPublication")._meta.local_concrete_fields}
    return ", ".join(f'"{column}"' for column in sorted(map(str, columns - set(changing))))


class Migration(migrations.Migration):

    dependencies = [("notices", "0005_names_can_be_taken_out")]

    operations = [migrations.RunPython(loosen, tighten)]
