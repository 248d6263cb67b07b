"""Finnish in time: every effect has its approved sentence in every tense, and nothing of a fact is left out."""

import re
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aukio.domain.city.places import Admission, ChannelKind, Contact, Names, PlaceId, Purpose
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Close, Effect, Elsewhere, Hours, Normal, Offer, Promise, Text
from aukio.domain.week import Week
from aukio.domain.wording import fi
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, Tense, When
from tests.formats import values
from tests.wording.golden import DESK, LIBRARY
from tests.wording.plain_fi import PLAIN_FI
from tests.wording.spoken import days_said, facts, holds, naming, spoken, weeks
from tests.wording.told_fi import FUTURE, NAMING, NAMING_AT, PAST, PRESENT, TOLD_FI


@pytest.mark.parametrize(("effect", "future", "present", "past"), TOLD_FI)
def test_a_fact_is_told_as_approved(effect: Effect, future: str, present: str, past: str) -> None:
    assert [fi.say_fact(effect, when, NAMING) for when in (FUTURE, PRESENT, PAST)] == [future, present, past]


@pytest.mark.parametrize(("effect", "plain"), [(row[0], plain) for row, plain in zip(TOLD_FI, PLAIN_FI, strict=True)])
def test_a_fact_has_its_plain_line(effect: Effect, plain: str) -> None:
    assert fi.say_plain(effect, NAMING) == plain


def test_no_effect_is_missing_from_the_register() -> None:
    assert {type(effect) for effect, *_ in TOLD_FI} == set(get_args(Effect))


# ----------------------------------------------------------------------------------------------------------------------
# Periods


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


BOUNDED = Period(local("2020-03-18"), local("2020-05-01"))
ONE_DAY = Period(local("2020-03-18"), local("2020-03-19"))
HALF_DAY = Period(local("2020-03-18T12:00"), local("2020-03-18T15:30"))
NEVER = Period(local("2020-03-18"), local("2020-03-18"))
ALLOWED = Period(local("2020-11-30"), open_end=OpenEnd.AS_CONDITIONS_PERMIT)
ENDLESS = Period(local("2020-03-17"))
WHENS = [
    (FUTURE, "30.3.2020 alkaen toistaiseksi", "Suljetaan 30.3.2020 toistaiseksi."),
    (PRESENT, "17.3.2020 alkaen ainakin toistaiseksi", "Suljettu 17.3.2020 alkaen ainakin toistaiseksi."),
    (
        When(ALLOWED, Tense.FUTURE),
        "30.11.2020 alkaen tilanteen vaatiman ajan",
        "Suljetaan 30.11.2020 tilanteen vaatimaksi ajaksi.",
    ),
    (
        When(ALLOWED, Tense.PRESENT),
        "30.11.2020 alkaen tilanteen vaatiman ajan",
        "Suljettu 30.11.2020 alkaen tilanteen vaatiman ajan.",
    ),
    (When(ENDLESS, Tense.FUTURE), "17.3.2020 alkaen", "Suljetaan 17.3.2020 alkaen."),
    (When(BOUNDED, Tense.FUTURE), "18.3.–30.4.2020", "Suljetaan ajaksi 18.3.–30.4.2020."),
    (When(BOUNDED, Tense.PRESENT), "18.3.–30.4.2020", "Suljettu 18.3.–30.4.2020."),
    (PAST, "18.3.–30.4.2020, päättynyt", "Oli suljettu 18.3.–30.4.2020."),
    (When(ONE_DAY, Tense.FUTURE), "18.3.2020", "Suljettu 18.3.2020."),
    (When(HALF_DAY, Tense.FUTURE), "18.3.2020 klo 12–15.30", "Suljettu 18.3.2020 klo 12–15.30."),
    (
        When(NEVER, Tense.PAST),
        "ei voimassa, vedetty takaisin ennen alkua 18.3.2020",
        "Suljettu (ei voimassa, vedetty takaisin ennen alkua 18.3.2020).",
    ),
]
PLAIN_WHENS = [
    (FUTURE, "Maanantaista 30.3.2020 alkaen toistaiseksi."),
    (PRESENT, "Tiistaista 17.3.2020 alkaen ainakin toistaiseksi."),
    (When(ALLOWED, Tense.PRESENT), "Maanantaista 30.11.2020 alkaen niin kauan kuin tarpeen."),
    (When(BOUNDED, Tense.PRESENT), "Keskiviikosta 18.3. torstaihin 30.4.2020."),
    (PAST, "Muutos on ohi. Se oli keskiviikosta 18.3. torstaihin 30.4.2020."),
    (When(ONE_DAY, Tense.FUTURE), "Keskiviikkona 18.3.2020."),
    (When(ONE_DAY, Tense.PAST), "Muutos on ohi. Se oli keskiviikkona 18.3.2020."),
    (
        When(HALF_DAY, Tense.FUTURE),
        "Keskiviikkona 18.3.2020 kello 12–15.30.",
    ),
    (When(NEVER, Tense.PAST), "Muutoksen piti alkaa keskiviikkona 18.3.2020. Peruimme muutoksen."),
]


