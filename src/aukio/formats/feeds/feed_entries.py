"""Feeds and their entries as values: one entry for each publication, the same in all feeds (R112–R120).

Entries have the words of the notice as published on that day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.document.document import Document, Item, Span, Spans, plain_text
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Publication
from aukio.domain.facts.record import View
from aukio.domain.publishing.news import News
from aukio.domain.texts.foreign_words import NO_FOREIGN_WORDS, ForeignWords
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.addresses import Addresses, Outlet

MOST_ENTRIES = 50
"""Largest number of entries; the update log of each notice has all publications."""

DocumentOf = Callable[[Publication], Document]
"""Gives the notice as published, in the language of the feed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change made by a publication; ``places`` are paths."""

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
    """One material publication; ``title_lang`` is set where its title is in another language than the feed."""

    id: str
    url: str
    title: str
    title_lang: str
    published: datetime
    notice: str
    number: int
    cause: str
    changes: tuple[Change, ...]
    facts: tuple[FactsAbout, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed about something (``of`` as in its address), in one language, as known at ``known``.

    ``words`` finds in its texts what is of another language.
    """

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
    words: ForeignWords = NO_FOREIGN_WORDS

    @property
    def id(self) -> str:
        """The id of the feed, independent of its address."""
        return f"urn:aukio:{self.city}:{self.of.replace('/', ':')}:{self.lang}"

    @property
    def updated(self) -> datetime:
        """The instant of the newest entry; without entries, the beginning of the record."""
        return max((entry.published for entry in self.entries), default=self.first_known)

    def address(self, outlet: Outlet, lang: str | None = None) -> str:
        """Return the address of the feed in its own or another language."""
        return self.addresses.in_language(lang or self.lang).outlet(self.of, outlet)


def entry(then: View, news: News, document: Document, addresses: Addresses) -> Entry:
    """Return the entry of a publication; ``then`` is the view of its instant, ``document`` its published notice."""
    publication, lang = news.publication, addresses.lang
    naming, words = namer(then, lang, then.known), language(lang)
    changes = tuple(
        Change(
            row.kind,
            words.say_log_row(row, naming),
            row.paths,
            tuple(str(version.ref) for version in row.versions),
        )
        for row in news.rows
    )
    new = frozenset(version.ref for row in news.rows if row.kind in _WITH_FACTS for version in row.versions)
    title = plain_text(document.title)
    title_lang = next((span.lang for span in document.title if span.lang), "")
    return Entry(
        id=f"urn:aukio:{then.city.slug}:notices:{publication.notice}:{publication.number}:{lang}",
        url=addresses.version(publication.notice, publication.number),
        title=title if title_lang or not changes else f"{title} – {' '.join(change.text for change in changes)}",
        title_lang=title_lang,
        published=publication.published,
        notice=publication.notice,
        number=publication.number,
        cause=then.head(publication.notice).cause,
        changes=changes,
        facts=tuple(_facts(document.at(publication.published), new)),
    )


_WITH_FACTS = (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.CORRECTED)


def _facts(document: Document, new: frozenset[ArrangementRef]) -> Iterator[FactsAbout]:
    for section in document.sections:
        sentences = tuple(each for item in section.items for each in _sentences(item, new))
        if sentences:
            yield FactsAbout(section.heading, sentences)


def _sentences(item: Item, new: frozenset[ArrangementRef]) -> Iterator[Spans]:
    """Yield the sentences of an item about new facts; the first one begins with the lead of the item."""
    found = [each for each in item.sentences if any(mark.arrangement in new for mark in each.marks)]
    for index, each in enumerate(found):
        lead = (*item.lead, Span(": ")) if item.lead and index == 0 else ()
        yield (*lead, *each.spans)
