"""Words of a search: folded, without small words, with their stems and with the errands that they mean.

A stem is what the Snowball stemmers leave of a word: ``kirjastossa`` and ``kirjaston`` have one, ``libraries`` and
``library``, ``biblioteket`` and ``bibliotek``. An errand is a group of words in ``search_words.yaml``.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer
import yaml

from aukio.domain.base.characters import fold
from aukio.domain.base.languages import LANGUAGES

_MARKS = str.maketrans({"’": "'", "`": "'"})


def split(text: str) -> list[str]:
    """Return the words of a text in small letters, with their accents: a stemmer reads those."""
    bare = unicodedata.normalize("NFC", text.casefold().translate(_MARKS)).replace("'s", "")
    return "".join(char if char.isalnum() else " " for char in bare).split()


@cache
def _stemmers() -> tuple[snowballstemmer.stemmer, ...]:
    """Return the stemmers of the registered languages that have one."""
    known = snowballstemmer.algorithms()
    names = (row.english.lower() for row in LANGUAGES.values())
    return tuple(snowballstemmer.stemmer(name) for name in names if name in known)


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[str]:
    """Return what the stemmers of all languages leave of a word, with and without its accents, if three letters."""
    written = {word, fold(word)}
    return frozenset(
        stem for stemmer in _stemmers() for each in written if len(stem := fold(stemmer.stemWord(each))) >= 3
    )


class Errands:
    """The groups of words that lead to each other, and the small words of all languages."""

    def __init__(self, small: Mapping[str, str], groups: Mapping[str, Mapping[str, str]]) -> None:
        self.written = groups
        self.small = frozenset(fold(word) for words in small.values() for word in words.split(","))
        self.of_word: dict[str, set[str]] = defaultdict(set)
        self._of_stem: dict[str, set[str]] = defaultdict(set)
        self.of_phrase: dict[tuple[str, ...], str] = {}
        for errand, by_language in groups.items():
            for words in by_language.values():
                for each in words.split(","):
                    self._learn(errand, split(each))
        self.longest = max(map(len, self.of_phrase), default=1)

    def _learn(self, errand: str, words: list[str]) -> None:
        if len(words) > 1:
            self.of_phrase[tuple(map(fold, words))] = errand
            return
        self.of_word[fold(words[0])].add(errand)
        for stem in stems(words[0]):
            self._of_stem[stem].add(errand)

    def of(self, word: str) -> set[str]:
        """Return the errands that a word means: as it is written, else by its stem."""
        return self.of_word.get(fold(word)) or set().union(*(self._of_stem.get(each, ()) for each in stems(word)))

    def phrases(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """Yield the phrases among words, the longest at each place: start, end and errand."""
        folded = [fold(word) for word in words]
        start = 0
        while start < len(folded):
            for end in range(min(len(folded), start + self.longest), start + 1, -1):
                errand = self.of_phrase.get(tuple(folded[start:end]))
                if errand is not None:
                    yield start, end, errand
                    start = end - 1
                    break
            start += 1

    def in_text(self, words: list[str]) -> set[str]:
        """Return the errands that a name speaks of."""
        return set().union(*map(self.of, words), (errand for *_, errand in self.phrases(words)))


@cache
def errands() -> Errands:
    """Return the errands of the list beside this module."""
    data = yaml.safe_load(files("aukio.answers").joinpath("search_words.yaml").read_text("utf-8"))
    return Errands(data["small"], data["groups"])


def telling(words: Iterable[str]) -> list[str]:
    """Return the words that say something about an errand; all of them where none does."""
    given = list(words)
    return [word for word in given if fold(word) not in errands().small] or given
