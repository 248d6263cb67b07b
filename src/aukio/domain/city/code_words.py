"""Words of the directory for codes beyond ours: kinds of places, audiences, categories of events, codes of guidance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from aukio.domain.city.places import Names


class CodeList(StrEnum):
    """The lists of codes that a directory may word, by their keys in a directory file."""

    TYPES = "types"
    AUDIENCES = "audiences"
    CATEGORIES = "categories"
    GUIDANCE_CODES = "guidance_codes"


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The words for a code, by language: for one, and for several. Known over ``[known_from, known_until)``."""

    of: CodeList
    slug: str
    names: Names
    known_from: datetime
    plurals: Names = field(default_factory=Names)
    known_until: datetime | None = None

    @property
    def key(self) -> "CodeKey":
        """What it words."""
        return key_of(self.of, self.slug)

    def known_at(self, known: datetime) -> bool:
        """Whether these are the words known at ``known``."""
        return self.known_from <= known and (self.known_until is None or known < self.known_until)


CodeKey: TypeAlias = tuple[CodeList, str]


def key_of(codes: CodeList, slug: str) -> CodeKey:
    """The key of a code, whichever joints it is written with."""
    return codes, slug.replace("-", "_")


def known_words(words: Iterable[CodeWords], known: datetime) -> Mapping[CodeKey, CodeWords]:
    """The words known at an instant, by what they word."""
    return {each.key: each for each in words if each.known_at(known)}
