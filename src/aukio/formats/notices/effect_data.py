"""Effects as plain data: each a mapping with one key, the name of the effect, as in a notice file.

Files name places by path and rows by id, so callers say how a place is named or found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from aukio.domain.facts.effect_specs import EFFECT_SPECS, SPECS
from aukio.domain.facts.effects import Effect
from aukio.domain.week import Week
from aukio.formats.notices.conduct_codecs import CONDUCT_CODECS
from aukio.formats.notices.effect_codec import EffectCodec
from aukio.formats.notices.effect_fields import FindPlace, NamePlace
from aukio.formats.notices.hours_codecs import HOURS_CODECS
from aukio.formats.notices.service_codecs import SERVICE_CODECS
from aukio.formats.schemas.schema_parts import Schema
from aukio.formats.values.keys import Inside, Misfit, say_choice
from aukio.formats.values.text_data import Json, refuse_dead_rule

CODECS: dict[type[Effect], EffectCodec[Any]] = {
    codec.effect: codec for codec in (*HOURS_CODECS, *SERVICE_CODECS, *CONDUCT_CODECS)
}
"""The codec of each effect; a test compares the keys with the union ``Effect``."""

_BY_NAME = {spec.name: spec.effect for spec in EFFECT_SPECS}

EFFECTS: dict[str, Schema] = {spec.name: CODECS[spec.effect].schema for spec in EFFECT_SPECS}
"""The part of the JSON Schema for each effect, by its name."""


def effects_to_data(effects: Iterable[Effect], name_place: NamePlace) -> list[dict[str, Json]]:
    """Each effect as a mapping from its name to its fields, without those that have their default value."""
    return [{SPECS[type(effect)].name: CODECS[type(effect)].write(effect, name_place)} for effect in effects]


def effects_from_data(data: Sequence[Mapping[str, Json]], find_place: FindPlace) -> tuple[Effect, ...]:
    """Effects, in order; an unknown name raises ``Misfit`` with that name."""
    effects: list[Effect] = []
    for index, item in enumerate(data):
        ((name, body),) = item.items()
        with Inside(index, name):
            effects.append(_effect_from_data(name, {} if body is None else body, find_place))
    return tuple(effects)


def refuse_dead_rules(effects: Iterable[Effect]) -> None:
    """Raise ``Misfit`` for a week, in any field of an effect, in which a rule can never hold, or which never holds."""
    for index, effect in enumerate(effects):
        for each in fields(effect):
            week = getattr(effect, each.name)
            if isinstance(week, Week):
                with Inside(index, SPECS[type(effect)].name, each.name):
                    refuse_dead_rule(week)
                    if each.name == "during" and not any(rule.spans for rule in week.rules):
                        raise Misfit(
                            f"'{week}' has no hours, so this would never hold",
                            next_step="Write the hours in which it holds, or leave during out: then it holds all day.",
                        )


def _effect_from_data(name: str, body: Json, find_place: FindPlace) -> Effect:
    effect = _BY_NAME.get(name)
    if effect is None:
        raise Misfit(say_choice(name, list(_BY_NAME)))
    read: Effect = CODECS[effect].read(body, find_place)
    return read
