"""Scheduled publications: outside the published tables, so that no answer, page or feed shows them.

A row changes once, when it is settled, and is never deleted; afterwards a personal name can be removed from its file
(R108). Triggers of the database enforce this (migrations 0002 and 0006).
"""

from django.db import models
from django.db.models import F, Q


class ScheduledState(models.TextChoices):
    """The state of a scheduled publication."""

    PENDING = "pending"
    TAKEN_EFFECT = "taken_effect"
    OVERTAKEN = "overtaken"
    DROPPED = "dropped"


class ScheduledPublication(models.Model):
    """A scheduled publication as its author wrote it."""

    notice = models.TextField(help_text="slug; the notice itself need not be published yet")
    number = models.PositiveIntegerField()
    due = models.DateTimeField(help_text="the minute from which it is to be known")
    document = models.TextField(help_text="the notice file as given")
    source = models.TextField(blank=True, help_text="what the file was called")
    digest = models.TextField(blank=True, help_text="identifies the content")
    based_on = models.JSONField(
        default=list, blank=True, help_text="[notice, arrangement, number of the version it was written upon]"
    )
    recorded_at = models.DateTimeField()
    by = models.TextField(help_text="who scheduled it, as known then")
    state = models.TextField(choices=ScheduledState, default=ScheduledState.PENDING)
    state_reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due", "pk")
        indexes = (models.Index(fields=("state", "due"), name="notices_scheduled_state_due"),)
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "number"),
                condition=Q(state=ScheduledState.PENDING),
                name="notices_scheduled_one_pending",
                violation_error_message="This publication is scheduled already: rebase it or drop it.",
            ),
            models.CheckConstraint(
                condition=Q(due__gt=F("recorded_at")),
                name="notices_scheduled_ahead",
                violation_error_message="Only what lies ahead is scheduled.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ScheduledState.values),
                name="notices_scheduled_state",
                violation_error_message="It is pending, took effect, was overtaken or was dropped.",
            ),
            models.CheckConstraint(
                condition=Q(state=ScheduledState.PENDING, settled_at__isnull=True)
                | ~Q(state=ScheduledState.PENDING) & Q(settled_at__isnull=False),
                name="notices_scheduled_settled_at",
                violation_error_message="A scheduled publication is settled when it is pending no more.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ScheduledState.PENDING, ScheduledState.TAKEN_EFFECT]) | ~Q(state_reason=""),
                name="notices_scheduled_says_why",
                violation_error_message="What does not take effect says why.",
            ),
            models.CheckConstraint(
                condition=~Q(by="") & ~Q(notice="") & ~Q(document=""),
                name="notices_scheduled_is_whole",
                violation_error_message="A scheduled publication has an author, a notice and a document.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice}, publication {self.number}, due {self.due:%Y-%m-%d %H:%M} UTC"
