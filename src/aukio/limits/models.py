"""How often something was done by one address, or for one recipient."""

from django.db import models
from django.db.models import Q


class Count(models.Model):
    """A count in one period. ``who`` is a keyed hash: neither an address nor a recipient is stored."""

    who = models.CharField(max_length=64)
    since = models.DateTimeField(help_text="the beginning of the period")
    ends = models.DateTimeField(help_text="when the count is no longer needed")
    many = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("since", "pk")
        indexes = (models.Index(fields=("ends",), name="limits_count_ends"),)
        constraints = (
            models.UniqueConstraint(fields=("who", "since"), name="limits_count_once"),
            models.CheckConstraint(
                condition=~Q(who=""),
                name="limits_count_of_someone",
                violation_error_message="A count says by its hash who was counted.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.who[:8]} since {self.since}: {self.many}"
