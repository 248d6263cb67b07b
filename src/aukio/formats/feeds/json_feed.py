"""Feeds as JSON Feed 1.1; values without a key in the format are under ``_aukio``."""

import json
from typing import Any

from aukio.domain.base.languages import LANGUAGES
from aukio.formats.feeds.feed_content import content, html
from aukio.formats.feeds.feed_entries import Entry, Feed
from aukio.formats.losses import Loss

MEDIA_TYPE = "application/feed+json"

LOSSES = (
    Loss("The same feed in other languages.", "`_aukio.languages` has their addresses."),
    Loss(
        "The changes of a publication and their places.",
        "`_aukio.changes` of each item: kind, places, arrangements, text. The validity of a fact is in the API.",
    ),
    Loss("That a fact has ended since; minor publications; older entries.", "As in Atom."),
)


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON; the same feed gives the same bytes."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address("feed.json"),
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry, feed) for entry in feed.entries],
        "_aukio": {
            "id": feed.id,
            "updated": feed.updated.isoformat(),
            "languages": {lang: feed.address("feed.json", lang) for lang in LANGUAGES},
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry, feed: Feed) -> dict[str, Any]:
    summary = " ".join(change.text for change in entry.changes)
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": html(content(entry, feed.addresses, feed.words, feed.lang)),
        **({"summary": summary} if summary else {}),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.published.isoformat(),
        "language": feed.lang,
        "tags": list(dict.fromkeys([*(change.kind.value for change in entry.changes), *filter(None, [entry.cause])])),
        "_aukio": {
            "notice": entry.notice,
            "publication": entry.number,
            **({"title_language": entry.title_lang} if entry.title_lang else {}),
            "changes": [
                {
                    "kind": change.kind.value,
                    "places": list(change.places),
                    "arrangements": list(change.arrangements),
                    "text": change.text,
                }
                for change in entry.changes
            ],
        },
    }
