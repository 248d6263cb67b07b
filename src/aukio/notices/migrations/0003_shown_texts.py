"""Texts as shown get a table of their own, and publications the words of a person quoted.

The guards of publications come down first: on SQLite the table is made anew. Migration 0005 puts them back, when the
texts have moved.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "notices_publication"
RULE = f"{TABLE}_keeps_rows: rows are kept, and nothing of them changes"


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on = f' ON "{TABLE}"' if schema_editor.connection.vendor == "postgresql" else ""
    for event in ("update", "delete"):
        schema_editor.execute(f'DROP TRIGGER "{TABLE}_no_{event}"{on}', params=None)


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    refusal = {
        "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{RULE}')",
        "sqlite": f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END",
    }[schema_editor.connection.vendor]
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f'CREATE TRIGGER "{TABLE}_no_{event.lower()}" BEFORE {event} ON "{TABLE}" FOR EACH ROW {refusal}', params=None
        )


class Migration(migrations.Migration):

    dependencies = [("notices", "0002_rows_are_kept")]

    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name='publication',
            name='quote',
            field=models.JSONField(blank=True, default=dict, help_text="a person's own words, as in a notice file"),
        ),
        migrations.CreateModel(
            name='ShownText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lang', models.TextField(choices=[('fi', 'fi'), ('sv', 'sv'), ('en', 'en')])),
                ('plain', models.BooleanField(default=False, help_text='the easy-to-read variant')),
                ('document', models.JSONField(help_text='the whole text with the windows of time in which its parts are shown')),
                ('redacted_at', models.DateTimeField(blank=True, help_text='when a name was last taken out of it', null=True)),
                ('notice', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shown', to='notices.notice')),
                ('publication', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shown', to='notices.publication')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['notice', 'lang'], name='notices_shown_notice_lang')],
                'constraints': [models.UniqueConstraint(fields=('publication', 'notice', 'lang', 'plain'), name='notices_shown_once', violation_error_message='The publication tells this notice in this language already.'), models.CheckConstraint(condition=models.Q(('lang__in', ('fi', 'sv', 'en'))), name='notices_shown_lang', violation_error_message='A text is in Finnish, Swedish or English.')],
            },
        ),
    ]
