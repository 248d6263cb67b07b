"""The directory words codes beyond ours. Its rows are kept, like all rows of the directory.

On SQLite a migration that alters the table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Iterator

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "directory_codeword"
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
    columns = [field.column for field in apps.get_model("directory", "CodeWord")._meta.local_concrete_fields]
    kept = ", ".join(f'"{column}"' for column in columns if column != "known_until")
    yield f"{TABLE}_no_update", f"UPDATE OF {kept} {each}"
    again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
    yield f"{TABLE}_once", f'UPDATE OF "known_until" {each} {again}'
    yield f"{TABLE}_no_delete", f"DELETE {each}"


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0005_city_holidays'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('codes', models.TextField(choices=[('types', 'types'), ('audiences', 'audiences'), ('categories', 'categories'), ('guidance_codes', 'guidance_codes')])),
                ('slug', models.TextField()),
                ('names', models.JSONField(default=dict)),
                ('plurals', models.JSONField(blank=True, default=dict, help_text='language → the words for several')),
                ('imported_with', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.directoryimport')),
            ],
            options={
                'ordering': ('codes', 'slug', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('codes', 'slug'), name='directory_code_word_one_current', violation_error_message='This code has its words.'), models.CheckConstraint(condition=models.Q(('codes__in', ['types', 'audiences', 'categories', 'guidance_codes'])), name='directory_code_word_codes', violation_error_message='Words are of a type, an audience, a category or a guidance code.'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='directory_code_word_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='directory_code_word_has_slug', violation_error_message='The slug is not left empty.')],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
