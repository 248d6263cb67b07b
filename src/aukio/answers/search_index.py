"""The index of a search: which word is in the names, services, kind or owner of which place, and how heavy it is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cdist

from aukio.answers.search_terms import errands, split, stems
from aukio.domain.base.characters import fold
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.names import Names
from aukio.domain.city.places import Kind, PlaceId, Service
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import Record

OWN, SERVICE, OWNER, AROUND, BESIDE = 100, 92, 85, 45, 15
"""How heavy a word is: of a place's own name, its service, its owner, the place around it, a unit beside it."""

EXACT, STEM, BEGINS, MEANS, FORM, LONG_TYPO, PART, TYPO = 100, 92, 80, 74, 68, 67, 54, 44
"""How well a typed word fits: the same, of one stem, its beginning, of one errand, another form, a typo in a long word,
a part, a typo."""

_SHORTEST_TYPO = 4  # shorter words have too many neighbours
_SHORTEST_BEGUN_TYPO = 6
_SHORTEST_PART = 4
_SHORTEST_END = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a place: how heavy it is there, and the service that it names."""

    place: PlaceId
    weight: int
    service: str = ""


class Index:
    """The words of all places of a tree."""

    def __init__(self, record: Record, tree: Tree) -> None:
        self.of_word: dict[str, set[Mention]] = defaultdict(set)
        self.of_stem: dict[str, set[Mention]] = defaultdict(set)
        self.of_errand: dict[str, set[Mention]] = defaultdict(set)
        self.whole: dict[str, set[Mention]] = defaultdict(set)
        """Names as a whole, without spaces."""
        self._owners = {each.slug: each.names for each in record.organisations}
        self._services = {each.slug: each for each in record.services}
        for node in tree:
            self._read(tree, node)

    def _read(self, tree: Tree, node: Node) -> None:
        own = Mention(node.place, OWN)
        for text in _names(node):
            self._learn(text, own)
            self.whole[fold(text).replace(" ", "")].add(own)
        for forms in node.version.name_forms.values():  # people type what they would say: "Iso Omenan palvelutorilla"
            for form, text in forms.items():
                self._learn(text, own)
                if form != "short":
                    self.whole[fold(text).replace(" ", "")].add(own)
        self._learn(node.type.replace("_", " "), own)
        self._learn(" ".join(self._owners.get(node.owner, Names()).values()), Mention(node.place, OWNER))
        unit = tree.unit_of(node) if node.kind is Kind.EQUIPMENT else node
        for slug in (*node.version.services, *node.version.provides):
            for place in {node.place, unit.place}:
                self._read_service(place, slug)
        self._read_around(tree, node)

    def _read_around(self, tree: Tree, node: Node) -> None:
        """Read what a place stands in, and the units beside it: "library kela" is the library where Kela is."""
        around = (tree.get(each) for each in node.ancestors)
        for text in (text for outer in around if outer is not None for text in _names(outer)):
            self._learn(text, Mention(node.place, AROUND))
        centre = tree.centre_of(node)
        if centre is None or node.kind is not Kind.UNIT:
            return
        for beside in tree.units(centre.place):
            if beside.place != node.place:
                for aliases in beside.version.aliases.values():
                    self._learn(" ".join(aliases), Mention(node.place, BESIDE))

    def _read_service(self, place: PlaceId, slug: str) -> None:
        service = self._services.get(slug)
        mention = Mention(place, SERVICE, slug)
        self._learn(slug.replace("-", " "), mention)
        for text in () if service is None else _words_of_service(service):
            self._learn(text, mention)
            self.whole[fold(text).replace(" ", "")].add(mention)

    def _learn(self, text: str, mention: Mention) -> None:
        words = split(text)
        for word in words:
            self.of_word[fold(word)].add(mention)
            for stem in stems(word):
                self.of_stem[stem].add(mention)
        for one, other in pairwise(words):  # "isoomena", "terveys asema"
            self.of_word[fold(one + other)].add(mention)
            for stem in stems(one + other):
                self.of_stem[stem].add(mention)
        if mention.weight > BESIDE:
            for errand in errands().in_text(words):
                self.of_errand[errand].add(mention)

    @cached_property
    def words(self) -> list[str]:
        """Every word in order."""
        return sorted(self.of_word)

    @cached_property
    def typed(self) -> list[str]:
        """Every word that a typo may have meant: of the places, and of the errands that one of them is for."""
        meant = (word for word, of in errands().of_word.items() if any(each in self.of_errand for each in of))
        return sorted({*self.words, *meant})

    def beginning_with(self, text: str) -> list[str]:
        """Return the words that begin with a text."""
        begin = bisect_left(self.words, text)
        return self.words[begin : bisect_left(self.words, text + chr(0x10FFFF), lo=begin)]

    def fits(self, word: str) -> Iterator[tuple[Mention, int]]:
        """Yield where a typed word stands, and how well it fits there.

        Parts of a compound and typos count where the word as a whole fits nothing. A word that the list of errands has
        is no typo: a passport that no place here issues is not something else.
        """
        folded = fold(word)
        found = [*self._exactly(word, folded)]
        if not found and folded not in errands().of_word:
            found = [*self._in_part(word, folded), *self._mistyped(folded)]
        yield from found

    def _exactly(self, word: str, folded: str) -> Iterator[tuple[Mention, int]]:
        yield from _each(self.of_word.get(folded, ()), EXACT)
        for stem in stems(word):
            yield from _each(self.of_stem.get(stem, ()), STEM)
        for errand in errands().of(word):
            yield from _each(self.of_errand.get(errand, ()), MEANS)
        if len(folded) > 1:
            for longer in self.beginning_with(folded):
                yield from _each(self.of_word[longer], BEGINS)
        if len(folded) >= _SHORTEST_PART:
            for other in self.beginning_with(folded[:_SHORTEST_PART]):
                if _is_another_form(folded, other):
                    yield from _each(self.of_word[other], FORM)

    def _in_part(self, word: str, folded: str) -> Iterator[tuple[Mention, int]]:
        """Yield what a compound is made of, and the compounds that a word ends."""
        if len(folded) < _SHORTEST_PART:
            return
        for other in self.words:
            if len(other) > len(folded) and other.endswith(folded):
                yield from _each(self.of_word[other], PART)
        for part in _halves(word):
            fit = PART + 8 * len(part) // len(word)  # a tandläkartid is more of a tandläkare than of a läkartid
            yield from _each(self.of_word.get(fold(part), ()), fit)
            for stem in stems(part):
                yield from _each(self.of_stem.get(stem, ()), fit)
            for errand in errands().of(part):
                yield from _each(self.of_errand.get(errand, ()), fit)

    def _mistyped(self, folded: str) -> Iterator[tuple[Mention, int]]:
        allowed = 0 if len(folded) < _SHORTEST_TYPO else 1 if len(folded) < 8 else 2
        if not allowed or not self.typed:
            return
        begun = len(folded) >= _SHORTEST_BEGUN_TYPO
        heads = [self.typed, [word[: len(folded)] for word in self.typed] if begun else self.typed]
        near = np.minimum.reduce(
            [
                cdist([folded], each, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, dtype=np.uint8)[0]
                for each in heads
            ]
        )
        for number in np.flatnonzero(near <= allowed):
            other, typos = self.typed[int(number)], int(near[number])
            fit = LONG_TYPO - 6 * typos if allowed > 1 else TYPO - typos
            yield from _each(self.of_word.get(other, ()), fit)
            for errand in errands().of_word.get(other, ()):
                yield from _each(self.of_errand.get(errand, ()), fit)


_KEPT: "WeakKeyDictionary[Tree, Index]" = WeakKeyDictionary()


def index_of(record: Record, tree: Tree) -> Index:
    """Return the index of a tree, made once."""
    found = _KEPT.get(tree)
    if found is None:
        found = _KEPT[tree] = Index(record, tree)
    return found


def _each(mentions: Iterable[Mention], fit: int) -> Iterator[tuple[Mention, int]]:
    return ((mention, fit) for mention in mentions)


def _is_another_form(typed: str, word: str) -> bool:
    """Whether two words differ in an ending alone: ``kalajarvella`` and ``kalajarvi``."""
    if len(word) < 5:
        return False
    same = next((at for at, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), None)
    common = min(len(typed), len(word)) if same is None else same
    return common >= max(_SHORTEST_PART, len(word) - 2) and len(typed) - common <= 5


def _halves(word: str) -> Iterator[str]:
    """Yield the beginnings of a compound, and its ends; a long end is the head of it, a short one is any ending."""
    for cut in range(len(word) - 2, _SHORTEST_PART - 1, -1):
        yield word[:cut]
    for cut in range(2, len(word) - _SHORTEST_END + 1):
        yield word[cut:]


def _names(node: Node) -> Iterator[str]:
    for lang in LANGUAGES:
        name = node.version.names.only(lang)
        if name:
            yield name
    for aliases in node.version.aliases.values():
        yield from aliases


def _words_of_service(service: Service) -> Iterator[str]:
    yield from service.names.values()
    for aliases in service.aliases.values():
        yield from aliases
