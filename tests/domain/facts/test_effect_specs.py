"""The table of effects covers the union, and no two rows claim the same name or rank."""

from dataclasses import fields
from typing import get_args

from aukio.domain.city.places import Names
from aukio.domain.facts.effect_specs import EFFECT_SPECS, SPOKEN_ONLY, Aspect, effects_on
from aukio.domain.facts.effects import Effect, Guidance, HoursEffect, Promise, Text


def test_every_effect_has_one_row() -> None:
    assert sorted(spec.effect.__name__ for spec in EFFECT_SPECS) == sorted(each.__name__ for each in get_args(Effect))


def test_no_two_effects_share_a_name() -> None:
    names = [spec.name for spec in EFFECT_SPECS]
    assert sorted(set(names)) == sorted(names)


def test_ranks_count_from_zero_without_a_gap() -> None:
    assert sorted(spec.rank for spec in EFFECT_SPECS) == list(range(len(EFFECT_SPECS)))


def test_every_aspect_has_effects_and_every_effect_one_aspect() -> None:
    listed = [effect for aspect in Aspect for effect in effects_on(aspect)]
    assert all(map(effects_on, Aspect))
    assert sorted(map(str, listed)) == sorted(map(str, get_args(Effect)))


def test_effects_that_change_no_state_are_guidance_and_texts() -> None:
    assert set(SPOKEN_ONLY) == {Guidance, Promise, Text}


def test_the_effects_on_hours_are_those_of_their_union() -> None:
    assert set(get_args(HoursEffect)) == set(effects_on(Aspect.HOURS))


def test_only_these_effects_hold_texts_that_staff_write() -> None:
    # domain/texts lists and rewords them, web/pages/place_facts.py marks their language: add a new one there.
    with_text = {effect for effect in get_args(Effect) for field in fields(effect) if field.type is Names}
    assert with_text == {Promise, Text}
