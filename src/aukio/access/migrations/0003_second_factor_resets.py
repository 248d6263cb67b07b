"""Second factors that are to be reset, until a second person agrees."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = (("access", "0002_posts"),)

    operations = (
        migrations.CreateModel(
            name="SecondFactorReset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by", models.TextField()),
                ("asked", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reset",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("asked",),
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(asked_by=""),
                        name="access_reset_names_who_asked",
                        violation_error_message="A reset names who asked for it.",
                    )
                ],
            },
        ),
    )
