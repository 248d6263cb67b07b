"""A notice as a reader sees it, without markup: sections, items and sentences, each with the facts it states.

A document is written once, at publication, and stored. Later, announced facts come into force and others end. So every
item has the period in which it is shown, and ``at`` selects what a reader sees at an instant; no text is composed
again (R110, R117, R120, R138).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from aukio.domain.facts.notices import ArrangementRef


class Mark(NamedTuple):
    """A fact: an arrangement, and the index of one of its effects."""

    arrangement: ArrangementRef
    effect: int


class SpanKind(StrEnum):
    """The role of a piece of text."""

    TEXT = "text"
    PERSON = "person"
    """A personal name: marked, so that it can be erased (R108)."""
    LINK = "link"
    LOUD = "loud"
    """Text that staff emphasise."""
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; ``lang`` is set if it differs from the language of the document (R122).

    ``target`` is the address of a link (also ``tel:`` and ``mailto:``), the path of a place, or a person's role.
    """

    text: str
    kind: SpanKind = SpanKind.TEXT
    lang: str = ""
    target: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text that states some facts; text that only accompanies them (a note) has no mark."""

    spans: Spans
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A short paragraph about one subject, shown over ``[shown_from, shown_until)``; None is unlimited.

    ``lead`` names its places if they differ from those of the section. ``strength`` is set for rules of conduct.
    """

    sentences: tuple[Sentence, ...]
    lead: Spans = ()
    strength: str = ""
    links: tuple[Spans, ...] = ()
    shown_from: datetime | None = None
    shown_until: datetime | None = None

    def shown_at(self, instant: datetime) -> bool:
        """Whether a reader sees it at an instant."""
        return (self.shown_from is None or self.shown_from <= instant) and (
            self.shown_until is None or instant < self.shown_until
        )


class SectionKind(StrEnum):
    """What a section is about."""

    PLACES = "places"
    EVERYWHERE = "everywhere"
    CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Section:
    """Items about the same places; ``places`` are links to those at the time of writing (R008, R019)."""

    kind: SectionKind
    heading: Spans
    items: tuple[Item, ...]
    places: Spans = ()


NEWEST = 5
"""How many rows of a log are shown before the others are asked for."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One row of the update log: ``day`` in ISO 8601, ``date`` in the format of the language."""

    day: str
    date: str
    text: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: ``speaker`` is a title, with a name if one is given (R102)."""

    text: Spans
    speaker: Spans


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to get in touch; with ``role``, the contact is that of its holder on the day of reading (R108)."""

    spans: Spans
    role: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A notice in one language; ``plain`` is the easy-to-read variant of the same facts (R126)."""

    lang: str
    title: Spans
    plain: bool = False
    stamps: str = ""
    summary: tuple[Item, ...] = ()
    """What is closed, what works and what to do; its sentences repeat facts of the sections."""
    intro: tuple[Spans, ...] = ()
    sections: tuple[Section, ...] = ()
    quote: Quote | None = None
    contacts: tuple[ContactLine, ...] = ()
    links: tuple[Spans, ...] = ()
    log: tuple[LogLine, ...] = ()
    untold: str = ""
    """The text shown when no section is left."""

    def at(self, instant: datetime) -> "Document":
        """What a reader sees at an instant: without items that are not shown then, and without empty sections."""
        sections = (
            replace(each, items=tuple(item for item in each.items if item.shown_at(instant))) for each in self.sections
        )
        summary = tuple(item for item in self.summary if item.shown_at(instant))
        return replace(self, summary=summary, sections=tuple(each for each in sections if each.items))

    def change_instants(self) -> tuple[datetime, ...]:
        """Every instant at which an item begins or ceases to be shown."""
        items = [*self.summary, *(item for section in self.sections for item in section.items)]
        found = {each for item in items for each in (item.shown_from, item.shown_until) if each is not None}
        return tuple(sorted(found))

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of every item, in order."""
        for section in self.sections:
            for item in section.items:
                yield from item.sentences

    def mapped(self, change: Callable[[Span], Span]) -> "Document":
        """The same document with ``change`` applied to every span."""
        return _Mapping(change).document(self)


@dataclass(frozen=True, slots=True)
class _Mapping:
    change: Callable[[Span], Span]

    def spans(self, spans: Spans) -> Spans:
        return tuple(self.change(span) for span in spans)

    def document(self, document: Document) -> Document:
        return replace(
            document,
            title=self.spans(document.title),
            summary=tuple(map(self.item, document.summary)),
            intro=tuple(map(self.spans, document.intro)),
            sections=tuple(map(self.section, document.sections)),
            quote=None
            if document.quote is None
            else Quote(self.spans(document.quote.text), self.spans(document.quote.speaker)),
            contacts=tuple(replace(each, spans=self.spans(each.spans)) for each in document.contacts),
            links=tuple(map(self.spans, document.links)),
            log=tuple(replace(line, text=self.spans(line.text)) for line in document.log),
        )

    def item(self, item: Item) -> Item:
        return replace(
            item,
            sentences=tuple(replace(each, spans=self.spans(each.spans)) for each in item.sentences),
            lead=self.spans(item.lead),
            links=tuple(map(self.spans, item.links)),
        )

    def section(self, section: Section) -> Section:
        items = tuple(map(self.item, section.items))
        return replace(section, heading=self.spans(section.heading), places=self.spans(section.places), items=items)


def plain_text(spans: Spans) -> str:
    """The text without markup."""
    return "".join(span.text for span in spans)


__all__ = [
    "NEWEST",
    "ContactLine",
    "Document",
    "Item",
    "LogLine",
    "Mark",
    "Quote",
    "Section",
    "SectionKind",
    "Sentence",
    "Span",
    "SpanKind",
    "Spans",
    "plain_text",
]
