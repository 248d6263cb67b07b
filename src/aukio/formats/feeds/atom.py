"""Feeds as Atom (RFC 4287), written with the element trees of the standard library.

A feed library would add lxml and save no code: Atom has a dozen elements, and the trees do the escaping. Names have no
prefix: the two namespaces are declared on the elements where they begin.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from aukio.domain.base.languages import LANGUAGES
from aukio.formats.feeds.feed_content import clean, content, write_pieces
from aukio.formats.feeds.feed_entries import MOST_ENTRIES, Entry, Feed
from aukio.formats.losses import Loss

MEDIA_TYPE = "application/atom+xml"
_XHTML = "http://www.w3.org/1999/xhtml"

LOSSES = (
    Loss(
        "When a fact is valid, as data.",
        "Published and updated are the time of publication; the validity is in the sentences, calendars and the API.",
    ),
    Loss("Scope, effects and conditions, as data.", "Sentences; the permanent version page has all of them."),
    Loss("That a fact has ended since.", "An entry stays as it was published; the end is a separate entry."),
    Loss(f"More than the newest {MOST_ENTRIES} publications.", "The update log of each notice has them all."),
    Loss("Minor publications.", "No entry: they correct words and change no answer (R115)."),
)


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom; the same feed gives the same bytes."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.lang})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title, feed.words.only_in(feed.title, feed.lang))
    _text(root, "updated", feed.updated.isoformat())
    author = SubElement(root, "author")
    _text(author, "name", feed.author)
    _mark(author, feed.words.only_in(feed.author, feed.lang))
    SubElement(root, "generator", {"uri": feed.addresses.home}).text = "Aukio"
    _link(root, "self", feed.address("atom.xml"), MEDIA_TYPE, feed.lang)
    _link(root, "alternate", feed.page, "text/html", feed.lang)
    _link(root, "alternate", feed.address("feed.json"), "application/feed+json", feed.lang)
    for lang in LANGUAGES:
        if lang != feed.lang:
            _link(root, "alternate", feed.address("atom.xml", lang), MEDIA_TYPE, lang)
    for entry in feed.entries:
        _entry(root, entry, feed)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Element, entry: Entry, feed: Feed) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title, entry.title_lang)
    _text(element, "published", entry.published.isoformat())
    _text(element, "updated", entry.published.isoformat())
    _link(element, "alternate", entry.url, "text/html", feed.lang)
    for kind in dict.fromkeys(change.kind.value for change in entry.changes):
        SubElement(element, "category", {"scheme": "urn:aukio:change", "term": kind})
    if entry.cause:
        SubElement(element, "category", {"scheme": "urn:aukio:cause", "term": entry.cause})
    _summary(element, entry, feed)
    body = content(entry, feed.addresses, feed.words, feed.lang)
    body.set("xmlns", _XHTML)
    SubElement(element, "content", {"type": "xhtml"}).append(body)


def _summary(parent: Element, entry: Entry, feed: Feed) -> None:
    """Write what changed: as text, and as marked text where it has words of another language."""
    summary = " ".join(change.text for change in entry.changes)
    if not summary:
        _text(parent, "summary", entry.title, entry.title_lang)
    elif not any(piece.lang for piece in feed.words.pieces(summary, feed.lang)):
        _text(parent, "summary", summary)
    else:
        body = SubElement(SubElement(parent, "summary", {"type": "xhtml"}), "div", {"xmlns": _XHTML})
        write_pieces(body, feed.words.pieces(summary, feed.lang))


def _text(parent: Element, name: str, text: str, lang: str = "") -> None:
    element = SubElement(parent, name)
    element.text = clean(text)
    _mark(element, lang)


def _mark(element: Element, lang: str) -> None:
    if lang:
        element.set("xml:lang", lang)


def _link(parent: Element, relation: str, address: str, media_type: str, lang: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "hreflang": lang, "href": address})
