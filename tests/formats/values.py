"""Hypothesis strategies for the values that files carry; each yields only what the domain allows."""

from datetime import date

from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import (
    Admission,
    Channel,
    ChannelKind,
    Contact,
    HoursMean,
    Names,
    PlaceId,
    Purpose,
    SpecificAdmission,
)
from aukio.domain.facts import effects, scope
from aukio.domain.facts.notices import Link, Particulars
from aukio.domain.week import Week

words = st.text("abcdefghijklmnopqrstuvwxyz-åä ", min_size=1, max_size=12).filter(str.strip)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
names = st.builds(Names, st.fixed_dictionaries(dict.fromkeys(LANGUAGES, st.just("") | words)))
places = st.integers(1, 10**9).map(PlaceId)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
weeks = st.sampled_from(
    [
        "Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off",
        "Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00",
        "Fr 22:00-02:00; PH off",
        "week 01-53/2 Sa 10:00-14:00",
    ]
).map(Week.parse)
contacts = st.one_of(
    st.builds(Contact, phone=st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True), label=names),
    st.builds(Contact, email=slugs.map("{}@example.fi".format), label=names),
    st.builds(Contact, url=slugs.map("https://example.fi/{}".format), label=names),
)


def several(values: st.SearchStrategy, *, at_least: int = 0) -> st.SearchStrategy:
    """A tuple of up to three."""
    return st.lists(values, min_size=at_least, max_size=3).map(tuple)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """One, or None."""
    return st.none() | values


kinds = st.sampled_from(ChannelKind)
admissions = st.sampled_from(Admission)
specific_admissions = st.builds(SpecificAdmission, admissions, several(slugs, at_least=1), maybe(slugs)) | st.builds(
    SpecificAdmission, admissions, audience=slugs
)
channels = st.builds(
    Channel,
    kinds,
    st.sampled_from(Purpose),
    maybe(weeks),
    admissions,
    several(specific_admissions),
    several(contacts),
    maybe(st.sampled_from(HoursMean)),
    st.just("") | words,
    st.just("") | words,
)


@st.composite
def shortens(draw: st.DrawFn) -> effects.Shorten:
    """Each end of a day cut by a length or at a time, or not at all."""
    clocks = st.integers(0, 48 * 60).map(lambda minutes: (None, minutes))
    cuts = st.integers(1, 24 * 60).map(lambda minutes: (minutes, None)) | clocks
    late, before = draw(cuts)
    early, after = draw(st.just((None, None)) | cuts)
    return effects.Shorten(late, before, early, after, draw(several(kinds)))


effect_values = st.one_of(
    st.builds(effects.Hours, maybe(weeks), maybe(kinds)),
    st.builds(effects.Close, several(kinds), maybe(weeks)),
    st.builds(effects.Offer, kinds, st.sampled_from(Purpose), maybe(weeks), several(contacts), admissions),
    st.builds(effects.Admit, admissions, several(slugs), maybe(slugs), kinds, maybe(weeks)),
    st.builds(
        effects.Bookings,
        maybe(st.sampled_from(effects.NewBookings)),
        maybe(st.sampled_from(effects.ExistingBookings)),
        maybe(st.sampled_from(effects.Tell)),
    ),
    st.builds(
        effects.Capacity,
        st.sampled_from(effects.CapacityOf),
        maybe(st.floats(0, 1)),
        maybe(st.integers(0, 1000)),
    ),
    shortens(),
    st.builds(effects.Withhold, several(slugs), maybe(weeks)),
    st.builds(effects.Elsewhere, slugs, several(places), maybe(slugs), maybe(weeks)),
    st.builds(effects.CancelEvents, several(slugs), maybe(days), st.just("") | words),
    st.builds(
        effects.Guidance,
        slugs,
        st.sampled_from(effects.Strength),
        st.none()
        | st.text(max_size=5)
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.booleans()
        | several(slugs),
        maybe(slugs),
        maybe(slugs),
        maybe(slugs),
    ),
    st.builds(effects.Passage, several(places)),
    st.builds(effects.ClosesWithLastUnit),
    st.builds(effects.EntryToOpenUnits),
    st.builds(effects.Normal),
    st.builds(effects.Promise, names, maybe(days)),
    st.builds(effects.Text, names),
)
clauses = st.one_of(
    st.builds(scope.AtPlace, places),
    st.builds(scope.Under, places, maybe(slugs)),
    st.builds(scope.OfType, slugs),
    st.builds(scope.OfOwner, slugs),
    st.builds(scope.WholeCity),
)
scopes = st.builds(
    scope.Scope,
    st.lists(clauses, min_size=1, max_size=4, unique=True).map(tuple),
    st.lists(clauses, max_size=3, unique=True).map(tuple),
)
links = st.builds(Link, names, st.just("") | slugs.map("https://example.fi/{}".format))
differs = st.dictionaries(st.sampled_from(sorted(LANGUAGES)), weeks, max_size=2).map(lambda each: tuple(each.items()))
particulars = st.builds(
    Particulars, st.just("") | slugs, several(links), several(contacts), names, st.just("") | words, differs
)


def _says_something(effect: effects.Effect) -> bool:
    match effect:
        case effects.Bookings(None, None, None) | effects.Withhold(()) | effects.CancelEvents(()):
            return False
        case effects.Elsewhere(_, named, nearest):
            return bool(named) != (nearest is not None)
        case effects.Promise(text) | effects.Text(text):
            return any(word.strip() for word in text.values())
        case _:
            return True


spoken_effects = effect_values.filter(_says_something)
"""Effects that a file may hold; the domain itself can also hold ones that say nothing."""
