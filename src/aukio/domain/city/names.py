"""A text in several languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from aukio.domain.base.languages import LANGUAGES, fallbacks

_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Names(Mapping[str, str]):
    """One text in the languages that have it, by code; a missing language falls back as the registry says.

    The order is that of the registry, and empty words are no words: ``Names({"sv": ""}) == Names()``.
    """

    _words: Mapping[str, str]

    def __init__(self, words: Mapping[str, str] = _NO_WORDS) -> None:
        """Raises ``ValueError`` for a code that the registry of languages does not have."""
        unknown = [code for code in words if code not in LANGUAGES]
        if unknown:
            raise ValueError(f"no registered language has the code {unknown[0]!r}")
        ordered = {code: text for code in LANGUAGES if (text := words.get(code, ""))}
        object.__setattr__(self, "_words", ordered)

    def say(self, lang: str) -> str:
        """The text in ``lang``, else in the first language of its fallbacks that has it; empty when none has."""
        return self._words.get(lang) or self.only(self.written(lang))

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
