"""Swedish tells every fact in time and in plain language as approved, and leaves nothing out."""

import re
from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Close, Effect, Promise, Text
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.wording import sv
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.when import Beside, Tense, When
from tests.wording import spoken
from tests.wording.golden import naming
from tests.wording.test_words import log_row
from tests.wording.told_sv import PLAIN_SV, TOLD_SV

OPEN = Period(datetime(2020, 3, 17), open_end=OpenEnd.UNTIL_FURTHER_NOTICE)
BOUNDED = Period(datetime(2020, 3, 18), datetime(2020, 5, 1))
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WHENS = [When(OPEN, Tense.FUTURE), When(OPEN, Tense.PRESENT), When(BOUNDED, Tense.PAST)]


@pytest.mark.parametrize(("effect", "future", "present", "past"), TOLD_SV)
def test_a_fact_is_told_as_approved(effect: Effect, future: str, present: str, past: str) -> None:
    assert [sv.say_fact(effect, when, naming("sv")) for when in WHENS] == [future, present, past]


@pytest.mark.parametrize(("effect", "said"), PLAIN_SV)
def test_a_fact_is_said_plainly_as_approved(effect: Effect, said: str) -> None:
    assert sv.say_plain(effect, naming("sv")) == said


def test_no_effect_is_missing_from_the_register() -> None:
    assert {type(effect) for effect, *_ in TOLD_SV} == set(get_args(Effect)) == {type(each) for each, _ in PLAIN_SV}


@given(effect=spoken.spoken, when=st.sampled_from(WHENS))
def test_every_fact_holds_all_it_knows(effect: Effect, when: When) -> None:
    said = sv.say_fact(effect, when, spoken.naming("sv"))

    days = ["18.3", "30.4.2020"] if when.tense is Tense.PAST else ["17.3.2020", "tills vidare"]
    assert [
        fact for fact in [*spoken.facts(effect, "sv"), *days] if not spoken.holds(said, fact.removesuffix("."))
    ] == []
    assert isinstance(effect, Text | Promise) or re.search(r"[.!?] +[^\W\d_]", said) is None


def in_full(fact: str) -> str:
    """``30 mars 2020`` for ``30.3.2020``; any other fact as it is."""
    day = re.fullmatch(r"(\d+)\.(\d+)\.(\d{4})", fact)
    return f"{day[1]} {MONTHS[int(day[2]) - 1]} {day[3]}" if day else fact


@given(effect=spoken.spoken)
def test_plain_words_hold_every_clock_number_and_name(effect: Effect) -> None:
    said = sv.say_plain(effect, spoken.naming("sv"))

    assert [fact for fact in spoken.facts(effect, "sv") if not spoken.holds(said, in_full(fact))] == []
    assert "kl." not in said


def test_what_continues_stays_closed_and_opens_again() -> None:
    day = datetime(2020, 5, 1).date()
    still = When(BOUNDED, Tense.FUTURE, still=True, reopens=day)
    close = Close()

    assert sv.say_fact(close, still, naming("sv")) == (
        "Håller fortsatt stängt 18.3–30.4.2020 och öppnar igen 1.5.2020."
    )
    assert sv.say_fact(close, WHENS[1], naming("sv"), Beside(equipment=True)) == (
        "Ur bruk från och med 17.3.2020 tills vidare."
    )


def test_a_clock_in_a_moment_ends_no_sentence() -> None:
    when = When(Period(datetime(2020, 3, 17, 12), datetime(2020, 4, 30, 16)), Tense.PRESENT)

    assert sv.say_fact(Close(), when, naming("sv")) == "Håller stängt 17.3 kl. 12 – 30.4.2020 kl. 16."
    assert sv.say_plain_when(when).text == ("Från tisdag 17 mars klockan 12 till torsdag 30 april 2020 klockan 16.")


def test_what_never_came_about_says_so() -> None:
    day = datetime(2020, 3, 17)
    when = When(Period(day, day), Tense.PAST)

    assert sv.say_fact(Close(), when, naming("sv")) == "Stängt (återkallat före starten 17.3.2020)."
    assert sv.say_plain_when(when).text == "Det skulle börja tisdag 17 mars 2020. Men ändringen blev inte av."


def test_both_stands_before_the_definite_form_in_a_subject() -> None:
    nodes = tuple(log_row(ChangeKind.ADDED, "a", "b", "c").places)
    names = Naming(lambda place: f"Plats {place}", str, lambda _: "Esbo stad")
    every = Subject(SubjectKind.EVERY, nodes[:2], (), nodes[:2], "health_centre")

    assert [
        sv.say_subject(subject, names)
        for subject in (
            every,
            replace(every, tops=nodes, left_out=nodes[:1]),
            replace(every, kind=SubjectKind.WHOLE, tops=nodes[:1], type=""),
            replace(every, kind=SubjectKind.OWNED, owners=("espoo",)),
        )
    ] == [
        "båda hälsostationerna",
        "alla hälsostationer utom Plats 0",
        "Plats 0 med alla tjänster",
        "alla platser som hör till Esbo stad",
    ]
