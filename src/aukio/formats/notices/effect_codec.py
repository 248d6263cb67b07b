"""The row that every effect has in the codecs: how its fields are written, read, and described in JSON Schema."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aukio.domain.facts.effects import ClosesWithLastUnit, Effect, EntryToOpenUnits, Normal
from aukio.formats.notices.effect_fields import FindPlace, NamePlace
from aukio.formats.schemas.schema_parts import Schema, mapping
from aukio.formats.values.text_data import Json

E = TypeVar("E", bound=Effect)


@dataclass(frozen=True, slots=True)
class EffectCodec(Generic[E]):
    """The codec of one effect.

    A ``description`` in its schema also stands after "expected" in a message, so it says what to write.
    """

    effect: type[E]
    write: Callable[[E, NamePlace], Json]
    read: Callable[[Json, FindPlace], E]
    schema: Schema


def without_fields(effect: ClosesWithLastUnit | EntryToOpenUnits | Normal, description: str) -> EffectCodec[Any]:
    """The codec of an effect without fields: ``{}``, or nothing after the colon."""
    schema = mapping(description, {}) | {"type": ["object", "null"]}
    return EffectCodec(type(effect), lambda _effect, _name_place: {}, lambda _body, _find_place: effect, schema)
