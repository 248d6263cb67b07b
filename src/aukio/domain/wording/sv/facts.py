"""Facts in time: one sentence for each effect, whose verb shows whether it is ahead, in force or over.

"Håller stängt sedan 17.3.2020 tills vidare." Gender and number of a place are unknown, so no word agrees with them.
"""

from dataclasses import replace

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    Close,
    Effect,
    Hours,
    Normal,
    Promise,
    Shorten,
    Withhold,
    during_of,
    throughout,
)
from aukio.domain.wording.listed_days import only_day, part_of_one_day, spans_of_its_days
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import at_times, bracketed, joined, sentence
from aukio.domain.wording.sv.effects import say_capacity, say_effect
from aukio.domain.wording.sv.over import say_over
from aukio.domain.wording.sv.periods import OPEN_ENDS, say_about, say_days, say_front, say_period
from aukio.domain.wording.sv.shorter_days import say_shorten
from aukio.domain.wording.sv.times import (
    say_day,
    say_during,
    say_full_day,
    say_moment,
    say_spans,
    say_times,
    say_week,
)
from aukio.domain.wording.sv.words import ADMISSIONS, BY_CHANNEL, CLOSED_CHANNELS, HOURS_OF
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, Tense, When


def say_when(when: When) -> str:
    """``från och med 17.3.2020 tills vidare``, ``18.3–30.4.2020``, ``gällde 18.3–30.4.2020``."""
    if when.period.never:
        return f"återkallat före starten {say_moment(when.period.start, when.today)}"
    return f"gällde {_span(when)}" if when.tense is Tense.PAST else _span(when)


def _span(when: When) -> str:
    if when.period.days is not None:
        return say_days(when.period, when)
    if when.period.about is not None and when.tense is Tense.PRESENT:
        start, expected = say_moment(when.period.start, when.today), say_about(when.period.about, when.today)
        if when.overdue:
            return f"sedan {start}, längre än beräknat (till {expected.removeprefix('ungefär ')})"
        return f"sedan {start}, beräknas pågå till {expected}"
    if not when.period.has_no_end:
        return say_period(when.period, when.today)
    return f"från och med {_open(when)}"


def _open(when: When) -> str:
    period, start = when.period, say_moment(when.period.start, when.today)
    if period.about is not None:
        return f"{start} till {say_about(period.about, when.today)}"
    if period.open_end is None:
        return start
    comma = "" if period.open_end is OpenEnd.UNTIL_FURTHER_NOTICE else ","
    return f"{start}{comma} {OPEN_ENDS[period.open_end]}"


