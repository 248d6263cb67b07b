"""A fact that is over: "Nya bokningar togs inte emot, men redan gjorda bokningar gällde (18.3–30.4.2020)." """

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    NewBookings,
    Offer,
    Passage,
    Tell,
)
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, joined, listed, never_by_appointment, sentence
from aukio.domain.wording.policies import closes_to_new_alone, policy_clauses, services_for
from aukio.domain.wording.sv.effects import say_labelled, say_meaning
from aukio.domain.wording.sv.guidance import say_audience, say_unknown
from aukio.domain.wording.sv.periods import say_front
from aukio.domain.wording.sv.times import say_day, say_week
from aukio.domain.wording.sv.words import ADMISSIONS, BY_CHANNEL, CONDITIONS_THEN, say_events, say_nearest


def say_over(effect: Effect, span: str, naming: Naming) -> str:
    """One sentence in the past; nothing for an effect that has its tenses elsewhere, or no verb to change."""
    match effect:
        case Offer():
            return sentence(_offer(effect, span))
        case Admit(services=services, audience=audience) if services or audience is not None:
            return sentence(_admit(effect, span, naming))
        case Bookings():
            return sentence(f"{_bookings(effect)} ({span})")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            said = listed(where, "och") or "inget ställe angavs"
            return sentence(f"{naming.service(service)} fanns på annat ställe {span}: {said}")
        case CancelEvents():
            return sentence(_cancelled(effect, span, naming))
        case Passage(to=()):
            return sentence(f"du fick gå genom lokalerna till andra tjänster {span}")
        case Passage(to):
            only = listed([*map(naming.place, to)], "och")
            return sentence(f"du fick gå genom lokalerna {span}, endast till följande ställen: {only}")
        case ClosesWithLastUnit():
            return sentence(f"{say_front(span)} stängde byggnaden när det sista verksamhetsstället stängde")
        case EntryToOpenUnits():
            return sentence(
                f"{say_front(span)} fick du komma in endast om du skulle till ett verksamhetsställe som var öppet"
            )
        case _:  # partial: the others have their tenses in say_fact, or say when they held
            return ""


_WERE = {
    Purpose.SERVICE: "service gavs {}",
    Purpose.BOOKING: "tid gick att boka {}",
    Purpose.ENQUIRIES: "förfrågningar besvarades {}",
}
_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "brevlådan var i bruk",
        ChannelKind.PICK_UP: "avhämtning var möjlig",
        ChannelKind.SELF_SERVICE: "självbetjäning var möjlig",
    },
    reason="the others are said as a service by that channel",
)


def _offer(offer: Offer, span: str) -> str:
    said = _WERE[offer.purpose].format(BY_CHANNEL[offer.channel])
    if offer.purpose is Purpose.SERVICE:
        said = _AS_SUCH.get(offer.channel, said)
    said = f"{said} {span}"
    if offer.admission is not Admission.WALK_IN:
        said += f", {ADMISSIONS[offer.admission]}"
    contacts = joined(map(say_labelled, offer.contacts), "och")
    if offer.week is not None:
        hours = f"{say_meaning(offer, past=True)}: {say_week(offer.week)}"
        return f"{said}{hours} ({contacts})" if contacts else f"{said}{hours}"
    return f"{said}: {contacts}" if contacts else said


def _admit(admit: Admit, span: str, naming: Naming) -> str:
    audience = "" if admit.audience is None else say_audience(admit.audience, naming)
    whom = services_for(joined(map(naming.service, admit.services), "och"), audience)
    by = "" if admit.channel is ChannelKind.ON_SITE else f" {BY_CHANNEL[admit.channel]}"
    how = "" if never_by_appointment(admit) else f" {ADMISSIONS[admit.is_]}"
    return f"{whom}: ärenden sköttes{by}{how} {span}"


_EXISTING = {
    ExistingBookings.HONOUR: "redan gjorda bokningar gällde",
    ExistingBookings.CANCEL: "redan gjorda bokningar avbokades",
    ExistingBookings.CONTACT: "de som hade bokat kontaktades",
}
_TELL = {Tell.MESSAGE: "de som hade bokat fick ett meddelande", Tell.STAFF: "personalen kontaktade dem som hade bokat"}
_CONTACT = {
    None: _EXISTING[ExistingBookings.CONTACT],
    Tell.MESSAGE: "de som hade bokat kontaktades med ett meddelande",
    Tell.STAFF: _TELL[Tell.STAFF],
}


def _bookings(policy: Bookings) -> str:
    new = f"nya bokningar togs {'inte ' if policy.new is NewBookings.STOP else ''}emot"
    clauses = policy_clauses(policy, new, _EXISTING, _TELL, _CONTACT)
    if closes_to_new_alone(policy):
        return ", men ".join(clauses)
    return joined(clauses, "och") or "bokningarna var oförändrade"


def _cancelled(cancelled: CancelEvents, span: str, naming: Naming) -> str:
    said = f"{joined((say_events(each, naming) for each in cancelled.categories), 'och')} var inställda {span}"
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"{born.year}" if (born.month, born.day) == (1, 1) else say_day(born)
        said += f"; för dem som är födda {since} eller senare kunde de ordnas"
    elif cancelled.condition:
        said += "; de kunde ändå ordnas"
    if cancelled.condition:
        known = found(CONDITIONS_THEN, cancelled.condition)
        said += f" {known}" if known else f" på villkoret {say_unknown(cancelled.condition, naming)}"
    return said
