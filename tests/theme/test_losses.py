"""What a move cannot keep is said in the reader's language: every sentence of a codec has words, with its values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import aukio
from aukio.formats.exchange.hauki_periods import _KEPT
from aukio.formats.exchange.moved import Lost, phrase
from aukio.theme.losses import WORDS, loss_in_words

SOURCE = Path(aukio.__file__).parent
CODES = re.compile(
    r"(\{\w+\}|[\W_\d]|serviceHours|isClosed|resource_state|weather_permitting|address|tags|info of|status"
    r"|on|interval|attributes)*"
)
"""What consists of these is the same in every language: values, and names of fields of a source."""


def written() -> Iterator[str]:
    """The English words of each loss in the source: constants of ``Lost`` and ``phrase``."""
    for path in (*(SOURCE / "formats/exchange").glob("*.py"), SOURCE / "workflows/moving_in.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Lost", "phrase"):
                assert not any(isinstance(each, ast.JoinedStr) for each in node.args), f"{path.name}:{node.lineno}"
                yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))
    yield from (instead for _channel, _admission, instead in _KEPT.values() if instead)


def test_every_sentence_of_a_codec_has_words_and_no_words_are_left_over() -> None:
    said = set(written())
    assert sorted(each for each in said - set(WORDS) if not CODES.fullmatch(each)) == []
    assert sorted(each for each in set(WORDS) - said if "name is not known" not in each) == []


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_the_words_hold_the_same_values_and_are_translated(lang: str) -> None:
    with override(lang):
        for english, words in WORDS.items():
            assert sorted(re.findall(r"\{\w+\}", str(words))) == sorted(re.findall(r"\{\w+\}", english))
            assert str(words) != english


def test_a_loss_is_said_in_each_language() -> None:
    lost = Lost(phrase("phone '{number}'", number="{x} 112"), "left out: it cannot be dialled")
    assert str(lost) == "phone '{x} 112': left out: it cannot be dialled"
    said = {}
    for lang in ("fi", "sv", "en"):
        with override(lang):
            said[lang] = loss_in_words(lost)
    assert said == {
        "fi": "puhelinnumero ”{x} 112”: jätetään pois: siihen ei voi soittaa",
        "sv": "telefonnumret ”{x} 112”: utelämnas: det går inte att ringa",
        "en": str(lost),
    }


def test_what_a_source_calls_something_stays_as_it_is() -> None:
    with override("fi"):
        assert loss_in_words(Lost("paymentMethods", "left out: the record has no such facts")).startswith(
            "paymentMethods: "
        )
