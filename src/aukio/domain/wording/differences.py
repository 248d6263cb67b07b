"""From what to what an arrangement changed, for a row of the update log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Effect, Guidance, Promise, Text
from aukio.domain.publishing.log import Alteration

_WORDY = (Guidance, Promise, Text)
"""Effects whose words are too long to be set side by side in a row."""


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """How a language says a difference.

    ``gists`` says what effects are about, ``effect`` a whole effect. ``until`` is the end of a period as a phrase,
    ``end`` the same without its preposition; ``period`` is a whole period. ``earlier`` and ``also`` stand before what
    was.
    """

    gists: Callable[[Iterable[tuple[Effect, bool]]], str]
    effect: Callable[[Effect], str]
    until: Callable[[Period], str]
    end: Callable[[Period], str]
    period: Callable[[Period], str]
    earlier: str
    also: str


def say_alteration(change: Alteration, words: DifferenceWords) -> str:
    """``closed until 29 December 2024, earlier 28 December 2024``; what stays the same is only named."""
    new, old = change.new, change.old

    def gists(effects: Iterable[Effect]) -> str:
        return words.gists((effect, change.equipment) for effect in effects)

    said = gists(new.effects)
    added = tuple(effect for effect in new.effects if effect not in old.effects)
    removed = tuple(effect for effect in old.effects if effect not in new.effects)
    if added or removed:
        said = _effects(change, added, removed, gists, words)
    if _shown(new.period) == _shown(old.period):
        return said
    if new.period.days is None and old.period.days is None and new.period.start == old.period.start:
        return f"{said} {words.until(new.period)}, {words.earlier} {words.end(old.period)}"
    return f"{said} {words.period(new.period)}, {words.earlier} {words.period(old.period)}"


def _effects(
    change: Alteration,
    added: tuple[Effect, ...],
    removed: tuple[Effect, ...],
    gists: Callable[[Iterable[Effect]], str],
    words: DifferenceWords,
) -> str:
    if added and list(map(type, added)) == list(map(type, removed)):
        pairs = [
            gists((now,))
            if isinstance(now, _WORDY)
            else f"{_clause(now, words)}, {words.earlier} {_clause(was, words)}"
            for now, was in zip(added, removed, strict=True)
        ]
        return "; ".join(dict.fromkeys(pairs))
    now, was = gists(added or change.new.effects), gists(removed)
    if not removed:
        return now
    return f"{now}; {words.earlier if added else words.also} {was}"


def _clause(effect: Effect, words: DifferenceWords) -> str:
    said = words.effect(effect).removesuffix(".")
    return said[:1].lower() + said[1:]


def _shown(period: Period) -> Period:
    """The period without what no sentence shows."""
    return replace(period, inferred=False, review=None)
