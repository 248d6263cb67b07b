"""Subscriptions of people, valid once they are confirmed, and webhooks of programs."""

from django.db import models
from django.db.models import Q

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LONGEST_CODE
from aukio.domain.people.subscriptions import Rhythm, Topic


class Subscription(models.Model):
    """A subscription. ``secret`` is the address of its page; no messages are sent before it is confirmed."""

    recipient = models.TextField(help_text="a phone number or an e-mail address")
    lang = models.CharField(max_length=LONGEST_CODE, default=DEFAULT_LANGUAGE)
    topic = models.TextField()
    place = models.BigIntegerField(default=0, help_text="0 where it is not of a place: nothing differs from nothing")
    slug = models.TextField(blank=True, help_text="of a type or a service")
    rhythm = models.TextField(default=Rhythm.AT_ONCE)
    asked = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    secret = models.TextField(unique=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("recipient",), name="outreach_sub_by_recipient"),)
        constraints = (
            models.UniqueConstraint(fields=("recipient", "topic", "place", "slug"), name="outreach_subscribed_once"),
            models.CheckConstraint(
                condition=Q(topic__in=[each.value for each in Topic]),
                name="outreach_topic_known",
                violation_error_message="One hears of a place, a type, a service or everything.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.topic} {self.place or self.slug}"


class Hook(models.Model):
    """A webhook: publications are sent to its address, each signed with its secret."""

    url = models.TextField(unique=True)
    secret = models.TextField()
    place = models.BigIntegerField(null=True, help_text="a place and what stands in it; empty: the whole city")
    made = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url
