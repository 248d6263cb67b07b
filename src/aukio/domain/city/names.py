"""A text in several languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from aukio.domain.base.languages import LANGUAGES, fallbacks

_SIMPLE = "-simple"
"""The subtag of BCP 47 for a text in plain language: ``fi-simple``."""

_NO_WORDS: Mapping[str, str] = MappingProxyType({})


def simple_code(lang: str) -> str:
    """The code of a text in plain language: ``fi-simple``."""
    return f"{lang}{_SIMPLE}"


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Names(Mapping[str, str]):
    """One text in the languages that have it, by code; a missing language falls back as the registry says.

    The order is that of the registry, and empty words are no words: ``Names({"sv": ""}) == Names()``. A text may also
    have words of its own for plain language, under ``simple_code``; they are another way to say it, not a language.
    """

    _words: Mapping[str, str]

    def __init__(self, words: Mapping[str, str] = _NO_WORDS) -> None:
        """Raises ``ValueError`` for a code that the registry of languages does not have."""
        unknown = [code for code in words if code.removesuffix(_SIMPLE) not in LANGUAGES]
        if unknown:
            raise ValueError(f"no registered language has the code {unknown[0]!r}")
        codes = (each for code in LANGUAGES for each in (code, simple_code(code)))
        ordered = {code: text for code in codes if (text := words.get(code, ""))}
        object.__setattr__(self, "_words", ordered)

    def say(self, lang: str) -> str:
        """The text in ``lang``, else in the first language of its fallbacks that has it; empty when none has."""
        return self._words.get(lang) or self.only(self.written(lang))

    def in_plain_words(self, lang: str) -> "Names":
        """The text as it stands in plain language in ``lang``: with the words that are its own, where it has some."""
        simple = self.only(simple_code(lang))
        return Names({**self._words, lang: simple}) if simple else self

    def only(self, lang: str) -> str:
        """The text in ``lang``; empty when it is not written in it."""
        return self._words.get(lang, "")

    def written(self, lang: str) -> str:
        """The language of the text that ``say`` returns; ``lang`` when none has any."""
        return next((code for code in fallbacks(lang) if code in self._words), lang)

    def __getitem__(self, lang: str) -> str:
        return self._words[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(tuple(self._words.items()))

    def __repr__(self) -> str:
        return f"Names({self._words!r})"
