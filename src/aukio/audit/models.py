"""The audit trail: rows are only added; triggers refuse changes, and removal before the retention time.

How long rows are kept is said by the table of one row beside it (migrations 0002 and 0004).
"""

from django.db import models
from django.db.models import Q


class AuditEntry(models.Model):
    """One act.

    The actor and the subject are text, not foreign keys: an entry must read the same after the person has
    left, the account is gone, or the place has been renamed.
    """

    when = models.DateTimeField()
    actor = models.TextField(help_text="who acted, as known then: a user name, or the program that acted")
    act = models.TextField(help_text="what was done, such as “publish”")
    subject = models.TextField(help_text="what it was done to, such as the slug of a notice")
    detail = models.JSONField(default=dict, blank=True, help_text="what else is worth knowing, by name")

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ("when", "pk")
        indexes = (
            models.Index(fields=("when",), name="audit_entry_when"),
            models.Index(fields=("subject", "when"), name="audit_entry_subject_when"),
            models.Index(fields=("act", "when"), name="audit_entry_act_when"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(actor=""),
                name="audit_entry_has_actor",
                violation_error_message="An audit entry says who acted.",
            ),
            models.CheckConstraint(
                condition=~Q(act=""),
                name="audit_entry_has_act",
                violation_error_message="An audit entry says what was done.",
            ),
            models.CheckConstraint(
                condition=~Q(subject=""),
                name="audit_entry_has_subject",
                violation_error_message="An audit entry says what the act was done to.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.when:%Y-%m-%d %H:%M} {self.actor}: {self.act} {self.subject}"


class Retention(models.Model):
    """The instant from which on rows are kept; those before may be removed. Without a row, all are kept."""

    one = models.BooleanField(primary_key=True, default=True)
    kept_from = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(one=True), name="audit_retention_one", violation_error_message="There is one retention."
            ),
        )

    def __str__(self) -> str:
        return f"kept from {self.kept_from:%Y-%m-%d}"
