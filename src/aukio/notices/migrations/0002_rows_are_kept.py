"""What a table cannot say of itself: its rows are kept, and no two of them are the known version of one arrangement.

Each app says so in a migration of its own: what migrations share could not change without changing history.
On SQLite a migration that alters a table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Iterable, Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# What may change of a row, all of it at once: when the first of the columns, null until then, is set.
MAY_CHANGE = {
    "Notice": (),
    "Publication": (),
    "Arrangement": (),
    "ArrangementVersion": ("known_until",),
    "ScheduledPublication": ("settled_at", "state", "state_reason"),
}

REFUSE = """
    CREATE FUNCTION notices_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
"""

ONE_AT_A_TIME = {
    # A range of one id in place of equality needs no extension.
    "postgresql": """
        ALTER TABLE "notices_arrangementversion" ADD CONSTRAINT "notices_arrangementversion_one_at_a_time" EXCLUDE USING gist (
            int8range(arrangement_id, arrangement_id, '[]') WITH &&,
            tstzrange(known_from, known_until) WITH &&
        )
    """,
    "sqlite": """
        CREATE TRIGGER "notices_arrangementversion_one_at_a_time" AFTER INSERT ON "notices_arrangementversion"
        WHEN EXISTS (
            SELECT 1 FROM "notices_arrangementversion" AS other
            WHERE other."id" <> NEW."id" AND other."arrangement_id" = NEW."arrangement_id"
                AND (other."known_until" IS NULL OR NEW."known_from" < other."known_until")
                AND (NEW."known_until" IS NULL OR other."known_from" < NEW."known_until")
        )
        BEGIN SELECT RAISE(ABORT, 'notices_arrangementversion_one_at_a_time: two versions of an arrangement known at once'); END
    """,
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(REFUSE, params=None)
    for trigger, event, rule in _refused(apps):
        refusal = {
            "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{rule}')",
            "sqlite": f"BEGIN SELECT RAISE(ABORT, '{rule}'); END",
        }[vendor]
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)
    schema_editor.execute(ONE_AT_A_TIME[vendor], params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE "notices_arrangementversion" DROP CONSTRAINT "notices_arrangementversion_one_at_a_time"', params=None
        )
        schema_editor.execute("DROP FUNCTION notices_keeps_rows() CASCADE", params=None)  # and the triggers that call it
        return
    for trigger in ("notices_arrangementversion_one_at_a_time", *(trigger for trigger, _, _ in _refused(apps))):
        schema_editor.execute(f'DROP TRIGGER "{trigger}"', params=None)


def _refused(apps: Apps) -> Iterator[tuple[str, str, str]]:
    """The name of each trigger, the event it refuses, and the rule it tells."""
    for name, changing in MAY_CHANGE.items():
        model = apps.get_model("notices", name)
        table = model._meta.db_table
        each = f'ON "{table}" FOR EACH ROW'
        if changing:
            first = changing[0]
            rule = f"{table}_keeps_rows: rows are kept; the only change is {first}, once, from null"
            if len(changing) > 1:
                rule = f"{rule}, with {' and '.join(changing[1:])}"
            columns = [field.column for field in model._meta.local_concrete_fields]
            yield f"{table}_no_update", f"UPDATE OF {_listed(set(columns) - set(changing))} {each}", rule
            again = f'WHEN (OLD."{first}" IS NOT NULL OR NEW."{first}" IS NULL)'
            yield f"{table}_once", f"UPDATE OF {_listed(changing)} {each} {again}", rule
        else:
            rule = f"{table}_keeps_rows: rows are kept, and nothing of them changes"
            yield f"{table}_no_update", f"UPDATE {each}", rule
        yield f"{table}_no_delete", f"DELETE {each}", rule


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in sorted(columns))


class Migration(migrations.Migration):

    dependencies = [("notices", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
