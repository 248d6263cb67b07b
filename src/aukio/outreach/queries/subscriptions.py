"""Subscriptions and webhooks, as values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.city.places import PlaceId
from aukio.domain.people.subscriptions import Interest, Rhythm, Topic
from aukio.outreach.models import Hook, Subscription


@dataclass(frozen=True, slots=True)
class SubscriptionView:
    """A subscription; no messages are sent before it is ``confirmed``."""

    number: int
    recipient: str
    lang: str
    interest: Interest
    rhythm: Rhythm
    asked: datetime
    confirmed: bool
    secret: str


@dataclass(frozen=True, slots=True)
class HookView:
    """A webhook; its secret is in base64."""

    number: int
    url: str
    secret: str
    place: PlaceId | None


def interests() -> tuple[Interest, ...]:
    """Every subscribed interest, each once."""
    rows = Subscription.objects.exclude(confirmed=None).order_by().values_list("topic", "place", "slug").distinct()
    return tuple(_interest(*row) for row in rows)


def asking_for(interest: Interest) -> Iterator[tuple[int, str, str, Rhythm]]:
    """The subscribers of an interest, streamed: number, recipient, language and rhythm."""
    rows = Subscription.objects.exclude(confirmed=None).filter(
        topic=interest.topic.value, place=interest.place or 0, slug=interest.slug
    )
    for number, recipient, lang, rhythm in rows.values_list("pk", "recipient", "lang", "rhythm").iterator():
        yield number, recipient, lang, Rhythm(rhythm)


def subscriptions_with(numbers: Iterable[int]) -> dict[int, SubscriptionView]:
    """Subscriptions by their numbers; those that have ended are left out."""
    return {row.pk: as_view(row) for row in Subscription.objects.filter(pk__in=list(numbers))}


def subscription_at(secret: str) -> SubscriptionView | None:
    """The subscription at a secret address."""
    row = Subscription.objects.filter(secret=secret).first()
    return None if row is None else as_view(row)


def subscriptions_of(recipient: str) -> tuple[SubscriptionView, ...]:
    """The subscriptions of a phone number or an address."""
    return tuple(map(as_view, Subscription.objects.filter(recipient=recipient))) if recipient else ()


def hooks() -> tuple[HookView, ...]:
    """Every webhook."""
    return tuple(map(_hook, Hook.objects.all()))


def hook_with(number: int) -> HookView | None:
    """The webhook with a number."""
    row = Hook.objects.filter(pk=number).first()
    return None if row is None else _hook(row)


def _hook(row: Hook) -> HookView:
    return HookView(row.pk, row.url, row.secret, None if row.place is None else PlaceId(row.place))


def _interest(topic: str, place: int, slug: str) -> Interest:
    return Interest(Topic(topic), PlaceId(place) if place else None, slug)


def as_view(row: Subscription) -> SubscriptionView:
    """A row as a value."""
    return SubscriptionView(
        row.pk,
        row.recipient,
        row.lang,
        _interest(row.topic, row.place, row.slug),
        Rhythm(row.rhythm),
        row.asked,
        row.confirmed is not None,
        row.secret,
    )
