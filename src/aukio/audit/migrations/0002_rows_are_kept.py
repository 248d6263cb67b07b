"""What the table cannot say of itself: its rows are kept.

Each app says so in a migration of its own: what migrations share could not change without changing history.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MESSAGE = "audit_auditentry_keeps_rows: rows are kept, and nothing of them changes"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    refusal = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    if schema_editor.connection.vendor == "postgresql":
        refusal = f"EXECUTE FUNCTION audit_keeps_rows('{MESSAGE}')"
        schema_editor.execute(
            """
            CREATE FUNCTION audit_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
            END
            $$
            """,
            params=None,
        )
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f'CREATE TRIGGER "audit_auditentry_no_{event.lower()}" BEFORE {event} ON "audit_auditentry" FOR EACH ROW {refusal}',
            params=None,
        )


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_keeps_rows() CASCADE", params=None)  # and the triggers that call it
        return
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(f'DROP TRIGGER "audit_auditentry_no_{event.lower()}"', params=None)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
