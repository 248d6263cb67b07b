"""The codecs of the effects on bookings, capacity, services and events."""

from typing import Any

from aukio.domain.facts.effects import (
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Elsewhere,
    ExistingBookings,
    NewBookings,
    Tell,
    Withhold,
)
from aukio.formats.notices import effect_fields as fields
from aukio.formats.notices.effect_codec import EffectCodec
from aukio.formats.notices.effect_fields import DURING, FindPlace, NamePlace
from aukio.formats.schemas.schema_parts import choice, list_of, mapping, part
from aukio.formats.values.keys import Inside, Misfit
from aukio.formats.values.text_data import Json, without_empty

_SERVICES = list_of(part("slug"), "a list of services", at_least=1)


def _write_bookings(policy: Bookings, _name_place: NamePlace) -> Json:
    return without_empty(
        new=policy.new and policy.new.value,
        existing=policy.existing and policy.existing.value,
        tell=policy.tell and policy.tell.value,
        during=fields.written_week(policy.during),
    )


def _read_bookings(body: Json, _find_place: FindPlace) -> Bookings:
    return Bookings(
        fields.optional_word(NewBookings, body, "new"),
        fields.optional_word(ExistingBookings, body, "existing"),
        fields.optional_word(Tell, body, "tell"),
        fields.exact_week(body),
    )


def _write_capacity(capacity: Capacity, _name_place: NamePlace) -> Json:
    during = fields.written_week(capacity.during)
    return without_empty(of=capacity.of.value, ratio=capacity.ratio, max=capacity.max, during=during)


def _read_capacity(body: Json, _find_place: FindPlace) -> Capacity:
    during = fields.exact_week(body)
    try:
        return Capacity(fields.word(CapacityOf, body, "of"), body.get("ratio"), body.get("max"), during)
    except ValueError as error:
        raise Misfit(str(error)) from None


def _write_elsewhere(elsewhere: Elsewhere, name_place: NamePlace) -> Json:
    nearest = None if elsewhere.nearest_type is None else {"type": elsewhere.nearest_type}
    named = [name_place(place) for place in elsewhere.places]
    during = fields.written_week(elsewhere.during)
    return {"service": elsewhere.service} | without_empty(places=named, nearest=nearest, during=during)


def _read_elsewhere(body: Json, find_place: FindPlace) -> Elsewhere:
    places = fields.places(body, find_place)
    nearest = body["nearest"]["type"] if "nearest" in body else None
    return Elsewhere(body["service"], places, nearest, fields.exact_week(body))


def _write_cancel_events(cancelled: CancelEvents, _name_place: NamePlace) -> Json:
    born = cancelled.born_on_or_after
    spared = born and {"born_on_or_after": born.isoformat()}
    return {"categories": list(cancelled.categories)} | without_empty(
        **{"except": spared}, condition=cancelled.condition
    )


def _read_cancel_events(body: Json, _find_place: FindPlace) -> CancelEvents:
    with Inside("except"):
        born = fields.optional_day(body.get("except", {}), "born_on_or_after")
    return CancelEvents(tuple(body["categories"]), born, body.get("condition", ""))


SERVICE_CODECS: tuple[EffectCodec[Any], ...] = (
    EffectCodec(
        Bookings,
        _write_bookings,
        _read_bookings,
        mapping(
            "what becomes of bookings that start in the period: {new: …, existing: …, tell: …}",
            {
                "new": choice(NewBookings, "whether new bookings are made"),
                "existing": choice(ExistingBookings, "what becomes of bookings already made"),
                "tell": choice(Tell, "who tells the people booked"),
                "during": DURING,
            },
            anyOf=[{"required": [each]} for each in ("new", "existing", "tell")],
        ),
    ),
    EffectCodec(
        Capacity,
        _write_capacity,
        _read_capacity,
        mapping(
            "less room: {of: …} with a ratio or a max, or with neither when it is merely reduced",
            {
                "of": choice(CapacityOf, "what there is less of"),
                "ratio": {
                    "description": "a number from 0 to 1",
                    "type": ["number", "null"],
                    "minimum": 0,
                    "maximum": 1,
                },
                "max": {
                    "description": "a whole number from 0",
                    "type": ["integer", "null"],
                    "minimum": 0,
                    "maximum": 10_000_000,
                },
                "during": DURING,
            },
            required=("of",),
        ),
    ),
    EffectCodec(
        Withhold,
        lambda withhold, _name_place: (
            {"services": list(withhold.services)} | without_empty(during=fields.written_week(withhold.during))
        ),
        lambda body, _find_place: Withhold(tuple(body["services"]), fields.exact_week(body)),
        mapping("services that cannot be had", {"services": _SERVICES, "during": DURING}, required=("services",)),
    ),
    EffectCodec(
        Elsewhere,
        _write_elsewhere,
        _read_elsewhere,
        mapping(
            "where else a service can be had: places, or the nearest of a type",
            {
                "service": part("slug"),
                "places": list_of(part("path"), "a list of paths", at_least=1),
                "nearest": mapping("the type of place: {type: …}", {"type": part("word")}, required=("type",)),
                "during": DURING,
            },
            required=("service",),
            oneOf=[{"required": ["places"]}, {"required": ["nearest"]}],
        ),
    ),
    EffectCodec(
        CancelEvents,
        _write_cancel_events,
        _read_cancel_events,
        mapping(
            "events that are cancelled, by category",
            {
                "categories": list_of(part("word"), "a list of categories", at_least=1),
                "except": mapping(
                    "whose events are spared: {born_on_or_after: a day}",
                    {"born_on_or_after": part("day")},
                    required=("born_on_or_after",),
                ),
                "condition": part("text"),
            },
            required=("categories",),
        ),
    ),
)
