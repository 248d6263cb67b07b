"""The strategies of ``values`` yield every effect, so no law over effects leaves one out."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from aukio.domain.facts.effects import Effect
from tests.formats import values


@pytest.mark.parametrize("effect", get_args(Effect))
def test_every_effect_is_yielded(effect: type[Effect]) -> None:
    quickly = settings(
        max_examples=2000,
        phases=(Phase.generate,),
        report_multiple_bugs=False,
        suppress_health_check=tuple(HealthCheck),
        database=None,
    )
    for strategy in (values.effect_values, values.spoken_effects):
        find(strategy, lambda each: isinstance(each, effect), settings=quickly)
