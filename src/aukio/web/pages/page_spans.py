"""Pieces of text as a page lays them out: links with their addresses, names, words in another language than the page.

One shape for all of them, and one template part (``theme/parts/spans.html``), so that no page forgets a language.
"""

from dataclasses import dataclass

from aukio.domain.document.document import Span, SpanKind, Spans
from aukio.web.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class SpanView:
    """A piece of text; with ``url`` it is a link, with ``lang`` it is not in the language of the page."""

    text: str
    kind: str = "text"
    lang: str = ""
    url: str = ""

    @property
    def phone(self) -> bool:
        """Whether it is a number, to be read digit by digit."""
        return self.url.startswith("tel:")


SpanViews = tuple[SpanView, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence; ``id`` and ``also`` are the addresses on the page of the arrangements first told in it."""

    spans: SpanViews
    id: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its text."""

    text: str
    url: str

    @property
    def name(self) -> str:
        """The text, as lists of places call it."""
        return self.text


def span_views(spans: Spans, reader: Reader) -> SpanViews:
    """Spans with their addresses: a place's page is at the moment shown."""
    return tuple(_view(span, reader) for span in spans)


def words(text: str) -> SpanViews:
    """A text that is all in the language of the page."""
    return (SpanView(text),) if text else ()


def sentence_view(text: str) -> SentenceView:
    """A sentence that is all in the language of the page."""
    return SentenceView(words(text))


def _view(span: Span, reader: Reader) -> SpanView:
    return SpanView(span.text, span.kind.value, span.lang, _address(span, reader))


def _address(span: Span, reader: Reader) -> str:
    match span.kind:
        case SpanKind.PLACE:
            return reader.place(span.target)
        case SpanKind.LINK:
            return span.target
        case SpanKind.TEXT | SpanKind.PERSON | SpanKind.LOUD:
            return ""
