"""Of whom it is said: names of places, kinds of place in the plural, all of an owner."""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.city.tree import Node
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, named, some

_MORE = (" and {} more", " and {} more")
MANY = {
    "adult_education_centre": "adult education centres",
    "archive": "archives",
    "beach": "beaches",
    "bus": "buses",
    "customer_computer": "customer computers",
    "day_care_centre": "day care centres",
    "dental_clinic": "dental clinics",
    "employment_corner": "employment corners",
    "entrance": "entrances",
    "escalator": "escalators",
    "ferry": "ferries",
    "group_room": "group rooms",
    "guidance_centre": "guidance centres",
    "gym": "gyms",
    "hall": "halls",
    "health_centre": "health centres",
    "hospital": "hospitals",
    "ice_rink": "ice rinks",
    "kela": "Kela service points",
    "laboratory": "laboratories",
    "library": "libraries",
    "lift": "lifts",
    "makerspace": "makerspaces",
    "maternity_clinic": "maternity and child health clinics",
    "meeting_room": "meeting rooms",
    "mental_health": "mental health and substance abuse clinics",
    "mobile_library": "mobile libraries",
    "mobile_library_stop": "mobile library stops",
    "museum": "museums",
    "music_room": "music rooms",
    "music_studio": "music studios",
    "office": "offices",
    "park": "parks",
    "photocopier": "photocopiers",
    "playground": "playgrounds",
    "polling_station": "polling stations",
    "pool": "pools",
    "printer": "printers",
    "reading_room": "reading rooms",
    "recreation_centre": "recreation centres",
    "recycling_centre": "recycling centres",
    "recycling_station": "recycling stations",
    "school": "schools",
    "service_centre": "service centres",
    "service_point": "service points",
    "sports_hall": "sports halls",
    "stairs": "stairs",
    "swimming_hall": "swimming halls",
    "theatre": "theatres",
    "town_hall": "town halls",
    "work_space": "work spaces",
    "x_ray": "x-ray units",
    "youth_centre": "youth centres",
    "youth_space": "youth spaces",
}


def say_many(type_: str, naming: Naming) -> str:
    """``health centres``: a kind of place in the plural; nothing for a kind without words."""
    return naming.many(CodeList.TYPES, type_) or found(MANY, type_) or ""


def say_all(count: int) -> str:
    """``both``, ``all``: every place that a heading has named."""
    return "both" if count == 2 else "all"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``both health centres``, ``all libraries``, ``everything in Iso Omena Service Centre``, or names."""
    is_class = bool(subject.type and say_many(subject.type, naming))
    tops = _named(subject.tops, naming)
    if is_class:
        count = "all" if subject.left_out else say_all(len(subject.tops))
        tops = f"{count} {say_many(subject.type, naming)}"
    match subject.kind:
        case SubjectKind.CITY:
            said = "the whole city"
        case SubjectKind.OWNED:
            said = f"all {joined(map(naming.owner, subject.owners), 'and')} places"
        case SubjectKind.WHOLE:
            said = f"everything in {tops}"
        case SubjectKind.NAMED | SubjectKind.EVERY:
            said = tops
        case _:
            assert_never(subject.kind)
    if subject.inside and subject.kind in (SubjectKind.NAMED, SubjectKind.EVERY):
        said += f", including {_named(subject.inside, naming)}"
    if not subject.left_out or (subject.lists_names and not is_class):
        return said  # the names of all that it holds for say it already
    closed = bool(subject.inside)  # a comma that began a clause
    return f"{said}{',' if closed else ''} except {_named(subject.left_out, naming)}"


def _named(nodes: Sequence[Node], naming: Naming) -> str:
    return named([naming.place(node.place) for node in nodes], "and", _MORE) or "no place"


def say_units_counted(count: int) -> str:
    """``11 units``: too many to name."""
    return f"{count} unit{'' if count == 1 else 's'}"


def say_names(names: Sequence[str], *, most: int = 8) -> str:
    """Names one after another; beyond a few, how many more there are."""
    return some(names, _MORE, most=most) or "no place"


def say_and(words: Sequence[str]) -> str:
    """``a, b and c``."""
    return joined(words, "and")
