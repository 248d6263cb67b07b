"""Which codes a language words by itself; a directory words others."""

from collections.abc import Mapping
from dataclasses import dataclass

from aukio.domain.city.code_words import CodeList


@dataclass(frozen=True, slots=True)
class OurCodes:
    """The codes with words of ours, written with underscores.

    ``details`` are values, areas and exemptions of guidance, and conditions of events.
    """

    lists: Mapping[CodeList, frozenset[str]]
    details: frozenset[str]
