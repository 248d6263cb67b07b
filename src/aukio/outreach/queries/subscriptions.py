"""Who asked to hear of changes, as values."""

from dataclasses import dataclass
from datetime import datetime

from aukio.domain.places import PlaceId
from aukio.domain.subscribing import Interest, Rhythm, Topic
from aukio.outreach.models import Hook, Subscription


@dataclass(frozen=True, slots=True)
class SubscriptionView:
    """Somebody's wish; until it is ``confirmed`` they are told nothing."""

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
    """A program that is told; its secret is in base64."""

    number: int
    url: str
    secret: str
    place: PlaceId | None


def confirmed() -> tuple[SubscriptionView, ...]:
    """Everybody who is told something."""
    return tuple(map(as_view, Subscription.objects.exclude(confirmed=None)))


def subscription_with(number: int) -> SubscriptionView | None:
    """The wish under a number."""
    row = Subscription.objects.filter(pk=number).first()
    return None if row is None else as_view(row)


def subscription_at(secret: str) -> SubscriptionView | None:
    """The wish at a secret address."""
    row = Subscription.objects.filter(secret=secret).first()
    return None if row is None else as_view(row)


def subscriptions_of(recipient: str) -> tuple[SubscriptionView, ...]:
    """The wishes of a number or an address."""
    return tuple(map(as_view, Subscription.objects.filter(recipient=recipient))) if recipient else ()


def hooks() -> tuple[HookView, ...]:
    """The programs that are told."""
    return tuple(map(_hook, Hook.objects.all()))


def hook_with(number: int) -> HookView | None:
    """The program under a number."""
    row = Hook.objects.filter(pk=number).first()
    return None if row is None else _hook(row)


def _hook(row: Hook) -> HookView:
    return HookView(row.pk, row.url, row.secret, None if row.place is None else PlaceId(row.place))


def as_view(row: Subscription) -> SubscriptionView:
    """A row as a value."""
    return SubscriptionView(
        row.pk,
        row.recipient,
        row.lang,
        Interest(Topic(row.topic), PlaceId(row.place) if row.place else None, row.slug),
        Rhythm(row.rhythm),
        row.asked,
        row.confirmed is not None,
        row.secret,
    )
