"""A language code may be longer than two letters, as in the registry of languages.

SQLite keeps no lengths, so the table stays as it is there, with its triggers.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMNS = (('visits_ticket', 'lang'),)


def widen(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _set_length(schema_editor, 16)


def narrow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _set_length(schema_editor, 2)


def _set_length(schema_editor: BaseDatabaseSchemaEditor, length: int) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            statement = f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE varchar({length})'
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("visits", "0002_rename_tallyrow_daycountrow")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(widen, narrow)],
            state_operations=[
                migrations.AlterField(
                    model_name='ticket',
                    name='lang',
                    field=models.CharField(blank=True, max_length=16),
                ),
            ],
        ),
    ]
