"""Words of another language inside a text: names and texts that the record does not have in the reader's language.

A sentence in English may contain a place that has only a Finnish name. The sentence is one text by then, so the words
are found in it again: whole phrases of the record, the longest first.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from aukio.domain.city.places import Names
from aukio.domain.document.markup import strip_markup

_WORD = re.compile(r"\w+")


class Piece(NamedTuple):
    """A part of a text; ``lang`` is empty where it is in the language of the text."""

    text: str
    lang: str


class ForeignWords:
    """The names and texts of a record, to be found in texts of a language in which they are missing."""

    def __init__(self, names: Iterable[Names]) -> None:
        self._names = tuple(dict.fromkeys(each for each in names if each))
        self._by_lang: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def pieces(self, text: str, lang: str) -> tuple[Piece, ...]:
        """A text in ``lang`` in pieces, those in another language with that language; joined they are the text."""
        phrases = self._phrases(lang)
        found: list[Piece] = []
        done = start = 0
        while phrases and (word := _WORD.search(text, start)) is not None:
            start = word.end()
            for phrase, written in phrases.get(word[0].lower(), ()):
                end = word.start() + len(phrase)
                if text[word.start() : end].lower() == phrase and _ends_there(text, end):
                    found += [Piece(text[done : word.start()], ""), Piece(text[word.start() : end], written)]
                    done = start = end
                    break
        return tuple(piece for piece in (*found, Piece(text[done:], "")) if piece.text)

    def only_in(self, text: str, lang: str) -> str:
        """The language of a text in which every word is of one other language; else empty."""
        pieces = [piece for piece in self.pieces(text, lang) if piece.lang or _WORD.search(piece.text)]
        return pieces[0].lang if len(pieces) == 1 else ""

    def _phrases(self, lang: str) -> dict[str, list[tuple[str, str]]]:
        """The phrases that are missing in a language, with the language they are in, by their first word."""
        found = self._by_lang.get(lang)
        if found is None:
            own = {_plain(names.only(lang)) for names in self._names}
            missing = {_plain(each.say(lang)): each.written(lang) for each in self._names if not each.only(lang)}
            found = {}
            for phrase in sorted(missing.keys() - own, key=len, reverse=True):
                word = _WORD.match(phrase)
                if word is not None:
                    found.setdefault(word[0], []).append((phrase, missing[phrase]))
            self._by_lang[lang] = found
        return found


def _plain(text: str) -> str:
    """A text as it stands within a line, from its first word on; sentences may begin it with a capital letter."""
    line = " ".join(strip_markup(text).split()).lower()
    word = _WORD.search(line)
    return "" if word is None else line[word.start() :]


def _ends_there(text: str, end: int) -> bool:
    return end == len(text) or not (text[end - 1 : end + 1].isalnum() and text[end].isalnum())


NO_FOREIGN_WORDS = ForeignWords(())
"""For texts that have all of their words."""
