"""The three languages carry the same: days, hours, numbers, names, strength, condition and exemption of each fact."""

import re
from importlib import import_module
from itertools import product
from types import ModuleType

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.facts.effects import (
    CancelEvents,
    Capacity,
    CapacityOf,
    Effect,
    Guidance,
    Strength,
)
from aukio.domain.wording.languages import language
from aukio.domain.wording.when import When
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
