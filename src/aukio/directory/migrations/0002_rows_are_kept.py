"""What a table cannot say of itself: its rows are kept, and no two of them say what is known and valid of a place at once.

Each app says so in a migration of its own: what migrations share could not change without changing history.
On SQLite a migration that alters a table may make it anew, which drops its triggers: it has to put them back.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED = ("DirectoryImport", "City", "Organisation", "Service", "Place", "PlaceVersion")

REFUSE = """
    CREATE FUNCTION directory_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
"""

ONE_AT_A_TIME = {
    # A range of one id in place of equality needs no extension.
    "postgresql": """
        ALTER TABLE "directory_placeversion" ADD CONSTRAINT "directory_placeversion_one_at_a_time" EXCLUDE USING gist (
            int8range(place_id, place_id, '[]') WITH &&,
            tstzrange(known_from, known_until) WITH &&,
            daterange(valid_from, valid_until) WITH &&
        )
    """,
    "sqlite": """
        CREATE TRIGGER "directory_placeversion_one_at_a_time" AFTER INSERT ON "directory_placeversion"
        WHEN EXISTS (
            SELECT 1 FROM "directory_placeversion" AS other
            WHERE other."id" <> NEW."id" AND other."place_id" = NEW."place_id"
                AND (other."known_until" IS NULL OR NEW."known_from" < other."known_until")
                AND (NEW."known_until" IS NULL OR other."known_from" < NEW."known_until")
                AND (other."valid_until" IS NULL OR NEW."valid_from" < other."valid_until")
                AND (NEW."valid_until" IS NULL OR other."valid_from" < NEW."valid_until")
        )
        BEGIN SELECT RAISE(ABORT, 'directory_placeversion_one_at_a_time: two versions of a place known and valid at once'); END
    """,
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(REFUSE, params=None)
    for trigger, event, rule in _refused(apps):
        refusal = {
            "postgresql": f"EXECUTE FUNCTION directory_keeps_rows('{rule}')",
            "sqlite": f"BEGIN SELECT RAISE(ABORT, '{rule}'); END",
        }[vendor]
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)
    schema_editor.execute(ONE_AT_A_TIME[vendor], params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE "directory_placeversion" DROP CONSTRAINT "directory_placeversion_one_at_a_time"', params=None
        )
        schema_editor.execute("DROP FUNCTION directory_keeps_rows() CASCADE", params=None)  # and the triggers that call it
        return
    for trigger in ("directory_placeversion_one_at_a_time", *(trigger for trigger, _, _ in _refused(apps))):
        schema_editor.execute(f'DROP TRIGGER "{trigger}"', params=None)


def _refused(apps: Apps) -> Iterator[tuple[str, str, str]]:
    """The name of each trigger, the event it refuses, and the rule it tells."""
    for name in GUARDED:
        model = apps.get_model("directory", name)
        table = model._meta.db_table
        each = f'ON "{table}" FOR EACH ROW'
        columns = [field.column for field in model._meta.local_concrete_fields]
        if "known_until" in columns:
            rule = f"{table}_keeps_rows: rows are kept; the only change is known_until, once, from null"
            kept = ", ".join(f'"{column}"' for column in columns if column != "known_until")
            yield f"{table}_no_update", f"UPDATE OF {kept} {each}", rule
            again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
            yield f"{table}_once", f'UPDATE OF "known_until" {each} {again}', rule
        else:
            rule = f"{table}_keeps_rows: rows are kept, and nothing of them changes"
            yield f"{table}_no_update", f"UPDATE {each}", rule
        yield f"{table}_no_delete", f"DELETE {each}", rule


class Migration(migrations.Migration):

    dependencies = [("directory", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
