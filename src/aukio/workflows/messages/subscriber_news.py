"""News for subscribers and webhooks: subscribing, confirming, and the messages (R135)."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from aukio.answers.session import Session
from aukio.answers.shown_notices import notice_version_as_shown
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.document.document import plain_text
from aukio.domain.facts.notices import Publication, PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.people.subscriptions import (
    CONFIRM_WITHIN,
    Interest,
    Rhythm,
    Topic,
    is_about_interest,
    notification_time,
)
from aukio.domain.publishing.enactment import Enacted
from aukio.domain.publishing.log import rows_of
from aukio.domain.publishing.news import News, news, news_of
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, Line, Rank, short_text, subject_of
from aukio.domain.wording.naming import namer
from aukio.formats.addresses import Addresses
from aukio.formats.feeds.feed_entries import Entry, entry
from aukio.formats.notices.history_json import publication_data
from aukio.formats.view_memo import cached_for_view
from aukio.outreach.actions import outbox, subscriptions
from aukio.outreach.actions.outbox import About, QueuedMessage
from aukio.outreach.queries import subscriptions as subscription_queries
from aukio.outreach.queries.subscriptions import SubscriptionView

_GOOD_FOR = timedelta(days=3)
"""A message is not sent later than this: the pages have changed."""
_RECENT = timedelta(days=1)
"""A publication recorded later than this after its instant is history: no messages are sent."""


def subscribe(recipient: str, interest: Interest, rhythm: Rhythm, lang: str, *, now: datetime) -> None:
    """Write a subscription, and queue a request to confirm it; at most one an hour."""
    with transaction.atomic():
        made = subscriptions.ask(recipient, interest, rhythm, lang, now=now)
        if made is not None:
            about = {"kind": "confirm", "lang": lang, "subscription": made}
            key = f"confirm/{made}/{now.isoformat()}"
            outbox.queue(QueuedMessage(key, recipient, now + CONFIRM_WITHIN, about=about), now=now)


def queue_news(after: View, enacted: Enacted, *, now: datetime) -> None:
    """Queue the news of a publication to subscribers and webhooks, in its transaction; none for a minor one (R115)."""
    publication = enacted.publication
    if publication.kind is PublicationKind.MINOR or now - publication.published > _RECENT:
        return
    item = news_of(after, publication)
    if item is None:
        return
    name = f"{publication.notice}/{publication.number}"
    dues = {rhythm: _due(after, rhythm, now) for rhythm in Rhythm}
    messages = [
        _news_message(asking, name, dues[asking[3]], now)
        for interest in subscription_queries.interests()
        if is_about_interest(after, interest, item)
        for asking in subscription_queries.asking_for(interest)
    ]
    for hook in subscription_queries.hooks():
        if hook.place is None or is_about_interest(after, Interest(Topic.PLACE, hook.place), item):
            about = {"kind": "hook", "hook": hook.number, "publication": name}
            messages.append(QueuedMessage(f"hook/{name}/{hook.number}", hook.url, now + _GOOD_FOR, about=about))
    outbox.queue_many(_one_each(messages), now=now)


def _one_each(messages: list[QueuedMessage]) -> list[QueuedMessage]:
    """One message for each recipient, even if several of their subscriptions match."""
    return list({each.recipient: each for each in reversed(messages)}.values())


def _due(view: View, rhythm: Rhythm, now: datetime) -> datetime:
    local = local_of(now, view.city.zone).replace(tzinfo=None)
    due = notification_time(local, rhythm, urgent=rhythm is Rhythm.AT_ONCE and _bites_today(view, now))
    return instant_of(due, view.city.zone)


def _news_message(asking: tuple[int, str, str, Rhythm], name: str, due: datetime, now: datetime) -> QueuedMessage:
    number, recipient, lang, rhythm = asking
    about = {"kind": "news", "lang": lang, "subscription": number, "publication": name}
    key = f"news/{name}/{number}"
    if rhythm is Rhythm.DAILY:
        about["since"] = now.isoformat()
        key = f"digest/{due.isoformat()}/{number}"
    return QueuedMessage(key, recipient, now + _GOOD_FOR, about=about, due=due)


def _bites_today(view: View, now: datetime) -> bool:
    """Whether something begins within half a day, so that the message cannot wait until morning."""
    recent = [each for each in view.versions if each.known_from == view.known]
    soon = local_of(now + timedelta(hours=12), view.city.zone).replace(tzinfo=None)
    return any(each.arrangement.period.start <= soon for each in recent)


# --- the messages


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail about one publication, or about those of a day; ``short`` is all that a text message says."""

    text: str
    subject: str
    unsubscribe: str
    short: str


def confirmation(view: View, found: SubscriptionView) -> Block | None:
    """A request to confirm a subscription; None where it is confirmed."""
    if found.confirmed:
        return None
    say = language(found.lang).MESSAGES
    link = f"{settings.AUKIO_SITE}/{found.lang}/subscriptions/{found.secret}/"
    head = Head(say.confirm, city_name(view, found.lang), what=interest_of(view, found.interest, found.lang))
    return Block(head, (Line(say.confirm_link.format(link=link), Rank.LINK), Line(say.not_you, Rank.COURTESY)))


