"""Every fact is told as approved, ahead, now and over; whatever it is, the sentence leaves nothing out (R060, R126)."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Close, Effect, Elsewhere, Hours, Normal, Text
from aukio.domain.week import Week, Weekdays
from aukio.domain.wording.languages import language
from aukio.domain.wording.when import Beside, Tense, When, tense_of
from tests.wording.golden import GOLDEN, naming
from tests.wording.spoken import days_said, facts, holds, spoken
from tests.wording.spoken import naming as any_names
from tests.wording.told import AHEAD, NOW, OVER
from tests.wording.told_en import TOLD_EN

MONTHS_SV = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
REGISTERS = {"en": TOLD_EN}
ROWS = [
    (lang, row[0], told) for lang, register in REGISTERS.items() for row, told in zip(GOLDEN, register, strict=True)
]


@pytest.mark.parametrize(("lang", "effect", "told"), ROWS)
def test_a_fact_is_told_as_approved(lang: str, effect: Effect, told: tuple[str, str, str, str]) -> None:
    words, names = language(lang), naming(lang)
    said = [words.say_fact(effect, when, names) for when in (AHEAD, NOW, OVER)]

    assert (*said, words.say_plain(effect, names)) == told


starts = st.datetimes(datetime(2019, 1, 1), datetime(2031, 1, 1)).map(
    lambda local: local.replace(second=0, microsecond=0)
)
periods = st.builds(
    lambda start, length, word: Period(
        start if length % 2 else start.replace(hour=0, minute=0),
        None if length == 0 else start.replace(hour=0, minute=0) + timedelta(days=length),
        open_end=word if length == 0 else None,
    ),
    starts,
    st.integers(0, 60),
    st.none() | st.sampled_from(OpenEnd),
).filter(lambda period: not period.never)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A period seen from anywhere."""
    period = draw(periods)
    seen = draw(
        st.sampled_from([period.start - timedelta(days=1), period.start, *([period.end] if period.end else [])])
    )
    return When(
        period,
        tense_of(period, seen),
        still=draw(st.booleans()),
        reopens=draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    )


def on_its_day(effect: Effect, period: Period) -> Effect:
    """Hours for one whole day on which they open are the hours of its weekday: no other can be meant."""
    if not isinstance(effect, Hours) or not isinstance(effect.week, Week) or not period.within_one_day:
        return effect
    weekday = period.start.weekday()
    rules = tuple(
        rule for rule in effect.week.rules if isinstance(rule.selector, Weekdays) and weekday in rule.selector.days
    )
    return replace(effect, week=Week(rules)) if any(rule.spans for rule in rules) and period.in_whole_days else effect


@pytest.mark.parametrize("lang", LANGUAGES)
@given(effect=spoken, when=whens(), many=st.booleans(), equipment=st.booleans())
def test_a_sentence_holds_every_date_hour_number_and_name_of_its_fact(
    lang: str, effect: Effect, when: When, many: bool, equipment: bool
) -> None:
    words = language(lang)
    said = words.say_fact(effect, when, any_names(lang), Beside(many=many, equipment=equipment))
    held = [*facts(on_its_day(effect, when.period), lang), *days_said(when.period, lang)]

    assert [fact for fact in held if not holds(said, fact.removesuffix("."))] == []
    assert said[-1] in ".)?"
    assert not said[0].islower()
    assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", said) is None
    if not isinstance(effect, Text):
        assert re.search(r"(?<!\d)[.!?] +[^\W\d_(]", said.replace("kl. ", "kl ")) is None, "it is one sentence"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_ends_once_where_its_last_day_has_no_year(lang: str) -> None:
    """A Finnish day ends with a full stop of its own, and one of this year is the last word of many a sentence."""
    day = datetime(2020, 3, 25)
    for period in [Period(day, None), *(Period(day, day + timedelta(days=length)) for length in (1, 7, 40))]:
        for tense in (each for each in Tense if period.end or each is not Tense.PAST):
            when = When(period, tense, today=day.date())
            for effect, *_ in GOLDEN:
                for say in (language(lang).say_fact, language(lang).say_under_period):
                    assert ".." not in say(effect, when, naming(lang), Beside())


def plainly(fact: str, lang: str) -> list[str]:
    """What must stand in plain words: each end of a span of hours; in Swedish, months by name."""
    if re.search(r"\d–|–\d|midday|midnight", fact):
        return fact.split("–")
    day = re.fullmatch(r"(\d+)\.(\d+)\.(\d{4})", fact)
    if day is not None and lang == "sv":
        return [f"{day[1]} {MONTHS_SV[int(day[2]) - 1]} {day[3]}"]
    return [fact.removesuffix(".")]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(effect=spoken, many=st.booleans(), equipment=st.booleans())
