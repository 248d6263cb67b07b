"""One sentence for each effect, without its place and period.

Names of places and services stay in their basic form.
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
from aukio.domain.wording.sv.guidance import say_audience, say_guidance, say_unknown
from aukio.domain.wording.sv.periods import say_front
from aukio.domain.wording.sv.shorter_days import say_shorten
from aukio.domain.wording.sv.times import say_day, say_during, say_times, say_week
from aukio.domain.wording.sv.words import (
    ADMISSIONS,
    BY_CHANNEL,
    CLOSED_CHANNELS,
    CONDITIONS,
    HOURS_OF,
    say_events,
    say_nearest,
)
from aukio.domain.wording.when import NOTHING_BESIDE, Tense

MISSING_TEXT = "Den svenska texten saknas."


def say_contact(contact: Contact) -> str:
    """The number or the address."""
    return contact_text(contact)


def say_effect(effect: Effect, naming: Naming) -> str:  # noqa: C901  # one case for each effect
    """One sentence."""
    if (week := during_of(effect)) is not None:
        return at_times(say_times(week), say_effect(throughout(effect), naming))
    match effect:
        case Hours(week, channel):
            return sentence(f"{HOURS_OF[channel or ChannelKind.ON_SITE]}: {say_week(week)}")
        case Close():
            return _say_close(effect)
        case Shorten():
            return sentence(say_shorten(effect, Tense.PRESENT, NOTHING_BESIDE))
        case Offer():
            return say_offer(effect)
        case Admit():
            return _say_admit(effect, naming)
        case Bookings():
            return _say_bookings(effect)
        case Capacity():
            return say_capacity(effect)
        case Withhold(services):
            verb = (
                "De här tjänsterna är inte tillgängliga"
                if len(services) > 1
                else "Den här tjänsten är inte tillgänglig"
            )
            return sentence(f"{verb}: {joined(map(naming.service, services), 'och')}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            return sentence(
                f"{naming.service(service)} på annat ställe: {listed(where, 'och') or 'inget ställe har angetts'}"
            )
        case CancelEvents():
            return _say_cancelled(effect, naming)
        case Guidance():
            return say_guidance(effect, naming)
        case Passage(to=()):
            return "Du får gå genom lokalerna till andra tjänster."
        case Passage(to):
            return f"Du får gå genom lokalerna endast till följande ställen: {listed([*map(naming.place, to)], 'och')}."
        case ClosesWithLastUnit():
            return "Byggnaden stänger när det sista verksamhetsstället stänger."
        case EntryToOpenUnits():
            return "Du får komma in endast om du ska till ett verksamhetsställe som är öppet."
        case Normal():
            return "Servicen fungerar som vanligt."
        case Promise(text, due):
            said = ended(text.say("sv")) or "Mer information ges senare."
            return said if due is None else f"{said.removesuffix('.')} (senast {say_day(due)})."
        case Text(text):
            return ended(text.say("sv")) or MISSING_TEXT


def _say_close(close: Close) -> str:
    when = f" {say_during(close.during)}" if close.during is not None else ""
    if close.channels == (ChannelKind.ON_SITE,) and not when:
        return "Ingen service på plats."
    what = joined((CLOSED_CHANNELS[each] for each in close.channels), "och")
    return sentence(f"{'inte i bruk' if what else 'stängt'}{when}{f': {what}' if what else ''}")


_OFFERS = {
    Purpose.SERVICE: "service {}",
    Purpose.BOOKING: "tidsbokning {}",
    Purpose.ENQUIRIES: "förfrågningar {}",
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "brevlådan är i bruk",
        ChannelKind.PICK_UP: "avhämtning",
        ChannelKind.SELF_SERVICE: "självbetjäning",
    },
    reason="the others are said as a service by that channel",
)
_ACCEPTED = Partial(
    {ChannelKind.PHONE: (", samtal tas emot", ", samtal togs emot")}, reason="in the others people write messages"
)
_MESSAGES = (", meddelanden tas emot", ", meddelanden togs emot")


def say_offer(offer: Offer, *, only: bool = False) -> str:
    """A way that is offered; ``only``: there is no other one while it lasts."""
    said = _OFFERS[offer.purpose].format(f"{'endast ' if only else ''}{BY_CHANNEL[offer.channel]}")
    if offer.purpose is Purpose.SERVICE:
        said = _OFFERED_AS_SUCH.get(offer.channel, said)
    if offer.admission is not Admission.WALK_IN:
        said += f" {ADMISSIONS[offer.admission]}"
    if offer.week is not None:
        said += f"{say_meaning(offer)} {say_week(offer.week)}"
    contacts = joined(map(say_labelled, offer.contacts), "och")
    return sentence(f"{said}: {contacts}" if contacts else said)


def say_meaning(offer: Offer, *, past: bool = False) -> str:
    """What the hours of an offer mean: when messages are answered, or when they are taken."""
    if offer.means is HoursMean.ACCEPTED:
        return _ACCEPTED.get(offer.channel, _MESSAGES)[past]
    return "" if offer.means is None else ", svarstider"


def say_labelled(contact: Contact) -> str:
    """The number or the address, with its label in brackets."""
    label = one_line(contact.label.say("sv"))
    return f"{say_contact(contact)} ({label})" if label else say_contact(contact)


def _say_admit(admit: Admit, naming: Naming) -> str:
    how = ADMISSIONS[admit.is_]
    if admit.channel is not ChannelKind.ON_SITE:
        by = BY_CHANNEL[admit.channel]
        how = by if never_by_appointment(admit) else f"{by} {how}"
        if admit.channel is ChannelKind.PICK_UP:
            how = f"avhämtning {ADMISSIONS[admit.is_]}"
    audience = "" if admit.audience is None else say_audience(admit.audience, naming)
    whom = services_for(joined(map(naming.service, admit.services), "och"), audience)
    if not whom and admit.channel is not ChannelKind.PICK_UP:
        how = f"{'besök' if admit.channel is ChannelKind.ON_SITE else 'ärenden'} {how}"
    return sentence(f"{whom}: {how}" if whom else how)


_EXISTING = {
    ExistingBookings.HONOUR: "redan gjorda bokningar gäller",
    ExistingBookings.CANCEL: "redan gjorda bokningar avbokas",
    ExistingBookings.CONTACT: "de som har bokat kontaktas",
}
_TELL = {Tell.MESSAGE: "de som har bokat får ett meddelande", Tell.STAFF: "personalen kontaktar dem som har bokat"}
_CONTACT = {
    None: _EXISTING[ExistingBookings.CONTACT],
    Tell.MESSAGE: "de som har bokat kontaktas med ett meddelande",
    Tell.STAFF: _TELL[Tell.STAFF],
}


def _say_bookings(policy: Bookings) -> str:
    new = f"nya bokningar tas {'inte ' if policy.new is NewBookings.STOP else ''}emot"
    clauses = policy_clauses(policy, new, _EXISTING, _TELL, _CONTACT)
    if closes_to_new_alone(policy):
        return sentence(", men ".join(clauses))
    return sentence(joined(clauses, "och") or "bokningarna är oförändrade")


_LESS = {
    CapacityOf.VISITORS: ("antalet besökare", "färre besökare än vanligt släpps in"),
    CapacityOf.APPOINTMENTS: ("antalet mottagningstider", "det finns färre mottagningstider än vanligt"),
    CapacityOf.SEATS: ("antalet sittplatser", "det finns färre sittplatser än vanligt"),
    CapacityOf.LANES: ("antalet banor", "det finns färre banor än vanligt"),
    CapacityOf.DESKS: ("antalet servicediskar", "det finns färre servicediskar än vanligt"),
}


_NONE_OF = {
    CapacityOf.VISITORS: "inga besökare släpps in",
    CapacityOf.APPOINTMENTS: "det finns inga mottagningstider",
    CapacityOf.SEATS: "det finns inga sittplatser",
    CapacityOf.LANES: "inga banor är i bruk",
    CapacityOf.DESKS: "inga servicediskar är öppna",
}


def say_capacity(less: Capacity, span: str = "", *, past: bool = False) -> str:
    """How many are let in or can be served; the period stands before the number, so that the two never meet."""
    limits = []
    if 0 in (less.max, less.ratio):
        return sentence(f"{_in_past(_NONE_OF[less.of], past=past)} {span}")
    if less.ratio is not None:
        share = "hälften" if less.ratio == 0.5 else f"{decimal(less.ratio * 100, ',')} %"
        limits.append(f"högst {share} av det normala")
    if less.max is not None:
        limits.append(f"högst {less.max}")
    number, fewer = _LESS[less.of]
    if not limits:
        return sentence(f"{_in_past(fewer, past=past)} {span}")
    be = "var" if past else "är"
    said = joined(limits, "och")
    return sentence(f"{say_front(span)} {be} {number} {said}" if span else f"{number} {be} {said}")


def _in_past(said: str, *, past: bool) -> str:
    if past:
        for present, before in (("det finns", "det fanns"), ("släpps in", "släpptes in"), (" är ", " var ")):
            said = said.replace(present, before)
    return said


def _say_cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = f"{joined((say_events(each, naming) for each in cancelled.categories), 'och')} har ställts in"
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"{born.year}" if (born.month, born.day) == (1, 1) else say_day(born)
        said += f"; för dem som är födda {since} eller senare kan de ordnas"
    elif cancelled.condition:
        said += "; de kan ändå ordnas"
    if cancelled.condition:
        known = found(CONDITIONS, cancelled.condition)
        said += f" {known}" if known else f" på villkoret {say_unknown(cancelled.condition, naming)}"
    return sentence(said)


def say_arrangement(arrangement: Arrangement, naming: Naming) -> str:
    """All effects, one sentence each."""
    return " ".join(say_effect(effect, naming) for effect in arrangement.effects)
