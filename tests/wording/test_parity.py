"""The three languages carry the same: days, hours, numbers, names, strength, condition and exemption of each fact."""

import re
from datetime import date, datetime
from importlib import import_module
from itertools import product
from types import ModuleType

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.facts.effect_specs import SPECS
from aukio.domain.facts.effects import (
    CancelEvents,
    Capacity,
    CapacityOf,
    Effect,
    Guidance,
    Strength,
)
from aukio.domain.wording.languages import language
from aukio.domain.wording.sv.dates import MONTHS
from aukio.domain.wording.when import Beside, When
from tests.wording.golden import GOLDEN
from tests.wording.spoken import days_said, facts, holds
from tests.wording.spoken import naming as any_names
from tests.wording.told import AHEAD, NOW, OVER

COUNTED = [Capacity(of, max=most) for of in CapacityOf for most in (0, 1, 2)]
EFFECTS: list[Effect] = [*(row[0] for row in GOLDEN), *COUNTED]


def words_of(lang: str, part: str) -> ModuleType:
    return import_module(f"{LANGUAGES[lang].wording}.{part}")


@pytest.mark.parametrize(("effect", "when"), [*product(EFFECTS, (AHEAD, NOW, OVER))])
def test_each_language_carries_the_same_slots(effect: Effect, when: When) -> None:
    for lang in LANGUAGES:
        said = language(lang).say_fact(effect, when, any_names(lang))
        held = [*facts(effect, lang), *days_said(when.period, lang)]
        assert [slot for slot in held if not holds(said, slot.removesuffix("."))] == [], said
    assert len({len([*facts(effect, lang)]) for lang in LANGUAGES}) == 1


def test_every_effect_is_compared() -> None:
    assert {type(effect) for effect in EFFECTS} == set(SPECS)


def written_out(fact: str, lang: str) -> list[str]:
    """A fact as plain language writes it: a range by its ends, and in Swedish months in words."""
    day = re.fullmatch(r"(\d+)\.(\d+)\.(\d{4})", fact) if lang == "sv" else None
    return [f"{day[1]} {MONTHS[int(day[2]) - 1]} {day[3]}"] if day else fact.split("–")


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("effect", EFFECTS)
def test_each_language_carries_the_same_slots_in_plain_words_of_one_place_and_of_several(
    effect: Effect, many: bool
) -> None:
    for lang in LANGUAGES:
        said = language(lang).say_plain(effect, any_names(lang), Beside(many=many))
        held = [part for fact in facts(effect, lang) for part in written_out(fact.removesuffix("."), lang)]
        assert [slot for slot in held if not holds(said, slot)] == [], said
        in_full = language(lang).say_fact(effect, AHEAD, any_names(lang), Beside(many=many))
        assert [fact for fact in facts(effect, lang) if not holds(in_full, fact.removesuffix("."))] == [], in_full


DAY, LAST = date(2020, 3, 27), date(2020, 3, 31)
SIGNS = {
    "days": lambda words: words.say_sign_days(DAY, LAST, DAY),
    "from": lambda words: words.say_sign_days(DAY, None, DAY),
    "another year": lambda words: words.say_sign_days(DAY, LAST, date(2021, 3, 27)),
    "state": lambda words: words.say_sign_state([("X", DAY, LAST), ("Y", LAST, LAST)], DAY),
    "covers": lambda words: words.say_sign_covers(LAST),
    "version": lambda words: words.say_sign_version(3, datetime(2020, 3, 27, 9, 30)),
    "sheet": lambda words: words.say_sheet_known(datetime(2020, 3, 27, 9, 30)),
    "at": lambda words: words.say_sign_at(570),
}


@pytest.mark.parametrize("part", SIGNS)
def test_a_door_sign_states_the_same_numbers_in_each_language(part: str) -> None:
    """March is a word in English and a number elsewhere; hours have a colon in English, a point elsewhere."""
    said = {lang: SIGNS[part](language(lang)) for lang in LANGUAGES}
    in_figures = {lang: re.sub(r"\bMarch\b", "3", text) for lang, text in said.items()}

    assert len({tuple(sorted(re.findall(r"\d+", text))) for text in in_figures.values()}) == 1, said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("effect", EFFECTS)
def test_what_is_over_is_said_otherwise_than_what_goes_on(effect: Effect, lang: str) -> None:
    now, over = (language(lang).say_fact(effect, when, any_names(lang)) for when in (NOW, OVER))

    assert set(re.findall(r"[^\W\d]+", now)) != set(re.findall(r"[^\W\d]+", over))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_strength_has_a_verb_of_its_own(lang: str) -> None:
    words, names = language(lang), any_names(lang)
    for say in (words.say_guidance, words.say_plain_guidance):
        assert len({say(Guidance("mask", strength), names) for strength in Strength}) == len(Strength)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_exemption_and_condition_is_said_in_full_and_in_plain_words(lang: str) -> None:
    words, names = language(lang), any_names(lang)
    for code in words_of(lang, "advice").EXEMPTIONS:
        for say in (words.say_guidance, words.say_plain_guidance):
            free, bound = (say(Guidance("mask", Strength.MUST, unless=unless), names) for unless in (code, None))
            assert len(free) > len(bound)
    for code in words_of(lang, "words").CONDITIONS:
        cancelled = CancelEvents(("public_event",), condition=code)
        for said in (
            words.say_effect(cancelled, names),
            words.say_plain(cancelled, names),
            words.say_fact(cancelled, OVER, names),
        ):
            assert len(said) > len(words.say_effect(CancelEvents(("public_event",)), names)), said


def test_the_languages_know_the_same_codes() -> None:
    for part, table in (
        ("advice", "EXEMPTIONS"),
        ("advice", "AREAS"),
        ("words", "CONDITIONS"),
        ("words", "CONDITIONS_THEN"),
    ):
        assert len({frozenset(getattr(words_of(lang, part), table)) for lang in LANGUAGES}) == 1, table
