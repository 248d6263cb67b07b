"""What a notice tells, entry by entry: each arrangement gets its address where the page tells it first."""

from dataclasses import dataclass, field

from aukio.domain.document.document import Item, Section, Sentence
from aukio.web.pages.page_spans import SentenceView, SpanViews, span_views
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import ConditionGroup

_OF_THE_FRAME = frozenset({"main", "time-at", "time-known", "header-search"})
"""Addresses that the frame of every page has given away already."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A paragraph about one subject; ``id`` is the address of the first arrangement that is told in it."""

    id: str
    plain: bool
    lead: SpanViews
    sentences: tuple[SentenceView, ...]
    links: tuple[SpanViews, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConductView:
    """Rules of conduct for some people or places: since when, then by strength."""

    id: str
    heading: SpanViews
    since: tuple[SpanViews, ...]
    groups: tuple[ConditionGroup, ...]


@dataclass(slots=True)
class Writer:
    """Lays out a document from top to bottom, remembering which addresses it has given."""

    reader: Reader
    plain: bool
    _given: set[str] = field(default_factory=lambda: set(_OF_THE_FRAME))

    @property
    def addresses(self) -> frozenset[str]:
        """The arrangements that have been told, each by its address on the page."""
        return frozenset(self._given - _OF_THE_FRAME)

    def entry(self, item: Item) -> EntryView:
        """One item; its first address is its own, so that a link to it shows the whole paragraph."""
        sentences = [self.sentence(each) for each in item.sentences]
        first = next((index for index, each in enumerate(sentences) if each.id), None)
        own = ""
        if first is not None:
            told = sentences[first]
            own, rest = told.id, told.also
            sentences[first] = SentenceView(told.spans, rest[0] if rest else "", rest[1:])
        return EntryView(
            own,
            self.plain,
            span_views(item.lead, self.reader),
            tuple(sentences),
            tuple(span_views(each, self.reader) for each in item.links),
            item.assumptions,
        )

    def conduct(self, number: str, section: Section) -> ConductView:
        """A section of rules: items without a strength say since when, the others are groups."""
        since: list[SpanViews] = []
        groups: list[ConditionGroup] = []
        for item in section.items:
            sentences = tuple(self.sentence(each) for each in item.sentences)
            if item.strength:
                groups.append(ConditionGroup(item.strength, sentences))
            else:
                since += [each.spans for each in sentences]
        return ConductView(number, span_views(section.heading, self.reader), tuple(since), tuple(groups))

    def sentence(self, sentence: Sentence) -> SentenceView:
        """A sentence, with the addresses of the arrangements that no sentence before it has told."""
        fresh = [name for name in dict.fromkeys(mark.arrangement.id for mark in sentence.marks) if self._take(name)]
        return SentenceView(span_views(sentence.spans, self.reader), fresh[0] if fresh else "", tuple(fresh[1:]))

    def _take(self, name: str) -> bool:
        if name in self._given:
            return False
        self._given.add(name)
        return True
