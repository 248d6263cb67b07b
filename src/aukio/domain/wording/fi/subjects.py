"""Of whom something is said: places by name, a kind of place in the plural, or all places of an owner.

Names stay in their basic form; the sentences fit a singular and a plural name.
"""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.city.tree import Node
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.wording.fi.kinds import MANY
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, named, some

_MORE = (" ja {} muu", " ja {} muuta")


def say_many(type_: str, naming: Naming) -> str:
    """``terveysasemat``: a kind of place in the plural; empty for a kind without words."""
    return naming.many(CodeList.TYPES, type_) or found(MANY, type_) or ""


def say_all(count: int) -> str:
    """``molemmat``, ``kaikki``: every place that a heading has named."""
    return "molemmat" if count == 2 else "kaikki"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``molemmat terveysasemat``, ``kaikki kirjastot``, ``Iso Omenan palvelutori, kaikki palvelut`` or names."""
    is_class = bool(subject.type and say_many(subject.type, naming))
    tops = _named(subject.tops, naming)
    if is_class:
        count = "kaikki" if subject.left_out else say_all(len(subject.tops))
        tops = f"{count} {say_many(subject.type, naming)}"
    match subject.kind:
        case SubjectKind.CITY:
            said = "koko kaupunki"
        case SubjectKind.OWNED:
            said = f"kaikki paikat, joista vastaa {joined(map(naming.owner, subject.owners), 'tai')}"
        case SubjectKind.WHOLE:
            said = f"{tops}, kaikki palvelut"
        case SubjectKind.NAMED | SubjectKind.EVERY:
            said = tops
        case _:
            assert_never(subject.kind)
    if subject.inside and subject.kind in (SubjectKind.NAMED, SubjectKind.EVERY):
        said += f", mukana myös {_named(subject.inside, naming)}"
    if not subject.left_out or (subject.lists_names and not is_class):
        return said  # the names of all that it holds for say it already
    closed = bool(subject.inside) or subject.kind is SubjectKind.OWNED  # a comma that began a clause
    return f"{said}{',' if closed else ''} paitsi {_named(subject.left_out, naming)}"


def _named(nodes: Sequence[Node], naming: Naming) -> str:
    return named([naming.place(node.place) for node in nodes], "ja", _MORE) or "ei yhtään paikkaa"


def say_units_counted(count: int) -> str:
    """``11 toimipistettä``: too many to name."""
    return "1 toimipiste" if count == 1 else f"{count} toimipistettä"


def say_names(names: Sequence[str], *, most: int = 8) -> str:
    """Names one after another; beyond a few, how many more."""
    return some(names, _MORE, most=most) or "ei yhtään paikkaa"


def say_and(words: Sequence[str]) -> str:
    """``a, b ja c``."""
    return joined(words, "ja")
