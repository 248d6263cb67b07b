"""The directory's tables: append-only, so that what was known at any instant can be read again.

A row holds from ``known_from`` until ``known_until``; null is "still". Setting ``known_until``, once, is the only
change a row ever sees (semantics.md section 2), but for the name of a person, which can be taken out: triggers of the
database refuse every other, and that any be deleted (migrations 0002 and 0003).
"""

from collections.abc import Iterable
from typing import Self, TypeVar

from django.db import models
from django.db.models import ExpressionWrapper, F, Q

from aukio.domain.city.code_words import CodeList
from aukio.domain.city.places import Kind

_Row = TypeVar("_Row", bound=models.Model)


class KnownQuerySet(models.QuerySet[_Row]):
    def current(self) -> Self:
        """The rows that hold as far as is known today."""
        return self.filter(known_until__isnull=True)


class DirectoryImport(models.Model):
    """The act that made rows of the directory known: one file that said something new."""

    number = models.PositiveIntegerField(help_text="imports are counted from 1")
    known_from = models.DateTimeField(help_text="what it says is known from then on")
    valid_from = models.DateField(help_text="and holds from this local day on")
    recorded_at = models.DateTimeField()
    digest = models.TextField(blank=True, help_text="identifies the content of the file")
    by = models.TextField(help_text="who imported it, as known then")
    stamp = models.BigIntegerField(
        help_text="drawn by lot, so that no two states of the directory are ever taken for one"
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("number",),
                name="directory_import_number_unique",
                violation_error_message="Another import has this number.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="directory_import_number_counts",
                violation_error_message="Imports are counted from 1.",
            ),
            models.CheckConstraint(
                condition=~Q(by=""),
                name="directory_import_has_actor",
                violation_error_message="An import says who did it.",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.number}"


class Known(models.Model):
    """A row that an import made known, until a later import says otherwise."""

    imported_with = models.ForeignKey(DirectoryImport, on_delete=models.PROTECT, related_name="+", db_index=False)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def _known_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(known_until__isnull=True) | Q(known_until__gt=F("known_from")),
        name=f"directory_{name}_known_in_order",
        violation_error_message="What became known stays known for a while: known_until lies after known_from.",
    )


def _has(name: str, *fields: str) -> Iterable[models.CheckConstraint]:
    for field in fields:
        yield models.CheckConstraint(
            condition=~Q(**{field: ""}),
            name=f"directory_{name}_has_{field}",
            violation_error_message=f"The {field.replace('_', ' ')} is not left empty.",
        )


def _one_current(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=("slug",),
        condition=Q(known_until__isnull=True),
        name=f"directory_{name}_one_current",
        violation_error_message="This slug is taken.",
    )


class City(Known):
    """The city the record is about, whose clock and country its places share."""

    slug = models.TextField()
    names = models.JSONField(default=dict)
    time_zone = models.TextField(help_text="as the tz database names it, such as Europe/Helsinki")
    country = models.TextField(help_text="ISO 3166-1 code of the country whose public holidays hold")
    region = models.TextField(blank=True, default="", help_text="ISO 3166-2 code of its region, without the country")
    holidays = models.JSONField(default=dict, blank=True, help_text="days added and removed, as in a directory file")

    objects = KnownQuerySet["City"].as_manager()

    class Meta:
        verbose_name_plural = "cities"
        ordering = ("pk",)
        constraints = (
            # Every current row has the same key, so there is one at most.
            models.UniqueConstraint(
                ExpressionWrapper(Q(known_until__isnull=True), output_field=models.BooleanField()),
                condition=Q(known_until__isnull=True),
                name="directory_city_one_current",
                violation_error_message="A record is about one city.",
            ),
            _known_in_order("city"),
            *_has("city", "slug", "time_zone", "country"),
        )

    def __str__(self) -> str:
        return self.slug


class Organisation(Known):
    """Who owns and edits places."""

    slug = models.TextField()
    names = models.JSONField(default=dict)

    objects = KnownQuerySet["Organisation"].as_manager()

    class Meta:
        ordering = ("slug", "pk")
        constraints = (
            _one_current("organisation"),
            _known_in_order("organisation"),
            *_has("organisation", "slug"),
        )

    def __str__(self) -> str:
        return self.slug


class Service(Known):
    """Something a person comes to get done."""

    slug = models.TextField()
    names = models.JSONField(default=dict)
    aliases = models.JSONField(default=dict, blank=True, help_text="other words people ask for it by, by language")

    objects = KnownQuerySet["Service"].as_manager()

    class Meta:
        ordering = ("slug", "pk")
        constraints = (_one_current("service"), _known_in_order("service"), *_has("service", "slug"))

    def __str__(self) -> str:
        return self.slug


class Role(Known):
    """Whom to turn to, by what they are; ``holder`` is the only column that can be emptied later (R108)."""

    slug = models.TextField()
    title = models.JSONField(default=dict)
    phone = models.TextField(blank=True, help_text="in international form, E.164")
    email = models.TextField(blank=True)
    url = models.TextField(blank=True)
    holder = models.TextField(blank=True, help_text="the name of the holder, where it is public")

    objects = KnownQuerySet["Role"].as_manager()

    class Meta:
        ordering = ("slug", "pk")
        constraints = (
            _one_current("role"),
            _known_in_order("role"),
            *_has("role", "slug"),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email="") | ~Q(url=""),
                name="directory_role_can_be_reached",
                violation_error_message="A role can be reached: by phone, by e-mail or on the web.",
            ),
        )

    def __str__(self) -> str:
        return self.slug


