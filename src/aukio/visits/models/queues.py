"""Queues of a unit, the errands they are for, and the tickets of a day."""

from django.db import models
from django.db.models import Q

from aukio.domain.base.languages import LONGEST_CODE
from aukio.domain.people.queue_tickets import AT_A_DESK, TicketState


class Queue(models.Model):
    """A line of people in a unit."""

    place = models.BigIntegerField(help_text="number of the unit")
    slug = models.SlugField()
    names = models.JSONField(default=dict)

    class Meta:
        ordering = ("place", "pk")
        constraints = (models.UniqueConstraint(fields=("place", "slug"), name="visits_queue_once"),)

    def __str__(self) -> str:
        return f"{self.slug} at {self.place}"


class Errand(models.Model):
    """What people come for: a service, the letter on its tickets, and how urgent it is."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="errands")
    service = models.TextField(help_text="slug of a service of the directory")
    letter = models.CharField(max_length=1)
    priority = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("queue", "letter")
        constraints = (
            models.UniqueConstraint(fields=("queue", "service"), name="visits_errand_once"),
            models.UniqueConstraint(fields=("queue", "letter"), name="visits_errand_letter_once"),
        )

    def __str__(self) -> str:
        return f"{self.letter}: {self.service}"


class DayNumbers(models.Model):
    """The last number given in a unit on a local day; taking the next number locks this row."""

    place = models.BigIntegerField()
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("place", "day"), name="visits_numbers_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.place} on {self.day}: {self.last}"


class Ticket(models.Model):
    """A ticket. ``secret`` is the address of its page; no name is stored."""

    place = models.BigIntegerField()
    day = models.DateField()
    number = models.PositiveIntegerField()
    letter = models.CharField(max_length=1)
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="tickets")
    service = models.TextField()
    priority = models.PositiveSmallIntegerField(default=0)
    state = models.TextField(default=TicketState.WAITING)
    taken = models.DateTimeField()
    called = models.DateTimeField(null=True, help_text="when it was called last")
    begun = models.DateTimeField(null=True, help_text="when serving began")
    ended = models.DateTimeField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    desk = models.TextField(blank=True)
    secret = models.TextField(unique=True)
    phone = models.TextField(blank=True, help_text="for a message when the ticket is next; removed when it ends")
    lang = models.CharField(max_length=LONGEST_CODE, blank=True)
    told = models.BooleanField(default=False, help_text="whether a message said that it is next")

    class Meta:
        ordering = ("place", "day", "number")
        indexes = (
            models.Index(fields=("queue", "day", "state"), name="visits_ticket_line"),
            models.Index(fields=("place", "day", "called"), name="visits_ticket_called"),
        )
        constraints = (
            models.UniqueConstraint(fields=("place", "day", "number"), name="visits_ticket_number_once_a_day"),
            models.UniqueConstraint(
                fields=("place", "day", "desk"),
                condition=Q(state__in=sorted(AT_A_DESK)),
                name="visits_ticket_one_at_a_desk",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in TicketState]),
                name="visits_ticket_state_known",
                violation_error_message="A ticket is in one of its states.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter}{self.number} at {self.place} on {self.day}: {self.state}"
