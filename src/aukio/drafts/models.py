"""The one table of drafts. What was published stands in the record; a draft only remembers where it led."""

from django.db import models
from django.db.models import Q

from aukio.domain.publishing.draft_steps import State


class Draft(models.Model):
    """A form as typed, with its state.

    ``revision`` counts savings: a writer names the one they worked on, so that no change is overwritten.
    """

    template = models.TextField(blank=True, help_text="the ready-made change; empty where it is about a published fact")
    place = models.BigIntegerField(null=True, help_text="number of the place it was begun at; none: the whole city")
    about = models.TextField(
        blank=True, default="", help_text="a fact, as notice/id, or the slug of a notice whose words it mends"
    )
    edit = models.JSONField(null=True, help_text="a change of the directory: its places as in a file, and as they were")
    composed = models.BooleanField(
        default=False, help_text="rows of one notice; ``about`` is the running notice that it goes on with, if any"
    )
    typed = models.JSONField(default=dict, help_text="what was typed, by field, as typed")
    author = models.TextField()
    last = models.TextField(help_text="who wrote on it last")
    state = models.TextField(default=State.DRAFT)
    comment = models.TextField(blank=True, help_text="why it was returned, why it was urgent, or why it was changed")
    revision = models.IntegerField(default=1)
    begun = models.DateTimeField()
    changed = models.DateTimeField()
    notice = models.TextField(blank=True, help_text="slug of the notice it became, or became a part of")
    publication = models.IntegerField(null=True, help_text="which of that notice's publications it became")
    frozen = models.DateTimeField(null=True, help_text="when it was handed in or published: what 'now' means in it")
    shown = models.JSONField(default=dict, help_text="what it said then: texts by language, places, contradictions")
    bookings = models.JSONField(default=dict, help_text="what was decided about bookings before it was published")

    class Meta:
        ordering = ("-changed", "-pk")
        indexes = (models.Index(fields=("state", "changed"), name="drafts_draft_state_changed"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]),
                name="drafts_draft_state_known",
                violation_error_message="A draft is in one of its states.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(composed=False, edit__isnull=True) & (Q(template="") ^ Q(about=""))
                    | Q(composed=False, edit__isnull=False, template="", about="")
                    | Q(composed=True, edit__isnull=True, template="")
                ),
                name="drafts_draft_new_or_about",
                violation_error_message=(
                    "A draft is a ready-made change, rows of a notice, about a published fact, or of the directory."
                ),
            ),
        )

    def __str__(self) -> str:
        what = self.template or self.about or ("composed" if self.composed else "directory")
        return f"draft {self.pk}: {what}, {self.state}"


class Upload(models.Model):
    """A file of places that is to be moved in, kept until it is recorded or deleted."""

    system = models.TextField(help_text="such as hauki, or csv")
    name = models.TextField(blank=True, help_text="of the file")
    content = models.BinaryField()
    lang = models.TextField(help_text="language of texts that state none")
    shut_on_holidays = models.BooleanField(default=False)
    owner = models.TextField(blank=True, help_text="slug of the organisation of new places that state none")
    author = models.TextField()
    made = models.DateTimeField()

    class Meta:
        ordering = ("-made", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(system="") & ~Q(author=""),
                name="drafts_upload_has_author",
                violation_error_message="A file names its system and who uploaded it.",
            ),
        )

    def __str__(self) -> str:
        return f"upload {self.pk}: {self.system}, by {self.author}"