def say_fact(effect: Effect, when: When, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:  # noqa: C901  # one case for each
    """One sentence with its period, without its place, that holds every day, time, number and name."""
    if (week := during_of(effect)) is not None:
        return at_times(say_times(week), say_fact(throughout(effect), when, naming, beside))
    if when.period.never:
        return bracketed(say_effect(effect, naming), say_when(when))
    span, past = _span(when), when.tense is Tense.PAST
    if past and (over := say_over(effect, span, naming)):
        return over
    match effect:
        case Close():
            return sentence(_close(effect, when, beside))
        case Hours(week, channel) if spans := spans_of_its_days(when.period, week):
            return sentence(_hours_of_days(when, spans, channel, beside))
        case Hours(week, channel):
            normally = "" if beside.normally is None else f" (normalt {say_week(beside.normally)})"
            return sentence(f"{_hours(HOURS_OF[channel or ChannelKind.ON_SITE], when)}: {say_week(week)}{normally}")
        case Shorten():
            ahead = replace(when, tense=Tense.FUTURE)  # "öppnar senare" goes with "från och med", not with "sedan"
            return sentence(say_shorten(effect, when.tense, beside, span if past else _span(ahead)))
        case Withhold(services):
            many = len(services) > 1
            verb = f"{'de här tjänsterna' if many else 'den här tjänsten'} {'var' if past else 'är'} inte"
            of = joined(map(naming.service, services), "och")
            return sentence(f"{verb} {'tillgängliga' if many else 'tillgänglig'} {span}: {of}")
        case Admit(services=(), audience=None):
            return sentence(_admit(effect, span, past=past))
        case Capacity():
            return say_capacity(effect, span, past=past)
        case Normal():
            return f"Servicen {'fungerade' if past else 'fungerar'} som vanligt {span}."
        case CancelEvents():
            events, _, rest = say_effect(effect, naming).partition(" har ställts in")
            return f"{events} är inställda {span}{rest}"
        case Promise(_, due) if due is not None:
            return f"{say_effect(effect, naming).removesuffix(').')}; {say_when(when)})."
        case Bookings():  # it is about bookings for these times, not about when one books
            return bracketed(say_effect(effect, naming), f"för tider {_span(when)}")
        case _:  # partial: the others are said by say_effect, with the period in brackets
            return bracketed(say_effect(effect, naming), say_when(when))


def _hours_of_days(when: When, spans: tuple[tuple[str, str], ...], channel: ChannelKind | None, beside: Beside) -> str:
    """``Torsdag 2.4.2020 öppet kl. 10–16``; ``telefontider 24 och 31.12.2026: kl. 9–12``."""
    day, past = None if when.period.repeats else only_day(when.period), when.tense is Tense.PAST
    on = _span(when) if day is None else say_full_day(day, when.today)
    said = say_spans(spans)
    clocks = f"kl. {said}" if said[:1].isdigit() else said
    normally = "" if beside.normally is None else f" (normalt {say_week(beside.normally)})"
    if channel in (None, ChannelKind.ON_SITE):
        return f"{on} {'var det öppet' if past else 'öppet'} {clocks}{normally}"
    return f"{HOURS_OF[channel]} {'som gällde ' if past else ''}{on}: {clocks}{normally}"


def _hours(hours: str, when: When) -> str:
    if when.tense is Tense.PAST:
        return f"{hours} som gällde {_span(when)}"
    if when.tense is Tense.FUTURE and not when.still:
        return f"{'nya' if when.period.has_no_end else 'ändrade'} {hours} {_span(when)}"
    return f"{hours} {_span(when)}"


def _admit(admit: Admit, span: str, *, past: bool) -> str:
    if admit.channel is ChannelKind.PICK_UP:
        return f"avhämtning {ADMISSIONS[admit.is_]} {span}"
    through = "" if admit.channel is ChannelKind.ON_SITE else f" {BY_CHANNEL[admit.channel]}"
    if admit.is_ is not Admission.BOOKED_ONLY:
        return f"{'betjänade' if past else 'betjänar'}{through} {ADMISSIONS[admit.is_]} {span}"
    # The period stands first: after "bokat tid" it would be read as the time that was booked.
    begins = say_front(f"{span}," if ", " in span else span)
    served = "betjänades" if past else "betjänas"
    return f"{begins} {served}{through} endast de som redan {'hade' if past else 'har'} bokat tid"


def _close(close: Close, when: When, beside: Beside) -> str:
    """What is closed; what goes on stays closed, and an end says when the place opens again."""
    if (on_day := _closed_on_a_day(close, when, beside)) is not None:
        return on_day
    past, span = when.tense is Tense.PAST, _span(when)
    stays = when.still and when.tense is Tense.FUTURE
    still = "fortsatt " if stays else ""
    period = span if close.during is None else f"{say_during(close.during)} ({span})"
    if beside.unstaffed is not None:
        hours = "" if beside.unstaffed.week is None else f" {say_week(beside.unstaffed.week)}"
        instead = f"självbetjäningen {'var' if past else 'är'} öppen{hours}"
        return f"{'var ' if past else ''}{still}obemannat {period}; {instead}"
    if close.channels == (ChannelKind.ON_SITE,):
        return f"{still}ingen service {'gavs ' if past else ''}på plats {period}"
    if close.channels:
        of = joined((CLOSED_CHANNELS[each] for each in close.channels), "och")
        return f"{of} {'var' if past else 'är'} {still}inte i bruk {period}"
    if beside.equipment:
        return f"{'var ' if past else still}ur bruk {period}"
    if when.tense is Tense.FUTURE and not stays and _stays_open_ended(when.period) and close.during is None:
        return f"stänger {_open(when)}{_reopens(when)}"
    return f"{'höll' if past else 'håller'} {still}stängt {period}{_reopens(when)}"


def _closed_on_a_day(close: Close, when: When, beside: Beside) -> str | None:
    """A part of one day, said as a day; None for any other close."""
    part = part_of_one_day(close, when, beside)
    if part is None:
        return None
    day, spans = part
    said = say_spans(spans)
    clocks = f"kl. {said}" if said[:1].isdigit() else said
    return f"{say_full_day(day, when.today)} {'var det stängt' if when.tense is Tense.PAST else 'stängt'} {clocks}"


def _stays_open_ended(period: Period) -> bool:
    return period.has_no_end and period.about is None  # "stänger till" would be an instant that lasts


def _reopens(when: When) -> str:
    if when.reopens is None or when.period.in_several_parts:  # it opens between the days as well
        return ""
    return f" och {'öppnade' if when.tense is Tense.PAST else 'öppnar'} igen {say_day(when.reopens, when.today)}"
