"""Text spans of a page: links with addresses, names, and words in another language than the page.

All are rendered by one template part (``theme/parts/spans.html``), which marks the language.
"""

from dataclasses import dataclass

from aukio.domain.document.document import Span, SpanKind, Spans
from aukio.web.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class SpanView:
    """A span of text; ``url`` makes it a link, ``lang`` is set if it is not in the language of the page."""

    text: str
    kind: str = "text"
    lang: str = ""
    url: str = ""

    @property
    def phone(self) -> bool:
        """Whether it is a phone number, to be read digit by digit."""
        return self.url.startswith("tel:")


SpanViews = tuple[SpanView, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence; ``id`` and ``also`` are the anchors of the arrangements first mentioned in it."""

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
        """The text, under the name that templates of place lists use."""
        return self.text


def span_views(spans: Spans, reader: Reader) -> SpanViews:
    """Return spans with addresses; links to places keep the moment shown."""
    return tuple(_view(span, reader) for span in spans)


def words(text: str) -> SpanViews:
    """Return a text in the language of the page as spans."""
    return (SpanView(text),) if text else ()


def sentence_view(text: str) -> SentenceView:
    """Return a text in the language of the page as a sentence."""
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
