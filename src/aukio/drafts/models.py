"""The one table of drafts. What was published stands in the record; a draft only remembers where it led."""

from django.db import models
from django.db.models import Q

from aukio.domain.drafting import State


class Draft(models.Model):
    """A form somebody filled in, as typed, with its state.

    ``revision`` counts savings: whoever saves says which one they had before them, so that nobody's words are lost.
    """

    template = models.TextField()
    place = models.BigIntegerField(help_text="number of the place it was begun at")
    typed = models.JSONField(default=dict, help_text="what was typed, by field, as typed")
    author = models.TextField()
    last = models.TextField(help_text="who wrote on it last")
    state = models.TextField(default=State.DRAFT)
    comment = models.TextField(blank=True, help_text="why it was returned, or why it was urgent")
    revision = models.IntegerField(default=1)
    begun = models.DateTimeField()
    changed = models.DateTimeField()
    notice = models.TextField(blank=True, help_text="slug of the notice it became")

    class Meta:
        ordering = ("-changed", "-pk")
        indexes = (models.Index(fields=("state", "changed"), name="drafts_draft_state_changed"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]),
                name="drafts_draft_state_known",
                violation_error_message="A draft is in one of its states.",
            ),
        )

    def __str__(self) -> str:
        return f"draft {self.pk}: {self.template}, {self.state}"
