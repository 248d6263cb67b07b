"""The aspects of which only one arrangement can win at a place: aspect, channel, and service or audience.

Hours, offers and admission have one winner; effects on other aspects combine without an order (semantics.md section 4).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias, assert_never

from aukio.domain.facts.effects import Admit, Close, Effect, Hours, HoursEffect, Offer, Shorten, hours_channels

Claim: TypeAlias = tuple[str, ...]


@lru_cache(maxsize=10_000)
def claims_of(effects: tuple[Effect, ...]) -> frozenset[Claim]:
    """What some effects claim, each once."""
    return frozenset(claims(effects))


def claims(effects: Iterable[Effect]) -> Iterator[Claim]:
    """What some effects claim, in their order."""
    for effect in effects:
        if isinstance(effect, HoursEffect):
            yield from _hours_claims(effect)
        elif isinstance(effect, Admit):
            for service in effect.services or ("",):
                yield ("admission", effect.channel, service, effect.audience or "")


def _hours_claims(effect: HoursEffect) -> Iterator[Claim]:
    match effect:
        case Hours():
            for channel in hours_channels(effect):
                yield ("hours", channel)
        case Offer():
            yield ("offer", effect.channel, effect.purpose)
        case Close() | Shorten():
            pass  # all of them are subtracted
        case _:
            assert_never(effect)
