"""Search places and services by any of their names, in every language; case, accents and typing errors do not matter.

Results are ranked: a whole name, the beginning of a name or of a word in it, then a similar spelling.
"""

import sys
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cdist

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Kind, PlaceId, Service
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import Record

_MOST = 20
_SHORTEST_TYPO = 4  # shorter words have too many neighbours


@dataclass(frozen=True, slots=True)
class Hit:
    """A result: a place, found by its name or by a service that it provides; a smaller ``rank`` is a better match."""

    rank: tuple[int, int, str]
    place: PlaceId
    service: Service | None = None


def fold(text: str) -> str:
    """Return the text without case, accents and punctuation: ``Järvenpää-Kirjasto`` becomes ``jarvenpaa kirjasto``."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in bare).split())


def search(record: Record, tree: Tree, text: str, *, most: int | None = _MOST) -> tuple[Hit, ...]:
    """Return the places that match a text, best first, up to a limit; none for an empty text."""
    wanted = fold(text)[:100]
    if not wanted:
        return ()
    best: dict[PlaceId, Hit] = {}
    for hit in (*_by_name(tree, wanted), *_by_service(record, tree, wanted)):
        if hit.place not in best or hit.rank < best[hit.place].rank:
            best[hit.place] = hit
    return tuple(sorted(best.values(), key=lambda hit: hit.rank)[:most])


def _by_name(tree: Tree, wanted: str) -> Iterator[Hit]:
    names = _Names.of(tree)
    nearest: dict[PlaceId, tuple[int, Node]] = {}
    for number in names.perhaps(wanted):
        name, node = names.all[number]
        near = _distance(name, wanted)
        if near < nearest.get(node.place, (_FAR, node))[0]:
            nearest[node.place] = near, node
    for near, node in nearest.values():
        yield Hit((near, node.path.count("/"), node.path), node.place)


class _Names:
    """Every folded name in a tree, with an index from each word to the names that contain it."""

    def __init__(self, tree: Tree) -> None:
        self.all = [(fold(name), node) for node in tree for name in _names(node)]
        self._in: dict[str, list[int]] = defaultdict(list)
        for number, (name, _) in enumerate(self.all):
            for word in name.split():
                self._in[word].append(number)
        self._words = sorted(self._in)

    @classmethod
    def of(cls, tree: Tree) -> "_Names":
        """Return the names of a tree, folded once."""
        found = _KEPT.get(tree)
        if found is None:
            found = _KEPT[tree] = cls(tree)
        return found

    def perhaps(self, wanted: str) -> set[int]:
        """Return the indexes of all names that ``_distance`` may accept, and of some that it rejects."""
        found = {number for number, (name, _) in enumerate(self.all) if wanted in name}
        by_word = [set(chain.from_iterable(self._in[word] for word in self._like(part))) for part in wanted.split()]
        return found | set.intersection(*by_word)

    def _like(self, part: str) -> set[str]:
        """Return the words that begin with the typed text, or may be one or two typos away from it."""
        begin = bisect_left(self._words, part)
        end = bisect_left(self._words, part + chr(sys.maxunicode), lo=begin)
        found = set(self._words[begin:end])
        allowed = _typos_allowed(part)
        if allowed and self._words:
            cut = ([word[: len(part) + extra] for word in self._words] for extra in (-1, 0, 1))
            for heads in (self._words, *cut):
                typos = cdist([part], heads, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, dtype=np.uint8)
                found.update(self._words[int(number)] for number in np.flatnonzero(typos[0] <= allowed))
        return found


_KEPT: "WeakKeyDictionary[Tree, _Names]" = WeakKeyDictionary()


def _by_service(record: Record, tree: Tree, wanted: str) -> Iterator[Hit]:
    services = {}
    for service in record.services:
        names = [service.names.say(lang) for lang in LANGUAGES]
        names += [alias for aliases in service.aliases.values() for alias in aliases]
        near = min((_distance(fold(name), wanted) for name in (*names, service.slug)), default=_FAR)
        if near < _FAR:
            services[service.slug] = (near, service)
    for node in tree:
        for slug in (*node.version.services, *node.version.provides) if services else ():
            if slug in services and node.kind is not Kind.EQUIPMENT:
                near, service = services[slug]
                yield Hit((near, node.path.count("/"), node.path), node.place, service)
            elif slug in services:
                near, service = services[slug]
                yield Hit((near, node.path.count("/"), node.path), tree.unit_of(node).place, service)


def _names(node: Node) -> Iterator[str]:
    version = node.version
    for lang in LANGUAGES:
        name = version.names.only(lang)
        if name:
            yield name
    for aliases in version.aliases.values():
        yield from aliases
    for forms in version.name_forms.values():  # people type what they would say: "Iso Omenan palvelutorilla"
        yield from forms.values()


_FAR = 9


def _distance(name: str, wanted: str) -> int:
    """Return 0 for the same name, 1 for its beginning, 2 for the beginning of a word, 3 for a part, 4–5 for typos."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    words = name.split()
    if any(" ".join(words[start:]).startswith(wanted) for start in range(1, len(words))):
        return 2
    if len(wanted) >= _SHORTEST_TYPO and wanted in name:
        return 3
    asked = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in asked):
        return 3
    typos = [_nearest(part, words) for part in asked]
    return 3 + max(typos) if all(0 < typo <= 2 or typo == 0 for typo in typos) else _FAR


def _typos_allowed(part: str) -> int:
    return 0 if len(part) < _SHORTEST_TYPO else 1 if len(part) < 8 else 2


def _nearest(part: str, words: list[str]) -> int:
    """Return the number of typos between a word and the most similar word, or beginning of a word, of a name."""
    allowed = _typos_allowed(part)
    heads = {word[: len(part) + extra] for word in words for extra in (-1, 0, 1)} | set(words)
    near = min((DamerauLevenshtein.distance(part, head, score_cutoff=allowed) for head in heads if head), default=9)
    return near if near <= allowed else _FAR
