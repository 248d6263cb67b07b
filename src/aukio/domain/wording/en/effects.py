"""From effects to sentences: one for each effect, without its period and place.

Sentences state what the fact states and nothing more: no number is made from a ratio, no age from a birth year.
"""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Purpose
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
    Shorten,
    Tell,
    Text,
    Withhold,
    during_of,
    throughout,
)
from aukio.domain.facts.notices import Arrangement
from aukio.domain.wording.en.guidance import say_audience, say_guidance, say_unknown
from aukio.domain.wording.en.shorter_days import say_shorten
from aukio.domain.wording.en.times import say_day, say_during, say_times, say_week
from aukio.domain.wording.en.words import (
    ADMISSIONS,
    BY_CHANNEL,
    CLOSED_CHANNELS,
    CONDITIONS,
    HOURS_OF,
    say_events,
    say_nearest,
)
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    at_times,
    contact_text,
    decimal,
    ended,
    found,
    joined,
    listed,
    never_by_appointment,
    one_line,
    sentence,
)
from aukio.domain.wording.policies import closes_to_new_alone, policy_clauses, services_for
from aukio.domain.wording.when import NOTHING_BESIDE, Tense


def say_contact(contact: Contact) -> str:
    """The number or address itself."""
    return contact_text(contact)


def say_effect(effect: Effect, naming: Naming) -> str:  # noqa: C901  # one case for each effect
    """One sentence, without its period and place."""
    if (week := during_of(effect)) is not None:
        return at_times(say_times(week), say_effect(throughout(effect), naming))
    match effect:
        case Hours(week, channel):
            return sentence(f"{HOURS_OF[channel or ChannelKind.ON_SITE]}: {say_week(week)}")
        case Close():
            return _say_close(effect)
        case Shorten():
            return sentence(say_shorten(effect, Tense.PRESENT, NOTHING_BESIDE, alone=False))
        case Offer():
            return say_offer(effect)
        case Admit():
            return _say_admit(effect, naming)
        case Bookings():
            return _say_bookings(effect)
        case Capacity():
            return sentence(say_limits(effect))
        case Withhold(services):
            return sentence(f"not available: {joined(map(naming.service, services), 'and')}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            return sentence(f"{naming.service(service)} elsewhere: {listed(where, 'and') or 'no place is named'}")
        case CancelEvents():
            return _say_cancelled(effect, naming)
        case Guidance():
            return say_guidance(effect, naming)
        case Passage(to=()):
            return "You may walk through to other services."
        case Passage(to):
            return f"You may walk through only to: {listed([*map(naming.place, to)], 'and')}."
        case ClosesWithLastUnit():
            return "The building closes when its last unit closes."
        case EntryToOpenUnits():
            return "You may enter only to go to a unit that is open."
        case Normal():
            return "Normal service."
        case Promise(text, due):
            said = ended(text.say("en")) or "More information will follow."
            return said if due is None else f"{said.removesuffix('.')} (by {say_day(due)})."
        case Text(text):
            return ended(text.say("en")) or "The English text is missing."


def _say_close(close: Close) -> str:
    when = f" {say_during(close.during)}" if close.during is not None else ""
    if close.channels == (ChannelKind.ON_SITE,) and not when:
        return "No service on site."
    what = joined((CLOSED_CHANNELS[each] for each in close.channels), "and")
    return sentence(f"closed{when}{f': {what}' if what else ''}")


_OFFERS = {
    Purpose.SERVICE: "service {}",
    Purpose.BOOKING: "booking {}",
    Purpose.ENQUIRIES: "enquiries {}",
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "letterbox in use",
        ChannelKind.PICK_UP: "pick-up",
        ChannelKind.SELF_SERVICE: "self-service",
    },
    reason="the others are said as a service by that channel",
)
MEANS = {HoursMean.ANSWERED: ", answered", HoursMean.ACCEPTED: ", accepted"}
"""What the hours of an offer mean."""


