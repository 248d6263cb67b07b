"""Erases a personal name from a stored document, the only change ever made to one (R108).

Only spans marked as a person are changed, and only if they are exactly the name.
"""

from dataclasses import replace

from aukio.domain.document.document import Document, Span, SpanKind


def erase_name(document: Document, name: str, removed: str) -> Document:
    """The document with ``removed`` in place of a name; the same document if it contains no such name."""

    def take_out(span: Span) -> Span:
        if span.kind is not SpanKind.PERSON or span.text != name:
            return span
        return replace(span, text=removed, lang="")

    return document.mapped(take_out)
