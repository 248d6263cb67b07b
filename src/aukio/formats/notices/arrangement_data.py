"""Plain data of what an arrangement says: its scope, its effects and its particulars, in the shape of a notice file.

Files name places by path and rows by id, so every function takes how a place is named or found.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, product

from aukio.domain.facts.notices import Particulars
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.week import Week
from aukio.formats.notices.effect_data import effects_from_data, effects_to_data, refuse_dead_rules
from aukio.formats.notices.effect_fields import FindPlace, NamePlace, found_place
from aukio.formats.values.keys import Inside, KeyPath, Misfit
from aukio.formats.values.text_data import (
    Json,
    contacts_from_data,
    contacts_to_data,
    links_from_data,
    links_to_data,
    names_from_data,
    names_to_data,
    week_from_data,
    without_empty,
)

__all__ = [
    "FindPlace",
    "NamePlace",
    "effects_from_data",
    "effects_to_data",
    "particulars_from_data",
    "particulars_to_data",
    "refuse_dead_rules",
    "scope_from_data",
    "scope_to_data",
]


def scope_to_data(scope: Scope, name_place: NamePlace) -> Json:
    """A mapping where one says it all in order, else a list of mappings, the last of them with the exceptions."""
    groups: list[Json] = [*_clause_groups(scope.clauses, name_place)]
    exceptions: list[Json] = [*_clause_groups(scope.exceptions, name_place)]
    if not exceptions:
        return groups[0] if len(groups) == 1 else groups
    excepted = {"except": exceptions[0] if len(exceptions) == 1 else exceptions}
    return groups[0] | excepted if len(groups) == 1 else [*groups, excepted]


def scope_from_data(data: Json, find_place: FindPlace) -> Scope:
    """A scope from a mapping or a list of them.

    Several keys of one mapping are several clauses, in the order of the law; only ``type`` beside ``under`` narrows
    the subtree. In a list, ``except`` stands in an element of its own and holds for all of it.
    """
    clauses: list[Clause] = []
    exceptions: list[Clause] = []
    for keys, item in _each(data):
        with Inside(*keys):
            clauses += _clauses(item, find_place)
        if keys and "except" in item and len(item) > 1:
            raise Misfit(
                "in a list of mappings, 'except' stands in an element of its own",
                keys=(*keys, "except"),
                next_step="It holds for the whole scope: write it as the last element.",
            )
        for inner, excepted in _each(item.get("except", ())):
            with Inside(*keys, "except", *inner):
                exceptions += _clauses(excepted, find_place)
    try:
        return Scope(tuple(clauses), tuple(exceptions))
    except ValueError as error:
        raise Misfit(str(error), next_step="Name the places by path, under, type, owner or city: true.") from None


def particulars_to_data(particulars: Particulars) -> dict[str, Json]:
    """What goes with an arrangement beside its effects: cause, links, contacts, note, assumption."""
    return without_empty(
        cause=particulars.cause,
        links=links_to_data(particulars.links),
        contacts=contacts_to_data(particulars.contacts),
        note=names_to_data(particulars.note),
        assumption=particulars.assumption,
        differs={lang: str(week) for lang, week in particulars.differs},
    )


def particulars_from_data(data: Mapping[str, Json]) -> Particulars:
    """Particulars out of a mapping that may hold more, such as a whole arrangement."""
    with Inside("contacts"):
        contacts = contacts_from_data(data.get("contacts", ()))
    return Particulars(
        cause=data.get("cause", ""),
        links=links_from_data(data.get("links", ())),
        contacts=contacts,
        note=names_from_data(data.get("note")),
        assumption=data.get("assumption", ""),
        differs=tuple(_differs(data.get("differs", {}))),
    )


def _differs(data: Mapping[str, Json]) -> Iterator[tuple[str, Week]]:
    for lang, week in data.items():
        with Inside("differs", lang):
            yield lang, week_from_data(week)


def _each(data: Json) -> Iterator[tuple[KeyPath, Mapping[str, Json]]]:
    if isinstance(data, Mapping):
        yield (), data
    else:
        yield from (((index,), item) for index, item in enumerate(data))


def _clauses(data: Mapping[str, Json], find_place: FindPlace) -> Iterator[Clause]:
    for keys, named in _listed(data, "path"):
        with Inside(*keys):
            yield AtPlace(found_place(find_place, named))
    types = [type_ for _, type_ in _listed(data, "type")]
    roots = []
    for keys, named in _listed(data, "under"):
        with Inside(*keys):
            roots.append(found_place(find_place, named))
    if roots:
        yield from (Under(root, type_) for root, type_ in product(roots, types or (None,)))
    else:
        yield from map(OfType, types)
    yield from (OfOwner(owner) for _, owner in _listed(data, "owner"))
    if data.get("city"):
        yield WholeCity()


def _listed(data: Mapping[str, Json], key: str) -> Sequence[tuple[KeyPath, Json]]:
    value = data.get(key, [])
    if isinstance(value, list):
        return [((key, index), item) for index, item in enumerate(value)]
    return [((key,), value)]


def _clause_groups(clauses: Sequence[Clause], name_place: NamePlace) -> Iterator[dict[str, Json]]:
    # Neighbours of one sort share a mapping; the order of clauses decides ties, so no others are brought together.
    for (key, type_), group in groupby(clauses, key=_sort_of_clause):
        named = [_clause_value(clause, name_place) for clause in group]
        shown = {key: named[0] if len(named) == 1 or key == "city" else named}
        yield shown if type_ is None else shown | {"type": type_}


def _sort_of_clause(clause: Clause) -> tuple[str, str | None]:
    match clause:
        case AtPlace():
            return "path", None
        case Under(_, type_):
            return "under", type_
        case OfType():
            return "type", None
        case OfOwner():
            return "owner", None
        case WholeCity():
            return "city", None


def _clause_value(clause: Clause, name_place: NamePlace) -> object:
    match clause:
        case AtPlace(place) | Under(place):
            return name_place(place)
        case OfType(type_):
            return type_
        case OfOwner(owner):
            return owner
        case WholeCity():
            return True
