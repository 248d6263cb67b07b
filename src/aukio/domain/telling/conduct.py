"""Rules of conduct of a notice: the period once, then the rules by strength, those for several audiences as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from aukio.domain.document.document import Item, Mark, Sentence, Span
from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.telling.notice_content import Fact
from aukio.domain.telling.paragraphs import TextContext
from aukio.domain.wording.phrasing import capital


def conduct(context: TextContext, stated: Sequence[Fact], at: datetime) -> Iterator[Item]:
    """Rules of conduct with the same subject and period: the period, then the rules by strength, strongest first."""
    if not context.is_dated_above(stated[0], at):
        when = context.when(stated[0], at)
        since = (
            context.words.say_plain_when(when).text if context.plain else f"{capital(context.words.say_when(when))}."
        )
        yield Item((Sentence((Span(since),)),))
    by_strength: dict[Strength, dict[Guidance, tuple[Mark, ...]]] = {}
    for fact in stated:
        for index, effect in enumerate(fact.effects):
            if isinstance(effect, Guidance):
                of_strength = by_strength.setdefault(effect.strength, {})
                of_strength[effect] = (*of_strength.get(effect, ()), *fact.marks(index))
    for strength in Strength:
        sentences = tuple(_rules(context, by_strength.get(strength, {})))
        if sentences:
            yield Item(sentences, strength=strength.value)


def _rules(context: TextContext, rules: Mapping[Guidance, tuple[Mark, ...]]) -> Iterator[Sentence]:
    """A sentence for each rule; rules that differ in their audience alone are one, where the language can say so."""
    done: set[Guidance] = set()
    for rule, marks in rules.items():
        if rule in done:
            continue
        alike = [] if rule.audience is None else [each for each in rules if _same_rule(rule, each)]
        also = [each.audience for each in alike if each != rule and each.audience is not None]
        said = context.words.say_guidance(rule, context.naming, also) if also and not context.plain else ""
        if said:
            done.update(alike)
            yield Sentence((Span(said),), tuple(mark for each in alike for mark in rules[each]))
        else:
            say = context.words.say_plain_guidance if context.plain else context.words.say_guidance
            yield Sentence((Span(say(rule, context.naming)),), marks)


def _same_rule(one: Guidance, other: Guidance) -> bool:
    return other.audience is not None and replace(one, audience=None) == replace(other, audience=None)
