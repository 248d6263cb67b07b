"""One sentence for each effect, without its place and period.

Names of places and services stay in their basic form: no name is inflected.
"""

from datetime import date

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
from aukio.domain.wording.fi.guidance import say_audience, say_guidance, say_unknown
from aukio.domain.wording.fi.shorter_days import say_shorten
from aukio.domain.wording.fi.times import say_day, say_during, say_times, say_week
from aukio.domain.wording.fi.words import (
    ADMISSIONS,
    BY_CHANNEL,
    CLOSED_CHANNELS,
    CONDITIONS,
    CONDITIONS_THEN,
    HOURS_OF,
    say_events,
    say_nearest,
)
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    at_times,
    capital,
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
from aukio.domain.wording.when import NOTHING_BESIDE, Tense

MISSING_TEXT = "Suomenkielinen teksti puuttuu."


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
            return say_bookings(effect)
        case Capacity():
            return sentence(say_none_of(effect) or f"{_LESS[effect.of]} {say_limits(effect)}")
        case Withhold(services):
            verb = "Nämä palvelut eivät ole" if len(services) > 1 else "Tämä palvelu ei ole"
            return sentence(f"{verb} saatavilla: {joined(map(naming.service, services), 'ja')}")
        case Elsewhere():
            return _say_elsewhere(effect, naming)
        case CancelEvents():
            return _say_cancelled(effect, naming)
        case Guidance():
            return say_guidance(effect, naming)
        case Passage(to=()):
            return "Tilojen läpi saa kulkea muihin palveluihin."
        case Passage(to):
            return f"Tilojen läpi saa kulkea vain näihin palveluihin: {listed([*map(naming.place, to)], 'ja')}."
        case ClosesWithLastUnit():
            return "Rakennus suljetaan, kun sen viimeinen toimipiste suljetaan."
        case EntryToOpenUnits():
            return "Saat tulla sisään vain, jos olet menossa toimipisteeseen, joka on auki."
        case Normal():
            return "Palvelu toimii tavalliseen tapaan."
        case Promise(text, due):
            said = ended(text.say("fi")) or "Lisätietoa annetaan myöhemmin."
            return said if due is None else f"{said.removesuffix('.')} (viimeistään {say_day(due)})."
        case Text(text):
            return ended(text.say("fi")) or MISSING_TEXT


def _say_close(close: Close) -> str:
    when = f" {say_during(close.during)}" if close.during is not None else ""
    if not when and close.channels in ((ChannelKind.ON_SITE,), (ChannelKind.POST,)):
        return f"{capital(BY_CHANNEL[close.channels[0]])} ei palvella."
    what = joined((CLOSED_CHANNELS[each] for each in close.channels), "ja")
    return sentence(f"{'ei käytössä' if what else 'suljettu'}{when}{f': {what}' if what else ''}")


_OFFERS = {
    Purpose.SERVICE: "palvelu {}",
    Purpose.BOOKING: "ajanvaraus {}",
    Purpose.ENQUIRIES: "tiedustelut {}",
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "postilaatikko on käytössä",
        ChannelKind.PICK_UP: "nouto",
        ChannelKind.SELF_SERVICE: "itsepalvelu",
    },
    reason="the others are said as a service by that channel",
)
MEANS = {
    HoursMean.ANSWERED: (", vastausajat", ", vastausajat"),
    HoursMean.ACCEPTED: (", yhteydenottoja otetaan vastaan", ", yhteydenottoja otettiin vastaan"),
}
"""What the hours of an offer mean: now, and when it is over."""


def say_offer(offer: Offer, *, only: bool = False) -> str:
    """A way that is offered; ``only``: there is no other one while it lasts."""
    said = _OFFERS[offer.purpose].format(f"{'vain ' if only else ''}{BY_CHANNEL[offer.channel]}")
    if offer.purpose is Purpose.SERVICE:
        said = _OFFERED_AS_SUCH.get(offer.channel, said)
    if offer.admission is not Admission.WALK_IN:
        said += f" {ADMISSIONS[offer.admission]}"
    if offer.week is not None:
        said += f"{MEANS[offer.means][0] if offer.means else ''} {say_week(offer.week)}"
    contacts = joined(map(say_labelled, offer.contacts), "ja")
    return sentence(f"{said}: {contacts}" if contacts else said)


