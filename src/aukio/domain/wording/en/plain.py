"""Plain English (easy read): short main clauses, whole words, one fact a line, from the same facts (R126).

Weekdays are written out, and when a fact begins and ends are sentences of their own.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import assert_never

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Purpose
from aukio.domain.clock.local_time import OpenEnd
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
from aukio.domain.wording.en.periods import say_about
from aukio.domain.wording.en.plain_days import say_plain_days
from aukio.domain.wording.en.plain_guidance import say_plain_guidance
from aukio.domain.wording.en.shorter_days import say_plain_shorten
from aukio.domain.wording.en.times import (
    DAYS_EACH_WEEK,
    DAYS_IN_FULL,
    NTHS,
    say_day,
    say_ends,
    say_moment,
    say_turn,
    say_weekday_in_full,
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
    capital,
    contact_text,
    days_listed,
    decimal,
    ended,
    found,
    in_pairs,
    is_whole_weekdays,
    joined,
    last_minute,
    listed,
    minutes_of,
    never_by_appointment,
    never_open,
    one_line,
    sentence,
    sentences,
    spans_of,
    standing_rules,
)
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, Tense, When


def say_plain_when(when: When) -> str:
    """When a fact begins and ends, as sentences: ``The change began on Tuesday 17 March 2020.``"""
    period = when.period
    if period.never:
        return f"The change was planned from {_moment(period.start, when.today)}. The change was called off."
    if period.in_several_parts:
        return say_plain_days(when)
    begins = "begins" if when.tense is Tense.FUTURE else "began"
    start = f"The change {begins} on {_moment(period.start, when.today)}."
    if period.about is not None:
        return f"{start} We expect the change to end {say_about(period.about).replace('about', 'around', 1)}."
    if period.end is None and when.end_above:
        return start
    if period.end is None:
        end = "The change ends when the situation allows it." if period.open_end is OpenEnd.AS_CONDITIONS_PERMIT else ""
        return f"{start} {end or 'The end date is not known yet.'}"
    past, (last, minutes) = when.tense is Tense.PAST, last_minute(period.end)
    verb = "opened" if past else "open"
    again = "" if when.reopens is None else f" We {verb} again on {_day(when.reopens, when.today)}."
    if last == period.start.date() and (minutes_of(period.start), minutes) == (0, 1440):
        return f"The change {'was' if past else 'is'} on {_day(last, when.today)} only.{again}"
    day = _day(last, when.today) if minutes == 1440 else _moment(period.end, when.today)
    if past:
        return f"{start} The change ended on {day}.{again}"
    last_day = "Last day:" if minutes == 1440 else "The change ends on"
    return f"{start} {last_day} {day}.{again}"


def _day(day: date, today: date | None = None) -> str:
    return f"{say_weekday_in_full(day)} {say_day(day, today)}"


def _moment(local: datetime, today: date | None) -> str:
    return f"{say_weekday_in_full(local.date())} {say_moment(local, today)}"


def say_plain_week(week: AnyWeek | None) -> str:
    """``Monday to Friday from 8 am to 4 pm. Closed on Sunday.``"""
    if week is None:
        return "We do not know them yet."
    if isinstance(week, Cycle):
        return _cycle(week)
    if never_open(week):
        return "Closed."
    return sentences(_rule(rule, "closed on") for rule in standing_rules(week))


def say_plain_times(week: Week) -> str:
    """``The change only applies Monday to Friday from 9 am to 11:30 am.``"""
    return f"The change only applies {', '.join(_held(rule) for rule in standing_rules(week))}."


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
    return f"from {(' until ' if span.is_approximate else ' to ').join(say_ends(span))}"


def say_plain(effect: Effect, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:  # noqa: C901  # one case each
    """One line of short sentences, as if the fact were in force; when it is stands in a line of its own."""
    if (week := during_of(effect)) is not None:
        return f"{say_plain(throughout(effect), naming, beside)} {say_plain_times(week)}"
    match effect:
        case Hours(_, channel) if beside.spans:
            spans = joined(map(_span, spans_of(beside.spans)), "and")
            return f"{_HOURS[channel or ChannelKind.ON_SITE]}: {spans}."
        case Hours(week, channel):
            return f"{_HOURS[channel or ChannelKind.ON_SITE]}: {_lower(say_plain_week(week))}"
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
            return sentence(f"this is not available here: {joined(map(naming.service, services), 'or')}")
        case Elsewhere(service, places, nearest):
            where = [*map(naming.place, places), *([say_nearest(nearest, naming)] if nearest else [])]
            first, *more = where[:MOST_LISTED] or ["another place"]
            said = sentence(f"{naming.service(service)}: go to {first} instead")
            return " ".join([said, *(f"You can also go to {each}." for each in in_pairs(more, "or"))])
        case CancelEvents():
            return _cancelled(effect, naming)
        case Guidance():
            return say_plain_guidance(effect, naming)
        case Passage(to=()):
            return "You may walk through to other places."
        case Passage(to):
            return f"You may walk through only to: {listed([*map(naming.place, to)], 'and')}."
        case ClosesWithLastUnit():
            return "The building closes when the last service in it closes."
        case EntryToOpenUnits():
            return "You may come in only if you go to a service that is open."
        case Normal():
            return f"{'These places work' if beside.many else 'This place works'} as usual."
        case Promise(text, due):
            said = ended(text.in_plain_words("en").say("en")) or "We will tell you more later."
            return said if due is None else f"{said} We will tell you by {say_day(due)}."
        case Text(text):
            return ended(text.in_plain_words("en").say("en")) or "The English text is missing."
        case _:
            assert_never(effect)


_HOURS = {kind: capital(words) for kind, words in HOURS_OF.items()} | {ChannelKind.ON_SITE: "Opening hours"}


def _close(close: Close, beside: Beside) -> str:
    rules = () if close.during is None else standing_rules(close.during)
    during = f" {', '.join(_held(rule) for rule in rules if rule.spans)}" if rules else ""
    never = sentences(_held(rule) for rule in rules if not rule.spans)
    if beside.unstaffed is not None:
        hours = f" Hours: {_lower(say_plain_week(beside.unstaffed.week))}" if beside.unstaffed.week is not None else ""
        return (
            f"There are no staff at {'these places' if beside.many else 'this place'}. You can use self-service.{hours}"
        )
    if close.channels == (ChannelKind.ON_SITE,) and not during:
        return f"You cannot get service {'in these places' if beside.many else 'here'}."
    if close.channels:
        said = f"closed{during}: {joined((CLOSED_CHANNELS[each] for each in close.channels), 'and')}"
    elif beside.equipment:
        said = f"you cannot use {'these' if beside.many else 'this'}{during}"
    else:
        said = f"{'these places are' if beside.many else 'this place is'} closed{during}"
    return f"{sentence(said)} {never}".rstrip()


_MEANS = {HoursMean.ANSWERED: "We answer", HoursMean.ACCEPTED: "You can contact us"}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: "You can leave post in the letterbox.",
        ChannelKind.PICK_UP: "You can pick up what you have ordered or reserved.",
        ChannelKind.SELF_SERVICE: "You can use self-service.",
    },
    reason="the others are said as a service by that channel",
)
_OFFERS = {
    Purpose.SERVICE: "You can get service {}.",
    Purpose.BOOKING: "You can book an appointment {}.",
    Purpose.ENQUIRIES: "You can ask questions {}.",
}


def _offer(offer: Offer) -> str:
    said = [_OFFERS[offer.purpose].format(BY_CHANNEL[offer.channel])]
    as_such = _OFFERED_AS_SUCH.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and as_such is not None:
        said = [as_such]
    if offer.admission is not Admission.WALK_IN:
        said.append(_ADMITTED[offer.admission])
    if offer.week is not None:
        hours = _lower(say_plain_week(offer.week))
        said.append(f"{_MEANS[offer.means]}: {hours}" if offer.means else f"Hours: {hours}")
    return " ".join([*said, *_reached(offer.contacts)])


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
    Admission.WALK_IN: "You can come without a booking.",
    Admission.TICKET: "Take a queue number when you come.",
    Admission.APPOINTMENT: "You must book an appointment first.",
    Admission.BOOKED_ONLY: "You can come only if you have a booking already.",
}


def _admit(admit: Admit, naming: Naming) -> str:
    how = _ADMITTED[admit.is_]
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
    ExistingBookings.HONOUR: "If you have a booking, it is still valid.",
    ExistingBookings.CANCEL: "If you have a booking, it is cancelled.",
    ExistingBookings.CONTACT: "If you have a booking, we will contact you.",
}
_TELL = {
    Tell.MESSAGE: "We will send you a message.",
    Tell.STAFF: "Our staff will contact you.",
}


def _bookings(policy: Bookings) -> str:
    if (policy.existing, policy.tell) == (ExistingBookings.CONTACT, Tell.STAFF):
        new = f"{_NEW[policy.new]} " if policy.new is not None else ""
        return f"{new}Staff contact you about your booking."
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


_AT_MOST = {
    CapacityOf.VISITORS: "there is room for at most {}",
    CapacityOf.APPOINTMENTS: "there {are} at most {}",
    CapacityOf.SEATS: "at most {} {are} in use",
    CapacityOf.LANES: "at most {} {are} in use",
    CapacityOf.DESKS: "at most {} {are} open",
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
        said.append(_AT_MOST[less.of].format(f"{share} of the usual number of {of}", are="are"))
    if less.max is not None:
        many = of.removesuffix("s") if less.max == 1 else of
        said.append(_AT_MOST[less.of].format(f"{less.max} {many}", are="is" if less.max == 1 else "are"))
    return sentences(said) or f"There are fewer {of} than usual."


def _cancelled(cancelled: CancelEvents, naming: Naming) -> str:
    said = [f"{joined((say_events(each, naming) for each in cancelled.categories), 'and')} are cancelled"]
    born = cancelled.born_on_or_after
    if born is not None:
        since = f"in {born.year}" if (born.month, born.day) == (1, 1) else f"on {say_day(born)}"
        said.append(f"for people born {since} or later they may still be arranged")
    elif cancelled.condition:
        said.append("they may still be arranged")
    if cancelled.condition:
        known = found(CONDITIONS, cancelled.condition)
        unknown = f"the condition is: {say_unknown(cancelled.condition, naming)}"
        said.append(f"this is allowed only {known}" if known else unknown)
    return sentences(said)
