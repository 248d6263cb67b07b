"""The content of an entry as a tree of XHTML elements: Atom has the tree, JSON Feed has it as HTML text.

The standard library writes and escapes the tree, so no markup is assembled as text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, tostring

from aukio.domain.document.document import Span, SpanKind, Spans
from aukio.domain.texts.foreign_words import ForeignWords, Piece
from aukio.formats.addresses import Addresses
from aukio.formats.feeds.feed_entries import Entry

_NO_CHARACTERS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _NO_CHARACTERS.sub("", text)


def content(entry: Entry, addresses: Addresses, words: ForeignWords, lang: str) -> Element:
    """Return what changed, then the new facts by subject; words of another language than ``lang`` are marked."""
    root = Element("div")
    changes = SubElement(root, "ul")
    for change in entry.changes:
        write_pieces(SubElement(changes, "li"), words.pieces(change.text, lang))
    if not entry.changes:
        root.remove(changes)
    for about in entry.facts:
        _spans(SubElement(root, "h3"), _marked(about.heading, words, lang), addresses)
        facts = SubElement(root, "ul")
        for sentence in about.sentences:
            _spans(SubElement(facts, "li"), _marked(sentence, words, lang), addresses)
    return root


def write_pieces(parent: Element, pieces: Sequence[Piece]) -> None:
    """Write a text whose pieces may be in several languages."""
    if len(pieces) == 1 and not pieces[0].lang:
        parent.text = clean(pieces[0].text)
        return
    for piece in pieces:
        part = SubElement(parent, "span")
        part.text = clean(piece.text)
        _set_lang(part, piece.lang)


def _set_lang(element: Element, lang: str) -> None:
    """Mark an element in both ways: readers of XML know the one, readers of HTML the other."""
    if lang:
        element.set("lang", lang)
        element.set("xml:lang", lang)


def _marked(spans: Spans, words: ForeignWords, lang: str) -> Iterator[Span]:
    for span in spans:
        if span.lang:
            yield span
        else:
            yield from (replace(span, text=piece.text, lang=piece.lang) for piece in words.pieces(span.text, lang))


def html(element: Element) -> str:
    """Return the content as HTML."""
    written: str = tostring(element, encoding="unicode", method="html")
    return written


def _spans(parent: Element, spans: Iterable[Span], addresses: Addresses) -> None:
    for span in spans:
        part = _part(parent, span, addresses)
        part.text = clean(span.text)
        _set_lang(part, span.lang)


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