@pytest.mark.parametrize(("when", "said", "closed"), WHENS)
def test_a_period_is_told_as_it_lies_in_time(when: When, said: str, closed: str) -> None:
    assert (fi.say_when(when), fi.say_fact(Close(), when, NAMING)) == (said, closed)


@pytest.mark.parametrize(("when", "said"), PLAIN_WHENS)
def test_a_plain_period_is_whole_sentences(when: When, said: str) -> None:
    assert fi.say_plain_when(when).text == said


# ----------------------------------------------------------------------------------------------------------------------
# What a sentence knows of its places and of what was before

JUNE = Period(local("2021-06-01"), open_end=OpenEnd.FOR_NOW)
STAYS = When(JUNE, Tense.FUTURE, still=True)
WINTER = Period(local("2020-11-30"), local("2021-06-01"))
REOPENS = {tense: When(WINTER, tense, reopens=date(2021, 6, 1)) for tense in Tense}
EQUIPMENT, MANY = Beside(equipment=True), Beside(many=True)
SHORTER = Hours(Week.parse("Mo-Fr 07:00-19:00"))
NORMALLY = Beside(normally=Week.parse("Mo-Fr 08:00-18:00"))
LUNCH = Week.parse("Fr 12:00-14:00")
BESIDE = [
    (Close(), STAYS, NOTHING_BESIDE, "Sulku jatkuu 1.6.2021 alkaen ainakin toistaiseksi."),
    (
        Close((ChannelKind.ON_SITE,)),
        STAYS,
        NOTHING_BESIDE,
        "Paikan päällä ei edelleenkään palvella 1.6.2021 alkaen ainakin toistaiseksi.",
    ),
    (
        Close((ChannelKind.SELF_SERVICE,)),
        STAYS,
        NOTHING_BESIDE,
        "Itsepalvelu ei edelleenkään ole käytössä 1.6.2021 alkaen ainakin toistaiseksi.",
    ),
    (Close(), STAYS, EQUIPMENT, "Ei edelleenkään käytössä 1.6.2021 alkaen ainakin toistaiseksi."),
    (
        Close(),
        REOPENS[Tense.FUTURE],
        NOTHING_BESIDE,
        "Suljetaan ajaksi 30.11.2020–31.5.2021, avataan jälleen 1.6.2021.",
    ),
    (Close(), REOPENS[Tense.PRESENT], NOTHING_BESIDE, "Suljettu 30.11.2020–31.5.2021, avataan jälleen 1.6.2021."),
    (Close(), REOPENS[Tense.PAST], NOTHING_BESIDE, "Oli suljettu 30.11.2020–31.5.2021, avattiin jälleen 1.6.2021."),
    (
        Close(),
        REOPENS[Tense.PRESENT],
        EQUIPMENT,
        "Ei käytössä 30.11.2020–31.5.2021, jälleen käytössä 1.6.2021 alkaen.",
    ),
    (Close(), PRESENT, EQUIPMENT, "Ei käytössä 17.3.2020 alkaen ainakin toistaiseksi."),
    (Close(), PAST, EQUIPMENT, "Ei voinut käyttää 18.3.–30.4.2020."),
    (Close(during=LUNCH), PRESENT, EQUIPMENT, "Ei käytössä 17.3.2020 alkaen ainakin toistaiseksi pe klo 12–14."),
    (
        SHORTER,
        FUTURE,
        NORMALLY,
        "Uudet aukioloajat 30.3.2020 alkaen toistaiseksi: ma–pe klo 7–19 (tavallisesti ma–pe klo 8–18).",
    ),
    (
        SHORTER,
        When(BOUNDED, Tense.FUTURE),
        NORMALLY,
        "Poikkeavat aukioloajat 18.3.–30.4.2020: ma–pe klo 7–19 (tavallisesti ma–pe klo 8–18).",
    ),
]
PLAIN_BESIDE = [
    (Close(), MANY, "Kiinni."),
    (Close(), EQUIPMENT, "Ei käytössä."),
    (Close(during=LUNCH), EQUIPMENT, "Ei käytössä perjantaisin kello 12–14."),
    (Close(), Beside(many=True, equipment=True), "Ei käytössä."),
    (Normal(), MANY, "Auki kuten tavallisesti."),
    (Normal(), EQUIPMENT, "Käytössä kuten tavallisesti."),
    (SHORTER, MANY, "Auki: maanantaista perjantaihin kello 7–19."),
    (Hours(Week.parse("Mo-Su off")), NOTHING_BESIDE, "Aukioloajat: kiinni."),
]


