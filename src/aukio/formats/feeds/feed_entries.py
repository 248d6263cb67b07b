"""What a feed tells, before any markup: one entry for a publication, the same in every feed it stands in (R112–R120).

The words are those of the notice as it was told on that day; nothing is written anew for feeds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.document.document import Document, Item, Span, Spans, plain_text
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Publication
from aukio.domain.facts.record import View
from aukio.domain.publishing.news import News
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.addresses import Addresses, Outlet

MOST_ENTRIES = 50
"""A feed is for what is new; the update log of each notice has everything."""

Told = Callable[[Publication], Document]
"""A notice as one of its publications told it, in the language of the feed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a publication did, of one kind, and to what; ``places`` are paths."""

    kind: ChangeKind
    text: str
    places: tuple[str, ...]
    arrangements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactsAbout:
    """New facts about the same places, as sentences."""

    heading: Spans
    sentences: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One material publication."""

    id: str
    url: str
    title: str
    published: datetime
    notice: str
    number: int
    cause: str
    changes: tuple[Change, ...]
    facts: tuple[FactsAbout, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed about something (``of`` as in its address), in one language, as known at ``known``."""

    of: str
    lang: str
    title: str
    author: str
    city: str
    page: str
    known: datetime
    addresses: Addresses
    entries: tuple[Entry, ...]
    first_known: datetime

    @property
    def id(self) -> str:
        """What the feed is called, wherever it is served."""
        return f"urn:aukio:{self.city}:{self.of.replace('/', ':')}:{self.lang}"

    @property
    def updated(self) -> datetime:
        """When something was last told; before anything was, when the record began."""
        return max((entry.published for entry in self.entries), default=self.first_known)

    def address(self, outlet: Outlet, lang: str | None = None) -> str:
        """Where the feed is, in its own language or in another."""
        return self.addresses.in_language(lang or self.lang).outlet(self.of, outlet)


def entry(then: View, told: News, document: Document, addresses: Addresses) -> Entry:
    """An entry from a publication, the view of its instant, and the notice as it told it."""
    publication, lang = told.publication, addresses.lang
    naming, words = namer(then, lang, then.known), language(lang)
    changes = tuple(
        Change(
            row.kind,
            words.say_log_row(row, naming),
            row.paths,
            tuple(str(version.ref) for version in row.versions),
        )
        for row in told.rows
    )
    new = frozenset(version.ref for row in told.rows if row.kind in _SAYS_SOMETHING for version in row.versions)
    title = plain_text(document.title)
    return Entry(
        id=f"urn:aukio:{then.city.slug}:notices:{publication.notice}:{publication.number}:{lang}",
        url=addresses.version(publication.notice, publication.number),
        title=f"{title} – {' '.join(change.text for change in changes)}" if changes else title,
        published=publication.published,
        notice=publication.notice,
        number=publication.number,
        cause=then.head(publication.notice).cause,
        changes=changes,
        facts=tuple(_facts(document.at(publication.published), new)),
    )


_SAYS_SOMETHING = (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.CORRECTED)


def _facts(document: Document, new: frozenset[ArrangementRef]) -> Iterator[FactsAbout]:
    for section in document.sections:
        sentences = tuple(said for item in section.items for said in _sentences(item, new))
        if sentences:
            yield FactsAbout(section.heading, sentences)


def _sentences(item: Item, new: frozenset[ArrangementRef]) -> Iterator[Spans]:
    """The sentences of an item that say something new, the first of them with whom they are about."""
    said = [each for each in item.sentences if any(mark.arrangement in new for mark in each.marks)]
    for index, each in enumerate(said):
        lead = (*item.lead, Span(": ")) if item.lead and index == 0 else ()
        yield (*lead, *each.spans)
