"""Facts in time: one sentence for each effect, whose verb shows whether it is ahead, in force or over.

"Suljettu 17.3.2020 alkaen toistaiseksi." Verbs are passive, so a place may be singular or plural. The period stands
inside the sentence; after guidance and free text it stands in brackets.
"""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.clock.local_time import OpenEnd, Period
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
    Hours,
    Normal,
    Offer,
    Passage,
    Promise,
    Shorten,
    Withhold,
    during_of,
    throughout,
)
from aukio.domain.wording.fi.effects import (
    MEANS,
    places_at,
    say_bookings,
    say_effect,
    say_elsewhere,
    say_excepted,
    say_labelled,
    say_limits,
    say_none_of,
)
from aukio.domain.wording.fi.guidance import say_audience
from aukio.domain.wording.fi.periods import OPEN_ENDS, say_about, say_days, say_period
from aukio.domain.wording.fi.shorter_days import say_shorten
from aukio.domain.wording.fi.times import DAYS_IN_FULL, say_day, say_during, say_moment, say_spans, say_times, say_week
from aukio.domain.wording.fi.words import ADMISSIONS, BY_CHANNEL, CLOSED_CHANNELS, HOURS_OF, say_events
from aukio.domain.wording.listed_days import only_day, part_of_one_day, spans_of_its_days
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import (
    at_times,
    bracketed,
    ended,
    is_whole_weekdays,
    joined,
    last_minute,
    listed,
    never_by_appointment,
    sentence,
    standing_rules,
)
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, Tense, When


def _span(when: When) -> str:
    if when.overdue and when.tense is Tense.PRESENT and when.period.about is not None:
        expected = say_about(when.period.about, when.today)
        return f"{say_moment(when.period.start, when.today)} alkaen, arvioitua pidempään ({expected})"
    return say_period(when.period, when.today) if when.period.days is None else say_days(when.period, when)


def say_when(when: When) -> str:
    """``17.3.2020 alkaen toistaiseksi``, ``18.3.–30.4.2020``, ``18.3.–30.4.2020, päättynyt``."""
    said = _span(when)
    return f"{said}, päättynyt" if when.tense is Tense.PAST and not when.period.never else said


def say_fact(  # noqa: C901  # one case for each effect
    effect: Effect, when: When, naming: Naming, beside: Beside = NOTHING_BESIDE
) -> str:
    """One sentence with its period, without its place, that holds every day, time, number and name."""
    if (week := during_of(effect)) is not None:
        return at_times(say_times(week), say_fact(throughout(effect), when, naming, beside))
    span, past = _span(when), when.tense is Tense.PAST
    match effect:
        case Close():
            return sentence(_close(effect, when, beside))
        case Promise(text, due) if due is not None:
            said = ended(text.say("fi")) or "Lisätietoa annetaan myöhemmin."
            holds = span if when.period.never else f"voimassa {say_when(when)}"
            return f"{said.removesuffix('.')} (viimeistään {say_day(due, when.today)}; {holds})."
        case _ if when.period.never:
            return bracketed(say_effect(effect, naming), span)
        case Hours():
            return sentence(_hours(effect, when, beside))
        case Shorten():
            return sentence(say_shorten(effect, when.tense, beside, _aside(span)))
        case Offer():
            return sentence(_offer(effect, span, past=past))
        case Admit():
            return sentence(_admit(effect, span, naming, past=past))
        case Bookings():
            of = "" if effect == Bookings() else _bookings_for(when.period)
            return bracketed(say_bookings(effect, past=past), f"{of}{span}")
        case Capacity():
            verb = (_WAS_LESS if past else _LESS)[effect.of]
            if none := say_none_of(effect, span, past=past):
                return sentence(none)
            return sentence(f"{verb.format(_aside(span))} {say_limits(effect)}")
        case Withhold(services):
            of = "nämä palvelut eivät" if len(services) > 1 else "tämä palvelu ei"
            be = ("olleet" if len(services) > 1 else "ollut") if past else "ole"
            return sentence(f"{of} {be} saatavilla {span}: {joined(map(naming.service, services), 'ja')}")
        case Elsewhere():
            return sentence(_elsewhere(effect, when, naming))
        case CancelEvents():
            return sentence(_cancelled(effect, when, naming))
        case Passage():
            may = f"Tilojen läpi {'sai' if past else 'saa'} kulkea"
            if effect.to:
                return f"{may} {span} vain näihin palveluihin: {listed([*map(naming.place, effect.to)], 'ja')}."
            return ended(f"{may} muihin palveluihin {span}")
        case ClosesWithLastUnit() if past:
            return f"Rakennus suljettiin {span} silloin, kun sen viimeinen toimipiste suljettiin."
        case ClosesWithLastUnit():
            return f"Rakennus suljetaan {span} silloin, kun sen viimeinen toimipiste suljetaan."
        case EntryToOpenUnits() if past:
            return f"Sisään pääsi {span} vain, jos oli menossa toimipisteeseen, joka oli auki."
        case EntryToOpenUnits():
            return f"Saat tulla sisään {span} vain, jos olet menossa toimipisteeseen, joka on auki."
        case Normal():
            return ended(f"Palvelu {'toimi' if past else 'toimii'} tavalliseen tapaan {span}")
        case _:  # partial: the others are said by say_effect, with the period in brackets
            return bracketed(say_effect(effect, naming), say_when(when))


