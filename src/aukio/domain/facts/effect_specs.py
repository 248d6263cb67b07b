"""One row for each effect: its name, its aspect and its rank in a sentence.

The codec of an effect and its part of the JSON Schema stand in ``formats.notices.effect_codecs``, keyed by the same
classes, because the domain knows no file format. Tests compare both tables with the union ``Effect``.
"""

from dataclasses import dataclass
from enum import StrEnum

from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    Guidance,
    Hours,
    Normal,
    Offer,
    Passage,
    Promise,
    Shorten,
    Text,
    Withhold,
)


class Aspect(StrEnum):
    """What an effect is about; effects on different aspects never disturb each other (R051)."""

    HOURS = "hours"
    ADMISSION = "admission"
    BOOKINGS = "bookings"
    CAPACITY = "capacity"
    SERVICES = "services"
    ELSEWHERE = "elsewhere"
    EVENTS = "events"
    GUIDANCE = "guidance"
    PASSAGE = "passage"
    BUILDING = "building"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EffectSpec:
    """What every part of Aukio needs to know of an effect.

    ``name`` is the key in files, stored rows and JSON. Where a sentence has room for a few effects only, those with the
    lowest ``rank`` are named. An effect that is ``spoken_only`` changes no state: answers list it with its notice and
    arrangement, outside ``because``.
    """

    effect: type[Effect]
    name: str
    aspect: Aspect
    rank: int
    spoken_only: bool = False


EFFECT_SPECS = (
    EffectSpec(Hours, "hours", Aspect.HOURS, rank=1),
    EffectSpec(Close, "close", Aspect.HOURS, rank=0),
    EffectSpec(Shorten, "shorten", Aspect.HOURS, rank=2),
    EffectSpec(Offer, "offer", Aspect.HOURS, rank=5),
    EffectSpec(Admit, "admission", Aspect.ADMISSION, rank=3),
    EffectSpec(Bookings, "bookings", Aspect.BOOKINGS, rank=12),
    EffectSpec(Capacity, "capacity", Aspect.CAPACITY, rank=4),
    EffectSpec(Withhold, "withhold", Aspect.SERVICES, rank=6),
    EffectSpec(Elsewhere, "elsewhere", Aspect.ELSEWHERE, rank=13),
    EffectSpec(CancelEvents, "cancel_events", Aspect.EVENTS, rank=7),
    EffectSpec(Guidance, "guidance", Aspect.GUIDANCE, rank=14, spoken_only=True),
    EffectSpec(Passage, "passage", Aspect.PASSAGE, rank=9),
    EffectSpec(ClosesWithLastUnit, "closes_with_last_unit", Aspect.BUILDING, rank=10),
    EffectSpec(EntryToOpenUnits, "entry_to_open_units", Aspect.BUILDING, rank=11),
    EffectSpec(Normal, "normal", Aspect.NONE, rank=8),
    EffectSpec(Promise, "promise", Aspect.NONE, rank=15, spoken_only=True),
    EffectSpec(Text, "text", Aspect.NONE, rank=16, spoken_only=True),
)
"""In the order in which files, schemas and tables list effects."""

SPECS: dict[type[Effect], EffectSpec] = {spec.effect: spec for spec in EFFECT_SPECS}

SPOKEN_ONLY = tuple(spec.effect for spec in EFFECT_SPECS if spec.spoken_only)


def effects_on(aspect: Aspect) -> tuple[type[Effect], ...]:
    """The effects on one aspect, in the order of ``EFFECT_SPECS``."""
    return tuple(spec.effect for spec in EFFECT_SPECS if spec.aspect is aspect)
