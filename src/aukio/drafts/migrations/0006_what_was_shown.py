"""What a draft said when it was handed in or published, and drafts whose publication was undone."""

from django.db import migrations, models

_STATES = ("draft", "in_review", "returned", "to_be_seen", "published", "discarded", "undone")


class Migration(migrations.Migration):
    dependencies = (("drafts", "0005_composed"),)

    operations = (
        migrations.AddField(
            model_name="draft",
            name="frozen",
            field=models.DateTimeField(
                help_text="when it was handed in or published: what 'now' means in it", null=True
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="shown",
            field=models.JSONField(
                default=dict, help_text="what it said then: texts by language, places, contradictions"
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="bookings",
            field=models.JSONField(
                default=dict, help_text="what was decided about bookings before it was published"
            ),
        ),
        migrations.RemoveConstraint(model_name="draft", name="drafts_draft_state_known"),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=_STATES),
                name="drafts_draft_state_known",
                violation_error_message="A draft is in one of its states.",
            ),
        ),
    )