def _bookings_for(period: Period) -> str:
    if period.repeats:
        return "koskee varauksia "
    if period.in_several_parts:
        return "koskee päiviä "
    return "koskee aikoja " if period.has_no_end else "koskee aikaa "


# ----------------------------------------------------------------------------------------------------------------------
# Closures and hours

_UNTIL = OPEN_ENDS | {OpenEnd.AS_CONDITIONS_PERMIT: "tilanteen vaatimaksi ajaksi"}


def _close(close: Close, when: When, beside: Beside) -> str:
    if (on_day := _closed_on_a_day(close, when, beside)) is not None:
        return on_day
    span = _span(when)
    during = "" if close.during is None else f" {say_during(close.during)}"
    tense = Tense.PRESENT if when.period.never else when.tense
    if beside.unstaffed is not None:
        hours = "" if beside.unstaffed.week is None else f" {say_week(beside.unstaffed.week)}"
        none = f"ei {'edelleenkään ' if when.still else ''}{'ollut ' if tense is Tense.PAST else ''}henkilökuntaa"
        return f"{none} {span}; itsepalvelu {'oli' if tense is Tense.PAST else 'on'} auki{hours}"
    if close.channels:
        said = _close_channels(close.channels, tense, still=when.still)
    elif beside.equipment:
        said = "ei voinut käyttää" if tense is Tense.PAST else f"ei {'edelleenkään ' if when.still else ''}käytössä"
    elif when.still and not during:
        said = "sulku jatkui" if tense is Tense.PAST else "sulku jatkuu"
    elif tense is Tense.FUTURE and not during:
        return f"{_will_close(when, span)}{_reopens(when, beside)}"
    else:
        said = f"{'oli ' if tense is Tense.PAST else ''}{'edelleen ' if when.still else ''}suljettu"
    if when.period.never:
        return f"{said}{during} ({span})"
    if close.during is not None and (when.period.repeats or all(map(is_whole_weekdays, standing_rules(close.during)))):
        return f"{said}{during} {span}"
    return f"{said} {span}{during}{'' if close.channels or during else _reopens(when, beside)}"


def _closed_on_a_day(close: Close, when: When, beside: Beside) -> str | None:
    """A part of one day, said as a day; None for any other close."""
    part = part_of_one_day(close, when, beside)
    if part is None:
        return None
    day, spans = part
    said = say_spans(spans)
    clocks = f"klo {said}" if said[:1].isdigit() else said
    on = f"{DAYS_IN_FULL[day.weekday()]}na {say_day(day, when.today)}"
    return f"{on} {'oli suljettu' if when.tense is Tense.PAST else 'suljettu'} {clocks}"


_NOT_SERVED = (ChannelKind.ON_SITE, ChannelKind.POST)
"""Ways whose service is not said to be in use."""


def _close_channels(channels: tuple[ChannelKind, ...], tense: Tense, *, still: bool) -> str:
    no = "edelleenkään " if still else ""
    if len(channels) == 1 and channels[0] in _NOT_SERVED:
        return f"{BY_CHANNEL[channels[0]]} ei {no}{'palveltu' if tense is Tense.PAST else 'palvella'}"
    of, several = joined((CLOSED_CHANNELS[each] for each in channels), "ja"), len(channels) > 1
    be = ("olleet" if several else "ollut") if tense is Tense.PAST else "ole"
    return f"{of} {'eivät' if several else 'ei'} {no}{be} käytössä"


