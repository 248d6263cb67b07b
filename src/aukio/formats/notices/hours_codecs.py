"""The codecs of the effects on hours and admission."""

from typing import Any

from aukio.domain.city.places import Admission, ChannelKind, HoursMean, Purpose
from aukio.domain.facts.effects import (
    Admit,
    Close,
    Hours,
    Offer,
    Shorten,
)
from aukio.domain.week.rules import clock_text
from aukio.formats.notices import effect_fields as fields
from aukio.formats.notices.effect_codec import EffectCodec
from aukio.formats.notices.effect_fields import DURING, FindPlace, NamePlace
from aukio.formats.schemas.schema_parts import choice, list_of, mapping, part
from aukio.formats.values.keys import Misfit
from aukio.formats.values.text_data import Json, contacts_to_data, without_empty
from aukio.formats.values.time_data import length_to_data

_WEEK = part("week")
_UNKNOWN = "unknown"
"""Stands for a week in ``hours``: the hours differ, and how is not known (G23)."""
_WEEK_OR_UNKNOWN = f"a week such as 'Mo-Fr 08:00-16:00; PH off', or {_UNKNOWN} where the hours differ and are not known"
_SERVICES = list_of(part("slug"), "a list of services", at_least=1)


def _write_hours(hours: Hours, _name_place: NamePlace) -> Json:
    week = _UNKNOWN if hours.week is None else str(hours.week)
    return without_empty(channel=hours.channel and hours.channel.value, week=week)


def _read_hours(body: Json, _find_place: FindPlace) -> Hours:
    week = None if body["week"] == _UNKNOWN else fields.week(body)
    return Hours(week, fields.optional_word(ChannelKind, body, "channel"))


def _write_close(close: Close, _name_place: NamePlace) -> Json:
    return without_empty(
        channels=[channel.value for channel in close.channels], during=fields.written_week(close.during)
    )


def _read_close(body: Json, _find_place: FindPlace) -> Close:
    return Close(fields.channel_kinds(body), fields.optional_week(body, "during"))


def _write_shorten(shorten: Shorten, _name_place: NamePlace) -> Json:
    return without_empty(
        opens_late=shorten.opens_late and length_to_data(shorten.opens_late),
        not_before=None if shorten.not_before is None else clock_text(shorten.not_before),
        closes_early=shorten.closes_early and length_to_data(shorten.closes_early),
        not_after=None if shorten.not_after is None else clock_text(shorten.not_after),
        channels=[channel.value for channel in shorten.channels],
    )


def _read_shorten(body: Json, _find_place: FindPlace) -> Shorten:
    lengths = (fields.optional_length(body, key) for key in ("opens_late", "closes_early"))
    clocks = (fields.optional_clock(body, key) for key in ("not_before", "not_after"))
    (opens_late, closes_early), (not_before, not_after) = lengths, clocks
    try:
        return Shorten(opens_late, not_before, closes_early, not_after, fields.channel_kinds(body))
    except ValueError as error:
        raise Misfit(str(error)) from None


def _write_offer(offer: Offer, _name_place: NamePlace) -> Json:
    return without_empty(
        channel=offer.channel.value,
        purpose=None if offer.purpose is Purpose.SERVICE else offer.purpose.value,
        week=offer.week and str(offer.week),
        contacts=contacts_to_data(offer.contacts),
        admission=None if offer.admission is Admission.WALK_IN else offer.admission.value,
        means=None if offer.means is None else offer.means.value,
    )


def _read_offer(body: Json, _find_place: FindPlace) -> Offer:
    contacts = fields.contacts(body)
    return Offer(
        fields.word(ChannelKind, body, "channel"),
        fields.optional_word(Purpose, body, "purpose") or Purpose.SERVICE,
        fields.optional_week(body),
        contacts,
        fields.optional_word(Admission, body, "admission") or Admission.WALK_IN,
        fields.optional_word(HoursMean, body, "means"),
    )


def _write_admit(admit: Admit, _name_place: NamePlace) -> Json:
    return {"is": admit.is_.value} | without_empty(
        services=list(admit.services),
        audience=admit.audience,
        channel=None if admit.channel is ChannelKind.ON_SITE else admit.channel.value,
        during=fields.written_week(admit.during),
    )


def _read_admit(body: Json, _find_place: FindPlace) -> Admit:
    return Admit(
        fields.word(Admission, body, "is"),
        tuple(body.get("services", ())),
        body.get("audience"),
        fields.optional_word(ChannelKind, body, "channel") or ChannelKind.ON_SITE,
        fields.exact_week(body),
    )


HOURS_CODECS: tuple[EffectCodec[Any], ...] = (
    EffectCodec(
        Hours,
        _write_hours,
        _read_hours,
        mapping(
            "a week that replaces the normal one: {week: …}, of a channel if one is named",
            {"channel": part("channel_kind"), "week": _WEEK | {"description": _WEEK_OR_UNKNOWN}},
            required=("week",),
        ),
    ),
    EffectCodec(
        Close,
        _write_close,
        _read_close,
        mapping(
            "what is closed: {} all day, {during: a week} in some hours, {channels: […]} beside those in the house",
            {"channels": list_of(part("channel_kind"), "a list of kinds of channel", at_least=1), "during": _WEEK},
        )
        | {"type": ["object", "null"]},
    ),
    EffectCodec(
        Shorten,
        _write_shorten,
        _read_shorten,
        mapping(
            "a day that begins later or ends earlier: {opens_late: 2h} or {not_before: '11:00'}, {closes_early: 1h} or"
            " {not_after: '15:00'}; on site, unless channels are named",
            {
                "opens_late": part("length"),
                "not_before": part("clock"),
                "closes_early": part("length"),
                "not_after": part("clock"),
                "channels": list_of(part("channel_kind"), "a list of kinds of channel", at_least=1),
            },
            minProperties=1,
        ),
    ),
    EffectCodec(
        Offer,
        _write_offer,
        _read_offer,
        mapping(
            "a channel that exists only now; without a week it follows the hours on site",
            {
                "channel": part("channel_kind"),
                "purpose": part("purpose"),
                "week": _WEEK,
                "contacts": part("contacts"),
                "admission": part("admission"),
                "means": choice(HoursMean, "whether hours say when people answer, or when things are taken in"),
            },
            required=("channel",),
        ),
    ),
    EffectCodec(
        Admit,
        _write_admit,
        _read_admit,
        mapping(
            "how people are admitted: {is: …}, for services or an audience if they are named",
            {
                "is": part("admission"),
                "services": _SERVICES,
                "audience": part("text"),
                "channel": part("channel_kind"),
                "during": DURING,
            },
            required=("is",),
        ),
    ),
)
