"""Events and groups, the dates on which they are, and who signed up."""

from django.db import models
from django.db.models import F, Q

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LONGEST_CODE
from aukio.domain.people.events import OccurrenceState, SignsUp, SignUpState


class Event(models.Model):
    """A public event or a group: what, where, by whom, for whom. When it is stands in its dates."""

    place = models.BigIntegerField()
    titles = models.JSONField(default=dict)
    details = models.JSONField(default=dict, help_text="what it is about, in each language")
    category = models.TextField(help_text="as arrangements name it: public_event, recreational_group")
    born_from = models.DateField(null=True, help_text="for people born on this day or later")
    born_until = models.DateField(null=True, help_text="for people born on this day or earlier")
    signs_up = models.TextField(default=SignsUp.NOT)
    seats = models.PositiveIntegerField(null=True, help_text="empty: as many as come")
    organiser = models.TextField()
    external = models.BooleanField(default=False, help_text="of another organisation: staff call the organiser")
    organiser_phone = models.TextField(blank=True)
    organiser_email = models.TextField(blank=True)
    organiser_lang = models.CharField(max_length=LONGEST_CODE, default=DEFAULT_LANGUAGE)
    made = models.DateTimeField()

    class Meta:
        ordering = ("place", "pk")
        indexes = (models.Index(fields=("place",), name="bookings_events_by_place"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(signs_up__in=[each.value for each in SignsUp]),
                name="bookings_event_signs_up_known",
                violation_error_message="One signs up for a date, for all of them, or not at all.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.titles} at {self.place}"


class Occurrence(models.Model):
    """One date of an event. ``sequence`` grows with each change, as calendars ask."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="dates")
    place = models.BigIntegerField(help_text="as its event has it: publications ask by place")
    start = models.DateTimeField()
    end = models.DateTimeField()
    state = models.TextField(default=OccurrenceState.SCHEDULED)
    previous = models.DateTimeField(null=True, help_text="when it was to begin before it was moved")
    sequence = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField()
    because = models.TextField(blank=True, help_text="the arrangement that cancelled it, as notice/id")
    asked = models.BooleanField(default=False, help_text="whether its organiser is still to be spoken with")
    outcome = models.TextField(blank=True, help_text="what that came to: cancelled or rescheduled")
    attempts = models.PositiveSmallIntegerField(default=0)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ("start", "pk")
        indexes = (
            models.Index(fields=("place", "start"), name="bookings_dates_by_place"),
            models.Index(fields=("start",), name="bookings_dates_asked", condition=Q(asked=True)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="bookings_date_ends_after_start",
                violation_error_message="It ends later.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in OccurrenceState]),
                name="bookings_date_state_known",
                violation_error_message="A date of an event is in one of its states.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} on {self.start:%Y-%m-%d %H:%M}: {self.state}"


class SignUp(models.Model):
    """A sign-up for a date, or for all dates where ``date`` is empty."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sign_ups")
    date = models.ForeignKey(Occurrence, null=True, on_delete=models.CASCADE, related_name="sign_ups")
    state = models.TextField(default=SignUpState.IN)
    made = models.DateTimeField()
    secret = models.TextField(unique=True)
    key = models.TextField(blank=True, help_text="the caller's own name for making it: made twice, it is one")
    asked = models.TextField(blank=True, help_text="fingerprint of what was asked for under the key")
    name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    lang = models.CharField(max_length=LONGEST_CODE, default=DEFAULT_LANGUAGE)
    needs = models.TextField(blank=True)
    forgotten = models.BooleanField(default=False)
    tell = models.TextField(
        blank=True, help_text="who notifies of a change: a message or staff; empty: no notice is needed"
    )
    told = models.DateTimeField(null=True, help_text="when they were notified of it")

    class Meta:
        ordering = ("made", "pk")
        indexes = (models.Index(fields=("event", "state"), name="bookings_sign_ups_by_event"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in SignUpState]),
                name="bookings_sign_up_state_known",
                violation_error_message="A sign-up is in one of its states.",
            ),
            models.UniqueConstraint(fields=("event", "key"), condition=~Q(key=""), name="bookings_signed_up_once"),
            models.CheckConstraint(
                condition=Q(forgotten=False) | Q(name="", phone="", email="", needs=""),
                name="bookings_forgotten_sign_up_says_nobody",
                violation_error_message="A forgotten sign-up holds no personal data.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.state}"
