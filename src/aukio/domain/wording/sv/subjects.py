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

_MORE = " och {} till"
MANY = {
    "adult_education_centre": ("arbetarinstitut", "arbetarinstituten"),
    "customer_computer": ("kunddatorer", "kunddatorerna"),
    "day_care_centre": ("daghem", "daghemmen"),
    "dental_clinic": ("tandkliniker", "tandklinikerna"),
    "employment_corner": ("servicetorg för sysselsättning", "servicetorgen för sysselsättning"),
    "entrance": ("ingångar", "ingångarna"),
    "escalator": ("rulltrappor", "rulltrapporna"),
    "group_room": ("grupprum", "grupprummen"),
    "guidance_centre": ("vägledningspunkter", "vägledningspunkterna"),
    "gym": ("gym", "gymmen"),
    "hall": ("salar", "salarna"),
    "health_centre": ("hälsostationer", "hälsostationerna"),
    "hospital": ("sjukhus", "sjukhusen"),
    "kela": ("FPA:s serviceställen", "FPA:s serviceställen"),
    "laboratory": ("laboratorier", "laboratorierna"),
    "library": ("bibliotek", "biblioteken"),
    "lift": ("hissar", "hissarna"),
    "makerspace": ("verkstäder", "verkstäderna"),
    "maternity_clinic": ("mödra- och barnrådgivningar", "mödra- och barnrådgivningarna"),
    "meeting_room": ("mötesrum", "mötesrummen"),
    "mental_health": ("mottagningar för mental- och missbruksvård", "mottagningarna för mental- och missbruksvård"),
    "museum": ("museer", "museerna"),
    "music_room": ("musikrum", "musikrummen"),
    "music_studio": ("musikstudior", "musikstudiorna"),
    "office": ("byråer", "byråerna"),
    "photocopier": ("kopieringsmaskiner", "kopieringsmaskinerna"),
    "printer": ("skrivare", "skrivarna"),
    "reading_room": ("läsesalar", "läsesalarna"),
    "school": ("skolor", "skolorna"),
    "service_centre": ("servicetorg", "servicetorgen"),
    "service_point": ("servicepunkter", "servicepunkterna"),
    "sports_hall": ("idrottshallar", "idrottshallarna"),
    "stairs": ("trappor", "trapporna"),
    "swimming_hall": ("simhallar", "simhallarna"),
    "work_space": ("arbetsrum", "arbetsrummen"),
    "x_ray": ("röntgenenheter", "röntgenenheterna"),
    "youth_centre": ("ungdomslokaler", "ungdomslokalerna"),
    "youth_space": ("utrymmen för unga", "utrymmena för unga"),
}
_MANY_FORMS = {kind: many for kind, (many, _) in MANY.items()}
_BOTH_FORMS = {kind: both for kind, (_, both) in MANY.items()}


def say_many(type_: str, naming: Naming) -> str:
    """``hälsostationer``: a kind of place in the plural; empty for a kind without words."""
    return naming.many(CodeList.TYPES, type_) or found(_MANY_FORMS, type_) or ""


def say_all(count: int) -> str:
    """``båda``, ``alla``: every place that a heading has named."""
    return "båda" if count == 2 else "alla"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``båda hälsostationerna``, ``alla bibliotek``, ``alla tjänster på servicetorget i Iso Omena`` or names."""
    tops = _named(subject.tops, naming)
    if subject.type and say_many(subject.type, naming):
        tops = _all_of_a_kind(subject, naming)
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
    return f"{said}, utom {_named(subject.left_out, naming)}" if subject.left_out else said


def _all_of_a_kind(subject: Subject, naming: Naming) -> str:
    """``båda hälsostationerna``, ``alla bibliotek``; a word of the directory has no definite form for "båda"."""
    words = naming.many(CodeList.TYPES, subject.type)
    if not words and len(subject.tops) == 2:
        return f"båda {found(_BOTH_FORMS, subject.type)}"
    return f"alla {words or found(_MANY_FORMS, subject.type)}"


def _everything(subject: Subject, tops: str, naming: Naming) -> str:
    where = [naming.at(node.place) for node in subject.tops]
    if where and all(where):
        return f"alla tjänster {joined(where, 'och')}"
    return f"{tops} med alla tjänster"


def _named(nodes: Sequence[Node], naming: Naming) -> str:
    return named([naming.place(node.place) for node in nodes], "och", _MORE) or "ingen plats"


def say_names(names: Sequence[str]) -> str:
    """Names one after another; beyond a few, how many more."""
    return some(names, _MORE) or "ingen plats"
