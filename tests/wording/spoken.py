"""What a sentence must hold, worked out apart from the code that says it; and strategies for facts to be said."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Names, PlaceId, Purpose
from aukio.domain.clock.local_time import Period
from aukio.domain.facts import effects
from aukio.domain.week import ClockSpan, Rule, Week, Weekday, Weekdays
from aukio.domain.wording.fi import advice
from aukio.domain.wording.fi.words import CONDITIONS, EVENTS
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def naming(lang: str) -> Naming:
    """Names that tell whom they name."""
    return Naming(lambda place: f"Paikka {place} ({lang})", lambda slug: f"palvelu {slug} ({lang})")


def _clock(minutes: int, lang: str) -> str:
    hour, minute = divmod(minutes % 1440, 60)
    if lang != "en":
        return f"{24 if minutes == 1440 else hour}" + (f".{minute:02}" if minute else "")
    if not minute and not hour % 12:
        return "midday" if hour else "midnight"
    return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + (" am" if hour < 12 else " pm")


def _week(week: Week | None, lang: str) -> Iterator[str]:
    for rule in week.rules if week else ():
        for span in rule.spans:
            if (span.start, span.end) != (0, 1440):
                yield f"{_clock(span.start, lang)}–{_clock(span.end, lang)}"


def _day(day: date, lang: str) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if lang == "en" else f"{day.day}.{day.month}.{day.year}"


def _number(number: float, lang: str) -> str:
    return f"{number:g}" if lang == "en" else f"{number:g}".replace(".", ",")


def _contact(contact: Contact) -> str:
    # Digits are compared without their blanks; a Finnish number is dialled with a 0 for its +358.
    return contact.email or contact.url or contact.phone.replace("+358", "0")


def facts(effect: effects.Effect, lang: str) -> Iterator[str]:  # noqa: C901  # one case for each effect
    """Every hour, number, day, contact and place that the sentence of an effect must hold."""
    names = naming(lang)
    match effect:
        case effects.Hours(week):
            yield from _week(week, lang)
        case effects.Close(_, during):
            yield from _week(during, lang)
        case effects.Shorten(late, before, early, after):
            yield from (_clock(minutes, lang) for minutes in (before, after) if minutes is not None)
            yield from (str(length % 60) for length in (late, early) if length is not None and length % 30)
        case effects.Offer(_, _, week, contacts):
            yield from _week(week, lang)
            yield from map(_contact, contacts)
        case effects.Admit(_, services):
            yield from map(names.service, services)
        case effects.Capacity(_, ratio, most) if 0 in (ratio, most):
            pass  # said as none
        case effects.Capacity(_, ratio, most):
            if ratio is not None and ratio != 0.5:
                yield _number(round(ratio * 100), lang)
            if most is not None:
                yield str(most)
        case effects.Withhold(services):
            yield from map(names.service, services)
        case effects.Elsewhere(service, places):
            yield names.service(service)
            yield from map(names.place, places)
        case effects.CancelEvents(_, born):
            if born is not None:
                yield str(born.year) if (born.month, born.day) == (1, 1) else _day(born, lang)
        case effects.Guidance(code, _, value):
            in_words = isinstance(value, bool) or (code == "companion_limit" and value in (0, 1))
            in_words = in_words or code == "last_admission"  # a length: "half an hour", "an hour and a half"
            if isinstance(value, int | float) and not in_words:
                yield _number(value, lang)
        case effects.Promise(text, due):
            yield text.say(lang).removesuffix(".")
            if due is not None:
                yield _day(due, lang)
        case effects.Text(text):
            yield text.say(lang)
        case _:
            pass  # the others carry none


def days_of(period: Period) -> list[date]:
    """The first day and the last."""
    ends = [] if period.end is None else [(period.end - timedelta(minutes=1)).date()]
    return [period.start.date(), *ends]


def days_said(period: Period, lang: str) -> list[str]:
    """The first day and the last as a sentence has them: a year that they share stands once."""
    first, *rest = days_of(period)
    words, last = language(lang), rest[0] if rest and not period.never else None
    if period.never:
        return [words.say_day(first)]
    if last is None or last == first:
        return [words.say_day(day) for day in (first, *rest)]
    short = words.say_day(first, last).removesuffix(".")
    return [short.split(".")[0] if lang != "en" else short.split(" ")[0], words.say_day(last)]


def holds(sentence: str, fact: str) -> bool:
    """Whether a fact stands in a sentence, whole: 7 does not stand in 17."""
    if re.fullmatch(r"[+\d]\d{4,}", fact):
        return fact in sentence.replace(" ", "")
    return re.search(rf"(?<![\d.:]){re.escape(fact)}(?![\d])", sentence, re.IGNORECASE) is not None


# ----------------------------------------------------------------------------------------------------------------------

slugs = st.from_regex(r"[a-z]{2,8}([-_][a-z]{2,8})?", fullmatch=True)
texts = st.sampled_from(["Kerromme lisää", "Vi berättar mer.", "We will tell more."])
names = st.builds(Names, st.fixed_dictionaries({"fi": texts, "sv": texts, "en": texts}))
days = st.dates(date(1990, 1, 1), date(2035, 1, 1)) | st.just(date(2001, 1, 1))
contacts = st.one_of(
    st.builds(Contact, phone=st.from_regex(r"\+358(40|45|9|13|29|800)[1-9][0-9]{4,6}", fullmatch=True)),
    st.builds(Contact, phone=st.from_regex(r"\+4[67][1-9][0-9]{6,9}", fullmatch=True)),
    st.builds(Contact, email=slugs.map("{}@example.fi".format)),
    st.builds(Contact, url=slugs.map("https://example.fi/{}".format)),
)


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """Weeks whose rules share no day, so that every rule holds."""
    rules: list[Rule] = []
    for block in draw(st.sampled_from(["0123456", "01234 56", "024 13 5", "0123 4", "5 6"])).split():
        marks = draw(st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True).map(sorted))
        pairs = list(zip(marks[::2], marks[1::2], strict=False))
        spans = tuple(ClockSpan(start * 15, end * 15) for start, end in pairs)
        rules.append(
            Rule(Weekdays(tuple(Weekday(int(day)) for day in block)), draw(st.sampled_from([spans, spans, ()])))
        )
    return Week(tuple(rules))


def _holds_somewhen(week: Week) -> bool:
    return any(rule.spans for rule in week.rules)  # else it is refused where it is written


def several(values: st.SearchStrategy, *, at_least: int = 0) -> st.SearchStrategy:
    """A tuple of up to three."""
    return st.lists(values, min_size=at_least, max_size=3, unique=True).map(tuple)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """One, or None."""
    return st.none() | values


@st.composite
def shortens(draw: st.DrawFn) -> effects.Shorten:
    """Each end of a day cut in one way, or not at all."""
    lengths = st.integers(1, 1440).map(lambda minutes: (minutes, None))
    cuts = lengths | st.integers(0, 1440).map(lambda minutes: (None, minutes))
    late, before = draw(cuts)
    early, after = draw(st.just((None, None)) | cuts)
    return effects.Shorten(late, before, early, after, draw(several(st.sampled_from(ChannelKind))))


codes = st.sampled_from([*advice.ACTS, *advice.STATEMENTS]) | slugs
values_ = st.sampled_from(sorted({value for act in advice.ACTS.values() for value in act.values})) | slugs
spoken: st.SearchStrategy[effects.Effect] = st.one_of(
    st.builds(effects.Hours, weeks(), maybe(st.sampled_from(ChannelKind))),
    st.builds(effects.Close, several(st.sampled_from(ChannelKind)), maybe(weeks().filter(_holds_somewhen))),
    shortens(),
    st.builds(
        effects.Offer,
        *(st.sampled_from(ChannelKind), st.sampled_from(Purpose), maybe(weeks()), several(contacts)),
        *(st.sampled_from(Admission), maybe(st.sampled_from(HoursMean))),
    ),
    st.builds(
        effects.Admit,
        *(st.sampled_from(Admission), several(slugs), maybe(st.sampled_from(sorted(advice.AUDIENCES)) | slugs)),
        st.sampled_from(ChannelKind),
    ),
    st.builds(
        effects.Bookings,
        maybe(st.sampled_from(effects.NewBookings)),
        maybe(st.sampled_from(effects.ExistingBookings)),
        maybe(st.sampled_from(effects.Tell)),
    ),
    st.builds(
        effects.Capacity,
        st.sampled_from(effects.CapacityOf),
        maybe(st.integers(0, 100).map(lambda percent: percent / 100)),
        maybe(st.integers(0, 1000)),
    ),
    st.builds(effects.Withhold, several(slugs, at_least=1)),
    st.builds(effects.Elsewhere, slugs, several(st.integers(1, 999).map(PlaceId)), maybe(slugs)),
    st.builds(
        effects.CancelEvents,
        several(st.sampled_from(sorted(EVENTS)) | slugs, at_least=1),
        maybe(days),
        st.just("") | st.sampled_from(sorted(CONDITIONS)) | slugs,
    ),
    st.builds(
        effects.Guidance,
        codes,
        st.sampled_from(effects.Strength),
        maybe(values_ | several(values_) | st.integers(0, 20) | st.sampled_from([1.5, 2.25]) | st.booleans()),
        maybe(st.sampled_from(sorted(advice.AUDIENCES)) | slugs),
        maybe(st.sampled_from(sorted(advice.AREAS)) | slugs),
        maybe(st.sampled_from(sorted(advice.EXEMPTIONS)) | slugs),
    ),
    st.sampled_from(
        [effects.Passage(), effects.ClosesWithLastUnit(), effects.EntryToOpenUnits(), effects.Normal()],
    ),
    st.builds(effects.Promise, names, maybe(days)),
    st.builds(effects.Text, names),
)
