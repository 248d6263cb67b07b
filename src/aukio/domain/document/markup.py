"""The little markup that staff may use in their words: ``**loud**`` and ``[label](address)``, as Markdown has them.

Everything else is words as they stand: there is no way to write a tag, a script or a picture. A text becomes spans,
which each format writes by its own means; where a format has none, the words are said without the marks.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from aukio.domain.document.document import Span, SpanKind, Spans

_MARK = re.compile(
    r"\*\*(?P<loud>[^\s*](?:[^*\n]*[^\s*])?)\*\*"
    r"|\[(?P<label>[^\][\n]+)\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()<>\"]+)\)"
)


def marked(span: Span) -> Spans:
    """A span of typed words as spans: what is loud, what leads somewhere, and the words between."""
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


def unmarked(text: str) -> str:
    """The words without the marks."""
    return _MARK.sub(lambda found: found["loud"] or found["label"], text)


def addresses(text: str) -> tuple[str, ...]:
    """Where the links in a text lead."""
    return tuple(found["address"] for found in _MARK.finditer(text) if found["address"] is not None)
