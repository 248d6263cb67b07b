"""Words of another language are found in any text, whole and the longest first; the text itself stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import Names
from aukio.domain.texts.foreign_words import ForeignWords, Piece

WORDS = ForeignWords(
    (
        Names({"fi": "Iso Omena"}),
        Names({"fi": "Iso Omenan kirjasto"}),
        Names({"sv": "tjänst"}),
        Names({"fi": "Kela", "en": "Kela"}),
        Names({"fi": "Kela"}),
        Names({"fi": "„Lainattu” sana"}),
    )
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Iso Omena", [("Iso Omena", "fi")]),
        ("At Iso Omena: closed.", [("At ", ""), ("Iso Omena", "fi"), (": closed.", "")]),
        ("Iso Omenan kirjasto.", [("Iso Omenan kirjasto", "fi"), (".", "")]),
        ("Iso Omenassa", [("Iso Omenassa", "")]),
        ("Tjänst: open", [("Tjänst", "sv"), (": open", "")]),
        ("Kela is closed", [("Kela is closed", "")]),
        ("Say „Lainattu” sana!", [("Say „", ""), ("Lainattu” sana", "fi"), ("!", "")]),
        ("", []),
    ],
)
def test_words_that_are_missing_in_the_language_are_found(text: str, pieces: list[tuple[str, str]]) -> None:
    assert WORDS.pieces(text, "en") == tuple(Piece(*each) for each in pieces)


def test_words_of_the_language_itself_are_not_marked() -> None:
    assert WORDS.pieces("Iso Omena", "fi") == (Piece("Iso Omena", ""),)
    assert WORDS.only_in("Iso Omena", "fi") == ""
    assert WORDS.only_in(" Iso Omena.", "en") == "fi"
    assert WORDS.only_in("At Iso Omena", "en") == ""


@given(st.text(alphabet="Iso Omenan kirjasto.,tjänst", max_size=60))
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in WORDS.pieces(text, "en")) == text
