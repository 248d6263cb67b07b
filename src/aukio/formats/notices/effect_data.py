"""Plain data of effects: each a mapping with exactly one key, the name of what it does, as in a notice file.

Files name places by path and rows by id, so both ways are told how a place is named or found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar, assert_never

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import Admission, ChannelKind, HoursMean, PlaceId, Purpose
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Normal,
    Offer,
    Passage,
    Promise,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.week import Week
from aukio.formats.values.keys import Inside, Misfit, read_word, say_choice
from aukio.formats.values.text_data import (
    Json,
    contacts_from_data,
    contacts_to_data,
    day_from_data,
    names_from_data,
    names_to_data,
    week_from_data,
    without_empty,
)

NamePlace: TypeAlias = Callable[[PlaceId], object]
FindPlace: TypeAlias = Callable[[Json], PlaceId]
"""Finds the place that data names, or raises ``NotFound``."""

EFFECTS = (
    "hours",
    "close",
    "offer",
    "admission",
    "bookings",
    "capacity",
    "withhold",
    "elsewhere",
    "cancel_events",
    "guidance",
    "passage",
    "closes_with_last_unit",
    "entry_to_open_units",
    "normal",
    "promise",
    "text",
)

_Word = TypeVar("_Word", bound=StrEnum)


def effects_to_data(effects: Iterable[Effect], name_place: NamePlace) -> list[dict[str, Json]]:
    """Each effect as a mapping with one key, its name, without what is as usual."""
    return [_effect_to_data(effect, name_place) for effect in effects]


def effects_from_data(data: Sequence[Mapping[str, Json]], find_place: FindPlace) -> tuple[Effect, ...]:
    """Effects, in order."""
    effects = []
    for index, item in enumerate(data):
        ((name, body),) = item.items()
        with Inside(index, name):
            effects.append(_effect_from_data(name, {} if body is None else body, find_place))
    return tuple(effects)


def found_place(find_place: FindPlace, named: Json) -> PlaceId:
    """The place that data names; one that is not recorded is a misfit where it is named."""
    try:
        return find_place(named)
    except NotFound as error:
        raise Misfit(error.message, next_step=error.next_step) from None


def _effect_to_data(effect: Effect, name_place: NamePlace) -> dict[str, Json]:  # noqa: C901 - one case per effect
    match effect:
        case Hours(week, channel):
            return {"hours": without_empty(channel=channel and channel.value, week=str(week))}
        case Close(channels, during):
            return {
                "close": without_empty(channels=[channel.value for channel in channels], during=during and str(during))
            }
        case Offer(channel, purpose, week, contacts, admission, means):
            return {
                "offer": without_empty(
                    channel=channel.value,
                    purpose=None if purpose is Purpose.SERVICE else purpose.value,
                    week=week and str(week),
                    contacts=contacts_to_data(contacts),
                    admission=None if admission is Admission.WALK_IN else admission.value,
                    means=None if means is None else means.value,
                )
            }
        case Admit(admission, services, audience, channel):
            return {
                "admission": {"is": admission.value}
                | without_empty(
                    services=list(services),
                    audience=audience,
                    channel=None if channel is ChannelKind.ON_SITE else channel.value,
                )
            }
        case Bookings(new, existing, tell):
            return {
                "bookings": without_empty(
                    new=new and new.value, existing=existing and existing.value, tell=tell and tell.value
                )
            }
        case Capacity(of, ratio, max_):
            return {"capacity": without_empty(of=of.value, ratio=ratio, max=max_)}
        case Withhold(services):
            return {"withhold": {"services": list(services)}}
        case Elsewhere(service, places, nearest_type):
            nearest = None if nearest_type is None else {"type": nearest_type}
            named = [name_place(place) for place in places]
            return {"elsewhere": {"service": service} | without_empty(places=named, nearest=nearest)}
        case CancelEvents(categories, born_on_or_after, condition):
            spared = born_on_or_after and {"born_on_or_after": born_on_or_after.isoformat()}
            return {
                "cancel_events": {"categories": list(categories)}
                | without_empty(**{"except": spared}, condition=condition)
            }
        case Guidance(code, strength, value, audience, area, unless):
            shown = {} if value is None else {"value": list(value) if isinstance(value, tuple) else value}
            return {
                "guidance": {"code": code, "strength": strength.value}
                | shown
                | without_empty(audience=audience, area=area, unless=unless)
            }
        case Passage():
            return {"passage": {}}
        case ClosesWithLastUnit():
            return {"closes_with_last_unit": {}}
        case EntryToOpenUnits():
            return {"entry_to_open_units": {}}
        case Normal():
            return {"normal": {}}
        case Promise(text, due):
            return {"promise": {"text": names_to_data(text)} | without_empty(due=due and due.isoformat())}
        case Text(text):
            return {"text": names_to_data(text)}
        case _:
            assert_never(effect)


def _effect_from_data(name: str, body: Json, find_place: FindPlace) -> Effect:  # noqa: C901 - one case per effect
    match name:
        case "hours":
            return Hours(_week(body, "week"), _optional(ChannelKind, body, "channel"))
        case "close":
            return Close(_channels(body), _optional_week(body, "during"))
        case "offer":
            return _offer(body)
        case "admission":
            return Admit(
                _word(Admission, body, "is"),
                tuple(body.get("services", ())),
                body.get("audience"),
                _optional(ChannelKind, body, "channel") or ChannelKind.ON_SITE,
            )
        case "bookings":
            return Bookings(
                _optional(NewBookings, body, "new"),
                _optional(ExistingBookings, body, "existing"),
                _optional(Tell, body, "tell"),
            )
        case "capacity":
            return _capacity(body)
        case "withhold":
            return Withhold(tuple(body["services"]))
        case "elsewhere":
            return _elsewhere(body, find_place)
        case "cancel_events":
            return CancelEvents(tuple(body["categories"]), _born(body.get("except", {})), body.get("condition", ""))
        case "guidance":
            return _guidance(body)
        case "passage":
            return Passage()
        case "closes_with_last_unit":
            return ClosesWithLastUnit()
        case "entry_to_open_units":
            return EntryToOpenUnits()
        case "normal":
            return Normal()
        case "promise":
            return Promise(names_from_data(body.get("text")), _day(body, "due"))
        case "text":
            return Text(names_from_data(body))
        case _:
            raise Misfit(say_choice(name, list(EFFECTS)))


def _channels(body: Json) -> tuple[ChannelKind, ...]:
    channels = []
    for index, item in enumerate(body.get("channels", ())):
        with Inside("channels", index):
            channels.append(read_word(ChannelKind, item))
    return tuple(channels)


def _offer(body: Json) -> Offer:
    with Inside("contacts"):
        contacts = contacts_from_data(body.get("contacts", ()))
    return Offer(
        _word(ChannelKind, body, "channel"),
        _optional(Purpose, body, "purpose") or Purpose.SERVICE,
        _optional_week(body, "week"),
        contacts,
        _optional(Admission, body, "admission") or Admission.WALK_IN,
        _optional(HoursMean, body, "means"),
    )


def _capacity(body: Json) -> Capacity:
    try:
        return Capacity(_word(CapacityOf, body, "of"), body.get("ratio"), body.get("max"))
    except ValueError as error:
        raise Misfit(str(error)) from None


def _elsewhere(body: Json, find_place: FindPlace) -> Elsewhere:
    places = []
    for index, named in enumerate(body.get("places", ())):
        with Inside("places", index):
            places.append(found_place(find_place, named))
    return Elsewhere(body["service"], tuple(places), body["nearest"]["type"] if "nearest" in body else None)


def _born(body: Json) -> date | None:
    with Inside("except"):
        return _day(body, "born_on_or_after")


def _guidance(body: Json) -> Guidance:
    value = body.get("value")
    return Guidance(
        body["code"],
        _word(Strength, body, "strength"),
        tuple(value) if isinstance(value, list) else value,
        body.get("audience"),
        body.get("area"),
        body.get("unless"),
    )


def _word(words: type[_Word], body: Json, key: str) -> _Word:
    with Inside(key):
        return read_word(words, body[key])


def _optional(words: type[_Word], body: Json, key: str) -> _Word | None:
    return _word(words, body, key) if body.get(key) is not None else None


def _week(body: Json, key: str) -> Week:
    with Inside(key):
        return week_from_data(body[key])


def _optional_week(body: Json, key: str) -> Week | None:
    return _week(body, key) if body.get(key) is not None else None


def _day(body: Json, key: str) -> date | None:
    with Inside(key):
        return day_from_data(body[key]) if body.get(key) is not None else None
