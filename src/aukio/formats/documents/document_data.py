"""Plain data of a document, as stored with its publication; empty values are left out.

It is stored once and never generated again: a shown text stays word for word as it was (R117, R120).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from aukio.domain.document.document import (
    ContactLine,
    Document,
    Item,
    LogLine,
    Mark,
    Quote,
    Section,
    SectionKind,
    Sentence,
    Span,
    SpanKind,
    Spans,
)
from aukio.domain.facts.notices import ArrangementRef
from aukio.formats.values.text_data import Json, without_empty


def document_to_data(document: Document) -> dict[str, Json]:
    """Return the document as JSON data; instants are in UTC with an offset."""
    return without_empty(
        lang=document.lang,
        title=_spans(document.title),
        plain=document.plain or None,
        stamps=document.stamps,
        summary=[_item(each) for each in document.summary],
        intro=[_spans(each) for each in document.intro],
        sections=[_section(each) for each in document.sections],
        quote=None
        if document.quote is None
        else {"text": _spans(document.quote.text), "speaker": _spans(document.quote.speaker)},
        contacts=[without_empty(spans=_spans(each.spans), role=each.role) for each in document.contacts],
        links=[_spans(each) for each in document.links],
        log=[{"day": line.day, "date": line.date, "text": _spans(line.text)} for line in document.log],
        untold=document.untold,
    )


def document_from_data(data: Mapping[str, Json]) -> Document:
    """Return the stored document."""
    quote = data.get("quote")
    return Document(
        lang=data["lang"],
        title=_read_spans(data.get("title", ())),
        plain=data.get("plain", False),
        stamps=data.get("stamps", ""),
        summary=tuple(map(_read_item, data.get("summary", ()))),
        intro=tuple(map(_read_spans, data.get("intro", ()))),
        sections=tuple(map(_read_section, data.get("sections", ()))),
        quote=None if quote is None else Quote(_read_spans(quote["text"]), _read_spans(quote["speaker"])),
        contacts=tuple(
            ContactLine(_read_spans(each.get("spans", ())), each.get("role", "")) for each in data.get("contacts", ())
        ),
        links=tuple(map(_read_spans, data.get("links", ()))),
        log=tuple(LogLine(line["day"], line["date"], _read_spans(line["text"])) for line in data.get("log", ())),
        untold=data.get("untold", ""),
    )


def _spans(spans: Spans) -> list[Json]:
    return [_span(span) for span in spans]


def _span(span: Span) -> Json:
    """Return a span as data; a span of plain text, as most are, is a string."""
    if span == Span(span.text):
        return span.text
    kind = None if span.kind is SpanKind.TEXT else span.kind.value
    return {"text": span.text, **without_empty(kind=kind, lang=span.lang, target=span.target)}


def _section(section: Section) -> dict[str, Json]:
    return without_empty(
        kind=section.kind.value,
        heading=_spans(section.heading),
        items=[_item(item) for item in section.items],
        places=_spans(section.places),
    )


def _item(item: Item) -> dict[str, Json]:
    return without_empty(
        sentences=[
            without_empty(
                spans=_spans(each.spans),
                marks=[[mark.arrangement.notice, mark.arrangement.id, mark.effect] for mark in each.marks],
            )
            for each in item.sentences
        ],
        lead=_spans(item.lead),
        strength=item.strength,
        links=[_spans(each) for each in item.links],
        shown_from=_instant(item.shown_from),
        shown_until=_instant(item.shown_until),
    )


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(UTC).isoformat()


def _read_spans(data: Sequence[Json]) -> Spans:
    return tuple(map(_read_span, data))


def _read_span(data: Json) -> Span:
    if isinstance(data, str):
        return Span(data)
    return Span(data["text"], SpanKind(data.get("kind", SpanKind.TEXT)), data.get("lang", ""), data.get("target", ""))


def _read_section(data: Mapping[str, Json]) -> Section:
    return Section(
        SectionKind(data["kind"]),
        _read_spans(data.get("heading", ())),
        tuple(map(_read_item, data.get("items", ()))),
        _read_spans(data.get("places", ())),
    )


def _read_item(data: Mapping[str, Json]) -> Item:
    return Item(
        sentences=tuple(
            Sentence(
                _read_spans(each.get("spans", ())),
                tuple(Mark(ArrangementRef(notice, name), effect) for notice, name, effect in each.get("marks", ())),
            )
            for each in data.get("sentences", ())
        ),
        lead=_read_spans(data.get("lead", ())),
        strength=data.get("strength", ""),
        links=tuple(map(_read_spans, data.get("links", ()))),
        shown_from=_read_instant(data.get("shown_from")),
        shown_until=_read_instant(data.get("shown_until")),
    )


def _read_instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
