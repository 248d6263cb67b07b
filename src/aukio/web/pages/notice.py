"""The page of a notice: its document, its versions, and the notice that replaced it (R109–R120, R138)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from aukio.answers.shown_notices import ShownNotice
from aukio.domain.document.document import (
    NEWEST,
    ContactLine,
    Document,
    LogLine,
    Quote,
    Section,
    SectionKind,
    plain_text,
)
from aukio.domain.facts.notices import Notice, Publication
from aukio.domain.facts.record import View
from aukio.web.pages.entries import ConductView, EntryView, Writer
from aukio.web.pages.page_spans import LinkView, SpanViews, span_views
from aukio.web.pages.reader import Reader
from aukio.web.pages.timeline import TimelineView, timeline_view


@dataclass(frozen=True, slots=True)
class SectionView:
    """Exceptions at some places; ``id`` is the anchor of the section."""

    id: str
    heading: SpanViews
    places: SpanViews
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation with its speaker."""

    text: SpanViews
    speaker: SpanViews


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log."""

    spans: SpanViews


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A day of the log, or what is left of it in one of its two parts."""

    day: str
    date: str
    rows: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True)
class OlderView:
    """A note that an older version is shown: its publication time and the address of the newest."""

    stood: str
    newest: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The values of a notice's page; ``name`` and ``lead`` are for link previews."""

    slug: str
    name: str
    lead: str
    plain: bool
    title: SpanViews
    stamps: str
    summary: tuple[SpanViews, ...]
    intro: tuple[SpanViews, ...]
    sections: tuple[SectionView, ...]
    untold: str
    conduct: tuple[ConductView, ...]
    quote: QuoteView | None
    contacts: tuple[SpanViews, ...]
    links: tuple[SpanViews, ...]
    log: tuple[LogEntry, ...]
    earlier: tuple[LogEntry, ...]
    versions: tuple[LinkView, ...]
    number: int
    older: OlderView | None
    replaced_by: LinkView | None
    timeline: TimelineView | None


def notice_page(shown: ShownNotice, reader: Reader, *, number: int | None = None) -> NoticePage:
    """Return the page of a notice from its stored text; with ``number``, of a version at its permanent address."""
    view, notice, document = shown.view, shown.notice, shown.document
    every = [each for each in view.record.publications if each.notice == notice.slug]
    published = [each for each in every if each.published <= view.known]
    last = published[-1]
    newest = every[-1] if number is not None and number != every[-1].number else None
    writer = Writer(reader, document.plain)
    sections = tuple(_sections(document, writer))
    conduct = tuple(_conduct(document, writer))
    return NoticePage(
        slug=notice.slug,
        name=plain_text(document.title),
        lead=plain_text(document.intro[0]) if document.intro else "",
        plain=document.plain,
        title=span_views(document.title, reader),
        stamps=document.stamps,
        summary=tuple(span_views(each.spans, reader) for item in document.summary for each in item.sentences),
        intro=tuple(span_views(each, reader) for each in document.intro),
        sections=sections,
        untold=document.untold,
        conduct=conduct,
        quote=_quote(document.quote, reader),
        contacts=tuple(_contacts(document.contacts, reader)),
        links=tuple(span_views(each, reader) for each in document.links),
        log=tuple(_log(document.log[:NEWEST], reader)),
        earlier=tuple(_log(document.log[NEWEST:], reader)),
        versions=tuple(_version_link(each, reader) for each in reversed(published)),
        number=last.number,
        older=None if newest is None else OlderView(_moment(last, reader), reader.notice(notice.slug)),
        replaced_by=_replaced_by(view, notice, reader),
        timeline=timeline_view(view, notice.slug, reader, writer.addresses),
    )


def _moment(publication: Publication, reader: Reader) -> str:
    return reader.words.say_moment(reader.local(publication.published).replace(second=0, microsecond=0))


def _sections(document: Document, writer: Writer) -> Iterator[SectionView]:
    for number, section in _numbered(document):
        if section.kind is not SectionKind.CONDUCT:
            yield SectionView(
                number,
                span_views(section.heading, writer.reader),
                span_views(section.places, writer.reader),
                tuple(writer.entry(item) for item in section.items),
            )


def _conduct(document: Document, writer: Writer) -> Iterator[ConductView]:
    for number, section in _numbered(document):
        if section.kind is SectionKind.CONDUCT:
            yield writer.conduct(number, section)


def _numbered(document: Document) -> Iterator[tuple[str, Section]]:
    """Yield sections with anchors; ids of arrangements have no underscore, so the two never collide."""
    for number, section in enumerate(document.sections, start=1):
        yield f"section_{number}", section


def _quote(quote: Quote | None, reader: Reader) -> QuoteView | None:
    return None if quote is None else QuoteView(span_views(quote.text, reader), span_views(quote.speaker, reader))


def _contacts(contacts: tuple[ContactLine, ...], reader: Reader) -> Iterator[SpanViews]:
    """Yield the contact lines that have content; a role without a holder has none."""
    for contact in contacts:
        if contact.spans:
            yield span_views(contact.spans, reader)


def _log(lines: tuple[LogLine, ...], reader: Reader) -> Iterator[LogEntry]:
    """Yield the log day by day, newest first as in the document."""
    days: dict[str, list[LogRow]] = {}
    names = {line.day: line.date for line in lines}
    for line in lines:
        days.setdefault(line.day, []).append(LogRow(span_views(line.text, reader)))
    for day, rows in days.items():
        yield LogEntry(names[day], day, tuple(rows))


def _version_link(publication: Publication, reader: Reader) -> LinkView:
    address = reverse("web:notice_version", args=[publication.notice, publication.number])
    return LinkView(_moment(publication, reader), reader.moment.link(address))


def _replaced_by(view: View, notice: Notice, reader: Reader) -> LinkView | None:
    successor = view.record.successor(notice.slug)
    if successor is None or successor.published > view.known:
        return None
    found = next(each for each in view.record.notices if each.slug == successor.notice)
    return LinkView(found.title.say(reader.lang) or found.slug, reader.notice(found.slug))
