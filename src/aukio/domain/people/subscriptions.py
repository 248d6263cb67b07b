"""Subscriptions: which publications a subscriber is notified of, and when (R135).

Subscribers are notified of material publications only. A subscription refers to a place by identity, so it survives a
new path; a subscription to a type or a service includes places that open later.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.people.delivery import QUIET_FROM, QUIET_UNTIL
from aukio.domain.publishing.news import News, about_anything, about_place, about_type


class Topic(StrEnum):
    """The subject of a subscription."""

    EVERYTHING = "everything"
    PLACE = "place"
    """A place with everything in it: a unit, or a centre with its units."""
    TYPE = "type"
    SERVICE = "service"
    """Every place that offers a service."""


class Rhythm(StrEnum):
    """How often a subscriber is notified."""

    AT_ONCE = "at_once"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Interest:
    """What a subscriber asked for: a place by number, a type or a service by slug, or everything."""

    topic: Topic
    place: PlaceId | None = None
    slug: str = ""


CONFIRM_WITHIN = timedelta(days=3)
"""An unconfirmed subscription is deleted after this: the address may belong to a person who never asked."""


def is_about_interest(view: View, interest: Interest, news: News) -> bool:
    """Whether a publication is about what a subscriber asked for."""
    match interest.topic:
        case Topic.EVERYTHING:
            return about_anything(view, news)
        case Topic.PLACE:
            return interest.place is not None and about_place(interest.place)(view, news)
        case Topic.TYPE:
            return about_type(interest.slug)(view, news)
        case Topic.SERVICE:
            tree = view.last_tree
            offering = (node.place for node in tree if interest.slug in node.version.services)
            return any(about_place(place)(view, news) for place in offering)


def notification_time(local: datetime, rhythm: Rhythm, *, urgent: bool) -> datetime:
    """The local time at which a subscriber is notified: now, or the next morning if daily or at night.

    ``urgent``: a change takes effect before the end of the next morning, so the message is sent at night.
    """
    awake = QUIET_UNTIL <= local.time() < QUIET_FROM
    if rhythm is Rhythm.AT_ONCE and (awake or urgent):
        return local
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    return datetime.combine(day, QUIET_UNTIL)
