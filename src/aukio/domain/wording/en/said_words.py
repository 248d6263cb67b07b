"""English words by which staff say a change, where it holds, and when."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.said_words import SaidTimes, SaidWords

SAID_WORDS = SaidWords(
    all_in=("everything", "all", "all units"),
    all_of=("all", "all the", "every", "both"),
    whole_city=("the whole city", "whole city", "every place"),
    joints=("and",),
    excepted=("except", "except for", "but not", "apart from"),
    instead=("go to", "use", "instead at", "instead"),
    instead_text="You can go to {place} instead.",
    times=SaidTimes(
        now=("now", "at once", "right now"),
        until=("until", "till", "to", "through"),
        since=("from", "since", "starting", "as of"),
        for_now=("for now", "until further notice", "for the time being"),
        weekdays=(("Monday",), ("Tuesday",), ("Wednesday",), ("Thursday",), ("Friday",), ("Saturday",), ("Sunday",)),
        days=("day", "days"),
        numbers=("one", "two", "three", "four", "five", "six", "seven"),
    ),
    changes=Partial(
        {
            Template.CLOSED: ("closed", "shut", "closes", "is closed", "are closed", "will be closed"),
            Template.REMOTE_ONLY: ("phone only", "by phone only", "only by phone", "phone and e-mail only"),
            Template.BY_APPOINTMENT: (
                "by appointment",
                "by appointment only",
                "appointment only",
                "only by appointment",
            ),
            Template.BOOKED_ONLY: ("only those who have booked", "booked only", "only for those who have booked"),
            Template.OUT_OF_ORDER: ("out of order", "broken", "out of use"),
            Template.HALF_CAPACITY: ("half as many people", "half capacity"),
            Template.COME_ALONE: ("come alone",),
        },
        reason="hours are read as hours, and own words are no phrase",
    ),
    causes={
        "technical": (
            "burst pipe",
            "a burst pipe",
            "water damage",
            "leak",
            "power cut",
            "power failure",
            "technical fault",
            "no electricity",
            "no heating",
        ),
        "strike": ("strike", "a strike"),
        "staff": ("illness", "staff illness", "illness of staff", "staff shortage", "no staff"),
        "weather": ("storm", "the storm", "weather", "snow", "heatwave"),
        "renovation": ("renovation", "repairs", "repair work"),
        "epidemic": ("epidemic", "an epidemic"),
        "holiday": ("holiday", "holidays", "public holiday"),
    },
    bookings={
        ExistingBookings.HONOUR: ("bookings are honoured", "bookings honoured", "bookings stand"),
        ExistingBookings.CANCEL: ("bookings are cancelled", "bookings cancelled", "cancel bookings"),
        ExistingBookings.CONTACT: ("we phone those who have booked", "we call those who have booked"),
    },
    fillers=(
        *("the", "a", "an", "on", "in", "at", "is", "are", "be", "will", "will be", "for"),
        *("because of", "because", "due to", "owing to", "open", "hours"),
    ),
)
