"""A row of the update log: the verb of its kind, the subjects it touched, and in brackets what it was about."""

from collections.abc import Iterable
from typing import assert_never

from aukio.domain.city.places import ChannelKind, Purpose
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
from aukio.domain.publishing.log import LogRow, Touched
from aukio.domain.wording.en.periods import say_list
from aukio.domain.wording.en.shorter_days import gist_of_shorten
from aukio.domain.wording.en.subjects import say_names, say_subject
from aukio.domain.wording.en.times import say_day, say_moment
from aukio.domain.wording.en.words import ADMISSIONS, BY_CHANNEL, CLOSED_CHANNELS, HOURS_OF, KINDS
from aukio.domain.wording.listed_days import days_taken_out
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import ends_with_a_day, joined, last_minute, sentence, telling

_FEWER = {
    CapacityOf.VISITORS: "fewer visitors",
    CapacityOf.APPOINTMENTS: "fewer appointments",
    CapacityOf.SEATS: "fewer seats",
    CapacityOf.LANES: "fewer lanes",
    CapacityOf.DESKS: "fewer desks",
}


def say_log_row(row: LogRow, naming: Naming) -> str:
    """``Added: both health centres (by appointment only); Employment Corner (no service on site).`` (R112, R113)."""
    said = [_touched(each, naming) for each in row.touched] or [naming.place(node.place) for node in row.places]
    return sentence(f"{KINDS[row.kind]}{_end(row)}: {'; '.join(said) or say_names([])}")


def _end(row: LogRow) -> str:
    """When all that the row ends has the same end: its last day, or the minute; it may still lie ahead."""
    out = days_taken_out(row.versions) if row.kind is ChangeKind.ENDED else ()
    if out:
        return f" (not {say_list(out)})"
    ends = {version.arrangement.period.end for version in row.versions}
    end = next(iter(ends)) if row.kind is ChangeKind.ENDED and len(ends) == 1 else None
    if end is None:
        return ""
    return f" (last day {say_day(last_minute(end)[0])})" if ends_with_a_day(end) else f" (until {say_moment(end)})"


def _touched(touched: Touched, naming: Naming) -> str:
    return f"{say_subject(touched.subject, naming)} ({say_gists(touched.effects)})"


def say_gists(effects: Iterable[tuple[Effect, bool]]) -> str:
    """What some effects are about, in a few words: those that change most, and no more than two.

    Each effect comes with whether it is about equipment.
    """
    return ", ".join(telling(effects, _gist))


def _gist(effect: Effect, equipment: bool) -> str:  # noqa: C901, FBT001  # one case for each effect; called through the ranking
    match effect:
        case Close(channels=(ChannelKind.ON_SITE,)):
            return "no service on site"
        case Close(channels=channels, during=None) if not channels:
            return "equipment not in use" if equipment else "closed"
        case Close(channels=channels):
            of = joined((CLOSED_CHANNELS[each] for each in channels), "and")
            return f"{of} closed" if of else "closed at times"
        case Shorten():
            return gist_of_shorten(effect)
        case Hours(channel=channel):
            return HOURS_OF[channel or ChannelKind.ON_SITE]
        case Admit(is_):
            return ADMISSIONS[is_]
        case Offer(channel=channel, purpose=purpose):
            return f"{'booking ' if purpose is Purpose.BOOKING else ''}{BY_CHANNEL[channel]}"
        case Capacity(of=of):
            return _FEWER[of]
        case Withhold():
            return "services not available"
        case CancelEvents():
            return "events cancelled"
        case Bookings():
            return "bookings"
        case Passage():
            return "way through"
        case ClosesWithLastUnit():
            return "closing time"
        case EntryToOpenUnits():
            return "who may enter"
        case Normal():
            return "normal service"
        case Elsewhere():
            return "where to go instead"
        case Guidance():
            return "advice"
        case Promise() | Text():
            return "information"
        case _:
            assert_never(effect)
