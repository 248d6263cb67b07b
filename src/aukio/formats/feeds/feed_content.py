"""The content of an entry as a tree of XHTML elements: Atom has the tree, JSON Feed has it as HTML text.

The standard library writes and escapes the tree, so no markup is assembled as text.
"""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from aukio.domain.document.document import Span, SpanKind, Spans
from aukio.formats.addresses import Addresses
from aukio.formats.feeds.feed_entries import Entry

_NO_CHARACTERS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _NO_CHARACTERS.sub("", text)


def content(entry: Entry, addresses: Addresses) -> Element:
    """Return what changed, then the new facts by subject."""
    root = Element("div")
    changes = SubElement(root, "ul")
    for change in entry.changes:
        SubElement(changes, "li").text = clean(change.text)
    if not entry.changes:
        root.remove(changes)
    for about in entry.facts:
        _spans(SubElement(root, "h3"), about.heading, addresses)
        facts = SubElement(root, "ul")
        for sentence in about.sentences:
            _spans(SubElement(facts, "li"), sentence, addresses)
    return root


def html(element: Element) -> str:
    """Return the content as HTML."""
    written: str = tostring(element, encoding="unicode", method="html")
    return written


def _spans(parent: Element, spans: Spans, addresses: Addresses) -> None:
    for span in spans:
        part = _part(parent, span, addresses)
        part.text = clean(span.text)
        if span.lang:
            part.set("lang", span.lang)


def _part(parent: Element, span: Span, addresses: Addresses) -> Element:
    match span.kind:
        case SpanKind.LINK:
            return SubElement(parent, "a", {"href": clean(span.target)})
        case SpanKind.PLACE:
            return SubElement(parent, "a", {"href": addresses.place(span.target)})
        case SpanKind.LOUD:
            return SubElement(parent, "strong")
        case SpanKind.TEXT | SpanKind.PERSON:
            return SubElement(parent, "span")
