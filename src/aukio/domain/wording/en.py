"""English: days, hours, and one plain sentence for every effect of an arrangement.

Sentences state what the fact states and nothing more: no number is made from a ratio, no age from a birth year.
Patterns: "Mon–Fri 7 am–7 pm", "6:45 am–6 pm", "16 March 2020" (R014, R016, R123–R125).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from aukio.domain.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
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
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.log import LogRow
from aukio.domain.notices import Arrangement, ChangeKind
from aukio.domain.places import Admission, ChannelKind, Contact, HoursMean, Purpose
from aukio.domain.time import DAY, OpenEnd, Period
from aukio.domain.week import ClockSpan, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.naming import Naming

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "last but one"}


def say_day(day: date) -> str:
    """``16 March 2020``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(local: datetime) -> str:
    """A local minute: the day alone at midnight, else ``16 March 2020 at 5:15 pm``."""
    if local.time() == time():
        return say_day(local.date())
    return f"{say_day(local.date())} at {say_clock(local.hour * 60 + local.minute)}"


def say_clock(minutes: int) -> str:
    """Minutes since midnight: ``7 am``, ``6:45 am``, ``noon``, ``midnight``."""
    hour, minute = divmod(minutes % 1440, 60)
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    return f"{shown}:{minute:02d} {half}" if minute else f"{shown} {half}"


def say_span(span: ClockSpan) -> str:
    """``8 am–4 pm``; the whole day is ``all day``."""
    if (span.start, span.end) == (0, 1440):
        return "all day"
    return f"{say_clock(span.start)}–{say_clock(span.end)}"


def say_week(week: Week) -> str:
    """``Mon–Fri 8 am–4 pm, closed on public holidays``."""
    return ", ".join(_say_rule(rule) for rule in week.rules)


def _say_rule(rule: Rule) -> str:
    days = _say_selector(rule)
    if rule.parity is not None:
        days += " of odd weeks" if rule.parity is WeekParity.ODD else " of even weeks"
    if not rule.spans:
        return f"closed on {days}"
    return f"{days} {' and '.join(map(say_span, rule.spans))}"


def _say_selector(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            runs: list[list[int]] = []
            for day in days:
                if runs and runs[-1][-1] == day - 1:
                    runs[-1].append(day)
                else:
                    runs.append([day])
            return ", ".join(
                _DAYS[run[0]] if len(run) == 1 else f"{_DAYS[run[0]]}{'–' if len(run) > 2 else ', '}{_DAYS[run[-1]]}"
                for run in runs
            )
        case NthWeekday(day, nths):
            return f"the {_list(_NTHS.get(nth, f'{nth}th') for nth in nths)} {_DAYS[day]} of the month"
        case _:
            return "public holidays"


_CHANNELS = {
    ChannelKind.ON_SITE: "on site",
    ChannelKind.SELF_SERVICE: "self-service",
    ChannelKind.PHONE: "phone",
    ChannelKind.EMAIL: "e-mail",
    ChannelKind.CHAT: "chat",
    ChannelKind.WEB: "online",
    ChannelKind.LETTERBOX: "letterbox",
}
_PURPOSES = {Purpose.SERVICE: "service", Purpose.BOOKING: "booking", Purpose.ENQUIRIES: "enquiries"}
_ADMISSIONS = {
    Admission.WALK_IN: "without an appointment",
    Admission.TICKET: "by queue number",
    Admission.APPOINTMENT: "by appointment only",
    Admission.BOOKED_ONLY: "only for those who have already booked",
}
_MEANS = {None: "", HoursMean.ANSWERED: "answered ", HoursMean.ACCEPTED: "accepted "}
_STRENGTHS = {
    Strength.MUST: "Required",
    Strength.MUST_NOT: "Not allowed",
    Strength.SHOULD: "Recommended",
    Strength.PLEASE: "Please",
    Strength.IF_POSSIBLE: "If possible",
    Strength.MAY: "Allowed",
}
_OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: "until further notice",
    OpenEnd.FOR_NOW: "for now",
    OpenEnd.AS_CONDITIONS_PERMIT: "until conditions permit otherwise",
}
KINDS = {
    ChangeKind.ADDED: "Added",
    ChangeKind.CHANGED: "Changed",
    ChangeKind.ENDED: "Ended",
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.WITHDRAWN: "Withdrawn",
}


def say_code(code: str) -> str:
    """A code as words: ``wash_hands`` and ``form-help`` lose their joints."""
    return code.replace("_", " ").replace("-", " ")


def _list(words: Iterable[str]) -> str:
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last


def say_contact(contact: Contact) -> str:
    """The number or address itself."""
    return contact.phone or contact.email or contact.url


def say_effect(effect: Effect, naming: Naming) -> str:  # noqa: C901  # one case for each effect
    """One sentence, without its period and place."""
    match effect:
        case Hours(week, channel):
            where = "" if channel in (None, ChannelKind.ON_SITE) else f" ({_CHANNELS[channel]})"
            return f"Hours{where}: {say_week(week)}."
        case Close(channels, during):
            what = f"Closed ({_list(_CHANNELS[each] for each in channels)})" if channels else "Closed"
            return f"{what}: {say_week(during)}." if during is not None else f"{what}."
        case Offer():
            return _say_offer(effect)
        case Admit():
            return _say_admit(effect, naming)
        case Bookings():
            return _say_bookings(effect)
        case Capacity():
            return _say_capacity(effect)
        case Withhold(services):
            return f"Not available: {_list(map(naming.service, services))}."
        case Elsewhere(service, places, nearest):
            where = _list(map(naming.place, places)) if places else f"the nearest {say_code(nearest or 'place')}"
            return f"For {naming.service(service)}: {where}."
        case CancelEvents():
            return _say_events(effect)
        case Guidance():
            return say_guidance(effect)
        case Passage():
            return "You may walk through to other services."
        case ClosesWithLastUnit():
            return "The building closes when its last unit closes."
        case EntryToOpenUnits():
            return "You may enter only to go to a unit that is open."
        case Normal():
            return "Normal service."
        case Promise(text, due):
            by = f" (by {say_day(due)})" if due is not None else ""
            return f"{text.say('en') or 'More information will follow.'}{by}"
        case Text(text):
            return text.say("en")


