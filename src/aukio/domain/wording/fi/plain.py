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
from aukio.domain.wording.fi.guidance import say_lead, say_unknown
from aukio.domain.wording.fi.plain_guidance import say_plain_guidance
from aukio.domain.wording.fi.plain_times import say_at_times, say_plain_day, say_plain_during, say_plain_times
from aukio.domain.wording.fi.shorter_days import say_plain_shorten
from aukio.domain.wording.fi.words import CLOSED_CHANNELS, HOURS_OF, PLAIN_CONDITIONS, say_events, say_nearest
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    MOST_LISTED,
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
            these = "nämä palvelut eivät ole" if len(services) > 1 else "tämä palvelu ei ole"
            return sentence(f"{these} käytössä: {joined(map(naming.service, services), 'ja')}")
        case Elsewhere():
            return _elsewhere(effect, naming)
        case CancelEvents():
            return _cancelled(effect, naming)
        case Guidance():
            return say_plain_guidance(effect, naming)
        case Passage():
            here = "näiden paikkojen" if beside.many else "tämän paikan"
            if effect.to:
                return (
                    f"Voit kulkea {here} läpi vain näihin palveluihin: {listed([*map(naming.place, effect.to)], 'ja')}."
                )
            return f"Voit kulkea {here} läpi muihin palveluihin."
        case ClosesWithLastUnit():
            return "Rakennus menee kiinni samaan aikaan kuin sen viimeinen palvelu."
        case EntryToOpenUnits():
            return "Saat tulla sisään vain, jos olet menossa paikkaan, joka on auki."
        case Normal() if beside.equipment:
            return f"{_open(ChannelKind.ON_SITE, beside)} kuten tavallisesti."
        case Normal():
            return f"{'Nämä paikat toimivat' if beside.many else 'Tämä paikka toimii'} kuten tavallisesti."
        case Promise(text, due):
            said = ended(text.in_plain_words("fi").say("fi")) or "Kerromme myöhemmin lisää."
            return said if due is None else f"{said} Kerromme asiasta viimeistään {say_plain_day(due)}."
        case Text(text):
            return ended(text.in_plain_words("fi").say("fi")) or MISSING_TEXT
        case _:
            assert_never(effect)


_OPEN = {
    ChannelKind.ON_SITE: "Tämä paikka on auki",
    ChannelKind.SELF_SERVICE: "Voit käyttää itsepalvelua",
    ChannelKind.PHONE: "Voit soittaa",
    ChannelKind.EMAIL: "Sähköposti on käytössä",
    ChannelKind.CHAT: "Chat on auki",
    ChannelKind.WEB: "Verkkopalvelu on auki",
    ChannelKind.LETTERBOX: "Postilaatikko on käytössä",
    ChannelKind.POST: "Voit asioida postitse",
    ChannelKind.PICK_UP: "Voit noutaa tilauksesi tai varauksesi",
    ChannelKind.VIDEO: "Voit asioida videopuhelulla",
}


def _open(channel: ChannelKind, beside: Beside) -> str:
    if channel is not ChannelKind.ON_SITE:
        return _OPEN[channel]
    if beside.equipment:
        return f"Voit käyttää {'näitä laitteita' if beside.many else 'tätä laitetta'}"
    return "Nämä paikat ovat auki" if beside.many else _OPEN[channel]


def _close(close: Close, beside: Beside) -> str:
    if beside.unstaffed is not None:
        where = "Näissä paikoissa" if beside.many else "Tässä paikassa"
        week, use = beside.unstaffed.week, "Voit käyttää itsepalvelua"
        return f"{where} ei ole henkilökuntaa. {say_plain_during(use, week) if isinstance(week, Week) else f'{use}.'}"
    if close.channels == (ChannelKind.ON_SITE,):
        said = "Et saa palvelua paikan päällä"
    elif close.channels:
        be = "eivät ole" if len(close.channels) > 1 else "ei ole"
        said = sentence(f"{joined((CLOSED_CHANNELS[each] for each in close.channels), 'ja')} {be} käytössä")[:-1]
    elif beside.equipment:
        said = f"Et voi käyttää {'näitä laitteita' if beside.many else 'tätä laitetta'}"
    else:
        said = "Nämä paikat ovat kiinni" if beside.many else "Tämä paikka on kiinni"
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
    Purpose.SERVICE: "Saat palvelua {}.",
    Purpose.BOOKING: "Voit varata ajan {}.",
    Purpose.ENQUIRIES: "Voit kysyä asioita {}.",
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "Voit jättää postia postilaatikkoon.",
        ChannelKind.POST: "Voit asioida postitse.",
        ChannelKind.PICK_UP: "Voit noutaa sen, mitä olet tilannut tai varannut.",
        ChannelKind.SELF_SERVICE: "Voit käyttää itsepalvelua.",
        ChannelKind.PHONE: "Saat palvelua puhelimessa.",
    },
    reason="the others are said as a service by that channel",
)
_MEANS = {HoursMean.ANSWERED: "Vastaamme", HoursMean.ACCEPTED: "Voit ottaa yhteyttä"}
_ADMITTED = {
    Admission.WALK_IN: "sinun ei tarvitse varata aikaa",
    Admission.TICKET: "ota vuoronumero, kun tulet",
    Admission.APPOINTMENT: "sinun täytyy varata aika ensin",
    Admission.BOOKED_ONLY: "saat palvelua vain, jos olet jo varannut ajan",
}


