"""Other words for a notice and its facts, other addresses for their links: what a minor publication mends (R115).

Effects, scopes and periods stay as they are; of a text or a promise only the words change (decision 0054).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Effect, Promise, Text
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Link, Notice
from aukio.domain.facts.record import View
from aukio.domain.publishing.notice_facts import facts_of
from aukio.domain.texts.fields import TextHolder


class LinkHolder(NamedTuple):
    """Identity of a link: whose it is (None: the head of the notice), and the how-manieth."""

    ref: ArrangementRef | None
    number: int


@dataclass(frozen=True, slots=True)
class Wording:
    """New words by the identity of a text, and new addresses by that of a link; what is not named stays."""

    words: Mapping[TextHolder, Names] = field(default_factory=lambda: MappingProxyType({}))
    addresses: Mapping[LinkHolder, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, holder: TextHolder, names: Names) -> Names:
        """The words of a text."""
        return self.words.get(holder, names)


def own_facts(view: View, slug: str) -> tuple[Arrangement, ...]:
    """The facts of a notice that it may reword: not those of another which it keeps, nor those taken back."""
    found = (version for version in facts_of(view, slug) if version.ref.notice == slug)
    return tuple(version.arrangement for version in found if not version.arrangement.period.never)


def reworded(view: View, slug: str, wording: Wording) -> tuple[Notice, tuple[Arrangement, ...]]:
    """The head of a notice, and those of its facts that read otherwise, in other words."""
    head = view.head(slug)
    quote = head.quote
    if quote is not None:
        quote = replace(
            quote,
            text=wording.of(TextHolder(None, "quote"), quote.text),
            title=wording.of(TextHolder(None, "quote.title"), quote.title),
        )
    said = replace(
        head,
        title=wording.of(TextHolder(None, "title"), head.title),
        intro=wording.of(TextHolder(None, "intro"), head.intro),
        quote=quote,
        links=_links(None, head.links, wording),
    )
    facts = ((fact, _fact(fact, wording)) for fact in own_facts(view, slug))
    return said, tuple(after for before, after in facts if after != before)


def _fact(fact: Arrangement, wording: Wording) -> Arrangement:
    seen: Counter[str] = Counter()
    effects: list[Effect] = []
    for effect in fact.effects:
        match effect:
            case Text(text) | Promise(text):
                what = type(effect).__name__.lower()
                effects.append(replace(effect, text=wording.of(TextHolder(fact.ref, what, seen[what]), text)))
                seen[what] += 1
            case _:  # partial: a test names the effects that hold texts
                effects.append(effect)
    particulars = replace(
        fact.particulars,
        note=wording.of(TextHolder(fact.ref, "note"), fact.particulars.note),
        links=_links(fact.ref, fact.particulars.links, wording),
    )
    return replace(fact, effects=tuple(effects), particulars=particulars)


def _links(ref: ArrangementRef | None, links: tuple[Link, ...], wording: Wording) -> tuple[Link, ...]:
    return tuple(
        Link(
            wording.of(TextHolder(ref, "link", index), link.label),
            wording.addresses.get(LinkHolder(ref, index), link.url),
        )
        for index, link in enumerate(links)
    )