class CodeWord(Known):
    """The words of the directory for a code beyond ours: a kind of place, an audience, a category, a guidance code."""

    codes = models.TextField(choices=[(each.value, each.value) for each in CodeList])
    slug = models.TextField()
    names = models.JSONField(default=dict)
    plurals = models.JSONField(default=dict, blank=True, help_text="language → the words for several")

    objects = KnownQuerySet["CodeWord"].as_manager()

    class Meta:
        ordering = ("codes", "slug", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("codes", "slug"),
                condition=Q(known_until__isnull=True),
                name="directory_code_word_one_current",
                violation_error_message="This code has its words.",
            ),
            models.CheckConstraint(
                condition=Q(codes__in=[each.value for each in CodeList]),
                name="directory_code_word_codes",
                violation_error_message="Words are of a type, an audience, a category or a guidance code.",
            ),
            _known_in_order("code_word"),
            *_has("code_word", "slug"),
        )

    def __str__(self) -> str:
        return f"{self.codes}: {self.slug}"


class Place(models.Model):
    """Identity of a place, which never changes; all that is said of it stands in its versions."""

    # Not counted by the database: what an import would do is shown, with the ids it would give, before it is done.
    id = models.BigIntegerField(primary_key=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(id__gte=1),
                name="directory_place_id_counts",
                violation_error_message="Places are counted from 1.",
            ),
        )

    def __str__(self) -> str:
        return f"place {self.pk}"


class PlaceVersion(Known):
    """What the directory says of one place over ``[valid_from, valid_until)``; names, channels and the like as JSON.

    Organisations, services and types are named by slug: their own rows come and go with what is known of them.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="versions", db_index=False)
    path = models.TextField()
    kind = models.TextField(choices=[(kind.value, kind.value) for kind in Kind])
    parent = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    type = models.TextField(blank=True)
    owner = models.TextField(blank=True, help_text="slug of an organisation")
    names = models.JSONField(default=dict)
    name_forms = models.JSONField(default=dict, blank=True, help_text="language → grammatical form → text")
    aliases = models.JSONField(default=dict, blank=True, help_text="language → other names")
    services = models.JSONField(default=list, blank=True, help_text="slugs of what one gets done there")
    service_weeks = models.JSONField(
        default=list, blank=True, help_text="weeks of services within the hours of the place; as in a directory file"
    )
    provides = models.JSONField(default=list, blank=True, help_text="slugs of what the equipment is for")
    channels = models.JSONField(default=list, blank=True, help_text="as in a directory file")
    time_zone = models.TextField(blank=True, help_text="empty: that of the place above it, at last of the city")
    latitude = models.FloatField(null=True, blank=True, help_text="WGS 84, in degrees")
    longitude = models.FloatField(null=True, blank=True, help_text="WGS 84, in degrees")
    own_entrance = models.BooleanField(default=False)
    details = models.JSONField(
        default=dict, blank=True, help_text="address, description, access, ids; as in a directory file"
    )
    gone = models.BooleanField(default=False, help_text="no longer exists in that time")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="the first day on which it holds no more")

    objects = KnownQuerySet["PlaceVersion"].as_manager()

    class Meta:
        ordering = ("pk",)
        # None on known_until: each update would write one more index, and readers read the whole history.
        indexes = (
            models.Index(fields=("place", "valid_from"), name="directory_version_place_valid"),
            models.Index(fields=("path",), name="directory_version_path"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("place", "valid_from"),
                condition=Q(known_until__isnull=True),
                name="directory_place_version_one_current",
                violation_error_message="Something else is said already of this place from this day on.",
            ),
            models.UniqueConstraint(
                fields=("path", "valid_from"),
                condition=Q(known_until__isnull=True, gone=False),
                name="directory_place_version_path_unique",
                violation_error_message="Another place bears this path from this day on.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="directory_place_version_valid_in_order",
                violation_error_message="A version of a place ends after it begins.",
            ),
            _known_in_order("place_version"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]),
                name="directory_place_version_kind",
                violation_error_message="A place is a site, a centre, a unit, a room or a piece of equipment.",
            ),
            # What the file format asks of a path is narrower; this keeps paths apart from one another and from URLs.
            models.CheckConstraint(
                condition=~Q(path="")
                & ~Q(path__startswith="/")
                & ~Q(path__endswith="/")
                & ~Q(path__contains="//")
                & ~Q(path__contains=" "),
                name="directory_place_version_path",
                violation_error_message="A path is words between single slashes, such as iso-omena/library.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("place")),
                name="directory_place_version_parent",
                violation_error_message="No place stands beneath itself.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # Said outright, for a comparison with null is unknown, and a check lets the unknown pass.
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="directory_place_version_coordinates",
                violation_error_message="Coordinates are two: latitude within ±90, longitude within ±180.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.path} from {self.valid_from}"
