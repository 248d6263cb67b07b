"""Plain English (easy read): short main clauses, whole words, one fact a line, from the same facts (R126).

Weekdays are written out, and when a fact begins and ends are sentences of their own.
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
from aukio.domain.week import AnyWeek, ClockSpan, Cycle, Holidays, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.en.dates import say_on_dates
from aukio.domain.wording.en.guidance import say_audience, say_unknown, spoken_to
from aukio.domain.wording.en.plain_guidance import say_plain_guidance
from aukio.domain.wording.en.shorter_days import say_plain_shorten
from aukio.domain.wording.en.times import (
    DAYS_EACH_WEEK,
    DAYS_IN_FULL,
    NTHS,
    say_day,
    say_ends,
    say_turn,
)
from aukio.domain.wording.en.words import (
    BY_CHANNEL,
    CLOSED_CHANNELS,
    CONDITIONS,
    HOURS_OF,
    say_events,
    say_nearest,
)
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    ALL_DAY,
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
from aukio.domain.wording.when import NOTHING_BESIDE, Beside


def say_plain_week(week: AnyWeek) -> str:
    """``Monday to Friday 8 am to 4 pm. Closed on Sundays.``"""
    if isinstance(week, Cycle):
        return _cycle(week)
    if never_open(week):
        return "Closed."
    return sentences(_rule(rule, "closed on") for rule in standing_rules(week))


def say_plain_times(week: Week) -> str:
    """``This applies Monday to Friday 9 am to 11:30 am.``"""
    return f"This applies {', '.join(_held(rule) for rule in standing_rules(week))}."


def _held(rule: Rule) -> str:
    """When in a week something is so; of whole days: ``on Tuesdays and Thursdays``."""
    if is_whole_weekdays(rule) and isinstance(rule.selector, Weekdays):
        return f"on {days_listed(rule.selector.days, DAYS_EACH_WEEK, run=' to ', last='and')}"
    return _rule(rule, "not on")


def _cycle(cycle: Cycle) -> str:
    said, start = [say_plain_week(week) for week in cycle.weeks], say_day(cycle.monday)
    if len(said) == 2:
        return f"Every other week from the week of {start}: {_lower(said[0])} In the other weeks: {_lower(said[1])}"
    turns = (f"{capital(say_turn(number))} week: {_lower(week)}" for number, week in enumerate(said, start=1))
    return f"The hours change each week, in turn, from the week of {start}. {' '.join(turns)}"


def _lower(text: str) -> str:
    """With a small letter behind a colon; the name of a weekday keeps its capital."""
    return text if text.startswith(DAYS_IN_FULL) else text[:1].lower() + text[1:]


def _rule(rule: Rule, closed: str) -> str:
    days = _days(rule)
    if rule.parity is not None:
        days += " in odd-numbered weeks" if rule.parity is WeekParity.ODD else " in even-numbered weeks"
    spans = joined(map(_span, rule.spans), "and")
    if not rule.dates:
        return f"{days} {spans}" if rule.spans else f"{closed} {_each(rule) or days}"
    dates = say_on_dates(rule.dates)
    if not rule.spans:
        return f"{closed.removesuffix(' on')} {dates}" if rule.is_every_day else f"{closed} {days} {dates}"
    if rule.is_every_day:
        return f"{dates} {spans}" if rule.names_its_days else f"{dates} every day {spans}"
    return f"{dates} on {days} {spans}" if isinstance(rule.selector, Holidays) else f"{dates}, {days} {spans}"


def _each(rule: Rule) -> str:
    """``Saturdays and Sundays``: weekdays of every week; nothing for other days."""
    if rule.parity is not None or not isinstance(rule.selector, Weekdays):
        return ""
    return days_listed(rule.selector.days, DAYS_EACH_WEEK, run=" to ", last="and")


def _days(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            return days_listed(days, DAYS_IN_FULL, run=" to ", last="and")
        case NthWeekday(day, nths):
            return f"the {joined((NTHS[nth] for nth in nths), 'and')} {DAYS_IN_FULL[day]} of the month"
        case Holidays(()):
            return "public holidays"
        case Holidays(weekdays):
            return f"public holidays ({days_listed(weekdays, DAYS_IN_FULL, run=' to ', last='and')})"
        case _:
            assert_never(rule.selector)


def _span(span: ClockSpan) -> str:
    if span == ALL_DAY:
        return "all day"
    begins, ends = say_ends(span)
    return f"from {begins} until {ends}" if span.is_approximate else f"{begins} to {ends}"


def say_plain(effect: Effect, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:  # noqa: C901  # one case each
    """One line of short sentences, as if the fact were in force; when it is stands in a line of its own."""
    if (week := during_of(effect)) is not None:
        return f"{say_plain(throughout(effect), naming, beside)} {say_plain_times(week)}"
    match effect:
        case Hours(_, channel) if beside.spans:
            spans = joined(map(_span, spans_of(beside.spans)), "and")
            return f"{_HOURS[channel or ChannelKind.ON_SITE]}: {spans}."
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
            return sentence(f"not available: {joined(map(naming.service, services), 'and')}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            first, *more = in_pairs(where[:MOST_LISTED] or ["another place"], "or")
            said = sentence(f"{naming.service(service)}: go to {first}")
            return " ".join([said, *(f"Or go to {each}." for each in more)])
        case CancelEvents():
            return _cancelled(effect, naming)
        case Guidance():
            return say_plain_guidance(effect, naming)
        case Passage(to=()):
            return "You may walk through to other places."
        case Passage(to):
            return f"You may walk through only to: {listed([*map(naming.place, to)], 'and')}."
        case ClosesWithLastUnit():
            return "The building closes when its last service closes."
        case EntryToOpenUnits():
            return "You may come in only to go to an open service."
        case Normal():
            return "In use as usual." if beside.equipment else "Open as usual."
        case Promise(text, due):
            said = ended(text.in_plain_words("en").say("en")) or "We will tell you more later."
            return said if due is None else f"{said} By {say_day(due)}."
        case Text(text):
            return ended(text.in_plain_words("en").say("en")) or "The English text is missing."
        case _:
            assert_never(effect)


_HOURS = {kind: capital(words) for kind, words in HOURS_OF.items()} | {ChannelKind.ON_SITE: "Open"}


def _hours(channel: ChannelKind, week: AnyWeek | None) -> str:
    if week is None:
        return f"{capital(HOURS_OF[channel])} not known."
    return f"{_HOURS[channel]}: {_lower(say_plain_week(week))}"


def _close(close: Close, beside: Beside) -> str:
    rules = () if close.during is None else standing_rules(close.during)
    during = f" {', '.join(_held(rule) for rule in rules if rule.spans)}" if rules else ""
    never = sentences(_held(rule) for rule in rules if not rule.spans)
    if beside.unstaffed is not None:
        hours = f": {_lower(say_plain_week(beside.unstaffed.week))}" if beside.unstaffed.week is not None else "."
        return f"No staff. You can use self-service{hours}"
    if close.channels == (ChannelKind.ON_SITE,) and not during:
        return "No service here."
    if close.channels:
        said = f"closed{during}: {joined((CLOSED_CHANNELS[each] for each in close.channels), 'and')}"
    elif beside.equipment:
        said = f"you cannot use {'these' if beside.many else 'this'}{during}"
    else:
        said = f"closed{during}"
    return f"{sentence(said)} {never}".rstrip()


_MEANS = {HoursMean.ANSWERED: "We answer: ", HoursMean.ACCEPTED: ""}
"""What the hours of a way mean, where it is not that the way is open."""
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "you can use the letterbox",
        ChannelKind.PICK_UP: "pick up orders",
        ChannelKind.SELF_SERVICE: "you can use self-service",
        ChannelKind.PHONE: "you can call",
        ChannelKind.EMAIL: "you can e-mail us",
        ChannelKind.CHAT: "you can chat",
        ChannelKind.POST: "you can write to us",
        ChannelKind.VIDEO: "call us by video",
    },
    reason="the others are said as a service by that channel",
)
_OFFERS = {
    Purpose.SERVICE: "service {}",
    Purpose.BOOKING: "book {}",
    Purpose.ENQUIRIES: "ask questions {}",
}


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


_REACHED = {"phone": "Call {}.", "email": "E-mail {}.", "url": "Go to {}."}


def _reached(contacts: Sequence[Contact]) -> Iterator[str]:
    """What one does to reach a place: by its numbers, else its addresses."""
    for way, say in _REACHED.items():
        if alike := [each for each in contacts if each.way == way]:
            yield say.format(joined(map(_contact, alike), "or"))


def _contact(contact: Contact) -> str:
    label = one_line(contact.label.say("en"))
    return f"{contact_text(contact)} ({label})" if label else contact_text(contact)


_ADMITTED = {
    Admission.WALK_IN: "No appointment needed.",
    Admission.TICKET: "Take a queue number.",
    Admission.APPOINTMENT: "Book an appointment first.",
    Admission.BOOKED_ONLY: "Come only if you have already booked.",
}
_FROM_AFAR = _ADMITTED | {Admission.BOOKED_ONLY: "Only if you have already booked."}


def _admit(admit: Admit, naming: Naming) -> str:
    how = (_ADMITTED if admit.channel is ChannelKind.ON_SITE else _FROM_AFAR)[admit.is_]
    whom = joined(map(naming.service, admit.services), "and")
    tail = spoken_to(admit.audience, naming).tail
    if tail and not whom and admit.channel is ChannelKind.ON_SITE:
        return sentence(f"{how.removesuffix('.')}{tail}")
    if admit.audience is not None:
        whom = f"{whom} ({say_audience(admit.audience, naming)})" if whom else say_audience(admit.audience, naming)
    if whom and never_by_appointment(admit):
        return sentence(f"{whom}: {BY_CHANNEL[admit.channel]}")
    if admit.channel is not ChannelKind.ON_SITE:
        whom = f"{whom}, {BY_CHANNEL[admit.channel]}" if whom else BY_CHANNEL[admit.channel]
    return sentence(f"{whom}: {how[:1].lower()}{how[1:]}") if whom else how


_NEW = {NewBookings.STOP: "You cannot make new bookings.", NewBookings.ACCEPT: "You can make new bookings."}
_EXISTING = {
    ExistingBookings.HONOUR: "Your booking is valid.",
    ExistingBookings.CANCEL: "Your booking is cancelled.",
    ExistingBookings.CONTACT: "We will contact you about your booking.",
}
_TELL = {
    Tell.MESSAGE: "You will get a message.",
    Tell.STAFF: "Staff will contact you.",
}


_ABOUT = {
    Tell.MESSAGE: "You get a message about your booking.",
    Tell.STAFF: "Staff contact you about your booking.",
}


def _bookings(policy: Bookings) -> str:
    if policy.existing is ExistingBookings.CONTACT and policy.tell is not None:
        return " ".join(filter(None, (_NEW[policy.new] if policy.new is not None else "", _ABOUT[policy.tell])))
    said = [
        _NEW[policy.new] if policy.new is not None else "",
        _EXISTING[policy.existing] if policy.existing is not None else "",
        _TELL[policy.tell] if policy.tell is not None else "",
    ]
    return " ".join(filter(None, said)) or "Bookings are as before."


_LESS = {
    CapacityOf.VISITORS: "visitors",
    CapacityOf.APPOINTMENTS: "appointments",
    CapacityOf.SEATS: "seats",
    CapacityOf.LANES: "lanes",
    CapacityOf.DESKS: "desks",
}

_NONE_OF = {
    CapacityOf.VISITORS: "Visitors cannot come in.",
    CapacityOf.APPOINTMENTS: "There are no appointments.",
    CapacityOf.SEATS: "No seats are in use.",
    CapacityOf.LANES: "No lanes are in use.",
    CapacityOf.DESKS: "No desks are open.",
}


def _capacity(less: Capacity) -> str:
    of, said = _LESS[less.of], []
    if 0 in (less.max, less.ratio):
        return _NONE_OF[less.of]
    if less.ratio is not None:
        share = "half" if less.ratio == 0.5 else f"{decimal(less.ratio * 100, '.')}%"
        said.append(f"no more than {share} of the usual number of {of}")
    if less.max is not None:
        said.append(f"{'and ' if said else ''}no more than {less.max} {of.removesuffix('s') if less.max == 1 else of}")
    return sentences(said) or f"Fewer {of} than usual."


def _cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = [f"{joined((say_events(each, naming) for each in cancelled.categories), 'and')} are cancelled"]
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"in {born.year}" if (born.month, born.day) == (1, 1) else f"on {say_day(born)}"
        said.append(f"those for people born {since} or later may be arranged")
    elif cancelled.condition:
        said.append("they may be arranged")
    if cancelled.condition:
        known = found(CONDITIONS, cancelled.condition)
        unknown = f"the condition is: {say_unknown(cancelled.condition, naming)}"
        said.append(f"only {known}" if known else unknown)
    return sentences(said)
