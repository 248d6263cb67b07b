"""A row of the update log: what was done, to which places, and in brackets what it is about."""

from collections.abc import Iterable
from typing import assert_never

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import ChannelKind, Purpose
from aukio.domain.clock.local_time import Period
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
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.publishing.log import Alteration, LogRow, Touched
from aukio.domain.wording.differences import DifferenceWords, say_alteration
from aukio.domain.wording.fi.effects import say_effect
from aukio.domain.wording.fi.periods import OPEN_ENDS, say_about, say_list, say_period
from aukio.domain.wording.fi.shorter_days import gist_of_shorten
from aukio.domain.wording.fi.subjects import say_names, say_subject
from aukio.domain.wording.fi.times import say_day, say_moment
from aukio.domain.wording.fi.words import ADMISSIONS, BY_CHANNEL, CLOSED_CHANNELS, HOURS_OF, KINDS, PURPOSES
from aukio.domain.wording.listed_days import days_taken_out, end_of_row
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import ends_with_a_day, joined, last_minute, sentence, telling

_FEWER = {
    CapacityOf.VISITORS: "vähemmän kävijöitä",
    CapacityOf.APPOINTMENTS: "vähemmän vastaanottoaikoja",
    CapacityOf.SEATS: "vähemmän istumapaikkoja",
    CapacityOf.LANES: "vähemmän ratoja",
    CapacityOf.DESKS: "vähemmän palvelutiskejä",
}


_WAS_ENDED = "Voimassaolo päättyi"


def say_log_row(row: LogRow, naming: Naming) -> str:
    """``Lisätty: molemmat terveysasemat (vain ajanvarauksella); Starttipiste (ei palvelua paikan päällä).``"""
    said = [_touched(each, naming) for each in row.touched] or [naming.place(node.place) for node in row.places]
    return sentence(f"{_done(row)}: {'; '.join(said) or say_names([])}")


def _done(row: LogRow) -> str:
    """What was done, with the last day in force, or the minute, if all that ends has the same one."""
    if row.kind is not ChangeKind.ENDED:
        return KINDS[row.kind]
    out, end = days_taken_out(row.versions), end_of_row(row.versions)
    without = f" (ei {say_list(out)})" if out else ""
    if end is None:
        return f"{KINDS[row.kind]}{without}"
    last, _ = last_minute(end)
    when = say_day(last) if ends_with_a_day(end) else say_moment(end)
    return f"{_WAS_ENDED if last < row.date else KINDS[row.kind]} {when}{without}"


def _touched(touched: Touched, naming: Naming) -> str:
    changes = "; ".join(dict.fromkeys(_altered(each, naming) for each in touched.altered))
    return f"{say_subject(touched.subject, naming)} ({changes or say_gists(touched.effects)})"


def _end_of(period: Period) -> str:
    """``28.12.2024``; an open end in its own idiom."""
    if period.about is not None:
        return say_about(period.about)
    if period.end is None:
        return "ilman päättymispäivää" if period.open_end is None else OPEN_ENDS[period.open_end]
    return say_day(last_minute(period.end)[0]) if ends_with_a_day(period.end) else say_moment(period.end)


def _until(period: Period) -> str:
    return _end_of(period) if period.end is None else f"{_end_of(period)} asti"


def _altered(change: Alteration, naming: Naming) -> str:
    """``suljettu 29.12.2024 asti, aiemmin 28.12.2024``."""
    words = DifferenceWords(
        say_gists, lambda effect: say_effect(effect, naming), _until, _end_of, say_period, "aiemmin", "aiemmin myös"
    )
    return say_alteration(change, words)


def say_gists(effects: Iterable[tuple[Effect, bool]]) -> str:
    """What effects are about, in a few words: those that change most, at most two.

    Each effect comes with whether it is about equipment.
    """
    return ", ".join(telling(effects, _gist))


def _gist(effect: Effect, equipment: bool) -> str:  # noqa: C901, FBT001  # one case for each effect; called through the ranking
    match effect:
        case Close(channels=channels, during=during):
            part = "" if during is None else " osan ajasta"
            if channels == (ChannelKind.ON_SITE,):
                return f"ei palvelua paikan päällä{part}"
            if channels:
                return f"{joined((CLOSED_CHANNELS[each] for each in channels), 'ja')} ei käytössä{part}"
            return f"{'laitteita ei käytössä' if equipment else 'suljettu'}{part}"
        case Shorten():
            return gist_of_shorten(effect)
        case Hours(channel=channel):
            return HOURS_OF[channel or ChannelKind.ON_SITE]
        case Admit(is_):
            return ADMISSIONS[is_]
        case Offer(channel=channel, purpose=purpose):
            return _offered(channel, purpose)
        case Capacity(of=of):
            return _FEWER[of]
        case Withhold():
            return "palveluja ei saatavilla"
        case CancelEvents():
            return "tapahtumia peruttu"
        case Bookings():
            return "varaukset"
        case Passage():
            return "läpikulku"
        case ClosesWithLastUnit():
            return "sulkemisaika"
        case EntryToOpenUnits():
            return "sisäänpääsy"
        case Normal():
            return "palvelu tavalliseen tapaan"
        case Elsewhere():
            return "palvelu muualla"
        case Guidance():
            return "ohjeet"
        case Promise() | Text():
            return "lisätietoa"
        case _:
            assert_never(effect)


_OFFERED = Partial(
    {ChannelKind.LETTERBOX: "postilaatikko", ChannelKind.PICK_UP: "nouto", ChannelKind.SELF_SERVICE: "itsepalvelu"},
    reason="the others are said as a purpose by that channel",
)


def _offered(channel: ChannelKind, purpose: Purpose) -> str:
    said = _OFFERED.get(channel) if purpose is Purpose.SERVICE else None
    return said or f"{PURPOSES[purpose]} {BY_CHANNEL[channel]}"