def say_offer(offer: Offer, *, only: bool = False) -> str:
    """A way that is offered; ``only``: there is no other one while it lasts."""
    said = _OFFERS[offer.purpose].format(f"{'only ' if only else ''}{BY_CHANNEL[offer.channel]}")
    if offer.purpose is Purpose.SERVICE:
        said = _OFFERED_AS_SUCH.get(offer.channel, said)
    if offer.admission is not Admission.WALK_IN:
        said += f", {ADMISSIONS[offer.admission]}"
    if offer.week is not None:
        said += f"{MEANS[offer.means] if offer.means else ''} {say_week(offer.week)}"
    contacts = joined(map(say_labelled, offer.contacts), "and")
    return sentence(f"{said}: {contacts}" if contacts else said)


def say_labelled(contact: Contact) -> str:
    """The number or the address, with its label in brackets."""
    label = one_line(contact.label.say("en"))
    return f"{say_contact(contact)} ({label})" if label else say_contact(contact)


def _say_admit(admit: Admit, naming: Naming) -> str:
    how = ADMISSIONS[admit.is_]
    if admit.channel is not ChannelKind.ON_SITE:
        by = BY_CHANNEL[admit.channel]
        how = by if never_by_appointment(admit) else f"{by}, {how}"
        if admit.channel is ChannelKind.PICK_UP:
            how = f"pick-up {ADMISSIONS[admit.is_]}"
    audience = "" if admit.audience is None else say_audience(admit.audience, naming)
    whom = services_for(joined(map(naming.service, admit.services), "and"), audience)
    return sentence(f"{whom}: {how}" if whom else how)


_EXISTING = {
    ExistingBookings.HONOUR: "existing bookings stand",
    ExistingBookings.CANCEL: "existing bookings are cancelled",
    ExistingBookings.CONTACT: "those who have booked will be contacted",
}
_TELL = {Tell.MESSAGE: "those who have booked are sent a message", Tell.STAFF: "staff contact those who have booked"}
_CONTACT = {
    None: _EXISTING[ExistingBookings.CONTACT],
    Tell.MESSAGE: "those who have booked will be contacted by message",
    Tell.STAFF: _TELL[Tell.STAFF],
}


def _say_bookings(policy: Bookings) -> str:
    new = f"{'no ' if policy.new is NewBookings.STOP else ''}new bookings are taken"
    clauses = policy_clauses(policy, new, _EXISTING, _TELL, _CONTACT)
    if closes_to_new_alone(policy):
        return sentence(", but ".join(clauses))
    return sentence(main_clauses(clauses) or "bookings as before")


def main_clauses(clauses: list[str]) -> str:
    """Main clauses, with a comma before the last."""
    *most, last = clauses or [""]
    return f"{', '.join(most)}, and {last}" if most else last


_LESS = {
    CapacityOf.VISITORS: "visitors",
    CapacityOf.APPOINTMENTS: "appointments",
    CapacityOf.SEATS: "seats",
    CapacityOf.LANES: "lanes",
    CapacityOf.DESKS: "desks",
}


def say_limits(less: Capacity) -> str:
    """``no more than half of the usual number of visitors``, ``no lanes``, ``fewer seats than usual``."""
    limits, of = [], _LESS[less.of]
    if 0 in (less.max, less.ratio):
        return f"no {of}"
    if less.ratio is not None:
        share = "half" if less.ratio == 0.5 else f"{decimal(less.ratio * 100, '.')}%"
        limits.append(f"no more than {share} of the usual number of {of}")
    if less.max is not None:
        limits.append(f"no more than {less.max} {of.removesuffix('s') if less.max == 1 else of}")
    return joined(limits, "and") or f"fewer {of} than usual"


def _say_cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = f"{joined((say_events(each, naming) for each in cancelled.categories), 'and')} are cancelled"
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"in {born.year}" if (born.month, born.day) == (1, 1) else f"on {say_day(born)}"
        said += f"; those for people born {since} or later may be arranged"
    elif cancelled.condition:
        said += "; they may be arranged"
    if cancelled.condition:
        known = found(CONDITIONS, cancelled.condition)
        said += f" {known}" if known else f", provided: {say_unknown(cancelled.condition, naming)}"
    return sentence(said)


def say_arrangement(arrangement: Arrangement, naming: Naming) -> str:
    """All its effects, one sentence each, without its period and places."""
    return " ".join(say_effect(effect, naming) for effect in arrangement.effects)
