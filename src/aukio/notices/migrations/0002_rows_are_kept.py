"""What a table cannot say of itself: its rows are kept, and no two of them are the known version of one arrangement.

On SQLite a migration that alters a table may make it anew, which drops its triggers; `_guard_sqlite` puts them back.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

GUARDED = ("Notice", "Publication", "Arrangement", "ArrangementVersion")


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    install = {"postgresql": _guard_postgresql, "sqlite": _guard_sqlite}[schema_editor.connection.vendor]
    for statement in install([apps.get_model("notices", name) for name in GUARDED]):
        schema_editor.execute(statement, params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name in GUARDED:
        table = apps.get_model("notices", name)._meta.db_table
        for trigger in ("keeps_rows",) if postgresql else ("keeps_columns", "keeps_known_until"):
            where = f' ON "{table}"' if postgresql else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{table}_{trigger}"{where}', params=None)
    if postgresql:
        schema_editor.execute(
            'ALTER TABLE "notices_arrangementversion" DROP CONSTRAINT "notices_arrangementversion_one_at_a_time"', params=None
        )
        schema_editor.execute("DROP FUNCTION notices_keeps_rows()", params=None)
    else:
        schema_editor.execute('DROP TRIGGER "notices_arrangementversion_one_at_a_time"', params=None)


def _guard_postgresql(models: list[type[Model]]) -> Iterator[str]:
    yield """
        CREATE OR REPLACE FUNCTION notices_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE'
                AND to_jsonb(OLD) ->> 'known_until' IS NULL
                AND to_jsonb(NEW) ->> 'known_until' IS NOT NULL
                AND to_jsonb(NEW) - 'known_until' = to_jsonb(OLD) - 'known_until'
            THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '%: rows are kept; the only change is known_until, once, from null', TG_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END
        $$
    """
    for model in models:
        table = model._meta.db_table
        yield f"""
            CREATE TRIGGER "{table}_keeps_rows" BEFORE UPDATE OR DELETE ON "{table}"
            FOR EACH ROW EXECUTE FUNCTION notices_keeps_rows()
        """
    # A range of one id in place of equality needs no extension.
    yield """
        ALTER TABLE "notices_arrangementversion" ADD CONSTRAINT "notices_arrangementversion_one_at_a_time" EXCLUDE USING gist (
            int8range(arrangement_id, arrangement_id, '[]') WITH &&,
            tstzrange(known_from, known_until) WITH &&
        )
    """


# Deleting is not refused here, for a TransactionTestCase empties the tables that way: the models refuse it.
def _guard_sqlite(models: list[type[Model]]) -> Iterator[str]:
    for model in models:
        table = model._meta.db_table
        columns = [field.column for field in model._meta.local_concrete_fields]
        kept = ", ".join(f'"{column}"' for column in columns if column != "known_until")
        refuse = f"SELECT RAISE(ABORT, '{table}_keeps_rows: the only change is known_until, once, from null')"
        yield f"""
            CREATE TRIGGER IF NOT EXISTS "{table}_keeps_columns" BEFORE UPDATE OF {kept} ON "{table}"
            BEGIN {refuse}; END
        """
        if "known_until" in columns:
            yield f"""
                CREATE TRIGGER IF NOT EXISTS "{table}_keeps_known_until" BEFORE UPDATE OF "known_until" ON "{table}"
                WHEN OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL
                BEGIN {refuse}; END
            """
    yield """
        CREATE TRIGGER IF NOT EXISTS "notices_arrangementversion_one_at_a_time" AFTER INSERT ON "notices_arrangementversion"
        WHEN EXISTS (
            SELECT 1 FROM "notices_arrangementversion" AS other
            WHERE other."id" <> NEW."id" AND other."arrangement_id" = NEW."arrangement_id"
                AND (other."known_until" IS NULL OR NEW."known_from" < other."known_until")
                AND (NEW."known_until" IS NULL OR other."known_from" < NEW."known_until")
        )
        BEGIN SELECT RAISE(ABORT, 'notices_arrangementversion_one_at_a_time: two versions of an arrangement known at once'); END
    """


class Migration(migrations.Migration):

    dependencies = [("notices", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