@pytest.mark.parametrize(("effect", "when", "beside", "said"), BESIDE)
def test_a_sentence_follows_its_places_and_what_was_before(
    effect: Effect, when: When, beside: Beside, said: str
) -> None:
    assert fi.say_fact(effect, when, NAMING, beside) == said


@pytest.mark.parametrize(("effect", "beside", "said"), PLAIN_BESIDE)
def test_a_plain_line_follows_its_places(effect: Effect, beside: Beside, said: str) -> None:
    assert fi.say_plain(effect, NAMING, beside) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            STAYS,
            "Myös tiistaista 1.6.2021 alkaen ainakin toistaiseksi.",
        ),
        (
            REOPENS[Tense.PRESENT],
            ("Maanantaista 30.11.2020 alkaen. Avaamme taas tiistaina 1.6.2021."),
        ),
    ],
)
def test_plain_language_tells_what_goes_on_and_what_opens(when: When, said: str) -> None:
    assert fi.say_plain_when(when).text == said


def test_where_else_stands_in_its_own_form_only_when_every_place_has_one() -> None:
    both, one = Elsewhere("print", (LIBRARY, DESK)), {LIBRARY: "Kalajärven kirjastossa"}
    half = Naming(NAMING.place, NAMING.service, at=lambda place: one.get(place, ""))

    assert fi.say_fact(both, PRESENT, NAMING_AT) == (
        "Tulostaminen: palvelu on saatavilla 17.3.2020 alkaen ainakin toistaiseksi Kalajärven kirjastossa ja Tapiolan"
        " asiointipisteessä."
    )
    assert fi.say_plain(both, NAMING_AT) == (
        "Tulostaminen: saat palvelua Kalajärven kirjastossa ja Tapiolan asiointipisteessä."
    )
    assert fi.say_fact(both, PRESENT, half) == fi.say_fact(both, PRESENT, NAMING)
    assert fi.say_plain(both, half) == fi.say_plain(both, NAMING)


def test_a_plain_week_writes_its_days_out() -> None:
    week = "Mo-We 08:00-11:00,12:00-16:00; Th,Fr 00:00-24:00; Sa[1,-1] 10:00-14:00; week 01-53/2 Su 12:00-14:00; PH off"

    assert fi.say_plain_week(Week.parse(week)) == (
        "Maanantaista keskiviikkoon kello 8–11 ja kello 12–16. Torstaisin ja perjantaisin koko "
        "vuorokauden. Kuukauden ensimmäisenä ja viimeisenä lauantaina kello 10–14. Parittomilla "
        "viikoilla sunnuntaisin kello 12–14. Juhlapyhinä kiinni."
    )
    assert fi.say_plain_week(Week.parse("We-Su 08:00-16:00")) == "Keskiviikosta sunnuntaihin kello 8–16."
    assert fi.say_plain_week(Week.parse("Mo-Su 08:00-16:00")) == "Joka päivä kello 8–16."


