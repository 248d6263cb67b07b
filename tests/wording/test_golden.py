"""Every effect has its approved sentence in every language."""

from typing import get_args

import pytest

from aukio.domain.facts.effects import Effect
from aukio.domain.wording.languages import language
from tests.wording.golden import GOLDEN, naming


@pytest.mark.parametrize(("effect", "fi", "sv", "en"), GOLDEN)
def test_an_effect_is_said_as_approved(effect: Effect, fi: str, sv: str, en: str) -> None:
    said = {code: language(code).say_effect(effect, naming(code)) for code in ("fi", "sv", "en")}

    assert said == {"fi": fi, "sv": sv, "en": en}


def test_no_effect_is_missing_from_the_register() -> None:
    assert {type(effect) for effect, *_ in GOLDEN} == set(get_args(Effect))