def say_labelled(contact: Contact) -> str:
    """The number or the address, with its label in brackets."""
    label = one_line(contact.label.say("fi"))
    return f"{say_contact(contact)} ({label})" if label else say_contact(contact)


def _say_admit(admit: Admit, naming: Naming) -> str:
    how = ADMISSIONS[admit.is_]
    if admit.channel is not ChannelKind.ON_SITE:
        by = BY_CHANNEL[admit.channel]
        by = "nouto" if admit.channel is ChannelKind.PICK_UP else by
        how = by if never_by_appointment(admit) else f"{by} {how}"
    whom = joined(map(naming.service, admit.services), "ja")
    if admit.audience is not None:
        audience = say_audience(admit.audience, naming)
        whom = f"{whom} ({audience})" if whom else audience
    if not whom and admit.channel is not ChannelKind.PICK_UP:
        how = f"asiointi {how}"
    return sentence(f"{whom}: {how}" if whom else how)


_EXISTING = {
    ExistingBookings.HONOUR: ("jo tehdyt varaukset ovat voimassa", "jo tehdyt varaukset olivat voimassa"),
    ExistingBookings.CANCEL: ("jo tehdyt varaukset perutaan", "jo tehdyt varaukset peruttiin"),
    ExistingBookings.CONTACT: ("varanneisiin otetaan yhteyttä", "varanneisiin otettiin yhteyttä"),
}
_TELL = {
    Tell.MESSAGE: ("varanneille lähetetään viesti", "varanneille lähetettiin viesti"),
    Tell.STAFF: ("henkilökunta ottaa yhteyttä varanneisiin", "henkilökunta otti yhteyttä varanneisiin"),
}
_CONTACT = {
    None: _EXISTING[ExistingBookings.CONTACT],
    Tell.MESSAGE: ("varanneisiin otetaan yhteyttä viestillä", "varanneisiin otettiin yhteyttä viestillä"),
    Tell.STAFF: _TELL[Tell.STAFF],
}
_TAKEN, _NOT_TAKEN = ("otetaan", "otettiin"), ("ei oteta", "ei otettu")


def say_bookings(policy: Bookings, *, past: bool = False) -> str:
    """What becomes of bookings, as one sentence."""
    clauses = []
    if policy.new is not None:
        verb = (_NOT_TAKEN if policy.new is NewBookings.STOP else _TAKEN)[past]
        clauses.append(f"uusia varauksia {verb} vastaan")
    if policy.existing is ExistingBookings.CONTACT:
        clauses.append(_CONTACT[policy.tell][past])
    else:
        clauses += [_EXISTING[policy.existing][past]] if policy.existing is not None else []
        clauses += [_TELL[policy.tell][past]] if policy.tell is not None else []
    if (policy.new, policy.existing, policy.tell) == (NewBookings.STOP, ExistingBookings.HONOUR, None):
        return sentence(", mutta ".join(clauses))
    return sentence(_main_clauses(clauses) or f"varaukset {'olivat ' if past else ''}ennallaan")


def _main_clauses(clauses: list[str]) -> str:
    """Main clauses, with a comma before the last conjunction, too."""
    *most, last = clauses or [""]
    return f"{', '.join(most)}, ja {last}" if most else last


_LESS = {
    CapacityOf.VISITORS: "sisään otetaan",
    CapacityOf.APPOINTMENTS: "vastaanottoaikoja on",
    CapacityOf.SEATS: "istumapaikkoja on käytössä",
    CapacityOf.LANES: "ratoja on käytössä",
    CapacityOf.DESKS: "palvelutiskejä on auki",
}