def _offer(offer: Offer) -> str:
    said = [_OFFERS[offer.purpose].format(_BY[offer.channel])]
    as_such = _OFFERED_AS_SUCH.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and as_such is not None:
        said = [as_such]
    if offer.admission is not Admission.WALK_IN:
        said.append(sentence(_ADMITTED[offer.admission]))
    if offer.week is not None and offer.channel is ChannelKind.PHONE and offer.purpose is Purpose.SERVICE:
        said = said[1:]  # the hours say so
    if offer.week is not None:
        serves = "Voit soittaa" if offer.channel is ChannelKind.PHONE else "Palvelu toimii"
        said.append(say_at_times(_MEANS[offer.means] if offer.means else serves, offer.week, "Ajat"))
    return " ".join([*said, *_reached(offer.contacts)])


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
        lead = f"{by}: {lead}" if lead else f"jos haluat palvelua {by}, "
    return sentence(f"{f'{whom}: ' if whom else ''}{lead}{_ADMITTED[admit.is_]}")


_NEW = {NewBookings.STOP: "Et voi tehdä uusia varauksia.", NewBookings.ACCEPT: "Voit tehdä uusia varauksia."}
_EXISTING = {
    ExistingBookings.HONOUR: "Jos sinulla on jo varaus, se on voimassa.",
    ExistingBookings.CANCEL: "Jos sinulla on jo varaus, perumme sen.",
    ExistingBookings.CONTACT: "Jos sinulla on jo varaus, otamme sinuun yhteyttä.",
}
_TELL = {Tell.MESSAGE: "saat meiltä viestin", Tell.STAFF: "henkilökunta ottaa sinuun yhteyttä"}


_ABOUT = {
    Tell.MESSAGE: "Jos sinulla on jo varaus, saat meiltä viestin.",
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
    CapacityOf.VISITORS: "ihmisiä voi olla paikalla",
    CapacityOf.APPOINTMENTS: "vastaanottoaikoja on",
    CapacityOf.SEATS: "istumapaikkoja on",
    CapacityOf.LANES: "ratoja on",
    CapacityOf.DESKS: "palvelupisteitä on auki",
}


def _capacity(less: Capacity) -> str:
    if none := say_none_of(less):
        return sentence(none)
    said, of = [], _LESS[less.of]
    if less.ratio is not None:
        percent = decimal(less.ratio * 100, ",")
        share = "puolet" if less.ratio == 0.5 else f"{percent} prosentti{'' if percent == '1' else 'a'}"
        said.append(f"{of} enintään {share} tavallisesta määrästä")
    if less.max is not None:
        said.append(f"{'määrä on kuitenkin' if said else of} enintään {less.max}")
    return sentences(said or [f"{of} vähemmän kuin tavallisesti"])


def _elsewhere(elsewhere: Elsewhere, naming: Naming) -> str:
    service, at = naming.service(elsewhere.service), places_at(elsewhere, naming)
    if at:
        first, *more = at[:MOST_LISTED]
        said = sentence(f"{service}: saat palvelua {first}")
        return " ".join([said, *(f"Saat palvelua myös {each}." for each in in_pairs(more, "ja"))])
    nearest = [say_nearest(elsewhere.nearest_type, naming)] if elsewhere.nearest_type else []
    where = [*map(naming.place, elsewhere.places), *nearest][:MOST_LISTED]
    said = sentence(f"{service}: saat palvelua muualla")
    return " ".join(
        [said, *(f"Mene tänne: {each}." for each in where[:1]), *(f"Tai mene tänne: {each}." for each in where[1:])]
    )


def _cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = [f"olemme peruneet nämä: {joined((say_events(each, naming) for each in cancelled.categories), 'ja')}"]
    born = cancelled.born_on_or_after
    if born is not None:
        said.append(f"voimme silti järjestää niitä niille, jotka ovat syntyneet {say_born(born)} tai sen jälkeen")
    elif cancelled.condition:
        said.append("voimme silti järjestää niitä")
    if cancelled.condition:
        known = found(PLAIN_CONDITIONS, cancelled.condition)
        unknown = f"ehto on {say_unknown(cancelled.condition, naming)}"
        said.append(f"tämä on mahdollista vain, {known}" if known else unknown)
    return sentences(said)