def city_name(view: View, lang: str) -> str:
    """The city, which sends news."""
    return view.city.names.say(lang) or view.city.slug


def letter(session: Session, found: SubscriptionView, about: About) -> Letter | None:
    """The e-mail about a publication, or a digest of those of a day. None where the subscription has ended."""
    if not found.confirmed:
        return None
    view = session.current
    if "since" in about:
        since = datetime.fromisoformat(about["since"])
        items: tuple[News, ...] = tuple(
            each
            for each in view.once(("news of", found.interest), partial(_of, view, found.interest))
            if since - timedelta(seconds=1) <= each.publication.published <= session.now
        )
    else:
        items = view.once(
            ("news of publication", about["publication"]), partial(_of_publication, view, about["publication"])
        )
    entries = [_entry(session, each, found.lang) for each in reversed(items)]
    if not entries:
        return None
    say = language(found.lang).MESSAGES
    unsubscribe = f"{settings.AUKIO_SITE}/{found.lang}/subscriptions/{found.secret}/"
    parts = [_body(each, found.lang) for each in entries]
    if settings.AUKIO_SITE:
        parts.append(say.unsubscribe.format(link=unsubscribe))
    more = (Line(say.news_more.format(link=entries[0].url), Rank.LINK),) if settings.AUKIO_SITE else ()
    block = Block(Head(say.news, city_name(view, found.lang), event=entries[0].title), more)
    return Letter(
        "\n\n".join([*parts, city_name(view, found.lang)]), subject_of([block]), unsubscribe, short_text([block])
    )


def _of(view: View, interest: Interest) -> tuple[News, ...]:
    return news(view, lambda seen, each: is_about_interest(seen, interest, each), most=50)


def _of_publication(view: View, name: str) -> tuple[News, ...]:
    item = news_of(view, _publication(view, name))
    return () if item is None else (item,)


def _publication(view: View, name: str) -> Publication:
    notice, _, number = name.rpartition("/")
    return next(each for each in view.record.publications if (each.notice, each.number) == (notice, int(number)))


def _entry(session: Session, item: News, lang: str) -> Entry:
    """The words of a publication, as every feed has them."""
    addresses = Addresses(settings.AUKIO_SITE, lang)

    def make() -> Entry:
        act = item.publication
        shown = notice_version_as_shown(session, act.notice, act.number, lang=lang, plain=False)
        return entry(session.view(act.published), item, shown.document, addresses)

    return cached_for_view(session.current, ("letter", item.publication.order, lang), make)


def _body(each: Entry, lang: str) -> str:
    lines = [each.title]
    for about in each.facts:
        lines.append(plain_text(about.heading))
        lines += [f"- {plain_text(sentence)}" for sentence in about.sentences]
    if settings.AUKIO_SITE:
        lines.append(language(lang).MESSAGES.news_more.format(link=each.url))
    return "\n".join(lines)


def interest_of(view: View, interest: Interest, lang: str) -> str:
    """The subject of a subscription, in words."""
    words = language(lang)
    match interest.topic:
        case Topic.EVERYTHING:
            return view.city.names.say(lang) or view.city.slug
        case Topic.PLACE:
            found = None if interest.place is None else view.newest(interest.place)
            return "" if found is None else found.names.say(lang) or found.path
        case Topic.TYPE:
            naming = namer(view, lang, view.known)
            return words.say_many(interest.slug, naming) or words.say_kind(interest.slug, naming)
        case Topic.SERVICE:
            names = {each.slug: each.names.say(lang) for each in view.record.services}
            return names.get(interest.slug) or interest.slug


def signed(view: View, key: str, about: About, now: datetime) -> tuple[bytes, dict[str, str]] | None:
    """The body of a webhook, and the headers that sign it, as in Standard Webhooks.

    The signature covers the message's name, the instant and the body: a copy sent later is too old, one sent again has
    a name that was seen.
    """
    hook = subscription_queries.hook_with(about["hook"])
    if hook is None:
        return None
    publication = _publication(view, about["publication"])
    rows = rows_of(view.record, publication, publication.notice, like=view)
    data = {lang: publication_data(view, publication, rows, lang) for lang in LANGUAGES}
    body = json.dumps(
        {"type": "publication.made", "timestamp": publication.published.isoformat(), "data": data},
        ensure_ascii=False,
    ).encode()
    stamp = str(int(now.timestamp()))
    name = "msg_" + hashlib.sha256(key.encode()).hexdigest()[:32]
    mac = hmac.new(base64.b64decode(hook.secret), f"{name}.{stamp}.".encode() + body, hashlib.sha256).digest()
    headers = {
        "webhook-id": name,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
    }
    return body, headers
