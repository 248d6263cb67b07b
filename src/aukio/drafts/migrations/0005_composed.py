"""A draft may be rows of one notice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafts", "0004_directory_edits")]

    operations = [
        migrations.RemoveConstraint(model_name="draft", name="drafts_draft_new_or_about"),
        migrations.AddField(
            model_name="draft",
            name="composed",
            field=models.BooleanField(
                default=False,
                help_text="rows of one notice; ``about`` is the running notice that it goes on with, if any",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("composed", False),
                        ("edit__isnull", True),
                        models.Q(("template", ""), ("about", ""), _connector="XOR"),
                    ),
                    models.Q(("about", ""), ("composed", False), ("edit__isnull", False), ("template", "")),
                    models.Q(("composed", True), ("edit__isnull", True), ("template", "")),
                    _connector="OR",
                ),
                name="drafts_draft_new_or_about",
                violation_error_message=(
                    "A draft is a ready-made change, rows of a notice, about a published fact, or of the directory."
                ),
            ),
        ),
    ]
