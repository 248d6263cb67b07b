"""An end is worded as it is: a midnight as the last day, any other end with its minute, in every language."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Kind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.log import log
from aukio.domain.publishing.proposals import Ending
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.when import When, tense_of
from tests.domain.cities import KNOWN, publish
from tests.domain.factories import CITY, at, fact, on_site, place
from tests.domain.factories import period as since

START = datetime(2020, 5, 11)
CLOSED = fact(0, "square/desk", since("2020-05-11"), Close()).arrangement
LAST_DAYS = {"fi": "viimeinen päivä", "sv": "sista dagen", "en": "last day"}


def row(end: datetime, lang: str) -> str:
    """The row of the log for a closure that is ended."""
    desk = place("square/desk", Kind.UNIT, on_site(), parent=None)
    record = publish(Record(CITY, places=(desk,)), 0, add=[CLOSED])
    record = publish(record, 1, end=(Ending(CLOSED.ref, end),))
    (ended,) = [each for each in log(record, "notice", KNOWN) if each.kind == "ended"]
    return language(lang).say_log_row(ended, namer(View(record, KNOWN), lang, at("2020-05-12")))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Ends on 20 May 2020 at 5:30 am: square/desk (closed)."),
        ("fi", "Voimassaolo päättyy 20.5.2020 klo 5.30: square/desk (suljettu)."),
        ("sv", "Upphör att gälla 20.5.2020 kl. 5.30: square/desk (stängt)."),
    ],
)
def test_the_log_says_the_minute_of_an_end(lang: str, said: str) -> None:
    assert row(datetime(2020, 5, 20, 5, 30), lang) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_log_says_the_last_day_of_an_end_at_midnight(lang: str) -> None:
    said = row(datetime(2020, 5, 20), lang)
    assert language(lang).say_day(date(2020, 5, 19)) in said


ENDS = st.integers(1, 60 * 24 * 20).map(lambda minutes: START + timedelta(minutes=minutes))


@pytest.mark.parametrize("lang", LANGUAGES)
@given(end=ENDS, read=ENDS)
def test_no_wording_takes_an_end_for_midnight(lang: str, end: datetime, read: datetime) -> None:
    words, period = language(lang), Period(START, end)
    when = When(period, tense_of(period, read))
    said = [words.say_period(period), words.say_when(when), words.say_plain_when(when).text, words.say_holds(period)]
    said += [row(end, lang), words.say_fact(Close(), when, namer(View(Record(CITY), KNOWN), lang, at("2020-05-12")))]
    for each in said:
        if end.time() == datetime.min.time():
            assert words.say_day(end.date() - timedelta(days=1)) in each or lang == "sv"
        else:
            assert LAST_DAYS.get(lang, "?") not in each.casefold(), each
            assert words.say_clock(end.hour * 60 + end.minute) in each, each
