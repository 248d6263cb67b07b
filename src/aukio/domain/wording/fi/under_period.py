"""A fact under a period that is said before it: "30.3. alkaen: suljettu, avataan jälleen 1.6." """

from dataclasses import replace

from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Bookings, Close, Effect, ExistingBookings, Hours, Offer, Shorten
from aukio.domain.wording.fi.effects import say_effect, say_offer
from aukio.domain.wording.fi.shorter_days import say_shorten
from aukio.domain.wording.fi.times import say_day, say_spans, say_week
from aukio.domain.wording.fi.words import HOURS_OF
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import Beside, When


def say_under_period(effect: Effect, when: When, naming: Naming, beside: Beside) -> str:
    """One sentence without its period and place."""
    normally = "" if beside.normally is None else f" (tavallisesti {say_week(beside.normally)})"
    match effect:
        case Close(channels=(ChannelKind.ON_SITE,), during=None) if beside.unstaffed is not None:
            hours = "" if beside.unstaffed.week is None else f" {say_week(beside.unstaffed.week)}"
            return sentence(f"ei henkilökuntaa; itsepalvelu on auki{hours}")
        case Close(channels=(), during=None) if beside.equipment:
            return "Ei käytössä."
        case Close(channels=(), during=None):
            closed = "sulku jatkuu" if when.still else "suljettu"
            if when.reopens is None or when.period.in_several_parts:
                return sentence(closed)
            return sentence(f"{closed}, avataan jälleen {say_day(when.reopens, when.today)}")
        case Hours(_, channel) if beside.spans:
            said = say_spans(beside.spans)
            of = "auki" if channel in (None, ChannelKind.ON_SITE) else HOURS_OF[channel]
            return sentence(f"{of} {f'klo {said}' if said[:1].isdigit() else said}{normally}")
        case Hours(week, channel):
            of = HOURS_OF[channel or ChannelKind.ON_SITE]
            said = "eivät ole tiedossa" if week is None else say_week(week)
            return sentence(f"{of} {said}{normally}")
        case Offer():
            return say_offer(effect, only=beside.only)
        case Shorten():
            return sentence(say_shorten(effect, when.tense, beside))
        case Bookings(new=new, existing=ExistingBookings.CONTACT) if new is not None:
            # Two short sentences: a notice says them of several places.
            return f"{say_effect(Bookings(new), naming)} {say_effect(replace(effect, new=None), naming)}"
        case _:  # partial: the others are said as they are anywhere
            return say_effect(effect, naming)
