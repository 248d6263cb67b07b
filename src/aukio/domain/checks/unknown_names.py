"""Refuses names that the directory has never had: a type or owner in a scope, a service in an effect.

Nothing would happen where people read that something does. Paths are refused when they are looked up, codes without
words by ``unworded``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.code_words import CodeList
from aukio.domain.facts.effect_specs import SPECS
from aukio.domain.facts.effects import Admit, Effect, Elsewhere, Withhold
from aukio.domain.facts.record import Record
from aukio.domain.facts.scope import Clause, OfOwner, OfType, Scope, Under
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.wording.languages import language

_LONGEST_SHOWN, _MOST_SHOWN = 60, 8


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that a directory has or ever had."""

    types: frozenset[str]
    owners: frozenset[str]
    services: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> "KnownNames":
        """Those of a record; a type is also known when the directory or a language of ours words it."""
        worded = {each.slug for each in record.words if each.of is CodeList.TYPES}
        ours = (language(lang).OUR_CODES.lists[CodeList.TYPES] for lang in LANGUAGES)
        provided = {name for each in record.places for name in (*each.services, *each.provides)}
        return cls(
            frozenset({each.type for each in record.places}.union(worded, *ours) - {""}),
            frozenset({each.owner for each in record.places} | {each.slug for each in record.organisations}) - {""},
            frozenset({each.slug for each in record.services} | provided),
        )


def refuse_unknown_names(proposal: Proposal, record: Record) -> None:
    """Raise ``Refused`` for the first name that the directory has never had; a scope on record stays as it is."""
    known = KnownNames.of(record)
    for arrangement in proposal.add:
        _refuse(_of_scope(arrangement.scope), known, str(arrangement.ref))
    for arrangement in (*proposal.add, *proposal.change, *proposal.correct):
        for index, effect in enumerate(arrangement.effects):
            named = ((f"effects[{index}].{SPECS[type(effect)].name}.{key}", *rest) for key, *rest in _of_effect(effect))
            _refuse(named, known, str(arrangement.ref))


def _refuse(named: Iterable[tuple[str, ...]], known: KnownNames, ref: str) -> None:
    for key, what, name in named:
        names = {"type": known.types, "owner": known.owners, "service": known.services}[what]
        if name in names:
            continue
        close = get_close_matches(name[:100], sorted(names), n=1, cutoff=0.6)
        guess = f"; did you mean '{close[0]}'?" if close else "."
        raise Refused(
            f"'{ref}': {key}: the directory has no {what} '{name[:_LONGEST_SHOWN]}'{guess}",
            next_step=f"{_has(what, sorted(names))} Or import a directory file with it first.",
            rule="unknown_name",
            facts={"name": name[:_LONGEST_SHOWN]},
        )


def _has(what: str, names: list[str]) -> str:
    if not names:
        return f"It has no {what} at all."
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return f"Write one of {', '.join(names[:_MOST_SHOWN])}{more}."


def _of_scope(scope: Scope) -> Iterator[tuple[str, str, str]]:
    for around, clauses in (("scope", scope.clauses), ("scope.except", scope.exceptions)):
        for clause in clauses:
            for what, name in _of_clause(clause):
                yield f"{around}.{what}", what, name


def _of_clause(clause: Clause) -> Iterator[tuple[str, str]]:
    match clause:
        case OfType(type_) | Under(_, str(type_)):
            yield "type", type_
        case OfOwner(owner):
            yield "owner", owner
        case _:  # partial: the others name a place, which was found, or no one
            pass


def _of_effect(effect: Effect) -> Iterator[tuple[str, str, str]]:
    match effect:
        case Withhold(services) | Admit(services=services):
            yield from (("services", "service", name) for name in services)
        case Elsewhere(service):
            yield "service", "service", service
        case _:  # partial: the other effects name no service
            pass
