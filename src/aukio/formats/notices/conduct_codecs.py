"""The codecs of guidance, of the effects without fields, and of texts."""

from contextlib import suppress
from typing import Any

from aukio.domain.facts.effects import (
    ClosesWithLastUnit,
    EntryToOpenUnits,
    Guidance,
    Normal,
    Passage,
    Promise,
    Strength,
    Text,
)
from aukio.domain.facts.guidance import LAST_ADMISSION, clock_value
from aukio.formats.notices import effect_fields as fields
from aukio.formats.notices.effect_codec import EffectCodec, without_fields
from aukio.formats.notices.effect_fields import FindPlace, NamePlace
from aukio.formats.schemas.schema_parts import choice, list_of, mapping, part
from aukio.formats.values.keys import Inside, Misfit
from aukio.formats.values.text_data import Json, names_from_data, names_to_data, without_empty
from aukio.formats.values.time_data import length_from_data

_WHOLE_DAY = 24 * 60


def _write_guidance(guidance: Guidance, _name_place: NamePlace) -> Json:
    value = guidance.value
    shown = {} if value is None else {"value": list(value) if isinstance(value, tuple) else value}
    return (
        {"code": guidance.code, "strength": guidance.strength.value}
        | shown
        | without_empty(audience=guidance.audience, area=guidance.area, unless=guidance.unless)
    )


def _read_guidance(body: Json, _find_place: FindPlace) -> Guidance:
    value = body.get("value")
    last = body["code"].replace("-", "_") == LAST_ADMISSION
    return Guidance(
        body["code"],
        fields.word(Strength, body, "strength"),
        _last_admission(value) if last else tuple(value) if isinstance(value, list) else value,
        body.get("audience"),
        body.get("area"),
        body.get("unless"),
    )


def _last_admission(value: object) -> int | str:
    """A length before closing in minutes, or a clock time; ``1h`` is 60."""
    if clock_value(value) is not None:
        return str(value)
    with Inside("value"):
        minutes = value if isinstance(value, int) and not isinstance(value, bool) else 0
        if isinstance(value, str) and value.strip():
            with suppress(Misfit):
                minutes = length_from_data(value)
        if 0 < minutes < _WHOLE_DAY:
            return minutes
        raise Misfit(
            f"expected a length before closing or a clock time, found '{str(value)[:40]}'",
            next_step="Write 'value: 1h', 'value: 30min' or 'value: \"19:00\"'.",
        )


def _write_promise(promise: Promise, _name_place: NamePlace) -> Json:
    return {"text": names_to_data(promise.text)} | without_empty(due=promise.due and promise.due.isoformat())


def _read_promise(body: Json, _find_place: FindPlace) -> Promise:
    return Promise(names_from_data(body.get("text")), fields.optional_day(body, "due"))


CONDUCT_CODECS: tuple[EffectCodec[Any], ...] = (
    EffectCodec(
        Guidance,
        _write_guidance,
        _read_guidance,
        mapping(
            "advice or duty: {code: …, strength: …}",
            {
                "code": part("word"),
                "strength": choice(Strength, "how strongly it is said"),
                "value": {
                    "description": "a text, a number, true or false, or a list of texts; of last_admission a length"
                    " before closing (1h, or 60 for minutes) or a clock time (19:00)",
                    "type": ["string", "number", "boolean", "array", "null"],
                    "items": part("text"),
                },
                "audience": part("text"),
                "area": part("text"),
                "unless": part("text"),
            },
            required=("code", "strength"),
        ),
    ),
    EffectCodec(
        Passage,
        lambda passage, name_place: without_empty(to=[name_place(place) for place in passage.to]),
        lambda body, find_place: Passage(fields.places(body or {}, find_place, "to")),
        mapping(
            "the place may be walked through; to some places only, if any are named",
            {"to": list_of(part("path"), "a list of places", at_least=1)},
        )
        | {"type": ["object", "null"]},
    ),
    without_fields(ClosesWithLastUnit(), "{}: the building closes when its last unit does"),
    without_fields(EntryToOpenUnits(), "{}: only people heading to a unit that is open may enter"),
    without_fields(Normal(), "{}: confirmed unchanged"),
    EffectCodec(
        Promise,
        _write_promise,
        _read_promise,
        mapping(
            "a promise of more information: {text: …}, by a day if one is given",
            {"due": part("day"), "text": part("texts")},
            required=("text",),
        ),
    ),
    EffectCodec(
        Text,
        lambda text, _name_place: names_to_data(text.text),
        lambda body, _find_place: Text(names_from_data(body)),
        part("texts"),
    ),
)
