"""A text may be in any language of the registry, so a new language needs no migration.

On SQLite a migration that alters a table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Collection, Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "notices_showntext"
RULE = f"{TABLE}_keeps_rows: rows are kept; the only change is document with redacted_at"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    refusal = {
        "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{RULE}')",
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
    yield f"{TABLE}_no_update", f"UPDATE OF {_columns(apps, {'document', 'redacted_at'})} {each}"
    undated = 'WHEN (NEW."redacted_at" IS NULL OR NEW."redacted_at" < OLD."redacted_at")'
    yield f"{TABLE}_redacted", f'UPDATE OF "document", "redacted_at" {each} {undated}'
    yield f"{TABLE}_no_delete", f"DELETE {each}"


def _columns(apps: Apps, changing: Collection[str]) -> str:
    columns = {field.column for field in apps.get_model("notices", "ShownText")._meta.local_concrete_fields}
    return ", ".join(f'"{column}"' for column in sorted(map(str, columns - set(changing))))


class Migration(migrations.Migration):

    dependencies = [("notices", "0006_settled_files_lose_names")]

    operations = [
        migrations.RunPython(unguard, guard),
        migrations.RemoveConstraint(model_name="showntext", name="notices_shown_lang"),
        migrations.AlterField(
            model_name="showntext",
            name="lang",
            field=models.TextField(help_text="a code of the registry of languages"),
        ),
        migrations.AddConstraint(
            model_name="showntext",
            constraint=models.CheckConstraint(
                condition=models.Q(("lang", ""), _negated=True),
                name="notices_shown_lang",
                violation_error_message="A text is in a language.",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
