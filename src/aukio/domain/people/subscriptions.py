"""Who is told of a publication: by what they asked to hear of, in their language, at once or once a day (R135).

Only material publications are told. What somebody asked for is said by identity, not by path: a place that is renamed
or moved is still theirs, and a type or a service takes in places that are opened later.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.people.delivery import QUIET_FROM, QUIET_UNTIL
from aukio.domain.publishing.news import News, about_anything, about_place, about_type


class Topic(StrEnum):
    """What somebody may ask to hear of."""

    EVERYTHING = "everything"
    PLACE = "place"
    """A place and whatever stands in it: a unit, or a centre with its units."""
    TYPE = "type"
    SERVICE = "service"
    """Wherever a service is offered."""


class Rhythm(StrEnum):
    """How often somebody is told."""

    AT_ONCE = "at_once"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Interest:
    """What somebody asked to hear of: a place by number, a type or a service by slug, or everything."""

    topic: Topic
    place: PlaceId | None = None
    slug: str = ""


CONFIRM_WITHIN = timedelta(days=3)
"""A wish that nobody confirms is forgotten after that: it may be of somebody who never asked."""


def touches(view: View, interest: Interest, news: News) -> bool:
    """Whether a publication is about what somebody asked to hear of."""
    match interest.topic:
        case Topic.EVERYTHING:
            return about_anything(view, news)
        case Topic.PLACE:
            return interest.place is not None and about_place(interest.place)(view, news)
        case Topic.TYPE:
            return about_type(interest.slug)(view, news)
        case Topic.SERVICE:
            tree = view.tree(len(view.boundaries))
            offering = (node.place for node in tree if interest.slug in node.version.services)
            return any(about_place(place)(view, news) for place in offering)


def told_at(local: datetime, rhythm: Rhythm, *, urgent: bool) -> datetime:
    """The local minute at which somebody is told: now, unless it is night and can wait; or the next morning.

    ``urgent``: something is different before the next morning is over, so that it cannot wait for it.
    """
    awake = QUIET_UNTIL <= local.time() < QUIET_FROM
    if rhythm is Rhythm.AT_ONCE and (awake or urgent):
        return local
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    return datetime.combine(day, QUIET_UNTIL)
