"""Plain Swedish: short main clauses, common words in full, one thing at a time, from the same facts (R126).

Weekdays and months are written out. The beginning and the end of a fact have sentences of their own.
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
from aukio.domain.week import AnyWeek, Cycle, Holidays, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    MOST_LISTED,
    OWN_WAY,
    capital,
    contact_text,
    days_listed,
    decimal,
    ended,
    found,
    in_pairs,
    is_whole_weekdays,
    joined,
    listed,
    never_by_appointment,
    never_open,
    one_line,
    sentence,
    sentences,
    spans_of,
    standing_rules,
)
from aukio.domain.wording.sv.dates import say_on_dates
from aukio.domain.wording.sv.effects import MISSING_TEXT, say_capacity
from aukio.domain.wording.sv.guidance import say_audience, say_unknown, spoken_to
from aukio.domain.wording.sv.plain_days import say_plain_day as _day
from aukio.domain.wording.sv.plain_guidance import say_plain_guidance
from aukio.domain.wording.sv.shorter_days import say_plain_shorten
from aukio.domain.wording.sv.times import DAYS_EACH_WEEK, DAYS_IN_FULL, NTHS, say_plain_span
from aukio.domain.wording.sv.words import (
    BY_CHANNEL,
    CLOSED_CHANNELS,
    CONDITIONS,
    HOURS_OF,
    say_events,
    say_nearest,
)
from aukio.domain.wording.when import NOTHING_BESIDE, Beside


def say_plain_week(week: AnyWeek) -> str:
    """``Måndag till fredag klockan 8–16. Stängt på söndagar.``"""
    if isinstance(week, Cycle):
        return _cycle(week)
    if never_open(week):
        return "Stängt."
    return sentences(_rule(rule, "stängt") for rule in standing_rules(week))


def say_plain_times(week: Week) -> str:
    """``Det gäller måndag till fredag klockan 9–11.30.``"""
    rules = standing_rules(week)
    return f"Det gäller {', '.join(map(_held, rules))}."


def _held(rule: Rule) -> str:
    """When in a week something is so; of whole days: ``på tisdagar och torsdagar``."""
    return _days(rule, on=True) if is_whole_weekdays(rule) else _rule(rule, "inte")


def _cycle(cycle: Cycle) -> str:
    said, start = [say_plain_week(week) for week in cycle.weeks], _day(cycle.monday)
    if len(said) == 2:
        return f"Varannan vecka från och med {start}: {_lower(said[0])} Övriga veckor: {_lower(said[1])}"
    # "Vecka 1" would be the first week of the year.
    turns = (
        f"{capital(NTHS.get(number, f'{number}:e'))} veckan: {_lower(week)}"
        for number, week in enumerate(said, start=1)
    )
    return f"Tiderna växlar varje vecka från och med {start}. {' '.join(turns)}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _rule(rule: Rule, closed: str) -> str:
    if not rule.dates:
        return f"{_days(rule)} {_spans(rule)}" if rule.spans else f"{closed} {_days(rule, on=True)}"
    dates = say_on_dates(rule.dates)
    if not rule.spans:
        return f"{closed} {dates}" if rule.is_every_day else f"{closed} {_days(rule, on=True)} {dates}"
    days = "" if rule.names_its_days else f" {_days(rule)}"
    return f"{dates}{days} {_spans(rule)}"


def _spans(rule: Rule) -> str:
    said = joined(map(say_plain_span, rule.spans), "och")
    return f"klockan {said}" if said[0].isdigit() else said


def _days(rule: Rule, *, on: bool = False) -> str:
    match rule.selector:
        case Weekdays(days) if len(days) == 7:
            said = "alla dagar"
        case Weekdays(days):
            said = days_listed(days, DAYS_IN_FULL, run=" till ", last="och")
            # "På tisdag" would be the coming Tuesday.
            said = f"på {days_listed(days, DAYS_EACH_WEEK, run=' till ', last='och')}" if on else said
        case NthWeekday(day, nths):
            said = f"den {joined((NTHS[nth] for nth in nths), 'och')} {DAYS_IN_FULL[day]}en i månaden"
        case Holidays(()):
            said = "på helgdagar"
        case Holidays(weekdays):
            said = f"på helgdagar ({days_listed(weekdays, DAYS_IN_FULL, last='och')})"
        case _:
            assert_never(rule.selector)
    if rule.parity is None:
        return said
    return f"{said} under {'udda' if rule.parity is WeekParity.ODD else 'jämna'} veckor"


def say_plain(effect: Effect, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:  # noqa: C901  # one case each
    """One line of short sentences, as if the fact were in force now; times stand on a line of their own."""
    if (week := during_of(effect)) is not None:
        return f"{say_plain(throughout(effect), naming, beside)} {say_plain_times(week)}"
    match effect:
        case Hours(_, channel) if beside.spans:
            said = joined(map(say_plain_span, spans_of(beside.spans)), "och")
            clocks = f"klockan {said}" if said[0].isdigit() else said
            return f"{_HOURS[channel or ChannelKind.ON_SITE]}: {clocks}."
        case Hours(week, channel):
            return _hours(channel or ChannelKind.ON_SITE, week)
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
            return sentence(f"finns inte nu: {joined(map(naming.service, services), 'och')}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            if not where:
                return sentence(f"{naming.service(service)}: på ett annat ställe")
            first, *more = in_pairs(where[:MOST_LISTED], "eller")
            said = sentence(f"{naming.service(service)}: gå till {first}")
            return " ".join([said, *(f"Eller gå till {each}." for each in more)])
        case CancelEvents():
            return _cancelled(effect, naming)
        case Guidance():
            return say_plain_guidance(effect, naming)
        case Passage(to=()):
            return "Du får gå igenom till andra tjänster."
        case Passage(to):
            return f"Du får gå igenom bara till följande ställen: {listed([*map(naming.place, to)], 'och')}."
        case ClosesWithLastUnit():
            return "Huset stänger när den sista tjänsten stänger."
        case EntryToOpenUnits():
            return "Du får komma in bara till en öppen tjänst."
        case Normal():
            return "I bruk som vanligt." if beside.equipment else "Öppet som vanligt."
        case Promise(text, due):
            said = ended(text.in_plain_words("sv").say("sv")) or "Vi berättar mer senare."
            return said if due is None else f"{said} Senast {_day(due)}."
        case Text(text):
            return ended(text.in_plain_words("sv").say("sv")) or MISSING_TEXT
        case _:
            assert_never(effect)


_HOURS = {kind: capital(words) for kind, words in HOURS_OF.items()} | {ChannelKind.ON_SITE: "Öppet"}


def _hours(channel: ChannelKind, week: AnyWeek | None) -> str:
    if week is None:
        return f"{capital(HOURS_OF[channel])}: vi vet inte ännu."
    return f"{_HOURS[channel]}: {_lower(say_plain_week(week))}"


def _close(close: Close, beside: Beside) -> str:
    rules = () if close.during is None else standing_rules(close.during)
    during = f" {', '.join(map(_held, rules))}" if rules else ""
    if beside.unstaffed is not None:
        hours = f": {_lower(say_plain_week(beside.unstaffed.week))}" if beside.unstaffed.week is not None else "."
        return f"Ingen personal. Du kan använda självbetjäningen{hours}"
    if close.channels == (ChannelKind.ON_SITE,):
        return f"Ingen service här{during}."
    if close.channels:
        of = joined((CLOSED_CHANNELS[each] for each in close.channels), "och")
        return sentence(f"{of} är inte i bruk{during}")
    if beside.equipment:
        return f"Du kan inte använda {'de här apparaterna' if beside.many else 'den här apparaten'}{during}."
    return f"Stängt{during}."


_MEANS = {HoursMean.ANSWERED: "Vi svarar: ", HoursMean.ACCEPTED: ""}
"""What the hours of a way mean, where it is not that the way is open."""
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "du kan använda brevlådan",
        ChannelKind.PICK_UP: "hämta beställningar",
        ChannelKind.SELF_SERVICE: "du kan använda självbetjäning",
        ChannelKind.PHONE: "du kan ringa",
        ChannelKind.EMAIL: "du kan mejla",
        ChannelKind.CHAT: "du kan chatta",
        ChannelKind.POST: "du kan skriva brev",
        ChannelKind.VIDEO: "du kan ringa videosamtal",
    },
    reason="the others are said as a service by that channel",
)
_OFFERS = {
    Purpose.SERVICE: "service {}",
    Purpose.BOOKING: "boka {}",
    Purpose.ENQUIRIES: "ställ frågor {}",
}
_ADMITTED = {
    Admission.WALK_IN: "Ingen tid behövs.",
    Admission.TICKET: "Ta ett könummer.",
    Admission.APPOINTMENT: "Boka tid först.",
    Admission.BOOKED_ONLY: "Kom bara om du redan har bokat.",
}
_FROM_AFAR = _ADMITTED | {Admission.BOOKED_ONLY: "Bara om du redan har bokat."}


def _offer(offer: Offer) -> str:
    how = _OFFERS[offer.purpose].format(BY_CHANNEL[offer.channel])
    as_such = _OFFERED_AS_SUCH.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and as_such is not None:
        how = as_such
    way = OWN_WAY.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and any(each.way == way for each in offer.contacts):
        contacts = [each for each in offer.contacts if each.way != way]
        how = " ".join(_reached([each for each in offer.contacts if each.way == way])).removesuffix(".")
    else:
        contacts = list(offer.contacts)
    means = _MEANS[offer.means] if offer.means else ""
    if offer.week is None:
        said = [sentence(how)]
    elif means:
        said = [sentence(how), f"{means}{_lower(say_plain_week(offer.week))}"]
    else:
        said = [f"{capital(how)}: {_lower(say_plain_week(offer.week))}"]
    if offer.admission is not Admission.WALK_IN:
        said.append(_FROM_AFAR[offer.admission])
    return " ".join([*said, *_reached(contacts)])


_REACHED = {"phone": "Ring {}.", "email": "Skicka e-post till {}.", "url": "Gå till {}."}


def _reached(contacts: Sequence[Contact]) -> Iterator[str]:
    """What one does to reach a place: by its numbers, else its addresses."""
    for way, say in _REACHED.items():
        if alike := [each for each in contacts if each.way == way]:
            yield say.format(joined(map(_contact, alike), "eller"))


def _contact(contact: Contact) -> str:
    label = one_line(contact.label.say("sv"))
    return f"{contact_text(contact)} ({label})" if label else contact_text(contact)


def _admit(admit: Admit, naming: Naming) -> str:
    how = (_ADMITTED if admit.channel is ChannelKind.ON_SITE else _FROM_AFAR)[admit.is_]
    whom = joined(map(naming.service, admit.services), "och")
    tail = spoken_to(admit.audience, naming).tail
    if tail and not whom and admit.channel is ChannelKind.ON_SITE and admit.is_ is not Admission.WALK_IN:
        return sentence(f"{how.removesuffix('.')}{tail}")
    if admit.audience is not None:
        whom = f"{whom} ({say_audience(admit.audience, naming)})" if whom else say_audience(admit.audience, naming)
    if whom and never_by_appointment(admit):
        return sentence(f"{whom}: {BY_CHANNEL[admit.channel]}")
    if admit.channel is not ChannelKind.ON_SITE:
        whom = f"{whom}, {BY_CHANNEL[admit.channel]}" if whom else BY_CHANNEL[admit.channel]
    return sentence(f"{whom}: {_lower(how)}") if whom else how


_NEW = {NewBookings.STOP: "Du kan inte boka nya tider.", NewBookings.ACCEPT: "Du kan boka nya tider."}
_EXISTING = {
    ExistingBookings.HONOUR: "Din bokning gäller.",
    ExistingBookings.CANCEL: "Vi avbokar din tid.",
    ExistingBookings.CONTACT: "Vi kontaktar dig om din bokning.",
}
_TELL = {
    Tell.MESSAGE: "Du får ett meddelande.",
    Tell.STAFF: "Personalen kontaktar dig.",
}


_ABOUT = {
    Tell.MESSAGE: "Du får ett meddelande om din bokning.",
    Tell.STAFF: "Personalen kontaktar dig om din bokning.",
}


def _bookings(policy: Bookings) -> str:
    if policy.existing is ExistingBookings.CONTACT and policy.tell is not None:
        return " ".join(filter(None, (_NEW[policy.new] if policy.new is not None else "", _ABOUT[policy.tell])))
    said = [
        _NEW[policy.new] if policy.new is not None else "",
        _EXISTING[policy.existing] if policy.existing is not None else "",
        _TELL[policy.tell] if policy.tell is not None else "",
    ]
    return " ".join(filter(None, said)) or "Bokningarna är som förut."


_LESS = {
    CapacityOf.VISITORS: "besökare",
    CapacityOf.APPOINTMENTS: "mottagningstider",
    CapacityOf.SEATS: "sittplatser",
    CapacityOf.LANES: "banor",
    CapacityOf.DESKS: "servicediskar",
}


_ONE = {
    CapacityOf.VISITORS: "besökare",
    CapacityOf.APPOINTMENTS: "mottagningstid",
    CapacityOf.SEATS: "sittplats",
    CapacityOf.LANES: "bana",
    CapacityOf.DESKS: "servicedisk",
}


def _capacity(less: Capacity) -> str:
    if 0 in (less.max, less.ratio):
        return say_capacity(less)
    of, said = _LESS[less.of], []
    if less.ratio is not None:
        share = "hälften" if less.ratio == 0.5 else f"{decimal(less.ratio * 100, ',')} procent"
        said.append(f"högst {share} av det vanliga antalet {of}")
    if less.max is not None:
        said.append(f"{'men ' if said else ''}högst {less.max} {of if less.max != 1 else _ONE[less.of]}")
    return sentences(said) or f"Färre {of} än vanligt."


def _cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = [f"{joined((say_events(each, naming) for each in cancelled.categories), 'och')} är inställda"]
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"år {born.year}" if (born.month, born.day) == (1, 1) else _day(born)
        said.append(f"för dem som är födda {since} eller senare kan de ordnas")
    elif cancelled.condition:
        said.append("de kan ordnas")
    if cancelled.condition:
        known = found(CONDITIONS, cancelled.condition)
        said.append(f"bara {known}" if known else f"villkoret är {say_unknown(cancelled.condition, naming)}")
    return sentences(said)
