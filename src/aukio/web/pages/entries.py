"""The entries of a notice; the first mention of each arrangement on the page gets its anchor."""

from dataclasses import dataclass, field

from aukio.domain.document.document import Item, Section, Sentence
from aukio.web.pages.page_spans import SentenceView, SpanViews, span_views
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import ConditionGroup

_OF_THE_FRAME = frozenset({"main", "time-at", "time-known", "header-search"})
"""Element ids that the frame of every page uses."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A paragraph about one subject; ``id`` is the anchor of the first arrangement in it."""

    id: str
    plain: bool
    lead: SpanViews
    sentences: tuple[SentenceView, ...]
    links: tuple[SpanViews, ...]


@dataclass(frozen=True, slots=True)
class ConductView:
    """Rules of conduct for some people or places: since when, and the rules by strength."""

    id: str
    heading: SpanViews
    since: tuple[SpanViews, ...]
    groups: tuple[ConditionGroup, ...]


@dataclass(slots=True)
class Writer:
    """Lays out a document from top to bottom and gives each arrangement one anchor."""

    reader: Reader
    plain: bool
    _given: set[str] = field(default_factory=lambda: set(_OF_THE_FRAME))

    @property
    def addresses(self) -> frozenset[str]:
        """The anchors given so far."""
        return frozenset(self._given - _OF_THE_FRAME)

    def entry(self, item: Item) -> EntryView:
        """Return one item; it takes the anchor of its first arrangement, so that a link shows the whole paragraph."""
        sentences = [self.sentence(each) for each in item.sentences]
        first = next((index for index, each in enumerate(sentences) if each.id), None)
        own = ""
        if first is not None:
            sentence = sentences[first]
            own, rest = sentence.id, sentence.also
            sentences[first] = SentenceView(sentence.spans, rest[0] if rest else "", rest[1:])
        return EntryView(
            own,
            self.plain,
            span_views(item.lead, self.reader),
            tuple(sentences),
            tuple(span_views(each, self.reader) for each in item.links),
        )

    def conduct(self, number: str, section: Section) -> ConductView:
        """Return a section of rules: items without a strength say since when, the others form groups."""
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
        """Return a sentence with the anchors of the arrangements that it mentions first."""
        fresh = [name for name in dict.fromkeys(mark.arrangement.id for mark in sentence.marks) if self._take(name)]
        return SentenceView(span_views(sentence.spans, self.reader), fresh[0] if fresh else "", tuple(fresh[1:]))

    def _take(self, name: str) -> bool:
        if name in self._given:
            return False
        self._given.add(name)
        return True
