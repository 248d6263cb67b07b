"""The markup that staff may use in texts: ``**loud**`` and ``[label](address)``, as in Markdown.

Everything else is plain text: tags, scripts and pictures cannot be written. A text becomes spans, which each format
renders its own way, or as plain text if it has no means for them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from aukio.domain.document.document import Span, SpanKind, Spans

_MARK = re.compile(
    r"\*\*(?P<loud>[^\s*](?:[^*\n]*[^\s*])?)\*\*"
    r"|\[(?P<label>[^\][\n]+)\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()<>\"]+)\)"
)


def parse_markup(span: Span) -> Spans:
    """A span of typed text as spans: emphasised text, links, and the text between."""
    return tuple(_pieces(span))


def _pieces(span: Span) -> Iterator[Span]:
    last = 0
    for found in _MARK.finditer(span.text):
        if found.start() > last:
            yield replace(span, text=span.text[last : found.start()])
        if found["loud"] is not None:
            yield replace(span, text=found["loud"], kind=SpanKind.LOUD)
        else:
            yield replace(span, text=found["label"], kind=SpanKind.LINK, target=found["address"])
        last = found.end()
    if last < len(span.text) or not span.text:
        yield replace(span, text=span.text[last:])


def strip_markup(text: str) -> str:
    """The text without the markup."""
    return _MARK.sub(lambda found: found["loud"] or found["label"], text)


def addresses(text: str) -> tuple[str, ...]:
    """The addresses of the links in a text."""
    return tuple(found["address"] for found in _MARK.finditer(text) if found["address"] is not None)
