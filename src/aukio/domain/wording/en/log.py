"""A row of the update log: the verb of its kind, the subjects it touched, and in brackets what it was about."""

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
from aukio.domain.wording.en.effects import say_effect
from aukio.domain.wording.en.periods import OPEN_ENDS, say_about, say_list, say_period
from aukio.domain.wording.en.shorter_days import gist_of_shorten
from aukio.domain.wording.en.subjects import say_names, say_subject
from aukio.domain.wording.en.times import say_day, say_moment
from aukio.domain.wording.en.words import ADMISSIONS, BY_CHANNEL, CHANNELS, CLOSED_CHANNELS, HOURS_OF, KINDS
from aukio.domain.wording.listed_days import days_taken_out, end_of_row
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
    return sentence(f"{_done(row)}: {'; '.join(said) or say_names([])}")


_ENDS = "Ends"


def _done(row: LogRow) -> str:
    """What was done; of an end its day, or the minute, if all that ends has the same: it may still lie ahead."""
    if row.kind is not ChangeKind.ENDED:
        return KINDS[row.kind]
    out, end = days_taken_out(row.versions), end_of_row(row.versions)
    without = f" (not {say_list(out)})" if out else ""
    if end is None:
        return f"{KINDS[row.kind]}{without}"
    last, _ = last_minute(end)
    when = f"on {say_day(last)}" if ends_with_a_day(end) else f"on {say_moment(end)}"
    return f"{KINDS[row.kind] if last < row.date else _ENDS} {when}{without}"


def _touched(touched: Touched, naming: Naming) -> str:
    changes = "; ".join(dict.fromkeys(_altered(each, naming) for each in touched.altered))
    return f"{say_subject(touched.subject, naming)} ({changes or say_gists(touched.effects)})"


def _end_of(period: Period) -> str:
    """``28 December 2024``; an open end in its own idiom."""
    if period.about is not None:
        return say_about(period.about)
    if period.end is None:
        return "without an end" if period.open_end is None else OPEN_ENDS[period.open_end]
    return say_day(last_minute(period.end)[0]) if ends_with_a_day(period.end) else say_moment(period.end)


def _until(period: Period) -> str:
    dated = period.end is not None or period.about is not None
    return f"until {_end_of(period)}" if dated else _end_of(period)


def _altered(change: Alteration, naming: Naming) -> str:
    """``closed until 29 December 2024, earlier 28 December 2024``."""
    words = DifferenceWords(
        say_gists, lambda effect: say_effect(effect, naming), _until, _end_of, say_period, "earlier", "earlier also"
    )
    return say_alteration(change, words)


_AS_SUCH = (ChannelKind.LETTERBOX, ChannelKind.SELF_SERVICE)


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
            if channel is ChannelKind.PICK_UP or (purpose is Purpose.SERVICE and channel in _AS_SUCH):
                return CHANNELS[channel]
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
