"""Search for an errand or a place: names, services, kinds, owners and the words that people use, in every language.

Inflected words, compounds and typing errors are understood. What fits exactly stands before what is similar, and what
fits much less well than the best is left out.
"""

from collections import defaultdict
from dataclasses import dataclass

from aukio.answers.search_index import MEANS, OWN, Index, Mention, index_of
from aukio.answers.search_terms import errands, split, telling
from aukio.domain.base.characters import fold
from aukio.domain.city.places import Kind, PlaceId, Service
from aukio.domain.city.tree import Tree
from aukio.domain.facts.record import Record

__all__ = ["Hit", "fold", "search"]

_MOST = 20
_WHOLE = 60
"""What a place gains whose whole name was typed."""
_SHARE = 0.62
"""What fits less well than this share of the best is left out."""
_BELOW = {Kind.CENTRE: 0, Kind.UNIT: 0, Kind.SITE: 4, Kind.ROOM: 6, Kind.EQUIPMENT: 8}
"""What a place loses because a unit is asked for more often."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A result: a place, found by its name or by a service that it provides; a smaller ``rank`` is a better match."""

    rank: tuple[int, int, str]
    place: PlaceId
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word or a phrase that was typed, and the errand of a phrase."""

    word: str
    errand: str = ""


def search(record: Record, tree: Tree, text: str, *, most: int | None = _MOST) -> tuple[Hit, ...]:
    """Return the places that match a text, best first, up to a limit; none for an empty text."""
    words = telling(split(text[:100]))[:12]
    if not words:
        return ()
    index = index_of(record, tree)
    fitting = [found for each in _asked(words, index) if (found := _fits(index, each))]
    whole = _whole(index, text, words)
    among: set[PlaceId] = set().union(*fitting, whole)
    coverage = {place: sum(place in found for found in fitting) for place in among}
    enough = max(coverage.values(), default=0)
    scores: dict[PlaceId, tuple[int, str]] = {}
    for place in among:
        if place in whole or coverage[place] == enough:
            scores[place] = _score(tree, place, fitting, whole)
    best = max((score for score, _service in scores.values()), default=0)
    services = {each.slug: each for each in record.services}
    hits = []
    for place, (score, service) in scores.items():
        node = tree.get(place)
        if node is not None and score >= best * _SHARE:
            hits.append(Hit((-score, node.path.count("/"), node.path), place, services.get(service)))
    return tuple(sorted(hits, key=lambda hit: hit.rank)[:most])


def _asked(words: list[str], index: Index) -> list[_Asked]:
    """Return what was asked for: phrases of an errand and compounds written apart as one, other words one by one."""
    phrases = {start: (end, errand) for start, end, errand in errands().phrases(words) if errand in index.of_errand}
    asked, at = [], 0
    while at < len(words):
        if at in phrases:
            end, errand = phrases[at]
            asked.append(_Asked("".join(words[at:end]), errand))
            at = end
        elif at + 1 < len(words) and _are_one(words[at] + words[at + 1], index):
            asked.append(_Asked(words[at] + words[at + 1]))
            at += 2
        else:
            asked.append(_Asked(words[at]))
            at += 1
    return asked


def _are_one(word: str, index: Index) -> bool:
    return fold(word) in index.of_word or bool(errands().of_word.get(fold(word), set()) & index.of_errand.keys())


_Fits = dict[PlaceId, tuple[int, int, str]]
"""By place: how well a word fits there, how heavy it is, and the service by which it does."""


def _fits(index: Index, asked: _Asked) -> _Fits:
    found: _Fits = defaultdict(lambda: (0, 0, ""))
    given = [(mention, MEANS) for mention in index.of_errand.get(asked.errand, ())] if asked.errand else []
    for mention, fit in (*given, *index.fits(asked.word)):
        value = fit * mention.weight // OWN
        if value > found[mention.place][0]:
            found[mention.place] = value, mention.weight, mention.service
    best = max((value for value, _weight, _service in found.values()), default=0)
    return {place: each for place, each in found.items() if each[0] >= best * _SHARE or each[1] < OWN - 40}


def _whole(index: Index, text: str, words: list[str]) -> dict[PlaceId, Mention]:
    """Return the places whose whole name, or a service's, was typed."""
    found: dict[PlaceId, Mention] = {}
    for typed in (fold(text).replace(" ", ""), fold("".join(words))):
        for mention in index.whole.get(typed, ()):
            if mention.place not in found or mention.weight > found[mention.place].weight:
                found[mention.place] = mention
    return found


def _score(tree: Tree, place: PlaceId, fitting: list[_Fits], whole: dict[PlaceId, Mention]) -> tuple[int, str]:
    """Return how well a place fits what was typed, and the service by which it does; the first word counts twice."""
    each = [found.get(place, (0, 0, "")) for found in fitting]
    parts = [value for value, _weight, _service in each]
    total = (sum(parts) + parts[0]) / (len(parts) + 1) if parts else 0
    service = next((service for _value, _weight, service in each if service), "")
    if place in whole:
        total += _WHOLE * whole[place].weight / OWN
        service = whole[place].service
    node = tree.get(place)
    return round(total) - (0 if node is None else _BELOW[node.kind]), service
