"""The tables of published notices: append-only, so that the public state at any instant can be read again.

    Notice ── Publication ──(known from)── ArrangementVersion ── Arrangement
              │ its heading                 period, effects       scope, which never changes
              ShownText
              each notice it tells, per language, as shown

A version is known from ``known_from`` until ``known_until``; null means that it still is. A published row changes in
two ways only: ``known_until`` is set once (semantics.md section 2), and a personal name can be removed from quotations
and shown texts (R108). Triggers of the database refuse any other change, and deletion (migrations 0002 and 0005).
"""

from typing import Self

from django.db import models
from django.db.models import F, Q

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.facts.notices import ChangeKind, PublicationKind


class Notice(models.Model):
    """The identity of a notice; each publication stores the head."""

    slug = models.TextField()

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.UniqueConstraint(
                fields=("slug",), name="notices_notice_slug_unique", violation_error_message="This slug is taken."
            ),
            models.CheckConstraint(
                condition=~Q(slug=""),
                name="notices_notice_has_slug",
                violation_error_message="The slug of a notice is not left empty.",
            ),
        )

    def __str__(self) -> str:
        return self.slug


class Publication(models.Model):
    """A publication, which made versions known, with the notice's head at that time."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="publications", db_index=False)
    number = models.PositiveIntegerField(help_text="the publications of a notice are counted from 1")
    sequence = models.PositiveIntegerField(help_text="all publications are counted from 1, as they are recorded")
    published = models.DateTimeField(help_text="known to the public from then on")
    recorded_at = models.DateTimeField()
    by = models.TextField(help_text="who published it, as known then")
    stamp = models.BigIntegerField(help_text="drawn by lot, so that no two states of the record are ever taken for one")
    kind = models.TextField(choices=[(kind.value, kind.value) for kind in PublicationKind])
    replaces = models.JSONField(default=list, blank=True, help_text="slugs of the notices it replaces")
    accepted = models.JSONField(default=dict, blank=True, help_text="code of a contradiction → why it was accepted")
    digest = models.TextField(blank=True, help_text="identifies the content")
    title = models.JSONField(default=dict)
    cause = models.TextField(blank=True)
    intro = models.JSONField(default=dict, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    assumptions = models.JSONField(default=list, blank=True)
    quote = models.JSONField(default=dict, blank=True, help_text="a person's own words, as in a notice file")

    class Meta:
        ordering = ("sequence",)
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "number"),
                name="notices_publication_number_unique",
                violation_error_message="The notice has a publication of this number already.",
            ),
            models.UniqueConstraint(
                fields=("sequence",),
                name="notices_publication_sequence_unique",
                violation_error_message="Another publication stands at this place in the order.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, sequence__gte=1),
                name="notices_publication_counts",
                violation_error_message="Publications are counted from 1.",
            ),
            # A publication whose minute has not come is a ScheduledPublication: it is not public.
            models.CheckConstraint(
                condition=Q(published__lte=F("recorded_at")),
                name="notices_publication_has_come",
                violation_error_message="A publication is recorded when its minute has come, not before.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in PublicationKind]),
                name="notices_publication_kind",
                violation_error_message="A publication is material or minor.",
            ),
            models.CheckConstraint(
                condition=~Q(by=""),
                name="notices_publication_has_actor",
                violation_error_message="A publication says who published it.",
            ),
        )

    def __str__(self) -> str:
        return f"publication {self.number}, {self.published:%Y-%m-%d %H:%M} UTC"


class ShownText(models.Model):
    """The text of a notice as a publication showed it, in one language, in full or in plain words.

    A publication stores the texts of its own notice and of every other notice that it changes.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="shown", db_index=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="shown", db_index=False)
    lang = models.TextField(help_text="a code of the registry of languages")
    plain = models.BooleanField(default=False, help_text="the easy-to-read variant")
    document = models.JSONField(help_text="the whole text with the windows of time in which its parts are shown")
    redacted_at = models.DateTimeField(null=True, blank=True, help_text="when a name was last taken out of it")

    class Meta:
        ordering = ("pk",)
        # For each notice the newest is asked for, by language: publications are few for each of them.
        indexes = (models.Index(fields=("notice", "lang"), name="notices_shown_notice_lang"),)
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "notice", "lang", "plain"),
                name="notices_shown_once",
                violation_error_message="The publication tells this notice in this language already.",
            ),
            models.CheckConstraint(
                condition=~Q(lang=""),
                name="notices_shown_lang",
                violation_error_message="A text is in a language.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.lang}{', plain' if self.plain else ''}"


class Arrangement(models.Model):
    """The identity of an arrangement, with its scope and its first publication, which never change."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="arrangements", db_index=False)
    slug = models.TextField(help_text="its id in the notice file")
    first = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+", db_index=False)
    scope = models.JSONField(help_text="as in a notice file, with ids for paths")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "slug"),
                name="notices_arrangement_slug_unique",
                violation_error_message="The notice has an arrangement of this id already.",
            ),
            models.CheckConstraint(
                condition=~Q(slug=""),
                name="notices_arrangement_has_slug",
                violation_error_message="The id of an arrangement is not left empty.",
            ),
        )

    def __str__(self) -> str:
        return self.slug


class ArrangementVersionQuerySet(models.QuerySet["ArrangementVersion"]):
    def current(self) -> Self:
        """Return the versions known today; a withdrawal is a version too."""
        return self.filter(known_until__isnull=True)


class ArrangementVersion(models.Model):
    """An arrangement as known over ``[known_from, known_until)``, valid over ``[from, until)`` in local time.

    Local times are stored as a day and a minute, not as instants: the time zone is that of the place.
    """

    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(help_text="the versions of an arrangement are counted from 1")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="versions")
    came_as = models.TextField(choices=[(kind.value, kind.value) for kind in ChangeKind])
    continues = models.ForeignKey(
        Arrangement, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    from_day = models.DateField()
    from_minute = models.PositiveSmallIntegerField(default=0, help_text="of the day")
    until_day = models.DateField(null=True, blank=True)
    until_minute = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the first one outside")
    inferred = models.BooleanField(default=False, help_text="no start was given: it is the day of publication")
    open_end = models.TextField(blank=True, choices=[(word.value, word.value) for word in OpenEnd])
    review = models.DateField(null=True, blank=True)
    about = models.DateField(null=True, blank=True, help_text="the day on which an open end is expected")
    days = models.JSONField(
        null=True, blank=True, help_text="the days inside from and until on which it holds; null is every one of them"
    )
    by_replacement = models.BooleanField(default=False, help_text="ended because another notice replaced its own")
    effects = models.JSONField(help_text="as in a notice file, with ids for paths")
    particulars = models.JSONField(default=dict, blank=True)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True, blank=True)

    objects = ArrangementVersionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("arrangement", "number"),
                name="notices_version_number_unique",
                violation_error_message="The arrangement has a version of this number already.",
            ),
            models.UniqueConstraint(
                fields=("arrangement",),
                condition=Q(known_until__isnull=True),
                name="notices_version_one_current",
                violation_error_message="The arrangement has a current version already.",
            ),
            models.CheckConstraint(
                condition=Q(came_as__in=[kind.value for kind in ChangeKind]),
                name="notices_version_came_as",
                violation_error_message="A version was added, changed, ended, corrected or withdrawn.",
            ),
            models.CheckConstraint(
                condition=Q(by_replacement=False) | Q(came_as=ChangeKind.ENDED.value),
                name="notices_version_replacement_ends",
                violation_error_message="What another notice replaces ends.",
            ),
            models.CheckConstraint(
                condition=Q(number=1, came_as=ChangeKind.ADDED.value)
                | Q(number__gt=1) & ~Q(came_as=ChangeKind.ADDED.value),
                name="notices_version_first_adds",
                violation_error_message="The first version of an arrangement adds it, and no later one does.",
            ),
            models.CheckConstraint(
                condition=Q(from_minute__lt=24 * 60) & (Q(until_minute__isnull=True) | Q(until_minute__lt=24 * 60)),
                name="notices_version_minutes",
                violation_error_message="The minutes of a day run from 0 to 1439.",
            ),
            models.CheckConstraint(
                condition=Q(until_day__isnull=True, until_minute__isnull=True)
                | Q(until_day__isnull=False, until_minute__isnull=False),
                name="notices_version_end_is_whole",
                violation_error_message="An end is a day and a minute of it.",
            ),
            models.CheckConstraint(
                condition=Q(open_end__in=["", *(word.value for word in OpenEnd)]),
                name="notices_version_open_end",
                violation_error_message="An open end is worded in one of the known ways.",
            ),
            models.CheckConstraint(
                condition=Q(open_end="") | Q(until_day__isnull=True),
                name="notices_version_ends_or_is_open",
                violation_error_message="A period either ends or is open, not both.",
            ),
            models.CheckConstraint(
                condition=Q(about__isnull=True) | Q(until_day__isnull=True, open_end=""),
                name="notices_version_about_is_open",
                violation_error_message="A period with an expected end has no other end.",
            ),
            models.CheckConstraint(
                condition=Q(about__isnull=True) | Q(days__isnull=True),
                name="notices_version_about_is_one_stretch",
                violation_error_message="Days in a list, or days that repeat, have no expected end.",
            ),
            models.CheckConstraint(
                condition=Q(days__isnull=True) | Q(open_end=""),
                name="notices_version_days_are_named",
                violation_error_message="Days in a list, or days that repeat, have no open end.",
            ),
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=F("arrangement")),
                name="notices_version_continues_another",
                violation_error_message="No arrangement continues itself.",
            ),
            models.CheckConstraint(
                condition=Q(known_until__isnull=True) | Q(known_until__gt=F("known_from")),
                name="notices_version_known_in_order",
                violation_error_message="What became known stays known for a while: known_until lies after known_from.",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number}, {self.came_as}"
