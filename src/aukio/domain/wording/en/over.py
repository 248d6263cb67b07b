"""A fact that is over: "You could walk through to other services from 18 March until 30 April 2020." """

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Hours,
    NewBookings,
    Normal,
    Offer,
    Passage,
    Tell,
    Withhold,
)
from aukio.domain.wording.en.effects import MEANS, main_clauses, say_labelled, say_limits
from aukio.domain.wording.en.guidance import say_audience, say_unknown
from aukio.domain.wording.en.times import say_day, say_week
from aukio.domain.wording.en.words import ADMISSIONS, BY_CHANNEL, CONDITIONS_THEN, HOURS_OF, say_events, say_nearest
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, listed, never_by_appointment, sentence
from aukio.domain.wording.policies import closes_to_new_alone, policy_clauses, services_for
from aukio.domain.wording.when import Beside


def say_over(  # noqa: C901  # one case for each effect
    effect: Effect, span: str, naming: Naming, beside: Beside
) -> str:
    """One sentence in the past; nothing for an effect whose sentence has no verb of its own to change."""
    match effect:
        case Hours(week, channel):
            normally = "" if beside.normally is None else f" (normally {say_week(beside.normally)})"
            return sentence(f"{HOURS_OF[channel or ChannelKind.ON_SITE]} {span} were {say_week(week)}{normally}")
        case Offer():
            return sentence(_offer(effect, span))
        case Admit():
            return sentence(_admit(effect, span, naming))
        case Bookings():
            return sentence(f"{_bookings(effect)} ({span})")
        case Capacity():
            limits = say_limits(effect)
            one = effect.max == 1 and effect.ratio is None
            return sentence(f"{limits} {'was' if one else 'were'} {_THERE[effect.of]} {span}")
        case Withhold(services):
            be = "were" if len(services) > 1 else "was"
            return sentence(f"{joined(map(naming.service, services), 'and')} {be} not available {span}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            said = listed(where, "and") or "no place was named"
            return sentence(f"{naming.service(service)} was available elsewhere {span}: {said}")
        case CancelEvents():
            return sentence(_cancelled(effect, span, naming))
        case Passage(to=()):
            return sentence(f"you could walk through to other services {span}")
        case Passage(to):
            return sentence(f"you could walk through {span}, only to: {listed([*map(naming.place, to)], 'and')}")
        case ClosesWithLastUnit():
            return sentence(f"{span}, the building closed when its last unit closed")
        case EntryToOpenUnits():
            return sentence(f"{span}, you could enter only to go to a unit that was open")
        case Normal():
            return sentence(f"service was as usual {span}")
        case _:  # partial: closures have tenses of their own; words of staff and rules say when they held
            return ""


_WERE = {
    Purpose.SERVICE: "service {} was available",
    Purpose.BOOKING: "booking {} was possible",
    Purpose.ENQUIRIES: "enquiries {} were answered",
}
_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "the letterbox was in use",
        ChannelKind.PICK_UP: "pick-up was possible",
        ChannelKind.SELF_SERVICE: "self-service was possible",
    },
    reason="the others are said as a service by that channel",
)


def _offer(offer: Offer, span: str) -> str:
    said = _WERE[offer.purpose].format(BY_CHANNEL[offer.channel])
    if offer.purpose is Purpose.SERVICE:
        said = _AS_SUCH.get(offer.channel, said)
    said = f"{said} {span}"
    if offer.admission is not Admission.WALK_IN:
        said += f", {_HOW[offer.admission]}"
    contacts = joined(map(say_labelled, offer.contacts), "and")
    if offer.week is not None:
        hours = f"{f'{MEANS[offer.means]} ' if offer.means else ': '}{say_week(offer.week)}"
        return f"{said}{hours} ({contacts})" if contacts else f"{said}{hours}"
    return f"{said}: {contacts}" if contacts else said


_HOW = ADMISSIONS | {Admission.BOOKED_ONLY: "only for those who had already booked"}


def _admit(admit: Admit, span: str, naming: Naming) -> str:
    audience = "" if admit.audience is None else say_audience(admit.audience, naming)
    whom = services_for(joined(map(naming.service, admit.services), "and"), audience)
    by = "" if admit.channel is ChannelKind.ON_SITE else f" {BY_CHANNEL[admit.channel]}"
    if never_by_appointment(admit):
        said = f"service{by} was available {span}"
    else:
        of = "pick-up" if admit.channel is ChannelKind.PICK_UP else f"service{by}"
        said = f"{of} was {_HOW[admit.is_]} {span}"
    return f"{whom}: {said}" if whom else said


_EXISTING = {
    ExistingBookings.HONOUR: "existing bookings stood",
    ExistingBookings.CANCEL: "existing bookings were cancelled",
    ExistingBookings.CONTACT: "those who had booked were contacted",
}
_TELL = {Tell.MESSAGE: "those who had booked were sent a message", Tell.STAFF: "staff contacted those who had booked"}
_CONTACT = {
    None: _EXISTING[ExistingBookings.CONTACT],
    Tell.MESSAGE: "those who had booked were contacted by message",
    Tell.STAFF: _TELL[Tell.STAFF],
}


def _bookings(policy: Bookings) -> str:
    new = f"{'no ' if policy.new is NewBookings.STOP else ''}new bookings were taken"
    clauses = policy_clauses(policy, new, _EXISTING, _TELL, _CONTACT)
    if closes_to_new_alone(policy):
        return ", but ".join(clauses)
    return main_clauses(clauses) or "bookings were as before"


_THERE = {
    CapacityOf.VISITORS: "let in",
    CapacityOf.APPOINTMENTS: "available",
    CapacityOf.SEATS: "available",
    CapacityOf.LANES: "in use",
    CapacityOf.DESKS: "open",
}


def _cancelled(cancelled: CancelEvents, span: str, naming: Naming) -> str:
    said = f"{joined((say_events(each, naming) for each in cancelled.categories), 'and')} were cancelled {span}"
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"in {born.year}" if (born.month, born.day) == (1, 1) else f"on {say_day(born)}"
        said += f"; those for people born {since} or later could be arranged"
    elif cancelled.condition:
        said += "; they could be arranged"
    if cancelled.condition:
        known = found(CONDITIONS_THEN, cancelled.condition)
        said += f" {known}" if known else f", provided: {say_unknown(cancelled.condition, naming)}"
    return said