def _will_close(when: When, span: str) -> str:
    """``suljetaan 30.3.2020 toistaiseksi``, ``suljetaan ajaksi 18.3.–30.4.2020``; one day is ``suljettu``."""
    period, start = when.period, say_moment(when.period.start, when.today)
    if period.days is not None:
        return f"suljettu {span}"
    if period.about is not None:
        return f"suljetaan {start}, {say_about(period.about, when.today)}"
    if period.end is None:
        until = "alkaen" if period.open_end is None else _UNTIL[period.open_end]
        return f"suljetaan {start} {until}"
    one_day = last_minute(period.end)[0] == period.start.date()
    return f"{'suljettu' if one_day else 'suljetaan ajaksi'} {span}"


def _reopens(when: When, beside: Beside) -> str:
    if when.reopens is None or when.period.in_several_parts:  # it opens between the days as well
        return ""
    if beside.equipment:
        return f", jälleen käytössä {say_day(when.reopens, when.today)} alkaen"
    return f", {'avattiin' if when.tense is Tense.PAST else 'avataan'} jälleen {say_day(when.reopens, when.today)}"


def _hours(hours: Hours, when: When, beside: Beside) -> str:
    spans = spans_of_its_days(when.period, hours.week)
    if spans:
        return _hours_of_days(when, spans, hours.channel, beside)
    normally = "" if beside.normally is None else f" (tavallisesti {say_week(beside.normally)})"
    of, span, week = HOURS_OF[hours.channel or ChannelKind.ON_SITE], _span(when), say_week(hours.week)
    if when.tense is Tense.PAST:
        return f"{of} olivat {span} {week}{normally}"
    if when.tense is Tense.FUTURE and not when.still:
        of = f"{'uudet' if when.period.has_no_end else 'poikkeavat'} {of}"
    return f"{of} {span}: {week}{normally}"


def _hours_of_days(when: When, spans: tuple[tuple[str, str], ...], channel: ChannelKind | None, beside: Beside) -> str:
    """``Torstaina 2.4.2020 auki klo 10–16``; ``puhelinajat 24. ja 31.12.2026: klo 9–12``."""
    day, past = None if when.period.repeats else only_day(when.period), when.tense is Tense.PAST
    on = _span(when) if day is None else f"{DAYS_IN_FULL[day.weekday()]}na {say_day(day, when.today)}"
    said = say_spans(spans)
    clocks = f"klo {said}" if said[:1].isdigit() else said
    normally = "" if beside.normally is None else f" (tavallisesti {say_week(beside.normally)})"
    if channel in (None, ChannelKind.ON_SITE):
        return f"{on} {'oli auki' if past else 'auki'} {clocks}{normally}"
    return f"{HOURS_OF[channel]} {'olivat ' if past else ''}{on}{'' if past else ':'} {clocks}{normally}"


# ----------------------------------------------------------------------------------------------------------------------
# Service, admission, events

# "Palvellaan" takes an object: those who have booked stand in the partitive with it.
_WHOM_SERVED = (
    ADMISSIONS | {Admission.BOOKED_ONLY: "vain niitä, jotka ovat jo varanneet ajan"},
    ADMISSIONS | {Admission.BOOKED_ONLY: "vain niitä, jotka olivat jo varanneet ajan"},
)
"""In the present, and in the past."""
_SERVED, _IN_USE = ("palvellaan", "palveltiin"), ("on käytössä", "oli käytössä")
_OFFERS = {
    Purpose.SERVICE: tuple(f"{{}} {verb}" for verb in _SERVED),
    Purpose.BOOKING: ("ajan voi varata {}", "ajan pystyi varaamaan {}"),
    Purpose.ENQUIRIES: ("tiedusteluihin vastataan {}", "tiedusteluihin vastattiin {}"),
}
_OFFERED_AS_SUCH = Partial(
    {
        ChannelKind.LETTERBOX: tuple(f"postilaatikko {verb}" for verb in _IN_USE),
        ChannelKind.PICK_UP: tuple(f"nouto {verb}" for verb in _IN_USE),
        ChannelKind.SELF_SERVICE: tuple(f"itsepalvelu {verb}" for verb in _IN_USE),
    },
    reason="the others are said as a service by that channel",
)
_LESS = {
    CapacityOf.VISITORS: "sisään otetaan {}",
    CapacityOf.APPOINTMENTS: "vastaanottoaikoja on {}",
    CapacityOf.SEATS: "istumapaikkoja on käytössä {}",
    CapacityOf.LANES: "ratoja on käytössä {}",
    CapacityOf.DESKS: "palvelutiskejä on auki {}",
}
_WAS_LESS = {
    CapacityOf.VISITORS: "sisään otettiin {}",
    CapacityOf.APPOINTMENTS: "vastaanottoaikoja oli {}",
    CapacityOf.SEATS: "istumapaikkoja oli käytössä {}",
    CapacityOf.LANES: "ratoja oli käytössä {}",
    CapacityOf.DESKS: "palvelutiskejä oli auki {}",
}


