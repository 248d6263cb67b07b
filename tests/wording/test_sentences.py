"""Whatever the fact, every language says it in one whole sentence that leaves nothing out."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

import aukio
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import read_at
from aukio.domain.facts.effects import Effect, Text
from aukio.domain.wording.languages import language
from aukio.formats.notices import notice_file
from tests.formats import values
from tests.wording.spoken import facts, holds, naming, spoken

HELSINKI = ZoneInfo("Europe/Helsinki")
ESPOO = Path(aukio.__file__).parent / "demo" / "espoo"


@pytest.mark.parametrize("lang", LANGUAGES)
@given(effect=spoken)
def test_every_effect_is_one_sentence_that_holds_its_facts(lang: str, effect: Effect) -> None:
    said = language(lang).say_effect(effect, naming(lang))

    assert [fact for fact in facts(effect, lang) if not holds(said, fact)] == []
    assert said.endswith(".")
    assert not said[0].islower()
    # One sentence: nothing ends inside it. ("kl." is followed by a number.)
    assert re.search(r"[.!?] +[^\W\d_]", said) is None
    assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", said) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@given(effect=values.effect_values)
def test_even_an_odd_fact_is_said_on_one_line(lang: str, effect: Effect) -> None:
    said = language(lang).say_effect(effect, naming(lang))

    assert said
    assert said == " ".join(said.split())


def recorded_effects() -> list[Effect]:
    """Every effect of the Espoo record; places stand in by number."""
    found = []
    for path in sorted(ESPOO.glob("service-centres-*.yaml")):
        file = notice_file.read(path.read_text(), source=path.name)
        now = read_at("2022-01-01", HELSINKI)
        for proposal in file.proposals(find_place=lambda _: PlaceId(1), zone=HELSINKI, now=now):
            found += [effect for each in proposal.add for effect in each.effects]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_record_uses_no_code_without_words(lang: str) -> None:
    said = [
        language(lang).say_effect(effect, naming(lang)) for effect in recorded_effects() if not isinstance(effect, Text)
    ]

    assert len(said) > 50
    assert [sentence for sentence in said if "”" in sentence or "Required:" in sentence] == []
