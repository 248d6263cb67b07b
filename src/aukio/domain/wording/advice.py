"""The shape in which every language keeps the words of guidance, and how a value finds its place in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from aukio.domain.facts.guidance import clock_value
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined

Value: TypeAlias = str | int | float | bool | tuple[str, ...] | None
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Act:
    """What the reader does: a verb in the forms that the strengths need, and what goes with it.

    ``order`` is the imperative, ``you`` the second person, ``infinitive`` what it says. ``rest`` follows the verb and
    ``clause`` follows the area; ``you_rest`` and ``not_rest`` stand in for ``rest`` where a language changes the
    object after ``you`` or under a ban. ``valued`` and ``valued_clause`` hold the place of the values in ``values``.
    ``into`` says that the area is where one goes rather than where one is. ``ceiling``: it allows so much and no more,
    which is no duty to do it.
    """

    order: str
    you: str
    infinitive: str
    rest: str = ""
    clause: str = ""
    you_rest: str = ""
    not_rest: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NONE)
    valued: str = ""
    valued_clause: str = ""
    into: bool = False
    ceiling: bool = False


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom guidance is for: what they are called, and the opening or the closing of a sentence to them."""

    label: str
    lead: str = ""
    tail: str = ""


def together(whom: Sequence[Audience], either: str) -> Audience | None:
    """Several audiences in one sentence ("if you are ill or if you are over 70"); None where they do not fit."""
    if len(whom) == 1:
        return whom[0]
    if all(each.tail and not each.lead for each in whom):
        return Audience("", tail=f" {joined((each.tail.strip() for each in whom), either)}")
    if all(each.lead.endswith(", ") and not each.tail for each in whom):
        return Audience("", lead=f"{joined((each.lead.removesuffix(', ') for each in whom), either)}, ")
    return None


@dataclass(frozen=True, slots=True)
class Manner:
    """What a language has for acts: those it knows, those that take a number or a clock time, and its small words."""

    acts: Mapping[str, Act]
    counted: Mapping[str, Callable[[float], Act]]
    either: str
    no: str
    point: str
    unknown: Callable[[str, Naming], str]
    clocked: Mapping[str, Callable[[int], Act]] = field(default_factory=dict)

    def act(self, code: str, value: Value, naming: Naming) -> tuple[Act | None, str]:
        """The act of a code with its value said, and in brackets whatever of the value has no place in it."""
        act = self.acts.get(code)
        match value:
            case None | True:
                return act, ""
            case False:
                return act, f" ({self.no})"
            case int() | float():
                if code in self.counted and value >= 0:
                    return self.counted[code](value), ""
                return act, f" ({str(value).replace('.', self.point)})"
            case str() if code in self.clocked and (clock := clock_value(value)) is not None:
                return self.clocked[code](clock), ""
            case str():
                return self._worded(act, (value,), naming)
            case _:
                return self._worded(act, value, naming)

    def _worded(self, act: Act | None, texts: tuple[str, ...], naming: Naming) -> tuple[Act | None, str]:
        values = _NONE if act is None else act.values
        unsaid = [self.unknown(text, naming) for text in texts if text.strip() and found(values, text) is None]
        aside = f" ({joined(unsaid, self.either)})" if unsaid else ""
        said = joined(filter(None, (found(values, text) for text in texts)), self.either)
        if act is None or not said:
            return act, aside
        not_rest = f"{act.not_rest} {said}" if act.not_rest and act.valued else act.not_rest
        return replace(
            act,
            rest=act.valued.format(said) if act.valued else act.rest,
            clause=act.valued_clause.format(said) if act.valued_clause else act.clause,
            not_rest=not_rest,
        ), aside


def after(verb: str, rest: str) -> str:
    """A verb and what follows it, without a blank before a comma."""
    rest = rest.strip()
    return f"{verb} {rest}" if rest and not rest.startswith(",") else f"{verb}{rest}"