# ----------------------------------------------------------------------------------------------------------------------
# Whatever the fact

minutes = st.datetimes(datetime(2020, 1, 1), datetime(2022, 1, 1)).map(
    lambda local: local.replace(second=0, microsecond=0)
)
starts = minutes | minutes.map(lambda local: local.replace(hour=0, minute=0))
bounded = st.builds(
    lambda start, length: Period(start, start + length),
    starts,
    st.integers(0, 400).map(lambda days: timedelta(days=days))
    | st.integers(1, 3000).map(lambda m: timedelta(minutes=m)),
)
unbounded = st.builds(Period, starts, st.none(), st.none() | st.sampled_from(OpenEnd))
whens = st.one_of(
    st.builds(When, bounded, st.sampled_from(Tense), st.booleans()),
    st.builds(When, unbounded, st.sampled_from([Tense.FUTURE, Tense.PRESENT]), st.booleans()),
)
besides = st.builds(Beside, st.none() | weeks(), st.booleans(), st.booleans())


def days_of(period: Period) -> set[str]:
    ends = [period.start]
    if period.end is not None and not period.never:
        ends.append(period.end - timedelta(microseconds=1) if period.end.hour + period.end.minute == 0 else period.end)
    return {f"{end.day}.{end.month}.{end.year}" for end in ends}


@given(effect=spoken, when=whens, beside=besides)
def test_every_fact_is_one_sentence_that_holds_its_facts_and_days(effect: Effect, when: When, beside: Beside) -> None:
    said = fi.say_fact(effect, when, naming("fi"), beside)

    # A text gives its full stop to the brackets behind it.
    told = [fact.removesuffix(".") for fact in facts(effect, "fi")]
    assert [fact for fact in (*told, *days_said(when.period, "fi")) if not holds(said, fact)] == []
    assert not said[0].islower()
    if not isinstance(effect, Text | Promise):
        assert said.endswith(".")
        assert re.search(r"(?<!\d)[.!?] +[^\W\d_]", said) is None
    assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", said) is None


@given(effect=spoken, when=whens, beside=besides)
def test_plain_language_leaves_nothing_out_and_shortens_nothing(effect: Effect, when: When, beside: Beside) -> None:
    said, told = fi.say_plain(effect, naming("fi"), beside), fi.say_plain_when(when).text

    assert [fact for fact in facts(effect, "fi") if not holds(said, fact)] == []
    assert [day for day in days_said(when.period, "fi") if not holds(told, day)] == []
    assert re.search(r"\bklo \d|\bpuh\. |%|\b(ma|ti|ke|to|pe|la|su) (kello|koko|kiinni)\b", said) is None
    for text in (said, told):
        assert not text[0].islower()
        assert text.endswith(".")
        assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", text) is None


SPACED = Offer(
    ChannelKind.PHONE,
    Purpose.SERVICE,
    None,
    (Contact(phone="+358400000000", label=Names({"en": "a  a"})),),
    Admission.WALK_IN,
)


@example(effect=SPACED, when=PRESENT)
@given(effect=values.effect_values, when=whens)
def test_even_an_odd_fact_is_told_on_one_line(effect: Effect, when: When) -> None:
    lines = [
        fi.say_fact(effect, when, naming("fi")),
        fi.say_plain(effect, naming("fi")),
        fi.say_gists([(effect, False)]),
    ]

    assert all(line and line == " ".join(line.split()) for line in lines)


def test_names_are_never_changed() -> None:
    names = Naming(lambda place: f"<{place}>", lambda slug: f"<{slug}>", at=lambda place: f"<at {place}>")
    said = fi.say_fact(Elsewhere("x", (PlaceId(1),)), PRESENT, names)

    assert said == "<x>: palvelu on saatavilla 17.3.2020 alkaen ainakin toistaiseksi <at 1>."