def _say_offer(offer: Offer) -> str:
    what = f"{_CHANNELS[offer.channel].capitalize()} {_PURPOSES[offer.purpose]}"
    parts = [what if offer.purpose is not Purpose.SERVICE else f"Service by {_CHANNELS[offer.channel]}"]
    if offer.channel in (ChannelKind.LETTERBOX, ChannelKind.WEB) and offer.purpose is Purpose.SERVICE:
        parts = ["Letterbox in use" if offer.channel is ChannelKind.LETTERBOX else "Service online"]
    if offer.admission is not Admission.WALK_IN:
        parts.append(_ADMISSIONS[offer.admission])
    if offer.week is not None:
        parts.append(f"{_MEANS[offer.means]}{say_week(offer.week)}")
    contacts = ", ".join(map(say_contact, offer.contacts))
    return f"{' '.join(parts)}{f': {contacts}' if contacts else ''}."


def _say_admit(admit: Admit, naming: Naming) -> str:
    where = "" if admit.channel is ChannelKind.ON_SITE else f" ({_CHANNELS[admit.channel]})"
    whom = [*map(naming.service, admit.services), *([say_code(admit.audience)] if admit.audience else [])]
    sentence = f"{_ADMISSIONS[admit.is_]}{where}"
    return f"{_list(whom).capitalize()}: {sentence}." if whom else f"{sentence[0].upper()}{sentence[1:]}."


def _say_bookings(policy: Bookings) -> str:
    said = []
    if policy.new is not None:
        said.append("No new bookings" if policy.new is NewBookings.STOP else "New bookings are accepted")
    match policy.existing:
        case ExistingBookings.HONOUR:
            said.append("existing bookings stand")
        case ExistingBookings.CONTACT:
            said.append("those who have booked will be contacted")
        case ExistingBookings.CANCEL:
            said.append("existing bookings are cancelled")
        case None:
            pass
    if policy.tell is not None:
        said.append("a message is sent" if policy.tell is Tell.MESSAGE else "staff contact those who have booked")
    text = "; ".join(said) or "Bookings as before"
    return f"{text[0].upper()}{text[1:]}."


def _say_capacity(less: Capacity) -> str:
    of = {"visitors": "visitors", "appointments": "appointments", "seats": "seats"}[less.of]
    parts = []
    if less.ratio is not None:
        share = "half" if less.ratio == 0.5 else f"{less.ratio * 100:g} %"
        parts.append(f"at most {share} of the usual number of {of}")
    if less.max is not None:
        parts.append(f"at most {less.max} {of}")
    text = " and ".join(parts) or f"fewer {of} than usual"
    return f"{text[0].upper()}{text[1:]}."


def _say_events(cancelled: CancelEvents) -> str:
    text = f"Cancelled: {_list(map(say_code, cancelled.categories))}."
    if cancelled.born_on_or_after is not None:
        born = cancelled.born_on_or_after
        since = f"in {born.year} or later" if (born.month, born.day) == (1, 1) else f"on {say_day(born)} or later"
        text += f" Those for people born {since} may be arranged"
        text += f", provided: {say_code(cancelled.condition)}." if cancelled.condition else "."
    return text


def say_guidance(advice: Guidance) -> str:
    """Strength first, then what, where, for whom and unless what (Q8, Q9)."""
    text = f"{_STRENGTHS[advice.strength]}: {say_code(advice.code)}"
    if advice.value is not None:
        values = advice.value if isinstance(advice.value, tuple) else (str(advice.value),)
        joined = " or ".join(map(say_code, values))
        text += f" ({joined})"
    if advice.audience is not None:
        text += f", for {say_code(advice.audience)}"
    if advice.area is not None:
        text += f", in the {say_code(advice.area)}"
    if advice.unless is not None:
        text += f", unless {say_code(advice.unless)}"
    return f"{text}."


def say_arrangement(arrangement: Arrangement, naming: Naming) -> str:
    """All its effects, one sentence each, without its period and places."""
    return " ".join(say_effect(effect, naming) for effect in arrangement.effects)


def say_period(period: Period) -> str:
    """``from 18 March until 30 April 2020``, ends inclusive; open ends in their own idiom (R017, R060)."""
    start = f"from {say_moment(period.start)}"
    if period.end is not None:
        last = period.end - DAY if period.end.time() == time() else period.end
        if last.date() == period.start.date() and period.end.time() == time():
            return f"on {say_day(last.date())}"
        return f"{start} until {say_moment(last)}"
    return f"{start}, {_OPEN_ENDS[period.open_end]}" if period.open_end is not None else start


def say_log_row(row: LogRow, naming: Naming) -> str:
    """``Added: Iso Omena Library; Kalajärvi Library.``, the units touched and the verb of the kind (R112, R113)."""
    names = [naming.place(node.place) for node in row.places] or ["no place"]
    return f"{KINDS[row.kind]}: {say_names(names)}."


_MOST_NAMED = 8


def say_names(names: Sequence[str]) -> str:
    """Names one after another; beyond a few, how many more there are."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{'; '.join(names[:_MOST_NAMED])}{more}"
