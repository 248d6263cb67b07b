"""How long rows are kept: what is older may be removed, and nothing else may.

The trigger asks the table of one row, so that even a person at the database first says so there.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MESSAGE = "audit_auditentry_keeps_rows: rows are kept, and nothing of them changes"
OLD = 'SELECT 1 FROM "audit_retention" WHERE OLD."when" < "kept_from"'


def loosen(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('DROP TRIGGER "audit_auditentry_no_delete" ON "audit_auditentry"', params=None)
        schema_editor.execute(
            f"""
            CREATE FUNCTION audit_keeps_young_rows() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS ({OLD}) THEN
                    RETURN OLD;
                END IF;
                RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
            END
            $$
            """,
            params=None,
        )
        schema_editor.execute(
            'CREATE TRIGGER "audit_auditentry_no_delete" BEFORE DELETE ON "audit_auditentry"'
            f" FOR EACH ROW EXECUTE FUNCTION audit_keeps_young_rows('{MESSAGE}')",
            params=None,
        )
        return
    schema_editor.execute('DROP TRIGGER "audit_auditentry_no_delete"', params=None)
    schema_editor.execute(
        'CREATE TRIGGER "audit_auditentry_no_delete" BEFORE DELETE ON "audit_auditentry" FOR EACH ROW'
        f" WHEN NOT EXISTS ({OLD}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
        params=None,
    )


def tighten(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_keeps_young_rows() CASCADE", params=None)
        schema_editor.execute(
            'CREATE TRIGGER "audit_auditentry_no_delete" BEFORE DELETE ON "audit_auditentry"'
            f" FOR EACH ROW EXECUTE FUNCTION audit_keeps_rows('{MESSAGE}')",
            params=None,
        )
        return
    schema_editor.execute('DROP TRIGGER "audit_auditentry_no_delete"', params=None)
    schema_editor.execute(
        'CREATE TRIGGER "audit_auditentry_no_delete" BEFORE DELETE ON "audit_auditentry" FOR EACH ROW'
        f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
        params=None,
    )


class Migration(migrations.Migration):

    dependencies = [("audit", "0003_newest_act")]

    operations = [
        migrations.CreateModel(
            name="Retention",
            fields=[
                ("one", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("kept_from", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("one", True)),
                        name="audit_retention_one",
                        violation_error_message="There is one retention.",
                    )
                ],
            },
        ),
        migrations.RunPython(loosen, tighten),
    ]
