"""Plain Finnish: short main clauses, familiar words and one thing at a time, from the same facts (R126).

The reader is addressed as you. Names stay in their basic form.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

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
from aukio.domain.week import Week
from aukio.domain.wording.fi.effects import MISSING_TEXT, places_at, say_born, say_labelled, say_none_of
from aukio.domain.wording.fi.guidance import say_audience, say_lead, say_unknown
from aukio.domain.wording.fi.plain_guidance import say_plain_guidance
from aukio.domain.wording.fi.plain_times import say_at_times, say_plain_day, say_plain_during, say_plain_times
from aukio.domain.wording.fi.shorter_days import say_plain_shorten
from aukio.domain.wording.fi.words import CLOSED_CHANNELS, HOURS_OF, PLAIN_CONDITIONS, say_events, say_nearest
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    MOST_LISTED,
    OWN_WAY,
    capital,
    decimal,
    ended,
    found,
    in_pairs,
    joined,
    listed,
    never_by_appointment,
    sentence,
    sentences,
)
from aukio.domain.wording.when import NOTHING_BESIDE, Beside


def say_plain(effect: Effect, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:  # noqa: C901  # one case each
    """One line of short sentences, as if the fact were in force now; times stand on a line of their own."""
    if (week := during_of(effect)) is not None:
        return f"{say_plain(throughout(effect), naming, beside)} {say_plain_times(week)}"
    match effect:
        case Hours(week, channel):
            channel = channel or ChannelKind.ON_SITE
            of = HOURS_OF[channel]
            return say_at_times(_open(channel, beside), week, of[:1].upper() + of[1:], beside.spans)
        case Close():
            return _close(effect, beside)
        case Shorten():
            return say_plain_shorten(effect, beside)
        case Offer():
            return _offer(effect)
        case Admit():
            return _admit(effect, naming)
        case Bookings():
            return _bookings(effect)
        case Capacity():
            return _capacity(effect)
        case Withhold(services):
            return sentence(f"ei käytössä: {joined(map(naming.service, services), 'ja')}")
        case Elsewhere():
            return _elsewhere(effect, naming)
        case CancelEvents():
            return _cancelled(effect, naming)
        case Guidance():
            return say_plain_guidance(effect, naming)
        case Passage():
            if effect.to:
                return f"Voit kulkea läpi vain näihin palveluihin: {listed([*map(naming.place, effect.to)], 'ja')}."
            return "Voit kulkea läpi muihin palveluihin."
        case ClosesWithLastUnit():
            return "Rakennus sulkeutuu, kun sen viimeinen palvelu sulkeutuu."
        case EntryToOpenUnits():
            return "Saat tulla sisään vain, jos menet palveluun, joka on auki."
        case Normal() if beside.equipment:
            return "Käytössä kuten tavallisesti."
        case Normal():
            return "Auki kuten tavallisesti."
        case Promise(text, due):
            said = ended(text.in_plain_words("fi").say("fi")) or "Kerromme myöhemmin lisää."
            return said if due is None else f"{said} Viimeistään {say_plain_day(due)}."
        case Text(text):
            return ended(text.in_plain_words("fi").say("fi")) or MISSING_TEXT
        case _:
            assert_never(effect)


_OPEN = {
    ChannelKind.ON_SITE: "Auki",
    ChannelKind.SELF_SERVICE: "Voit käyttää itsepalvelua",
    ChannelKind.PHONE: "Voit soittaa",
    ChannelKind.EMAIL: "Sähköposti on käytössä",
    ChannelKind.CHAT: "Chat on auki",
    ChannelKind.WEB: "Verkkopalvelu on auki",
    ChannelKind.LETTERBOX: "Postilaatikko on käytössä",
    ChannelKind.POST: "Voit asioida postitse",
    ChannelKind.PICK_UP: "Noutoajat",
    ChannelKind.VIDEO: "Voit asioida videopuhelulla",
}


def _open(channel: ChannelKind, beside: Beside) -> str:
    if channel is not ChannelKind.ON_SITE:
        return _OPEN[channel]
    return "Käytössä" if beside.equipment else _OPEN[channel]


def _close(close: Close, beside: Beside) -> str:
    if beside.unstaffed is not None:
        week, use = beside.unstaffed.week, "Voit käyttää itsepalvelua"
        return f"Ei henkilökuntaa. {say_plain_during(use, week) if isinstance(week, Week) else f'{use}.'}"
    if close.channels == (ChannelKind.ON_SITE,):
        said = "Emme palvele paikan päällä"
    elif close.channels:
        be = "eivät ole" if len(close.channels) > 1 else "ei ole"
        said = sentence(f"{joined((CLOSED_CHANNELS[each] for each in close.channels), 'ja')} {be} käytössä")[:-1]
    elif beside.equipment:
        said = "Ei käytössä"
    else:
        said = "Kiinni"
    return f"{said}." if close.during is None else say_plain_during(said, close.during)


_BY = {
    ChannelKind.ON_SITE: "paikan päällä",
    ChannelKind.SELF_SERVICE: "itsepalveluna",
    ChannelKind.PHONE: "puhelimella",
    ChannelKind.EMAIL: "sähköpostilla",
    ChannelKind.CHAT: "chatissa",
    ChannelKind.WEB: "internetissä",
    ChannelKind.LETTERBOX: "postilaatikon kautta",
    ChannelKind.POST: "postitse",
    ChannelKind.PICK_UP: "noutamalla",
    ChannelKind.VIDEO: "videopuhelulla",
}
_OFFERS = {
    Purpose.SERVICE: "palvelua {}",
    Purpose.BOOKING: "varaa aika {}",
    Purpose.ENQUIRIES: "kysy asioita {}",
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "voit käyttää postilaatikkoa",
        ChannelKind.PICK_UP: "nouda tilauksesi",
        ChannelKind.SELF_SERVICE: "voit käyttää itsepalvelua",
        ChannelKind.PHONE: "voit soittaa",
        ChannelKind.EMAIL: "voit lähettää sähköpostia",
        ChannelKind.CHAT: "voit käyttää chatia",
        ChannelKind.WEB: "voit asioida internetissä",
        ChannelKind.POST: "voit asioida postitse",
        ChannelKind.VIDEO: "voit soittaa videopuhelun",
    },
    reason="the others are said as a service by that channel",
)
_MEANS = {HoursMean.ANSWERED: "vastaamme", HoursMean.ACCEPTED: ""}
"""What the hours of a way mean, where it is not that the way is open."""
_ADMITTED = {
    Admission.WALK_IN: "tule ilman varausta",
    Admission.TICKET: "ota vuoronumero",
    Admission.APPOINTMENT: "varaa aika ensin",
    Admission.BOOKED_ONLY: "tule vain, jos olet jo varannut ajan",
}
_FROM_AFAR = _ADMITTED | {Admission.BOOKED_ONLY: "vain, jos olet jo varannut ajan"}


def _offer(offer: Offer) -> str:
    how = _OFFERS[offer.purpose].format(_BY[offer.channel])
    as_such = _OFFERED_AS_SUCH.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and as_such is not None:
        how = as_such
    way = OWN_WAY.get(offer.channel)
    by_itself = any(each.way == way for each in offer.contacts)
    if by_itself and offer.purpose is not Purpose.SERVICE:  # the contact says how
        how = _OFFERS[offer.purpose].format("").rstrip()
    if by_itself and offer.purpose is Purpose.SERVICE:
        contacts = [each for each in offer.contacts if each.way != way]
        how = " ".join(_reached([each for each in offer.contacts if each.way == way])).removesuffix(".")
    else:
        contacts = list(offer.contacts)
    means = _MEANS[offer.means] if offer.means else ""
    if offer.week is None:
        said = [sentence(how)]
    elif means:
        said = [sentence(how), say_at_times(capital(means), offer.week, "Ajat")]
    else:
        said = [say_at_times(capital(how), offer.week, "Ajat")]
    if offer.admission is not Admission.WALK_IN:
        said.append(sentence(_FROM_AFAR[offer.admission]))
    return " ".join([*said, *_reached(contacts)])


_REACHED = {
    "phone": "Soita numeroon {}.",
    "email": "Lähetä sähköpostia osoitteeseen {}.",
    "url": "Mene osoitteeseen {}.",
}


def _reached(contacts: Sequence[Contact]) -> Iterator[str]:
    """What one does to reach a place: by its numbers, else its addresses."""
    for way, say in _REACHED.items():
        if alike := [each for each in contacts if each.way == way]:
            yield say.format(joined(map(say_labelled, alike), "tai"))


def _admit(admit: Admit, naming: Naming) -> str:
    whom = joined(map(naming.service, admit.services), "ja")
    lead = say_lead(admit.audience, naming)
    if whom and never_by_appointment(admit):
        return sentence(f"{whom}: {lead}{_BY[admit.channel]}")
    if admit.channel is not ChannelKind.ON_SITE:
        by = _BY[admit.channel]
        return sentence(f"{f'{whom}: ' if whom else ''}{by}: {lead}{_FROM_AFAR[admit.is_]}")
    if admit.audience is not None and (lead.endswith(": ") or admit.is_ is Admission.WALK_IN):
        lead = f"{say_audience(admit.audience, naming)}: "  # "lapset: ", as the name of a group
    if lead and admit.is_ is Admission.WALK_IN:
        return sentence(f"{f'{whom}: ' if whom else ''}{lead}ilman varausta")
    return sentence(f"{f'{whom}: ' if whom else ''}{lead}{_ADMITTED[admit.is_]}")


_NEW = {NewBookings.STOP: "Et voi tehdä uusia varauksia.", NewBookings.ACCEPT: "Voit tehdä uusia varauksia."}
_EXISTING = {
    ExistingBookings.HONOUR: "Varauksesi on voimassa.",
    ExistingBookings.CANCEL: "Perumme varauksesi.",
    ExistingBookings.CONTACT: "Otamme sinuun yhteyttä varauksestasi.",
}
_TELL = {Tell.MESSAGE: "saat viestin", Tell.STAFF: "henkilökunta ottaa sinuun yhteyttä"}


_ABOUT = {
    Tell.MESSAGE: "Saat viestin varauksestasi.",
    Tell.STAFF: "Henkilökunta ottaa sinuun yhteyttä varauksestasi.",
}


def _bookings(policy: Bookings) -> str:
    said = [_NEW[policy.new]] if policy.new is not None else []
    if policy.tell is not None and policy.existing in (None, ExistingBookings.CONTACT):
        said.append(_ABOUT[policy.tell])
    else:
        said += [_EXISTING[policy.existing]] if policy.existing is not None else []
        said += [sentence(_TELL[policy.tell])] if policy.tell is not None else []
    return " ".join(said) or "Varauksiin ei tule muutoksia."


_LESS = {
    CapacityOf.VISITORS: ("paikalla voi olla", "tavallisesta määrästä", "ihminen", "ihmistä"),
    CapacityOf.APPOINTMENTS: ("tarjolla on", "vastaanottoajoista", "vastaanottoaika", "vastaanottoaikaa"),
    CapacityOf.SEATS: ("käytössä on", "istumapaikoista", "istumapaikka", "istumapaikkaa"),
    CapacityOf.LANES: ("käytössä on", "radoista", "rata", "rataa"),
    CapacityOf.DESKS: ("auki on", "palvelutiskeistä", "palvelutiski", "palvelutiskiä"),
}
"""How many there are: the verb, of what a share is taken, one, and a number."""
_FEWER = {
    CapacityOf.VISITORS: "kävijöitä voi tulla vähemmän",
    CapacityOf.APPOINTMENTS: "vastaanottoaikoja on vähemmän",
    CapacityOf.SEATS: "istumapaikkoja on vähemmän",
    CapacityOf.LANES: "ratoja on vähemmän",
    CapacityOf.DESKS: "palvelutiskejä on vähemmän",
}


def _capacity(less: Capacity) -> str:
    if none := say_none_of(less):
        return sentence(none)
    be, share_of, one, several = _LESS[less.of]
    said = []
    if less.ratio is not None:
        percent = decimal(less.ratio * 100, ",")
        share = "puolet" if less.ratio == 0.5 else f"{percent} prosentti{'' if percent == '1' else 'a'}"
        said.append(f"{be} enintään {share} {share_of}")
    if less.max is not None:
        many = f"enintään {less.max} {one if less.max == 1 else several}"
        said.append(f"kuitenkin {many}" if said else f"{be} {many}")
    return sentences(said or [f"{_FEWER[less.of]} kuin tavallisesti"])


def _elsewhere(elsewhere: Elsewhere, naming: Naming) -> str:
    service, at = naming.service(elsewhere.service), places_at(elsewhere, naming)
    if at:
        first, *more = in_pairs(at[:MOST_LISTED], "ja")
        said = sentence(f"{service}: saat palvelua {first}")
        return " ".join([said, *(f"Saat palvelua myös {each}." for each in more)])
    nearest = [say_nearest(elsewhere.nearest_type, naming)] if elsewhere.nearest_type else []
    where = [*map(naming.place, elsewhere.places), *nearest][:MOST_LISTED]
    pairs = [*in_pairs(where, "tai")]
    said = sentence(f"{service} muualla{''.join(f': {each}' for each in pairs[:1])}")
    return " ".join([said, *(f"Tai täällä: {each}." for each in pairs[1:])])


def _cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = [f"olemme peruneet {joined((say_events(each, naming) for each in cancelled.categories), 'ja')}"]
    born = cancelled.born_on_or_after
    if born is not None:
        said.append(f"voimme järjestää niitä {say_born(born)} tai sen jälkeen syntyneille")
    elif cancelled.condition:
        said.append("voimme järjestää niitä")
    if cancelled.condition:
        known = found(PLAIN_CONDITIONS, cancelled.condition)
        unknown = f"ehto on {say_unknown(cancelled.condition, naming)}"
        said.append(f"vain, {known}" if known else unknown)
    return sentences(said)
