"""A fact under a period that is said before it: "From 30 March: closed; will reopen on 1 June." """

from dataclasses import replace

from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Bookings, Close, Effect, ExistingBookings, Hours, Offer, Shorten
from aukio.domain.wording.en.effects import say_effect, say_offer
from aukio.domain.wording.en.shorter_days import say_shorten
from aukio.domain.wording.en.times import say_day, say_spans, say_week
from aukio.domain.wording.en.words import HOURS_OF
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import Beside, When


def say_under_period(  # noqa: C901  # one case for each effect
    effect: Effect, when: When, naming: Naming, beside: Beside
) -> str:
    """One sentence without its period and place."""
    normally = "" if beside.normally is None else f" (normally {say_week(beside.normally)})"
    match effect:
        case Close(channels=(ChannelKind.ON_SITE,), during=None) if beside.unstaffed is not None:
            hours = "" if beside.unstaffed.week is None else f" {say_week(beside.unstaffed.week)}"
            return sentence(f"no staff; self-service open{hours}")
        case Close(channels=(ChannelKind.ON_SITE,), during=None):
            return "No service on site."
        case Close(channels=(), during=None) if beside.equipment:
            return "Not in use."
        case Close(channels=(), during=None):
            closed = "will stay closed" if when.still else "closed"
            if when.reopens is None or when.period.in_several_parts:
                return sentence(closed)
            return sentence(f"{closed}; will reopen on {say_day(when.reopens, when.today)}")
        case Hours(_, channel) if beside.spans:
            of = "open" if channel in (None, ChannelKind.ON_SITE) else HOURS_OF[channel]
            return sentence(f"{of} {say_spans(beside.spans)}{normally}")
        case Hours(week, channel):
            return sentence(f"{HOURS_OF[channel or ChannelKind.ON_SITE]} {say_week(week)}{normally}")
        case Offer():
            return say_offer(effect, only=beside.only)
        case Shorten():
            return sentence(say_shorten(effect, when.tense, beside))
        case Bookings(new=new, existing=ExistingBookings.CONTACT) if new is not None:
            # Two short sentences: a notice says them of several places.
            return f"{say_effect(Bookings(new), naming)} {say_effect(replace(effect, new=None), naming)}"
        case _:  # partial: the others are said as they are anywhere
            return say_effect(effect, naming)
