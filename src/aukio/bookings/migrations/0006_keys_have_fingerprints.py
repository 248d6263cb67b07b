"""A booking or sign-up made under a key keeps a fingerprint of what was asked for.

Columns are added by SQL: Django would make the table anew on SQLite, and lose its triggers.
"""

from django.db import migrations, models

TABLES = ("bookings_booking", "bookings_signup")


class Migration(migrations.Migration):

    dependencies = [("bookings", "0005_longer_language_codes")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"ALTER TABLE \"{table}\" ADD COLUMN \"asked\" text NOT NULL DEFAULT ''",
                    f'ALTER TABLE "{table}" DROP COLUMN "asked"',
                )
                for table in TABLES
            ],
            state_operations=[
                migrations.AddField(
                    model_name=model,
                    name="asked",
                    field=models.TextField(blank=True, help_text="fingerprint of what was asked for under the key"),
                )
                for model in ("booking", "signup")
            ],
        ),
    ]
