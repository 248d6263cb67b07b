"""Effects that one sentence states together: services found at the same places elsewhere, and so not found here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from aukio.domain.document.document import Mark
from aukio.domain.facts.effects import Effect, Elsewhere, Guidance, Withhold
from aukio.domain.telling.notice_content import Fact
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming

_Placed = tuple[Fact, int, Effect]
"""An effect, with its fact and its index there."""


def to_state(
    stated: Sequence[Fact], naming: Naming, words: Language, *, rules: bool
) -> Iterator[tuple[Fact, Effect, tuple[Mark, ...], Naming]]:
    """The effects of a paragraph in order, each with the marks of all that its sentence states, and its names.

    Without ``rules``, rules of conduct are left out.
    """
    every: list[_Placed] = [
        (fact, index, effect)
        for fact in stated
        for index, effect in enumerate(fact.effects)
        if rules or not isinstance(effect, Guidance)
    ]
    moved = [effect.service for _, _, effect in every if isinstance(effect, Elsewhere) and effect.during is None]
    gone = [each for each in every if _is_elsewhere(each[2], moved)]
    done: list[Elsewhere] = []
    stated_with_it: list[_Placed] = []
    for fact, index, effect in every:
        if (fact, index, effect) in gone:
            continue
        if not isinstance(effect, Elsewhere):
            yield fact, effect, fact.marks(index), naming
        elif not any(_same_place(effect, other) for other in done):
            done.append(effect)
            alike = [each for each in every if isinstance(each[2], Elsewhere) and _same_place(effect, each[2])]
            services = dict.fromkeys(each.service for _, _, each in alike if isinstance(each, Elsewhere))
            also = [each for each in gone if each not in stated_with_it and _is_elsewhere(each[2], services)]
            stated_with_it += also
            said = words.say_and([naming.service(slug) for slug in services])
            marks = tuple(mark for other, number, _ in (*alike, *also) for mark in other.marks(number))
            yield fact, effect, marks, replace(naming, service=partial(_named, said))


def _is_elsewhere(effect: Effect, services: Collection[str]) -> bool:
    """Whether a withheld service is one that is said to be elsewhere."""
    if not isinstance(effect, Withhold) or effect.during is not None or len(effect.services) != 1:
        return False
    return effect.services[0] in services


def _same_place(one: Elsewhere, other: Elsewhere) -> bool:
    return replace(one, service="") == replace(other, service="")


def _named(said: str, _slug: str) -> str:
    return said
