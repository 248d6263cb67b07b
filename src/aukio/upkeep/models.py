"""Two tables: the sign that hangs at each place, and the result of the last check of each address."""

from django.db import models
from django.db.models import Q


class HangingSign(models.Model):
    """The sign that was printed last for a place; a newer one replaces it."""

    place = models.BigIntegerField(unique=True, help_text="number of the place")
    printed = models.DateTimeField()
    by = models.TextField()

    class Meta:
        ordering = ("place",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(by=""),
                name="upkeep_sign_has_hand",
                violation_error_message="A printed sign names who printed it.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}, printed {self.printed:%Y-%m-%d %H:%M}"


class LookedUp(models.Model):
    """An address, and what was wrong with it; ``since`` is when it was first found so, and empty while it is well."""

    url = models.TextField(unique=True)
    looked = models.DateTimeField()
    trouble = models.TextField(blank=True, help_text="what was wrong, such as “404”; empty where nothing was")
    since = models.DateTimeField(null=True)

    class Meta:
        ordering = ("url",)
        constraints = (
            models.CheckConstraint(
                condition=Q(trouble="", since__isnull=True) | (~Q(trouble="") & Q(since__isnull=False)),
                name="upkeep_looked_up_since",
                violation_error_message="What is wrong has been so since a moment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.url}: {self.trouble or 'well'}"
