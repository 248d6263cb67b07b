"""How many parts a text message has: the tables of GSM 7-bit, and UCS-2 for what is in neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.people.text_messages import parts, plain_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("äöåÄÖÅéü§" * 17, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 20, 2),  # the sign stands whole in the second part
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("ы" * 70, 1),
        ("ы" * 71, 2),
        ("ы" * 134, 2),
        ("a" * 100 + "ы", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),  # 33 of them in a part: none is cut in two
    ],
)
def test_a_text_has_the_parts_of_the_standard(text: str, expected: int) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("klo 8–16", "klo 8-16"),
        ("’’“”…", "''\"\"..."),
        ("Šakki ja Žižek", "Sakki ja Zizek"),
        ("Ŋuõrjjâm, Čáhcesuolu, Deŧŧe", "Nuorjjam, Cahcesuolu, Dette"),
        ("Kirjasto Åkerön", "Kirjasto Åkerön"),
        ("Библиотека", "Библиотека"),
    ],
)
def test_what_has_a_likeness_in_the_tables_takes_it(written: str, sent: str) -> None:
    assert plain_characters(written) == sent


@given(st.text())
def test_a_likeness_never_needs_more_parts(text: str) -> None:
    assert parts(plain_characters(text.replace("…", ""))) <= max(parts(text.replace("…", "")), 1) * 3
    assert plain_characters(plain_characters(text)) == plain_characters(text)


@given(st.text(min_size=1), st.text(min_size=1))
def test_more_text_never_has_fewer_parts(one: str, other: str) -> None:
    assert parts(one + other) >= parts(one)
