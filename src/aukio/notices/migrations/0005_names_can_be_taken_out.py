"""The column of texts goes, and the guards come back: of a publication and of a text as shown, only a name may go.

On SQLite a migration that alters a table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Collection, Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The quotation may lose its name, and nothing else of it may change; JSON is compared, not its layout.
ONLY_THE_NAME_GOES = {
    "postgresql": """(NEW."quote" - 'name') = (OLD."quote" - 'name') AND (NEW."quote" -> 'name') IS NULL""",
    "sqlite": """json_remove(NEW."quote", '$.name') = json_remove(OLD."quote", '$.name')
        AND json_extract(NEW."quote", '$.name') IS NULL""",
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for trigger, event, rule in _refused(apps, vendor):
        refusal = {
            "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{rule}')",
            "sqlite": f"BEGIN SELECT RAISE(ABORT, '{rule}'); END",
        }[vendor]
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for trigger, event, _ in _refused(apps, vendor):
        table = event.partition(' ON "')[2].partition('"')[0]
        on = f' ON "{table}"' if vendor == "postgresql" else ""
        schema_editor.execute(f'DROP TRIGGER "{trigger}"{on}', params=None)


def _refused(apps: Apps, vendor: str) -> Iterator[tuple[str, str, str]]:
    """The name of each trigger, the event it refuses, and the rule it tells."""
    table = "notices_publication"
    each, rule = f'ON "{table}" FOR EACH ROW', f"{table}_keeps_rows: rows are kept; the only change is that quote loses its name"
    yield f"{table}_no_update", f"UPDATE OF {_columns(apps, 'Publication', {'quote'})} {each}", rule
    yield f"{table}_name_goes", f'UPDATE OF "quote" {each} WHEN (({ONLY_THE_NAME_GOES[vendor]}) IS NOT TRUE)', rule
    yield f"{table}_no_delete", f"DELETE {each}", rule
    table = "notices_showntext"
    each, rule = f'ON "{table}" FOR EACH ROW', f"{table}_keeps_rows: rows are kept; the only change is document with redacted_at"
    changing = {"document", "redacted_at"}
    yield f"{table}_no_update", f"UPDATE OF {_columns(apps, 'ShownText', changing)} {each}", rule
    undated = 'WHEN (NEW."redacted_at" IS NULL OR NEW."redacted_at" < OLD."redacted_at")'
    yield f"{table}_redacted", f'UPDATE OF "document", "redacted_at" {each} {undated}', rule
    yield f"{table}_no_delete", f"DELETE {each}", rule


def _columns(apps: Apps, model: str, changing: Collection[str]) -> str:
    columns = {field.column for field in apps.get_model("notices", model)._meta.local_concrete_fields}
    return ", ".join(f'"{column}"' for column in sorted(columns - set(changing)))


class Migration(migrations.Migration):

    dependencies = [("notices", "0004_texts_as_documents")]

    operations = [
        migrations.RemoveField(model_name="publication", name="texts"),
        migrations.RunPython(guard, unguard),
    ]
