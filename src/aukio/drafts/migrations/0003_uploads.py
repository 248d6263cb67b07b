"""Files of places that wait to be moved in."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = (("drafts", "0002_about_what_is_told"),)

    operations = (
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("system", models.TextField(help_text="such as hauki, or csv")),
                ("name", models.TextField(blank=True, help_text="of the file")),
                ("content", models.BinaryField()),
                ("lang", models.TextField(help_text="language of texts that state none")),
                ("shut_on_holidays", models.BooleanField(default=False)),
                (
                    "owner",
                    models.TextField(blank=True, help_text="slug of the organisation of new places that state none"),
                ),
                ("author", models.TextField()),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ("-made", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(system="") & ~Q(author=""),
                        name="drafts_upload_has_author",
                        violation_error_message="A file names its system and who uploaded it.",
                    )
                ],
            },
        ),
    )
