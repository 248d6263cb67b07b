"""What is kept in order: signs, addresses, workers, backups, what was moved in, easy-read texts that are approved."""

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


class WorkerBeat(models.Model):
    """When a background worker was last seen at work, and how long it pauses; one row for each kind of worker."""

    name = models.TextField(unique=True, help_text="work, or chores for the one of the broker")
    seen = models.DateTimeField()
    pause = models.FloatField(help_text="seconds until it is next seen, if it has nothing to do")
    version = models.TextField()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name=""),
                name="upkeep_worker_beat_named",
                violation_error_message="A worker has a name.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, seen {self.seen:%Y-%m-%d %H:%M}"


class WrittenBackup(models.Model):
    """A backup that was written, and when it was last restored to see that it can be."""

    checksum = models.TextField(unique=True, help_text="SHA-256 of its lines")
    made = models.DateTimeField()
    size = models.BigIntegerField(help_text="bytes")
    verified = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(checksum=""),
                name="upkeep_backup_has_checksum",
                violation_error_message="A backup has a checksum.",
            ),
        )

    def __str__(self) -> str:
        return f"backup of {self.made:%Y-%m-%d %H:%M}"


class MovedEntry(models.Model):
    """What another system said of a place when it was last moved in, to be compared with what it says next time."""

    system = models.TextField(help_text="such as hauki, or table for a spreadsheet")
    key = models.TextField(help_text="the id of the place there")
    place = models.BigIntegerField(help_text="number of the place")
    content = models.JSONField(default=dict)
    moved = models.DateTimeField()

    class Meta:
        ordering = ("system", "key")
        constraints = (
            models.UniqueConstraint(
                fields=("system", "key"),
                name="upkeep_moved_entry_once",
                violation_error_message="A place of another system is moved to one place.",
            ),
            models.CheckConstraint(
                condition=~Q(system="") & ~Q(key=""),
                name="upkeep_moved_entry_named",
                violation_error_message="An entry names its system and its id there.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.system} {self.key}"


class EasyReadApproval(models.Model):
    """That a person has read an easy-read text and found it right; it holds for these very words."""

    notice = models.TextField()
    lang = models.TextField()
    digest = models.TextField(help_text="SHA-256 of the text")
    approved = models.DateTimeField()
    by = models.TextField()

    class Meta:
        ordering = ("notice", "lang")
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "lang"),
                name="upkeep_easy_read_once",
                violation_error_message="The newest approval of a text replaces the one before.",
            ),
            models.CheckConstraint(
                condition=~Q(notice="") & ~Q(lang="") & ~Q(digest="") & ~Q(by=""),
                name="upkeep_easy_read_named",
                violation_error_message="An approval says of what, in which language, and by whom.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice} ({self.lang}), approved by {self.by}"
