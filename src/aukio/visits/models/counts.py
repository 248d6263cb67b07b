"""Counts of people by place and local day, and the readings they come from."""

from django.db import models
from django.db.models import Q


class CountedPlace(models.Model):
    """A place at which people are counted, and its capacity without restrictions; empty: not known."""

    place = models.BigIntegerField(unique=True, help_text="number of the place")
    base = models.PositiveIntegerField(null=True, help_text="how many it holds; maximumAttendeeCapacity of schema.org")

    def __str__(self) -> str:
        return f"{self.place}: {self.base if self.base is not None else 'unknown'}"


class DayCountRow(models.Model):
    """The count of a place on a local day, kept beside the readings so that a tap need not add them up."""

    place = models.BigIntegerField()
    day = models.DateField()
    inside = models.IntegerField(default=0)
    since = models.DateTimeField(null=True, help_text="when the number inside was last set")
    newest = models.DateTimeField(null=True)
    full_until = models.DateTimeField(null=True)
    hour = models.PositiveSmallIntegerField(default=0, help_text="the hour that was counted last")
    most = models.IntegerField(default=-1, help_text="the most inside during it, as HourCount has it")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("place", "day"), name="visits_tally_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.place} on {self.day}: {self.inside}"


class ReadingRow(models.Model):
    """A reading at a door. ``key`` is the sender's own name for it: a reading sent twice counts once."""

    place = models.BigIntegerField()
    day = models.DateField()
    key = models.TextField()
    at = models.DateTimeField()
    delta = models.IntegerField(default=0)
    about = models.PositiveIntegerField(null=True)
    by = models.TextField(help_text="whose tap, or which sensor")
    undone = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("place", "day", "at"), name="visits_reading_of_a_day"),)
        constraints = (
            models.UniqueConstraint(fields=("place", "key"), name="visits_reading_once"),
            models.CheckConstraint(
                condition=Q(about__isnull=True) | Q(delta=0),
                name="visits_reading_delta_or_about",
                violation_error_message="A reading says who came and left, or about how many are inside.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.at:%Y-%m-%d %H:%M:%S}: {self.delta if self.about is None else self.about}"


class HourCount(models.Model):
    """The most people inside during an hour of a local day: the source of usual occupancy."""

    place = models.BigIntegerField()
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    most = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("place", "day", "hour"), name="visits_hour_once"),
            models.CheckConstraint(
                condition=Q(hour__lt=24), name="visits_hour_of_a_day", violation_error_message="A day has 24 hours."
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} on {self.day} at {self.hour}: {self.most}"


class SensorKey(models.Model):
    """What a sensor shows to be believed; only its hash is kept."""

    place = models.BigIntegerField()
    label = models.TextField()
    digest = models.TextField(unique=True)
    made = models.DateTimeField()
    gone = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.label} at {self.place}"
