"""The outbox: what is to be told to whom, and how far that has come. Whom is forgotten once it is told."""

from django.db import models
from django.db.models import Q

from aukio.domain.people.delivery import Delivery, Medium


class Message(models.Model):
    """One message. ``key`` is why it is sent: for one reason nobody is told twice.

    Its words are ready in ``text``, or are found when it is handed over, from what it is ``about``.
    """

    key = models.TextField(unique=True)
    medium = models.TextField(default=Medium.MAIL)
    recipient = models.TextField(blank=True, help_text="a number, an address or a web address; empty once told")
    subject = models.TextField(blank=True, help_text="of an e-mail whose words are ready")
    text = models.TextField(blank=True, help_text="in the recipient's language; empty once it is told or given up")
    about = models.JSONField(default=dict, help_text="kind, language, and numbers of what it tells of; says nobody")
    queued = models.DateTimeField()
    expires = models.DateTimeField(help_text="after this it would tell something that is no longer so")
    state = models.TextField(default=Delivery.QUEUED)
    due = models.DateTimeField(help_text="not before then")
    tries = models.PositiveSmallIntegerField(default=0)
    began = models.DateTimeField(null=True, help_text="handed to somebody who cannot tell a second time from the first")
    ended = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True, help_text="what was wrong the last time")

    class Meta:
        ordering = ("due", "pk")
        indexes = (
            models.Index(fields=("due", "id"), name="outreach_message_next", condition=Q(state=Delivery.QUEUED.value)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in Delivery]),
                name="outreach_message_state_known",
                violation_error_message="A message is in one of its states.",
            ),
            models.CheckConstraint(
                condition=Q(state=Delivery.QUEUED.value) | Q(recipient="", subject="", text=""),
                name="outreach_message_forgets",
                violation_error_message="Whom it was for is forgotten once it is told.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
