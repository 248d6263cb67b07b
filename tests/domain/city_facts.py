"""The arrangements of generated cities: scopes, effects and periods close to one another."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from aukio.domain.city.places import Admission, ChannelKind, Names, Purpose
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.clock.recurrence import Recurrence
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
    Shorten,
    Strength,
    Text,
    Withhold,
)
from aukio.domain.facts.notices import Arrangement, ArrangementRef
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from tests.domain.city_places import CENTRES, EXACT_WEEK, PATHS, SERVICES, WEEK
from tests.domain.factories import place_id

_CLAUSES: tuple[Clause, ...] = (
    *(AtPlace(place_id(path)) for path in PATHS),
    *(Under(place_id(path)) for path in ("hall", "tower", "hall/desk", "yard")),
    *(Under(place_id(path), kind) for path in CENTRES for kind in ("service_point", "library", "equipment")),
    *(OfType(kind) for kind in ("service_point", "library", "room", "equipment", "centre")),
    *(OfOwner(owner) for owner in ("city", "hus")),
    WholeCity(),
)
CLAUSE = st.sampled_from(_CLAUSES)
SCOPES = st.builds(
    Scope,
    st.lists(CLAUSE, min_size=1, max_size=2).map(tuple),
    st.lists(CLAUSE, max_size=1).map(tuple),
)
CENTRE_SCOPES = st.sampled_from((Scope((OfType("centre"),)), *(Scope((AtPlace(place_id(path)),)) for path in CENTRES)))
"""Scopes for the rules that only a building can have."""

TIMES = st.none() | st.none() | EXACT_WEEK
"""The hours in which an effect holds."""
_KINDS_OF_CHANNEL = st.sampled_from(ChannelKind)
_DECIDED = st.one_of(
    st.builds(Hours, WEEK | WEEK | WEEK | st.none(), st.none() | st.none() | _KINDS_OF_CHANNEL),
    st.builds(
        Offer,
        _KINDS_OF_CHANNEL,
        st.sampled_from(Purpose),
        st.none() | WEEK,
        st.just(()),
        st.sampled_from(Admission),
    ),
    st.builds(
        Admit,
        st.sampled_from(Admission),
        st.sampled_from(((), ("copy",), ("copy", "print"))),
        st.sampled_from((None, "children")),
        during=TIMES,
    ),
)
"""Effects of which only one can win."""

_CLOSES = st.builds(Close, st.just(()) | st.tuples(_KINDS_OF_CHANNEL), st.none() | WEEK)
_CUTS = st.sampled_from(
    (*((length, None) for length in (15, 60, 120, 480)), *((None, clock) for clock in (0, 120, 615, 660, 1080, 1500)))
)


@st.composite
def shortens(draw: st.DrawFn) -> Shorten:
    """The beginning of a day cut, its end, or both."""
    begins, ends = draw(st.sampled_from(((True, False), (False, True), (True, True))))
    late, before = draw(_CUTS) if begins else (None, None)
    early, after = draw(_CUTS) if ends else (None, None)
    return Shorten(late, before, early, after, draw(st.just(()) | st.tuples(_KINDS_OF_CHANNEL)))


_SUBTRACTIVE = _CLOSES | _CLOSES | shortens()
_UNITED = st.one_of(
    st.builds(
        Bookings,
        st.none() | st.sampled_from(NewBookings),
        st.none() | st.sampled_from(ExistingBookings),
        during=TIMES,
    ),
    st.builds(
        Capacity,
        *(st.sampled_from(CapacityOf), st.sampled_from((None, 0.3, 0.5)), st.sampled_from((None, 5, 10))),
        during=TIMES,
    ),
    st.builds(Withhold, st.sampled_from((("copy",), ("print",), SERVICES)), TIMES),
    st.builds(
        Elsewhere,
        st.sampled_from(SERVICES),
        st.sampled_from(((), (place_id("tower/desk"),), (place_id("hall/desk"), place_id("yard/kiosk")))),
        st.sampled_from((None, "service_point", "library")),
        TIMES,
    ),
    st.builds(CancelEvents, st.just(("group",)), st.sampled_from((None, date(2001, 1, 1)))),
    st.builds(Guidance, st.sampled_from(("mask", "distance")), st.sampled_from(Strength)),
    st.sampled_from((Passage(), Passage((place_id("tower/desk"), place_id("hall/desk"))))),
    st.just(Normal()),
    st.just(Text(Names({"en": "words"}))),
)
ORDER_FREE = _SUBTRACTIVE | _UNITED
ANYTHING = _DECIDED | _SUBTRACTIVE | _SUBTRACTIVE | _UNITED
_BUILDING_RULES: st.SearchStrategy[Effect] = st.sampled_from((ClosesWithLastUnit(), EntryToOpenUnits()))


RULES = tuple(
    Recurrence.parse(text)[0]
    for text in (
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=4;COUNT=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY",
        "FREQ=YEARLY",
    )
)


@st.composite
def days(draw: st.DrawFn, first: date) -> Days:
    """One to three days or parts of days, in a list or repeated; without an end, with one, or without some days."""
    midnight = datetime.combine(first, time())
    lengths = st.sampled_from(((0, 1440), (0, 1440), (0, 2 * 1440), (30, 720), (1080, 1440 + 210)))
    starts = draw(st.lists(st.integers(0, 8), min_size=1, max_size=3, unique=True))
    stretches = []
    for start in starts:
        low, high = draw(lengths)
        day = midnight + timedelta(days=start)
        stretches.append(Stretch(day + timedelta(minutes=low), day + timedelta(minutes=high)))
    rule = draw(st.none() | st.sampled_from(RULES))
    if rule is None:
        return Days(tuple(stretches), listed=True)
    until = draw(st.none() | st.integers(0, 30)) if rule.count is None else None
    begins = min(each.start for each in stretches)
    gone = begins + timedelta(days=draw(st.integers(1, 12)))
    without = draw(st.sampled_from(((), (Stretch(gone, gone + timedelta(days=1)),))))
    last = None if until is None else begins.date() + timedelta(days=until)
    return Days(tuple(stretches), rule, last, listed=draw(st.booleans()), without=without)


@st.composite
def periods(draw: st.DrawFn, first: date) -> Period:
    """A few days or a few hours; sometimes open, sometimes never, sometimes in a list, or repeated."""
    if draw(st.integers(0, 3)) == 0:
        return Period.of_days(draw(days(first)))
    minutes = st.sampled_from((0, 0, 0, 15, 30, 180, 210, 720, 1080, 1395))
    midnight = datetime.combine(first, time())

    def moment() -> datetime:
        return midnight + timedelta(days=draw(st.integers(0, 8)), minutes=draw(minutes))

    start = moment()
    return Period(start, draw(st.none() | st.just(moment())))


@st.composite
def arrangements(draw: st.DrawFn, first: date, id_: str, effects: st.SearchStrategy[Effect] = ANYTHING) -> Arrangement:
    """One dated fact of one or two effects."""
    ref = ArrangementRef("notice", id_)
    when = draw(periods(first))
    if draw(st.integers(0, 5)) == 0:
        rule: Effect = draw(_BUILDING_RULES)
        return Arrangement(ref, draw(CENTRE_SCOPES), when, (rule,))
    return Arrangement(ref, draw(SCOPES), when, tuple(draw(st.lists(effects, min_size=1, max_size=2))))
