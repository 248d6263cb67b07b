"""Subscribe to changes, confirm and end subscriptions; and webhooks."""

import base64
from datetime import datetime
from secrets import token_bytes, token_urlsafe

from django.db import transaction

from aukio.audit.actions import record
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.people.hook_addresses import is_hook_address
from aukio.domain.people.subscriptions import CONFIRM_WITHIN, Interest, Rhythm
from aukio.outreach.models import Hook, Subscription
from aukio.outreach.queries.subscriptions import SubscriptionView, as_view


def ask(recipient: str, interest: Interest, rhythm: Rhythm, lang: str, *, now: datetime) -> int | None:
    """Write a subscription that is to be confirmed; its number, or None where it is confirmed or was just requested.

    The answer to the public does not depend on whether a subscription exists already.
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
"""At most one confirmation an hour is sent to an address."""


def confirm(secret: str, *, now: datetime) -> SubscriptionView:
    """Confirm a subscription. Raises ``NotFound`` where it is gone or expired."""
    row = Subscription.objects.filter(secret=secret).first()
    if row is None or (row.confirmed is None and now - row.asked > CONFIRM_WITHIN):
        raise NotFound("there is no such subscription.", next_step="Subscribe again.")
    if row.confirmed is None:
        row.confirmed = now
        row.save(update_fields=["confirmed"])
    return as_view(row)


def end(secret: str) -> bool:
    """Delete a subscription; False where there was none."""
    return bool(Subscription.objects.filter(secret=secret).delete()[0])


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete subscriptions that were not confirmed in time."""
    return Subscription.objects.filter(confirmed=None, asked__lt=now - CONFIRM_WITHIN).delete()[0]


def end_all_of(recipient: str) -> int:
    """Delete all subscriptions of a phone number or an address; how many there were."""
    return Subscription.objects.filter(recipient=recipient).delete()[0]


def add_hook(url: str, place: PlaceId | None, *, by: str, now: datetime) -> str:
    """Add a webhook for publications; the secret, in base64, that signs each request. Raises ``BadRequest``."""
    if not is_hook_address(url):
        raise BadRequest(f"'{url}' is not an https:// address.", next_step="Give the program's own address.")
    with transaction.atomic():
        secret = base64.b64encode(token_bytes(24)).decode()
        Hook.objects.update_or_create(url=url, defaults={"secret": secret, "place": place, "made": now})
        record(by=by, now=now, act="add webhook", subject=url, detail={"place": place})
    return secret


def remove_hook(url: str, *, by: str, now: datetime) -> None:
    """Remove a webhook. Raises ``NotFound``."""
    with transaction.atomic():
        if not Hook.objects.filter(url=url).delete()[0]:
            raise NotFound(f"no webhook '{url}'.", next_step="'aukio webhook list' lists them.")
        record(by=by, now=now, act="remove webhook", subject=url, detail={})
