"""Of whom something is said: places by name, a kind of place in the plural, or all places of an owner.

Names stay in their basic form; the sentences fit a singular and a plural name.
"""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.city.tree import Node
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, named, some

_MORE = " ja {} muuta"
MANY = {
    "adult_education_centre": "työväenopistot",
    "customer_computer": "asiakastietokoneet",
    "day_care_centre": "päiväkodit",
    "dental_clinic": "hammashoitolat",
    "employment_corner": "työllisyyden palvelutorit",
    "entrance": "sisäänkäynnit",
    "escalator": "liukuportaat",
    "group_room": "ryhmätilat",
    "guidance_centre": "ohjauspisteet",
    "gym": "kuntosalit",
    "hall": "salit",
    "health_centre": "terveysasemat",
    "hospital": "sairaalat",
    "kela": "Kelan palvelupisteet",
    "laboratory": "laboratoriot",
    "library": "kirjastot",
    "lift": "hissit",
    "makerspace": "pajat",
    "maternity_clinic": "neuvolat",
    "meeting_room": "kokoushuoneet",
    "mental_health": "mielenterveys- ja päihdepalvelujen toimipisteet",
    "museum": "museot",
    "music_room": "musiikkihuoneet",
    "music_studio": "musiikkistudiot",
    "office": "toimistot",
    "photocopier": "kopiokoneet",
    "printer": "tulostimet",
    "reading_room": "lukusalit",
    "school": "koulut",
    "service_centre": "palvelutorit",
    "service_point": "asiointipisteet",
    "sports_hall": "liikuntahallit",
    "stairs": "portaat",
    "swimming_hall": "uimahallit",
    "work_space": "työtilat",
    "x_ray": "röntgenit",
    "youth_centre": "nuorisotilat",
    "youth_space": "nuorten tilat",
}


def say_many(type_: str, naming: Naming) -> str:
    """``terveysasemat``: a kind of place in the plural; empty for a kind without words."""
    return naming.many(CodeList.TYPES, type_) or found(MANY, type_) or ""


def say_all(count: int) -> str:
    """``molemmat``, ``kaikki``: every place that a heading has named."""
    return "molemmat" if count == 2 else "kaikki"


def say_subject(subject: Subject, naming: Naming) -> str:
    """``molemmat terveysasemat``, ``kaikki kirjastot``, ``Iso Omenan palvelutori, kaikki palvelut`` or names."""
    tops = _named(subject.tops, naming)
    if subject.type and say_many(subject.type, naming):
        tops = f"{say_all(len(subject.tops))} {say_many(subject.type, naming)}"
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
    return f"{said}, paitsi {_named(subject.left_out, naming)}" if subject.left_out else said


def _named(nodes: Sequence[Node], naming: Naming) -> str:
    return named([naming.place(node.place) for node in nodes], "ja", _MORE) or "ei yhtään paikkaa"


def say_names(names: Sequence[str]) -> str:
    """Names one after another; beyond a few, how many more."""
    return some(names, _MORE) or "ei yhtään paikkaa"
