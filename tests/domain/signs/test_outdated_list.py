"""The list of outdated signs is what comparing each sign with today's gives, also where nothing is compared."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import Kind
from aukio.domain.facts.record import View
from aukio.domain.signs import compose_sign, outdated, replacements, sign_head
from tests.domain.cities import KNOWN, LAW, MOMENTS, PUBLISHED, SmallCity, cities

KNOWN_AT = st.one_of(
    st.just(KNOWN), st.integers(0, 30 * 24).map(lambda hours: PUBLISHED - timedelta(days=3) + timedelta(hours=hours))
)


@LAW
@given(cities(), MOMENTS, st.integers(-20, 60), st.tuples(KNOWN_AT, KNOWN_AT))
def test_the_list_is_what_comparing_each_sign_gives(
    city: SmallCity, printed: int, days: int, known: tuple[datetime, datetime]
) -> None:
    then, now = (View(city.record, each) for each in known)
    when = city.instant(printed)
    at = when + timedelta(days=days)
    each_alone = [
        outdated(then, now, node.place, printed=when, at=at, langs=("en",))
        for node in then.tree(then.interval(when))
        if node.kind in (Kind.CENTRE, Kind.UNIT)
    ]
    assert list(replacements(then, now, when, at, ("en",))) == [each for each in each_alone if each is not None]


@LAW
@given(cities(), MOMENTS)
def test_the_head_of_a_sign_is_that_of_the_whole_sign(city: SmallCity, printed: int) -> None:
    view, when = View(city.record, KNOWN), city.instant(printed)
    for place in city.places:
        sign = compose_sign(view, place, when, ("en", "fi"))
        assert sign_head(view, place, when, "en") == (None if sign is None else sign.head)