def _offer(offer: Offer, span: str, *, past: bool) -> str:
    said, served = _OFFERS[offer.purpose][past].format(BY_CHANNEL[offer.channel]), offer.purpose is Purpose.SERVICE
    as_such = _OFFERED_AS_SUCH.get(offer.channel)
    if offer.purpose is Purpose.SERVICE and as_such is not None:
        said, served = as_such[past], False
    more = offer.week is not None or offer.admission is not Admission.WALK_IN
    said = f"{said} {_aside(span) if more else span}"
    if offer.admission is not Admission.WALK_IN:
        said += f" {(_WHOM_SERVED[past] if served else ADMISSIONS)[offer.admission]}"
    if offer.week is not None:
        means = MEANS[offer.means][past] if offer.means else ""
        said += f"{means} {say_week(offer.week)}"
    contacts = joined(map(say_labelled, offer.contacts), "ja")
    return f"{said}: {contacts}" if contacts else said


def _admit(admit: Admit, span: str, naming: Naming, *, past: bool) -> str:
    if admit.channel is ChannelKind.PICK_UP:
        whom = joined(map(naming.service, admit.services), "ja")
        if admit.audience is not None:
            audience = say_audience(admit.audience, naming)
            whom = f"{whom} ({audience})" if whom else audience
        of = f"{whom}: nouto" if whom else "nouto"
        return f"{of} {_IN_USE[past]} {_aside(span)} {ADMISSIONS[admit.is_]}"
    customers = "" if admit.is_ is Admission.BOOKED_ONLY else "asiakkaita"
    by = customers if admit.channel is ChannelKind.ON_SITE else BY_CHANNEL[admit.channel]
    whom = joined(map(naming.service, admit.services), "ja")
    if admit.audience is not None:
        whom = f"{whom} ({say_audience(admit.audience, naming)})" if whom else say_audience(admit.audience, naming)
    if whom:
        by = f"{whom}:" if admit.channel is ChannelKind.ON_SITE else f"{whom}: {by}"
    how = "" if never_by_appointment(admit) else _WHOM_SERVED[past][admit.is_]
    return " ".join(filter(None, (by, _SERVED[past], _aside(span), how)))


def _aside(span: str) -> str:
    """A period with words behind it: one that holds a comma is closed with another."""
    return f"{span}," if ", " in span and span.endswith(" asti") else span


def _elsewhere(elsewhere: Elsewhere, when: When, naming: Naming) -> str:
    span, service, past = _span(when), naming.service(elsewhere.service), when.tense is Tense.PAST
    at = places_at(elsewhere, naming)
    if at:
        return f"{service}: palvelu {'oli' if past else 'on'} saatavilla {span} {joined(at, 'ja')}"
    return f"{service} muualla {span}{' (päättynyt)' if past else ''}: {say_elsewhere(elsewhere, naming)}"


def _cancelled(cancelled: CancelEvents, when: When, naming: Naming) -> str:
    verb = {Tense.FUTURE: "perutaan", Tense.PRESENT: "on peruttu", Tense.PAST: "oli peruttu"}[when.tense]
    events = joined((say_events(each, naming) for each in cancelled.categories), "ja")
    said = f"{events} {verb} {_span(when)}"
    return f"{said}{say_excepted(cancelled, naming, past=when.tense is Tense.PAST)}"
