"""Asking to hear of changes, confirming it, and hearing no more; and the programs that are told."""

import base64
from datetime import datetime
from secrets import token_bytes, token_urlsafe

from django.db import transaction

from aukio.audit.actions import record
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.people.subscriptions import CONFIRM_WITHIN, Interest, Rhythm
from aukio.outreach.models import Hook, Subscription
from aukio.outreach.queries.subscriptions import SubscriptionView, as_view


def ask(recipient: str, interest: Interest, rhythm: Rhythm, lang: str, *, now: datetime) -> int | None:
    """Note a wish that is to be confirmed; its number, or None where it is confirmed or was asked for just now.

    Whoever asks learns nothing of whether somebody subscribes already.
    """
    with transaction.atomic():
        row, fresh = Subscription.objects.select_for_update().get_or_create(
            recipient=recipient,
            topic=interest.topic.value,
            place=interest.place or 0,
            slug=interest.slug,
            defaults={"lang": lang, "rhythm": rhythm, "asked": now, "secret": token_urlsafe(18)},
        )
        if fresh:
            return row.pk
        if row.confirmed is not None or now - row.asked < _AGAIN:
            return None
        row.asked, row.lang, row.rhythm = now, lang, rhythm
        row.save(update_fields=["asked", "lang", "rhythm"])
        return row.pk


_AGAIN = CONFIRM_WITHIN / 72
"""Nobody is asked twice within an hour, however often somebody types their address."""


def confirm(secret: str, *, now: datetime) -> SubscriptionView:
    """It is really theirs. Raises ``NotFound`` where it is gone, or was asked for too long ago."""
    row = Subscription.objects.filter(secret=secret).first()
    if row is None or (row.confirmed is None and now - row.asked > CONFIRM_WITHIN):
        raise NotFound("there is no such subscription.", next_step="Subscribe again.")
    if row.confirmed is None:
        row.confirmed = now
        row.save(update_fields=["confirmed"])
    return as_view(row)


def end(secret: str) -> bool:
    """They hear no more, and nothing of them is kept; False where it had ended."""
    return bool(Subscription.objects.filter(secret=secret).delete()[0])


def forget_unconfirmed(*, now: datetime) -> int:
    """Forget wishes that nobody confirmed."""
    return Subscription.objects.filter(confirmed=None, asked__lt=now - CONFIRM_WITHIN).delete()[0]


def end_all_of(recipient: str) -> int:
    """Nothing is kept of a number or an address; how many subscriptions there were."""
    return Subscription.objects.filter(recipient=recipient).delete()[0]


def add_hook(url: str, place: PlaceId | None, *, by: str, now: datetime) -> str:
    """A program that is told of publications; the secret, in base64, that signs each. Raises ``BadRequest``."""
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise BadRequest(f"'{url}' is not an https:// address.", next_step="Give the program's own address.")
    with transaction.atomic():
        secret = base64.b64encode(token_bytes(24)).decode()
        Hook.objects.update_or_create(url=url, defaults={"secret": secret, "place": place, "made": now})
        record(by=by, now=now, act="add webhook", subject=url, detail={"place": place})
    return secret


def remove_hook(url: str, *, by: str, now: datetime) -> None:
    """It is told no more. Raises ``NotFound``."""
    with transaction.atomic():
        if not Hook.objects.filter(url=url).delete()[0]:
            raise NotFound(f"no webhook '{url}'.", next_step="'aukio webhook list' lists them.")
        record(by=by, now=now, act="remove webhook", subject=url, detail={})
