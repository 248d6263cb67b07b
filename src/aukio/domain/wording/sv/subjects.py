"""Of whom something is said: places by name, all places of a kind, or all of an owner.

The definite form follows "båda", the indefinite one "alla". Names of owners never take a genitive s.
"""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.city.tree import Node
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, named, some
from aukio.domain.wording.sv.kinds import MANY, THE_MANY

_MORE = (" och {} till", " och {} till")


def say_many(type_: str, naming: Naming) -> str:
    """``hälsostationer``: a kind of place in the plural; empty for a kind without words."""
    return naming.many(CodeList.TYPES, type_) or found(MANY, type_) or ""


def say_all(count: int) -> str:
    """``båda``, ``alla``: every place that a heading has named."""
    return "båda" if count == 2 else "alla"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``båda hälsostationerna``, ``alla bibliotek``, ``alla tjänster på servicetorget i Iso Omena`` or names."""
    is_class = bool(subject.type and say_many(subject.type, naming))
    tops = _all_of_a_kind(subject, naming) if is_class else _named(subject.tops, naming)
    match subject.kind:
        case SubjectKind.CITY:
            said = "hela staden"
        case SubjectKind.OWNED:
            said = f"alla platser som hör till {joined(map(naming.owner, subject.owners), 'och')}"
        case SubjectKind.WHOLE:
            said = _everything(subject, tops, naming)
        case SubjectKind.NAMED | SubjectKind.EVERY:
            said = tops
        case _:
            assert_never(subject.kind)
    if subject.inside and subject.kind in (SubjectKind.NAMED, SubjectKind.EVERY):
        said += f", inklusive {_named(subject.inside, naming)}"
    if not subject.left_out or (subject.lists_names and not is_class):
        return said  # the names of all that it holds for say it already
    closed = bool(subject.inside)  # a comma that began a clause
    return f"{said}{',' if closed else ''} utom {_named(subject.left_out, naming)}"


def _all_of_a_kind(subject: Subject, naming: Naming) -> str:
    """``båda hälsostationerna``, ``alla bibliotek``.

    A word of the directory has no definite form for "båda": two places of such a kind are named.
    """
    words = naming.many(CodeList.TYPES, subject.type)
    if len(subject.tops) == 2 and not subject.left_out:
        return _named(subject.tops, naming) if words else f"båda {found(THE_MANY, subject.type)}"
    return f"alla {words or found(MANY, subject.type)}"


def _everything(subject: Subject, tops: str, naming: Naming) -> str:
    where = [naming.at(node.place) for node in subject.tops]
    if where and all(where):
        return f"alla tjänster {joined(where, 'och')}"
    return f"{tops} med alla tjänster"


def _named(nodes: Sequence[Node], naming: Naming) -> str:
    return named([naming.place(node.place) for node in nodes], "och", _MORE) or "ingen plats"


def say_units_counted(count: int) -> str:
    """``11 verksamhetsställen``: too many to name."""
    return f"{count} verksamhetsställe{'' if count == 1 else 'n'}"


def say_names(names: Sequence[str], *, most: int = 8) -> str:
    """Names one after another; beyond a few, how many more."""
    return some(names, _MORE, most=most) or "ingen plats"


def say_and(words: Sequence[str]) -> str:
    """``a, b och c``."""
    return joined(words, "och")
