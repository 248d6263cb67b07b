"""A stored document as Markdown (for terminals and files) or HTML (for pages); no words are added.

Texts of people are never markup: characters with a meaning in CommonMark or HTML are escaped.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from aukio.domain.document.document import (
    NEWEST,
    Document,
    Item,
    LogLine,
    Section,
    Sentence,
    Span,
    SpanKind,
    Spans,
    plain_text,
)
from aukio.domain.facts.effects import Strength
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.parts import Part

PlaceUrl = Callable[[str], str]

_SCHEMES = re.compile(r"(https?://|tel:|mailto:)", re.IGNORECASE)
_BLANKS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f \x85\u2028\u2029]+")
_SIGNS = re.compile(r"([\\`*_\[\]<>#&~])")
_BLOCK = re.compile(r"([-+=](?=\s|$)|-(?=-)|=(?==)|\d{1,9}(?=[.)](?:\s|$)))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ENDS_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in '()<>\\ "`'}


def markdown(document: Document) -> str:
    """Return the document as CommonMark."""
    return _Markdown(document).text()


def html(document: Document, *, place_url: PlaceUrl | None = None) -> str:
    """Return the document as an HTML fragment; ``place_url`` gives the address of a place's page from its path."""
    return _Html(document, place_url).text()


class _Layout:
    """Base of both formats: the parts of a document and their order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Language = language(document.lang)

    def further(self) -> tuple[Spans, ...]:
        return (*(contact.spans for contact in self.document.contacts), *self.document.links)

    def newest(self) -> tuple[list[LogLine], str]:
        """Return the newest rows of the log, newest first, and how many more there are, in words."""
        lines = sorted(self.document.log, key=lambda line: line.day, reverse=True)
        left = len(lines) - NEWEST
        return lines[:NEWEST], self.words.say_earlier_updates(left) if left > 0 else ""

    def more_places(self, section: Section) -> Spans:
        """Return the places of the section, if its heading does not name them all."""
        heading = plain_text(section.heading)
        named = [span.text for span in section.places if span.kind is not SpanKind.TEXT]
        return () if all(name in heading for name in named) else tuple(_listed(section.places))

    def by_strength(self, section: Section) -> Iterator[tuple[str, list[Item]]]:
        """Yield items under the heading of their strength; it is empty for items without one."""
        for strength, items in groupby(section.items, key=lambda item: item.strength):
            yield (self.words.say_strength(Strength(strength)) if strength else ""), list(items)


def _listed(places: Spans) -> Iterator[Span]:
    """Yield places with semicolons between neighbours, because names may have commas."""
    for number, span in enumerate(places):
        if number and SpanKind.TEXT not in (span.kind, places[number - 1].kind):
            yield Span("; ")
        yield span


class _Markdown(_Layout):
    def text(self) -> str:
        blocks = (block for block in self.blocks() if block)
        return "\n\n".join(blocks) + "\n"

    def blocks(self) -> Iterator[str]:
        document = self.document
        yield f"# {self.line(document.title)}"
        yield _words(document.stamps)
        yield from (_bullets(self.line(each.spans) for each in item.sentences) for item in document.summary)
        yield from map(self.line, document.intro)
        for section in document.sections:
            yield from self.section(section)
        if not document.sections:
            yield _words(document.untold)
        if document.quote is not None:
            speaker = self.line(document.quote.speaker)
            yield f"> {self.line(document.quote.text)}" + (f"\n>\n> — {speaker}" if speaker else "")
        if further := self.further():
            yield f"## {_words(self.words.say_part(Part.FURTHER_INFORMATION))}"
            yield _bullets(map(self.line, further))
        if document.log:
            yield f"## {_words(self.words.say_part(Part.UPDATES))}"
            rows, more = self.newest()
            yield _bullets(
                [*(self.line((Span(f"{row.date}: "), *row.text)) for row in rows), *([more] if more else [])]
            )

    def section(self, section: Section) -> Iterator[str]:
        if section.heading:
            yield f"## {self.line(section.heading)}"
        yield self.line(self.more_places(section))
        for strength, items in self.by_strength(section):
            if strength:
                yield f"### {_words(strength)}"
            if self.document.plain:
                for item in items:
                    yield from self.plain_item(item, "####" if strength else "###")
            else:
                yield "\n".join(map(self.item, items))

    def item(self, item: Item) -> str:
        lead = (*item.lead, Span(": ")) if item.lead else ()
        return "\n".join([f"- {self.line((*lead, *_joined(item.sentences)))}", *self.beneath(item)])

    def plain_item(self, item: Item, heading: str) -> Iterator[str]:
        if item.lead:
            yield f"{heading} {self.line(item.lead)}"
        yield "\n".join([*(f"- {self.line(each.spans)}" for each in item.sentences), *self.beneath(item)])

    def beneath(self, item: Item) -> Iterator[str]:
        indent = "" if self.document.plain else "  "
        yield from (f"{indent}- {self.line(link)}" for link in item.links)

    def line(self, spans: Spans) -> str:
        return _in_one_line("".join(map(_markdown_span, spans)))


def _markdown_span(span: Span) -> str:
    text = _escaped(span.text)
    if span.kind is SpanKind.LINK and _SCHEMES.match(span.target):
        address = _ENTITY.sub(r"\\&", span.target.translate(_ENDS_ADDRESS))
        return f"[{text.strip() or _escaped(span.target)}]({address})"
    if span.kind is SpanKind.LOUD and text.strip():
        return f"**{text.strip()}**"
    return text


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", text))


def _words(text: str) -> str:
    return _in_one_line(_escaped(text))


def _in_one_line(text: str) -> str:
    """Return one line whose beginning CommonMark does not take for the start of a block."""
    line = _BLANKS.sub(" ", text).strip(" ")
    return _BLOCK.sub(_with_backslash, line, count=1) if _BLOCK.match(line) else line


def _with_backslash(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _joined(sentences: tuple[Sentence, ...]) -> Iterator[Span]:
    for number, sentence in enumerate(sentences):
        if number:
            yield Span(" ")
        yield from sentence.spans


class _Html(_Layout):
    def __init__(self, document: Document, place_url: PlaceUrl | None) -> None:
        super().__init__(document)
        self.place_url = place_url
        self.anchored: set[str] = set()

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines())

    def lines(self) -> Iterator[str]:
        document = self.document
        yield f"<h1>{self.spans(document.title)}</h1>"
        if document.stamps:
            yield f"<p>{escape(document.stamps)}</p>"
        yield from (_list(self.spans(each.spans) for each in item.sentences) for item in document.summary)
        yield from (f"<p>{self.spans(each)}</p>" for each in document.intro)
        for section in document.sections:
            yield from self.section(section)
        if not document.sections and document.untold:
            yield f"<p>{escape(document.untold)}</p>"
        if document.quote is not None:
            speaker = self.spans(document.quote.speaker)
            quote = f"<blockquote>\n<p>{self.spans(document.quote.text)}</p>"
            yield quote + (f"\n<footer>{speaker}</footer>" if speaker else "") + "\n</blockquote>"
        if further := self.further():
            yield f"<h2>{escape(self.words.say_part(Part.FURTHER_INFORMATION))}</h2>"
            yield _list(map(self.spans, further))
        if document.log:
            yield f"<h2>{escape(self.words.say_part(Part.UPDATES))}</h2>"
            rows, more = self.newest()
            lines = [
                f'<time datetime="{escape(row.day)}">{escape(row.date)}</time>: {self.spans(row.text)}' for row in rows
            ]
            yield _list([*lines, *([escape(more)] if more else [])])

    def section(self, section: Section) -> Iterator[str]:
        if section.heading:
            yield f"<h2>{self.spans(section.heading)}</h2>"
        if places := self.more_places(section):
            yield f"<p>{self.spans(places)}</p>"
        for strength, items in self.by_strength(section):
            if strength:
                yield f"<h3>{escape(strength)}</h3>"
            if self.document.plain:
                for item in items:
                    yield from self.plain_item(item, "h4" if strength else "h3")
            else:
                yield _list(map(self.item, items))

    def item(self, item: Item) -> str:
        lead = f"{self.spans(item.lead)}: " if item.lead else ""
        beneath = list(self.beneath(item))
        return lead + " ".join(map(self.sentence, item.sentences)) + (f"\n{_list(beneath)}\n" if beneath else "")

    def plain_item(self, item: Item, heading: str) -> Iterator[str]:
        if item.lead:
            yield f"<{heading}>{self.spans(item.lead)}</{heading}>"
        yield _list([*map(self.sentence, item.sentences), *self.beneath(item)])

    def beneath(self, item: Item) -> Iterator[str]:
        yield from map(self.spans, item.links)

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence; the first one about an arrangement has its id, so that each has one address."""
        text = self.spans(sentence.spans)
        for name in dict.fromkeys(mark.arrangement.id for mark in sentence.marks):
            if name not in self.anchored:
                self.anchored.add(name)
                text = f'<span id="{escape(name)}">{text}</span>'
        return text

    def spans(self, spans: Spans) -> str:
        return "".join(map(self.span, spans))

    def span(self, span: Span) -> str:
        text = escape(span.text)
        lang = f' lang="{escape(span.lang)}"' if span.lang and span.lang != self.document.lang else ""
        if address := self.address(span):
            return f'<a href="{escape(address)}"{lang}>{text}</a>'
        if span.kind is SpanKind.LOUD:
            return f"<strong{lang}>{text}</strong>"
        return f"<span{lang}>{text}</span>" if lang else text

    def address(self, span: Span) -> str:
        if span.kind is SpanKind.PLACE and self.place_url is not None:
            return self.place_url(span.target)
        return span.target if span.kind is SpanKind.LINK and _SCHEMES.match(span.target) else ""


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"
