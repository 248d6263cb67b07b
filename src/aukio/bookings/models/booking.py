"""What may be booked, the desks at which it is kept, and the bookings of times.

Two active bookings never overlap at a desk: booking locks the row of the desk, and the database refuses overlaps (an
exclusion constraint on PostgreSQL, a trigger on SQLite; migration 0002).
"""

from django.db import models
from django.db.models import F, Q

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LONGEST_CODE
from aukio.domain.people.booking_states import ACTIVE, OCCUPYING, BookingState
from aukio.domain.people.bookings import BookingKind


class Bookable(models.Model):
    """What may be booked at a place: a service through a channel for a while, or a room by the hour."""

    place = models.BigIntegerField()
    kind = models.TextField(default=BookingKind.APPOINTMENT)
    service = models.TextField(blank=True, help_text="slug of a service of the directory; empty for a room")
    channel = models.TextField(default="on_site")
    minutes = models.PositiveSmallIntegerField()
    pause = models.PositiveSmallIntegerField(default=0, help_text="minutes after each")
    lead = models.PositiveIntegerField(default=60, help_text="at least so many minutes ahead")
    horizon = models.PositiveSmallIntegerField(default=60, help_text="at most so many days ahead")
    longest = models.PositiveSmallIntegerField(default=0, help_text="of a room: minutes in a row; 0 for one time alone")
    asks = models.BooleanField(default=False, help_text="whether staff say yes to each booking first")

    class Meta:
        ordering = ("place", "pk")
        constraints = (
            models.UniqueConstraint(fields=("place", "kind", "service", "channel"), name="bookings_bookable_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5),
                name="bookings_bookable_lasts",
                violation_error_message="It lasts 5 minutes.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.service or self.kind} at {self.place}"


class Desk(models.Model):
    """One of the desks at which something is kept, in parallel to the others: what cannot be booked twice."""

    bookable = models.ForeignKey(Bookable, on_delete=models.CASCADE, related_name="desks")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("bookable", "number")
        constraints = (models.UniqueConstraint(fields=("bookable", "number"), name="bookings_desk_once"),)

    def __str__(self) -> str:
        return f"{self.bookable}, {self.number}"


class Booking(models.Model):
    """A booking. Who booked stands here as long as it is needed; ``secret`` is the address of its page."""

    bookable = models.ForeignKey(Bookable, on_delete=models.PROTECT, related_name="bookings")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="bookings")
    place = models.BigIntegerField(help_text="as its bookable has it: publications ask by place")
    start = models.DateTimeField()
    end = models.DateTimeField()
    made = models.DateTimeField()
    made_by = models.TextField(
        blank=True, help_text="the member of staff who booked for a caller; empty: booked by the person"
    )
    state = models.TextField(default=BookingState.BOOKED)
    because = models.TextField(blank=True, help_text="the arrangement that decided its fate, as notice/id")
    secret = models.TextField(unique=True)
    key = models.TextField(blank=True, help_text="the caller's own name for making it: made twice, it is one")
    asked = models.TextField(blank=True, help_text="fingerprint of what was asked for under the key")
    held_until = models.DateTimeField(null=True, help_text="of a time that is held while a form is filled")
    series = models.TextField(blank=True, help_text="bookings that were made together bear one name")

    name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    address = models.TextField(blank=True, help_text="for letters to people without phone and e-mail")
    lang = models.CharField(max_length=LONGEST_CODE, default=DEFAULT_LANGUAGE)
    needs = models.TextField(blank=True, help_text="a step-free way, a language: in the person's own words")
    interpreter = models.TextField(blank=True, help_text="on_site or remote; empty: none is needed")
    forgotten = models.BooleanField(default=False, help_text="whether it no longer says whose it was")

    tell = models.TextField(
        blank=True, help_text="who notifies of its fate: a message or staff; empty: no notice is needed"
    )
    told = models.DateTimeField(null=True, help_text="when the person was notified of its fate")
    outcome = models.TextField(blank=True, help_text="what a call came to, or that a letter went")
    attempts = models.PositiveSmallIntegerField(default=0)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ("start", "pk")
        indexes = (
            models.Index(fields=("place", "start"), name="bookings_by_place"),
            models.Index(fields=("desk", "start"), name="bookings_by_desk"),
            models.Index(fields=("state", "start"), name="bookings_by_state"),
            # What is taken is asked from now on: by the end, what is over is never read.
            models.Index(fields=("bookable", "end", "start"), name="bookings_by_end"),
            models.Index(fields=("phone",), name="bookings_by_phone"),
            models.Index(fields=("email",), name="bookings_by_email"),
            models.Index(fields=("held_until",), name="bookings_held", condition=Q(state=BookingState.HELD.value)),
            models.Index(fields=("series",), name="bookings_by_series", condition=~Q(series="")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="bookings_end_after_start",
                violation_error_message="It ends later.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in BookingState]),
                name="bookings_state_known",
                violation_error_message="A booking is in one of its states.",
            ),
            models.CheckConstraint(
                condition=Q(held_until=None) ^ Q(state=BookingState.HELD.value),
                name="bookings_held_until_then",
                violation_error_message="A time is held until an instant.",
            ),
            models.UniqueConstraint(
                fields=("bookable", "key"), condition=~Q(key=""), name="bookings_made_once_for_a_key"
            ),
            models.CheckConstraint(
                condition=Q(forgotten=False) | Q(name="", phone="", email="", address="", needs="", notes=""),
                name="bookings_forgotten_says_nobody",
                violation_error_message="A forgotten booking holds no personal data.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bookable} on {self.start:%Y-%m-%d %H:%M}: {self.state}"


ACTIVE_STATES = tuple(sorted(each.value for each in ACTIVE))
TAKING_STATES = tuple(sorted(each.value for each in OCCUPYING))
