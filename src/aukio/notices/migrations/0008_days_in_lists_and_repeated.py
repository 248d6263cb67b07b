"""A version may hold on days in a list, or on days that repeat, and may have an expected end.

On SQLite a migration that alters a table may make it anew, which drops its triggers: it has to put them back. On both
databases the trigger that keeps a row lists its columns, so it is made anew with the new ones.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "notices_arrangementversion"
RULE = f"{TABLE}_keeps_rows: rows are kept; the only change is known_until, once, from null"
ONE_AT_A_TIME = f"""
    CREATE TRIGGER "{TABLE}_one_at_a_time" AFTER INSERT ON "{TABLE}"
    WHEN EXISTS (
        SELECT 1 FROM "{TABLE}" AS other
        WHERE other."id" <> NEW."id" AND other."arrangement_id" = NEW."arrangement_id"
            AND (other."known_until" IS NULL OR NEW."known_from" < other."known_until")
            AND (NEW."known_until" IS NULL OR other."known_from" < NEW."known_until")
    )
    BEGIN SELECT RAISE(ABORT, '{TABLE}_one_at_a_time: two versions of an arrangement known at once'); END
"""


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    refusal = {
        "postgresql": f"EXECUTE FUNCTION notices_keeps_rows('{RULE}')",
        "sqlite": f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END",
    }[vendor]
    for trigger, event in _refused(apps):
        schema_editor.execute(f'CREATE TRIGGER "{trigger}" BEFORE {event} {refusal}', params=None)
    if vendor == "sqlite":
        schema_editor.execute(ONE_AT_A_TIME, params=None)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    on = f' ON "{TABLE}"' if postgresql else ""
    for trigger, _ in _refused(apps):
        schema_editor.execute(f'DROP TRIGGER "{trigger}"{on}', params=None)
    if not postgresql:
        schema_editor.execute(f'DROP TRIGGER "{TABLE}_one_at_a_time"', params=None)


def _refused(apps: Apps) -> Iterator[tuple[str, str]]:
    """The name of each trigger, and the event it refuses."""
    each = f'ON "{TABLE}" FOR EACH ROW'
    columns = {field.column for field in apps.get_model("notices", "ArrangementVersion")._meta.local_concrete_fields}
    kept = ", ".join(f'"{column}"' for column in sorted(map(str, columns - {"known_until"})))
    yield f"{TABLE}_no_update", f"UPDATE OF {kept} {each}"
    again = 'WHEN (OLD."known_until" IS NOT NULL OR NEW."known_until" IS NULL)'
    yield f"{TABLE}_once", f'UPDATE OF "known_until" {each} {again}'
    yield f"{TABLE}_no_delete", f"DELETE {each}"


class Migration(migrations.Migration):

    dependencies = [("notices", "0007_texts_in_any_language")]

    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name="arrangementversion",
            name="about",
            field=models.DateField(blank=True, help_text="the day on which an open end is expected", null=True),
        ),
        migrations.AddField(
            model_name="arrangementversion",
            name="days",
            field=models.JSONField(
                blank=True,
                help_text="the days inside from and until on which it holds; null is every one of them",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangementversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about__isnull", True), models.Q(("open_end", ""), ("until_day__isnull", True)), _connector="OR"
                ),
                name="notices_version_about_is_open",
                violation_error_message="A period with an expected end has no other end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangementversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__isnull", True), ("days__isnull", True), _connector="OR"),
                name="notices_version_about_is_one_stretch",
                violation_error_message="Days in a list, or days that repeat, have no expected end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangementversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__isnull", True), ("open_end", ""), _connector="OR"),
                name="notices_version_days_are_named",
                violation_error_message="Days in a list, or days that repeat, have no open end.",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
