"""A notice as a person reads it, before any markup: sections, items and sentences, each knowing which facts it says.

A document is written once, when it is published, and stored. Time goes on after that: what was announced comes into
force, what was in force ends. So every item says over which instants it is shown, and ``at`` picks what a reader saw at
any of them; no word is made anew (R110, R117, R120, R138).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from aukio.domain.facts.notices import ArrangementRef


class Mark(NamedTuple):
    """A fact: an arrangement, and which of its effects, counted from 0."""

    arrangement: ArrangementRef
    effect: int


class SpanKind(StrEnum):
    """What a piece of text is, beyond its words."""

    TEXT = "text"
    PERSON = "person"
    """A personal name: marked, so that it can be taken out again (R108)."""
    LINK = "link"
    LOUD = "loud"
    """Words that staff want seen first."""
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; ``lang`` is set where it is not in the language of its document (R122).

    ``target`` is the address of a link (``tel:`` and ``mailto:`` too), the path of a place, or the role a person holds.
    """

    text: str
    kind: SpanKind = SpanKind.TEXT
    lang: str = ""
    target: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said of some facts; words that go with them rather than say them (a note) have no mark."""

    spans: Spans
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A short paragraph about one subject, shown over ``[shown_from, shown_until)``; None is for ever on that side.

    ``lead`` names the places where they are not those of the section. ``strength`` is set for rules of conduct.
    """

    sentences: tuple[Sentence, ...]
    lead: Spans = ()
    strength: str = ""
    links: tuple[Spans, ...] = ()
    assumptions: tuple[str, ...] = ()
    shown_from: datetime | None = None
    shown_until: datetime | None = None

    def shown_at(self, instant: datetime) -> bool:
        """Whether a reader sees it at an instant."""
        return (self.shown_from is None or self.shown_from <= instant) and (
            self.shown_until is None or instant < self.shown_until
        )


class SectionKind(StrEnum):
    """What a section gathers."""

    PLACES = "places"
    EVERYWHERE = "everywhere"
    CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Section:
    """Items about the same places; ``places`` are those of the day it was written, as links (R008, R019)."""

    kind: SectionKind
    heading: Spans
    items: tuple[Item, ...]
    places: Spans = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """One row of the update log: ``day`` in ISO 8601 for machines, ``date`` as people write it."""

    day: str
    date: str
    text: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words: ``speaker`` is a title, with a name where one is given (R102)."""

    text: Spans
    speaker: Spans


@dataclass(frozen=True, slots=True)
class ContactLine:
    """How to reach somebody; with ``role``, whoever holds it on the day it is read (R108)."""

    spans: Spans
    role: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A notice in one language; ``plain`` is the easy-to-read variant of the same facts (R126)."""

    lang: str
    title: Spans
    plain: bool = False
    stamps: str = ""
    intro: tuple[Spans, ...] = ()
    sections: tuple[Section, ...] = ()
    quote: Quote | None = None
    contacts: tuple[ContactLine, ...] = ()
    links: tuple[Spans, ...] = ()
    log: tuple[LogLine, ...] = ()
    untold: str = ""
    """What stands in place of the sections when none is left to show."""

    def at(self, instant: datetime) -> "Document":
        """What a reader sees at an instant: items over or not yet shown are left out, and sections left empty."""
        sections = (
            replace(each, items=tuple(item for item in each.items if item.shown_at(instant))) for each in self.sections
        )
        return replace(self, sections=tuple(each for each in sections if each.items))

    def change_instants(self) -> tuple[datetime, ...]:
        """Every instant at which a reader begins, or ceases, to see something."""
        items = [item for section in self.sections for item in section.items]
        found = {each for item in items for each in (item.shown_from, item.shown_until) if each is not None}
        return tuple(sorted(found))

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of every item, in order."""
        for section in self.sections:
            for item in section.items:
                yield from item.sentences

    def mapped(self, change: Callable[[Span], Span]) -> "Document":
        """The same document with every span changed; how a name is taken out."""
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
            intro=tuple(map(self.spans, document.intro)),
            sections=tuple(map(self.section, document.sections)),
            quote=None
            if document.quote is None
            else Quote(self.spans(document.quote.text), self.spans(document.quote.speaker)),
            contacts=tuple(replace(each, spans=self.spans(each.spans)) for each in document.contacts),
            links=tuple(map(self.spans, document.links)),
            log=tuple(replace(line, text=self.spans(line.text)) for line in document.log),
        )

    def section(self, section: Section) -> Section:
        items = tuple(
            replace(
                item,
                sentences=tuple(replace(each, spans=self.spans(each.spans)) for each in item.sentences),
                lead=self.spans(item.lead),
                links=tuple(map(self.spans, item.links)),
            )
            for item in section.items
        )
        return replace(section, heading=self.spans(section.heading), places=self.spans(section.places), items=items)


def plain_text(spans: Spans) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


__all__ = [
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