def test_plain_language_leaves_nothing_out(lang: str, effect: Effect, many: bool, equipment: bool) -> None:
    said = language(lang).say_plain(effect, any_names(lang), Beside(many=many, equipment=equipment))
    held = [words for fact in facts(effect, lang) for words in plainly(fact, lang)]

    assert [fact for fact in held if not holds(said, fact)] == []
    assert said.endswith((".", "?", "!"))
    assert not said[0].islower()
    assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", said) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@given(when=whens())
def test_plain_language_says_when_in_sentences(lang: str, when: When) -> None:
    words = language(lang)
    said = words.say_plain_when(when).text
    days = days_said(when.period, lang)
    whole = when.period.end is not None and when.period.end.time() == time()
    if whole and when.reopens is not None and when.tense is not Tense.PAST and not when.period.never:
        # The day on which a place opens again says when the change ends.
        days = [words.say_day(when.period.start.date()), words.say_day(when.reopens)]
    held = [day for each in days for day in plainly(each, lang)]

    assert [day for day in held if not holds(said, day)] == []
    assert said.endswith(".")


PERIODS = [
    (Period(datetime(2020, 3, 30)), Tense.PRESENT, "since 30 March 2020"),
    (Period(datetime(2020, 3, 30), open_end=OpenEnd.FOR_NOW), Tense.FUTURE, "from 30 March 2020, for now"),
    (Period(datetime(2020, 3, 30), datetime(2020, 3, 31)), Tense.FUTURE, "on 30 March 2020"),
    (
        Period(datetime(2020, 3, 30, 8), datetime(2020, 3, 30, 12)),
        Tense.PRESENT,
        "on 30 March 2020 from 8 am until midday",
    ),
    (
        Period(datetime(2020, 3, 18), datetime(2020, 5, 1)),
        Tense.PAST,
        "from 18 March to 30 April 2020, no longer",
    ),
    (
        Period(datetime(2020, 3, 18), datetime(2020, 3, 18)),
        Tense.PAST,
        "not in force, called off before its start on 18 March 2020",
    ),
]


@pytest.mark.parametrize(("period", "tense", "told"), PERIODS)
def test_a_period_is_told_in_its_own_idiom(period: Period, tense: Tense, told: str) -> None:
    assert language("en").say_when(When(period, tense)) == told


def test_what_is_over_has_an_end() -> None:
    with pytest.raises(ValueError, match="has an end"):
        When(Period(datetime(2020, 3, 30)), Tense.PAST)


BESIDE = [
    (
        Close(),
        When(AHEAD.period, Tense.FUTURE, still=True),
        Beside(),
        "Will stay closed from 30 March 2020 until further notice.",
    ),
    (Close(), NOW, Beside(equipment=True), "Not in use from 30 March 2020 until further notice."),
    (
        Close(),
        When(OVER.period, Tense.FUTURE, reopens=date(2020, 5, 4)),
        Beside(),
        "Will be closed from 18 March to 30 April 2020; will reopen on 4 May 2020.",
    ),
    (
        Close(),
        When(OVER.period, Tense.PAST, reopens=date(2020, 5, 4)),
        Beside(),
        "Was closed from 18 March to 30 April 2020; reopened on 4 May 2020.",
    ),
    (
        Hours(Week.parse("Mo-Fr 08:00-16:00")),
        NOW,
        Beside(normally=Week.parse("Mo-Fr 08:00-18:00")),
        "Hours from 30 March 2020 until further notice: Mon–Fri 8 am–4 pm (normally Mon–Fri 8 am–6 pm).",
    ),
]


@pytest.mark.parametrize(("effect", "when", "beside", "told"), BESIDE)
def test_what_stands_beside_a_fact_shapes_its_sentence(effect: Effect, when: When, beside: Beside, told: str) -> None:
    assert language("en").say_fact(effect, when, naming("en"), beside) == told


@pytest.mark.parametrize(
    ("effect", "beside", "told"),
    [
        (Close(), Beside(many=True), "Closed."),
        (Close(), Beside(equipment=True), "You cannot use this."),
        (Close(), Beside(many=True, equipment=True), "You cannot use these."),
        (Normal(), Beside(many=True), "Open as usual."),
        (Elsewhere("print"), Beside(), "Printing: go to another place."),
    ],
)
def test_plain_language_speaks_of_one_place_or_several(effect: Effect, beside: Beside, told: str) -> None:
    assert language("en").say_plain(effect, naming("en"), beside) == told
