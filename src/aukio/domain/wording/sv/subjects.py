"""Vem det gäller: platser vid namn, alla platser av ett slag eller alla som hör till en ägare.

Efter "båda" står bestämd form, efter "alla" obestämd. Namn på ägare får aldrig genitiv-s.
"""

from collections.abc import Sequence

from aukio.domain.subjects import Subject, SubjectKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, some

_MANY = {
    "adult_education_centre": ("arbetarinstitut", "arbetarinstituten"),
    "customer_computer": ("kunddatorer", "kunddatorerna"),
    "day_care_centre": ("daghem", "daghemmen"),
    "dental_clinic": ("tandkliniker", "tandklinikerna"),
    "employment_corner": ("servicetorg för sysselsättning", "servicetorgen för sysselsättning"),
    "group_room": ("grupprum", "grupprummen"),
    "guidance_centre": ("vägledningspunkter", "vägledningspunkterna"),
    "gym": ("gym", "gymmen"),
    "health_centre": ("hälsostationer", "hälsostationerna"),
    "hospital": ("sjukhus", "sjukhusen"),
    "kela": ("FPA:s serviceställen", "FPA:s serviceställen"),
    "laboratory": ("laboratorier", "laboratorierna"),
    "library": ("bibliotek", "biblioteken"),
    "maternity_clinic": ("rådgivningsbyråer", "rådgivningsbyråerna"),
    "meeting_room": ("mötesrum", "mötesrummen"),
    "mental_health": ("mottagningar för mental- och missbruksvård", "mottagningarna för mental- och missbruksvård"),
    "museum": ("museer", "museerna"),
    "office": ("byråer", "byråerna"),
    "photocopier": ("kopieringsmaskiner", "kopieringsmaskinerna"),
    "printer": ("skrivare", "skrivarna"),
    "reading_room": ("läsesalar", "läsesalarna"),
    "school": ("skolor", "skolorna"),
    "service_centre": ("servicetorg", "servicetorgen"),
    "service_point": ("servicepunkter", "servicepunkterna"),
    "sports_hall": ("idrottshallar", "idrottshallarna"),
    "swimming_hall": ("simhallar", "simhallarna"),
    "work_space": ("arbetsrum", "arbetsrummen"),
    "x_ray": ("röntgenenheter", "röntgenenheterna"),
    "youth_centre": ("ungdomslokaler", "ungdomslokalerna"),
}
_MANY_FORMS = {kind: many for kind, (many, _) in _MANY.items()}
_BOTH_FORMS = {kind: both for kind, (_, both) in _MANY.items()}


def say_many(type_: str) -> str:
    """``hälsostationer``: platser av ett slag i plural; inget för ett slag utan ord."""
    return found(_MANY_FORMS, type_) or ""


def say_all(count: int) -> str:
    """``båda``, ``alla``: varje plats som en rubrik har nämnt."""
    return "båda" if count == 2 else "alla"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``båda hälsostationerna``, ``alla bibliotek``, ``alla tjänster på servicetorget i Iso Omena`` eller namn."""
    tops = [naming.place(node.place) for node in subject.tops]
    match subject.kind:
        case SubjectKind.CITY:
            said = "hela staden"
        case SubjectKind.OWNED:
            said = f"alla platser som hör till {joined(map(naming.owner, subject.owners), 'och')}"
        case SubjectKind.WHOLE:
            where = [naming.at(node.place) for node in subject.tops]
            inside_all = f"alla tjänster {joined(where, 'och')}"
            said = inside_all if where and all(where) else f"{joined(tops, 'och')} med alla tjänster"
        case SubjectKind.EVERY if len(tops) > 1 and say_many(subject.type):
            forms = _BOTH_FORMS if len(tops) == 2 else _MANY_FORMS
            said = f"{say_all(len(tops))} {found(forms, subject.type)}"
        case _:
            said = say_names(tops)
    inside = [naming.place(node.place) for node in subject.inside]
    if inside and subject.kind in (SubjectKind.NAMED, SubjectKind.EVERY):
        said += f", inklusive {say_names(inside)}"
    left_out = [naming.place(node.place) for node in subject.left_out]
    return f"{said}, utom {say_names(left_out)}" if left_out else said


def say_names(names: Sequence[str]) -> str:
    """Namnen efter varandra; efter några få antalet övriga."""
    return some(names, " och {} till") or "ingen plats"
