"""The outbox: messages with their recipients and delivery states. The recipient is removed once a message is sent."""

from django.db import models
from django.db.models import Q

from aukio.domain.people.delivery import Delivery, Medium


class Message(models.Model):
    """One message. ``key`` is its reason: there is one message for each.

    Its text is in ``text``, or is made when it is sent, from what it is ``about``.
    """

    key = models.TextField(unique=True)
    medium = models.TextField(default=Medium.MAIL)
    recipient = models.TextField(blank=True, help_text="a number, an address or a web address; empty once sent")
    subject = models.TextField(blank=True, help_text="of an e-mail whose words are ready")
    text = models.TextField(blank=True, help_text="in the recipient's language; empty once it is sent or given up")
    about = models.JSONField(
        default=dict, help_text="kind, language, and numbers of what it is about; no personal data"
    )
    queued = models.DateTimeField()
    expires = models.DateTimeField(help_text="after this its content no longer holds")
    state = models.TextField(default=Delivery.QUEUED)
    due = models.DateTimeField(help_text="not before then")
    tries = models.PositiveSmallIntegerField(default=0)
    began = models.DateTimeField(null=True, help_text="when it went to a backend that knows no keys")
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
                violation_error_message="The recipient is removed once it is sent.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
