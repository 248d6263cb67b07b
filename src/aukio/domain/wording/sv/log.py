"""A row of the update log: what was done, to which places, and in brackets what it is about."""

from collections.abc import Iterable
from typing import assert_never

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
from aukio.domain.wording.listed_days import days_taken_out, end_of_row
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import ends_with_a_day, joined, last_minute, sentence, telling
from aukio.domain.wording.sv.effects import say_effect
from aukio.domain.wording.sv.periods import OPEN_ENDS, say_about, say_list, say_period
from aukio.domain.wording.sv.shorter_days import gist_of_shorten
from aukio.domain.wording.sv.subjects import say_names, say_subject
from aukio.domain.wording.sv.times import say_day, say_moment
from aukio.domain.wording.sv.words import ADMISSIONS, BY_CHANNEL, CHANNELS, HOURS_OF, KINDS

_FEWER = {
    CapacityOf.VISITORS: "färre besökare",
    CapacityOf.APPOINTMENTS: "färre mottagningstider",
    CapacityOf.SEATS: "färre sittplatser",
    CapacityOf.LANES: "färre banor",
    CapacityOf.DESKS: "färre servicediskar",
}
_WAS_ENDED = "Upphörde att gälla"
_OFFERED = {Purpose.SERVICE: "service", Purpose.BOOKING: "tidsbokning", Purpose.ENQUIRIES: "förfrågningar"}


def say_log_row(row: LogRow, naming: Naming) -> str:
    """``Tillagt: båda hälsostationerna (endast med tidsbokning).`` (R112, R113)."""
    said = [_touched(each, naming) for each in row.touched] or [naming.place(node.place) for node in row.places]
    return sentence(f"{_done(row)}: {'; '.join(said) or say_names([])}")


def _done(row: LogRow) -> str:
    """What was done, with the last day in force, or the minute, if all that ends has the same one."""
    if row.kind is not ChangeKind.ENDED:
        return KINDS[row.kind]
    out, end = days_taken_out(row.versions), end_of_row(row.versions)
    without = f" (inte {say_list(out)})" if out else ""
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
        return "utan slutdatum" if period.open_end is None else OPEN_ENDS[period.open_end]
    return say_day(last_minute(period.end)[0]) if ends_with_a_day(period.end) else say_moment(period.end)


def _until(period: Period) -> str:
    dated = period.end is not None or period.about is not None
    return f"till {_end_of(period)}" if dated else _end_of(period)


def _altered(change: Alteration, naming: Naming) -> str:
    """``stängt till 29.12.2024, tidigare 28.12.2024``."""
    words = DifferenceWords(
        say_gists, lambda effect: say_effect(effect, naming), _until, _end_of, say_period, "tidigare", "tidigare även"
    )
    return say_alteration(change, words)


_AS_SUCH = (ChannelKind.LETTERBOX, ChannelKind.SELF_SERVICE)
_NONE = CHANNELS | {
    ChannelKind.ON_SITE: "service på plats",
    ChannelKind.PHONE: "telefonservice",
    ChannelKind.POST: "service per post",
    ChannelKind.VIDEO: "service per videosamtal",
}


def say_gists(effects: Iterable[tuple[Effect, bool]]) -> str:
    """What effects are about, in a few words: those that change most, at most two.

    Each effect comes with whether it is about equipment.
    """
    return ", ".join(telling(effects, _gist))


def _gist(effect: Effect, equipment: bool) -> str:  # noqa: C901, FBT001  # one case each; called through the ranking
    match effect:
        case Close(channels=(ChannelKind.ON_SITE,)):
            return "ingen service på plats"
        case Close(channels=channels, during=None) if not channels:
            return "utrustning ur bruk" if equipment else "stängt"
        case Close(channels=channels):
            of = joined((_NONE[each] for each in channels), "och")
            return f"ingen {of}" if of else "tidvis stängt"
        case Shorten():
            return gist_of_shorten(effect)
        case Hours(channel=channel):
            return HOURS_OF[channel or ChannelKind.ON_SITE]
        case Admit(is_):
            return ADMISSIONS[is_]
        case Offer(channel=channel, purpose=purpose):
            if channel is ChannelKind.PICK_UP or (purpose is Purpose.SERVICE and channel in _AS_SUCH):
                return CHANNELS[channel]
            return f"{_OFFERED[purpose]} {BY_CHANNEL[channel]}"
        case Capacity(of=of):
            return _FEWER[of]
        case Withhold():
            return "tjänster som inte är tillgängliga"
        case CancelEvents():
            return "inställda evenemang"
        case Bookings():
            return "bokningar"
        case Passage():
            return "genomgång"
        case ClosesWithLastUnit():
            return "stängningstid"
        case EntryToOpenUnits():
            return "vem som får komma in"
        case Normal():
            return "normal service"
        case Elsewhere():
            return "service på annat ställe"
        case Guidance():
            return "anvisningar"
        case Promise() | Text():
            return "information"
        case _:
            assert_never(effect)
