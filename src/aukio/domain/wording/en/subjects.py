"""Of whom it is said: names of places, kinds of place in the plural, all of an owner."""

from collections.abc import Sequence

from aukio.domain.subjects import Subject, SubjectKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, some

_MANY = {
    "adult_education_centre": "adult education centres",
    "customer_computer": "customer computers",
    "day_care_centre": "day care centres",
    "dental_clinic": "dental clinics",
    "employment_corner": "employment corners",
    "group_room": "group rooms",
    "guidance_centre": "guidance centres",
    "gym": "gyms",
    "health_centre": "health centres",
    "hospital": "hospitals",
    "kela": "Kela service points",
    "laboratory": "laboratories",
    "library": "libraries",
    "maternity_clinic": "maternity and child health clinics",
    "meeting_room": "meeting rooms",
    "mental_health": "mental health and substance abuse clinics",
    "museum": "museums",
    "office": "offices",
    "photocopier": "photocopiers",
    "printer": "printers",
    "reading_room": "reading rooms",
    "school": "schools",
    "service_centre": "service centres",
    "service_point": "service points",
    "sports_hall": "sports halls",
    "swimming_hall": "swimming halls",
    "work_space": "work spaces",
    "x_ray": "x-ray units",
    "youth_centre": "youth centres",
}


def say_many(type_: str) -> str:
    """``health centres``: a kind of place in the plural; nothing for a kind without words."""
    return found(_MANY, type_) or ""


def say_all(count: int) -> str:
    """``both``, ``all``: every place that a heading has named."""
    return "both" if count == 2 else "all"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``both health centres``, ``all libraries``, ``everything in Iso Omena Service Centre``, or names."""
    tops = [naming.place(node.place) for node in subject.tops]
    match subject.kind:
        case SubjectKind.CITY:
            said = "the whole city"
        case SubjectKind.OWNED:
            said = f"all places of {joined(map(naming.owner, subject.owners), 'and')}"
        case SubjectKind.WHOLE:
            said = f"everything in {joined(tops, 'and')}"
        case SubjectKind.EVERY if len(tops) > 1 and say_many(subject.type):
            said = f"{say_all(len(tops))} {say_many(subject.type)}"
        case _:
            said = say_names(tops)
    inside = [naming.place(node.place) for node in subject.inside]
    if inside and subject.kind in (SubjectKind.NAMED, SubjectKind.EVERY):
        said += f", with {say_names(inside)}"
    left_out = [naming.place(node.place) for node in subject.left_out]
    return f"{said}, except {say_names(left_out)}" if left_out else said


def say_names(names: Sequence[str]) -> str:
    """Names one after another; beyond a few, how many more there are."""
    return some(names, " and {} more") or "no place"
