"""Taking a personal name out of what was shown: the one change that a stored document ever sees (R108).

Only spans marked as a person are changed, and only where they are exactly the name: nobody else's words are touched.
"""

from dataclasses import replace

from aukio.domain.document.document import Document, Span, SpanKind


def without_name(document: Document, name: str, removed: str) -> Document:
    """The document with ``removed`` in place of a name; the same document where the name is not marked in it."""

    def take_out(span: Span) -> Span:
        if span.kind is not SpanKind.PERSON or span.text != name:
            return span
        return replace(span, text=removed, lang="")

    return document.mapped(take_out)