_NONE_OF = {
    CapacityOf.VISITORS: ("sisään ei oteta{} kävijöitä", "sisään ei otettu{} kävijöitä"),
    CapacityOf.APPOINTMENTS: ("vastaanottoaikoja ei ole{}", "vastaanottoaikoja ei ollut{}"),
    CapacityOf.SEATS: ("istumapaikkoja ei ole käytössä{}", "istumapaikkoja ei ollut käytössä{}"),
    CapacityOf.LANES: ("ratoja ei ole käytössä{}", "ratoja ei ollut käytössä{}"),
    CapacityOf.DESKS: ("palvelutiskejä ei ole auki{}", "palvelutiskejä ei ollut auki{}"),
}


def say_none_of(less: Capacity, span: str = "", *, past: bool = False) -> str:
    """``ratoja ei ole käytössä``, where nothing is left; nothing for another limit."""
    if 0 not in (less.max, less.ratio):
        return ""
    return _NONE_OF[less.of][past].format(f" {span}" if span else "")


def say_limits(less: Capacity) -> str:
    """``enintään puolet tavallisesta kävijämäärästä``, ``enintään 20 kävijää``, ``tavallista vähemmän``."""
    visitors, limits = less.of is CapacityOf.VISITORS, []
    if less.ratio is not None:
        share = "puolet" if less.ratio == 0.5 else f"{decimal(less.ratio * 100, ',')} %"
        limits.append(f"enintään {share} tavallisesta {'kävijämäärästä' if visitors else 'määrästä'}")
    if less.max is not None:
        of = (" kävijä" if less.max == 1 else " kävijää") if visitors else ""
        limits.append(f"enintään {less.max}{of}")
    return ", kuitenkin ".join(limits) or f"tavallista vähemmän{' kävijöitä' if visitors else ''}"


def _say_elsewhere(elsewhere: Elsewhere, naming: Naming) -> str:
    service, at = naming.service(elsewhere.service), places_at(elsewhere, naming)
    if at:
        return sentence(f"{service}: palvelu on saatavilla {joined(at, 'ja')}")
    return sentence(f"{service} muualla: {say_elsewhere(elsewhere, naming)}")


def say_elsewhere(elsewhere: Elsewhere, naming: Naming) -> str:
    """Places and the nearest place in their basic form, for use after a colon."""
    nearest = [say_nearest(elsewhere.nearest_type, naming)] if elsewhere.nearest_type else []
    return joined([*map(naming.place, elsewhere.places), *nearest], "ja") or "paikkaa ei ole nimetty"


def places_at(elsewhere: Elsewhere, naming: Naming) -> list[str]:
    """``Kalajärven asiointipisteessä``: places in the form that says where; empty if one lacks it."""
    at = [naming.at(place) for place in elsewhere.places]
    return at if all(at) and not elsewhere.nearest_type else []


def _say_cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = f"{joined((say_events(each, naming) for each in cancelled.categories), 'ja')} on peruttu"
    return sentence(f"{said}{say_excepted(cancelled, naming)}")


def say_excepted(cancelled: CancelEvents, naming: Naming, *, past: bool = False) -> str:
    """For whom and on which condition cancelled events may be held; begins with a semicolon, or is empty."""
    said, born, may = "", cancelled.born_on_or_after, "voitiin" if past else "voidaan"
    if born is not None:
        said = f"; {say_born(born)} tai sen jälkeen syntyneille niitä {may} järjestää"
    elif cancelled.condition:
        said = f"; niitä {may} kuitenkin järjestää"
    if cancelled.condition:
        known = found(CONDITIONS_THEN if past else CONDITIONS, cancelled.condition)
        said += f", {known}" if known else f", ehtona {say_unknown(cancelled.condition, naming)}"
    return said


def say_born(born: date) -> str:
    """A day of birth; the first day of a year is said as the year."""
    return f"vuonna {born.year}" if (born.month, born.day) == (1, 1) else say_day(born)


def say_arrangement(arrangement: Arrangement, naming: Naming) -> str:
    """All effects, one sentence each."""
    return " ".join(say_effect(effect, naming) for effect in arrangement.effects)
